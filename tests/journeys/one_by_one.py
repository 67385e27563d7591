"""Files dropped on the window one by one, and what the page says of each.

`python -m tests.journeys.one_by_one FOLDER` does so with the files of a folder, as somebody has who runs with
a watch, and then has the command line read the same folder; it prints both tables. The project carries no
such files.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from ankle_rehab import paths
from ankle_rehab.domain.value import value
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import lay
from tests.journeys.test_run_files import drop, until_read
from tests.journeys.visitor import Visitor


@value
class Told:
    """What the page said of one file, and the button that was pressed then."""

    name: str
    words: tuple[str, ...]
    pressed: str


def drop_each(visitor: Visitor, files: Iterable[Path]) -> Iterator[Told]:
    """Drop each file and take in what is offered."""
    for path in files:
        drop(visitor, path)
        until_read(visitor)
        preview = visitor.program.parts.run_files.preview
        offered = [] if preview is None else [row for row in preview.rows if row.offered]
        button = f"Take in {len(offered)}" if offered else "Leave it"
        words = shown(visitor, path.name)
        visitor.click(button)
        yield Told(path.name, words, button)


def shown(visitor: Visitor, name: str) -> tuple[str, ...]:
    """What stands on the page of the files about this one, in its order."""
    widgets = [one for one in visitor.front().findChildren(QLabel) if one.isVisible()]
    ticks = [one for one in visitor.front().findChildren(QCheckBox) if one.isVisible()]
    words = [one.text().replace("\u200b", "").replace("\u2060", "") for one in widgets]
    about = [place for place, one in enumerate(words) if name in one]
    return (
        words[words.index("What was found") + 1],
        *(one.accessibleName() for one in ticks),
        *(words[place] for place in about[:1]),
    )


def by_window(folder: Path) -> None:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        lay(Path(home) / paths.DIARY_FILE)
        visitor = Visitor(app, FakeClock(), Path(home))
        visitor.click("Which ankle is sore?: Left")
        visitor.click("I understand")
        for one in drop_each(visitor, sorted(folder.iterdir())):
            print(f"{one.name}: {' | '.join(one.words)} | {one.pressed}")
        visitor.close()


def by_command(folder: Path) -> int:
    with tempfile.TemporaryDirectory() as home:
        words = [sys.executable, "-m", "ankle_rehab", "import", "--partial", "--data-dir", home, str(folder)]
        return subprocess.run(words, check=False).returncode


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: python -m tests.journeys.one_by_one FOLDER", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    print("dropped on the window")
    by_window(folder)
    print("\non the command line", flush=True)
    by_command(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
