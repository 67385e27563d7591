"""Exercises and routines of one's own, as a shelf; each change is a step of undo."""

from __future__ import annotations

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.routine import Routine
from ankle_rehab.services.diary import Diary


class Own:
    """A shelf of `services.repertoire` with what the user wrote."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def exercise(self, exercise_id: str) -> Exercise:
        raise LookupError(exercise_id)

    def exercises(self) -> tuple[Exercise, ...]:
        return ()

    def routine(self, routine_id: str) -> Routine:
        raise LookupError(routine_id)

    def routines(self) -> tuple[Routine, ...]:
        return ()
