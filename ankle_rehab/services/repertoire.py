"""Every routine that can be done now: the built-in ones, one's own, and what the plan makes of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.routine import Routine


class Shelf(Protocol):
    """Where exercises and routines come from; a name that is not there raises LookupError."""

    def exercise(self, exercise_id: str) -> Exercise: ...

    def exercises(self) -> tuple[Exercise, ...]: ...

    def routine(self, routine_id: str) -> Routine: ...

    def routines(self) -> tuple[Routine, ...]: ...


def as_it_is(routine: Routine) -> Routine:
    """Changes nothing."""
    return routine


class Repertoire:
    """One place to ask for a routine by its id, wherever it comes from; `more` are asked before `built_in`.

    `shape` puts the levels of the plan and the stage of a ladder into a routine, then `dosed` the user's own
    doses.
    """

    def __init__(
        self,
        built_in: Shelf,
        *more: Shelf,
        shape: Callable[[Routine], Routine] = as_it_is,
        dosed: Callable[[Routine], Routine] = as_it_is,
    ) -> None:
        self._built_in = built_in
        self._more = more
        self._shape = shape
        self._dosed = dosed

    def exercise(self, exercise_id: str) -> Exercise:
        """Raises LookupError or ContentError for an unknown id."""
        for shelf in self._more:
            with suppress(LookupError):
                return shelf.exercise(exercise_id)
        return self._built_in.exercise(exercise_id)

    def exercises(self) -> tuple[Exercise, ...]:
        """All of them, the built-in ones first."""
        return tuple(exercise for shelf in self._shelves for exercise in shelf.exercises())

    def routine(self, routine_id: str) -> Routine:
        """As it would start now; raises LookupError or ContentError for an unknown id."""
        return self._shaped(self.usual(routine_id))

    def routines(self) -> tuple[Routine, ...]:
        """All of them as they would start now, the built-in ones first."""
        return tuple(self._shaped(routine) for shelf in self._shelves for routine in shelf.routines())

    def planned(self, routine_id: str) -> Routine:
        """As the plan has it, before the user's own doses; raises like `usual`."""
        return self._shape(self.usual(routine_id))

    def usual(self, routine_id: str) -> Routine:
        """As it was written down, before the plan changes it."""
        for shelf in self._more:
            with suppress(LookupError):
                return shelf.routine(routine_id)
        return self._built_in.routine(routine_id)

    @property
    def _shelves(self) -> tuple[Shelf, ...]:
        return (self._built_in, *self._more)

    def _shaped(self, routine: Routine) -> Routine:
        return self._dosed(self._shape(routine))
