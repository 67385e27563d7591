"""A diary file for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh


class Book:
    """One diary file; every look at it is a new opening."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "diary.db"

    @contextmanager
    def opened(self) -> Iterator[Database]:
        database = open_fresh(self.path, FakeClock())
        try:
            yield database
        finally:
            database.close()
