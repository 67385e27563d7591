"""Only a copy that was opened and compared counts as a backup."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.thinning import Backup, Reason
from ankle_rehab.storage import backup
from ankle_rehab.storage.copying import copying, counts
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import migrations
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile, DiskFull, WriteFailed
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.storage.refusing import refused

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
VERSION = len(migrations())


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


@pytest.fixture
def folder(book: Book) -> Path:
    return book.path.parent / "backups"


def test_a_backup_holds_all_that_the_diary_holds_and_stands_alone(book: Book, folder: Path) -> None:
    with book.opened() as database:
        kept = DiaryStore(database).add_pain([pain(note=f"note {number}") for number in range(500)])
        made = backup.make(database, folder, NOW)
        DiaryStore(database).add_pain([pain(note="later")])
    assert made.name == f"diary-000001-v{VERSION}-20261122T080509Z-by-hand-500.db"
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


def test_the_name_tells_all_that_a_list_needs(book: Book, folder: Path) -> None:
    with book.opened() as database:
        _, other = DiaryStore(database).add_pain([pain(), pain()])
        assert other.id is not None
        DiaryStore(database).remove_pain(other.id, NOW)
        made = backup.make(database, folder, NOW, Reason.BEFORE_IMPORT)
    assert backup.found(folder) == (
        Backup(1, NOW, VERSION, made.stat().st_size, Reason.BEFORE_IMPORT, 1, made.name),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("diary-000012-v1-20261122T080509Z.db", (12, 1, None, None)),
        ("diary-000012-v1-20261122T080509Z-before-delete-3.db", (12, 1, Reason.BEFORE_DELETE, 3)),
        ("diary-000012-v1-20261122T080509Z-for-the-moon-3.db", (12, 1, None, 3)),
        ("diary-1234567-v12-20261122T080509Z-daily-0.db", (1234567, 12, Reason.DAILY, 0)),
    ],
)
def test_names_of_other_programs_of_ours_are_understood(
    name: str, expected: tuple[int, int, Reason | None, int | None]
) -> None:
    told = backup.told(name, 4096)
    assert told is not None
    assert (told.number, told.version, told.reason, told.entries) == expected
    assert (told.at, told.size) == (NOW, 4096)


@pytest.mark.parametrize(
    "name",
    [
        "diary.part",
        "diary.db",
        "diary-000009-v1.db",
        "diary-00009-v1-20261122T080509Z.db",
        "diary-000009-v1-20261122T080509Z.db.part",
        "diary-000009-v1-20261122T080509Z-daily-3.db-journal",
        "diary-000009-v1-20261399T080509Z.db",
        "diary-٠٠٠٠٠٩-v1-20261122T080509Z.db",
    ],
)
def test_what_is_no_finished_backup_is_not_listed(book: Book, folder: Path, name: str) -> None:
    assert backup.listed(folder) == ()
    with book.opened() as database:
        made = backup.make(database, folder, NOW)
        (folder / name).write_bytes(b"half")
        assert backup.listed(folder) == (made,)
        again = backup.make(database, folder, NOW)
        assert backup.listed(folder) == (again, made)


def test_a_folder_or_a_link_of_that_name_is_no_backup(book: Book, folder: Path) -> None:
    with book.opened() as database:
        made = backup.make(database, folder, NOW)
    (folder / "diary-000008-v1-20261122T080509Z.db").mkdir()
    (folder / "diary-000009-v1-20261122T080509Z.db").symlink_to(made)
    assert backup.listed(folder) == (made,)


def test_the_newest_is_told_by_its_number_not_by_the_clock(book: Book, folder: Path) -> None:
    with book.opened() as database:
        times = (NOW, NOW + timedelta(days=9000), NOW - timedelta(days=9000))
        made = [backup.make(database, folder, time) for time in times]
    assert backup.listed(folder) == tuple(reversed(made))


@pytest.mark.parametrize("place", [100, 5000, 9000, 30000])
def test_a_damaged_copy_does_not_pass(book: Book, folder: Path, place: int) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note="n" * 1000) for _ in range(50)])
        made = backup.make(database, folder, NOW)
        rows = counts(database)
        backup.verify(made, rows)
        content = bytearray(made.read_bytes())
        content[place] ^= 4
        made.write_bytes(content)
        with refused(DamagedFile, made):
            backup.verify(made, rows)


def test_a_copy_with_other_rows_does_not_pass(book: Book, folder: Path) -> None:
    with book.opened() as database:
        made = backup.make(database, folder, NOW)
        DiaryStore(database).add_pain([pain()])
        with refused(DamagedFile, made, "the copy does not hold what the diary holds"):
            backup.verify(made, counts(database))


def test_a_backup_of_a_damaged_diary_is_never_finished(book: Book, folder: Path) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note="a sentence to be found")])
    content = bytearray(book.path.read_bytes())
    content[content.rindex(b"a sentence")] ^= 1
    book.path.write_bytes(content)
    database = Database(book.path)
    with pytest.raises(DamagedFile) as refused:
        backup.make(database, folder, NOW)
    database.abandon()
    assert refused.value.path == book.path
    assert list(folder.iterdir()) == []


def test_a_copy_is_verified_before_it_counts(book: Book, folder: Path) -> None:
    """A score that cannot be copies without complaint; only looking at the copy finds it."""
    with book.opened() as database:
        DiaryStore(database).add_pain([pain()])
        with database.change() as change:
            change.do("PRAGMA ignore_check_constraints = ON")
            change.do("UPDATE pain_entry SET score = 99")
    with book.opened() as database, pytest.raises(DamagedFile):
        backup.make(database, folder, NOW)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(book: Book, folder: Path) -> None:
    folder.write_text("in the way")
    with book.opened() as database, refused(WriteFailed, folder):
        backup.make(database, folder, NOW)


def test_what_a_killed_run_left_is_cleared_away_and_nothing_else(book: Book, folder: Path) -> None:
    with book.opened() as database:
        made = backup.make(database, folder, NOW)
    for name in (
        "diary.part",
        "diary.part-journal",
        "diary-without.part",
        ".diary-without.part.0a1b2c3d.part",
    ):
        (folder / name).write_bytes(b"half")
    (folder / "my own notes.part").write_text("mine")
    backup.tidy(folder)
    assert {path.name for path in folder.iterdir()} == {made.name, "my own notes.part"}


def nothing(_database: Database) -> None:
    pass


def one_more(database: Database) -> None:
    DiaryStore(database).add_pain([pain()])


@pytest.mark.parametrize(("then", "same"), [(nothing, True), (one_more, False)])
def test_a_diary_that_is_still_like_its_backup_is_told_from_one_that_is_not(
    book: Book, folder: Path, then: Callable[[Database], None], same: bool
) -> None:
    with book.opened() as database:
        one_more(database)
        made = backup.make(database, folder, NOW)
        then(database)
    assert backup.unchanged(book.path, made) is same
    with book.opened() as database:
        assert backup.unchanged(book.path, made) is same


def test_after_a_crash_it_counts_as_changed_though_its_file_is_not(book: Book, folder: Path) -> None:
    with book.opened() as database:
        made = backup.make(database, folder, NOW)
        one_more(database)
        assert not backup.unchanged(book.path, made)


def test_a_backup_that_is_gone_is_like_nothing(book: Book, folder: Path) -> None:
    with book.opened() as database:
        made = backup.make(database, folder, NOW)
    made.unlink()
    assert not backup.unchanged(book.path, made)


def test_a_full_disk_makes_no_bad_backup_and_keeps_the_good_one(small_disk: Path) -> None:
    with Book(small_disk).opened() as database:
        DiaryStore(database).add_pain([pain(note="n" * 3000) for _ in range(20)])
        folder = small_disk / "backups"
        good = backup.make(database, folder, FakeClock().now())
        (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 100_000))
        with pytest.raises(DiskFull):
            backup.make(database, folder, FakeClock().now())
        assert list(folder.iterdir()) == [good]
        backup.verify(good, counts(database))
        DiaryStore(database).add_pain([pain(note="still saved")])


def test_a_disk_that_fills_up_while_it_is_copied_leaves_nothing_behind(small_disk: Path) -> None:
    with Book(small_disk).opened() as database:
        DiaryStore(database).add_pain([pain(note="n" * 3000) for _ in range(20)])
        folder = small_disk / "backups"
        part = backup.prepare(database, folder)
        room = shutil.disk_usage(small_disk).free
        (small_disk / "filler").write_bytes(b"x" * (room - 64 * 1024))
        with pytest.raises(DiskFull), closing(copying(database, part, lambda: 0.0)) as slices:
            for _ in slices:
                pass
        backup.discard(part)
        assert list(folder.iterdir()) == []
