"""Taking back what was done to the diary, step by step, and doing it again."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.value import value
from ankle_rehab.storage.change import reverse
from ankle_rehab.storage.database import Database

if TYPE_CHECKING:
    from ankle_rehab.services.diary import Topic

STEPS = 100
TABLES = ("pain_entry", "pain_history", "day_mark", "story", "own_activity", "activity_score")


class Action(StrEnum):
    """What a step was."""

    ADD_ENTRY = "add_entry"
    EDIT_ENTRY = "edit_entry"
    DELETE_ENTRY = "delete_entry"
    RESTORE_ENTRY = "restore_entry"
    MARK_DAY = "mark_day"
    STORY = "story"
    ACTIVITY = "activity"
    IMPORT = "import"


@value
class Step:
    """One thing somebody did, with SQLite's record of it."""

    number: int
    action: Action
    topic: Topic | None
    changes: bytes


class Undo(QObject):
    """The last steps, as long as the program runs. `changed` comes whenever there are others.

    A step that does not fit any more, because what it touched was changed since by something that is no
    step, does nothing at all: it is forgotten and `refused` carries its Action. Faults are told by the diary
    and raised; the step stays for another try.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(
        self,
        database: Database,
        write: Callable[[Callable[[], bool], Topic | None], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._write = write
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._number = 0

    @property
    def next_undo(self) -> Action | None:
        """What `undo` would take back, None for nothing."""
        return self._done[-1].action if self._done else None

    @property
    def next_redo(self) -> Action | None:
        """What `redo` would do again, None for nothing."""
        return self._undone[-1].action if self._undone else None

    @property
    def newest(self) -> int | None:
        """The number of the step that was done last, for `take_back`."""
        return self._done[-1].number if self._done else None

    def undo(self) -> bool:
        """Take back the last step; returns whether anything was done."""
        return self.take_back(self._done[-1].number) if self._done else False

    def take_back(self, number: int) -> bool:
        """Take back one step, even when others came after it; returns whether anything was done."""
        step = next((step for step in self._done if step.number == number), None)
        if step is None:
            return False
        return self._move(step, reverse(step.changes), self._done, self._undone)

    def redo(self) -> bool:
        """Do again what was taken back last; returns whether anything was done."""
        if not self._undone:
            return False
        step = self._undone[-1]
        return self._move(step, step.changes, self._undone, self._done)

    def add(self, action: Action, topic: Topic | None, changes: bytes) -> None:
        """A step that was just done; one that changed nothing is none."""
        if not changes:
            return
        self._number += 1
        self._done.append(Step(self._number, action, topic, changes))
        del self._done[:-STEPS]
        self._undone.clear()
        self.changed.emit()

    def clear(self) -> None:
        """Forget all steps: what the file holds may be something else now."""
        if self._done or self._undone:
            self._done.clear()
            self._undone.clear()
            self.changed.emit()

    def _move(self, step: Step, changes: bytes, here: list[Step], there: list[Step]) -> bool:
        def apply() -> bool:
            with self._database.change() as change:
                fits = change.apply(changes)
            here.remove(step)
            if fits:
                there.append(step)
            return fits

        fits = self._write(apply, step.topic)
        self.changed.emit()
        if not fits:
            self.refused.emit(step.action)
        return fits
