"""The rows of the table beside the chart, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.finding import Cursor, Filter
from ankle_rehab.domain.pain import SCORES, Moment, PainEntry
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.table import Order, SortBy, TableRow
from ankle_rehab.storage import columns
from ankle_rehab.storage.change import Row, Value
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_codes import LATE
from ankle_rehab.storage.search_store import SearchStore

_ROWS = (
    f"SELECT id, refers_to_utc, refers_to_zone, refers_to_date, side, moment, score, {LATE} FROM pain_entry"
    " WHERE deleted_utc IS NULL AND refers_to_date BETWEEN ? AND ?"
)


class TableStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._search = SearchStore(database)

    def rows(self, order: Order, span: Span, after: TableRow | None, limit: int) -> tuple[TableRow, ...]:
        """The rows behind `after`, at most `limit` of them."""
        if order.by is SortBy.DATE:
            return self._by_date(order.downwards, span, after, limit)
        groups = _groups(order, span)
        begin = 0 if after is None else next(at for at, one in enumerate(groups) if _holds(one, after))
        found: list[TableRow] = []
        for number, wanted in enumerate(groups[begin:]):
            before = _cursor(after) if after is not None and number == 0 else None
            entries = self._search.find(wanted, before, limit - len(found))
            found += _rows(entries)
            if len(found) >= limit:
                break
        return tuple(found)

    def _by_date(
        self, downwards: bool, span: Span, after: TableRow | None, limit: int
    ) -> tuple[TableRow, ...]:
        """Newest or oldest first."""
        sql, values = _ROWS, list[Value](columns.span(span.since, span.until))
        if after is not None:
            sql += f" AND (refers_to_date, refers_to_utc, id) {'<' if downwards else '>'} (?, ?, ?)"
            values += [after.at.local_date.isoformat(), columns.moment(after.at.utc), after.entry_id]
        way = "DESC" if downwards else "ASC"
        sql += f" ORDER BY refers_to_date {way}, refers_to_utc {way}, id {way} LIMIT ?"
        return self._database.read(_table_row, sql, (*values, limit))


def _groups(order: Order, span: Span) -> list[Filter]:
    """What to look for, one after the other: the rows of one group stand newest first."""
    since, until = span.since, span.until
    match order.by:
        case SortBy.SIDE:
            groups = [Filter(sides=frozenset({side}), since=since, until=until) for side in Side]
        case SortBy.MOMENT:
            groups = [Filter(moments=frozenset({moment}), since=since, until=until) for moment in Moment]
        case _:
            groups = [
                Filter(lowest=score, highest=score, since=since, until=until) for score in range(SCORES)
            ]
    return groups[::-1] if order.downwards else groups


def _holds(wanted: Filter, row: TableRow) -> bool:
    """Whether a row belongs to a group."""
    return (
        (not wanted.sides or row.side in wanted.sides)
        and (not wanted.moments or row.moment in wanted.moments)
        and wanted.lowest <= row.score <= wanted.highest
    )


def _cursor(row: TableRow) -> Cursor:
    return Cursor(row.at.local_date, row.at.utc, row.entry_id)


def _rows(entries: Iterable[PainEntry]) -> list[TableRow]:
    return [
        TableRow(entry.id, entry.refers_to, entry.side, entry.moment, entry.score, entry.late)
        for entry in entries
        if entry.id is not None
    ]


def _table_row(row: Row) -> TableRow:
    return TableRow(
        entry_id=row[0],
        at=columns.stamp_of(row[1:4]),
        side=Side(row[4]),
        moment=Moment(row[5]),
        score=row[6],
        late=bool(row[7]),
    )
