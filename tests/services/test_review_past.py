"""What was done, what came before the worst mornings, and mornings side by side."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, StopReason, Ticks
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.statistics import Together
from ankle_rehab.domain.timeline import Event, What
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.review import Review
from tests.fakes.clock import FakeClock
from tests.fakes.exercises import routine
from tests.fakes.runs import EXERCISES
from tests.fakes.week import TODAY, felt
from tests.fakes.year import FIRST_DAY, LAST_DAY, SPRAIN

BERLIN = ZoneInfo("Europe/Berlin")
YEAR = (FIRST_DAY, LAST_DAY)


def train(diary: Diary, day: date, sides: tuple[Side, ...], outcome: Outcome | None = None) -> None:
    """A session at six in the evening."""
    run = SessionRun.begin(make_plan(routine(*EXERCISES.values()), sides))
    at = Stamp.of(datetime.combine(day, time(18), BERLIN), "Europe/Berlin")
    diary.finish_session(diary.begin_session(run, at), run.end(outcome), at)


def ice(diary: Diary, day: date, side: Side) -> None:
    """Five minutes at eight in the evening."""
    clock = FakeClock(datetime.combine(day, time(20), BERLIN))
    icing = Icing.begin(clock.read(), clock.zone(), 5, side, Ticks(wrapped=True, awake=True))
    clock.advance(60)
    diary.begin_icing(icing.take_off(clock.read(), StopReason.USER).after(True, None))


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def morning(day: date, score: int, side: Side = Side.LEFT, hour: int = 6) -> PainEntry:
    return replace(felt(day, hour, score, side), moment=Moment.NEXT_MORNING)


@pytest.mark.usefixtures("year")
def test_what_was_done_in_a_year(diary: Diary, review: Review) -> None:
    found = review.done(*YEAR)
    outcomes = Counter(session.outcome for session in diary.sessions())
    assert found.completed == outcomes[Outcome.COMPLETED]
    assert found.part == outcomes[Outcome.PARTIAL]
    assert found.stopped == outcomes[Outcome.STOPPED_FOR_PAIN] > 0
    assert (found.sick_days, found.icings) == (5, len(diary.icings()))
    planned = sum(session.planned_seconds for session in diary.sessions())
    guided = sum(session.done_seconds for session in diary.sessions())
    assert (found.planned_seconds, found.done_seconds) == pytest.approx((planned, guided))
    assert found.done_seconds < found.planned_seconds
    trained = {session.started.local_date for session in diary.sessions()}
    silent = 7  # of the fourteen days in August only the first week may have been rest
    assert found.rest_days == 365 - len(trained) - found.sick_days - silent - 1


@pytest.mark.usefixtures("year")
def test_before_the_worst_morning_lay_the_sprain(diary: Diary, review: Review) -> None:
    found = review.bad_days()
    worst = found.days[0]
    assert 0 < (worst.morning - SPRAIN).days < 7
    near = [day for day in found.days if 0 < (day.morning - SPRAIN).days <= 2]
    assert near
    assert all({What.TWIST, What.HIGH_SCORE, What.ICING} <= {one.what for one in day.events} for day in near)
    assert all(event.days_before <= 2 for day in found.days for event in day.events)
    entry = diary.entry(worst.entry_id)
    assert entry is not None
    assert (entry.score, entry.side, entry.moment) == (worst.score, worst.side, Moment.NEXT_MORNING)
    mornings = [one for one in diary.entries() if one.moment is Moment.NEXT_MORNING and not one.late]
    assert found.mornings == len({one.refers_to.local_date for one in mornings})
    assert [day.score for day in found.days] == sorted((day.score for day in found.days), reverse=True)


@pytest.mark.usefixtures("year")
def test_mornings_after_a_session_beside_the_others(diary: Diary, review: Review) -> None:
    trained = {session.started.local_date + timedelta(days=1) for session in diary.sessions()}
    mornings: dict[date, int] = {}
    for entry in diary.entries():
        if (entry.side, entry.moment, entry.late) == (Side.LEFT, Moment.NEXT_MORNING, False):
            mornings[entry.refers_to.local_date] = entry.score
    after = [score for day, score in mornings.items() if day in trained]
    others = [score for day, score in mornings.items() if day not in trained]
    found = {(one.side, one.what): one for one in review.comparisons()}[Side.LEFT, Together.SESSION]
    assert (found.after.n, found.after.median) == (len(after), statistics.median(after))
    assert (found.others.n, found.others.median) == (len(others), statistics.median(others))
    assert found.enough


def test_the_evening_before_a_bad_morning(diary: Diary, review: Review) -> None:
    train(diary, back(1), (Side.LEFT,), Outcome.STOPPED_FOR_PAIN)
    ice(diary, back(1), Side.LEFT)
    ice(diary, back(1), Side.RIGHT)
    evening = (felt(back(1), 17, 6), felt(back(1), 18, 9, late=True), felt(back(1), 19, 8, Side.RIGHT))
    diary.add_pains((*evening, replace(felt(back(2), 10, 2), twist=True)))
    diary.mark_day(back(2), DayKind.REST)
    diary.add_pains((morning(TODAY, 3), morning(TODAY, 5, hour=8), morning(TODAY, 1, Side.RIGHT)))
    found = review.bad_days()
    assert found.mornings == 1
    assert [(day.morning, day.side, day.score) for day in found.days] == [(TODAY, Side.LEFT, 5)]
    assert found.days[0].events == (
        Event(What.STOPPED, 1, 1, names=("Mine",)),
        Event(What.ICING, 1, 1),
        Event(What.HIGH_SCORE, 1, 1, worst=6),
        Event(What.TWIST, 2, 1),
        Event(What.REST, 2, 1),
    )


def test_only_what_was_done_for_that_side_lies_before_its_mornings(diary: Diary, review: Review) -> None:
    diary.add_pains(tuple(morning(back(day), day, side) for day in range(3) for side in Side))
    train(diary, back(1), (Side.LEFT,))
    train(diary, back(3), (Side.LEFT, Side.RIGHT))
    ice(diary, back(1), Side.RIGHT)
    groups = {(one.side, one.what): (one.after.n, one.after.median) for one in review.comparisons(back(2))}
    assert groups == {
        (Side.LEFT, Together.SESSION): (2, 1.0),
        (Side.RIGHT, Together.SESSION): (1, 2.0),
        (Side.LEFT, Together.ICING): (0, None),
        (Side.RIGHT, Together.ICING): (1, 0.0),
        **dict.fromkeys(product(Side, (Together.RUN, Together.LONG_RUN)), (0, None)),
    }


def test_the_first_days_of_a_range_may_be_rest_after_what_was_written_before(
    diary: Diary, review: Review
) -> None:
    train(diary, back(9), (Side.LEFT,))
    assert review.done(back(4), TODAY).rest_days == 3


def test_a_session_that_is_not_over_counts_nowhere(diary: Diary, review: Review) -> None:
    run = SessionRun.begin(make_plan(routine(*EXERCISES.values()), (Side.LEFT,)))
    diary.begin_session(run, Stamp.of(datetime.combine(back(1), time(18), BERLIN), "Europe/Berlin"))
    assert review.first_day() is None
    assert review.marks(back(7), TODAY) == ()
    assert review.done(back(7), TODAY).sessions == 0
