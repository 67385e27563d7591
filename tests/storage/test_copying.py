"""The diary is copied in short slices, and what is written meanwhile gets into the copy."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ankle_rehab.storage import backup
from ankle_rehab.storage.copying import MOST_PAGES, ROWS_AT_ONCE, SLICE_SECONDS, Copied, copying, counts
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import WriteFailed
from tests.fakes.book import Book
from tests.fakes.entries import pain

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
PAGES_OF_A_SLICE = 16


@pytest.fixture
def book(data_dir: Path) -> Book:
    book = Book(data_dir)
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note="n" * 2000) for _ in range(400)])
    return book


class Pace:
    """A clock by which every look comes so many seconds after the one before."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.now = 0.0

    def __call__(self) -> float:
        self.now += self.seconds
        return self.now


def slices(work: Generator[float, None, Copied]) -> tuple[list[float], Copied]:
    """How far it was after each slice, and what came of it."""
    behind = []
    while True:
        try:
            behind.append(next(work))
        except StopIteration as end:
            copied: Copied = end.value
            return behind, copied


def test_every_slice_tells_how_far_it_is(book: Book) -> None:
    with book.opened() as database:
        behind, copied = slices(copying(database, book.path.with_name("part"), Pace(SLICE_SECONDS)))
        assert copied.rows == counts(database)
    assert len(behind) > 10
    assert behind == sorted(behind)
    assert 0 < behind[0] < behind[-1] <= 1
    assert backup.verify(book.path.with_name("part"), copied.rows) == 400


def test_on_a_slow_disk_slices_are_smaller(book: Book) -> None:
    with book.opened() as database:
        quick, _ = slices(copying(database, book.path.with_name("quick"), Pace(0.0)))
        slow, _ = slices(copying(database, book.path.with_name("slow"), Pace(1.0)))
        pages = int(database.pragma("page_count"))
    assert len(quick) < len(slow)
    assert len(slow) >= pages // PAGES_OF_A_SLICE - 1
    assert len(quick) <= pages // MOST_PAGES + 8


def test_what_is_written_meanwhile_is_in_the_copy(book: Book) -> None:
    part = book.path.with_name("part")
    with book.opened() as database:
        store = DiaryStore(database)
        work = copying(database, part, Pace(1.0))
        for number, _ in enumerate(work):
            store.add_pain([pain(note=f"number {number}")])
            store.remove_pain(number + 1, NOW)
        kept = store.entries()
        rows = counts(database)
    assert backup.verify(part, rows) == len(kept)
    copy = Database(part)
    assert DiaryStore(copy).entries() == kept
    copy.close()


def test_what_is_written_while_rows_are_counted_is_counted(book: Book) -> None:
    part = book.path.with_name("part")
    with book.opened() as database:
        with database.change() as change:
            change.do(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                " INSERT INTO own_activity (name) SELECT 'walking' FROM n",
                (ROWS_AT_ONCE + 10,),
            )
        work, written = copying(database, part, Pace(0.0)), 0
        for behind in work:
            if behind == 1.0 and not written:
                with database.change() as change:
                    written = change.do("DELETE FROM own_activity WHERE id <= 5")
                _, copied = slices(work)
                break
        assert written == 5
        assert copied.rows == counts(database)
    assert backup.verify(part, copied.rows) == 400


def test_a_copy_of_a_diary_written_meanwhile_is_not_taken_for_the_file_as_it_was(book: Book) -> None:
    with book.opened() as database:
        work = copying(database, book.path.with_name("part"), Pace(1.0))
        next(work)
        DiaryStore(database).add_pain([pain()])
        _, copied = slices(work)
        assert copied.settled is None
        _, still = slices(copying(database, book.path.with_name("other"), Pace(1.0)))
        assert still.settled == book.path.stat().st_mtime_ns


def test_a_copy_that_is_given_up_lets_the_diary_be(book: Book) -> None:
    part = book.path.with_name("part")
    with book.opened() as database:
        work = copying(database, part, Pace(1.0))
        next(work)
        work.close()
        backup.discard(part)
        DiaryStore(database).add_pain([pain()])
    assert [path.name for path in book.path.parent.iterdir()] == ["diary.db"]


def test_a_diary_that_had_to_be_opened_anew_ends_the_copy_in_words(book: Book) -> None:
    with book.opened() as database:
        work = copying(database, book.path.with_name("part"), Pace(1.0))
        next(work)
        database._reopen()
        with pytest.raises(WriteFailed, match="opened anew"):
            list(work)
        assert len(DiaryStore(database).entries()) == 400
