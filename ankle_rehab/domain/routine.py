"""A routine: an ordered list of exercises and activities with the conditions for starting it."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.exercise import Dose, Exercise, Level
from ankle_rehab.domain.value import value


class Activity(StrEnum):
    """A step that is not an exercise; each waits for a key, none is hurried by a clock."""

    SAFETY_CHECK = "safety-check"
    WALK = "walk"
    WRAP = "wrap"
    ICING = "icing"
    SKIN_CHECK = "skin-check"
    DIARY = "diary"


@value
class ExerciseStep:
    """An exercise in a routine, with the dose of this routine.

    `eased` is how many of the exercise's easier levels were taken so far, `pause` the seconds of rest
    before it.
    """

    exercise: Exercise
    dose: Dose
    eased: int = 0
    pause: float = 0

    @property
    def level(self) -> Level | None:
        """The easier level that holds, None for the exercise as it is."""
        return self.exercise.easier[self.eased - 1] if self.eased else None

    @property
    def easier(self) -> ExerciseStep | None:
        """The next easier step, never more work than this one; None when there is none."""
        if self.eased >= len(self.exercise.easier):
            return None
        dose = self.exercise.easier[self.eased].dose.no_more_than(self.dose)
        return ExerciseStep(self.exercise, dose, self.eased + 1, self.pause)


@value
class ActivityStep:
    """An activity in a routine; `seconds` is how long it usually takes."""

    activity: Activity
    words: str
    seconds: float


RoutineStep = ExerciseStep | ActivityStep


@value
class Gate:
    """When a routine may start. `max_rest_pain` is on the 0-10 scale, None where nothing is asked.

    `hours_after_twist` is how long the routine stays closed after a twist. `waits_after_icing` closes it
    while the ankle is cold: it holds balance, strength or the ball, or leads to a run. `locked` names
    a gate that no part of the program can open yet.
    """

    words: str
    max_rest_pain: int | None
    hours_after_twist: float
    locked: bool
    asks_rarely: bool
    waits_after_icing: bool = False


@value
class Routine:
    """One ready routine in the words of one language."""

    id: str
    name: str
    when: str
    note: str
    gate: Gate
    steps: tuple[RoutineStep, ...]
    sources: tuple[str, ...]
