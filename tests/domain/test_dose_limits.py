"""How far a dose may be changed, and that easier is never more work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Dose, Level, Mode, dose_limits
from ankle_rehab.domain.plan import with_doses
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.domain.settings import DoseChange
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from tests.fakes.exercises import HOLD, RAISES, WALK, exercise, routine

CONTENT = Content(resource("content", "en"))


def test_at_most_twice_the_usual_or_the_hardest_level() -> None:
    harder = (Level("Longer.", replace(HOLD, sets=5, seconds=30)),)
    limits = dose_limits(exercise(HOLD, harder=harder), HOLD)
    assert (limits.sets, limits.seconds, limits.reps) == ((1, 5), (5, 40), (0, 0))
    limits = dose_limits(exercise(RAISES), RAISES)
    assert (limits.sets, limits.reps, limits.seconds, limits.rest) == ((1, 4), (1, 10), (0, 0), (0, 120))


@pytest.mark.parametrize("one", CONTENT.exercises(), ids=lambda one: one.id)
def test_every_dose_of_the_catalogue_lies_within_its_own_limits(one: object) -> None:
    for step in (step for each in CONTENT.routines() for step in each.steps):
        if isinstance(step, ExerciseStep) and step.exercise is one:
            assert dose_limits(step.exercise, step.dose).held(step.dose, step.dose) == step.dose


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 999), st.integers(0, 999))
def test_whatever_is_wished_for_is_held_within_the_limits(
    sets: int, reps: int, seconds: int, rest: int
) -> None:
    for usual in (HOLD, RAISES):
        limits = dose_limits(exercise(usual), usual)
        held = limits.held(usual, replace(usual, sets=sets, reps=reps, seconds=seconds, rest=rest))
        assert limits.sets[0] <= held.sets <= limits.sets[1]
        assert limits.reps[0] <= held.reps <= limits.reps[1]
        assert limits.seconds[0] <= held.seconds <= limits.seconds[1]
        assert (held.mode, held.tempo, held.switch) == (usual.mode, usual.tempo, usual.switch)


@given(st.integers(1, 6), st.floats(1, 200), st.integers(1, 6), st.integers(1, 40), st.floats(0.5, 8))
def test_no_more_than_is_never_more(
    sets: int, seconds: float, other_sets: int, reps: int, tempo: float
) -> None:
    hold = Dose(Mode.HOLD, sets=sets, seconds=seconds)
    counted = Dose(Mode.REPS, sets=other_sets, reps=reps, tempo=(tempo,))
    assert hold.no_more_than(counted).side_seconds <= counted.side_seconds + 1e-9
    assert counted.no_more_than(hold).side_seconds <= max(hold.side_seconds, tempo) + 1e-9


def change(place: int, dose: Dose, *, routine_id: str = "mine", exercise_id: str = "press") -> DoseChange:
    return DoseChange(routine_id, place, exercise_id, dose)


def test_own_doses_stand_in_the_routine_they_were_made_for() -> None:
    usual = routine(WALK, exercise(HOLD))
    own = with_doses(usual, (change(1, replace(HOLD, seconds=25)),))
    step = own.steps[1]
    assert isinstance(step, ExerciseStep)
    assert step.dose.seconds == 25


@pytest.mark.parametrize(
    "wrong",
    [
        change(1, replace(HOLD, seconds=25), routine_id="other"),
        change(1, replace(HOLD, seconds=25), exercise_id="hop"),
        change(0, replace(HOLD, seconds=25)),
        change(7, replace(HOLD, seconds=25)),
    ],
)
def test_a_change_that_no_longer_fits_is_left_out(wrong: DoseChange) -> None:
    usual = routine(WALK, exercise(HOLD))
    assert with_doses(usual, (wrong,)) == usual
