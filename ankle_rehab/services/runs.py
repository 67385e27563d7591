"""Runs, cross-training and plans: kept in the diary, and put before the rules of training load."""

from __future__ import annotations

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.clock import Clock
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.database import Database


class Runs:
    """Reads and writes through the diary, which tells `Topic.RUNS` and every trouble."""

    def __init__(self, diary: Diary, database: Database, clock: Clock) -> None:
        self._diary = diary
        self._store = ActivityStore(database)
        self._clock = clock

    def add(self, activity: Activity) -> Activity:
        """Keep one more; returns it with its number."""
        return self._diary.write(lambda: self._store.add(activity), Topic.RUNS, Action.RUN)

    def activity(self, number: int) -> Activity | None:
        """The activity of that number, None where there is none or it was thrown away."""
        return self._diary.read(lambda: self._store.activity(number))
