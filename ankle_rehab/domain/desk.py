"""One minute at the desk: circles or pumps out of the desk break, in turn."""

from __future__ import annotations

from dataclasses import replace

from ankle_rehab.domain.routine import ExerciseStep, Routine

DESK = "desk"
DESK_MINUTE = "desk-minute"
"""What is asked for where one minute is wanted; it is kept as a desk break like any other."""

PUMPS, CIRCLES = "ankle-pumps", "ankle-circles"
PUMPS_SETS, PUMPS_REPS = 2, 10
CIRCLES_REPS = {1: 20, 2: 10}


def minute(desk: Routine, feet: int, turn: int) -> Routine:
    """The desk break with one exercise alone, which takes about a minute; `turn` counts from 0.

    Never more than the usual dose of the catalogue: 2 times 15 pumps, 20 circles a foot. A desk break that
    holds neither stays as it is.
    """
    steps = [step for step in desk.steps if isinstance(step, ExerciseStep)]
    found = [step for step in steps if step.exercise.id in (PUMPS, CIRCLES)]
    if not found:
        return desk
    step = found[turn % len(found)]
    if step.exercise.id == PUMPS:
        dose = replace(step.dose, sets=PUMPS_SETS, reps=PUMPS_REPS)
    else:
        dose = replace(step.dose, sets=1, reps=CIRCLES_REPS[feet])
    return replace(desk, steps=(replace(step, dose=dose),))
