"""Back to running: the gate before it, the stage of the run-walk ladder, and its sessions as a shelf."""

from __future__ import annotations

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.routine import Routine
from ankle_rehab.services.course import Course
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.self_tests import SelfTests
from ankle_rehab.storage.content import Content


class Running:
    """A shelf of `services.repertoire` that holds the run-walk session of the stage that holds now."""

    def __init__(self, diary: Diary, course: Course, tests: SelfTests, content: Content) -> None:
        self._diary = diary
        self._course = course
        self._tests = tests
        self._content = content

    def exercise(self, exercise_id: str) -> Exercise:
        raise LookupError(exercise_id)

    def exercises(self) -> tuple[Exercise, ...]:
        return ()

    def routine(self, routine_id: str) -> Routine:
        raise LookupError(routine_id)

    def routines(self) -> tuple[Routine, ...]:
        return ()
