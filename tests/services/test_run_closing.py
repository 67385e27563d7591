"""What closes a day for a plan, and what could be done in its place: through the diary."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.load_rules import SwapKind
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_answer import RunToday
from ankle_rehab.domain.span import Span
from ankle_rehab.services.run_load import Block, RunLoad
from tests.fakes.clock import FakeClock
from tests.fakes.runner import Runner
from tests.fakes.training import briefly
from tests.ui.house import House

DAYS = 62
"""Day 62 is the day on which the clock stands: Sunday 22 November 2026; day 0 is Monday 21 September."""


@pytest.fixture
def house(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[House]:
    del qapp
    house = House(clock, data_dir)
    house.preferences.change(sore_side=Side.LEFT)
    yield house
    house.close()


@pytest.fixture
def runner(house: House, clock: FakeClock) -> Runner:
    runner = Runner(house.parts, clock, DAYS)
    runner.go(0, 9)
    house.guard.answer(frozenset(), twisted=False)
    return runner


@pytest.fixture
def load(house: House) -> RunLoad:
    return house.parts.run_load


def on(day: int) -> date:
    return date(2026, 9, 21) + timedelta(days=day)


def plan(house: House, day: int, sport: Sport = Sport.RUN) -> Planned:
    return house.parts.runs.plan(Planned(on(day), sport, metres=5000.0))


def blocked(load: RunLoad, day: date, at: time | None = None, sport: Sport = Sport.RUN) -> Block | None:
    """Why such a plan of a day is left out."""
    return load.closing()(Planned(day, sport, at=at))


def test_a_red_light_closes_plans_for_48_hours(house: House, runner: Runner, load: RunLoad) -> None:
    runner.logged(44)
    runner.score(44, 6, Moment.DURING_WORST, 19)
    block = blocked(load, on(46))
    assert block is not None
    assert block.reason is RunToday.RED
    assert block.until is not None
    assert block.until.date() == on(46)
    assert blocked(load, on(46), time(20)) is None
    assert blocked(load, on(47)) is None
    assert blocked(load, on(43)) is None, "what is past is past"
    assert SwapKind.BIKE not in {one.kind for one in load.swaps(Planned(on(45)))}, "6 is over 2"
    runner.go(45, 8)
    assert [one.kind for one in load.swaps(Planned(on(45)))] == [
        SwapKind.BIKE,
        SwapKind.ROWER,
        SwapKind.REST,
        SwapKind.OTHER_DAY,
    ]
    assert load.swaps(Planned(on(45)))[-1].day == on(47)
    runner.morning(45, 3)
    assert SwapKind.ROWER not in {one.kind for one in load.swaps(Planned(on(45)))}
    late = Activity(Sport.RUN, runner.go(46, 8), metres=4000)
    assert "L8 red" in briefly(load.before(late))
    assert house.parts.runs.all(Span(on(46), on(46))) == ()


@pytest.mark.parametrize(("ago", "reason"), [(1, RunToday.TWIST), (5, RunToday.GATE)])
def test_a_twist_closes_plans(runner: Runner, load: RunLoad, ago: int, reason: RunToday) -> None:
    """The gate after it closes today alone, for nobody knows when it will be passed."""
    runner.twist(50 - ago)
    runner.score(50 - ago, 2, Moment.OTHER, 20)
    runner.go(50, 9)
    block = blocked(load, on(50))
    assert block is not None
    assert block.reason is reason
    assert (blocked(load, on(54)) is None) is True
    kinds = {one.kind for one in load.swaps(Planned(on(50)))}
    assert (SwapKind.BIKE in kinds) is (reason is RunToday.GATE)


def test_a_run_without_a_time_on_the_day_of_the_red_light_is_not_after_it(
    runner: Runner, load: RunLoad
) -> None:
    """Shortly after midnight it is another day elsewhere."""
    when = runner.go(44, 0, 30)
    runner.parts.diary.add_pain(PainEntry(Side.LEFT, 6, Moment.OTHER, when, when))
    for day, told in ((44, False), (45, True), (46, True), (47, False)):
        run = Activity(Sport.RUN, runner.go(day, 12), metres=4000, timed=False)
        assert ("L8 red" in briefly(load.before(run))) is told


def test_a_high_score_closes_every_day(runner: Runner, load: RunLoad) -> None:
    runner.score(50, 8, Moment.OTHER, 9)
    block = blocked(load, on(60))
    assert block is not None
    assert (block.reason, block.until) == (RunToday.SIGN, None)
    assert [one.kind for one in load.swaps(Planned(on(50)))] == [SwapKind.REST]


def test_a_day_marked_for_rest_is_not_offered(house: House, runner: Runner, load: RunLoad) -> None:
    for day in (42, 44, 46):
        runner.logged(day)
    assert load.swaps(Planned(on(48)))[-1].day == on(49)
    house.diary.mark_day(on(49), DayKind.REST)
    assert load.swaps(Planned(on(48)))[-1].day == on(50)


def test_what_is_said_before_a_plan_of_today_or_tomorrow(house: House, runner: Runner, load: RunLoad) -> None:
    for day in (42, 44, 46):
        runner.logged(day)
    kept = plan(house, 48)
    runner.go(46, 20)
    assert load.warning() is None, "the day after tomorrow is not told of yet"
    runner.go(47, 9)
    warned = load.warning()
    assert warned is not None
    assert (warned.plan, briefly(warned.findings), warned.block) == (kept, ["W1 amber"], None)
    house.parts.runs.change_plan(replace(kept, anyway=frozenset({Rule.W1})))
    assert load.warning() is None


def test_what_was_planned_before_the_light_was_red_is_told(
    house: House, runner: Runner, load: RunLoad
) -> None:
    plan(house, 45)
    plan(house, 46, Sport.BIKE)
    runner.logged(44)
    assert load.warning() is None
    runner.score(44, 6, Moment.DURING_WORST, 19)
    warned = load.warning()
    assert warned is not None
    assert warned.block is not None
    assert warned.block.reason is RunToday.RED


def test_a_plan_is_judged_by_the_clock_on_the_wall(runner: Runner, load: RunLoad) -> None:
    runner.score(44, 6, Moment.DURING_WORST, 23)
    assert blocked(load, on(46), time(22, 59)) is not None
    assert blocked(load, on(46), time(23)) is None


CROSS = (Sport.BIKE, Sport.ROWER, Sport.SWIM, Sport.DEEP_WATER, Sport.OTHER)


@pytest.mark.parametrize(
    ("score", "now", "closed"),
    [
        (8, None, {*CROSS, Sport.STRENGTH}),
        (6, None, {*CROSS}),
        (6, 3, {*CROSS}),
        (6, 2, set()),
        (5, None, set()),
        (2, None, set()),
    ],
)
def test_what_else_is_closed_by_a_score(
    runner: Runner, load: RunLoad, score: int, now: int | None, closed: set[Sport]
) -> None:
    """Section 5: at 7 and more all of it, after red cross-training while the last pain of today is over 2."""
    runner.score(50, score, Moment.OTHER, 9)
    if now is not None:
        runner.score(50, now, Moment.OTHER, 12)
    others = [sport for sport in Sport if sport is not Sport.RUN]
    assert {sport for sport in others if blocked(load, on(50), sport=sport) is not None} == closed
    assert all(found.cross for sport in closed if (found := blocked(load, on(50), sport=sport)) is not None)


def test_the_pain_of_today_closes_no_ride_of_another_day(runner: Runner, load: RunLoad) -> None:
    runner.score(50, 6, Moment.OTHER, 9)
    assert blocked(load, on(51), sport=Sport.BIKE) is None


def test_a_fresh_twist_closes_rides_and_strength_for_72_hours(runner: Runner, load: RunLoad) -> None:
    runner.twist(49)
    runner.score(49, 2, Moment.OTHER, 20)
    runner.go(50, 9)
    for sport in (Sport.BIKE, Sport.STRENGTH):
        assert blocked(load, on(51), sport=sport) is not None
        assert blocked(load, on(52), time(17), sport) is not None
        assert blocked(load, on(52), time(19), sport) is None


# after a run ------------------------------------------------------------------------------------------


def test_after_a_run_the_plan_that_comes_next_can_be_another(
    house: House, runner: Runner, load: RunLoad
) -> None:
    for day in (42, 44, 46):
        runner.logged(day)
    house.parts.runs.plan(Planned(on(50), metres=5000))
    fourth = runner.logged(48)
    found = load.after(fourth)
    assert found is not None
    assert [one.rule for one in found.findings] == [Rule.W1]
    assert found.plan is not None
    assert (found.plan.day, found.alone) == (on(50), True)
    assert {one.kind for one in found.swaps} == set(SwapKind)
    assert load.after(replace(fourth, anyway=frozenset({Rule.W1}))) is None


def test_a_late_entry_of_this_week_looks_at_the_runs_after_it(runner: Runner, load: RunLoad) -> None:
    """The Monday is written down on Saturday, when three runs are."""
    for day in (43, 45, 47):
        runner.logged(day)
    monday = runner.logged(42)
    runner.go(47, 20)
    found = load.after(monday)
    assert found is not None
    assert Rule.W1 in found.rules
    runner.go(49, 20)
    assert load.after(monday) is None, "it is of another week and over seven days ago"


def test_after_a_run_on_a_closed_day_no_ride_is_offered(runner: Runner, load: RunLoad) -> None:
    runner.score(50, 8, Moment.OTHER, 9)
    found = load.after(runner.logged(50))
    assert found is not None
    assert found.block is not None
    assert [one.kind for one in found.swaps] == [SwapKind.REST]
    assert Rule.L8 in found.rules
