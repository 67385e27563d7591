"""What happens to a score after it was written: changed with its history, thrown away, gone for good."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.pain import PainEntry, PastEntry, ThrownAway
from ankle_rehab.storage import columns, entry_codec
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import StorageFault

_ONE = f"SELECT {entry_codec.COLUMNS}, id FROM pain_entry WHERE id = ? AND deleted_utc IS NULL"
_TRASH = (
    f"SELECT {entry_codec.COLUMNS}, id, deleted_utc FROM pain_entry"
    " WHERE deleted_utc IS NOT NULL ORDER BY deleted_utc DESC, id DESC"
)
_EDIT = (
    f"UPDATE pain_entry SET ({entry_codec.COLUMNS}) = ({entry_codec.PLACES}), revision = revision + 1"
    " WHERE id = ?"
)
PAST = "changed_utc, changed_zone, changed_date, was, entry_id"
_REMEMBER = (
    "INSERT INTO pain_history (entry_id, changed_utc, changed_zone, changed_date, was) VALUES (?, ?, ?, ?, ?)"
)
_HALF_DONE = "DELETE FROM draft WHERE json_extract(value, '$.entry_id') IN"


class PainStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entry(self, entry_id: int) -> PainEntry | None:
        """One score by its number; None when there is none or it lies in the trash."""
        return next(iter(self._database.read(entry_codec.entry_of, _ONE, (entry_id,))), None)

    def edit(self, entry: PainEntry, at: Stamp) -> PainEntry:
        """Say something else in the entry of that number; what it said goes into its history.

        When it was first written stays. Returns it as it is kept; raises LookupError when there is none.
        """
        with self._database.change() as change:
            before = None if entry.id is None else self.entry(entry.id)
            if before is None or before.id is None:
                raise LookupError("the entry to be changed is not there")
            kept = replace(entry_codec.kept(entry), recorded=before.recorded)
            if kept != before:
                change.do(_REMEMBER, (before.id, *columns.stamp(at), entry_codec.text(before)))
                change.do(_EDIT, (*entry_codec.row(kept), before.id))
        return kept

    def history(self, entry_id: int) -> tuple[PastEntry, ...]:
        """What an entry said before each of its changes, oldest first."""
        return self._database.read(
            past_of,
            f"SELECT {PAST} FROM pain_history WHERE entry_id = ? ORDER BY id",
            (entry_id,),
        )

    def trash(self) -> tuple[ThrownAway, ...]:
        """What was thrown away, the latest first."""
        return self._database.read(_thrown_away, _TRASH)

    def empty_trash(self, before: datetime | None = None) -> int:
        """Remove for good what was thrown away before a time, or all; returns how many entries."""
        last = columns.LARGEST if before is None else columns.moment(before)
        return self._wipe("deleted_utc < ?", last)

    def erase(self, entry_id: int) -> None:
        """Remove one entry of the trash for good."""
        self._wipe("id = ? AND deleted_utc IS NOT NULL", entry_id)

    def _wipe(self, which: str, value: int) -> int:
        """What was removed shall not live on as a half-done change of it, nor in the journal."""
        with self._database.change() as change:
            change.do(f"{_HALF_DONE} (SELECT id FROM pain_entry WHERE {which})", (value,))
            gone = change.do(f"DELETE FROM pain_entry WHERE {which}", (value,))
        if gone:
            with suppress(StorageFault):
                self._database.settle()
        return gone


def past_of(row: Row) -> PastEntry:
    """What an entry said, behind `PAST`; raises what a bad value raises."""
    return PastEntry(columns.stamp_of(row[0:3]), entry_codec.entry_of_text(row[3], row[4]))


def _thrown_away(row: Row) -> ThrownAway:
    return ThrownAway(columns.moment_of(row[25]), entry_codec.entry_of(row))
