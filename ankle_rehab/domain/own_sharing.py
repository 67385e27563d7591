"""What comes with a shared file beside what is there: new, the same, or different, and in what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum

from ankle_rehab.domain.own import OwnExercise, OwnRoutine, OwnStep
from ankle_rehab.domain.own_checks import Place
from ankle_rehab.domain.value import value

_EXERCISE = {
    "name": Place.NAME,
    "sides": Place.SIDES,
    "dose": Place.SETS,
    "cues": Place.CUES,
    "pain_limit": Place.PAIN_LIMIT,
    "stop_when": Place.STOP_WHEN,
    "position": Place.POSITION,
    "equipment": Place.EQUIPMENT,
    "figure": Place.FIGURE,
    "picture": Place.PICTURE,
}
_ROUTINE = {"name": Place.NAME, "note": Place.NOTE, "steps": Place.STEPS}


@value
class Shared:
    """What one file holds; each routine's own exercises are in it too."""

    exercises: tuple[OwnExercise, ...]
    routines: tuple[OwnRoutine, ...]


class Meeting(StrEnum):
    """How something that comes stands to what is there."""

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"


@value
class Arrival:
    """One thing that comes, and in what it differs from the one of the same id that is there."""

    coming: OwnExercise | OwnRoutine
    meeting: Meeting
    differs: tuple[Place, ...] = ()


def arrival(
    coming: OwnExercise | OwnRoutine, here: OwnExercise | OwnRoutine | None, *, broken: bool = False
) -> Arrival:
    """What comes beside what is `here`, None for nothing; `broken` is something that is not understood."""
    if broken:
        return Arrival(coming, Meeting.DIFFERENT, (Place.WHOLE,))
    if here is None:
        return Arrival(coming, Meeting.NEW)
    if coming == here:
        return Arrival(coming, Meeting.SAME)
    places = _ROUTINE if isinstance(coming, OwnRoutine) else _EXERCISE
    unlike = {
        field.name
        for field in fields(coming)
        if getattr(coming, field.name) != getattr(here, field.name, None)
    }
    differs = tuple(place for name, place in places.items() if name in unlike)
    if unlike - places.keys():
        differs += (Place.MORE,)
    return Arrival(coming, Meeting.DIFFERENT, differs)


def needed(routine: OwnRoutine) -> frozenset[str]:
    """The ids of the exercises of a routine, built-in or not."""
    return frozenset(step.exercise_id for step in routine.steps if isinstance(step, OwnStep))


def with_what_they_need(
    chosen: Iterable[str], arrivals: Iterable[Arrival]
) -> tuple[tuple[OwnExercise, ...], tuple[OwnRoutine, ...]]:
    """What is taken when these ids are chosen: a routine brings the exercises that are not here yet."""
    wanted = set(chosen)
    known = tuple(arrivals)
    routines = tuple(
        one.coming for one in known if isinstance(one.coming, OwnRoutine) and one.coming.id in wanted
    )
    brought = {exercise_id for routine in routines for exercise_id in needed(routine)}
    exercises = tuple(
        one.coming
        for one in known
        if isinstance(one.coming, OwnExercise)
        and (one.coming.id in wanted or (one.meeting is Meeting.NEW and one.coming.id in brought))
    )
    return exercises, routines
