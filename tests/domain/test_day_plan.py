"""What is planned for a day and a week, and what is asked before more is done, by tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.day_plan import (
    DayPlan,
    PlanFacts,
    PlanKept,
    PlanWhy,
    done_by,
    kept,
    plan_day,
    plan_kept,
    plan_week,
)
from ankle_rehab.domain.doubt import Doubt, doubt
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.progress import Phase

TODAY = date(2026, 11, 22)
CALM = PlanFacts(TODAY, light=Light.GREEN, settled=True)
HARDNESS = {"": 0, "calm-down": 1, "three": 2, "rest-day": 2, "daily": 3, "strength": 4, "balance": 4}


def after(done: str, of: PlanFacts = CALM) -> PlanFacts:
    """With the routines of the days before, yesterday first, "-" for none."""
    past = {
        TODAY - timedelta(days=back): frozenset({name} - {"-"})
        for back, name in enumerate(done.split(), start=1)
    }
    return replace(of, done=past)


@pytest.mark.parametrize(
    ("seen", "routine", "why"),
    [
        pytest.param(replace(CALM, light=Light.STOP), "", PlanWhy.ADVICE, id="help first"),
        pytest.param(replace(CALM, hours_since_twist=71.0), "calm-down", PlanWhy.CALM, id="a fresh twist"),
        pytest.param(replace(CALM, waiting=True), "three", PlanWhy.APPOINTMENT, id="an appointment"),
        pytest.param(replace(CALM, light=Light.RED), "rest-day", PlanWhy.RED, id="after a red light"),
        pytest.param(replace(CALM, begun=False), "three", PlanWhy.FIRST, id="the very first session"),
        pytest.param(CALM, "strength", PlanWhy.STRENGTH_DAY, id="strength first"),
        pytest.param(
            replace(CALM, light=Light.AMBER), "strength", PlanWhy.STRENGTH_DAY, id="amber may go on"
        ),
        pytest.param(replace(CALM, settled=False), "daily", PlanWhy.CARE_DAY, id="the last cannot be judged"),
        pytest.param(replace(CALM, hours_since_twist=167.0), "daily", PlanWhy.CARE_DAY, id="six days"),
        pytest.param(replace(CALM, hours_since_twist=168.0), "strength", PlanWhy.STRENGTH_DAY, id="seven"),
        pytest.param(after("strength"), "balance", PlanWhy.BALANCE_DAY, id="not two days in a row"),
        pytest.param(after("balance strength"), "strength", PlanWhy.STRENGTH_DAY, id="in turn"),
        pytest.param(after("- strength - strength - strength"), "balance", PlanWhy.BALANCE_DAY, id="three"),
        pytest.param(
            after("strength balance - balance - balance"), "daily", PlanWhy.CARE_DAY, id="both three"
        ),
        pytest.param(after("daily " * 6), "rest-day", PlanWhy.REST_DAY, id="one rest day a week"),
        pytest.param(
            after("daily daily rest-day daily daily daily"), "strength", PlanWhy.STRENGTH_DAY, id="had"
        ),
        pytest.param(
            replace(CALM, phase=Phase.PREVENTION), "three", PlanWhy.PREVENTION, id="prevention: short"
        ),
        pytest.param(
            after("three", replace(CALM, phase=Phase.PREVENTION)), "", PlanWhy.PREVENTION_REST, id="a day off"
        ),
        pytest.param(
            replace(CALM, phase=Phase.PREVENTION, light=Light.RED),
            "rest-day",
            PlanWhy.RED,
            id="red all the same",
        ),
    ],
)
def test_the_plan_of_a_day(seen: PlanFacts, routine: str, why: PlanWhy) -> None:
    assert plan_day(TODAY, seen) == DayPlan(TODAY, routine, why)


@pytest.mark.parametrize(
    ("seen", "week"),
    [
        pytest.param(CALM, "strength balance strength balance strength balance rest-day", id="a calm week"),
        pytest.param(replace(CALM, settled=False), "daily " * 6 + "rest-day", id="nothing to judge yet"),
        pytest.param(
            replace(CALM, light=Light.RED, settled=False),
            "rest-day rest-day daily daily daily daily daily",
            id="red for two days",
        ),
        pytest.param(
            replace(CALM, light=Light.CALM, hours_since_twist=1.0, settled=False),
            "calm-down calm-down calm-down daily daily daily daily",
            id="after a twist",
        ),
        pytest.param(replace(CALM, light=Light.STOP), "- - - - - - -", id="a stop has no known end"),
        pytest.param(replace(CALM, phase=Phase.PREVENTION), "three - three - three - -", id="prevention"),
    ],
)
def test_a_week_as_it_stands(seen: PlanFacts, week: str) -> None:
    assert [plan.routine_id or "-" for plan in plan_week(seen)] == week.split()


@given(
    light=st.sampled_from((Light.GREEN, Light.AMBER)),
    done=st.lists(st.sampled_from(["-", "daily", "strength", "balance", "three", "rest-day"]), max_size=7),
    laddered=st.booleans(),
)
def test_any_week_keeps_its_rules(light: Light, done: list[str], *, laddered: bool) -> None:
    seen = after(" ".join(done), replace(CALM, light=light, laddered=laddered))
    plans = plan_week(seen)
    routines = [plan.routine_id for plan in plans]
    assert routines.count("strength") <= 3
    assert routines.count("balance") <= 3
    assert all(one != two or one not in ("strength", "balance") for one, two in pairwise(routines))
    assert plan_week(seen) == plans


@given(
    light=st.sampled_from(Light),
    worse=st.sampled_from(Light),
    twist=st.none() | st.floats(0, 200),
    waiting=st.booleans(),
    done=st.lists(st.sampled_from(["-", "daily", "strength", "balance"]), max_size=7),
    phase=st.sampled_from(Phase),
)
def test_a_worse_light_or_a_sign_never_leads_to_a_harder_plan(
    light: Light, worse: Light, twist: float | None, done: list[str], phase: Phase, *, waiting: bool
) -> None:
    seen = after(
        " ".join(done), replace(CALM, light=light, hours_since_twist=twist, waiting=waiting, phase=phase)
    )
    now = HARDNESS[plan_day(TODAY, seen).routine_id]
    if worse.severity >= light.severity and worse is not Light.CALM and phase is Phase.SORE:
        assert HARDNESS[plan_day(TODAY, replace(seen, light=worse)).routine_id] <= now
    if phase is Phase.SORE:
        assert HARDNESS[plan_day(TODAY, replace(seen, waiting=True)).routine_id] <= max(now, 2)
        assert HARDNESS[plan_day(TODAY, replace(seen, hours_since_twist=0.0)).routine_id] <= max(now, 1)


def test_a_plan_that_was_done_stays_what_it_was() -> None:
    strength = DayPlan(TODAY, "strength", PlanWhy.STRENGTH_DAY)
    rest = DayPlan(TODAY, "rest-day", PlanWhy.RED)
    assert kept(strength, rest, frozenset({"strength"})) == strength
    assert kept(strength, rest, frozenset({"three"})) == rest
    assert kept(None, rest, frozenset()) == rest


@pytest.mark.parametrize(
    ("planned", "done", "by"),
    [
        ("daily", "", ""),
        ("daily", "daily", "daily"),
        ("strength", "daily", "daily"),
        ("daily", "balance three", "balance"),
        ("three", "daily", ""),
        ("rest-day", "rest-day daily", "rest-day"),
        ("", "daily", ""),
    ],
)
def test_one_of_three_is_the_plan_of_a_day(planned: str, done: str, by: str) -> None:
    assert done_by(planned, frozenset(done.split())) == by


@pytest.mark.parametrize(
    ("planned", "done", "whole", "expected"),
    [
        ("daily", "daily", "daily", PlanKept(1, 1, 0)),
        ("daily", "daily", "", PlanKept(1, 0, 1)),
        ("daily", "", "", PlanKept(1, 0, 0)),
        ("strength", "daily", "daily", PlanKept(1, 1, 0)),
        ("rest-day", "daily", "daily", PlanKept(1, 0, 0)),
        ("rest-day", "rest-day", "rest-day", PlanKept(1, 1, 0)),
        ("", "daily", "daily", PlanKept(0, 0, 0)),
    ],
)
def test_how_plans_and_days_went_together(planned: str, done: str, whole: str, expected: PlanKept) -> None:
    yesterday = TODAY - timedelta(days=1)
    plans = (DayPlan(yesterday, planned, PlanWhy.CARE_DAY), DayPlan(TODAY, "daily", PlanWhy.CARE_DAY))
    begun, ended = ({yesterday: frozenset({name} - {""})} for name in (done, whole))
    assert plan_kept(plans, begun, ended, TODAY) == expected


@pytest.mark.parametrize(
    ("routine", "light", "done", "asks"),
    [
        ("daily", Light.GREEN, "", None),
        ("daily", Light.GREEN, "strength", Doubt.SECOND),
        ("strength", Light.AMBER, "daily", Doubt.SECOND),
        ("balance", Light.HOLD, "balance", Doubt.SECOND),
        ("three", Light.GREEN, "strength", None),
        ("rest-day", Light.RED, "daily", None),
        ("daily", Light.RED, "", Doubt.RED),
        ("own-7", Light.RED, "", Doubt.RED),
        ("own-7", Light.GREEN, "daily", None),
        ("desk", Light.RED, "", None),
    ],
)
def test_what_is_asked_once_before_more_is_done(
    routine: str, light: Light, done: str, asks: Doubt | None
) -> None:
    assert doubt(routine, light, frozenset({done} - {""})) is asks
