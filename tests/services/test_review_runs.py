"""Runs, rides and walks when looking back: marks, what was done, what came before, and the light of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import Comparison, Together
from ankle_rehab.domain.timeline import Event, What
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.review import Review
from ankle_rehab.services.review_steps import ReviewSteps
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.outings import outing
from tests.fakes.week import TODAY, felt

WEEK = Span(TODAY - timedelta(days=6), TODAY)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def morning(day: date, score: int) -> PainEntry:
    return replace(felt(day, 6, score), moment=Moment.NEXT_MORNING)


@pytest.fixture
def went(database: Database) -> ActivityStore:
    return ActivityStore(database)


@pytest.fixture
def anything(diary: Diary) -> None:
    """Without a score nothing is looked back at."""
    diary.add_pain(felt(back(6), 10, 1))


@pytest.mark.parametrize(
    ("done", "runs"),
    [
        (outing(TODAY, 1.0), 1),
        (outing(TODAY, 0.9), 0),
        (outing(TODAY, 0.9, 5), 1),
        (outing(TODAY, None, 4.9), 0),
        (outing(TODAY), 1),
        (replace(outing(TODAY), elapsed=300.0), 1),
        (replace(outing(TODAY), elapsed=299.0), 0),
        (outing(TODAY, 20, 60, Sport.BIKE), 0),
        (outing(TODAY, 5, 60, Sport.WALK), 0),
    ],
)
@pytest.mark.usefixtures("anything")
def test_what_counts_as_a_run(review: Review, went: ActivityStore, done: Activity, runs: int) -> None:
    went.add(done)
    marks = [mark.since for mark in review.marks(WEEK.since, WEEK.until) if mark.kind is MarkKind.RUN]
    assert marks == [TODAY] * runs
    assert (MarkKind.RUN in review.kinds(WEEK.since, WEEK.until)) is bool(runs)
    assert review.done(WEEK.since, WEEK.until).runs == runs


@pytest.mark.usefixtures("anything")
def test_what_was_run_and_what_else_was_done(review: Review, went: ActivityStore) -> None:
    for done in (outing(back(4), 6.5), outing(back(2), None, 30), outing(back(2), 4, hour=7)):
        went.add(done)
    went.add(outing(back(1), 20, sport=Sport.BIKE))
    went.add(outing(back(3), 20, sport=Sport.WALK))
    found = review.done(WEEK.since, WEEK.until)
    assert (found.runs, found.kilometres, found.longest, found.others) == (3, 10.5, 6.5, 1)
    assert found.rest_days == 7 - 3 - 1  # neither the three days with something done nor today
    marks = {mark.since: mark.n for mark in review.marks(*(WEEK.since, WEEK.until)) if mark.kind == "run"}
    assert marks == {back(4): 1, back(2): 2}


def test_a_run_before_a_bad_morning(review: Review, diary: Diary, went: ActivityStore) -> None:
    for done in (outing(back(1), 8), outing(back(1), 5.5, hour=7), outing(back(2)), outing(TODAY, 3)):
        went.add(done)
    diary.add_pains((felt(back(6), 10, 0), morning(TODAY, 5)))
    (worst,) = review.bad_days().days
    assert Event(What.RUN, 1, 2, kilometres=13.5) in worst.events
    assert Event(What.RUN, 2, 1) in worst.events
    assert not [event for event in worst.events if event.days_before == 0]  # that of today came after it
    assert not [event for event in worst.events if event.what is What.REST and event.days_before == 1]


def after_runs(
    review: Review, diary: Diary, database: Database, clock: FakeClock
) -> dict[Together, Comparison]:
    """What is said of the left side, which is the same at once and in steps."""
    at_once = review.comparisons()
    steps = ReviewSteps(review, diary, database, clock).comparisons(date.min, TODAY)
    try:
        while True:
            next(steps)
    except StopIteration as done:
        assert done.value == at_once
    return {one.what: one for one in at_once if one.side is Side.LEFT}


def test_mornings_after_runs_and_after_long_runs(
    review: Review, diary: Diary, database: Database, clock: FakeClock, went: ActivityStore
) -> None:
    """Every third day a run, each second of them of 9 km instead of 5: the mornings after those are worse."""
    for number in range(12):
        went.add(outing(back(3 * number + 1), 9 if number % 2 else 5))
    mornings = [1] * 36
    for number in range(12):
        mornings[3 * number] = 4 if number % 2 else 2
    diary.add_pains(tuple(morning(back(days), score) for days, score in enumerate(mornings)))
    found = after_runs(review, diary, database, clock)
    run, long_run = found[Together.RUN], found[Together.LONG_RUN]
    assert (run.after.n, run.after.median, run.others.n, run.others.median) == (12, 3.0, 24, 1.0)
    assert (long_run.over, long_run.after.n, long_run.after.median, long_run.others.n) == (5, 6, 4.0, 30)
    assert run.enough
    assert long_run.enough


def test_a_run_of_unknown_length_is_neither_long_nor_short(
    review: Review, diary: Diary, database: Database, clock: FakeClock, went: ActivityStore
) -> None:
    for days, kilometres in ((1, 5), (3, 9), (5, None)):
        went.add(outing(back(days), kilometres))
    diary.add_pains(tuple(morning(back(days), 1) for days in range(6)))
    found = after_runs(review, diary, database, clock)
    assert (found[Together.RUN].after.n, found[Together.RUN].others.n) == (3, 3)
    assert (found[Together.LONG_RUN].after.n, found[Together.LONG_RUN].others.n) == (1, 4)


def test_a_day_with_a_run_has_a_light_and_waits_for_its_scores(
    diary: Diary, database: Database, clock: FakeClock, went: ActivityStore
) -> None:
    lights = Lights(diary, database, Guard(clock, diary, "v1"), clock)
    yesterday = clock.now().date() - timedelta(days=1)
    span = Span(yesterday, yesterday)
    went.add(outing(yesterday, 20, sport=Sport.BIKE))
    assert not lights.worst_days(span)
    went.add(outing(yesterday, 5))
    assert [one.verdict.light for one in lights.worst_days(span)] == [Light.HOLD]
