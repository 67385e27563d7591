"""The table beside the chart comes page by page in the order that was asked for, each row once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.table import Order, SortBy, TableRow
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.table_store import TableStore
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp

FIRST = date(2026, 11, 1)
SPAN = Span(FIRST + timedelta(days=2), FIRST + timedelta(days=6))
ORDERS = [Order(by, downwards=downwards) for by, downwards in product(SortBy, (False, True))]


def scores() -> list[PainEntry]:
    """Sixty over nine days, some of them felt in the same hour, some written down a day and a half later."""
    chance, found = random.Random(20261122), []
    for _ in range(60):
        day = FIRST + timedelta(days=chance.randrange(9))
        felt = stamp(day, hour=chance.choice((7, 12)))
        written = replace(felt, utc=felt.utc + timedelta(hours=chance.choice((0, 24, 36))))
        side, moment = chance.choice(list(Side)), chance.choice(list(Moment))
        found.append(PainEntry(side, chance.randrange(11), moment, recorded=written, refers_to=felt))
    return found


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, list[TableRow]]]:
    """A diary, and the rows of the span in it, newest first."""
    folder = tmp_path_factory.mktemp("diary")
    folder.chmod(0o700)
    with Book(folder).opened() as database:
        store = DiaryStore(database)
        written = store.add_pain(scores())
        for gone in written[:5]:
            assert gone.id is not None
            store.remove_pain(gone.id, stamp().utc)
        yield database, newest_first(written[5:])


def newest_first(entries: tuple[PainEntry, ...]) -> list[TableRow]:
    rows = [
        TableRow(
            entry.id,
            entry.refers_to,
            entry.side,
            entry.moment,
            entry.score,
            entry.recorded.utc - entry.refers_to.utc > timedelta(hours=24),
        )
        for entry in entries
        if entry.id is not None and SPAN.since <= entry.refers_to.local_date <= SPAN.until
    ]
    return sorted(rows, key=lambda row: (row.at.local_date, row.at.utc, row.entry_id), reverse=True)


def in_order(rows: list[TableRow], order: Order) -> list[TableRow]:
    """Sorted by the column; rows alike in it keep the place they had."""
    if order.by is SortBy.DATE:
        return rows if order.downwards else rows[::-1]
    return sorted(rows, key=lambda row: -place(row, order.by) if order.downwards else place(row, order.by))


def place(row: TableRow, by: SortBy) -> int:
    """Where a row stands in its column, counted from below."""
    if by is SortBy.SIDE:
        return list(Side).index(row.side)
    return list(Moment).index(row.moment) if by is SortBy.MOMENT else row.score


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_whole_span_stands_in_the_order_asked_for(
    kept: tuple[Database, list[TableRow]], order: Order
) -> None:
    database, rows = kept
    assert {row.late for row in rows} == {False, True}
    assert TableStore(database).rows(order, SPAN, None, 1000) == tuple(in_order(rows, order))


@pytest.mark.parametrize("limit", [1, 4, 7])
@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_each_page_goes_on_behind_the_last_row_of_the_one_before(
    kept: tuple[Database, list[TableRow]], order: Order, limit: int
) -> None:
    database, rows = kept
    store, found = TableStore(database), list[TableRow]()
    while page := store.rows(order, SPAN, found[-1] if found else None, limit):
        assert len(page) == min(limit, len(rows) - len(found))
        found += page
    assert found == in_order(rows, order)


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_a_span_without_a_score_has_no_rows(data_dir: Path, order: Order) -> None:
    with Book(data_dir).opened() as database:
        DiaryStore(database).add_pain([pain(3, FIRST)])
        assert TableStore(database).rows(order, SPAN, None, 10) == ()
