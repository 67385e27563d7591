"""Saving an entry against a bare SQLite commit with the same settings, in turn in one run; and opening."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ankle_rehab import paths
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.diary_file import open_diary
from tests.benchmarks.bare_table import BareTable
from tests.benchmarks.diary_copies import place
from tests.benchmarks.rows import Row, ratio, row, tell
from tests.benchmarks.stopwatch import seconds
from tests.fakes.entries import pain

ROUNDS = 400
STARTS = 9
LIMIT = 1.5
OPEN_LIMIT_MILLISECONDS = 20.0
ROOT = Path(__file__).resolve().parents[2]
NOTE = "The stairs in the morning, then nothing until the evening walk."
OPEN = """
import sys, time
from pathlib import Path
from ankle_rehab.domain import diary, settings
from ankle_rehab.services.clock import SystemClock
clock = SystemClock()
path = Path(sys.argv[1])
begun = time.perf_counter()
from ankle_rehab import paths
from ankle_rehab.storage.diary_file import open_diary
paths.prepare_folder(path.parent)
database = open_diary(path, clock)
print((time.perf_counter() - begun) * 1000)
database.close()
"""


def saving(folder: Path) -> Row:
    """An entry through the diary against a bare commit."""
    clock = SystemClock()
    database = open_diary(folder / paths.DIARY_FILE, clock)
    diary = Diary(database, clock)
    entry = pain(note=NOTE)
    with BareTable(folder) as table:
        pairs = [
            (seconds(lambda: diary.add_pain(entry)), seconds(lambda: table.save(NOTE))) for _ in range(ROUNDS)
        ]
    database.close()
    return ratio("saving an entry against a bare commit", pairs, LIMIT, unit="ms", scale=1000)


def opening(path: Path) -> Row:
    """A fresh process each time, for everything that opening an existing diary needs."""
    command = [sys.executable, "-c", OPEN, str(path)]
    times = [
        float(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
        for _ in range(STARTS)
    ]
    return row("opening a diary", times, "ms", OPEN_LIMIT_MILLISECONDS)


def measured() -> Iterator[Row]:
    with place() as folder:
        yield saving(folder)
        yield opening(folder / paths.DIARY_FILE)


if __name__ == "__main__":
    app = QCoreApplication(sys.argv)
    sys.exit(tell(measured()))
