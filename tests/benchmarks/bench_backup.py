"""How long the window stands still while a million entries are backed up, and how long the backup takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from ankle_rehab import paths
from ankle_rehab.services.backups import Backups
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.diary_file import open_diary
from tests.benchmarks.diary_copies import MANY, copied
from tests.benchmarks.rows import Row, row, tell
from tests.fakes.entries import pain

STANDSTILL_MILLISECONDS = 50.0
BEAT_MILLISECONDS = 1
WRITE_EACH_BEATS = 100
ROUNDS = 5


class Heart:
    """Beats as often as the event loop lets it; the longest time between two beats is the standstill."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._last = 0.0
        self.longest = 0.0
        self.beats = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.longest, self.beats, self._last = 0.0, 0, time.perf_counter()
        self._timer.start(BEAT_MILLISECONDS)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        """Now and then somebody writes an entry, whose own time does not count."""
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self.beats += 1
        if self.beats % WRITE_EACH_BEATS == 0:
            self._diary.add_pain(pain(note="written meanwhile"))
        self._last = time.perf_counter()


def measured(folder: Path, app: QCoreApplication) -> Iterator[Row]:
    """A few backups, one after the other."""
    clock = SystemClock()
    database = open_diary(folder / paths.DIARY_FILE, clock)
    diary = Diary(database, clock)
    backups = Backups(database, clock, folder, Preferences(database))
    heart = Heart(diary)
    standstills, seconds = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        heart.start()
        backups.make_now()
        while backups.doing is not None:
            app.processEvents()
        heart.stop()
        standstills.append(heart.longest * 1000)
        seconds.append(time.perf_counter() - begun)
    newest = backups.last()
    assert newest is not None
    assert newest.entries is not None
    assert newest.entries >= MANY
    database.close()
    what = f"longest standstill of the window while {MANY:,} entries are backed up"
    yield row(what, standstills, "ms", STANDSTILL_MILLISECONDS)
    remark = f"{newest.size / 1e6:.0f} MB, verified"
    yield row(f"a backup of {MANY:,} entries", seconds, "s", remark=remark)


def main() -> int:
    app = QCoreApplication(sys.argv)
    with copied(MANY) as folder:
        return tell(measured(folder, app))


if __name__ == "__main__":
    sys.exit(main())
