"""Scores counted and gathered for looking back; nothing here writes."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import groupby, product

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import SCORES, Moment
from ankle_rehab.domain.points import Mark, MarkKind, Point
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import Tally
from ankle_rehab.domain.zones import lived
from ankle_rehab.storage import columns
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_codes import LATE, SIGN, Alike, DayCodes, sign, signs_of
from ankle_rehab.storage.run_days import RUNS

EXACT = 600  # scores that are each read whole
CROWDED = 48  # scores on one pixel
WIDER = 8

_SHOWN = "deleted_utc IS NULL AND refers_to_date BETWEEN ? AND ?"
_POINT = f"side, score, {LATE}, refers_to_utc, refers_to_zone, refers_to_date, id, moment"
_DATES = (
    ("refers_to_date", "pain_entry WHERE deleted_utc IS NULL"),
    ("started_date", "session WHERE deleted_utc IS NULL AND outcome IS NOT NULL"),
    ("started_date", "icing WHERE deleted_utc IS NULL AND state = 'ended'"),
)
_ENDS = "SELECT min(day), max(day) FROM ({})".format(
    " UNION ALL ".join(
        f"SELECT (SELECT {end}({day}) FROM {where}) AS day" for day, where in _DATES for end in ("min", "max")
    )
)
_ALONE = f"""
    WITH asked (day, its_sign) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(?))
    SELECT {_POINT} FROM asked CROSS JOIN pain_entry
    WHERE deleted_utc IS NULL AND refers_to_date = day AND {SIGN} = its_sign
"""
_MARKS = f"""
    SELECT started_date, 'session', count(*) FROM session
    WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND started_date BETWEEN ?1 AND ?2 GROUP BY started_date
    UNION ALL
    SELECT started_date, 'run', count(*) FROM ({RUNS}) GROUP BY started_date
    UNION ALL
    SELECT started_date, 'icing', count(*) FROM icing
    WHERE deleted_utc IS NULL AND state = 'ended' AND started_date BETWEEN ?1 AND ?2 GROUP BY started_date
    UNION ALL
    SELECT day, 'twist', 1 FROM (
        SELECT refers_to_date AS day FROM pain_entry
        WHERE deleted_utc IS NULL AND twist = 1 AND refers_to_date BETWEEN ?1 AND ?2
        UNION SELECT at_date FROM sign_check WHERE twisted = 1 AND at_date BETWEEN ?1 AND ?2)
    UNION ALL
    SELECT local_date, kind, 1 FROM day_mark WHERE local_date BETWEEN ?1 AND ?2
    ORDER BY 1
"""
_KINDS = f"""
    SELECT 'session' WHERE EXISTS (SELECT 1 FROM session
        WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND started_date BETWEEN ?1 AND ?2)
    UNION ALL
    SELECT 'run' WHERE EXISTS ({RUNS})
    UNION ALL
    SELECT 'icing' WHERE EXISTS (SELECT 1 FROM icing
        WHERE deleted_utc IS NULL AND state = 'ended' AND started_date BETWEEN ?1 AND ?2)
    UNION ALL
    SELECT 'twist' WHERE EXISTS (SELECT 1 FROM pain_entry
            WHERE deleted_utc IS NULL AND twist = 1 AND refers_to_date BETWEEN ?1 AND ?2)
        OR EXISTS (SELECT 1 FROM sign_check WHERE twisted = 1 AND at_date BETWEEN ?1 AND ?2)
    UNION ALL
    SELECT DISTINCT kind FROM day_mark WHERE local_date BETWEEN ?1 AND ?2
"""


class ReviewStore:
    """Reads what the review shows; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._codes = DayCodes(database)

    def ends(self) -> Span | None:
        """The first and the last local date with a score, a session or an icing, None without any."""
        return self._database.read(_span, _ENDS)[0]

    def count(self, span: Span) -> int:
        """How many scores refer to the days of `span`."""
        return self._codes.count(span)

    def tallies(self, span: Span) -> tuple[Tally, ...]:
        """How often each score was written, for each side and moment that has any, left first."""
        days = self._codes.read(span)
        counts = self._codes.counted(text for _, text in days)
        found = []
        for side, moment in product(Side, Moment):
            scores = [counts.get(Alike(side, moment, score), 0) for score in range(SCORES)]
            late = sum(counts.get(Alike(side, moment, score, True), 0) for score in range(SCORES))
            signs = {sign(Alike(side, moment, score)) for score, n in enumerate(scores) if n}
            dates = [day for day, text in days if not signs.isdisjoint(text)]
            if signs or late:
                newest = dates[-1] if dates else None
                found.append(Tally(side, moment, tuple(scores), len(dates), newest, late))
        return tuple(found)

    def points(self, span: Span, width: int) -> tuple[Point, ...]:
        """The dots of a chart that is `width` pixels wide.

        Of more than some hundred scores those of one day and score are one dot, however wide the chart is.
        Where some dozens fall on each pixel, eight pixels are one: what would lie in heaps is told apart, and
        a chart of a hundred scores a day takes hardly longer than one of a few. Its lonely dots tell their
        day, but not their entry.
        """
        if self._codes.count(span) > EXACT:
            return self._gathered(span, width)
        shown = columns.span(span.since, span.until)
        rows = self._database.read(_point, f"SELECT {_POINT} FROM pain_entry WHERE {_SHOWN}", shown)
        return _thinned(rows, span, max(1, width))

    def marks(self, span: Span, width: int | None = None) -> tuple[Mark, ...]:
        """Sessions, runs, icings, twists, rest and sick days, oldest first, `width` pixels wide at most."""
        days = 1 if width is None else _days_a_pixel(span, width)
        marks = self._database.read(_mark, _MARKS, columns.span(span.since, span.until))
        if days == 1:
            return marks
        first = span.since.toordinal()
        spots: dict[tuple[int, MarkKind], list[Mark]] = {}
        for mark in marks:
            spots.setdefault(((mark.since.toordinal() - first) // days, mark.kind), []).append(mark)
        return tuple(
            Mark(spot[0].since, kind, sum(mark.n for mark in spot), spot[-1].since)
            for (_, kind), spot in spots.items()
        )

    def kinds(self, span: Span) -> frozenset[MarkKind]:
        """Which kinds of marks there are at all; found without reading each of them."""
        rows = self._database.rows(_KINDS, columns.span(span.since, span.until))
        return frozenset(MarkKind(row[0]) for row in rows)

    def _gathered(self, span: Span, width: int) -> tuple[Point, ...]:
        """One dot for the scores that are alike in the same days; those that stand alone are exact."""
        points: list[Point] = []
        alone: list[tuple[str, str]] = []
        first = span.since.toordinal()
        read = self._codes.read(span)
        days = _days_a_pixel(span, width)
        crowded = sum(len(text) for _, text in read) * span.days > CROWDED * len(read) * width
        if crowded:
            days = _days_a_pixel(span, width // WIDER)
        for number, bucket in groupby(read, lambda day: (day[0].toordinal() - first) // days):
            texts = dict(bucket)
            since = span.since + timedelta(days=number * days)
            until = min(span.until, since + timedelta(days=days - 1))
            at = (since.toordinal() + until.toordinal() + 1) / 2
            for spot, n in self._codes.spots(texts.values()).items():
                if n > 1:
                    points.append(Point(*spot, at, n, since, until))
                    continue
                day, its_sign = _found(texts, signs_of(spot))
                if crowded:
                    moment = self._codes.alike(its_sign).moment
                    points.append(Point(*spot, day.toordinal() + 0.5, 1, day, day, None, moment))
                else:
                    alone.append((day.isoformat(), its_sign))
        return (*points, *(self._database.read(_point, _ALONE, (json.dumps(alone),)) if alone else ()))


def _found(texts: dict[date, str], signs: frozenset[str]) -> tuple[date, str]:
    """On which of some days the only one of these signs stands, and which it is."""
    return next((day, one) for day, text in texts.items() for one in signs if one in text)


def _days_a_pixel(span: Span, width: int) -> int:
    """Whole days that share a pixel, at least one."""
    return max(1, -(-span.days // max(1, width)))


def _thinned(points: tuple[Point, ...], span: Span, width: int) -> tuple[Point, ...]:
    """One dot for those that are alike and fall on the same pixel."""
    first, scale = span.since.toordinal(), width / max(1, span.days)
    spots: dict[tuple[int, Side, int, bool], list[Point]] = {}
    for point in points:
        pixel = int((point.at - first) * scale)
        spots.setdefault((pixel, point.side, point.score, point.late), []).append(point)
    return tuple(spot[0] if len(spot) == 1 else _together(spot) for spot in spots.values())


def _together(spot: list[Point]) -> Point:
    one = spot[0]
    at = sum(point.at for point in spot) / len(spot)
    since, until = min(point.since for point in spot), max(point.until for point in spot)
    return Point(one.side, one.score, one.late, at, len(spot), since, until)


def _point(row: Row) -> Point:
    side, score, late, utc, zone, local_date, number, moment = row
    stamp = columns.stamp_of((utc, zone, local_date))
    wall, day = lived(stamp), stamp.local_date
    at = day.toordinal() + (wall.hour * 3600 + wall.minute * 60 + wall.second) / 86400
    return Point(Side(side), score, bool(late), at, 1, day, day, number, Moment(moment))


def _mark(row: Row) -> Mark:
    day = date.fromisoformat(row[0])
    return Mark(day, MarkKind(row[1]), row[2], day)


def _span(row: Row) -> Span | None:
    first, last = row
    return None if first is None else Span(date.fromisoformat(first), date.fromisoformat(last))
