"""Exercises and routines of one's own as one file for somebody else, and read back as if from a stranger."""

from __future__ import annotations

import base64
import binascii
import json
import stat
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from ankle_rehab.domain.own import OwnExercise, OwnRoutine
from ankle_rehab.domain.own_checks import MOST_PICTURE_BYTES, Flaw, Place, Problem
from ankle_rehab.domain.own_sharing import Shared
from ankle_rehab.storage import atomic_file
from ankle_rehab.storage.own_codec import (
    NotUnderstood,
    Table,
    checked_id,
    exercise_of,
    exercise_table,
    routine_of,
    routine_table,
)

SUFFIX = ".ankle-routine.json"
FORMAT = "ankle-rehab-routine"
VERSION = 1
MOST_BYTES = 30_000_000
MOST_EACH = 200
MOST_PARTS = 1_000_000
"""So many commas and brackets at most: each may be a value, and 30 MB of them take 800 MB of memory."""
_MOST_LETTERS = MOST_PICTURE_BYTES * 4 // 3 + 4

Own = TypeVar("Own", OwnExercise, OwnRoutine)


class Trouble(StrEnum):
    """Why a file is not taken."""

    TOO_LARGE = "too-large"
    NOT_OURS = "not-ours"
    NEWER = "newer"
    TWICE = "twice"
    EMPTY = "empty"
    NO_FILE = "no-file"
    PROBLEM = "problem"


class NotTaken(Exception):
    """A file that is not taken, as a whole: `name` and `problem` say what is amiss where that is known."""

    def __init__(self, trouble: Trouble, name: str = "", problem: Problem | None = None) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.name = name
        self.problem = problem


def shared_bytes(shared: Shared) -> bytes:
    """The whole file; the same things always give the same bytes."""
    table = {
        "format": FORMAT,
        "version": VERSION,
        "exercises": [_exercise(own) for own in shared.exercises],
        "routines": [{"id": routine.id, **routine_table(routine)} for routine in shared.routines],
    }
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def write(path: Path, shared: Shared) -> None:
    """Write the file whole or not at all; raises OSError."""
    atomic_file.write(path, shared_bytes(shared))


def read(path: Path) -> Shared:
    """What the file holds; raises NotTaken, and OSError."""
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for, a device never ends
        raise NotTaken(Trouble.NO_FILE)
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    return shared_of(content)


def shared_of(content: bytes) -> Shared:
    """What these bytes hold; raises NotTaken. Whether exercises are whole is not looked at here."""
    if len(content) > MOST_BYTES or sum(map(content.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise NotTaken(Trouble.TOO_LARGE)
    table = _parsed(content)
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise NotTaken(Trouble.NOT_OURS)
    version = table.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise NotTaken(Trouble.NOT_OURS)
    if version > VERSION:
        raise NotTaken(Trouble.NEWER)
    if set(table) != {"format", "version", "exercises", "routines"}:
        raise NotTaken(Trouble.NOT_OURS)
    exercises = _each(table["exercises"], _exercise_of)
    routines = _each(table["routines"], _routine_of)
    if not (exercises or routines):
        raise NotTaken(Trouble.EMPTY)
    ids = [*(one.id for one in exercises), *(one.id for one in routines)]
    if len(set(ids)) != len(ids):
        raise NotTaken(Trouble.TWICE)
    return Shared(exercises, routines)


def _each(found: object, make: Callable[[Table], Own]) -> tuple[Own, ...]:
    if not isinstance(found, list):
        raise NotTaken(Trouble.NOT_OURS)
    if len(found) > MOST_EACH:
        raise NotTaken(Trouble.TOO_LARGE)
    return tuple(_one(one, make) for one in found)


def _one(found: object, make: Callable[[Table], Own]) -> Own:
    try:
        if not isinstance(found, dict):
            raise NotUnderstood(Problem(Flaw.WRONG_KIND, Place.WHOLE))
        return make(found)
    except NotUnderstood as error:
        name = found.get("name") if isinstance(found, dict) else ""
        raise NotTaken(Trouble.PROBLEM, name if isinstance(name, str) else "", error.problem) from None


def _exercise(own: OwnExercise) -> Table:
    picture = base64.b64encode(own.picture).decode("ascii")
    return {"id": own.id, **exercise_table(own), "picture": picture}


def _exercise_of(table: Table) -> OwnExercise:
    rest = dict(table)
    own_id, letters = checked_id(rest.pop("id", None)), rest.pop("picture", "")
    wrong = Problem(Flaw.WRONG_KIND, Place.PICTURE)
    if not isinstance(letters, str):
        raise NotUnderstood(wrong)
    if len(letters) > _MOST_LETTERS:
        raise NotUnderstood(Problem(Flaw.TOO_LARGE, Place.PICTURE))
    try:
        picture = base64.b64decode(letters, validate=True)
    except (binascii.Error, ValueError):
        raise NotUnderstood(wrong) from None
    return exercise_of(own_id, rest, picture)


def _routine_of(table: Table) -> OwnRoutine:
    rest = dict(table)
    return routine_of(checked_id(rest.pop("id", None)), rest)


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refused)
    except (ValueError, RecursionError):
        raise NotTaken(Trouble.NOT_OURS) from None


def _refused(constant: str) -> float:
    raise ValueError(constant)
