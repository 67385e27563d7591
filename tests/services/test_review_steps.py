"""Looking back a year a step says to the last number what looking back at once does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.span import DAYS_A_STEP, Span, pieces
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.review import Review
from ankle_rehab.services.review_steps import Answer, ReviewSteps, Steps
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.week import TODAY, felt
from tests.services.test_review_past import ice, train

BOTH = (Side.LEFT, Side.RIGHT)
YEARS = 4


def finished(steps: Steps[Answer]) -> Answer:
    """The answer, all steps taken at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            answer: Answer = end.value
            return answer


@pytest.fixture
def steps(review: Review, diary: Diary, database: Database, clock: FakeClock) -> ReviewSteps:
    return ReviewSteps(review, diary, database, clock)


@pytest.fixture
def years(diary: Diary) -> None:
    """Four years with something of everything; mornings, sessions and ice around each end of a piece."""
    chance = Random(5)
    days = set(chance.sample(range(YEARS * 365), 160))
    for end in range(1, YEARS + 1):
        days |= {end * DAYS_A_STEP + near for near in (-2, -1, 0, 1)}
    entries = []
    for back in sorted(days):
        day = TODAY - timedelta(days=back)
        for side in chance.sample(BOTH, chance.randint(1, 2)):
            entry = felt(day, 7, chance.randint(0, 10), side, late=chance.random() < 0.1)
            entries.append(replace(entry, moment=chance.choice((Moment.NEXT_MORNING, Moment.OTHER))))
        if chance.random() < 0.3:
            train(diary, day, (chance.choice(BOTH),), chance.choice((None, *Outcome)))
        if chance.random() < 0.2:
            ice(diary, day, chance.choice(BOTH))
        if chance.random() < 0.1:
            diary.mark_day(day, chance.choice(tuple(DayKind)))
    diary.add_pains(tuple(entries))


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize("days", [1, 30, 364, 365, 366, 730, 1000, YEARS * 365, 5000])
def test_many_years_a_step_at_a_time(review: Review, steps: ReviewSteps, days: int) -> None:
    since = TODAY - timedelta(days=days - 1)
    assert finished(steps.range_summary(since, TODAY)) == review.range_summary(since, TODAY)
    assert finished(steps.done(since, TODAY)) == review.done(since, TODAY)
    assert finished(steps.comparisons(since, TODAY)) == review.comparisons(since, TODAY)
    assert finished(steps.bad_days(since, TODAY)) == review.bad_days(since=since, until=TODAY)


@pytest.mark.usefixtures("years")
def test_a_step_is_a_year(steps: ReviewSteps) -> None:
    since = TODAY - timedelta(days=4 * DAYS_A_STEP - 1)
    assert sum(1 for _ in steps.range_summary(since, TODAY)) == 4
    assert sum(1 for _ in steps.done(TODAY, TODAY)) == 1


@pytest.mark.parametrize("days", [1, 2, 364, 365, 366, 730, 731])
def test_pieces_hold_every_day_once(days: int) -> None:
    span = Span(date(2020, 2, 1), date(2020, 2, 1) + timedelta(days=days - 1))
    parts = tuple(pieces(span))
    held = [part.since + timedelta(days=day) for part in parts for day in range(part.days)]
    assert held == [span.since + timedelta(days=day) for day in range(days)]
    assert all(1 <= part.days <= DAYS_A_STEP for part in parts)


def test_an_empty_diary_has_its_answers_too(review: Review, steps: ReviewSteps) -> None:
    since = TODAY - timedelta(days=900)
    assert finished(steps.range_summary(since, TODAY)) == ()
    assert finished(steps.done(since, TODAY)) == review.done(since, TODAY)
    assert finished(steps.comparisons(since, TODAY)) == ()
    assert finished(steps.bad_days(since, TODAY)).days == ()
