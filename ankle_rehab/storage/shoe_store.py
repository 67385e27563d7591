"""Pairs of running shoes in the diary file, and how far the runs of the diary took them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.shoe import Mileage, Shoe
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

SHOE = "name, since_date, kilometres, default_for, looked_date, uneven, retired_date"
_PLACES = ", ".join("?" * len(SHOE.split(",")))
_MILEAGE = f"""
    SELECT shoe.id, count(*), total(metres) / 1000,
        total(metres) FILTER (WHERE looked_date IS NULL OR started_date > looked_date) / 1000,
        max(started_date)
    FROM activity JOIN shoe ON shoe.id = shoe_id
    WHERE activity.deleted_utc IS NULL AND shoe_id IS NOT NULL AND sport IN ('{Sport.RUN}', '{Sport.WALK}')
    GROUP BY shoe.id
"""


class ShoeStore:
    """Writes and reads pairs of shoes; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shoes(self) -> tuple[Shoe, ...]:
        """Every pair that was not thrown away, in the order in which they were written down."""
        return self._database.read(
            shoe_of, f"SELECT {SHOE}, id FROM shoe WHERE deleted_utc IS NULL ORDER BY id"
        )

    def mileage(self) -> dict[int, Mileage]:
        """What the runs and walks of the diary tell of each pair that was worn for any, by its number."""
        return dict(self._database.read(_mileage, _MILEAGE))

    def add(self, shoe: Shoe) -> Shoe:
        """Keep one more pair; returns it as it is kept, with its number."""
        kept = replace(shoe, name=columns.whole_text(shoe.name))
        with self._database.change() as change:
            number = change.add(f"INSERT INTO shoe ({SHOE}) VALUES ({_PLACES})", _values(kept))
        return replace(kept, id=number)

    def change(self, shoe: Shoe) -> Shoe:
        """Write anew what is known of a pair, which is found by its number; returns it as it is kept."""
        kept = replace(shoe, name=columns.whole_text(shoe.name))
        with self._database.change() as change:
            change.do(f"UPDATE shoe SET ({SHOE}) = ({_PLACES}) WHERE id = ?", (*_values(kept), kept.id))
        return kept

    def remove(self, shoe_id: int, at: datetime) -> None:
        """Put one pair out of sight, unless it is."""
        with self._database.change() as change:
            change.do(
                "UPDATE shoe SET deleted_utc = ? WHERE id = ? AND deleted_utc IS NULL",
                (columns.moment(at), shoe_id),
            )


def _values(shoe: Shoe) -> tuple[Value, ...]:
    return (
        shoe.name,
        _day(shoe.since),
        None if shoe.kilometres is None else float(shoe.kilometres),
        columns.chosen(shoe.default_for),
        _day(shoe.looked),
        columns.yes_no(shoe.uneven),
        _day(shoe.retired),
    )


def shoe_of(row: Row) -> Shoe:
    """The pair behind `SHOE` and its number; raises what a bad value raises."""
    return Shoe(
        name=row[0],
        since=_day_of(row[1]),
        kilometres=row[2],
        default_for=columns.chosen_of(RunType, row[3]),
        looked=_day_of(row[4]),
        uneven=columns.yes_no_of(row[5]),
        retired=_day_of(row[6]),
        id=row[7],
    )


def _mileage(row: Row) -> tuple[int, Mileage]:
    return row[0], Mileage(row[1], row[2], row[3], _day_of(row[4]))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_of(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
