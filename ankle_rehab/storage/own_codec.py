"""Exercises and routines of one's own as plain tables for JSON, and back, checked as if by a stranger."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from ankle_rehab.domain.exercise import Dose, Mode
from ankle_rehab.domain.own import OWN, OwnExercise, OwnRoutine, OwnStep, Sides
from ankle_rehab.domain.own_checks import Flaw, Place, Problem
from ankle_rehab.domain.routine import Activity, ActivityStep
from ankle_rehab.storage import columns

LONGEST_TEXT = 2_000
MOST_ITEMS = 100
LARGEST = 1_000_000
_HEX = frozenset("0123456789abcdef")
_ID_DIGITS = 16

Choice = TypeVar("Choice", bound=StrEnum)
Table = dict[str, Any]


class NotUnderstood(Exception):
    """What stands there is no exercise or routine; `problem` says why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.place}: {problem.flaw}")
        self.problem = problem


def exercise_text(own: OwnExercise) -> str:
    """An exercise without its picture, as it stands in the diary file; halves of characters are replaced."""
    return columns.whole_text(json.dumps(exercise_table(own), ensure_ascii=False))


def routine_text(routine: OwnRoutine) -> str:
    """A routine as it stands in the diary file."""
    return columns.whole_text(json.dumps(routine_table(routine), ensure_ascii=False))


def exercise_of_text(own_id: str, text: str, picture: bytes) -> OwnExercise:
    """The exercise behind `exercise_text`; raises NotUnderstood."""
    return exercise_of(own_id, _parsed(text), picture)


def routine_of_text(own_id: str, text: str) -> OwnRoutine:
    """The routine behind `routine_text`; raises NotUnderstood."""
    return routine_of(own_id, _parsed(text))


def exercise_table(own: OwnExercise) -> Table:
    """All of an exercise but its id and its picture."""
    return {
        "name": own.name,
        "sides": own.sides.value,
        "dose": _dose_table(own.dose),
        "cues": list(own.cues),
        "pain_limit": own.pain_limit,
        "stop_when": own.stop_when,
        "position": own.position,
        "equipment": own.equipment,
        "not_when_swollen": own.not_when_swollen,
        "waits_after_icing": own.waits_after_icing,
        "figure": own.figure,
        "work_word": own.work_word,
        "phase_words": list(own.phase_words),
        "segments": list(own.segments),
        "cue_segments": list(own.cue_segments),
        "mistakes": own.mistakes,
    }


def routine_table(routine: OwnRoutine) -> Table:
    """All of a routine but its id."""
    return {
        "name": routine.name,
        "note": routine.note,
        "copied_from": routine.copied_from,
        "steps": [_step_table(step) for step in routine.steps],
    }


def exercise_of(own_id: str, table: object, picture: bytes) -> OwnExercise:
    """The exercise behind `exercise_table`; raises NotUnderstood."""
    found = Reader(table)
    own = OwnExercise(
        id=checked_id(own_id),
        dose=_dose(found.table("dose", Place.MODE)),
        name=found.text("name", Place.NAME),
        sides=found.choice("sides", Place.SIDES, Sides),
        cues=found.texts("cues", Place.CUES),
        pain_limit=found.whole("pain_limit", Place.PAIN_LIMIT),
        stop_when=found.text("stop_when", Place.STOP_WHEN),
        position=found.text("position", Place.POSITION),
        equipment=found.text("equipment", Place.EQUIPMENT),
        not_when_swollen=found.flag("not_when_swollen"),
        waits_after_icing=found.flag("waits_after_icing"),
        figure=found.text("figure", Place.FIGURE),
        picture=picture,
        work_word=found.text("work_word", Place.MORE),
        phase_words=found.texts("phase_words", Place.MORE),
        segments=found.texts("segments", Place.MORE),
        cue_segments=found.wholes("cue_segments", Place.MORE),
        mistakes=found.text("mistakes", Place.MORE),
    )
    found.end()
    return own


def routine_of(own_id: str, table: object) -> OwnRoutine:
    """The routine behind `routine_table`; raises NotUnderstood."""
    found = Reader(table)
    routine = OwnRoutine(
        id=checked_id(own_id),
        name=found.text("name", Place.NAME),
        note=found.text("note", Place.NOTE),
        copied_from=found.text("copied_from", Place.MORE),
        steps=tuple(_step(step) for step in found.tables("steps", Place.STEPS)),
    )
    found.end()
    return routine


def checked_id(own_id: object) -> str:
    """An id of one's own, never that of a built-in exercise; raises NotUnderstood."""
    digits = own_id.removeprefix(OWN) if isinstance(own_id, str) else ""
    if not isinstance(own_id, str) or not own_id.startswith(OWN) or not 0 < len(digits) <= _ID_DIGITS:
        raise NotUnderstood(Problem(Flaw.WRONG_KIND, Place.ID))
    if not set(digits) <= _HEX:
        raise NotUnderstood(Problem(Flaw.WRONG_KIND, Place.ID))
    return own_id


class Reader:
    """One table of a stranger: every method takes a field away or raises NotUnderstood with its place."""

    def __init__(self, table: object, place: Place = Place.WHOLE, number: int | None = None) -> None:
        self._number = number
        if not isinstance(table, Mapping):
            raise NotUnderstood(Problem(Flaw.WRONG_KIND, place, number))
        self._left = dict(table)

    def text(self, name: str, place: Place) -> str:
        return self._text(self._take(name, place), place)

    def texts(self, name: str, place: Place) -> tuple[str, ...]:
        return tuple(self._text(one, place) for one in self._list(name, place))

    def flag(self, name: str) -> bool:
        found = self._take(name, Place.MORE)
        if not isinstance(found, bool):
            raise self.wrong(Place.MORE)
        return found

    def whole(self, name: str, place: Place) -> int:
        return self._whole(self._take(name, place), place)

    def wholes(self, name: str, place: Place) -> tuple[int, ...]:
        return tuple(self._whole(one, place) for one in self._list(name, place))

    def number(self, name: str, place: Place) -> float:
        return self._number_of(self._take(name, place), place)

    def numbers(self, name: str, place: Place) -> tuple[float, ...]:
        return tuple(self._number_of(one, place) for one in self._list(name, place))

    def choice(self, name: str, place: Place, choices: type[Choice]) -> Choice:
        found = self._take(name, place)
        for one in choices:
            if one.value == found:
                return one
        raise self.wrong(place, Flaw.UNKNOWN)

    def table(self, name: str, place: Place) -> Reader:
        return Reader(self._take(name, place), place, self._number)

    def tables(self, name: str, place: Place) -> tuple[Reader, ...]:
        return tuple(Reader(one, place, number) for number, one in enumerate(self._list(name, place)))

    def __contains__(self, name: str) -> bool:
        return name in self._left

    def end(self) -> None:
        """Nothing may be left that nobody asked for."""
        if self._left:
            raise self.wrong(Place.MORE, Flaw.UNKNOWN)

    def wrong(self, place: Place, flaw: Flaw = Flaw.WRONG_KIND) -> NotUnderstood:
        """The error to raise for a field of this table."""
        return NotUnderstood(Problem(flaw, place, self._number))

    def _take(self, name: str, place: Place) -> object:
        if name not in self._left:
            raise self.wrong(place, Flaw.MISSING)
        return self._left.pop(name)

    def _list(self, name: str, place: Place) -> list[object]:
        found = self._take(name, place)
        if not isinstance(found, list):
            raise self.wrong(place)
        if len(found) > MOST_ITEMS:
            raise self.wrong(place, Flaw.TOO_MANY)
        return found

    def _text(self, found: object, place: Place) -> str:
        if not isinstance(found, str):
            raise self.wrong(place)
        if len(found) > LONGEST_TEXT:
            raise self.wrong(place, Flaw.TOO_LONG)
        if columns.whole_text(found) != found:
            raise self.wrong(place, Flaw.ODD_SIGNS)
        return found

    def _whole(self, found: object, place: Place) -> int:
        if isinstance(found, bool) or not isinstance(found, int):
            raise self.wrong(place)
        if not 0 <= found <= LARGEST:
            raise self.wrong(place, Flaw.OUT_OF_RANGE)
        return found

    def _number_of(self, found: object, place: Place) -> float:
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self.wrong(place)
        if not 0 <= found <= LARGEST or not math.isfinite(found):
            raise self.wrong(place, Flaw.OUT_OF_RANGE)
        return float(found)


def _dose(found: Reader) -> Dose:
    mode = found.choice("mode", Place.MODE, Mode)
    sets, reps = found.whole("sets", Place.SETS), found.whole("reps", Place.REPS)
    seconds, tempo = found.number("seconds", Place.SECONDS), found.numbers("tempo", Place.TEMPO)
    rest, switch = found.number("rest", Place.REST), found.number("switch", Place.REST)
    found.end()
    try:
        return Dose(mode, sets, reps, seconds, tempo, rest, switch)
    except ValueError:
        raise found.wrong(Place.MODE, Flaw.OUT_OF_RANGE) from None


def _dose_table(dose: Dose) -> Table:
    return {
        "mode": dose.mode.value,
        "sets": dose.sets,
        "reps": dose.reps,
        "seconds": float(dose.seconds),
        "tempo": [float(part) for part in dose.tempo],
        "rest": float(dose.rest),
        "switch": float(dose.switch),
    }


def _step(found: Reader) -> OwnStep | ActivityStep:
    step: OwnStep | ActivityStep
    if "activity" in found:
        step = ActivityStep(
            found.choice("activity", Place.STEPS, Activity),
            found.text("words", Place.STEPS),
            found.number("seconds", Place.SECONDS),
        )
    else:
        step = OwnStep(
            found.text("exercise", Place.STEPS),
            _dose(found.table("dose", Place.MODE)),
            found.number("pause", Place.PAUSE),
        )
    found.end()
    return step


def _step_table(step: OwnStep | ActivityStep) -> Table:
    if isinstance(step, ActivityStep):
        return {"activity": step.activity.value, "words": step.words, "seconds": float(step.seconds)}
    return {"exercise": step.exercise_id, "dose": _dose_table(step.dose), "pause": float(step.pause)}


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise NotUnderstood(Problem(Flaw.WRONG_KIND, Place.WHOLE)) from None
