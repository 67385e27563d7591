"""The gate of a routine of one's own, worked out from what is in it: in doubt the stricter one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ankle_rehab.domain.routine import ActivityStep, ExerciseStep, Gate, Routine, RoutineStep

REST_PAIN = 3
HOURS_AFTER_TWIST = 72.0


def usual_gate() -> Gate:
    """What holds where nothing is known: pain at rest of 0 to 3, and not for three days after a twist."""
    return Gate("", REST_PAIN, HOURS_AFTER_TWIST, stays_open=False, asks_rarely=False)


def gate_of(
    steps: Sequence[RoutineStep],
    copied_from: str,
    waiting: Collection[str],
    built_in: Sequence[Routine],
) -> Gate:
    """The gate of these steps, without words.

    A copy of a built-in routine that asks no more than it keeps its gate, also where that is a mild one. Any
    other has the strictest of the usual gate, those of its built-in exercises, of those whose figures show
    its own ones, and that of the routine it was copied from. `waiting` are the ids of own exercises for
    balance or strength, which wait after ice and on red days. Only a copy of what leads to a run asks whether
    one may run.
    """
    original = next((routine for routine in built_in if routine.id == copied_from), None)
    gate = usual_gate()
    if original is not None:
        if asks_no_more(steps, original.steps):
            return original.gate
        gate = stricter(gate, original.gate)
    for step in steps:
        if isinstance(step, ExerciseStep):
            known = exercise_gate(step.exercise.shown_by, built_in)
            gate = gate if known is None else stricter(gate, replace(known, running=gate.running))
            if step.exercise.id in waiting:
                gate = replace(gate, waits_after_icing=True, not_after_red=True)
    return gate


def exercise_gate(exercise_id: str, built_in: Sequence[Routine]) -> Gate | None:
    """The mildest gate under which a built-in exercise is done somewhere; None for one in no routine."""
    gates = [
        routine.gate
        for routine in built_in
        if any(isinstance(step, ExerciseStep) and step.exercise.id == exercise_id for step in routine.steps)
    ]
    return min(gates, key=_strictness, default=None)


def asks_no_more(steps: Sequence[RoutineStep], original: Sequence[RoutineStep]) -> bool:
    """Whether nothing was added or made harder, and every activity (a walk, a check) is still there."""
    left = [step for step in original if isinstance(step, ExerciseStep)]
    for step in steps:
        if not isinstance(step, ExerciseStep):
            continue
        like = next((one for one in left if _no_harder(step, one)), None)
        if like is None:
            return False
        left.remove(like)
    return _activities(steps) == _activities(original)


def stricter(first: Gate, second: Gate) -> Gate:
    """What both of two gates ask; one that asks for no score takes nothing away from one that does."""
    asked = [gate.limit for gate in (first, second) if gate.limit is not None]
    rests = [gate.max_rest_pain for gate in (first, second) if gate.max_rest_pain is not None]
    walking = first.max_walking_pain is not None or second.max_walking_pain is not None
    return replace(
        first,
        max_rest_pain=min(rests, default=None),
        hours_after_twist=max(first.hours_after_twist, second.hours_after_twist),
        stays_open=first.stays_open and second.stays_open,
        asks_rarely=first.asks_rarely and second.asks_rarely,
        waits_after_icing=first.waits_after_icing or second.waits_after_icing,
        running=first.running or second.running,
        not_after_red=first.not_after_red or second.not_after_red,
        max_walking_pain=min(asked, default=None) if walking else None,
    )


def _strictness(gate: Gate) -> tuple[bool, bool, float, bool, int, bool]:
    limit = 11 if gate.limit is None else gate.limit
    return (
        gate.running,
        gate.not_after_red,
        gate.hours_after_twist,
        gate.max_walking_pain is not None,
        -limit,
        gate.waits_after_icing,
    )


def _no_harder(step: ExerciseStep, usual: ExerciseStep) -> bool:
    dose, other = step.dose, usual.dose
    return (
        step.exercise.id == usual.exercise.id
        and dose.mode is other.mode
        and dose.tempo == other.tempo
        and dose.sets <= other.sets
        and dose.set_seconds <= other.set_seconds
        and (dose.rest >= other.rest or dose.sets == 1)
    )


def _activities(steps: Sequence[RoutineStep]) -> list[ActivityStep]:
    return [step for step in steps if isinstance(step, ActivityStep)]
