"""One minute at the desk: pumps or circles in turn, never more than the catalogue's own dose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ankle_rehab.domain.desk import minute
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content

DESK = Content(resource("content", "en")).routine("desk")
BOTH, LEFT = (Side.LEFT, Side.RIGHT), (Side.LEFT,)

TURNS = [
    # turn, feet, exercise, seconds from the first word to the last
    (0, BOTH, "ankle-pumps", 65),
    (0, LEFT, "ankle-pumps", 65),
    (1, BOTH, "ankle-circles", 55),
    (1, LEFT, "ankle-circles", 50),
    (2, BOTH, "ankle-pumps", 65),
]


@pytest.mark.parametrize(("turn", "feet", "exercise", "seconds"), TURNS)
def test_about_a_minute_of_one_exercise(
    turn: int, feet: tuple[Side, ...], exercise: str, seconds: float
) -> None:
    routine = minute(DESK, len(feet), turn)
    (step,) = routine.steps
    assert isinstance(step, ExerciseStep)
    assert step.exercise.id == exercise
    assert step.dose.sets * step.dose.reps <= step.exercise.dose.sets * step.exercise.dose.reps
    assert make_plan(routine, feet).seconds == seconds
    assert (routine.id, routine.gate) == (DESK.id, DESK.gate)


def test_a_desk_break_without_both_stays_as_it_is() -> None:
    other = replace(DESK, steps=DESK.steps[2:])
    assert minute(other, 2, 0) == other
