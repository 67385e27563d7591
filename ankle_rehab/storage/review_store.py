"""Scores counted and gathered for looking back; nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import LATE_AFTER, Moment
from ankle_rehab.domain.points import Mark, MarkKind, Point
from ankle_rehab.domain.statistics import SCORES, Span, Tally
from ankle_rehab.domain.table import Order, SortBy, TableRow
from ankle_rehab.storage import columns
from ankle_rehab.storage.change import Row, Value
from ankle_rehab.storage.database import Database

_MICROSECOND = timedelta(microseconds=1)
_LATE = f"abs(recorded_utc - refers_to_utc) > {LATE_AFTER // _MICROSECOND}"
_SHOWN = "deleted_utc IS NULL AND refers_to_date BETWEEN ? AND ?"
_ROW = f"id, refers_to_utc, refers_to_zone, refers_to_date, side, moment, score, {_LATE}"


class ReviewStore:
    """Reads what the review shows; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ends(self) -> Span | None:
        """The first and the last local date with a score, None without any."""
        rows = self._database.rows(
            "SELECT min(refers_to_date), max(refers_to_date) FROM pain_entry WHERE deleted_utc IS NULL"
        )
        first, last = rows[0]
        if first is None:
            return None
        return Span(date.fromisoformat(first), date.fromisoformat(last))

    def count(self, span: Span) -> int:
        """How many scores refer to the days of `span`."""
        rows = self._database.rows(f"SELECT count(*) FROM pain_entry WHERE {_SHOWN}", _ends(span))
        return int(rows[0][0])

    def tallies(self, span: Span) -> tuple[Tally, ...]:
        """How often each score was written, for each side and moment that has any, left first."""
        sql = (
            f"SELECT side, moment, score, {_LATE} AS late, refers_to_date, count(*) FROM pain_entry"
            f" WHERE {_SHOWN} GROUP BY side, moment, score, late, refers_to_date"
        )
        found: dict[tuple[Side, Moment], tuple[list[int], set[str], int]] = {}
        for side, moment, score, late, day, n in self._database.rows(sql, _ends(span)):
            key = (Side(side), Moment(moment))
            counts, days, later = found.get(key, ([0] * SCORES, set(), 0))
            if late:
                later += n
            else:
                counts[score] += n
                days.add(day)
            found[key] = (counts, days, later)
        return tuple(
            Tally(
                side,
                moment,
                tuple(found[side, moment][0]),
                len(found[side, moment][1]),
                date.fromisoformat(max(found[side, moment][1])) if found[side, moment][1] else None,
                found[side, moment][2],
            )
            for side in Side
            for moment in Moment
            if (side, moment) in found
        )

    def points(self, span: Span, columns_: int) -> tuple[Point, ...]:
        """The dots of a chart that is so many pixels wide."""
        rows = self._database.read(_table_row, f"SELECT {_ROW} FROM pain_entry WHERE {_SHOWN}", _ends(span))
        spots: dict[tuple[int, Side, int, bool], list[tuple[float, TableRow]]] = {}
        first, width = span.since.toordinal(), span.days / max(1, columns_)
        for row in rows:
            at = place(row.at)
            spots.setdefault((int((at - first) / width), row.side, row.score, row.late), []).append((at, row))
        return tuple(_point(spot) for spot in spots.values())

    def rows(self, order: Order, span: Span, after: TableRow | None, limit: int) -> tuple[TableRow, ...]:
        """A page of the table, behind the row `after`."""
        found = self._database.read(_table_row, f"SELECT {_ROW} FROM pain_entry WHERE {_SHOWN}", _ends(span))
        ordered = sorted(found, key=lambda row: (row.at.local_date, row.at.utc, row.entry_id), reverse=True)
        if order.by is SortBy.DATE:
            if not order.downwards:
                ordered.reverse()
        else:
            ordered.sort(key=lambda row: _rank(order.by, row), reverse=order.downwards)
        begin = 0 if after is None else ordered.index(after) + 1
        return tuple(ordered[begin : begin + limit])

    def marks(self, span: Span) -> tuple[Mark, ...]:
        """Sessions, icings, twists, rest and sick days, oldest first."""
        first, last = _ends(span)
        sql = (
            "SELECT started_date, 'session', count(*) FROM session WHERE deleted_utc IS NULL"
            " AND outcome IS NOT NULL AND started_date BETWEEN ?1 AND ?2 GROUP BY started_date"
            " UNION ALL SELECT started_date, 'icing', count(*) FROM icing WHERE deleted_utc IS NULL"
            " AND state = 'ended' AND started_date BETWEEN ?1 AND ?2 GROUP BY started_date"
            " UNION ALL SELECT refers_to_date, 'twist', 1 FROM pain_entry WHERE deleted_utc IS NULL"
            " AND twist = 1 AND refers_to_date BETWEEN ?1 AND ?2 GROUP BY refers_to_date"
            " UNION ALL SELECT local_date, kind, 1 FROM day_mark WHERE local_date BETWEEN ?1 AND ?2"
            " ORDER BY 1"
        )
        return self._database.read(_mark, sql, (first, last))


def place(stamp: Stamp) -> float:
    """Where a stamp lies on the axis of the chart, in days."""
    wall = stamp.utc.astimezone(_zone(stamp.zone))
    part = ((wall.hour * 60 + wall.minute) * 60 + wall.second) / 86400
    return stamp.local_date.toordinal() + part


_ZONES: dict[str, ZoneInfo] = {}


def _zone(name: str) -> ZoneInfo:
    if name not in _ZONES:
        _ZONES[name] = ZoneInfo(name)
    return _ZONES[name]


def _point(spot: list[tuple[float, TableRow]]) -> Point:
    at, row = spot[0]
    days = sorted(other.at.local_date for _, other in spot)
    if len(spot) == 1:
        return Point(row.side, row.score, row.late, at, 1, days[0], days[0], row.entry_id, row.moment)
    middle = sum(where for where, _ in spot) / len(spot)
    return Point(row.side, row.score, row.late, middle, len(spot), days[0], days[-1])


def _rank(by: SortBy, row: TableRow) -> int:
    match by:
        case SortBy.SIDE:
            return list(Side).index(row.side)
        case SortBy.MOMENT:
            return list(Moment).index(row.moment)
        case _:
            return row.score


def _ends(span: Span) -> tuple[Value, Value]:
    return columns.span(span.since, span.until)


def _table_row(row: Row) -> TableRow:
    return TableRow(row[0], columns.stamp_of(row[1:4]), Side(row[4]), Moment(row[5]), row[6], bool(row[7]))


def _mark(row: Row) -> Mark:
    day = date.fromisoformat(row[0])
    return Mark(day, MarkKind(row[1]), row[2], day)


def days_of(stamps: Iterable[Stamp]) -> frozenset[date]:
    """The local dates of some stamps."""
    return frozenset(stamp.local_date for stamp in stamps)
