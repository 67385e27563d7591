"""Taking back what was done to the diary, step by step, and doing it again."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.value import value
from ankle_rehab.storage.change import Record
from ankle_rehab.storage.database import Database

if TYPE_CHECKING:
    from ankle_rehab.services.ledger import Topic

STEPS = 50
TABLES = (
    "pain_entry",
    "pain_history",
    "day_mark",
    "story",
    "own_activity",
    "activity_score",
    "test_result",
    "own_exercise",
    "own_routine",
    "shoe",
    "reminder",
    "plan_step",
    "activity",
    "planned_activity",
)


class Action(StrEnum):
    """What a step was."""

    ADD_ENTRY = "add_entry"
    EDIT_ENTRY = "edit_entry"
    DELETE_ENTRY = "delete_entry"
    RESTORE_ENTRY = "restore_entry"
    MARK_DAY = "mark_day"
    STORY = "story"
    ACTIVITY = "activity"
    SHOE = "shoe"
    IMPORT = "import"
    OWN = "own"
    SELF_TEST = "self_test"
    PLAN = "plan"
    REMINDER = "reminder"
    RUN = "run"
    RUN_PLAN = "run_plan"


@value
class Step:
    """One thing somebody did, what it was about, and the record of it."""

    number: int
    action: Action
    topics: tuple[Topic, ...]
    record: Record


class Undo(QObject):
    """The last steps, as long as the program runs. `changed` comes whenever there are others.

    A step that does not fit, because what it touched was changed since, does nothing at all, and `refused`
    carries its Action. When it would have been the next it is forgotten, for nothing will make it fit. Faults
    are told by the diary and raised; the step stays for another try.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(
        self,
        database: Database,
        attempt: Callable[[Callable[[], bool]], bool],
        tell: Callable[[tuple[Topic, ...]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._attempt = attempt
        self._tell = tell
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._number = 0
        self._newest: int | None = None

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
        """The number of the step just done, for `take_back`; None when the last one changed nothing."""
        return self._newest

    def undo(self) -> bool:
        """Take back the last step; returns whether anything was done."""
        return bool(self._done) and self.take_back(self._done[-1].number)

    def take_back(self, number: int) -> bool:
        """Take back one step, even when others came after it; returns whether anything was done."""
        step = next((step for step in self._done if step.number == number), None)
        return step is not None and self._move(step, self._done, self._undone, back=True)

    def redo(self) -> bool:
        """Do again what was taken back last; returns whether anything was done."""
        return bool(self._undone) and self._move(self._undone[-1], self._undone, self._done, back=False)

    def add(self, action: Action, topics: tuple[Topic, ...], record: Record) -> None:
        """A step that was just done. One that changed nothing is none.

        After one too large to be taken back there is nothing to undo: what came before it may be long ago.
        """
        self._newest = None
        if not record.whole:
            self.clear()
        elif len(record):
            self._number += 1
            self._newest = self._number
            self._done.append(Step(self._number, action, topics, record))
            del self._done[:-STEPS]
            self._undone.clear()
            self.changed.emit()

    def clear(self) -> None:
        """Forget all steps."""
        self._newest = None
        if self._done or self._undone:
            self._done.clear()
            self._undone.clear()
            self.changed.emit()

    def _move(self, step: Step, here: list[Step], there: list[Step], *, back: bool) -> bool:
        fits = self._attempt(lambda: self._apply(step.record, back=back))
        if fits or step is here[-1]:
            here.remove(step)
        if fits:
            there.append(step)
            self._newest = None if back else step.number
            self._tell(step.topics)
        self.changed.emit()
        if not fits:
            self.refused.emit(step.action)
        return fits

    def _apply(self, record: Record, *, back: bool) -> bool:
        with self._database.change() as change:
            return change.apply(record, back=back)
