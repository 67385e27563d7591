"""Points and marks for charts, held in a list instead of a diary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.points import Mark, MarkKind, Point


def point(
    day: date,
    score: int,
    *,
    side: Side = Side.LEFT,
    hour: float = 12.0,
    late: bool = False,
    n: int = 1,
    entry: int | None = None,
) -> Point:
    """A score of that day; `n` above 1 makes it a dot for several."""
    at = day.toordinal() + hour / 24
    number = None if n > 1 else entry if entry is not None else round(at * 24) * 100 + score
    return Point(side, score, late, at, n, day, day, number, None if n > 1 else Moment.OTHER)


def mark(day: date, kind: MarkKind = MarkKind.SESSION, n: int = 1) -> Mark:
    return Mark(day, kind, n, day)


class Noted:
    """A source for charts that thins nothing; `asked` holds every stretch that was asked for."""

    def __init__(self, points: Iterable[Point] = (), marks: Iterable[Mark] = ()) -> None:
        self.held = tuple(points)
        self.happened = tuple(marks)
        self.asked: list[tuple[date, date]] = []

    def points(self, since: date, until: date, columns: int) -> tuple[Point, ...]:
        self.asked.append((since, until))
        return tuple(one for one in self.held if since <= one.since <= until)

    def marks(self, since: date, until: date, columns: int) -> tuple[Mark, ...]:
        return tuple(one for one in self.happened if since <= one.since <= until)
