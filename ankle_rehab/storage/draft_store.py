"""The entry that is being written, kept until it is saved or thrown away."""

from __future__ import annotations

from datetime import datetime

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.storage import columns, entry_codec
from ankle_rehab.storage.database import Database

_ENTRY = "entry"


class DraftStore:
    """At most one draft; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, draft: EntryDraft | None, at: datetime) -> None:
        """Keep what stands in the form now, in place of what stood there before; None keeps nothing."""
        with self._database.change() as change:
            if draft is None:
                change.do("DELETE FROM draft WHERE name = ?", (_ENTRY,))
            else:
                change.do(
                    "INSERT INTO draft (name, kept_utc, value) VALUES (?, ?, ?) ON CONFLICT (name)"
                    " DO UPDATE SET kept_utc = excluded.kept_utc, value = excluded.value",
                    (_ENTRY, columns.moment(at), entry_codec.draft_text(draft)),
                )

    def draft(self) -> EntryDraft | None:
        """What was being written last."""
        return next((draft for draft, _ in self._kept()), None)

    def draft_and_time(self) -> tuple[EntryDraft, datetime] | None:
        """What was being written last, and when it was kept (UTC)."""
        return next(iter(self._kept()), None)

    def _kept(self) -> tuple[tuple[EntryDraft, datetime], ...]:
        return self._database.read(
            lambda row: (entry_codec.draft_of_text(row[0]), columns.moment_of(row[1])),
            "SELECT value, kept_utc FROM draft WHERE name = ?",
            (_ENTRY,),
        )
