"""Answers to "why may it hurt" in the diary file."""

from __future__ import annotations

import json
from dataclasses import replace

from ankle_rehab.domain.causes import CauseCheck
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

CHECK = "at_utc, at_zone, at_date, ticked, text_version"


class CauseStore:
    """Writes and reads answered pages; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, check: CauseCheck) -> CauseCheck:
        """Keep an answered page; returns it with its number."""
        values: tuple[Value, ...] = (
            *columns.stamp(check.at),
            json.dumps(sorted(check.ticked)),
            check.text_version,
        )
        with self._database.change() as change:
            number = change.add(f"INSERT INTO cause_check ({CHECK}) VALUES (?, ?, ?, ?, ?)", values)
        return replace(check, id=number)

    def last(self) -> CauseCheck | None:
        """The newest answered page."""
        found = self._database.read(
            check_of, f"SELECT {CHECK}, id FROM cause_check ORDER BY at_utc DESC, id DESC LIMIT 1"
        )
        return found[0] if found else None


def check_of(row: Row) -> CauseCheck:
    """The answered page behind `CHECK` and its number; raises what a bad value raises."""
    return CauseCheck(
        at=columns.stamp_of(row[0:3]),
        ticked=frozenset(str(name) for name in json.loads(row[3])),
        text_version=row[4],
        id=row[5],
    )
