"""A session moves with time alone: what was done, what is left, and every way on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.hurt import HurtChoice, hurt_choices
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.plan import Phase, make_plan
from ankle_rehab.domain.routine import Activity, ActivityStep
from ankle_rehab.domain.session import PauseReason, SessionRun, State
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from tests.fakes.exercises import HOLD, RAISES, WALK, exercise, plan

TICK = 0.25


def run_on(run: SessionRun, seconds: float, tick: float = TICK) -> SessionRun:
    for _ in range(round(seconds / tick)):
        run = run.advance(tick)
    return run


def phases(run: SessionRun) -> list[tuple[Phase, Side | None, int, float]]:
    return [(step.phase, step.side, step.set_number, step.seconds) for step in run.steps]


def test_the_articles_three_take_six_minutes_and_fifteen_seconds() -> None:
    three = Content(resource("content", "en")).routine("three")
    run, passed = SessionRun.begin(make_plan(three, (Side.LEFT, Side.RIGHT))), 0.0
    while run.state is State.RUNNING:
        run, passed = run.advance(TICK), passed + TICK
    assert passed == 375
    assert run.outcome is Outcome.COMPLETED
    # circles 2 x 40, press 2 x 60, ball 2 x 60
    assert run.done_seconds == 320
    assert run.session_remaining == 0


def test_left_and_right_are_one_set_and_the_sore_side_comes_first() -> None:
    run = SessionRun.begin(plan(exercise(), sides=(Side.RIGHT, Side.LEFT)))
    assert phases(run) == [
        (Phase.READY, Side.RIGHT, 1, 10),
        (Phase.WORK, Side.RIGHT, 1, 20),
        (Phase.SWITCH, Side.LEFT, 1, 5),
        (Phase.WORK, Side.LEFT, 1, 20),
    ]
    assert {step.sets for step in run.steps} == {1}


def test_a_gap_of_more_than_three_seconds_pauses_at_the_last_tick() -> None:
    run = run_on(SessionRun.begin(plan(exercise())), 12)
    assert run.advance(3.0).elapsed == run.elapsed + 3.0
    away = run.advance(3.01)
    assert (away.state, away.pause_reason) == (State.PAUSED, PauseReason.GAP)
    assert (away.index, away.elapsed) == (run.index, run.elapsed)
    assert away.resume().state is State.RUNNING


def test_a_clock_set_back_changes_nothing() -> None:
    run = run_on(SessionRun.begin(plan(exercise())), 12)
    assert run.advance(-100.0) is run


def test_skip_leaves_the_step_and_keeps_what_was_done_of_it() -> None:
    run = run_on(SessionRun.begin(plan(exercise())), 15).skip()
    assert run.step.phase is Phase.SWITCH
    record = run.records[1]
    assert record is not None
    assert (record.seconds, record.whole) == (5, False)
    done = run_on(run, 25)
    assert (done.state, done.outcome) == (State.FINISHED, Outcome.PARTIAL)


def test_a_get_ready_or_a_rest_cut_short_still_completes_the_session() -> None:
    run = SessionRun.begin(plan(exercise())).confirm()
    assert run.step.phase is Phase.WORK
    assert run.confirm() is run
    run = run_on(run, 20).confirm()
    assert run.step.phase is Phase.WORK
    assert run_on(run, 20).outcome is Outcome.COMPLETED


def test_back_goes_to_the_start_of_the_step_and_from_there_to_the_one_before() -> None:
    run = run_on(SessionRun.begin(plan(exercise())), 15)
    again = run.back()
    assert (again.index, again.elapsed) == (1, 0)
    assert again.back().index == 0
    assert again.back().back().index == 0


def test_nothing_leads_back_from_the_ice_to_the_movements() -> None:
    iced = replace(
        plan(exercise()), items=(plan(exercise()).items[0], ActivityStep(Activity.ICING, "Ice", 1200))
    )
    run = SessionRun.begin(iced).skip_exercise()
    assert run.activity is Activity.ICING
    assert run.back() is run


def test_what_was_done_is_forgotten_when_it_is_done_again() -> None:
    run = run_on(SessionRun.begin(plan(exercise())), 31).back()
    assert run.step.phase is Phase.WORK
    assert run.done_seconds == 0


def test_ten_more_seconds_are_given_in_a_rest_or_a_change_of_side_alone() -> None:
    run = SessionRun.begin(plan(exercise()))
    assert run.more_rest() is run
    working = run_on(run, 12)
    assert working.more_rest() is working
    changing = run_on(run, 31)
    assert changing.more_rest().remaining == changing.remaining + 10
    assert changing.more_rest().session_remaining == changing.session_remaining + 10


def test_an_activity_waits_and_counts_only_the_time_it_really_took() -> None:
    run = SessionRun.begin(plan(WALK, exercise()))
    assert run.state is State.WAITING
    assert run_on(run, 600) == run
    assert run.confirm(42.0).done_seconds == 42
    assert run.confirm(9999.0).done_seconds == 180
    assert run.confirm().done_seconds == 0
    assert run.confirm().step.phase is Phase.READY


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (0, "go-on easier skip stop"),
        (3, "go-on easier skip stop"),
        (4, "easier skip stop"),
        (5, "easier skip stop"),
        (6, "easier skip stop"),
        (7, ""),
        (10, ""),
    ],
)
def test_the_ways_on_after_it_hurts(score: int, expected: str) -> None:
    assert " ".join(hurt_choices(score, exercise())) == expected


@pytest.mark.parametrize(("score", "expected"), [(5, "go-on easier skip stop"), (6, "easier skip stop")])
def test_a_six_is_never_gone_on_with_however_high_the_exercises_limit(score: int, expected: str) -> None:
    assert " ".join(hurt_choices(score, exercise(pain_limit=9))) == expected


def test_without_a_further_easier_level_easier_is_not_offered() -> None:
    assert HurtChoice.EASIER not in hurt_choices(4, exercise(easier=()))
    assert HurtChoice.EASIER not in hurt_choices(4, exercise(), eased=2)
    assert HurtChoice.EASIER not in hurt_choices(4, None)


def test_seven_ends_the_session_and_a_lower_score_asks_for_a_way_on() -> None:
    run = run_on(SessionRun.begin(plan(exercise())), 15).pause(PauseReason.HURTS)
    assert run.choices == ()
    scored = run.hurt(4)
    assert scored.state is State.PAUSED
    assert scored.choices == (HurtChoice.EASIER, HurtChoice.SKIP, HurtChoice.STOP)
    ended = run.hurt(7)
    assert (ended.state, ended.outcome) == (State.FINISHED, Outcome.STOPPED_FOR_PAIN)
    assert ended.hurts == (7,)


def test_easier_keeps_the_sets_done_and_asks_only_for_the_rest() -> None:
    three_sets = Dose(Mode.HOLD, sets=3, seconds=20, rest=10)
    run = run_on(SessionRun.begin(plan(exercise(three_sets))), 10 + 20 + 10 + 5)
    assert run.step.set_number == 2
    easier = run.hurt(4).ease()
    assert easier.level is not None
    assert easier.level.words == "Push less."
    assert easier.step.phase is Phase.READY
    assert [record.whole for record in easier.records if record] == [True, False]
    # the easier level has two sets, of which one is done on the left; the right has both before it
    assert phases(easier)[easier.index :] == [
        (Phase.READY, Side.LEFT, 2, 10),
        (Phase.WORK, Side.LEFT, 2, 20),
        (Phase.SWITCH, Side.RIGHT, 1, 5),
        (Phase.WORK, Side.RIGHT, 1, 20),
        (Phase.REST, Side.RIGHT, 2, 10),
        (Phase.WORK, Side.RIGHT, 2, 20),
    ]


def test_easier_twice_takes_the_next_level_and_then_there_is_none() -> None:
    run = SessionRun.begin(plan(exercise(RAISES))).ease()
    assert run.level is not None
    twice = run.ease()
    assert twice.level is not None
    assert (run.level.words, twice.level.words) == ("Push less.", "Push a little.")
    assert twice.ease() is twice


def test_easier_is_never_more_work_than_before() -> None:
    short = Dose(Mode.HOLD, sets=1, seconds=8)
    run = SessionRun.begin(plan(exercise(RAISES))).ease()
    assert run.dose is not None
    assert run.dose.side_seconds <= RAISES.side_seconds
    assert HOLD.no_more_than(short).seconds == 8
    assert RAISES.no_more_than(short).side_seconds <= 8


def test_easier_after_the_first_side_leaves_that_side_alone() -> None:
    run = run_on(SessionRun.begin(plan(exercise(), WALK)), 10 + 20 + 5 + 3).ease()
    assert {step.side for step in run.steps[run.index :] if step.phase is Phase.WORK} == {Side.RIGHT}
    assert run.steps[-1].phase is Phase.ACTIVITY
    assert run.plan.items[run.steps[-1].item] == WALK


def test_skipping_an_exercise_leaves_all_of_it() -> None:
    run = run_on(SessionRun.begin(plan(exercise(), WALK)), 15).skip_exercise()
    assert run.state is State.WAITING
    assert run.skip_exercise().outcome is Outcome.PARTIAL


def test_back_does_not_lead_to_what_was_made_easier_or_left_out_because_it_hurt() -> None:
    raised = run_on(SessionRun.begin(plan(exercise(RAISES), WALK)), 15)
    easier = raised.hurt(6).ease()
    assert easier.back() == easier
    working = run_on(easier, 10 + 1)
    assert working.back().back() == easier
    left = easier.hurt(6).skip_exercise()
    assert left.item == WALK
    assert left.back().item == WALK


def test_back_leads_to_what_was_only_skipped() -> None:
    skipped = SessionRun.begin(plan(exercise(), WALK)).skip().skip()
    assert skipped.back().index == skipped.index - 1


def test_a_session_found_after_a_crash_stands_at_the_start_of_its_step() -> None:
    run = run_on(SessionRun.begin(plan(exercise())), 15).reopened()
    assert (run.index, run.elapsed, run.state) == (1, 0, State.PAUSED)
    assert run.resume().state is State.RUNNING


def test_a_session_found_after_a_crash_still_waits_for_the_way_on_after_a_score() -> None:
    run = run_on(SessionRun.begin(plan(exercise())), 15).hurt(4)
    found = run.reopened()
    assert found.choices == run.choices
    assert (found.index, found.elapsed, found.state) == (1, 0, State.PAUSED)
    assert found.reopened() == found


def test_a_pause_keeps_an_activity_waiting() -> None:
    run = SessionRun.begin(plan(WALK))
    assert run.pause().resume().state is State.WAITING


def test_repetitions_and_their_parts_follow_the_tempo() -> None:
    run = SessionRun.begin(plan(exercise(RAISES))).confirm()
    seen = []
    for _ in range(12):
        seen.append((run.rep, run.rep_part[0]))
        run = run_on(run, 1)
    assert seen == [(0, p) for p in (0, 0, 1, 2, 2, 2)] + [(1, p) for p in (0, 0, 1, 2, 2, 2)]


def test_segments_change_with_the_repetitions_or_with_the_time() -> None:
    circles = exercise(Dose(Mode.REPS, reps=4, tempo=(2,)), segments=("one way", "the other way"))
    run = SessionRun.begin(plan(circles)).confirm()
    assert [run_on(run, at).segment for at in (0, 3.75, 4, 7.75)] == [0, 0, 1, 1]
    walk = exercise(Dose(Mode.CONTINUOUS, seconds=60), segments=("line", "toes", "heels"))
    run = SessionRun.begin(plan(walk)).confirm()
    assert [run_on(run, at).segment for at in (0, 19.75, 20, 40, 59.75)] == [0, 0, 1, 2, 2]


EVENTS = st.lists(
    st.one_of(
        st.floats(0, 4, allow_nan=False),
        st.sampled_from(["skip", "back", "more", "confirm", "pause", "resume", "ease", "hurt"]),
    ),
    max_size=60,
)


@given(EVENTS)
def test_no_order_of_events_counts_more_than_the_time_that_passed(events: list[float | str]) -> None:
    run, passed = SessionRun.begin(plan(exercise(), WALK, exercise(RAISES))), 0.0
    for event in events:
        match event:
            case "skip":
                run = run.skip()
            case "back":
                run = run.back()
            case "more":
                run = run.more_rest()
            case "confirm":
                run = run.confirm(0.0)
            case "pause":
                run = run.pause()
            case "resume":
                run = run.resume()
            case "ease":
                run = run.ease()
            case "hurt":
                run = run.hurt(4)
            case float() as seconds:
                run, passed = run.advance(seconds), passed + seconds
        assert run.done_seconds <= passed + 1e-6
        assert run.session_remaining >= 0
        assert len(run.records) == len(run.steps)
        assert (run.outcome is None) == (run.state is not State.FINISHED)


@given(st.lists(st.floats(0.001, 3.0), min_size=1, max_size=80))
def test_it_makes_no_difference_how_the_time_is_sliced(slices: list[float]) -> None:
    whole = SessionRun.begin(plan(exercise(), exercise(RAISES)))
    sliced = whole
    for seconds in slices:
        sliced = sliced.advance(seconds)
        left = seconds
        while left > 0:
            whole, left = whole.advance(min(left, 0.037)), left - 0.037
    position = sum(step.seconds for step in sliced.steps[: sliced.index]) + sliced.elapsed
    other = sum(step.seconds for step in whole.steps[: whole.index]) + whole.elapsed
    assert position == pytest.approx(other, abs=1e-6)
    assert sliced.done_seconds == pytest.approx(whole.done_seconds, abs=1e-6)
