"""A diary to look back at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ankle_rehab.services.diary import Diary
from ankle_rehab.services.review import Review
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh
from tests.fakes.year import write_year


@pytest.fixture
def database(data_dir: Path, clock: FakeClock) -> Iterator[Database]:
    database = open_fresh(data_dir / "diary.db", clock)
    yield database
    database.close()


@pytest.fixture
def diary(database: Database, clock: FakeClock) -> Diary:
    return Diary(database, clock)


@pytest.fixture
def review(diary: Diary, database: Database, clock: FakeClock) -> Review:
    return Review(diary, database, clock)


@pytest.fixture
def year(database: Database) -> None:
    write_year(database)
