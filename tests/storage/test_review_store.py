"""Dots and marks of the chart as they are read: each with all that belongs to it, and those of many days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.points import Mark, MarkKind, Point
from ankle_rehab.domain.span import Span
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.review_store import EXACT, ReviewStore
from tests.fakes.book import Book
from tests.fakes.entries import pain
from tests.storage.sessions import session

FIRST = date(2026, 11, 1)
WEEK, FAR = Span(FIRST, FIRST + timedelta(days=6)), Span(FIRST, FIRST + timedelta(days=69))


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    with Book(data_dir).opened() as database:
        yield database


def at(day: int, clock: str) -> Stamp:
    """So many days after the first, at a time of the clock on the wall in Berlin."""
    wall = datetime.fromisoformat(f"{FIRST + timedelta(days=day)}T{clock}+01:00")
    return Stamp.of(wall, "Europe/Berlin")


def score(amount: int, day: int, clock: str = "12:00:00", late: int = 0) -> PainEntry:
    """A score, written down so many days later."""
    moment = at(day, clock)
    return replace(pain(amount), refers_to=moment, recorded=at(day + late, clock), moment=Moment.OTHER)


def test_a_dot_that_stands_alone_is_exact(database: Database) -> None:
    diary = DiaryStore(database)
    left, right, gone = diary.add_pain(
        [score(3, 0, "18:30:36"), replace(score(5, 2, late=2), side=Side.RIGHT), score(9, 1)]
    )
    assert gone.id is not None
    diary.remove_pain(gone.id, at(3, "12:00:00").utc)
    began, third = FIRST.toordinal(), FIRST + timedelta(days=2)
    found = sorted(ReviewStore(database).points(WEEK, 10_000), key=lambda point: point.at)
    part = (18 * 3600 + 30 * 60 + 36) / 86_400
    assert found == [
        Point(left.side, 3, False, began + part, 1, FIRST, FIRST, left.id, Moment.OTHER),
        Point(Side.RIGHT, 5, True, began + 2.5, 1, third, third, right.id, Moment.OTHER),
    ]
    assert ReviewStore(database).count(WEEK) == 2


def test_dots_that_are_alike_on_one_pixel_are_one(database: Database) -> None:
    clocks = [(0, "06:00:00"), (0, "18:00:00"), (1, "12:00:00"), (6, "12:00:00")]
    DiaryStore(database).add_pain([score(3, day, clock) for day, clock in clocks])
    began, last = FIRST.toordinal(), WEEK.until
    near, far = sorted(ReviewStore(database).points(WEEK, 2), key=lambda point: point.at)
    assert near == Point(
        far.side, 3, False, began + (0.25 + 0.75 + 1.5) / 3, 3, FIRST, FIRST + timedelta(days=1)
    )
    assert (far.n, far.since, far.until, far.at) == (1, last, last, began + 6.5)
    assert [point.n for point in ReviewStore(database).points(WEEK, 0)] == [4]


def test_of_hundreds_those_of_one_day_and_score_are_one(database: Database) -> None:
    DiaryStore(database).add_pain([score(3, 0, "06:00:00")] * EXACT + [score(4, 5, "06:00:00")])
    many, alone = sorted(ReviewStore(database).points(WEEK, 700), key=lambda point: point.at)
    began = FIRST.toordinal()
    assert (many.n, many.at, many.since, many.until) == (EXACT, began + 0.5, FIRST, FIRST)
    assert (many.entry_id, many.moment) == (None, None)
    assert (alone.n, alone.at, alone.moment) == (1, began + 5.25, Moment.OTHER)
    assert alone.entry_id is not None


def test_marks_are_those_of_each_day(database: Database) -> None:
    days = [FIRST + timedelta(days=one) for one in (0, 1, 8, 9, 30)]
    for day in (days[0], days[0], days[1], days[3]):
        session(database, day, "daily")
    session(database, days[2], "daily", None)
    DayStore(database).mark(days[2], DayKind.REST)
    DayStore(database).mark(days[4], DayKind.SICK)
    DiaryStore(database).add_pain([replace(score(3, 9), twist=True)])
    store = ReviewStore(database)
    each = [
        Mark(days[0], MarkKind.SESSION, 2, days[0]),
        Mark(days[1], MarkKind.SESSION, 1, days[1]),
        Mark(days[2], MarkKind.REST, 1, days[2]),
        Mark(days[3], MarkKind.SESSION, 1, days[3]),
        Mark(days[3], MarkKind.TWIST, 1, days[3]),
        Mark(days[4], MarkKind.SICK, 1, days[4]),
    ]
    assert sorted(store.marks(FAR), key=repr) == sorted(each, key=repr)
    assert store.marks(FAR, 70) == store.marks(FAR)
    weekly = [
        Mark(days[0], MarkKind.SESSION, 3, days[1]),
        Mark(days[2], MarkKind.REST, 1, days[2]),
        Mark(days[3], MarkKind.SESSION, 1, days[3]),
        Mark(days[3], MarkKind.TWIST, 1, days[3]),
        Mark(days[4], MarkKind.SICK, 1, days[4]),
    ]
    assert sorted(store.marks(FAR, 10), key=repr) == sorted(weekly, key=repr)
    whole = [mark for mark in store.marks(FAR, 0) if mark.kind is MarkKind.SESSION]
    assert whole == [Mark(days[0], MarkKind.SESSION, 4, days[3])]
    assert store.kinds(FAR) == {MarkKind.SESSION, MarkKind.REST, MarkKind.TWIST, MarkKind.SICK}
    assert store.kinds(WEEK) == {MarkKind.SESSION}
    assert store.ends() == Span(days[0], days[3])


def test_each_side_and_moment_is_counted_by_itself(database: Database) -> None:
    scores = [score(3, 0), score(3, 0, late=2), score(5, 2), replace(score(7, 1), moment=next(iter(Moment)))]
    DiaryStore(database).add_pain([*scores, replace(score(1, 3), side=Side.RIGHT)])
    assert next(iter(Moment)) is not Moment.OTHER
    store = ReviewStore(database)
    found = {(one.side, one.moment): one for one in store.tallies(WEEK)}
    assert set(found) == {
        (scores[0].side, next(iter(Moment))),
        (scores[0].side, Moment.OTHER),
        (Side.RIGHT, Moment.OTHER),
    }
    other = found[scores[0].side, Moment.OTHER]
    assert (other.counts[3], other.counts[5], sum(other.counts), other.late) == (1, 1, 2, 1)
    assert (other.days, other.newest) == (2, FIRST + timedelta(days=2))
    assert store.tallies(Span(FIRST + timedelta(days=20), FIRST + timedelta(days=21))) == ()


def test_of_nothing_there_is_nothing(database: Database) -> None:
    store = ReviewStore(database)
    assert (store.ends(), store.count(WEEK), store.points(WEEK, 100)) == (None, 0, ())
    assert (store.marks(WEEK), store.kinds(WEEK), store.tallies(WEEK)) == ((), frozenset(), ())
