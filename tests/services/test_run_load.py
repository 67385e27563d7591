"""Training load through the diary: before an outing, of a week, of one run, and the answer of today."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.causes import Ask
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.load import HardReason, Rule
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_allowance import AllowanceKind, Basis
from ankle_rehab.domain.run_answer import RunToday
from ankle_rehab.domain.run_routine import done_whole
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.span import Span
from ankle_rehab.services.causes import Causes
from ankle_rehab.services.run_load import RunLoad
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


def green(runner: Runner, day: int, km: float) -> None:
    """A run of an evening with a light that is green the morning after."""
    runner.logged(day, km)
    runner.score(day, 1, Moment.DURING_WORST, 19)
    runner.score(day, 1, Moment.AFTER_60MIN, 19)
    runner.morning(day + 1)


# the week and one run ---------------------------------------------------------------------------------


def test_a_week_out_of_files_hand_ladder_and_strength(house: House, runner: Runner, load: RunLoad) -> None:
    runner.run(42)  # a session of the ladder, on Monday
    runner.logged(44, 6, hard=True)
    runner.logged(44, 4, hard=True, hour=7)
    runner.logged(46, 5)
    for day in (43, 45, 47):
        house.parts.runs.add(Activity(Sport.BIKE, runner.go(day, 12), seconds=1800))
    strong = make_plan(house.content.routine("strength"), (Side.LEFT,))
    number = house.diary.begin_session(SessionRun.begin(strong), runner.go(48, 10))
    house.diary.finish_session(number, done_whole(strong), runner.go(48, 11))
    assert briefly(load.week(on(48)))[:3] == ["W2 red", "W3 red", "W1 amber"]


def test_daily_care_makes_no_day_active(house: House, runner: Runner, load: RunLoad) -> None:
    for day in range(42, 49):
        care = make_plan(house.content.routine("daily"), (Side.LEFT,))
        number = house.diary.begin_session(SessionRun.begin(care), runner.go(day, 10))
        house.diary.finish_session(number, done_whole(care), runner.go(day, 11))
    assert load.week(on(48)) == ()


def test_of_a_plan_only_what_is_still_ahead_counts(house: House, runner: Runner, load: RunLoad) -> None:
    """A plan of yesterday came to nothing, and the run of today fulfils the plan of today."""
    runner.logged(42)
    plan(house, 43)
    runner.logged(45)
    plan(house, 45)
    plan(house, 47)
    runner.go(45, 20)
    assert not [one for one in load.week(on(45)) if one.rule is Rule.W1]
    assert briefly(load.before(Planned(on(48))))[0] == "W1 amber"


def test_a_run_being_written_down_takes_the_place_of_its_plan(
    house: House, runner: Runner, load: RunLoad
) -> None:
    runner.logged(42)
    runner.logged(44)
    plan(house, 46)
    today = Activity(Sport.RUN, runner.go(46, 18), seconds=1800, metres=5000)
    assert briefly(load.before(today)) == []
    assert "W1 amber" in briefly(load.before(Planned(on(48))))


def test_what_stands_for_one_run(house: House, runner: Runner, load: RunLoad) -> None:
    runner.logged(40, 6)
    longer = runner.logged(44, 9)
    hearty = house.parts.runs.add(Activity(Sport.RUN, runner.go(46, 9), metres=5000, heart_rate=170))
    assert load.known(longer).hard is HardReason.DISTANCE
    assert load.known(longer).ratio == pytest.approx(1.5)
    assert load.known(hearty).hard is None
    house.preferences.change(top_heart_rate=190)
    assert load.known(hearty).hard is HardReason.HEART_RATE
    assert load.known_all((longer, hearty))[0] == load.known(longer)
    assert load.known_all(()) == ()


def test_a_session_of_the_ladder_is_known_like_any_run(house: House, runner: Runner, load: RunLoad) -> None:
    runner.run(44)
    session = house.parts.runs.all(Span(on(44), on(44)))[0]
    assert session.id is None
    assert load.known(session).hard is None
    assert load.known(session).findings == ()
    runner.logged(45, 3)
    assert briefly(load.week(on(45)))[:2] == ["L1 amber unknown", "L4 note"], "it has no distance"


def test_weeks_that_are_over_are_marked_and_offered_nothing(runner: Runner, load: RunLoad) -> None:
    for day in (35, 37, 39, 41, 44):
        runner.logged(day)
    runner.go(45, 9)
    assert briefly(load.week(on(41))) == ["W1 amber"]
    assert "W4 suggestion" in briefly(load.week(on(45)))
    judge = load.judge(Span(on(35), on(45)))
    assert judge(on(41)) == load.week(on(41))
    assert judge(on(45)) == load.week(on(45))
    assert [briefly(week.findings) for week in load.weeks(Span(on(35), on(45)))] == [["W1 amber"], []]


@pytest.mark.parametrize(
    ("score", "twist", "offered"), [(2, False, True), (8, False, False), (6, False, False), (2, True, False)]
)
def test_no_ride_is_suggested_while_it_is_left_out(
    *, house: House, runner: Runner, load: RunLoad, score: int, twist: bool, offered: bool
) -> None:
    runner.logged(44)
    runner.go(45, 9)
    now = Stamp.of(house.clock.now(), house.clock.zone())
    house.diary.add_pain(PainEntry(Side.LEFT, score, Moment.OTHER, now, now, twist=twist))
    told = {one.rule for one in load.week(on(45))}
    assert (Rule.W4 in told) is offered
    assert offered or Rule.W7 not in told


def test_the_week_begins_where_the_user_says(house: House, runner: Runner, load: RunLoad) -> None:
    for day in (41, 43, 45, 47):  # Sunday to Saturday
        runner.logged(day)
    assert "W1 amber" not in briefly(load.week(on(47)))
    house.preferences.change(week_start=6)
    assert "W1 amber" in briefly(load.week(on(47)))


def test_a_brace_is_named_while_an_old_injury_fits(house: House, runner: Runner, load: RunLoad) -> None:
    runner.logged(44)
    assert Rule.L7 not in {one.rule for one in load.week(on(44))}
    causes = Causes(house.diary, house.database, house.clock, house.content.guide.causes)
    causes.keep(frozenset({Ask.INJURED_EVER.value, Ask.INJURED_THIS_YEAR.value}))
    assert Rule.L7 in {one.rule for one in load.week(on(44))}
    runner.go(45, 9)
    causes.keep(frozenset())
    assert Rule.L7 not in {one.rule for one in load.week(on(44))}


# today ------------------------------------------------------------------------------------------------


def test_by_your_rules(house: House, runner: Runner, load: RunLoad) -> None:
    runner.mornings(38, 43)
    green(runner, 44, 5)
    runner.go(46, 9)
    found = load.allowance()
    assert (found.kind, found.basis, found.low_impact) == (AllowanceKind.UP_TO, Basis.LONGEST, True)
    assert found.kilometres == pytest.approx(5.5)
    assert not house.parts.running.standing().laddered


def test_without_scores_it_is_the_same_again(runner: Runner, load: RunLoad) -> None:
    runner.logged(44, 5)
    runner.go(46, 9)
    found = load.allowance()
    assert (found.kind, found.basis, found.kilometres) == (AllowanceKind.UP_TO, Basis.SAME, 5)


@pytest.mark.parametrize("score", [3, 4, 5])
def test_a_sore_morning_counts_while_all_else_is_missing(
    house: House, runner: Runner, load: RunLoad, score: int
) -> None:
    """Without scores of the run, and with no usual morning, the light of that day is HOLD."""
    runner.logged(40, 8)
    runner.logged(44, 5)
    runner.morning(45, score)
    held = [one.verdict.light for one in house.parts.lights.days(Span(on(44), on(44)))]
    assert held == [Light.HOLD]
    found = load.allowance()
    assert (found.kind, found.basis, found.kilometres) == (AllowanceKind.RULES, Basis.AMBER, None)
    assert briefly(load.before(Planned(on(45), metres=3000))) == ["L8 amber", "L4 note"]
    runner.go(46, 9)
    found = load.allowance()
    assert (found.kind, found.basis, found.kilometres) == (AllowanceKind.UP_TO, Basis.AMBER, 5)


def test_a_sore_morning_of_a_quiet_day_leaves_that_day_without_a_run(runner: Runner, load: RunLoad) -> None:
    runner.mornings(38, 43)
    green(runner, 44, 5)
    runner.morning(47, 3)
    assert load.allowance().basis is Basis.AMBER
    assert briefly(load.before(Planned(on(47), metres=3000))) == ["L8 amber"]
    assert briefly(load.before(Planned(on(48), metres=3000))) == []
    runner.morning(48)
    found = load.allowance()
    assert (found.kind, found.basis, found.kilometres) == (AllowanceKind.UP_TO, Basis.AMBER, 5)


def test_the_ladder_waits_after_a_sore_morning_too(house: House, runner: Runner, load: RunLoad) -> None:
    runner.run(44)
    runner.go(46, 9)
    assert house.parts.running.answer().today is RunToday.OPEN
    runner.morning(46, 4)
    assert house.parts.running.answer().today is RunToday.DAY
    assert load.allowance().kind is AllowanceKind.CLOSED


def test_the_longest_run_is_asked_once(house: House, runner: Runner, load: RunLoad) -> None:
    runner.go(46, 9)
    assert not load.longest_known()
    assert load.allowance().kind is AllowanceKind.ASK
    load.tell_longest(8)
    assert load.longest_known()
    found = load.allowance()
    assert (found.kind, found.kilometres, found.basis) == (AllowanceKind.UP_TO, 8, Basis.SAME)
    runner.go(76, 9)
    assert load.longest_known()
    runner.go(77, 9)
    assert not load.longest_known()
    assert house.preferences.settings.longest_run_told == on(46)


def test_not_having_run_is_an_answer(runner: Runner, load: RunLoad) -> None:
    runner.go(46, 9)
    load.tell_longest(0)
    assert load.longest_known()
    assert (load.allowance().kind, load.allowance().kilometres) == (AllowanceKind.START, None)
    load.tell_usual(10)
    assert load.allowance().kilometres == 5
    assert briefly(load.before(Planned(on(47), metres=5000))) == []
    assert briefly(load.before(Planned(on(47), metres=5100))) == ["L1 amber unknown"]


def test_after_red_the_next_run_is_shorter_once_its_gate_is_open(runner: Runner, load: RunLoad) -> None:
    runner.mornings(36, 43)
    runner.logged(44, 10)
    runner.score(44, 6, Moment.DURING_WORST, 19)
    runner.mornings(45, 51)
    assert load.allowance().kind is AllowanceKind.CLOSED
    runner.walk(50)
    runner.morning(51)
    runner.go(51, 10)
    found = load.allowance()
    assert (found.kind, found.basis) == (AllowanceKind.UP_TO, Basis.RED)
    assert found.kilometres == pytest.approx(7)


def test_a_red_day_after_the_last_run_counts_as_its_own(runner: Runner, load: RunLoad) -> None:
    runner.mornings(36, 39)
    green(runner, 40, 10)
    runner.score(44, 6, Moment.OTHER, 9)
    runner.mornings(45, 51)
    runner.walk(50)
    runner.morning(51)
    runner.go(51, 10)
    assert load.allowance().basis is Basis.RED


def test_after_a_twist_the_ladder_comes_once_its_gate_is_open(runner: Runner, load: RunLoad) -> None:
    """However far somebody ran before."""
    runner.logged(1, 12)
    runner.twist(2)
    runner.mornings(10, 24)
    runner.gate_passed(23)
    runner.go(25, 9)
    found = load.allowance()
    assert (found.kind, found.answer.stage) == (AllowanceKind.STAGE, 1)


def test_who_runs_by_the_ladder_is_told_of_it(runner: Runner, load: RunLoad) -> None:
    runner.run(44)
    runner.go(46, 9)
    assert load.allowance().kind is AllowanceKind.STAGE
    runner.go(75, 9)
    assert load.allowance().kind is not AllowanceKind.STAGE


# the ladder beside runs that were written down -----------------------------------------------------------


def test_a_green_run_written_down_is_no_green_of_the_ladder(house: House, runner: Runner) -> None:
    runner.mornings(38, 43)
    for day in (44, 46):
        green(runner, day, 5)
    assert house.parts.running.look().greens == ()
    assert house.parts.running.answer().stage == 1


def test_a_green_run_a_week_after_red_opens_the_gate(house: House, runner: Runner) -> None:
    runner.mornings(30, 37)
    runner.score(38, 6, Moment.OTHER, 9)
    runner.mornings(39, 43)
    green(runner, 44, 5)
    assert not house.parts.running.gate().open
    green(runner, 46, 5)
    assert house.parts.running.gate().open
