"""What was called saved is there, whatever happens to the disk or the program in between."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile, DiskFull, StorageFault, WriteFailed
from tests.conftest import SMALL_DISK
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).resolve().parents[2]
KILLS = 25
FLIPS = 60
WRITER = """
import sys
from pathlib import Path
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
store = DiaryStore(open_diary(Path(sys.argv[1]), FakeClock()))
while True:
    kept, = store.add_pain([pain(note="n" * 300)])
    sys.stdout.write(f"{kept.id}\\n")
    sys.stdout.flush()
"""


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


def acknowledged(path: Path, count: int) -> list[int]:
    """Let a writer say "saved" at least so often, kill it without warning, and return all it had said."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(count)]
        writer.kill()
        said += writer.stdout.readlines()
    return [int(line) for line in said if line.endswith("\n")]


def test_a_killed_writer_never_loses_what_it_called_saved(book: Book) -> None:
    chance = random.Random(2)
    said: set[int] = set()
    for _ in range(KILLS):
        said |= set(acknowledged(book.path, chance.randint(1, 40)))
        with book.opened() as database:
            kept = {entry.id for entry in DiaryStore(database).entries()}
            answer = database.rows("PRAGMA integrity_check")
        assert said <= kept
        assert answer == [("ok",)]
        assert [path.name for path in book.path.parent.iterdir()] == ["diary.db"]
    assert len(said) >= KILLS


def test_a_flipped_bit_in_what_was_written_is_always_found(book: Book) -> None:
    notes = [f"note number {number} of many, to be found again" for number in range(200)]
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note=note) for note in notes])
    whole = book.path.read_bytes()
    places = [whole.index(note.encode()) + 3 for note in notes]
    chance = random.Random(3)
    for place in chance.sample(places, FLIPS):
        content = bytearray(whole)
        content[place] ^= 1 << chance.randrange(8)
        book.path.write_bytes(content)
        with pytest.raises(DamagedFile), book.opened() as database:
            DiaryStore(database).entries()


def test_a_flipped_bit_anywhere_never_changes_an_answer(book: Book) -> None:
    with book.opened() as database:
        kept = DiaryStore(database).add_pain([pain(note=f"note {number}") for number in range(200)])
    whole = book.path.read_bytes()
    chance = random.Random(4)
    refused = 0
    for _ in range(FLIPS):
        content = bytearray(whole)
        content[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        book.path.write_bytes(content)
        try:
            with book.opened() as database:
                found = DiaryStore(database).entries()
        except StorageFault:
            refused += 1
        else:
            assert found == kept
    assert refused > 0


def test_a_change_that_fails_in_the_middle_leaves_nothing(book: Book) -> None:
    with book.opened() as database:
        with pytest.raises(KeyError), database.change() as change:
            change.do("INSERT INTO setting VALUES ('a', '1')")
            raise KeyError
        assert database.rows("SELECT count(*) FROM setting") == [(0,)]
        with database.change() as change:
            change.do("INSERT INTO setting VALUES ('b', '1')")
    with book.opened() as database:
        assert database.rows("SELECT name FROM setting") == [("b",)]


def test_a_full_disk_refuses_and_the_diary_goes_on_when_there_is_room(small_disk: Path) -> None:
    book = Book(small_disk)
    filler = small_disk / "filler"
    with book.opened() as database:
        store = DiaryStore(database)
        kept = list(store.add_pain([pain(note="before")]))
        filler.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 8192))
        with pytest.raises(DiskFull):
            for _ in range(100):
                kept += store.add_pain([pain(note="n" * 3000)])
        assert list(store.entries()) == kept
        filler.unlink()
        kept += store.add_pain([pain(note="after")])
        assert list(store.entries()) == kept
    with book.opened() as database:
        assert list(DiaryStore(database).entries()) == kept


def test_a_disk_full_at_the_first_start_leaves_no_half_diary(small_disk: Path) -> None:
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (SMALL_DISK - 20 * 1024))
    with pytest.raises(DiskFull):
        open_diary(small_disk / "diary.db", FakeClock())
    assert not (small_disk / "diary.db").exists()
    filler.unlink()
    with Book(small_disk).opened() as database:
        assert DiaryStore(database).entries() == ()


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Writing beyond that is an error of the disk; Python ignores the signal that comes with it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are a matter of POSIX systems")
def test_after_an_error_of_the_disk_the_diary_is_opened_anew(book: Book) -> None:
    with book.opened() as database:
        store = DiaryStore(database)
        kept = list(store.add_pain([pain(note="before")]))
        journal = book.path.with_name("diary.db-wal")
        with no_file_longer_than(SMALL_DISK), pytest.raises(WriteFailed):
            store.add_pain([pain(note="n" * SMALL_DISK)])
        assert journal.stat().st_size == 0  # read anew and settled
        assert list(store.entries()) == kept
        kept += store.add_pain([pain(note="after")])
        assert str(database.pragma("checksum_verification")) == "1"
        assert (database.pragma("synchronous"), database.pragma("locking_mode")) == (2, "exclusive")
    with book.opened() as database:
        assert list(DiaryStore(database).entries()) == kept


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_a_diary_taken_away_is_noticed_at_the_next_save(book: Book) -> None:
    away = book.path.with_name("away.db")
    with book.opened() as database:
        store = DiaryStore(database)
        store.add_pain([pain()])
        book.path.rename(away)
        with pytest.raises(WriteFailed):
            store.add_pain([pain()])
        assert not book.path.exists()
        away.rename(book.path)
        store.add_pain([pain()])
        assert len(store.entries()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are a matter of POSIX systems")
def test_while_the_disk_fails_every_save_says_so_and_afterwards_all_is_well(book: Book) -> None:
    with book.opened() as database:
        store = DiaryStore(database)
        kept = store.add_pain([pain(note="before")])
        with no_file_longer_than(1000):
            for _ in range(3):
                with pytest.raises(WriteFailed):
                    store.add_pain([pain(note="during")])
        kept += store.add_pain([pain(note="after")])
        assert store.entries() == kept
    with book.opened() as database:
        assert DiaryStore(database).entries() == kept


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_a_disk_that_fails_and_takes_the_file_with_it_is_told_each_time(book: Book) -> None:
    away = book.path.with_name("away.db")
    with book.opened() as database:
        store = DiaryStore(database)
        kept = store.add_pain([pain(note="before")])
        with no_file_longer_than(1000), pytest.raises(WriteFailed), database.change() as change:
            change.do("INSERT INTO setting VALUES ('a', '1')")
            book.path.rename(away)
        for _ in range(2):
            with pytest.raises(WriteFailed):
                store.entries()
        away.rename(book.path)
        assert store.entries() == kept


def test_closing_brings_everything_into_the_one_file(book: Book) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note="n" * 1000) for _ in range(2000)])
    assert [path.name for path in book.path.parent.iterdir()] == ["diary.db"]
    with book.opened() as database:
        assert len(DiaryStore(database).entries()) == 2000
