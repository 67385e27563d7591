"""What the first picture does without, so that it comes soon."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import linecache
import sys
from pathlib import Path
from ankle_rehab import imports
from ankle_rehab import cli
import PySide6.QtCore, PySide6.QtWidgets
from PySide6.QtWidgets import QApplication
from ankle_rehab.app import Program
from ankle_rehab.ui.style import PLAIN

def made():
    widgets = PySide6.QtWidgets
    classes = [(PySide6.QtCore, "Qt"), (widgets, "QStyle"), (widgets, "QWizard")]
    return [name for module, name in classes if isinstance(dict.get(vars(module), name), type)]

def tell():
    print("constants at the first picture:", made())
    print("seen:", program.window.current_page)
    print("sources read:", [name for name in linecache.cache if name.endswith("app.py")])
    print("explaining:", [one for one in imports.EXPLAINING if "__getattr__" not in vars(sys.modules[one])])
    app.quit()

app = QApplication(["program", *PLAIN])
program = Program(app, cli.this_computer(), Path(sys.argv[1]))
program.first_picture.painted.disconnect(program.complete)
version = program.parts.content.first_start().text_version
program.parts.preferences.change(accepted_version=version)
program.first_picture.painted.connect(tell)
program.open()
app.exec()
program.complete()
print("constants when it is complete:", made())
print("made for nothing:", [name for name in sys.argv[2:] if name in sys.modules])
program.close()
"""


UNNEEDED = (
    *("calendar", "ankle_rehab.services.errand", "ankle_rehab.services.making", "ankle_rehab.services.trash"),
    *("ankle_rehab.services.reminder_day", "ankle_rehab.storage.carry_over"),
    "ankle_rehab.ui.widgets.reminder.bar",
)
"""What nobody waits for where nothing is due."""


def test_the_first_picture_makes_no_constants_of_qt(data_dir: Path) -> None:
    """They take 16 ms. Only the first start ever asks the system for its theme before it paints.

    Nor is the source of a module read, as PySide6 does at every import when it is let, or what explains the
    functions of Qt, as it does at every start.
    QWizard stands for all the widgets: 8 ms, as soon as Python meets a part that Qt made by itself.
    """
    for _ in range(2):
        program = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(data_dir), *UNNEEDED],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    assert program.stdout.splitlines() == [
        "constants at the first picture: []",
        "seen: today",
        "sources read: []",
        "explaining: []",
        "constants when it is complete: ['Qt']",
        "made for nothing: []",
    ]
