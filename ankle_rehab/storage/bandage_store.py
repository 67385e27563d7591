"""Elastic bandages that were worn, and the answers to their checks, in the diary file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

from ankle_rehab.domain.bandage import FitCheck, OffReason, Wearing
from ankle_rehab.domain.deadline import Deadline
from ankle_rehab.domain.exercise import Side
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

WEARING = "on_utc, on_zone, on_date, side, checked, off_utc, off_zone, off_date, reason"


class BandageStore:
    """Writes and reads wearings; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, wearing: Wearing) -> Wearing:
        """Keep a new one; returns it with its number."""
        with self._database.change() as change:
            sql = f"INSERT INTO bandage ({WEARING}) VALUES ({', '.join('?' * 9)})"
            return replace(wearing, id=change.add(sql, _values(wearing)))

    def keep(self, wearing: Wearing) -> None:
        """Write the state of one that was begun before."""
        with self._database.change() as change:
            change.do(
                f"UPDATE bandage SET ({WEARING}) = ({', '.join('?' * 9)}) WHERE id = ?",
                (*_values(wearing), wearing.id),
            )

    def open(self) -> Wearing | None:
        """The newest one that has not come off."""
        found = self._database.read(
            wearing_of,
            f"SELECT {WEARING}, id FROM bandage WHERE off_utc IS NULL ORDER BY on_utc DESC, id DESC LIMIT 1",
        )
        return found[0] if found else None

    def wearings(self, since: date | None = None, until: date | None = None) -> tuple[Wearing, ...]:
        """All of them by the local date they went on, both ends included, oldest first."""
        return self._database.read(
            wearing_of,
            f"SELECT {WEARING}, id FROM bandage WHERE on_date BETWEEN ? AND ? ORDER BY on_date, on_utc, id",
            columns.span(since, until),
        )

    def keep_clock(self, wearing_id: int, clock: Deadline) -> None:
        """Write the deadline that runs for a wearing on this computer."""
        with self._database.change() as change:
            change.do("UPDATE bandage SET clock = ? WHERE id = ?", (_clock_text(clock), wearing_id))

    def clock(self, wearing_id: int) -> Deadline | None:
        """The deadline that runs for a wearing, None for one that was not begun on this computer."""
        found = self._database.read(
            _clock_of, "SELECT clock FROM bandage WHERE id = ? AND clock IS NOT NULL", (wearing_id,)
        )
        return found[0] if found else None


def checked_text(checked: tuple[FitCheck, ...]) -> str:
    """The checks that were answered with "all well", as JSON in their order."""
    return json.dumps([check.value for check in checked])


def _values(wearing: Wearing) -> tuple[Value, ...]:
    return (
        *columns.stamp(wearing.on),
        wearing.side.value,
        checked_text(wearing.checked),
        *columns.no_stamp(wearing.off),
        columns.choice(wearing.reason),
    )


def wearing_of(row: Row) -> Wearing:
    """The wearing behind `WEARING` and its number; raises what a bad value raises."""
    return Wearing(
        on=columns.stamp_of(row[0:3]),
        side=Side(row[3]),
        checked=tuple(FitCheck(name) for name in json.loads(row[4])),
        off=columns.no_stamp_of(row[5:8]),
        reason=columns.choice_of(OffReason, row[8]),
        id=row[9],
    )


def wearing_with_clock_of(row: Row) -> tuple[Wearing, Deadline | None]:
    """The wearing behind `WEARING`, its number and `clock`; raises what a bad value raises."""
    return wearing_of(row), None if row[10] is None else _clock_of(row[10:])


def _clock_text(clock: Deadline) -> str:
    return json.dumps(
        {
            "boot_id": clock.boot_id,
            "elapsed_start": clock.elapsed_start,
            "wall_start_utc": columns.moment(clock.wall_start),
            "seconds": clock.seconds,
            "seen": clock.seen,
            "seen_elapsed": clock.seen_elapsed,
            "seen_wall": clock.seen_wall.isoformat(),
            "exact": clock.exact,
        }
    )


def _clock_of(row: Row) -> Deadline:
    """`seen_wall` comes back with the offset it had, not with the rules of its zone."""
    read = json.loads(row[0])
    return Deadline(
        boot_id=str(read["boot_id"]),
        elapsed_start=float(read["elapsed_start"]),
        wall_start=columns.moment_of(int(read["wall_start_utc"])),
        seconds=float(read["seconds"]),
        seen=float(read["seen"]),
        seen_elapsed=float(read["seen_elapsed"]),
        seen_wall=datetime.fromisoformat(str(read["seen_wall"])),
        exact=bool(read["exact"]),
    )
