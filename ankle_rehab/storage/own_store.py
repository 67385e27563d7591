"""Exercises and routines of one's own in the diary file; what is not understood is kept and told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from ankle_rehab.domain.own import OwnExercise, OwnRoutine
from ankle_rehab.domain.own_checks import Problem
from ankle_rehab.domain.value import value
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.own_codec import (
    NotUnderstood,
    exercise_of_text,
    exercise_text,
    routine_of_text,
    routine_text,
)

Kept = TypeVar("Kept", OwnExercise, OwnRoutine)

_EXERCISES = "SELECT id, value, picture, deleted_utc FROM own_exercise ORDER BY rowid"
_ROUTINES = "SELECT id, value, deleted_utc FROM own_routine ORDER BY rowid"


@value
class Broken:
    """A row that is not understood: its id, and what is amiss first. Nothing of it is lost."""

    id: str
    problem: Problem


@value
class Shelved:
    """All rows in the order in which they were written; `removed` are the ids of what was thrown away."""

    exercises: tuple[OwnExercise | Broken, ...]
    routines: tuple[OwnRoutine | Broken, ...]
    removed: frozenset[str]


class OwnStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shelved(self) -> Shelved:
        """Everything there is, thrown away or not."""
        exercises = self._database.rows(_EXERCISES)
        routines = self._database.rows(_ROUTINES)
        return Shelved(
            tuple(_understood(row, _exercise) for row in exercises),
            tuple(_understood(row, _routine) for row in routines),
            frozenset(str(row[0]) for row in (*exercises, *routines) if row[-1] is not None),
        )

    def keep_exercise(self, own: OwnExercise) -> None:
        """Write an exercise, in place of one with its id; a thrown-away one is there again."""
        with self._database.change() as change:
            change.do(
                "INSERT INTO own_exercise (id, value, picture) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
                " SET value = excluded.value, picture = excluded.picture, deleted_utc = NULL",
                (own.id, exercise_text(own), own.picture or None),
            )

    def keep_routine(self, routine: OwnRoutine) -> None:
        """Write a routine, in place of one with its id; a thrown-away one is there again."""
        with self._database.change() as change:
            change.do(
                "INSERT INTO own_routine (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE"
                " SET value = excluded.value, deleted_utc = NULL",
                (routine.id, routine_text(routine)),
            )

    def remove(self, own_id: str, at: datetime) -> None:
        """Throw one away; it can be put back."""
        self._mark(own_id, columns.moment(at))

    def put_back(self, own_id: str) -> None:
        """Take one out of the trash."""
        self._mark(own_id, None)

    def erase(self, own_id: str) -> None:
        """Remove one for good, also from the journal."""
        with self._database.change() as change:
            change.do("DELETE FROM own_exercise WHERE id = ?", (own_id,))
            change.do("DELETE FROM own_routine WHERE id = ?", (own_id,))
        with suppress(StorageFault):
            self._database.settle()

    def _mark(self, own_id: str, deleted: int | None) -> None:
        with self._database.change() as change:
            change.do("UPDATE own_exercise SET deleted_utc = ? WHERE id = ?", (deleted, own_id))
            change.do("UPDATE own_routine SET deleted_utc = ? WHERE id = ?", (deleted, own_id))


def _exercise(row: Row) -> OwnExercise:
    return exercise_of_text(str(row[0]), str(row[1]), row[2] or b"")


def _routine(row: Row) -> OwnRoutine:
    return routine_of_text(str(row[0]), str(row[1]))


def _understood(row: Row, make: Callable[[Row], Kept]) -> Kept | Broken:
    try:
        return make(row)
    except NotUnderstood as error:
        return Broken(str(row[0]), error.problem)
