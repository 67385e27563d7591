"""Turns the file of a ladder into values: stages that put levels of exercises into a routine."""

from __future__ import annotations

from collections.abc import Callable

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.levels import Ladder, LadderStage, LadderStep
from ankle_rehab.storage.fields import Fields


def ladder(fields: Fields, routine_id: str, find: Callable[[str], Exercise]) -> Ladder:
    """ladders/<routine>.toml: every level that a stage names must be there."""
    if fields.text("routine") != routine_id:
        raise fields.error("routine", f"must be {routine_id!r}, like the name of the file")
    made = Ladder(
        routine_id=routine_id,
        stages=tuple(_stage(table, find) for table in fields.tables("stages")),
        hops=fields.text("hops"),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return made


def _stage(fields: Fields, find: Callable[[str], Exercise]) -> LadderStage:
    stage = LadderStage(
        fields.text("name"),
        fields.some_texts("words"),
        tuple(_step(table, find) for table in fields.tables("steps")),
    )
    fields.end()
    return stage


def _step(fields: Fields, find: Callable[[str], Exercise]) -> LadderStep:
    instead_of = fields.text("instead_of")
    exercise_id = fields.text("exercise") if "exercise" in fields else instead_of
    level = fields.signed("level") if "level" in fields else 0
    exercise = find(exercise_id)
    if not -len(exercise.easier) <= level <= len(exercise.harder):
        raise fields.error("level", f"{exercise_id!r} has no level {level}")
    fields.end()
    return LadderStep(instead_of, exercise_id, level)
