"""No room for what comes in, while it is being read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankle_rehab.services import import_job
from ankle_rehab.services.export_job import Form, write
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DiskFull
from tests.exchange.reading import closed
from tests.fakes.book import Book
from tests.fakes.entries import pain

MANY, LETTERS = 1500, 4000
"""More than the small disk holds, and than SQLite keeps in memory until the end."""


def test_a_disk_that_is_full_in_the_middle_is_told_as_full(tmp_path: Path, small_disk: Path) -> None:
    there, here, source = tmp_path / "there", closed(tmp_path / "here"), tmp_path / "diary.json"
    diary = closed(there)
    with Book(there).opened() as database:
        DiaryStore(database).add_pain([pain(note="n" * LETTERS) for _ in range(MANY)])
    write(diary, Form.ARCHIVE, source, "2026-11-22T08:05:09+00:00", lambda _done: None)
    with pytest.raises(DiskFull):
        import_job.look(here, source, small_disk / "incoming.db", lambda _done: None)
