"""What is wrong with an exercise or a routine of a stranger: each field by its flaw, place and step."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ankle_rehab.domain.exercise import Dose, Mode
from ankle_rehab.domain.own import OwnExercise, OwnRoutine, OwnStep, Sides
from ankle_rehab.domain.own_checks import Flaw, Place, Problem
from ankle_rehab.domain.routine import Activity, ActivityStep
from ankle_rehab.storage.own_codec import (
    NotUnderstood,
    checked_id,
    exercise_of,
    exercise_of_text,
    exercise_table,
    exercise_text,
    routine_of,
    routine_table,
    routine_text,
)

DOSE = Dose(Mode.REPS, 2, 8, 0, (1.5, 0.0, 2.0), 30.0, 4.0)
FULL = OwnExercise(
    "own-0a",
    DOSE,
    "Bridge",
    sides=next(iter(Sides)),
    cues=("Lift.", "Hold."),
    pain_limit=4,
    stop_when="It hurts.",
    position="On the back",
    equipment="A mat",
    not_when_swollen=True,
    waits_after_icing=True,
    figure="press",
    picture=b"png",
    work_word="lift",
    phase_words=("up", "", "down"),
    segments=("one", "two"),
    cue_segments=(0, 1),
    mistakes="None",
)
ACTIVITY = next(iter(Activity))
STEPS = (OwnStep("wall-press", DOSE, 12.0), ActivityStep(ACTIVITY, "Walk.", 90.0))
ROUTINE = OwnRoutine("own-0b", "Morning", "Gently", STEPS, "three")
TABLE: dict[str, Any] = {
    "name": "Bridge",
    "sides": FULL.sides.value,
    "dose": {
        "mode": "reps",
        "sets": 2,
        "reps": 8,
        "seconds": 0.0,
        "tempo": [1.5, 0.0, 2.0],
        "rest": 30.0,
        "switch": 4.0,
    },
    "cues": ["Lift.", "Hold."],
    "pain_limit": 4,
    "stop_when": "It hurts.",
    "position": "On the back",
    "equipment": "A mat",
    "not_when_swollen": True,
    "waits_after_icing": True,
    "figure": "press",
    "work_word": "lift",
    "phase_words": ["up", "", "down"],
    "segments": ["one", "two"],
    "cue_segments": [0, 1],
    "mistakes": "None",
}
STEP_TABLES: list[dict[str, Any]] = [
    {"exercise": "wall-press", "dose": TABLE["dose"], "pause": 12.0},
    {"activity": ACTIVITY.value, "words": "Walk.", "seconds": 90.0},
]
ROUTINE_TABLE = {"name": "Morning", "note": "Gently", "copied_from": "three", "steps": STEP_TABLES}


def test_all_of_an_exercise_and_of_a_routine_is_told_and_read() -> None:
    assert exercise_table(FULL) == TABLE
    assert exercise_of("own-0a", TABLE, b"png") == FULL
    assert routine_table(ROUTINE) == ROUTINE_TABLE
    assert routine_of("own-0b", ROUTINE_TABLE) == ROUTINE
    assert [type(one) for one in json.loads(exercise_text(FULL))["dose"]["tempo"]] == [float] * 3
    assert "Grüße" in routine_text(OwnRoutine("own-0b", "Grüße"))


def flaw(work: Callable[[], object]) -> tuple[Flaw, Place, int | None]:
    """What is said to be wrong, and where."""
    with pytest.raises(NotUnderstood) as raised:
        work()
    problem = raised.value.problem
    assert str(raised.value) == f"{problem.place}: {problem.flaw}"
    return problem.flaw, problem.place, problem.number


TEXTS = {
    "name": Place.NAME,
    "stop_when": Place.STOP_WHEN,
    "position": Place.POSITION,
    "equipment": Place.EQUIPMENT,
    "figure": Place.FIGURE,
    "work_word": Place.MORE,
    "mistakes": Place.MORE,
}
LISTS = {"cues": Place.CUES, "phase_words": Place.MORE, "segments": Place.MORE}
AMISS: list[tuple[str, object, Flaw, Place]] = [
    *((name, 7, Flaw.WRONG_KIND, place) for name, place in TEXTS.items()),
    *((name, "x" * 2001, Flaw.TOO_LONG, place) for name, place in TEXTS.items()),
    *((name, "\ud800", Flaw.ODD_SIGNS, place) for name, place in TEXTS.items()),
    *((name, "words", Flaw.WRONG_KIND, place) for name, place in LISTS.items()),
    *((name, [7], Flaw.WRONG_KIND, place) for name, place in LISTS.items()),
    *((name, ["a"] * 101, Flaw.TOO_MANY, place) for name, place in LISTS.items()),
    ("sides", "up", Flaw.UNKNOWN, Place.SIDES),
    ("pain_limit", "4", Flaw.WRONG_KIND, Place.PAIN_LIMIT),
    ("pain_limit", True, Flaw.WRONG_KIND, Place.PAIN_LIMIT),
    ("pain_limit", -1, Flaw.OUT_OF_RANGE, Place.PAIN_LIMIT),
    ("pain_limit", 1_000_001, Flaw.OUT_OF_RANGE, Place.PAIN_LIMIT),
    ("not_when_swollen", 1, Flaw.WRONG_KIND, Place.MORE),
    ("waits_after_icing", 1, Flaw.WRONG_KIND, Place.MORE),
    ("cue_segments", 3, Flaw.WRONG_KIND, Place.MORE),
    ("cue_segments", [1.5], Flaw.WRONG_KIND, Place.MORE),
    ("cue_segments", [-1], Flaw.OUT_OF_RANGE, Place.MORE),
    ("dose", 3, Flaw.WRONG_KIND, Place.MODE),
    ("extra", 3, Flaw.UNKNOWN, Place.MORE),
]


@pytest.mark.parametrize(("name", "value", "kind", "place"), AMISS)
def test_a_wrong_field_of_an_exercise_is_named(name: str, value: object, kind: Flaw, place: Place) -> None:
    assert flaw(lambda: exercise_of("own-0a", {**TABLE, name: value}, b"")) == (kind, place, None)


@pytest.mark.parametrize("name", TABLE)
def test_a_missing_field_of_an_exercise_is_named(name: str) -> None:
    whole = {other: value for other, value in TABLE.items() if other != name}
    places = {**TEXTS, **LISTS, "sides": Place.SIDES, "pain_limit": Place.PAIN_LIMIT, "dose": Place.MODE}
    found = flaw(lambda: exercise_of("own-0a", whole, b""))
    assert found == (Flaw.MISSING, places.get(name, Place.MORE), None)


DOSE_PLACES = {
    "mode": Place.MODE,
    "sets": Place.SETS,
    "reps": Place.REPS,
    "seconds": Place.SECONDS,
    "tempo": Place.TEMPO,
    "rest": Place.REST,
    "switch": Place.REST,
}
DOSES: list[tuple[str, object, Flaw, Place]] = [
    ("mode", "fast", Flaw.UNKNOWN, Place.MODE),
    ("sets", 1.5, Flaw.WRONG_KIND, Place.SETS),
    ("sets", 0, Flaw.OUT_OF_RANGE, Place.MODE),
    ("reps", "8", Flaw.WRONG_KIND, Place.REPS),
    ("seconds", True, Flaw.WRONG_KIND, Place.SECONDS),
    ("seconds", -0.5, Flaw.OUT_OF_RANGE, Place.SECONDS),
    ("seconds", float("nan"), Flaw.OUT_OF_RANGE, Place.SECONDS),
    ("tempo", 2, Flaw.WRONG_KIND, Place.TEMPO),
    ("tempo", ["2"], Flaw.WRONG_KIND, Place.TEMPO),
    ("rest", 1_000_001, Flaw.OUT_OF_RANGE, Place.REST),
    ("switch", "5", Flaw.WRONG_KIND, Place.REST),
    ("speed", 5, Flaw.UNKNOWN, Place.MORE),
    *((name, None, Flaw.MISSING, place) for name, place in DOSE_PLACES.items()),
]


@pytest.mark.parametrize(("name", "value", "kind", "place"), DOSES)
def test_a_wrong_dose_is_named_with_its_step(name: str, value: object, kind: Flaw, place: Place) -> None:
    dose = {other: one for other, one in {**TABLE["dose"], name: value}.items() if one is not None}
    assert flaw(lambda: exercise_of("own-0a", {**TABLE, "dose": dose}, b"")) == (kind, place, None)
    steps = [STEP_TABLES[1], {**STEP_TABLES[0], "dose": dose}]
    assert flaw(lambda: routine_of("own-0b", {**ROUTINE_TABLE, "steps": steps})) == (kind, place, 1)


STEPS_AMISS: list[tuple[int, str, object, Flaw, Place]] = [
    (0, "exercise", 7, Flaw.WRONG_KIND, Place.STEPS),
    (0, "exercise", None, Flaw.MISSING, Place.STEPS),
    (0, "dose", 7, Flaw.WRONG_KIND, Place.MODE),
    (0, "dose", None, Flaw.MISSING, Place.MODE),
    (0, "pause", "long", Flaw.WRONG_KIND, Place.PAUSE),
    (0, "pause", None, Flaw.MISSING, Place.PAUSE),
    (0, "extra", 1, Flaw.UNKNOWN, Place.MORE),
    (1, "activity", "swim", Flaw.UNKNOWN, Place.STEPS),
    (1, "words", 7, Flaw.WRONG_KIND, Place.STEPS),
    (1, "words", None, Flaw.MISSING, Place.STEPS),
    (1, "seconds", -1, Flaw.OUT_OF_RANGE, Place.SECONDS),
    (1, "seconds", None, Flaw.MISSING, Place.SECONDS),
    (1, "pause", 1, Flaw.UNKNOWN, Place.MORE),
]


@pytest.mark.parametrize(("number", "name", "value", "kind", "place"), STEPS_AMISS)
def test_a_wrong_step_is_named_by_its_number(
    number: int, name: str, value: object, kind: Flaw, place: Place
) -> None:
    steps: list[object] = list(STEP_TABLES)
    changed = {**STEP_TABLES[number], name: value}
    steps[number] = {other: one for other, one in changed.items() if one is not None}
    assert flaw(lambda: routine_of("own-0b", {**ROUTINE_TABLE, "steps": steps})) == (kind, place, number)


@pytest.mark.parametrize(
    ("name", "value", "kind", "place", "number"),
    [
        ("name", 7, Flaw.WRONG_KIND, Place.NAME, None),
        ("note", 7, Flaw.WRONG_KIND, Place.NOTE, None),
        ("copied_from", 7, Flaw.WRONG_KIND, Place.MORE, None),
        ("steps", {}, Flaw.WRONG_KIND, Place.STEPS, None),
        ("steps", [STEP_TABLES[0], 7], Flaw.WRONG_KIND, Place.STEPS, 1),
        ("steps", [STEP_TABLES[0]] * 101, Flaw.TOO_MANY, Place.STEPS, None),
        ("extra", 7, Flaw.UNKNOWN, Place.MORE, None),
    ],
)
def test_a_wrong_field_of_a_routine_is_named(
    name: str, value: object, kind: Flaw, place: Place, number: int | None
) -> None:
    assert flaw(lambda: routine_of("own-0b", {**ROUTINE_TABLE, name: value})) == (kind, place, number)


@pytest.mark.parametrize("name", ROUTINE_TABLE)
def test_a_missing_field_of_a_routine_is_named(name: str) -> None:
    whole = {other: value for other, value in ROUTINE_TABLE.items() if other != name}
    place = {"name": Place.NAME, "note": Place.NOTE, "steps": Place.STEPS}.get(name, Place.MORE)
    assert flaw(lambda: routine_of("own-0b", whole)) == (Flaw.MISSING, place, None)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", "7"])
def test_what_is_no_table_is_nothing(text: str) -> None:
    assert flaw(lambda: exercise_of_text("own-0a", text, b"")) == (Flaw.WRONG_KIND, Place.WHOLE, None)


@pytest.mark.parametrize("own_id", ["own-0", "own-0123456789abcdef"])
def test_what_is_an_id(own_id: str) -> None:
    assert checked_id(own_id) == own_id


@pytest.mark.parametrize(
    "own_id", ["own-", "own-0123456789abcdef0", "own-g", "own-A", "0a", "wall-press", "", None, 7]
)
def test_what_is_none(own_id: object) -> None:
    assert flaw(lambda: checked_id(own_id)) == (Flaw.WRONG_KIND, Place.ID, None)


def test_what_is_at_its_most_is_taken() -> None:
    most = {**TABLE, "name": "x" * 2000, "cues": ["a"] * 100, "pain_limit": 1_000_000}
    own = exercise_of("own-0a", most, b"")
    assert (len(own.name), len(own.cues), own.pain_limit) == (2000, 100, 1_000_000)
    assert exercise_of("own-0a", {**TABLE, "pain_limit": 0}, b"").pain_limit == 0
    assert Problem(Flaw.MISSING, Place.NAME).number is None
