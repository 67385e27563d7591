"""A training week: what was done, what is still planned, and whether a day of rest is left."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_week import still_open, week_of

MONDAY = date(2026, 11, 16)
RUN, BIKE, WALK, STRENGTH = Sport.RUN, Sport.BIKE, Sport.WALK, Sport.STRENGTH


def done(day: int, sport: Sport = RUN, metres: float | None = 5000, minutes: float | None = 30) -> Activity:
    start = Stamp.of(datetime.fromisoformat(f"2026-11-{day:02d}T18:00:00+01:00"), "Europe/Berlin")
    seconds = None if minutes is None else minutes * 60
    return Activity(sport, start, seconds=seconds, metres=metres)


def plan(day: int, sport: Sport = RUN, at: time | None = None) -> Planned:
    return Planned(date(2026, 11, day), sport, at=at)


@pytest.mark.parametrize(
    ("activities", "plans", "strength", "runs", "active", "rest_free"),
    [
        ((), (), (), 0, 0, True),
        ((done(16), done(18)), (plan(21),), (), 3, 3, True),
        ((done(16), done(18, BIKE)), (), (), 1, 2, True),
        ((done(16), done(16)), (), (), 2, 1, True),
        ((done(16, WALK),), (), (), 0, 0, True),
        ((done(16, metres=900, minutes=4.5),), (), (), 0, 0, True),
        ((done(16, metres=900, minutes=5),), (), (), 1, 1, True),
        ((done(16, metres=None, minutes=None),), (), (), 1, 1, True),
        (tuple(done(day) for day in (16, 17, 18)), tuple(plan(day) for day in (19, 20, 21)), (), 6, 6, True),
        (
            tuple(done(day) for day in (16, 17, 18)),
            tuple(plan(day) for day in (19, 20, 21)),
            (date(2026, 11, 22),),
            6,
            7,
            False,
        ),
    ],
)
def test_runs_and_active_days_of_a_week(  # noqa: PLR0917 (one row of the table)
    activities: tuple[Activity, ...],
    plans: tuple[Planned, ...],
    strength: tuple[date, ...],
    runs: int,
    active: int,
    rest_free: bool,
) -> None:
    week = week_of(MONDAY, activities, plans, date(2026, 11, 19), active=strength)
    assert (week.runs, week.active_days, week.rest_free) == (runs, active, rest_free)


@pytest.mark.parametrize(
    ("plans", "activities", "open_days"),
    [
        ((plan(19),), (), [19]),
        ((plan(18),), (), []),  # a past day: over, and never counted against anybody
        ((plan(19),), (done(19),), []),
        ((plan(19),), (done(19, BIKE),), [19]),
        ((plan(19), plan(19)), (done(19),), [19]),
        ((plan(20),), (done(19),), [20]),
    ],
)
def test_a_plan_is_open_until_it_is_done_or_its_day_is_over(
    plans: tuple[Planned, ...], activities: tuple[Activity, ...], open_days: list[int]
) -> None:
    found = still_open(plans, activities, date(2026, 11, 19))
    assert [one.day.day for one in found] == open_days


def test_the_earlier_of_two_plans_is_done_first() -> None:
    early, late = plan(19, at=time(7)), plan(19, at=time(18))
    assert still_open((early, late), (done(19),), date(2026, 11, 19)) == (late,)


@given(st.lists(st.builds(plan, st.integers(16, 22), st.sampled_from(Sport)), max_size=8))
def test_one_more_activity_never_opens_a_plan(plans: list[Planned]) -> None:
    today = date(2026, 11, 18)
    less = still_open(plans, (done(19), done(20, BIKE)), today)
    assert set(less) <= set(still_open(plans, (done(19),), today))
