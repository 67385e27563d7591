"""Only a copy that was opened and compared counts as a backup."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ankle_rehab.storage import backup
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import migrations
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile, WriteFailed
from tests.fakes.book import Book
from tests.fakes.entries import pain

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


def test_a_backup_holds_all_that_the_diary_holds_and_stands_alone(book: Book) -> None:
    folder = book.path.parent / "backups"
    with book.opened() as database:
        kept = DiaryStore(database).add_pain([pain(note=f"note {number}") for number in range(500)])
        made = backup.make(database, folder, NOW)
        DiaryStore(database).add_pain([pain(note="later")])
    assert made.name == f"diary-000001-v{len(migrations())}-20261122T080509Z-by-hand-500.db"
    assert [path.name for path in folder.iterdir()] == [made.name]
    if os.name == "posix":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    copy = Database(made)
    found = DiaryStore(copy).entries()
    checked = str(copy.pragma("checksum_verification"))
    copy.close()
    assert found == kept
    assert checked == "1"


def test_the_newest_is_told_by_its_number_not_by_the_clock(book: Book) -> None:
    folder = book.path.parent / "backups"
    with book.opened() as database:
        times = (NOW, NOW + timedelta(days=9000), NOW - timedelta(days=9000))
        made = [backup.make(database, folder, time) for time in times]
    assert backup.listed(folder) == tuple(reversed(made))


def test_what_is_no_finished_backup_is_not_listed(book: Book) -> None:
    folder = book.path.parent / "backups"
    assert backup.listed(folder) == ()
    with book.opened() as database:
        made = backup.make(database, folder, NOW)
        (folder / "diary.part").write_bytes(b"half")
        (folder / "diary-000009-v1.db").write_bytes(b"")
        assert backup.listed(folder) == (made,)
        again = backup.make(database, folder, NOW)
        assert backup.listed(folder) == (again, made)


@pytest.mark.parametrize("place", [100, 5000, 9000, 30000])
def test_a_damaged_copy_does_not_pass(book: Book, place: int) -> None:
    folder = book.path.parent / "backups"
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note="n" * 1000) for _ in range(50)])
        made = backup.make(database, folder, NOW)
        rows = backup.counts(database)
        backup.verify(made, rows)
        content = bytearray(made.read_bytes())
        content[place] ^= 4
        made.write_bytes(content)
        with pytest.raises(DamagedFile):
            backup.verify(made, rows)


def test_a_copy_with_other_rows_does_not_pass(book: Book) -> None:
    with book.opened() as database:
        made = backup.make(database, book.path.parent / "backups", NOW)
        DiaryStore(database).add_pain([pain()])
        with pytest.raises(DamagedFile):
            backup.verify(made, backup.counts(database))


def test_a_backup_of_a_damaged_diary_is_never_finished(book: Book) -> None:
    folder = book.path.parent / "backups"
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note="a sentence to be found")])
    content = bytearray(book.path.read_bytes())
    content[content.index(b"a sentence")] ^= 1
    book.path.write_bytes(content)
    database = Database(book.path)
    with pytest.raises(DamagedFile):
        backup.make(database, folder, NOW)
    database.abandon()
    assert backup.listed(folder) == ()


def test_a_copy_is_verified_before_it_counts(book: Book) -> None:
    """A score that cannot be copies without complaint; only looking at the copy finds it."""
    folder = book.path.parent / "backups"
    with book.opened() as database:
        DiaryStore(database).add_pain([pain()])
        with database.change() as change:
            change.do("PRAGMA ignore_check_constraints = ON")
            change.do("UPDATE pain_entry SET score = 99")
    with book.opened() as database, pytest.raises(DamagedFile):
        backup.make(database, folder, NOW)
    assert backup.listed(folder) == ()


def test_a_folder_that_cannot_be_made_is_told(book: Book) -> None:
    (book.path.parent / "backups").write_text("in the way")
    with book.opened() as database, pytest.raises(WriteFailed):
        backup.make(database, book.path.parent / "backups", NOW)
