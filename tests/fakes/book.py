"""A diary file for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from tests.fakes.clock import FakeClock


class Book:
    """One diary file; every look at it is a new opening."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "diary.db"

    @contextmanager
    def opened(self) -> Iterator[Database]:
        database = open_diary(self.path, FakeClock())
        try:
            yield database
        finally:
            database.close()
