"""Runs, plans and shoes that were thrown away: put back, or gone for good."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.thrown import Thrown
from ankle_rehab.storage import activity_store, columns, shoe_store
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import StorageFault

TABLES = ("activity", "planned_activity", "shoe")
_RUNS = f"SELECT deleted_utc, {activity_store.ACTIVITY}, id FROM activity WHERE deleted_utc IS NOT NULL"
_SHOES = f"SELECT deleted_utc, {shoe_store.SHOE}, id FROM shoe WHERE deleted_utc IS NOT NULL"
_OLDER = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE deleted_utc < ?1" for table in TABLES)


class ThrownStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def thrown(self) -> tuple[Thrown, ...]:
        """Runs and shoes that were thrown away, the latest first; plans hold no words and are not told."""
        runs = self._database.read(_thrown_run, _RUNS)
        shoes = self._database.read(_thrown_shoe, _SHOES)
        return tuple(sorted((*runs, *shoes), key=lambda one: one.deleted, reverse=True))

    def any_before(self, moment: datetime) -> bool:
        """Whether anything was thrown away before a moment, plans among them."""
        return bool(self._database.rows(f"SELECT 1 FROM ({_OLDER}) LIMIT 1", (columns.moment(moment),)))

    def put_back(self, what: Activity | Shoe) -> None:
        """Take one out of the trash, if it is there."""
        with self._database.change() as change:
            change.do(f"UPDATE {_table(what)} SET deleted_utc = NULL WHERE id = ?", (what.id,))

    def erase(self, what: Activity | Shoe) -> None:
        """Remove one of the trash for good."""
        with self._database.change() as change:
            change.do(f"DELETE FROM {_table(what)} WHERE id = ? AND deleted_utc IS NOT NULL", (what.id,))
        self._settle()

    def empty(self, before: datetime | None = None) -> int:
        """Remove for good what was thrown away before a time, or all; returns how many there were."""
        last = columns.LARGEST if before is None else columns.moment(before)
        with self._database.change() as change:
            gone = sum(change.do(f"DELETE FROM {table} WHERE deleted_utc < ?", (last,)) for table in TABLES)
        if gone:
            self._settle()
        return gone

    def _settle(self) -> None:
        """What is gone shall not live on in the journal."""
        with suppress(StorageFault):
            self._database.settle()


def _table(what: Activity | Shoe) -> str:
    return "shoe" if isinstance(what, Shoe) else "activity"


def _thrown_run(row: Row) -> Thrown:
    return Thrown(columns.moment_of(row[0]), activity_store.activity_of(row[1:]))


def _thrown_shoe(row: Row) -> Thrown:
    return Thrown(columns.moment_of(row[0]), shoe_store.shoe_of(row[1:]))
