"""The program in a process of its own, whose user writes one word wherever words can be written.

`python -m tests.faults.telling_program WORD [planted]` goes to every page, keeps, exports, fails and is told
of things, and prints as JSON what it showed to others: titles, notifications, the tray, the clipboard and a
report of a problem. It ends at once, as if it were killed, with a text half written. `planted` tells the word
to the log and to a file that is gone again, and asks for a socket of the internet.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
from datetime import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ankle_rehab import paths
from ankle_rehab.domain.reminder import Kind
from ankle_rehab.services import problem_report
from ankle_rehab.services.error_log import ErrorLog
from ankle_rehab.services.export_job import Form
from tests.fakes.clock import FakeClock
from tests.fakes.own import bridge
from tests.journeys.test_reminders import pass_minutes, remind
from tests.journeys.visitor import Visitor

ASKED_FOR = "asked-for"
HALF_WRITTEN_MILLISECONDS = 2000


def write(visitor: Visitor, word: str) -> None:
    """An entry, an exercise, a reminder; and a session, so that the days are not empty."""
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    visitor.program.window.new_entry()
    visitor.click("4 of 10, moderate")
    (note,) = visitor.program.window.page("entry").findChildren(QPlainTextEdit)
    note.setPlainText(f"It was the {word}.")
    visitor.click("Save entry")
    visitor.program.parts.own.keep_exercise(bridge(name=f"The {word}"))
    remind(visitor, Kind.OWN, time(9, 30), f"Think of the {word}")
    visitor.click("Today")
    visitor.click("Start session")
    visitor.none_of_these()
    visitor.click("2 of 10, mild")
    visitor.wait(60)
    visitor.program.parts.player.end()


def keep(visitor: Visitor, home: Path) -> None:
    """A backup, and every kind of file that leaves the program because somebody asks for it."""
    parts = visitor.program.parts
    parts.backups.make_now()
    while parts.backups.doing is not None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for form in Form:
        loop = QEventLoop()
        parts.transfer.exported.connect(loop.quit)
        parts.transfer.failed.connect(loop.quit)
        target = home / ASKED_FOR / f"ankle.{form}"
        if form is Form.TABLES:
            target.mkdir()
        parts.transfer.export(form, target)
        loop.exec()


def fail(word: str) -> None:
    """An error whose message quotes the diary."""

    def stumble() -> None:
        raise ValueError(f"cannot read {word}")

    QTimer.singleShot(0, stumble)
    QCoreApplication.processEvents()


def betray(folder: Path, word: str) -> None:
    """What must be found."""
    with (folder / paths.LOG_FILE).open("a", encoding="utf-8") as log:
        log.write(f"{word}\n")
    with tempfile.NamedTemporaryFile() as file:
        file.write(word.encode())
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()


def main() -> None:
    word, *planted = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    home, folder, clock = Path(os.environ["HOME"]), paths.data_dir(), FakeClock()
    paths.prepare_folder(folder)
    sys.excepthook = ErrorLog(folder, clock).on_uncaught
    visitor = Visitor(app, clock, folder)
    write(visitor, word)
    keep(visitor, home)
    pass_minutes(visitor, 40)
    window = visitor.program.window
    titles = []
    for name in window._factories:
        if name not in ("player", "routine-sheet"):  # which show what was begun or asked for
            window.show_page(name)
            visitor.settle()
            titles.append(window.windowTitle())
    fail(word)
    if planted:
        betray(folder, word)
    told = [f"{one.title} {one.body}" for one in visitor.desktop.sent]
    shown = {
        "titles": titles,
        "told": told,
        "tray": [*visitor.tray.offers(), *map(" ".join, visitor.tray.told)],
        "clipboard": [app.clipboard().text()],
        "report": [str(problem_report.gather(folder, visitor.program.parts.preferences.settings))],
    }
    window.new_entry()
    (note,) = window.page("entry").findChildren(QPlainTextEdit)
    note.setPlainText(f"Half written: {word}")
    QTimer.singleShot(HALF_WRITTEN_MILLISECONDS, app.quit)
    app.exec()
    print(json.dumps(shown), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
