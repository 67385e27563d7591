"""The first Ctrl+K finds everything made ready: nothing is read or imported while somebody waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from ankle_rehab.ui.actions.forethought import Forethought

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ankle_rehab import cli
from ankle_rehab.app import Program
from ankle_rehab.ui.style import PLAIN

def tell():
    before = set(sys.modules)
    program.rooms.show_palette()
    print("opened:", QApplication.activeModalWidget().windowTitle())
    late = sorted(name for name in set(sys.modules) - before if name.startswith("ankle_rehab"))
    print("imported late:", late)
    print("texts read before:", texts)
    QApplication.activeModalWidget().reject()
    app.quit()

def on_ready():
    texts.append("cards" in vars(program.parts.content.guide))
    tell()

texts = []
app = QApplication(["program", *PLAIN])
program = Program(app, cli.this_computer(), Path(sys.argv[1]))
program.parts.preferences.change(accepted_version=program.parts.content.first_start().text_version)
program.first_picture.painted.connect(lambda: program.rooms.forethought.ready.connect(on_ready))
program.open()
app.exec()
program.close()
"""


def test_the_first_palette_imports_and_reads_nothing(data_dir: Path) -> None:
    program = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(data_dir)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert program.stdout.splitlines() == [
        "opened: What would you like to do?",
        "imported late: []",
        "texts read before: [True]",
    ]


def test_one_thing_a_turn_and_then_it_rests(qtbot: QtBot) -> None:
    done: list[int] = []
    thought = Forethought([lambda: done.append(1), lambda: done.append(2)], first=0, between=0)
    with qtbot.waitSignal(thought.ready, timeout=5000):
        assert done == []
    assert done == [1, 2]
