"""The trash beside that of the pain entries: runs and shoes that were thrown away."""

from __future__ import annotations

from datetime import datetime

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.thrown import Thrown
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.thrown_store import ThrownStore


class Trash:
    """Reads and writes through the diary; every method raises the faults of `storage.faults`."""

    def __init__(self, diary: Diary, database: Database) -> None:
        self._diary = diary
        self._store = ThrownStore(database)

    def thrown(self) -> tuple[Thrown, ...]:
        """The latest first."""
        return self._diary.read(self._store.thrown)

    def any_before(self, moment: datetime) -> bool:
        """Whether anything was thrown away before a moment."""
        return self._diary.read(lambda: self._store.any_before(moment))

    def put_back(self, what: Activity | Shoe) -> None:
        """Take one out of the trash; this can be undone."""
        action = Action.SHOE if isinstance(what, Shoe) else Action.RUN
        self._diary.write(lambda: self._store.put_back(what), _topic(what), action)

    def erase(self, what: Activity | Shoe) -> None:
        """Remove one for good."""
        self._diary.write(lambda: self._store.erase(what), _topic(what))

    def empty(self, before: datetime) -> int:
        """Remove for good what was thrown away before a time; returns how many there were."""
        return self._diary.write(lambda: self._store.empty(before), (Topic.RUNS, Topic.SHOES))


def _topic(what: Activity | Shoe) -> Topic:
    return Topic.SHOES if isinstance(what, Shoe) else Topic.RUNS
