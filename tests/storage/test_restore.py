"""A backup is brought back only when it is a diary of this program, and nothing that was there is lost."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from ankle_rehab.domain.thinning import Reason
from ankle_rehab.storage import backup, restore
from ankle_rehab.storage.database import Database, connect
from ankle_rehab.storage.diary_file import migrations
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import (
    DamagedFile,
    DiskFull,
    ForeignFile,
    InUse,
    NewerFile,
    StorageFault,
    WriteFailed,
)
from tests.fakes.book import Book
from tests.fakes.entries import pain
from tests.storage.dumps import dump, dump_path, fill
from tests.storage.dumps import restore as build
from tests.storage.refusing import refused

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
ENTRIES = 30


@pytest.fixture
def book(data_dir: Path) -> Book:
    """A diary of 31 entries, and a backup with all but the last."""
    book = Book(data_dir)
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note=f"note {number}") for number in range(ENTRIES)])
        backup.make(database, data_dir / "backups", NOW)
        DiaryStore(database).add_pain([pain(note="the last one")])
    return book


def copies(book: Book) -> tuple[Path, ...]:
    return backup.listed(book.path.parent / "backups")


def notes(book: Book) -> list[str]:
    with book.opened() as database:
        return [entry.note for entry in DiaryStore(database).entries()]


def test_a_backup_comes_back_and_can_be_taken_back(book: Book) -> None:
    whole = notes(book)
    safety = restore.bring_back(copies(book)[0], book.path, NOW)
    assert safety == copies(book)[0]
    assert backup.found(book.path.parent / "backups")[0].reason is Reason.BEFORE_RESTORE
    assert notes(book) == whole[:ENTRIES]
    assert safety is not None
    restore.bring_back(safety, book.path, NOW)
    assert notes(book) == whole
    assert len(copies(book)) == 3


def test_everything_that_a_diary_can_hold_comes_back_alike(data_dir: Path) -> None:
    book = Book(data_dir)
    with book.opened() as database:
        fill(database, len(migrations()))
        whole = dump(database)
        copy = backup.make(database, data_dir / "backups", NOW)
        with database.change() as change:
            for table in ("pain_entry", "session_step", "session", "icing", "setting", "sign_check"):
                change.do(f"DELETE FROM {table}")
        assert dump(database) != whole
    restore.bring_back(copy, book.path, NOW)
    with book.opened() as database:
        assert dump(database) == whole


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_what_comes_back_is_private_and_stands_alone(book: Book, tmp_path: Path) -> None:
    elsewhere = tmp_path / "copy.db"
    shutil.copyfile(copies(book)[0], elsewhere)
    elsewhere.chmod(0o644)
    restore.bring_back(elsewhere, book.path, NOW)
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600
    assert {path.name for path in book.path.parent.iterdir()} == {"diary.db", "backups"}


def test_what_still_stood_in_the_journal_is_in_the_safety_backup(book: Book) -> None:
    database = Database(book.path)
    DiaryStore(database).add_pain([pain(note="only in the journal")])
    database.abandon()
    assert book.path.with_name("diary.db-wal").stat().st_size
    safety = restore.bring_back(copies(book)[0], book.path, NOW)
    assert len(notes(book)) == ENTRIES
    assert safety is not None
    assert backup.verify(safety) == ENTRIES + 2


def test_a_journal_that_is_not_settled_keeps_the_other_diary_out(book: Book) -> None:
    staged = restore.stage(copies(book)[0], book.path)
    database = Database(book.path)
    DiaryStore(database).add_pain([pain()])
    database.abandon()
    with refused(WriteFailed, book.path, "the journal of the diary is not settled"):
        restore.put_in_place(staged, book.path)
    assert len(notes(book)) == ENTRIES + 2


def test_a_damaged_diary_is_kept_as_it_is(book: Book) -> None:
    content = bytearray(book.path.read_bytes())
    content[4096 * 6] ^= 1
    content[4096 * 7 + 100] ^= 1
    book.path.write_bytes(content)
    kept = restore.bring_back(copies(book)[0], book.path, NOW)
    assert kept == book.path.with_name("diary.db.damaged-20261122T080509Z")
    assert kept.read_bytes() == content
    assert len(notes(book)) == ENTRIES


def test_a_second_damaged_diary_does_not_take_the_place_of_the_first(book: Book) -> None:
    kept = []
    for word in (b"one", b"two"):
        book.path.write_bytes(word * 4000)
        kept.append(restore.bring_back(copies(book)[0], book.path, NOW))
    assert [path.read_bytes()[:3] for path in kept if path is not None] == [b"one", b"two"]


@pytest.mark.parametrize(("name", "word"), [("user_version", "newer"), ("application_id", "foreign")])
def test_a_diary_that_this_program_does_not_know_is_kept_byte_for_byte(
    book: Book, name: str, word: str
) -> None:
    connection = connect(book.path)
    connection.pragma(name, 999)
    connection.close()
    content = book.path.read_bytes()
    kept = restore.bring_back(copies(book)[0], book.path, NOW)
    assert kept == book.path.with_name(f"diary.db.{word}-20261122T080509Z")
    assert kept.read_bytes() == content
    assert len(notes(book)) == ENTRIES


def test_an_empty_diary_is_kept_aside_too(book: Book) -> None:
    book.path.write_bytes(b"")
    kept = restore.bring_back(copies(book)[0], book.path, NOW)
    assert kept is not None
    assert kept.name == "diary.db.damaged-20261122T080509Z"
    assert len(notes(book)) == ENTRIES


@pytest.mark.parametrize("journal", [None, b""])
def test_without_a_diary_there_is_nothing_to_keep(book: Book, journal: bytes | None) -> None:
    book.path.unlink()
    if journal is not None:
        book.path.with_name("diary.db-wal").write_bytes(journal)
    assert restore.bring_back(copies(book)[0], book.path, NOW) is None
    assert len(notes(book)) == ENTRIES


def test_the_journal_of_a_diary_that_is_gone_may_hold_the_newest_entries_and_is_kept(book: Book) -> None:
    database = Database(book.path)
    DiaryStore(database).add_pain([pain(note="only in the journal")])
    database.abandon()
    journal = book.path.with_name("diary.db-wal").read_bytes()
    book.path.unlink()
    kept = restore.bring_back(copies(book)[0], book.path, NOW)
    assert kept == book.path.with_name("diary.db.damaged-20261122T080509Z-wal")
    assert kept.read_bytes() == journal
    assert len(notes(book)) == ENTRIES


def test_the_journal_of_another_program_is_kept_with_its_file(book: Book) -> None:
    with_sql("PRAGMA application_id = 7")(book.path)
    book.path.with_name("diary.db-journal").write_bytes(b"what the other has not finished")
    kept = restore.bring_back(copies(book)[0], book.path, NOW)
    assert kept is not None
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"what the other has not finished"
    assert len(notes(book)) == ENTRIES


def test_a_diary_in_use_stays(book: Book) -> None:
    with book.opened() as database:
        with refused(InUse, book.path):
            restore.bring_back(copies(book)[0], book.path, NOW)
        assert len(DiaryStore(database).entries()) == ENTRIES + 1


def test_a_backup_of_an_older_program_comes_back(book: Book) -> None:
    old = book.path.with_name("old.db")
    build(dump_path(1).read_text(encoding="utf-8"), old)
    restore.bring_back(old, book.path, NOW)
    assert "Stairs hurt. 🦶\n'quoted'" in notes(book)


def test_a_live_diary_of_another_computer_comes_with_its_journal(book: Book, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir(mode=0o700)
    shutil.copyfile(book.path, other / "diary.db")
    database = Database(other / "diary.db")
    DiaryStore(database).add_pain([pain(note="not settled")])
    database.abandon()
    restore.bring_back(other / "diary.db", book.path, NOW)
    assert notes(book)[-1] == "not settled"
    assert (other / "diary.db-wal").stat().st_size


# what is refused ---------------------------------------------------------------------------------------

Spoil = Callable[[Path], None]


def with_sql(sql: str) -> Spoil:
    def spoil(path: Path) -> None:
        connection = connect(path)
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
        connection.execute(sql).fetchall()
        connection.close()

    return spoil


def with_bytes(offset: int, value: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[offset : offset + len(value)] = value
        path.write_bytes(content)

    return spoil


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40_000])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def plain_text(path: Path) -> None:
    path.write_text("Dear diary, " * 500)


def without_checksums(path: Path) -> None:
    path.unlink()
    connection = apsw.Connection(str(path))
    for step in migrations():
        connection.execute(step.read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {0x416E6B52}; PRAGMA user_version = {len(migrations())}")
    connection.close()


def another_program(path: Path) -> None:
    path.unlink()
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE song (name TEXT)")
    connection.close()


TRIGGER = "CREATE TRIGGER evil AFTER INSERT ON pain_entry BEGIN DELETE FROM session; END"


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (with_sql(TRIGGER), ForeignFile),
        (with_sql("CREATE VIEW evil AS SELECT * FROM pain_entry"), ForeignFile),
        (with_sql("CREATE TABLE evil (a)"), ForeignFile),
        (with_sql("CREATE INDEX evil ON pain_entry (abs(score))"), ForeignFile),
        (with_sql("DROP TRIGGER pain_words_added"), ForeignFile),
        (with_sql("DROP TABLE activity_score"), ForeignFile),
        (with_sql("ALTER TABLE setting ADD COLUMN evil TEXT DEFAULT (abs(1))"), ForeignFile),
        (with_sql("CREATE VIRTUAL TABLE evil USING fts5 (a)"), ForeignFile),
        (with_sql("ANALYZE"), ForeignFile),
        (with_bytes(0, b"something else"), DamagedFile),
        (with_bytes(6 * 4096, b"\0\0\0\0"), DamagedFile),
        (cut, DamagedFile),
        (emptied, DamagedFile),
        (plain_text, DamagedFile),
        (without_checksums, DamagedFile),
        (another_program, StorageFault),
    ],
)
def test_what_is_no_whole_diary_of_ours_is_refused_and_changes_nothing(
    book: Book, spoil: Spoil, fault: type[StorageFault]
) -> None:
    before = notes(book)
    bad = book.path.with_name("bad.db")
    shutil.copyfile(copies(book)[0], bad)
    spoil(bad)
    content = bad.read_bytes()
    with pytest.raises(fault) as refused:
        restore.bring_back(bad, book.path, NOW)
    assert refused.value.path == bad
    assert bad.read_bytes() == content
    assert len(copies(book)) == 1
    assert notes(book) == before
    assert {path.name for path in book.path.parent.iterdir()} == {"diary.db", "backups", "bad.db"}


def test_a_backup_of_a_newer_program_names_both_versions(book: Book) -> None:
    newer = book.path.with_name("newer.db")
    shutil.copyfile(copies(book)[0], newer)
    with_sql("PRAGMA user_version = 99")(newer)
    with pytest.raises(NewerFile) as refused:
        restore.stage(newer, book.path)
    assert (refused.value.found, refused.value.known) == (99, len(migrations()))


def test_nothing_of_a_strange_file_is_carried_out_by_looking_at_it(book: Book) -> None:
    strange = book.path.with_name("strange.db")
    shutil.copyfile(copies(book)[0], strange)
    with_sql("CREATE VIEW evil AS SELECT load_extension('/tmp/evil')")(strange)
    with pytest.raises(ForeignFile, match="evil"):
        restore.check(strange)


@pytest.mark.parametrize(
    ("kind", "fault"), [("folder", ForeignFile), ("pipe", ForeignFile), ("nothing", WriteFailed)]
)
def test_what_is_no_file_is_refused(book: Book, kind: str, fault: type[StorageFault]) -> None:
    place = book.path.with_name("no-file")
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        if os.name != "posix":
            pytest.skip("pipes with names are a matter of POSIX systems")
        os.mkfifo(place)
    with refused(fault, place):
        restore.stage(place, book.path)


def test_a_full_disk_leaves_the_old_diary(small_disk: Path) -> None:
    book = Book(small_disk)
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note="n" * 3000) for _ in range(20)])
        copy = backup.make(database, small_disk / "backups", NOW)
    (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 50_000))
    with pytest.raises(DiskFull):
        restore.bring_back(copy, book.path, NOW)
    (small_disk / "filler").unlink()
    assert len(notes(book)) == 20
    assert {path.name for path in small_disk.iterdir()} == {"diary.db", "backups"}
