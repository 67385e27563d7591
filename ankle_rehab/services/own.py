"""Exercises and routines of one's own, as a shelf; each change is a step of undo."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain import own_checks
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Exercise, Mode
from ankle_rehab.domain.own import (
    OWN,
    OwnExercise,
    OwnRoutine,
    OwnStep,
    OwnWords,
    copy_of,
    copy_of_routine,
    exercise_of,
    new_dose,
    steps_of,
)
from ankle_rehab.domain.own_checks import Problem
from ankle_rehab.domain.own_gate import exercise_gate, gate_of, usual_gate
from ankle_rehab.domain.own_sharing import Arrival, Meeting, Shared, arrival, needed
from ankle_rehab.domain.routine import Gate, Routine
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.own_share import NotTaken, Trouble
from ankle_rehab.storage.own_store import Broken, OwnStore, Shelved

_Kept = TypeVar("_Kept", OwnExercise, OwnRoutine)

HOURS_A_DAY = 24


class Own(QObject):
    """A shelf of `services.repertoire` with what the user wrote. `changed` comes when it is another.

    Whatever was written down is kept, complete or not; only what is whole can be done. What was thrown away
    is still found by its id, for sessions and routines that need it. Writing raises a StorageFault, which
    the diary has told.
    """

    changed = Signal()

    def __init__(
        self, diary: Diary, database: Database, content: Content, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._diary = diary
        self._content = content
        self._clock = clock
        self._store = OwnStore(database)
        self._shelved: Shelved | None = None
        diary.changed.connect(self._on_changed)

    # the shelf ---------------------------------------------------------------------------------------

    def exercise(self, exercise_id: str) -> Exercise:
        """One exercise that is whole; raises LookupError."""
        own = self.own_exercise(exercise_id)
        if self.exercise_problems(own):
            raise LookupError(exercise_id)
        return exercise_of(own, self._content.own())

    def exercises(self) -> tuple[Exercise, ...]:
        """All that are whole and not thrown away."""
        words = self._content.own()
        return tuple(exercise_of(own, words) for own in self._there(self._all.exercises) if self._whole(own))

    def routine(self, routine_id: str) -> Routine:
        """One routine that is whole; raises LookupError."""
        return self._routine(self.own_routine(routine_id))

    def routines(self) -> tuple[Routine, ...]:
        """All that are whole and not thrown away."""
        return tuple(
            self._routine(own) for own in self._there(self._all.routines) if not self.routine_problems(own)
        )

    # what was written --------------------------------------------------------------------------------

    def own_exercise(self, exercise_id: str) -> OwnExercise:
        """An exercise as it was written down; raises LookupError, also for one that is not understood."""
        return _of_id(self._all.exercises, exercise_id)

    def own_routine(self, routine_id: str) -> OwnRoutine:
        """A routine as it was written down; raises LookupError, also for one that is not understood."""
        return _of_id(self._all.routines, routine_id)

    def written_exercises(self) -> tuple[OwnExercise | Broken, ...]:
        """All that were not thrown away, in the order in which they came."""
        return tuple(one for one in self._all.exercises if one.id not in self._all.removed)

    def written_routines(self) -> tuple[OwnRoutine | Broken, ...]:
        """All that were not thrown away, in the order in which they came."""
        return tuple(one for one in self._all.routines if one.id not in self._all.removed)

    def thrown_away(self) -> tuple[OwnExercise | OwnRoutine | Broken, ...]:
        """What can be put back."""
        both = (*self._all.routines, *self._all.exercises)
        return tuple(one for one in both if one.id in self._all.removed)

    def used_in(self, exercise_id: str) -> tuple[str, ...]:
        """The names of the routines, none of them thrown away, that hold an exercise."""
        return tuple(
            routine.name
            for routine in self._there(self._all.routines)
            if any(isinstance(step, OwnStep) and step.exercise_id == exercise_id for step in routine.steps)
        )

    def used_like(self, exercise_id: str) -> bool:
        """Whether a routine holds this built-in exercise, or one of one's own that its figure shows."""
        known = (one for one in self._all.exercises if isinstance(one, OwnExercise))
        like = (one.id for one in known if one.figure == exercise_id)
        return any(self.used_in(one) for one in (exercise_id, *like))

    def exercise_problems(self, own: OwnExercise) -> tuple[Problem, ...]:
        """What keeps an exercise from being done."""
        return own_checks.exercise_problems(own, frozenset(self._content.catalogue().exercises))

    def routine_problems(self, own: OwnRoutine) -> tuple[Problem, ...]:
        """What keeps a routine from being done."""
        return own_checks.routine_problems(own, self.any_exercise)

    def any_exercise(self, exercise_id: str) -> Exercise:
        """An exercise of one's own or a built-in one; raises LookupError."""
        if exercise_id.startswith(OWN):
            return self.exercise(exercise_id)
        if exercise_id not in self._content.catalogue().exercises:
            raise LookupError(exercise_id)
        return self._content.exercise(exercise_id)

    def gate(self, own: OwnRoutine) -> Gate:
        """When a routine may start; raises LookupError where an exercise is not there."""
        known = (one for one in self._all.exercises if isinstance(one, OwnExercise))
        waiting = {one.id for one in known if one.waits_after_icing}
        steps = steps_of(own, self.any_exercise)
        gate = gate_of(steps, own.copied_from, waiting, self._content.routines())
        return gate if gate.words else replace(gate, words=_gate_words(gate, self._content.own()))

    def seconds(self, own: OwnRoutine) -> float:
        """How long a routine takes with both feet; raises LookupError where an exercise is not there."""
        return own_checks.routine_seconds(own, self.any_exercise)

    # changes -----------------------------------------------------------------------------------------

    def new_exercise(self) -> OwnExercise:
        """An empty exercise, not kept before something is written in it."""
        own = OwnExercise(_new_id(), new_dose(Mode.HOLD))
        return replace(own, stop_when=self._content.own().stop_when.format(limit=own.pain_limit))

    def new_routine(self) -> OwnRoutine:
        """An empty routine, not kept before something is written in it."""
        return OwnRoutine(_new_id())

    def keep_exercise(self, own: OwnExercise) -> None:
        """Write an exercise down, complete or not."""
        self._write(lambda: self._store.keep_exercise(own))

    def keep_routine(self, own: OwnRoutine) -> None:
        """Write a routine down, complete or not."""
        self._write(lambda: self._store.keep_routine(own))

    def copy_exercise(self, exercise_id: str, name: str) -> str:
        """Copy an exercise, built-in or not, under another name; returns the id of the copy."""
        if exercise_id.startswith(OWN):
            copy = replace(self.own_exercise(exercise_id), id=_new_id())
        else:
            known = exercise_gate(exercise_id, self._content.routines()) or usual_gate()
            built_in = self._content.exercise(exercise_id)
            copy = copy_of(built_in, _new_id(), waits_after_icing=known.waits_after_icing)
        self.keep_exercise(replace(copy, name=name))
        return copy.id

    def copy_routine(self, routine_id: str, name: str) -> str:
        """Copy a routine, built-in or not, under another name; returns the id of the copy."""
        if routine_id.startswith(OWN):
            copy = replace(self.own_routine(routine_id), id=_new_id())
        else:
            copy = copy_of_routine(self._content.routine(routine_id), _new_id())
        self.keep_routine(replace(copy, name=name))
        return copy.id

    def remove(self, own_id: str) -> None:
        """Throw one away; what needs it still finds it."""
        self._write(lambda: self._store.remove(own_id, self._clock.now()))

    def put_back(self, own_id: str) -> None:
        """Take one out of the trash."""
        self._write(lambda: self._store.put_back(own_id))

    def erase(self, own_id: str) -> None:
        """Remove one for good: this is no step of undo."""
        self._diary.write(lambda: self._store.erase(own_id), Topic.OWN)

    def shared(self, own_ids: Iterable[str]) -> Shared:
        """What is given to somebody else with these ids: routines bring their own exercises; LookupError."""
        exercises: dict[str, OwnExercise] = {}
        routines: list[OwnRoutine] = []
        for own_id in own_ids:
            if any(one.id == own_id for one in self._all.routines):
                routine = self.own_routine(own_id)
                routines.append(routine)
                brought = sorted(one for one in needed(routine) if one.startswith(OWN))
                exercises |= {one: self.own_exercise(one) for one in brought}
            else:
                exercises[own_id] = self.own_exercise(own_id)
        return Shared(tuple(exercises.values()), tuple(routines))

    def arrivals(self, shared: Shared) -> tuple[Arrival, ...]:
        """What a file holds beside what is here; raises NotTaken for what could not be done."""
        coming = {one.id: one for one in shared.exercises}
        for own in shared.exercises:
            for problem in self.exercise_problems(own):
                raise NotTaken(Trouble.PROBLEM, own.name, problem)
        words = self._content.own()

        def find(exercise_id: str) -> Exercise:
            found = coming.get(exercise_id)
            return self.any_exercise(exercise_id) if found is None else exercise_of(found, words)

        for routine in shared.routines:
            for problem in own_checks.routine_problems(routine, find):
                raise NotTaken(Trouble.PROBLEM, routine.name, problem)
        routines = tuple(self._arrival(one) for one in shared.routines)
        return routines + tuple(self._arrival(one) for one in shared.exercises)

    def take(self, exercises: Iterable[OwnExercise], routines: Iterable[OwnRoutine]) -> None:
        """Keep all of these, in place of those with the same ids: one step of undo."""

        def work() -> None:
            for own in exercises:
                self._store.keep_exercise(own)
            for routine in routines:
                self._store.keep_routine(routine)

        self._write(work)

    # parts -------------------------------------------------------------------------------------------

    @property
    def _all(self) -> Shelved:
        if self._shelved is None:
            self._shelved = self._diary.read(self._store.shelved)
        return self._shelved

    def _arrival(self, coming: OwnExercise | OwnRoutine) -> Arrival:
        here = next((one for one in (*self._all.exercises, *self._all.routines) if one.id == coming.id), None)
        if isinstance(here, Broken):
            return arrival(coming, None, broken=True)
        if here is not None and type(here) is not type(coming):
            raise NotTaken(Trouble.TWICE, coming.name)
        found = arrival(coming, here)
        away = found.meeting is Meeting.SAME and coming.id in self._all.removed
        return Arrival(coming, Meeting.NEW) if away else found

    def _there(self, rows: Iterable[_Kept | Broken]) -> tuple[_Kept, ...]:
        removed = self._all.removed
        return tuple(one for one in rows if not isinstance(one, Broken) and one.id not in removed)

    def _whole(self, own: OwnExercise) -> bool:
        return not self.exercise_problems(own)

    def _routine(self, own: OwnRoutine) -> Routine:
        if self.routine_problems(own):
            raise LookupError(own.id)
        steps = steps_of(own, self.any_exercise)
        when = self._content.own().when
        return Routine(own.id, own.name, when, own.note, self.gate(own), steps, ())

    def _write(self, work: Callable[[], None]) -> None:
        self._diary.write(work, Topic.OWN, Action.OWN)

    def _on_changed(self, topic: object) -> None:
        if topic is Topic.OWN:
            self._shelved = None
            self.changed.emit()


def _of_id(rows: Iterable[_Kept | Broken], own_id: str) -> _Kept:
    for one in rows:
        if one.id == own_id and not isinstance(one, Broken):
            return one
    raise LookupError(own_id)


def _new_id() -> str:
    return OWN + secrets.token_hex(6)


def _gate_words(gate: Gate, words: OwnWords) -> str:
    asked = words.gate_rest if gate.max_walking_pain is None else words.gate_walking
    asked = words.gate_unscored if gate.limit is None else asked.format(limit=gate.limit)
    twist = words.gate_twist.format(days=round(gate.hours_after_twist / HOURS_A_DAY))
    return " ".join((asked, twist, *((words.gate_red,) if gate.not_after_red else ())))
