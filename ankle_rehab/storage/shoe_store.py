"""Pairs of running shoes in the diary file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

SHOE = "name, since_date, kilometres"


class ShoeStore:
    """Writes and reads pairs of shoes; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shoes(self) -> tuple[Shoe, ...]:
        """Every pair that was not thrown away, in the order in which they were written down."""
        return self._database.read(
            shoe_of, f"SELECT {SHOE}, id FROM shoe WHERE deleted_utc IS NULL ORDER BY id"
        )

    def add(self, shoe: Shoe) -> Shoe:
        """Keep one more pair; returns it as it is kept, with its number."""
        kept = replace(shoe, name=columns.whole_text(shoe.name))
        with self._database.change() as change:
            number = change.add(f"INSERT INTO shoe ({SHOE}) VALUES (?, ?, ?)", _values(kept))
        return replace(kept, id=number)

    def change(self, shoe: Shoe) -> None:
        """Write anew what is known of a pair, which is found by its number."""
        kept = replace(shoe, name=columns.whole_text(shoe.name))
        with self._database.change() as change:
            change.do(f"UPDATE shoe SET ({SHOE}) = (?, ?, ?) WHERE id = ?", (*_values(kept), kept.id))

    def remove(self, shoe_id: int, at: datetime) -> None:
        """Put one pair out of sight, unless it is."""
        with self._database.change() as change:
            change.do(
                "UPDATE shoe SET deleted_utc = ? WHERE id = ? AND deleted_utc IS NULL",
                (columns.moment(at), shoe_id),
            )


def _values(shoe: Shoe) -> tuple[Value, ...]:
    since = None if shoe.since is None else shoe.since.isoformat()
    return shoe.name, since, None if shoe.kilometres is None else float(shoe.kilometres)


def shoe_of(row: Row) -> Shoe:
    """The pair behind `SHOE` and its number; raises what a bad value raises."""
    return Shoe(
        name=row[0],
        since=None if row[1] is None else date.fromisoformat(row[1]),
        kilometres=row[2],
        id=row[3],
    )
