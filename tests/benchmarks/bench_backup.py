"""How long the window stands still while a million entries are backed up, and how long the backup takes."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from ankle_rehab import paths
from ankle_rehab.services.backups import Backups
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.diary_file import open_diary
from tests.benchmarks.big_diary import MANY, big_diary
from tests.fakes.entries import pain

STANDSTILL_MILLISECONDS = 50.0
BEAT_MILLISECONDS = 1
WRITE_EACH_BEATS = 100
ROUNDS = 3
ROOT = Path(__file__).resolve().parents[2]


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


def measured(folder: Path, app: QCoreApplication) -> tuple[float, float, int]:
    """The least of the longest standstills of a few backups, and the seconds and size of one."""
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
        standstills.append(heart.longest)
        seconds.append(time.perf_counter() - begun)
    newest = backups.last()
    assert newest is not None
    assert newest.entries is not None
    assert newest.entries >= MANY
    database.close()
    return min(standstills) * 1000, min(seconds), newest.size


def main() -> int:
    app = QCoreApplication(sys.argv)
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as name:
        folder = Path(name)
        shutil.copyfile(big_diary(MANY) / paths.DIARY_FILE, folder / paths.DIARY_FILE)
        standstill, seconds, size = measured(folder, app)
    held = standstill <= STANDSTILL_MILLISECONDS
    ratio = standstill / STANDSTILL_MILLISECONDS
    print(
        f"backup: standstill of the window: {ratio:.2f} (limit 1.0) {'ok' if held else 'over'};"
        f" {standstill:.0f} ms of {STANDSTILL_MILLISECONDS:.0f},"
        f" {seconds:.1f} s for {size / 1e6:.0f} MB, verified"
    )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
