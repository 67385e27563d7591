"""What stands outside of the window, in the diary file: the desktop's numbers, so that a restart goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from ankle_rehab.domain.notification import Standing
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row

STANDING = "number, server"


class NotificationStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def standing(self) -> Mapping[str, Standing]:
        """All that stood there last, by their keys."""
        rows = self._database.rows(f"SELECT key, {STANDING} FROM notification")
        return {row[0]: standing_of(row[1:]) for row in rows}

    def keep(self, key: str, standing: Standing, at: datetime) -> None:
        """This one stands there now."""
        with self._database.change() as change:
            change.do(
                "INSERT OR REPLACE INTO notification (key, number, server, shown_utc) VALUES (?, ?, ?, ?)",
                (key, standing.number, standing.server, columns.moment(at)),
            )

    def forget(self, keys: Iterable[str]) -> None:
        """These stand there no more."""
        with self._database.change() as change:
            for key in keys:
                change.do("DELETE FROM notification WHERE key = ?", (key,))


def standing_of(row: Row) -> Standing:
    """What stands there, behind its columns."""
    return Standing(int(row[0]), str(row[1]))
