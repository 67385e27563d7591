"""The program in a process of its own, which does something of everything and leaves.

It hides nothing of the rights it asks for (`umask 0`), says `ready`, stops, and goes on when it is told to.
"open to all" as its argument plants a file that everybody may read.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ankle_rehab import paths
from ankle_rehab.services.export_job import Form
from tests.fakes.clock import FakeClock
from tests.journeys.visitor import Visitor


def main() -> int:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    os.umask(0)
    print("ready", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
    folder = paths.data_dir()
    paths.prepare_folder(folder)
    visitor = Visitor(app, FakeClock(), folder)
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    visitor.program.window.new_entry()
    visitor.click("4 of 10, moderate")
    (note,) = visitor.program.window.page("entry").findChildren(QPlainTextEdit)
    note.setPlainText("a word")
    visitor.click("Save entry")
    visitor.click("Today")
    visitor.click("Start session")
    visitor.none_of_these()
    visitor.click("2 of 10, mild")
    visitor.wait(60)
    parts = visitor.program.parts
    parts.backups.make_now()
    while parts.backups.doing is not None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    loop = QEventLoop()
    parts.transfer.exported.connect(loop.quit)
    parts.transfer.failed.connect(loop.quit)
    parts.transfer.export(Form.ARCHIVE, Path(os.environ["HOME"]) / "ankle.json")
    loop.exec()
    if sys.argv[1:] == ["open to all"]:
        (folder / f"{paths.LOG_FILE}.1").touch(0o666)
    visitor.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
