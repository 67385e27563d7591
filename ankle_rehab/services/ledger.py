"""How everything is written to the diary: on the disk before it is told, and each fault told and raised."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ankle_rehab.services.undo import TABLES, Action, Undo
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import StorageFault, WriteFailed

if TYPE_CHECKING:
    from ankle_rehab.storage.change import Record

Answer = TypeVar("Answer")


class Topic(StrEnum):
    """What a change in the diary was about."""

    PAIN = "pain"
    SESSIONS = "sessions"
    ICINGS = "icings"
    CHECKS = "checks"
    DAYS = "days"
    STORY = "story"
    OWN = "own"
    TESTS = "tests"
    BANDAGES = "bandages"
    SHOES = "shoes"
    REMINDERS = "reminders"
    PLAN = "plan"
    CAUSES = "causes"
    RUNS = "runs"


class Ledger(QObject):
    """Reads and writes the diary file for whoever keeps something in it.

    `saved` comes after a change is safe, and `changed` carries its Topic: what was read before may be old.
    `trouble` carries the StorageFault of a call that failed; the same fault is raised, so nothing is lost in
    silence.
    """

    changed = Signal(object)
    saved = Signal()
    trouble = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self.undo = Undo(database, self.write_alone, self._tell, self)

    def read(self, work: Callable[[], Answer]) -> Answer:
        """What `work` reads from the diary file."""
        try:
            return work()
        except StorageFault as fault:
            self.trouble.emit(fault)
            raise

    def write(
        self,
        work: Callable[[], Answer],
        topic: Topic | tuple[Topic, ...] = (),
        action: Action | None = None,
    ) -> Answer:
        """Let `work` write through its stores, and tell what it was about.

        With an `action` all of `work` is one transaction, and one step of `undo` as far as it touches the
        tables of `services.undo`; `work` must not call the diary then.
        """
        topics = (topic,) if isinstance(topic, Topic) else topic
        if action is None:
            answer = self.write_alone(work)
        else:
            answer, record = self.write_alone(lambda: self._recorded(work))
            self.undo.add(action, topics, record)
        self._tell(topics)
        return answer

    def write_alone(self, work: Callable[[], Answer]) -> Answer:
        """Let `work` write what nobody else shows; only a fault is told."""
        try:
            return self.write_unheard(work)
        except StorageFault as fault:
            self.trouble.emit(fault)
            raise

    def write_unheard(self, work: Callable[[], Answer]) -> Answer:
        """Let `work` write what nobody else shows; a fault is only raised."""
        try:
            return work()
        except WriteFailed:  # the file was opened anew: what the pages show may be old
            self.undo.clear()
            for every in Topic:
                self.changed.emit(every)
            raise

    def _recorded(self, work: Callable[[], Answer]) -> tuple[Answer, Record]:
        with self._database.recorded(TABLES) as record:
            answer = work()
        return answer, record

    def _tell(self, topics: tuple[Topic, ...]) -> None:
        for topic in topics:
            self.changed.emit(topic)
        if topics:
            self.saved.emit()
