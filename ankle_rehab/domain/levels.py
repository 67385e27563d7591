"""Levels of exercises put into a routine: easier ones everywhere, harder ones where the plan goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ankle_rehab.domain.exercise import Dose, Exercise
from ankle_rehab.domain.own import OWN
from ankle_rehab.domain.routine import ExerciseStep, Routine, RoutineStep
from ankle_rehab.domain.value import value

HARDER_IN = frozenset({"daily", "strength"})
HOPS = "hop-hold"


def takes_harder(routine_id: str) -> bool:
    """Whether harder levels act in a routine: daily care, strength, and those of one's own (DC).

    The article's three and the short ones keep what is written, and balance follows its ladder.
    """
    return routine_id in HARDER_IN or routine_id.startswith(OWN)


def at_level(step: ExerciseStep, level: int) -> ExerciseStep:
    """A step of a routine at a level of its exercise, as far as there is one.

    Easier is never more work than the step. Harder changes what the level changes against the exercise as
    it is written, in proportion to the dose of the routine, and nothing else.
    """
    if level > 0:
        level = min(level, len(step.exercise.harder))
        if not level:
            return step
        harder = step.exercise.harder[level - 1].dose
        return replace(step, eased=-level, dose=_in_proportion(step.dose, step.exercise.dose, harder))
    for _ in range(-level):
        easier = step.easier
        if easier is None:
            break
        step = easier
    return step


def with_levels(routine: Routine, levels: Mapping[str, int]) -> Routine:
    """The routine with the level of each exercise (by id) as far as it acts there."""
    harder = takes_harder(routine.id)

    def shaped(step: RoutineStep) -> RoutineStep:
        if not isinstance(step, ExerciseStep):
            return step
        level = levels.get(step.exercise.id, 0)
        return at_level(step, level if harder else min(level, 0))

    return replace(routine, steps=tuple(shaped(step) for step in routine.steps))


@value
class LadderStep:
    """What one stage of a ladder puts in the place of an exercise; `level` is one of `exercise_id`."""

    instead_of: str
    exercise_id: str
    level: int = 0


@value
class LadderStage:
    """One stage of a ladder: what it is called, what it asks in words, and what stands in the routine."""

    name: str
    words: tuple[str, ...]
    steps: tuple[LadderStep, ...]


@value
class Ladder:
    """The stages of one routine, the first one first; `hops` says what the hop test wants."""

    routine_id: str
    stages: tuple[LadderStage, ...]
    hops: str
    sources: tuple[str, ...]


def at_stage(
    routine: Routine, ladder: Ladder, stage: int, find: Callable[[str], Exercise], *, hops: bool
) -> Routine:
    """The routine as a stage (1 first) has it; hops stay out until their test is passed.

    What the ladder knows and this stage does not name is left out; the rest stays as it is written.
    """
    wanted = {step.instead_of: step for step in ladder.stages[stage - 1].steps}
    known = {step.instead_of for one in ladder.stages for step in one.steps}
    steps: list[RoutineStep] = []
    for step in routine.steps:
        if not isinstance(step, ExerciseStep) or step.exercise.id not in known:
            steps.append(step)
            continue
        new = wanted.get(step.exercise.id)
        if new is None or (new.exercise_id == HOPS and not hops):
            continue
        exercise = find(new.exercise_id)
        steps.append(at_level(ExerciseStep(exercise, exercise.dose, pause=step.pause), new.level))
    return replace(routine, steps=tuple(steps))


def without_hops(routine: Routine) -> Routine:
    """The routine as it is before the hop test is passed; one of nothing but hops is closed."""
    steps = tuple(
        step for step in routine.steps if not isinstance(step, ExerciseStep) or step.exercise.shown_by != HOPS
    )
    if steps:
        return replace(routine, steps=steps)
    return replace(routine, gate=replace(routine.gate, hops=True))


def _in_proportion(dose: Dose, usual: Dose, harder: Dose) -> Dose:
    """`dose` changed as `usual` is changed into `harder`."""
    return replace(
        dose,
        sets=max(1, round(dose.sets * harder.sets / usual.sets)),
        reps=max(1, round(dose.reps * harder.reps / usual.reps)) if usual.reps else dose.reps,
        seconds=dose.seconds * harder.seconds / usual.seconds if usual.seconds else dose.seconds,
        tempo=dose.tempo if harder.tempo == usual.tempo else harder.tempo,
        rest=dose.rest if harder.rest == usual.rest else harder.rest,
    )
