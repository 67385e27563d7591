"""The program in a process of its own, an entry half written, waiting for what becomes of it.

It stands on the diary in the folder named as its argument and says `kept` once what was typed is on the disk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.fakes.clock import FakeClock
from tests.journeys.visitor import Visitor

LOOK_MILLISECONDS = 20
NOTE = "Half a sentence about the st"


def main() -> int:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    visitor = Visitor(app, FakeClock(), Path(sys.argv[1]))
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    visitor.program.window.new_entry()
    visitor.click("4 of 10, moderate")
    for note in visitor.program.window.findChildren(QPlainTextEdit):
        note.setPlainText(NOTE)
    looking = QTimer()
    looking.timeout.connect(lambda: visitor.diary.has_draft and print("kept", flush=True))
    looking.start(LOOK_MILLISECONDS)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
