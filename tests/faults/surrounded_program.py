"""The program in odd surroundings: on the command line, then its window, each as its own start would be.

`python -m tests.faults.surrounded_program FOLDER FILES` opens the window and leaves it, writes an entry,
makes a backup, exports into FILES and reads that again; prints the exit codes as JSON. `planted` behind it
opens a file without saying how it is encoded.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ankle_rehab.__main__ import main as ankle_rehab

NOTE = "Größe İı ١٢ – 3,5 km 🦶"
ARCHIVE, TABLES = "Tagebuch ü.json", "tables"


def leave_when_shown(run: Callable[[], int]) -> Callable[[], int]:
    """An event loop that ends by itself soon."""

    def shown() -> int:
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, QApplication.quit))
        return run()

    return shown


def window(where: tuple[str, ...]) -> int:
    """Open it and leave it."""
    sys.argv[1:] = where
    code = ankle_rehab()
    app = QApplication.instance()
    if app is not None:
        app.shutdown()
    return code


def main() -> int:
    folder, files, *planted = sys.argv[1:]
    place, where = Path(files), ("--data-dir", folder)
    archive = str(place / os.fsdecode(ARCHIVE.encode()))  # as it comes from a terminal
    (place / TABLES).mkdir(exist_ok=True)  # the program may begin anew
    setattr(QApplication, "exec", staticmethod(leave_when_shown(QApplication.exec)))  # noqa: B010
    codes = [window(where)]
    for words in (
        ("log", "4", "--side", "left", "--note", NOTE),
        ("backup",),
        ("export", "--json", archive),
        ("export", "--csv", str(place / TABLES)),
        ("import", archive),
    ):
        sys.argv[1:] = (*words, *where)
        codes.append(ankle_rehab())
    if planted:
        (place / "plain").open("w").close()
    print(json.dumps(codes), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
