"""How a plan is laid out: durations to the second, sides, rests, and what is left out."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.plan import Phase, Plan, Step, item_steps, make_plan, with_doses
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.domain.settings import DoseChange
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from tests.fakes.exercises import HOLD, RAISES, WALK, exercise, plan, routine

EXERCISE_SECONDS = {
    "ankle-circles": 95,
    "wall-press": 145,
    "ball-massage": 255,
    "ankle-alphabet": 145,
    "ankle-pumps": 85,
    "knee-swing": 255,
    "knee-to-wall": 165,
    "calf-stretch-straight": 155,
    "calf-stretch-bent": 155,
    "towel-curl": 175,
    "short-foot": 126,
    "band-evert": 410,
    "band-invert": 410,
    "toe-raise": 136,
    "heel-raise-double": 316,
    "heel-raise-single": 323,
    "single-leg-balance": 215,
    "star-reach": 169,
    "line-walk": 70,
    "hop-hold": 145,
}
ROUTINE_SECONDS = {
    "three": [95, 145, 135],
    "pre-run": [135, 95, 40, 75, 70, 40, 55],
    "post-run": [180, 255, 95, 155, 75, 30],
    "daily": [95, 145, 126, 140, 145],
    "calm-down": [60, 85, 95, 60, 1200, 60, 30],
    "strength": [180, 410, 270, 136, 316, 145, 75, 75],
    "balance": [95, 215, 169, 323, 145, 70, 75],
    "rest-day": [195, 95, 145, 75, 155],
    "desk": [40, 55, 46],
}
ROUTINE_TOTALS = {
    "three": 375,
    "pre-run": 510,
    "post-run": 790,
    "daily": 651,
    "calm-down": 1590,
    "strength": 1607,
    "balance": 1092,
    "rest-day": 665,
    "desk": 141,
}
LEFT_SORE = (Side.LEFT, Side.RIGHT)
RIGHT_SORE = (Side.RIGHT, Side.LEFT)


@pytest.fixture(scope="module")
def content() -> Content:
    return Content(resource("content", "en"))


def shape(steps: tuple[Step, ...]) -> list[tuple[str, str, float]]:
    """Phase, side and seconds of each step, short enough to read in a table."""
    return [(step.phase.value, step.side.value if step.side else "both", step.seconds) for step in steps]


def test_the_tables_name_everything_there_is(content: Content) -> None:
    assert [found.id for found in content.exercises()] == list(EXERCISE_SECONDS)
    assert {found.id for found in content.routines()} == set(ROUTINE_SECONDS) == set(ROUTINE_TOTALS)


@pytest.mark.parametrize(("exercise_id", "seconds"), EXERCISE_SECONDS.items())
@pytest.mark.parametrize("sides", [LEFT_SORE, RIGHT_SORE])
def test_an_exercise_alone_takes_the_seconds_of_the_table(
    content: Content, exercise_id: str, seconds: int, sides: tuple[Side, ...]
) -> None:
    found = content.exercise(exercise_id)
    assert plan(found, sides=sides).seconds == seconds


@pytest.mark.parametrize("routine_id", ROUTINE_SECONDS)
@pytest.mark.parametrize("sides", [LEFT_SORE, RIGHT_SORE])
def test_a_routine_takes_the_seconds_of_the_table(
    content: Content, routine_id: str, sides: tuple[Side, ...]
) -> None:
    made = make_plan(content.routine(routine_id), sides)
    parts = [sum(step.seconds for step in item_steps(made, index)) for index in range(len(made.items))]
    assert parts == ROUTINE_SECONDS[routine_id]
    assert made.seconds == ROUTINE_TOTALS[routine_id]


def test_the_sore_side_comes_first_and_all_its_sets_before_the_other() -> None:
    made = plan(exercise(replace(RAISES, switch=7)), sides=RIGHT_SORE)
    assert shape(made.steps) == [
        ("ready", "right", 10),
        ("work", "right", 30),
        ("rest", "right", 10),
        ("work", "right", 30),
        ("switch", "left", 7),
        ("work", "left", 30),
        ("rest", "left", 10),
        ("work", "left", 30),
    ]


def test_sides_in_turn_make_left_and_right_one_set() -> None:
    made = plan(exercise(replace(HOLD, sets=2), alternate_sides=True))
    assert [(step.phase, step.side, step.set_number) for step in made.steps] == [
        (Phase.READY, Side.LEFT, 1),
        (Phase.WORK, Side.LEFT, 1),
        (Phase.SWITCH, Side.RIGHT, 1),
        (Phase.WORK, Side.RIGHT, 1),
        (Phase.SWITCH, Side.LEFT, 2),
        (Phase.WORK, Side.LEFT, 2),
        (Phase.SWITCH, Side.RIGHT, 2),
        (Phase.WORK, Side.RIGHT, 2),
    ]
    assert {step.sets for step in made.steps} == {2}


def test_sides_in_turn_rest_between_sets_when_the_rest_is_longer_than_the_change() -> None:
    made = plan(exercise(replace(HOLD, sets=2, rest=30), alternate_sides=True))
    assert [step.seconds for step in made.steps if step.phase is Phase.SWITCH] == [5, 30, 5]


def test_one_side_only_has_no_change_of_side() -> None:
    made = plan(exercise(RAISES), sides=(Side.RIGHT,))
    assert shape(made.steps) == [
        ("ready", "right", 10),
        ("work", "right", 30),
        ("rest", "right", 10),
        ("work", "right", 30),
    ]


def test_one_foot_alone_rests_as_long_as_the_other_would_have_worked() -> None:
    made = plan(exercise(replace(HOLD, sets=2), alternate_sides=True), sides=(Side.LEFT,))
    assert shape(made.steps)[2] == ("rest", "left", HOLD.seconds)


def test_both_feet_at_once_ignore_the_sides() -> None:
    made = plan(exercise(RAISES, both_feet=True), sides=(Side.RIGHT,))
    assert shape(made.steps) == [
        ("ready", "both", 10),
        ("work", "both", 30),
        ("rest", "both", 10),
        ("work", "both", 30),
    ]


def test_sets_without_rest_follow_each_other_at_once() -> None:
    made = plan(exercise(replace(RAISES, rest=0)), sides=(Side.LEFT,))
    assert [step.phase for step in made.steps] == [Phase.READY, Phase.WORK, Phase.WORK]


def test_an_activity_is_one_step() -> None:
    assert shape(plan(WALK).steps) == [("activity", "both", 180)]


def test_sets_already_done_are_not_planned_again_but_one_is_left() -> None:
    made = plan(exercise(replace(RAISES, sets=3)))
    left = tuple(item_steps(made, 0, {Side.LEFT: 2, Side.RIGHT: 9}))
    assert [(step.side, step.set_number) for step in left if step.phase is Phase.WORK] == [
        (Side.LEFT, 3),
        (Side.RIGHT, 3),
    ]
    assert (left[0].phase, left[0].side, left[0].set_number) == (Phase.READY, Side.LEFT, 3)


def test_a_tender_ankle_gets_no_ball(content: Content) -> None:
    for found in content.routines():
        names = [one.id for one in make_plan(found, LEFT_SORE, tender=True).exercises]
        assert "ball-massage" not in names
        usual = [one.id for one in make_plan(found, LEFT_SORE).exercises]
        assert names == [name for name in usual if name != "ball-massage"]


def test_half_size_is_kept_for_the_figure_and_the_words() -> None:
    assert make_plan(routine(exercise()), LEFT_SORE, half_size=True).half_size


def test_own_doses_reach_their_step_and_nothing_else() -> None:
    mine = routine(exercise(), WALK, exercise(RAISES, name="Raise"))
    wanted = replace(HOLD, seconds=30)
    changed = with_doses(mine, (DoseChange("mine", 0, "press", wanted),))
    assert [step.dose for step in changed.steps if isinstance(step, ExerciseStep)] == [wanted, RAISES]
    for stale in (
        DoseChange("other", 0, "press", wanted),
        DoseChange("mine", 1, "press", wanted),
        DoseChange("mine", 2, "press", wanted),
        DoseChange("mine", 9, "press", wanted),
    ):
        assert with_doses(mine, (stale,)) == mine


def test_own_doses_stay_within_their_limits() -> None:
    mine = routine(exercise())
    far_too_long = DoseChange("mine", 0, "press", replace(HOLD, seconds=5000, sets=90, rest=9999))
    step = with_doses(mine, (far_too_long,)).steps[0]
    assert isinstance(step, ExerciseStep)
    assert (step.dose.seconds, step.dose.sets, step.dose.rest) == (40, 2, 120)


@pytest.mark.parametrize("sides", [(), (Side.LEFT, Side.LEFT)])
def test_a_plan_needs_each_side_once(sides: tuple[Side, ...]) -> None:
    with pytest.raises(ValueError, match="each side once"):
        Plan("mine", "Mine", (WALK,), sides)


def test_a_plan_needs_something_to_do() -> None:
    with pytest.raises(ValueError, match="at least one item"):
        Plan("mine", "Mine", (), LEFT_SORE)


DOSES = st.one_of(
    st.builds(
        Dose,
        mode=st.sampled_from([Mode.HOLD, Mode.CONTINUOUS]),
        sets=st.integers(1, 6),
        seconds=st.integers(1, 300),
        rest=st.integers(0, 60),
        switch=st.integers(0, 20),
    ),
    st.builds(
        Dose,
        mode=st.just(Mode.REPS),
        sets=st.integers(1, 6),
        reps=st.integers(1, 30),
        tempo=st.sampled_from([(2.0,), (1.0, 0.0, 1.0), (2.0, 1.0, 3.0)]),
        rest=st.integers(0, 60),
        switch=st.integers(0, 20),
    ),
)
SIDES = st.sampled_from([LEFT_SORE, RIGHT_SORE, (Side.LEFT,), (Side.RIGHT,)])


@given(dose=DOSES, sides=SIDES, alternate=st.booleans(), both=st.booleans())
def test_every_set_is_worked_once_with_time_to_get_ready(
    dose: Dose, sides: tuple[Side, ...], alternate: bool, both: bool
) -> None:
    steps = plan(exercise(dose, alternate_sides=alternate, both_feet=both), sides=sides).steps
    work = [(step.side, step.set_number) for step in steps if step.phase is Phase.WORK]
    feet: tuple[Side | None, ...] = (None,) if both else sides
    assert sorted(work, key=str) == sorted(
        ((side, number) for side in feet for number in range(1, dose.sets + 1)), key=str
    )
    assert [step.phase for step in steps].count(Phase.READY) == 1
    assert steps[0].phase is Phase.READY
    assert steps[-1].phase is Phase.WORK
    assert all(step.seconds > 0 for step in steps)
    for before, after in itertools.pairwise(steps):
        assert before.phase is Phase.WORK or (before.side, before.set_number) == (
            after.side,
            after.set_number,
        )
