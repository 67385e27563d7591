"""Saving an entry against a bare SQLite commit with the same settings, in turn in one run; and opening."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import apsw
from PySide6.QtCore import QCoreApplication

from ankle_rehab import paths
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.database import connect
from ankle_rehab.storage.diary_file import open_diary
from tests.fakes.entries import pain

ROUNDS = 400
STARTS = 7
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


def bare(path: Path) -> apsw.Connection:
    """A connection with the diary's settings to a file with one plain table."""
    paths.create_private(path)
    connection = connect(path, create=True)
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, score INTEGER, note TEXT) STRICT")
    return connection


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def saving(folder: Path) -> tuple[float, float]:
    """Median seconds of saving an entry through the diary, and of a bare commit."""
    clock = SystemClock()
    database = open_diary(folder / paths.DIARY_FILE, clock)
    diary = Diary(database, clock)
    connection = bare(folder / "bare.db")
    entry = pain(note=NOTE)

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO entry (score, note) VALUES (?, ?)", (3, NOTE))
        connection.execute("COMMIT")

    pairs = [(seconds(lambda: diary.add_pain(entry)), seconds(commit)) for _ in range(ROUNDS)]
    database.close()
    connection.close()
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def opening(path: Path) -> float:
    """Median milliseconds of a fresh process for everything that opening an existing diary needs."""
    times = [
        float(
            subprocess.run(
                [sys.executable, "-c", OPEN, str(path)], cwd=ROOT, capture_output=True, check=True
            ).stdout
        )
        for _ in range(STARTS)
    ]
    return statistics.median(times)


def main() -> int:
    QCoreApplication(sys.argv)
    place = ROOT / "build"  # on the disk of the project: a folder in memory has no commits worth the name
    place.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place) as name:
        entry, commit = saving(Path(name))
        milliseconds = opening(Path(name) / paths.DIARY_FILE)
    ratio = entry / commit
    saved, opened = ratio <= LIMIT, milliseconds <= OPEN_LIMIT_MILLISECONDS
    figures = f"{entry * 1000:.3f} against {commit * 1000:.3f} ms"
    print(f"storage: saving an entry: {ratio:.2f} x a bare commit (limit {LIMIT}) {_word(saved)}; {figures}")
    limit = f"{OPEN_LIMIT_MILLISECONDS:.0f} ms"
    print(f"storage: opening a diary: {milliseconds:.1f} ms (limit {limit}) {_word(opened)}")
    return 0 if saved and opened else 1


def _word(held: bool) -> str:
    return "ok" if held else "over"


if __name__ == "__main__":
    sys.exit(main())
