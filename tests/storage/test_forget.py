"""An entry taken out of a backup is nowhere in it any more, and everything else still is."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.storage import backup, columns
from ankle_rehab.storage.database import Database, connect
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.draft_store import DraftStore
from ankle_rehab.storage.faults import DamagedFile
from ankle_rehab.storage.forget import Unwanted, UnwantedOwn, forget
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.second_place import SECONDS_OF_COARSE_DISKS
from tests.fakes.book import Book
from tests.fakes.entries import pain
from tests.fakes.own import PICTURE, bridge, morning
from tests.storage.dumps import dump_path
from tests.storage.dumps import restore as build

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
LATER = Stamp(NOW + timedelta(hours=2), "Europe/Berlin", NOW.date())
FIRST, THEN, TYPED = "wishedawayfirst", "wishedawaythen", "wishedawaytyped"


def only(entry: PainEntry) -> Unwanted:
    assert entry.id is not None
    return Unwanted(entry.id, columns.moment(entry.recorded.utc))


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


@pytest.fixture
def folder(book: Book) -> Path:
    return book.path.parent / "backups"


def filled(database: Database) -> PainEntry:
    """A diary of a few hundred entries in which one was written, changed, and is being changed again.

    What was deleted left its traces, as it did before the program had SQLite wipe them out.
    """
    database.rows("PRAGMA secure_delete = OFF")
    with database.change() as change:
        change.do("INSERT INTO pain_words (pain_words, rank) VALUES ('secure-delete', 0)")
    DiaryStore(database).add_pain([pain(note=f"kept number {number}") for number in range(300)])
    (entry,) = DiaryStore(database).add_pain([pain(8, note=FIRST + " and more" * 2000)])
    changed = PainStore(database).edit(replace(entry, note=THEN), LATER)
    DraftStore(database).keep(replace(EntryDraft.of(changed), note=TYPED), LATER.utc)
    DiaryStore(database).add_pain([pain(note="kept to the end")])
    return entry


def entries(copy: Path) -> list[PainEntry]:
    with closing(Database(copy)) as database:
        return list(DiaryStore(database).entries())


def test_its_words_are_nowhere_in_the_file(book: Book, folder: Path) -> None:
    with book.opened() as database:
        unwanted = filled(database)
        copy = backup.make(database, folder, NOW)
        kept = [entry for entry in DiaryStore(database).entries() if entry.id != unwanted.id]
    content = copy.read_bytes()
    assert all(words.encode() in content for words in (FIRST, THEN, TYPED))
    assert forget(copy, only(unwanted))
    (anew,) = backup.listed(folder)
    assert anew.name == copy.name.replace("-302.db", "-301.db")
    content = anew.read_bytes().lower()
    assert not [words for words in (FIRST, THEN, TYPED) if words.encode() in content]
    assert b"wishedaway" not in content
    assert [path.name for path in folder.iterdir()] == [anew.name]
    assert backup.verify(anew) == 301
    assert entries(anew) == kept


def test_it_can_still_be_searched_and_every_page_still_has_its_checksum(book: Book, folder: Path) -> None:
    with book.opened() as database:
        unwanted = filled(database)
        copy = backup.make(database, folder, NOW)
    forget(copy, only(unwanted))
    (anew,) = backup.listed(folder)
    with closing(connect(anew, read_only=True)) as connection:
        assert str(connection.pragma("checksum_verification")) == "1"
        found = "SELECT count(*) FROM pain_words WHERE pain_words MATCH ?"
        assert connection.execute(found, ("kept",)).get == 301
        assert connection.execute(found, ("wishedaway*",)).get == 0
    content = bytearray(anew.read_bytes())
    content[content.index(b"kept number 17") + 3] ^= 1
    anew.write_bytes(content)
    with pytest.raises(DamagedFile):
        backup.verify(anew)


def test_one_in_the_trash_goes_too_and_was_not_counted(book: Book, folder: Path) -> None:
    with book.opened() as database:
        unwanted = filled(database)
        assert unwanted.id is not None
        DiaryStore(database).remove_pain(unwanted.id, NOW)
        copy = backup.make(database, folder, NOW)
    assert forget(copy, only(unwanted))
    assert backup.listed(folder) == (copy,)
    assert FIRST.encode() not in copy.read_bytes()


def test_the_draft_that_it_began_as_goes_and_another_stays(book: Book, folder: Path) -> None:
    entry = pain(note=FIRST)
    with book.opened() as database:
        begun = EntryDraft(note=TYPED)
        DraftStore(database).keep(begun, entry.recorded.utc - timedelta(minutes=1))
        of_it = backup.make(database, folder, NOW)
        DraftStore(database).keep(begun, entry.recorded.utc + timedelta(minutes=1))
        of_another = backup.make(database, folder, NOW)
    unwanted = Unwanted(7, columns.moment(entry.recorded.utc))
    assert forget(of_it, unwanted)
    assert not forget(of_another, unwanted)
    assert TYPED.encode() not in of_it.read_bytes()


def test_a_backup_without_it_stays_byte_for_byte(book: Book, folder: Path) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain([pain()])
        copy = backup.make(database, folder, NOW)
        unwanted = filled(database)
    content, when = copy.read_bytes(), copy.stat().st_mtime_ns
    assert not forget(copy, only(unwanted))
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == (content, when)


@pytest.mark.parametrize("ahead", [-3600, 0, 3600])
def test_a_backup_that_was_changed_is_newer_than_each_copy_of_it(
    book: Book, folder: Path, ahead: int
) -> None:
    """Also on a disk that counts in steps of two seconds, and where the clock was set back meanwhile."""
    with book.opened() as database:
        unwanted = filled(database)
        copy = backup.make(database, folder, NOW)
    when = copy.stat().st_mtime_ns + ahead * 1_000_000_000
    os.utime(copy, ns=(when, when))
    assert forget(copy, only(unwanted))
    least = when + 2 * SECONDS_OF_COARSE_DISKS * 1_000_000_000
    (changed,) = backup.listed(folder)
    found = changed.stat().st_mtime_ns
    assert found >= least if ahead < 0 else found == least


def test_another_entry_of_that_number_stays(book: Book, folder: Path) -> None:
    """Numbers are given again once the last entry is gone for good."""
    with book.opened() as database:
        (entry,) = DiaryStore(database).add_pain([pain(note="another one")])
        copy = backup.make(database, folder, NOW)
    assert entry.id is not None
    assert not forget(copy, Unwanted(entry.id, columns.moment(NOW)))
    assert len(entries(copy)) == 1


def test_a_backup_of_the_first_program_can_forget_too(folder: Path) -> None:
    folder.mkdir()
    copy = folder / "diary-000001-v1-20261122T080509Z.db"
    build(dump_path(1).read_text(encoding="utf-8"), copy)
    with closing(connect(copy, read_only=True)) as connection:
        number, recorded = connection.execute("SELECT id, recorded_utc FROM pain_entry WHERE note <> ''").get
    assert forget(copy, Unwanted(number, recorded))
    assert backup.listed(folder) == (copy,)
    assert b"Stairs" not in copy.read_bytes()
    assert backup.verify(copy) == 1


def test_an_exercise_and_a_routine_of_ones_own_go_with_all_their_words(book: Book, folder: Path) -> None:
    with book.opened() as database:
        own = OwnStore(database)
        own.keep_exercise(
            replace(bridge("own-b1"), name=FIRST, cues=(TYPED * 12,) * 8, picture=PICTURE * 900)
        )
        own.keep_exercise(bridge("own-b2"))
        own.keep_routine(replace(morning("own-a1"), note=THEN))
        copy = backup.make(database, folder, NOW)
    assert forget(copy, UnwantedOwn("own-b1"))
    assert forget(copy, UnwantedOwn("own-a1"))
    assert not forget(copy, UnwantedOwn("own-a1"))
    assert backup.listed(folder) == (copy,)
    content = copy.read_bytes()
    assert not [words for words in (FIRST, THEN, TYPED, "not looked at") if words.encode() in content]
    with closing(Database(copy)) as database:
        assert OwnStore(database).shelved().exercises == (bridge("own-b2"),)


def test_a_damaged_backup_is_left_as_it_is(book: Book, folder: Path) -> None:
    with book.opened() as database:
        unwanted = filled(database)
        copy = backup.make(database, folder, NOW)
    content = bytearray(copy.read_bytes())
    content[content.index(b"kept number 250")] ^= 1
    copy.write_bytes(content)
    with pytest.raises(DamagedFile):
        forget(copy, only(unwanted))
    assert copy.read_bytes() == content
    assert [path.name for path in folder.iterdir()] == [copy.name]
