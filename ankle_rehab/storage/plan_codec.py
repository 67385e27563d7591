"""A session's plan as text for the diary file, and back with the exercises as they are described today."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ankle_rehab.domain.diary import OpenSession
from ankle_rehab.domain.exercise import Dose, Exercise, Mode, Side
from ankle_rehab.domain.plan import Phase, Plan, PlanItem, Step
from ankle_rehab.domain.routine import Activity, ActivityStep, ExerciseStep
from ankle_rehab.storage.fields import ContentError

if TYPE_CHECKING:
    from ankle_rehab.domain.session import SessionRun

FORMAT = 1

FindExercise = Callable[[str], Exercise]


class NotRebuilt(Exception):
    """The session cannot go on because an exercise is no longer the same; what was done is still there."""


def plan_text(run: SessionRun) -> str:
    """The plan of a run with its steps as they stand, exercises by their id and name.

    `first` is there once the way back is closed, `scored` while nothing was chosen yet after a score.
    """
    plan = run.plan
    return json.dumps(
        {
            "format": FORMAT,
            "routine_id": plan.routine_id,
            "name": plan.name,
            "sides": [side.value for side in plan.sides],
            "half_size": plan.half_size,
            "items": [_item(item) for item in plan.items],
            "steps": [step_values(step) for step in run.steps],
            **({"first": run.first} if run.first else {}),
            **({"scored": True} if run.choices else {}),
        },
        ensure_ascii=False,
    )


def rebuild(found: OpenSession, exercise: FindExercise) -> SessionRun:
    """The run behind an open session, standing still at the start of the step it had reached.

    It waits for the way on after a score, if nothing was chosen yet. `exercise` finds an exercise by its id.
    Raises NotRebuilt when one is gone or the text is not understood.
    """
    from ankle_rehab.domain.session import PauseReason, SessionRun  # noqa: PLC0415 - only after a crash

    try:
        table = json.loads(found.plan_text)
        if table["format"] != FORMAT:
            raise NotRebuilt(f"the plan has format {table['format']}")
        plan = Plan(
            table["routine_id"],
            table["name"],
            tuple(_item_of(item, exercise) for item in table["items"]),
            tuple(Side(side) for side in table["sides"]),
            table["half_size"],
        )
        steps = tuple(step_of(values) for values in table["steps"])
        if any(step.item >= len(plan.items) for step in steps) or len(found.records) != len(steps):
            raise NotRebuilt("the steps do not fit the plan")
        first = int(table.get("first", 0))
        if not 0 <= first <= found.index:
            raise NotRebuilt("the way back does not fit the plan")
        run = SessionRun(plan, steps, found.records, found.index, hurts=found.hurts, first=first)
        asked = table.get("scored") is True and found.hurts
        return (run.pause(PauseReason.SCORED) if asked else run).reopened()
    except NotRebuilt:
        raise
    except (ContentError, ValueError, TypeError, LookupError) as error:
        raise NotRebuilt(f"the plan was not understood: {type(error).__name__}") from error


def step_name(plan_text: str, index: int) -> tuple[Step, str]:
    """One step with the id of its exercise or activity, for a plan that cannot be rebuilt any more."""
    table = json.loads(plan_text)
    step = step_of(table["steps"][index])
    item = table["items"][step.item]
    return step, item["exercise"] if "exercise" in item else item["activity"]


def step_values(step: Step) -> list[int | float | str | None]:
    """A step as a list: item, phase, seconds, side, set number, sets."""
    side = None if step.side is None else step.side.value
    return [step.item, step.phase.value, step.seconds, side, step.set_number, step.sets]


def step_of(values: Sequence[Any]) -> Step:
    """The step behind its list; raises ValueError or TypeError for anything else."""
    item, phase, seconds, side, number, sets = values
    return Step(
        int(item), Phase(phase), float(seconds), None if side is None else Side(side), int(number), int(sets)
    )


def dose_table(dose: Dose) -> dict[str, Any]:
    """A dose as a table of plain values."""
    return {**asdict(dose), "mode": dose.mode.value, "tempo": list(dose.tempo)}


def dose_of(table: Mapping[str, Any]) -> Dose:
    """The dose behind its table; raises ValueError, TypeError or KeyError for anything else."""
    return Dose(
        mode=Mode(table["mode"]),
        sets=int(table["sets"]),
        reps=int(table["reps"]),
        seconds=float(table["seconds"]),
        tempo=tuple(float(part) for part in table["tempo"]),
        rest=float(table["rest"]),
        switch=float(table["switch"]),
    )


def _item(item: PlanItem) -> dict[str, Any]:
    if isinstance(item, ActivityStep):
        return {"activity": item.activity.value, "words": item.words, "seconds": item.seconds}
    return {
        "exercise": item.exercise.id,
        "name": item.exercise.name,
        "dose": dose_table(item.dose),
        "eased": item.eased,
        "pause": item.pause,
    }


def _item_of(table: Mapping[str, Any], exercise: FindExercise) -> PlanItem:
    if "activity" in table:
        return ActivityStep(Activity(table["activity"]), table["words"], float(table["seconds"]))
    known = exercise(table["exercise"])
    eased = int(table["eased"])
    if not -len(known.harder) <= eased <= len(known.easier):
        raise NotRebuilt(f"{known.id} has no level {-eased}")
    return ExerciseStep(known, dose_of(table["dose"]), eased, float(table.get("pause", 0)))
