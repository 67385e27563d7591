"""Files of the watched folder that were looked at, in the diary file: by name, size and last change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database

Seen = tuple[str, int, int]


class SeenStore:
    """Each file is its name, its bytes and the nanosecond of its last change.

    Every method raises the faults of `storage.faults`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self) -> frozenset[Seen]:
        """All that were."""
        rows = self._database.rows("SELECT name, bytes, changed FROM seen_file")
        return frozenset((row[0], row[1], row[2]) for row in rows)

    def see(self, files: Iterable[Seen], at: datetime) -> None:
        """These were."""
        now = columns.moment(at)
        with self._database.change() as change:
            for file in files:
                change.do("INSERT OR REPLACE INTO seen_file VALUES (?, ?, ?, ?)", (*file, now))
