"""Back to running through the diary: the gate, the ladder, the answer of today, and what closes a session."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Clearance, Reason, Refusal
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.progress import RUN, StepWhy
from ankle_rehab.domain.run_answer import RunAnswer, RunToday
from ankle_rehab.domain.run_gate import Detail, GateKind, Requirement
from ankle_rehab.domain.run_routine import HOP_TEST, RUN_WALK, WALK_TEST, done_whole
from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.running import Running
from ankle_rehab.storage.plan_store import PlanStore
from tests.fakes.clock import FakeClock
from tests.fakes.runner import Runner
from tests.ui.house import House

DAYS = 60


@pytest.fixture
def house(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[House]:
    del qapp
    house = House(clock, data_dir)
    house.preferences.change(sore_side=Side.LEFT)
    yield house
    house.close()


@pytest.fixture
def running(house: House) -> Running:
    return house.parts.running


@pytest.fixture
def runner(house: House, clock: FakeClock) -> Runner:
    runner = Runner(house.parts, clock, DAYS)
    runner.go(0, 9)
    house.guard.answer(frozenset(), twisted=False)
    return runner


@pytest.fixture
def sprained(runner: Runner) -> Runner:
    """A twist on day 0, and mornings of 1 from day 10 on to day 20."""
    runner.twist(0)
    runner.mornings(10, 20)
    return runner


def answer(running: Running, runner: Runner, day: int, hour: int = 9) -> RunAnswer:
    runner.go(day, hour)
    return running.answer()


def lacking(found: RunAnswer) -> list[tuple[Requirement, Detail | None]]:
    return [(check.requirement, check.detail) for check in found.gate.lacking]


def steps(house: House) -> list[tuple[int, int, StepWhy]]:
    return [(one.before, one.after, one.why) for one in PlanStore(house.database).steps(RUN)]


# the gate ------------------------------------------------------------------------------------------------


def test_without_trouble_stage_one_is_open(running: Running, runner: Runner) -> None:
    found = answer(running, runner, 5)
    assert (found.today, found.stage, found.gate.kind) == (RunToday.OPEN, 1, GateKind.NONE)
    assert running.closed() == ()


def test_a_twist_closes_it_first_by_the_hour_then_by_its_gate(running: Running, runner: Runner) -> None:
    runner.twist(0)
    fresh = answer(running, runner, 2)
    assert (fresh.today, fresh.until) == (RunToday.TWIST, runner.go(3, 18).utc)
    found = answer(running, runner, 4)
    assert (found.today, found.gate.kind) == (RunToday.GATE, GateKind.AFTER_SPRAIN)
    assert running.closed() == (Reason.RUN_GATE,)


def test_requirement_by_requirement_to_the_first_run(running: Running, sprained: Runner) -> None:
    sprained.walk(14)
    assert (Requirement.WALK, Detail.MORNING_AWAITED) in lacking(answer(running, sprained, 14, 20))
    sprained.morning(15)
    sprained.test(15, TestKind.BALANCE, 31)
    assert lacking(answer(running, sprained, 15, 20)) == [
        (Requirement.HEEL_RAISES, Detail.NOT_DONE),
        (Requirement.HOPS, Detail.OTHERS_FIRST),
    ]
    sprained.test(15, TestKind.HEEL_RAISES, 12)
    assert lacking(answer(running, sprained, 15, 20)) == [(Requirement.HOPS, Detail.NOT_DONE)]
    sprained.go(16, 10)
    running.keep_hops({Side.LEFT: 10}, {Side.LEFT: 1})
    assert answer(running, sprained, 16, 11).today is RunToday.OPEN


def test_results_grow_old_and_a_new_twist_throws_them_away(running: Running, sprained: Runner) -> None:
    sprained.gate_passed(14)
    assert answer(running, sprained, 27).today is RunToday.OPEN
    assert lacking(answer(running, sprained, 29))[0] == (Requirement.WALK, Detail.NOT_DONE)
    sprained.twist(21)
    assert (Requirement.BALANCE, Detail.NOT_DONE) in lacking(answer(running, sprained, 27))


def test_the_first_run_shows_that_the_gate_was_passed(running: Running, sprained: Runner) -> None:
    sprained.gate_passed(14)
    sprained.run(16)
    sprained.morning(17)
    found = answer(running, sprained, 40)
    assert (found.gate.kind, found.today) == (GateKind.NONE, RunToday.OPEN)


def test_a_walk_is_a_score_of_that_side_too_and_one_step_back_takes_both(
    house: House, running: Running, sprained: Runner
) -> None:
    sprained.walk(20, pain=2)
    last = house.diary.entries()[-1]
    assert (last.side, last.score, last.moment) == (Side.LEFT, 2, Moment.DURING_WORST)
    house.diary.undo.undo()
    assert (Requirement.WALK, Detail.NOT_DONE) in lacking(running.answer())
    assert house.diary.entries()[-1].moment is Moment.NEXT_MORNING


@pytest.mark.parametrize(("score", "detail"), [(3, Detail.MORNING_NOT_SETTLED), (2, None)])
def test_the_morning_is_compared_with_the_usual_one(
    running: Running, runner: Runner, score: int, detail: Detail | None
) -> None:
    runner.twist(0)
    runner.mornings(10, 14)
    runner.walk(14)
    runner.morning(15, score)
    found = dict(lacking(answer(running, runner, 15, 12)))
    assert found.get(Requirement.WALK) is detail


def test_a_morning_written_a_day_late_shows_nothing(house: House, running: Running, sprained: Runner) -> None:
    sprained.walk(20)
    late = sprained.go(21, 8)
    now = sprained.go(23, 8)

    house.diary.add_pain(PainEntry(Side.LEFT, 1, Moment.NEXT_MORNING, now, late))
    assert (Requirement.WALK, Detail.MORNING_MISSING) in lacking(running.answer())


def test_a_walk_in_the_player_counts_with_what_was_said_of_it(
    house: House, running: Running, sprained: Runner
) -> None:
    walk = done_whole(make_plan(running.routine(WALK_TEST), (Side.LEFT,)))
    started, ended = sprained.go(20, 16), sprained.go(20, 17)
    number = house.diary.begin_session(walk, started)
    house.diary.finish_session(number, walk, ended)
    assert (Requirement.WALK, Detail.NOT_DONE) in lacking(running.answer())
    entry = PainEntry(Side.LEFT, 1, Moment.DURING_WORST, ended, ended, session_id=number)
    house.diary.add_pain(entry)
    assert (Requirement.WALK, Detail.MORNING_AWAITED) in lacking(running.answer())
    house.diary.add_pain(replace(entry, score=3))
    assert (Requirement.WALK, Detail.HURT) in lacking(running.answer())


def test_giving_way_counts_for_a_week(running: Running, sprained: Runner) -> None:
    sprained.gave_way(13)
    assert (Requirement.STEADY, Detail.GAVE_WAY) in lacking(answer(running, sprained, 19))
    assert (Requirement.STEADY, Detail.GAVE_WAY) not in lacking(answer(running, sprained, 20))


# the ladder ----------------------------------------------------------------------------------------------


@pytest.fixture
def at_stage_two(sprained: Runner) -> Runner:
    """Two green runs, on days 16 and 18."""
    sprained.gate_passed(14)
    for day in (16, 18):
        sprained.run(day)
        sprained.mornings(day + 1, day + 2)
    sprained.go(20, 9)
    return sprained


def test_two_green_runs_open_the_next_stage_once(
    house: House, running: Running, at_stage_two: Runner
) -> None:
    assert running.answer().stage == 2
    assert steps(house) == []  # nobody has looked yet
    running.look()
    running.look()
    assert steps(house) == [(1, 2, StepWhy.GREENS)]
    assert running.routine(RUN_WALK).name == "Run and walk, stage 2"
    assert [one.id for one in running.routines()] == [RUN_WALK]
    assert at_stage_two.now() is not None


def test_red_goes_back_closes_48_hours_and_asks_for_a_walk(
    house: House, running: Running, at_stage_two: Runner
) -> None:
    running.look()
    at_stage_two.run(20, worst=6)
    red = answer(running, at_stage_two, 21)
    assert (red.today, red.stage) == (RunToday.RED, 1)
    assert running.closed() == (Reason.RUN_RED,)
    assert red.until == at_stage_two.go(22, 18).utc
    running.look()
    assert steps(house)[-1] == (2, 1, StepWhy.RED)
    after = answer(running, at_stage_two, 23)
    assert (after.today, after.gate.kind) == (RunToday.GATE, GateKind.AFTER_RED)
    at_stage_two.mornings(21, 23)
    at_stage_two.walk(23)
    at_stage_two.morning(24)
    assert answer(running, at_stage_two, 24).today is RunToday.OPEN


def test_two_red_days_in_a_week_pause_running_until_it_was_seen(
    house: House, running: Running, at_stage_two: Runner
) -> None:
    for day in (21, 23):
        at_stage_two.score(day, 6, Moment.DURING_WORST, 18)
    found = answer(running, at_stage_two, 26)
    assert (found.today, found.until) == (RunToday.PAUSE, at_stage_two.go(30, 0).utc)
    at_stage_two.go(26, 10)

    house.guard.release(Release.SEEN)
    assert running.answer().today is RunToday.GATE
    assert answer(running, at_stage_two, 31).today is RunToday.GATE


def test_a_twist_between_two_red_days_ends_no_pause(running: Running, at_stage_two: Runner) -> None:
    at_stage_two.score(21, 6, Moment.DURING_WORST, 16)
    at_stage_two.twist(21)
    at_stage_two.score(23, 6, Moment.DURING_WORST, 18)
    found = answer(running, at_stage_two, 26)
    assert (found.today, found.until) == (RunToday.PAUSE, at_stage_two.go(30, 0).utc)


def test_a_new_twist_begins_the_ladder_anew(house: House, running: Running, at_stage_two: Runner) -> None:
    running.look()
    at_stage_two.twist(20)
    at_stage_two.go(30, 9)
    running.look()
    assert steps(house)[-1] == (2, 1, StepWhy.TWIST)


def test_a_day_between_runs_is_asked_for_once(running: Running, at_stage_two: Runner) -> None:
    at_stage_two.run(20)
    found = answer(running, at_stage_two, 21)
    assert found.today is RunToday.DAY
    assert found.next_day == at_stage_two.go(23, 0).local_date  # days 16, 18 and 20 are three in seven
    at_stage_two.go(21, 9)
    assert running.closed() == (Reason.RUN_DAY,)
    running.run_all_the_same()
    assert running.closed() == ()
    assert answer(running, at_stage_two, 22).today is RunToday.DAY


def test_an_own_choice_is_kept_and_can_be_taken_back(
    house: House, running: Running, at_stage_two: Runner
) -> None:
    running.choose(1)
    assert steps(house) == [(1, 2, StepWhy.GREENS), (2, 1, StepWhy.OWN_EASIER)]
    assert running.stage() == 1
    running.choose(2)
    assert steps(house)[-1] == (1, 2, StepWhy.OWN_HARDER)
    house.diary.undo.undo()
    assert running.stage() == 1
    assert at_stage_two.now() is not None


def test_a_stage_begun_and_left_in_the_walk_is_no_run(house: House, running: Running, runner: Runner) -> None:
    runner.go(5, 18)
    house.trained(10)
    assert running.standing().runs == ()


# the guard -----------------------------------------------------------------------------------------------


def clears(house: House, routine_id: str, score: int | None = 0) -> tuple[Reason, ...]:
    house.guard.answer(frozenset(), twisted=False)
    verdict = house.guard.clear(house.parts.repertoire.routine(routine_id), score)
    if isinstance(verdict, Clearance):
        return ()
    assert isinstance(verdict, Refusal)
    return verdict.reasons


def test_no_run_starts_before_its_gate(house: House, running: Running, sprained: Runner) -> None:
    sprained.go(20, 9)
    assert clears(house, RUN_WALK) == (Reason.RUN_GATE,)
    assert clears(house, WALK_TEST) == ()
    sprained.gate_passed(21)
    assert running.answer().today is RunToday.OPEN
    assert clears(house, RUN_WALK) == ()
    assert clears(house, RUN_WALK, 3) == (Reason.WALKING_PAIN,)
    assert clears(house, RUN_WALK, None) == (Reason.NO_SCORE,)


def test_a_clearance_for_the_walk_covers_no_run(house: House, sprained: Runner) -> None:
    sprained.go(20, 9)
    house.guard.answer(frozenset(), twisted=False)
    verdict = house.guard.clear(house.parts.repertoire.routine(WALK_TEST), 0)
    assert isinstance(verdict, Clearance)
    assert verdict.covers == {"brisk-walk"}


def test_the_hop_test_waits_for_seven_days(house: House, runner: Runner) -> None:
    runner.twist(0)
    runner.go(5, 9)
    assert clears(house, HOP_TEST) == (Reason.TWIST,)
    runner.go(8, 9)
    assert clears(house, HOP_TEST) == ()


def test_a_run_done_elsewhere_is_a_session_with_its_scores(
    house: House, running: Running, at_stage_two: Runner
) -> None:
    at_stage_two.run(20, worst=2, after=1)
    last = house.diary.sessions()[-1]
    assert (last.routine_id, last.name, last.sides) == (RUN_WALK, "Run and walk, stage 2", (Side.LEFT,))
    assert last.ended.utc - last.started.utc == timedelta(seconds=10 + 300 + 10 + 21 * 60)
    scores = [(one.moment, one.score) for one in house.diary.entries() if one.session_id == last.id]
    assert scores == [(Moment.DURING_WORST, 2), (Moment.AFTER_60MIN, 1)]
    assert running.standing().runs[-1].whole


def test_no_other_shelf_holds_a_run(house: House, running: Running) -> None:
    assert running.exercises() == ()
    assert "easy-run" not in {one.id for one in house.parts.repertoire.exercises()}
    with pytest.raises(LookupError):
        running.routine("three")


def test_a_sore_spot_on_a_bone_closes_running_up_to_its_appointment(
    house: House, running: Running, runner: Runner
) -> None:
    spot = frozenset({Sign.ONE_SPOT})
    runner.go(1, 9)
    house.guard.answer(spot, twisted=False)
    assert running.answer().today is RunToday.SIGN
    day = house.clock.now().date() + timedelta(days=3)
    house.guard.release(Release.BOOKED, on=day)
    assert Reason.APPOINTMENT in house.guard.closed_by(running.routine(RUN_WALK))
    found = running.answer()
    assert (found.today, found.until) == (RunToday.APPOINTMENT, runner.go(5, 0).utc)
    assert answer(running, runner, 4, 23).today is RunToday.APPOINTMENT
    assert answer(running, runner, 5).today is not RunToday.APPOINTMENT


def test_having_been_seen_before_the_appointment_opens_running(
    house: House, running: Running, runner: Runner
) -> None:
    spot = frozenset({Sign.ONE_SPOT})
    runner.go(1, 9)
    house.guard.answer(spot, twisted=False)
    house.guard.release(Release.BOOKED, on=house.clock.now().date() + timedelta(days=3))
    house.guard.release(Release.SEEN)
    assert running.answer().today is not RunToday.APPOINTMENT


def test_a_run_written_down_asks_for_a_day_between(house: House, runner: Runner) -> None:
    runner.logged(44)
    runner.go(45, 9)
    assert house.parts.running.answer().today is RunToday.DAY
    runner.go(46, 9)
    assert house.parts.running.answer().today is RunToday.OPEN
    for day in (46, 48):
        runner.logged(day)
    runner.go(50, 9)
    assert house.parts.running.answer().today is RunToday.DAY, "three in seven days"


def test_a_short_jog_is_no_run(house: House, runner: Runner) -> None:
    runner.logged(44, 0.5)
    runner.go(45, 9)
    assert house.parts.running.answer().today is RunToday.OPEN
