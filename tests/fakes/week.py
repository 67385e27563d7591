"""Days of scores written so that they can be read: `3 . 4/5 (9) 2` is five days, the last of them today.

A point is a day without an entry, a stroke parts two entries of one day, brackets mean written late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import SCORES, Moment, PainEntry
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import Tally

TODAY = date(2026, 11, 22)


def written(days: str, until: date = TODAY) -> Iterator[tuple[date, int, bool]]:
    """The date, the score and whether it was late of each entry."""
    said = days.split()
    for number, day in enumerate(said):
        for one in day.split("/"):
            if one != ".":
                score = int(one.strip("()"))
                yield until - timedelta(days=len(said) - 1 - number), score, one.startswith("(")


def span(days: str, until: date = TODAY) -> Span:
    """The days that the text stands for."""
    return Span(until - timedelta(days=len(days.split()) - 1), until)


def tally(days: str, until: date = TODAY) -> Tally:
    """How often each score was written for the left side in the morning."""
    counts = [0] * SCORES
    on_time = [(day, score) for day, score, late in written(days, until) if not late]
    for _, score in on_time:
        counts[score] += 1
    dates = {day for day, _ in on_time}
    late = sum(late for _, _, late in written(days, until))
    newest = max(dates, default=None)
    return Tally(Side.LEFT, Moment.NEXT_MORNING, tuple(counts), len(dates), newest, late)


def felt(day: date, hour: int, score: int, side: Side = Side.LEFT, late: bool = False) -> PainEntry:
    """A score at a full hour UTC in Berlin."""
    at = Stamp(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), "Europe/Berlin", day)
    recorded = Stamp(at.utc + timedelta(hours=30), at.zone, day + timedelta(days=1)) if late else at
    return PainEntry(side, score, Moment.OTHER, recorded, at)
