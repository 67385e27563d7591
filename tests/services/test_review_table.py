"""The table: sorted by each column, both ways, a page at a time, each row once."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.table import Order, SortBy, TableRow
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.review import Review
from ankle_rehab.storage.database import Database
from tests.fakes.year import write_year

SIDES, MOMENTS = tuple(Side), tuple(Moment)


@pytest.fixture
def book(diary: Diary, review: Review, database: Database) -> tuple[Diary, Review]:
    """The diary of a year and its review."""
    write_year(database)
    return diary, review


def rank(by: SortBy, row: TableRow) -> int:
    match by:
        case SortBy.DATE:
            return row.at.local_date.toordinal()
        case SortBy.SIDE:
            return SIDES.index(row.side)
        case SortBy.MOMENT:
            return MOMENTS.index(row.moment)
        case SortBy.SCORE:
            return row.score


def pages(review: Review, order: Order, size: int, **range_: date) -> list[TableRow]:
    rows: list[TableRow] = []
    while page := review.table(order, rows[-1] if rows else None, size, **range_):
        assert len(page) <= size
        rows += page
    return rows


@pytest.mark.parametrize(("by", "downwards"), tuple(product(SortBy, (True, False))))
def test_every_row_once_in_order(book: tuple[Diary, Review], by: SortBy, downwards: bool) -> None:
    diary, review = book
    rows = pages(review, Order(by, downwards), 97)
    ranks = [rank(by, row) for row in rows]
    assert ranks == sorted(ranks, reverse=downwards)
    entries = diary.entries()
    assert sorted(row.entry_id for row in rows) == sorted(
        entry.id for entry in entries if entry.id is not None
    )
    assert len(rows) == review.count() == len(entries)


@pytest.mark.parametrize(
    ("by", "downwards"), tuple(product((SortBy.SIDE, SortBy.SCORE, SortBy.MOMENT), (True, False)))
)
def test_rows_alike_stand_newest_first(book: tuple[Diary, Review], by: SortBy, downwards: bool) -> None:
    rows = pages(book[1], Order(by, downwards), 1000)
    for above, below in pairwise(rows):
        if rank(by, above) == rank(by, below):
            assert above.at.local_date >= below.at.local_date


def test_a_row_says_what_its_entry_says(book: tuple[Diary, Review]) -> None:
    diary, review = book
    for row in (*review.table(), *review.table(Order(SortBy.SCORE))):
        entry = diary.entry(row.entry_id)
        assert entry is not None
        said = (entry.refers_to, entry.side, entry.moment, entry.score, entry.late)
        assert (row.at, row.side, row.moment, row.score, row.late) == said


@pytest.mark.parametrize("by", SortBy)
def test_only_the_rows_of_a_range(book: tuple[Diary, Review], by: SortBy) -> None:
    diary, review = book
    since, until = date(2026, 2, 10), date(2026, 3, 10)
    rows = pages(review, Order(by), 10, since=since, until=until)
    wanted = [entry for entry in diary.entries(since) if entry.refers_to.local_date <= until]
    assert {row.entry_id for row in rows} == {entry.id for entry in wanted}
    assert len(rows) == review.count(since, until) == len(wanted)


def test_the_newest_come_first_by_themselves(book: tuple[Diary, Review]) -> None:
    diary, review = book
    newest = diary.entries()[-1]
    assert review.table(limit=1)[0].entry_id == newest.id
