"""A routine: an ordered list of exercises and activities with the conditions for starting it."""

from __future__ import annotations

from dataclasses import replace
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

    `eased` is how many of the exercise's easier levels were taken so far, below 0 how many of the harder
    ones; `pause` the seconds of rest before it.
    """

    exercise: Exercise
    dose: Dose
    eased: int = 0
    pause: float = 0

    @property
    def level(self) -> Level | None:
        """The easier or harder level that holds, None for the exercise as it is."""
        if self.eased < 0:
            return self.exercise.harder[-self.eased - 1]
        return self.exercise.easier[self.eased - 1] if self.eased else None

    @property
    def easier(self) -> ExerciseStep | None:
        """The next easier step, never more work than this one; None when there is none."""
        if self.eased >= len(self.exercise.easier):
            return None
        below = ExerciseStep(self.exercise, self.dose, self.eased + 1, self.pause)
        usual = self.exercise.dose if below.level is None else below.level.dose
        return replace(below, dose=usual.no_more_than(self.dose))


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
    while the ankle is cold: it holds balance, strength or the ball, or leads to a run. `stays_open` is for
    what is gentle enough while a warning sign waits for an appointment. `not_after_red` closes it as long as
    the light is red or worse. With `max_walking_pain` the number asked for is the pain of a few steps. `hops`
    closes it as long as there is nothing in it but hops that wait for their test.
    """

    words: str
    max_rest_pain: int | None
    hours_after_twist: float
    stays_open: bool
    asks_rarely: bool
    waits_after_icing: bool = False
    running: bool = False
    not_after_red: bool = False
    max_walking_pain: int | None = None
    hops: bool = False

    @property
    def limit(self) -> int | None:
        """The highest score with which it starts, of whatever is asked."""
        return self.max_rest_pain if self.max_walking_pain is None else self.max_walking_pain


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
