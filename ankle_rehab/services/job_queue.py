"""Long work, one after the other: what is being done, how far it is, and calling it back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.value import value
from ankle_rehab.storage.errand_lines import Facts
from ankle_rehab.storage.faults import StorageFault

if TYPE_CHECKING:
    from ankle_rehab.services.errand import Errand
    from ankle_rehab.services.making import Making


class Doing(StrEnum):
    """What the backups are busy with."""

    BACKING_UP = "backing-up"
    COPYING = "copying"
    BRINGING_BACK = "bringing-back"
    FORGETTING = "forgetting"


@value
class Job:
    """One piece of work: how to begin it, and who wants to know how it ended."""

    doing: Doing
    begin: Callable[[], Making | Errand]
    done: Callable[[Facts], None]
    failed: Callable[[StorageFault], None]


class JobQueue(QObject):
    """Does one job at a time. `changed` comes when `doing` or `behind`, the part done (0-1), is another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Job] = deque()
        self._job: Job | None = None
        self._work: Making | Errand | None = None
        self.behind = 0.0

    @property
    def doing(self) -> Doing | None:
        """What is being done now, None for nothing."""
        return None if self._job is None else self._job.doing

    def waits(self, doing: Doing) -> bool:
        """Whether such work is being done or is waiting its turn."""
        return self.doing is doing or any(job.doing is doing for job in self._waiting)

    def add(self, job: Job) -> None:
        """Do this when everything asked for before is done."""
        self._waiting.append(job)
        if self._job is None:
            self._next()

    def add_first(self, job: Job) -> None:
        """Do this as soon as the present work is done."""
        self._waiting.appendleft(job)
        if self._job is None:
            self._next()

    def cancel(self, *kinds: Doing) -> None:
        """Stop work of these kinds and do not begin what waits of them; without any, all work."""
        gone = kinds or tuple(Doing)
        self._waiting = deque(job for job in self._waiting if job.doing not in gone)
        if self._work is not None and self.doing in gone:
            self._work.cancel()
            self._over()
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.changed.emit()
            return
        self._job, self.behind = self._waiting.popleft(), 0.0
        self._work = self._job.begin()
        self._work.told.connect(self._on_told)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self.changed.emit()
        self._work.start()

    def _over(self) -> Job | None:
        job, self._job, self.behind = self._job, None, 0.0
        if self._work is not None:
            self._work.deleteLater()
            self._work = None
        return job

    def _on_told(self, facts: Facts) -> None:
        if "done" in facts:
            self.behind = float(facts["done"])
            self.changed.emit()

    def _on_done(self, facts: Facts) -> None:
        job = self._over()
        if job is not None:
            job.done(facts)
        if self._job is None:
            self._next()

    def _on_failed(self, fault: StorageFault) -> None:
        job = self._over()
        if job is not None:
            job.failed(fault)
        if self._job is None:
            self._next()
