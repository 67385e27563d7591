"""Dots of hundreds of scores, and marks of many days: each as it would be put together from the entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from random import Random

import pytest

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.points import Mark, MarkKind, Point
from ankle_rehab.domain.span import Span
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.review_store import CROWDED, EXACT, ReviewStore
from tests.fakes.book import Book
from tests.storage.sessions import session
from tests.storage.test_review_store import FIRST, score

DAYS, NARROW = 70, 13
SPAN = Span(FIRST, FIRST + timedelta(days=DAYS - 1))
AMOUNT = CROWDED * NARROW
"""As many as stand on a chart so narrow without being crowded."""


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    with Book(data_dir).opened() as database:
        yield database


def hour_of(entry: PainEntry) -> int:
    return (entry.refers_to.utc.hour + 1) % 24  # of Berlin in winter


def crowd(database: Database) -> tuple[PainEntry, ...]:
    """Scores on every day of the span, common ones and rare ones, some of them late."""
    random = Random(11)
    assert AMOUNT > EXACT
    written = []
    for number in range(AMOUNT):
        amount = random.choice((2, 2, 2, 2, 3, 3, 3, number % 11))
        one = score(amount, number % DAYS, f"{random.randrange(2, 23):02d}:00:00", random.choice((0, 0, 2)))
        side = random.choice((Side.LEFT, Side.LEFT, Side.RIGHT))
        written.append(replace(one, side=side, moment=random.choice(tuple(Moment))))
    return DiaryStore(database).add_pain(written)


def late(entry: PainEntry) -> bool:
    return entry.recorded != entry.refers_to


def put_together(entries: Sequence[PainEntry], days: int, *, crowded: bool) -> set[Point]:
    """The dots of a chart on which so many days share a pixel."""

    def place(entry: PainEntry) -> tuple[int, Side, int, bool]:
        number = (entry.refers_to.local_date - FIRST).days // days
        return number, entry.side, entry.score, late(entry)

    points = set()
    for (number, side, amount, was_late), together in groupby(sorted(entries, key=place), place):
        alike = list(together)
        since = FIRST + timedelta(days=number * days)
        until = min(SPAN.until, since + timedelta(days=days - 1))
        middle = (since.toordinal() + until.toordinal() + 1) / 2
        if len(alike) > 1:
            points.add(Point(side, amount, was_late, middle, len(alike), since, until))
            continue
        (one,) = alike
        day = one.refers_to.local_date
        part, number_of = (0.5, None) if crowded else (hour_of(one) / 24, one.id)
        points.add(Point(side, amount, was_late, day.toordinal() + part, 1, day, day, number_of, one.moment))
    return points


@pytest.mark.parametrize(
    ("width", "days", "crowded"),
    [
        (700, 1, False),
        (DAYS, 1, False),
        (DAYS - 1, 2, False),
        (20, 4, False),
        (NARROW, 6, False),
        (NARROW - 1, DAYS, True),
        (1, DAYS, True),
        (0, DAYS, True),
    ],
)
def test_hundreds_are_gathered_by_what_shares_a_pixel(
    database: Database, width: int, days: int, crowded: bool
) -> None:
    entries = crowd(database)
    points = ReviewStore(database).points(SPAN, width)
    assert sum(point.n for point in points) == len(entries)
    assert len(points) == len(set(points))
    assert set(points) == put_together(entries, days, crowded=crowded)


def test_a_crowd_is_told_apart_on_eight_pixels(database: Database) -> None:
    few_days = [FIRST + timedelta(days=day) for day in (0, 30, 34, 35, 40, DAYS - 1)]
    days = [(day - FIRST).days for day in few_days]
    entries = DiaryStore(database).add_pain([score(number % 2, days[number % 6]) for number in range(2000)])
    lonely = DiaryStore(database).add_pain([replace(score(9, 34), moment=Moment.NEXT_MORNING)])
    points = ReviewStore(database).points(SPAN, 16)
    assert set(points) == put_together((*entries, *lonely), DAYS // 2, crowded=True)
    assert (
        Point(
            Side.LEFT,
            9,
            False,
            few_days[2].toordinal() + 0.5,
            1,
            few_days[2],
            few_days[2],
            None,
            Moment.NEXT_MORNING,
        )
        in points
    )


def test_only_scores_of_the_span_are_gathered(database: Database) -> None:
    entries = crowd(database)
    gone = entries[5]
    assert gone.id is not None
    DiaryStore(database).remove_pain(gone.id, gone.recorded.utc)
    later = Span(FIRST + timedelta(days=1), SPAN.until)
    kept = [entry for entry in entries if entry is not gone and entry.refers_to.local_date >= later.since]
    points = ReviewStore(database).points(later, 700)
    assert len(kept) > EXACT
    assert sum(point.n for point in points) == len(kept)
    assert set(points) == put_together(kept, 1, crowded=False)


# marks ---------------------------------------------------------------------------------------------------


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (None, [(2, 1, 2), (4, 2, 4), (5, 1, 5), (7, 1, 7), (11, 1, 11)]),
        (10, [(2, 1, 2), (4, 2, 4), (5, 1, 5), (7, 1, 7), (11, 1, 11)]),
        (9, [(2, 1, 2), (4, 3, 5), (7, 1, 7), (11, 1, 11)]),  # two days a pixel
        (4, [(2, 3, 4), (5, 2, 7), (11, 1, 11)]),  # three
        (2, [(2, 4, 5), (7, 2, 11)]),  # five
        (1, [(2, 6, 11)]),
    ],
)
def test_marks_that_share_a_pixel_are_counted_from_the_first_day_shown(
    database: Database, width: int | None, expected: list[tuple[int, int, int]]
) -> None:
    for day in (1, 2, 4, 4, 5, 7, 11, 12):
        session(database, on(day), "daily")
    DayStore(database).mark(on(4), DayKind.SICK)
    shown = Span(on(2), on(11))
    marks = ReviewStore(database).marks(shown, width)
    sessions = [mark for mark in marks if mark.kind is MarkKind.SESSION]
    assert sessions == [Mark(on(since), MarkKind.SESSION, n, on(until)) for since, n, until in expected]
    assert [mark for mark in marks if mark.kind is not MarkKind.SESSION] == [
        Mark(on(4), MarkKind.SICK, 1, on(4))
    ]
