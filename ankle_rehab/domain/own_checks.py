"""Whether an exercise or a routine of one's own is whole: what is amiss, and where."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from enum import StrEnum

from ankle_rehab.domain.exercise import Dose, Exercise, Mode, Side
from ankle_rehab.domain.own import OwnExercise, OwnRoutine, OwnStep, steps_of
from ankle_rehab.domain.plan import Plan
from ankle_rehab.domain.routine import ActivityStep
from ankle_rehab.domain.value import value

NAME, SENTENCE, PARAGRAPH = 60, 160, 400
MOST_CUES = 8
MOST_STEPS = 30
LONGEST_ROUTINE = 2 * 3600.0
MOST_PICTURE_BYTES = 1_500_000
PNG = b"\x89PNG\r\n\x1a\n"

SETS = (1.0, 10.0)
REPS = (1.0, 60.0)
HOLD_SECONDS = (3.0, 300.0)
WORK_SECONDS = (5.0, 1800.0)
TEMPO_PART = (0.0, 20.0)
TEMPO_WHOLE = (0.5, 40.0)
REST = (0.0, 300.0)
PAUSE = (0.0, 300.0)
PAIN_LIMIT = (0.0, 5.0)
"""No exercise of the catalogue accepts more than 5 of 10, so none of one's own does."""

_ODD = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Flaw(StrEnum):
    """What is amiss."""

    MISSING = "missing"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    ODD_SIGNS = "odd-signs"
    OUT_OF_RANGE = "out-of-range"
    UNKNOWN = "unknown"
    WRONG_KIND = "wrong-kind"
    TOO_LARGE = "too-large"


class Place(StrEnum):
    """Where it is amiss."""

    WHOLE = "whole"
    ID = "id"
    NAME = "name"
    NOTE = "note"
    SIDES = "sides"
    MODE = "mode"
    SETS = "sets"
    REPS = "reps"
    SECONDS = "seconds"
    TEMPO = "tempo"
    REST = "rest"
    PAUSE = "pause"
    CUES = "cues"
    PAIN_LIMIT = "pain-limit"
    STOP_WHEN = "stop-when"
    POSITION = "position"
    EQUIPMENT = "equipment"
    FIGURE = "figure"
    PICTURE = "picture"
    STEPS = "steps"
    MORE = "more"


@value
class Problem:
    """A flaw and its place; `number` (0 first) is which cue or step, `limits` what would be accepted."""

    flaw: Flaw
    place: Place
    number: int | None = None
    limits: tuple[float, float] | None = None


def exercise_problems(own: OwnExercise, figures: frozenset[str]) -> tuple[Problem, ...]:
    """What keeps an exercise from being done, in the order of the form; `figures` are the ids there are."""
    return tuple(_exercise_problems(own, figures))


def routine_problems(routine: OwnRoutine, exercise: Callable[[str], Exercise]) -> tuple[Problem, ...]:
    """What keeps a routine from being done; `exercise` raises LookupError for one that is not there."""
    return tuple(_routine_problems(routine, exercise))


def dose_problems(dose: Dose, number: int | None = None) -> Iterator[Problem]:
    """Numbers of a dose that nobody should be led through."""
    seconds = HOLD_SECONDS if dose.mode is Mode.HOLD else WORK_SECONDS
    counted = dose.mode is Mode.REPS
    ranges = [(Place.SETS, float(dose.sets), SETS), (Place.REST, dose.rest, REST)]
    ranges += [(Place.REPS, float(dose.reps), REPS)] if counted else [(Place.SECONDS, dose.seconds, seconds)]
    ranges += [(Place.TEMPO, part, TEMPO_PART) for part in dose.tempo]
    if counted:
        ranges.append((Place.TEMPO, sum(dose.tempo), TEMPO_WHOLE))
    ranges.append((Place.REST, dose.switch, REST))
    for place, number_given, limits in ranges:
        if not limits[0] <= number_given <= limits[1]:
            yield Problem(Flaw.OUT_OF_RANGE, place, number, limits)


def text_problem(text: str, longest: int) -> Flaw | None:
    """What is amiss with a text; one of nothing but space is missing."""
    if not text.strip():
        return Flaw.MISSING
    if len(text) > longest:
        return Flaw.TOO_LONG
    odd = any(unicodedata.category(sign) in _ODD or sign in _TURNING for sign in text if sign != "\n")
    return Flaw.ODD_SIGNS if odd else None


def _exercise_problems(own: OwnExercise, figures: frozenset[str]) -> Iterator[Problem]:
    yield from _text(own.name, Place.NAME, NAME)
    yield from dose_problems(own.dose)
    if not own.cues:
        yield Problem(Flaw.MISSING, Place.CUES)
    if len(own.cues) > MOST_CUES:
        yield Problem(Flaw.TOO_MANY, Place.CUES, limits=(1, MOST_CUES))
    for number, cue in enumerate(own.cues[:MOST_CUES]):
        yield from _text(cue, Place.CUES, SENTENCE, number)
    yield from _text(own.stop_when, Place.STOP_WHEN, PARAGRAPH)
    if not PAIN_LIMIT[0] <= own.pain_limit <= PAIN_LIMIT[1]:
        yield Problem(Flaw.OUT_OF_RANGE, Place.PAIN_LIMIT, limits=PAIN_LIMIT)
    yield from _text(own.position, Place.POSITION, PARAGRAPH, needed=False)
    yield from _text(own.equipment, Place.EQUIPMENT, SENTENCE, needed=False)
    if own.figure and own.figure not in figures:
        yield Problem(Flaw.UNKNOWN, Place.FIGURE)
    yield from _picture(own.picture)
    for text in (own.work_word, own.mistakes, *own.phase_words, *own.segments):
        yield from _text(text, Place.MORE, PARAGRAPH, needed=False)
    if len(own.segments) > MOST_CUES or len(own.phase_words) not in (0, 3):
        yield Problem(Flaw.WRONG_KIND, Place.MORE)
    parts = own.cue_segments
    rising = list(parts) == sorted(parts) and parts[:1] in ((), (0,))
    if not rising or any(part >= max(1, len(own.segments)) for part in parts):
        yield Problem(Flaw.WRONG_KIND, Place.MORE)


def _picture(picture: bytes) -> Iterator[Problem]:
    if picture and not picture.startswith(PNG):
        yield Problem(Flaw.WRONG_KIND, Place.PICTURE)
    if len(picture) > MOST_PICTURE_BYTES:
        yield Problem(Flaw.TOO_LARGE, Place.PICTURE)


def _routine_problems(routine: OwnRoutine, exercise: Callable[[str], Exercise]) -> Iterator[Problem]:
    yield from _text(routine.name, Place.NAME, NAME)
    yield from _text(routine.note, Place.NOTE, PARAGRAPH, needed=False)
    if not any(isinstance(step, OwnStep) for step in routine.steps):
        yield Problem(Flaw.MISSING, Place.STEPS)
    if len(routine.steps) > MOST_STEPS:
        yield Problem(Flaw.TOO_MANY, Place.STEPS, limits=(1, MOST_STEPS))
        return
    whole = True
    for number, step in enumerate(routine.steps):
        for problem in _step_problems(step, number, exercise):
            whole = False
            yield problem
    if whole and routine_seconds(routine, exercise) > LONGEST_ROUTINE:
        yield Problem(Flaw.TOO_LARGE, Place.STEPS, limits=(0, LONGEST_ROUTINE))


def _step_problems(
    step: OwnStep | ActivityStep, number: int, exercise: Callable[[str], Exercise]
) -> Iterator[Problem]:
    if isinstance(step, ActivityStep):
        if flaw := text_problem(step.words, PARAGRAPH):
            yield Problem(flaw, Place.STEPS, number)
        if not WORK_SECONDS[0] <= step.seconds <= WORK_SECONDS[1]:
            yield Problem(Flaw.OUT_OF_RANGE, Place.SECONDS, number, WORK_SECONDS)
        return
    try:
        exercise(step.exercise_id)
    except LookupError:
        yield Problem(Flaw.UNKNOWN, Place.STEPS, number)
    yield from dose_problems(step.dose, number)
    if not PAUSE[0] <= step.pause <= PAUSE[1]:
        yield Problem(Flaw.OUT_OF_RANGE, Place.PAUSE, number, PAUSE)


def routine_seconds(routine: OwnRoutine, exercise: Callable[[str], Exercise]) -> float:
    """How long it takes with both feet, 0 without steps; raises LookupError for an unknown exercise."""
    steps = steps_of(routine, exercise)
    return Plan(routine.id, routine.name, steps, (Side.LEFT, Side.RIGHT)).seconds if steps else 0.0


def _text(
    text: str, place: Place, longest: int, number: int | None = None, *, needed: bool = True
) -> Iterator[Problem]:
    flaw = text_problem(text, longest)
    if flaw is not None and (needed or flaw is not Flaw.MISSING):
        yield Problem(flaw, place, number, (0, longest) if flaw is Flaw.TOO_LONG else None)
