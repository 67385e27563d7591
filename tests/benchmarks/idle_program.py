"""The whole program out of sight in the tray, with a reminder for each evening; tells how often it wakes.

It prints `ready` when it has come to rest. Each line that it reads is answered with the number of times that
its event loop woke until then.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import time
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from ankle_rehab.app import Program
from ankle_rehab.cli import this_computer, tidy_up
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.services.single import Single
from ankle_rehab.ui.style import PLAIN
from tests.fakes.tray import FakeTray

REST_SECONDS = 45


class Wakes:
    """Counts how often the event loop goes on after it has waited."""

    def __init__(self) -> None:
        self.count = 0
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._on_awake)

    def tell(self) -> None:
        """Answer one line; being asked is a waking too, and is left out."""
        os.read(0, 64)
        print(self.count - 1, flush=True)
        self.count -= 1

    def _on_awake(self) -> None:
        self.count += 1


def main() -> int:
    app = QApplication([*sys.argv, *PLAIN])
    app.setQuitOnLastWindowClosed(False)
    folder = Path(os.environ["BENCH_DATA_DIR"])
    outside = this_computer()
    if app.platformName() == "offscreen":
        outside = replace(outside, tray=FakeTray)
    single = Single(folder)
    assert single.claim()
    program = Program(app, outside, folder)
    parts = program.parts
    parts.preferences.change(accepted_version=parts.content.first_start().text_version)
    late = (outside.clock.now().hour + 12) % 24
    parts.reminders.add(Reminder(Kind.PLAN, Schedule((time(late),), outside.clock.now().date())))
    program.first_picture.painted.connect(tidy_up)
    program.first_picture.painted.connect(single.listen)
    program.open(minimized=True)
    wakes = Wakes()
    asked = QSocketNotifier(0, QSocketNotifier.Type.Read)
    asked.activated.connect(wakes.tell)
    QTimer.singleShot(REST_SECONDS * 1000, lambda: print("ready", program.window.isHidden(), flush=True))
    code = app.exec()
    program.close()
    single.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
