"""Copies of the big diaries to work on, and what is open on them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ankle_rehab import paths
from ankle_rehab.storage.atomic_file import sync_file
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from tests.benchmarks.big_diary import DAYS, LAST_DAY, ZONE, big_diary
from tests.fakes.clock import FakeClock

SIZES = (10_000, 100_000, 1_000_000)
FEW, MANY = SIZES[0], SIZES[-1]
BUILD = Path(__file__).resolve().parents[2] / "build"


def clock() -> FakeClock:
    """Late on the last day of the big diaries."""
    return FakeClock(datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 23, tzinfo=ZoneInfo(ZONE)))


@contextmanager
def place() -> Iterator[Path]:
    """An empty folder on the disk of the project: one in memory has no commits worth the name."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as name:
        yield Path(name)


@contextmanager
def copied(entries: int, days: int = DAYS) -> Iterator[Path]:
    """A folder with a copy of a big diary, all of it on the disk."""
    with place() as parent:
        folder = parent / "diary"
        shutil.copytree(big_diary(entries, days), folder)
        folder.chmod(0o700)
        sync_file(folder / paths.DIARY_FILE)
        yield folder


@contextmanager
def copies() -> Iterator[dict[int, Path]]:
    """One of each size."""
    with ExitStack() as stack:
        yield {entries: stack.enter_context(copied(entries)) for entries in SIZES}


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    """The diary file of a folder."""
    database = open_diary(folder / paths.DIARY_FILE, clock())
    try:
        yield database
    finally:
        database.close()
