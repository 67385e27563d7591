"""Icings and the answered conditions for them in the diary file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

from ankle_rehab.domain.deadline import Deadline
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import (
    CheckAnswer,
    Checked,
    Icing,
    IcingState,
    SkinAfter,
    SkinCheck,
    StopReason,
)
from ankle_rehab.domain.icing_rules import Condition, Conditions
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

NAMES = (
    "started_utc, started_zone, started_date, minutes, side, state, boot_id, elapsed_start, wall_start_utc,"
    " seconds, seen, seen_elapsed, seen_wall, exact, on_screen, on_screen_from, checked, reason, alarm_at,"
    " ended_utc, ended_zone, ended_date, lasted, skin_after, pain"
)
_ADD = f"INSERT INTO icing ({NAMES}) VALUES ({', '.join('?' * 25)})"
_KEEP = f"UPDATE icing SET ({NAMES}) = ({', '.join('?' * 25)}), revision = revision + 1 WHERE id = ?"
_SELECT = f"SELECT {NAMES}, id FROM icing WHERE deleted_utc IS NULL"
CONDITIONS = "at_utc, at_zone, at_date, ticked, asked, text_version"


class IcingStore:
    """Writes and reads icings; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, icing: Icing) -> Icing:
        """Keep a new one; returns it with its number."""
        with self._database.change() as change:
            return replace(icing, id=change.add(_ADD, _values(icing)))

    def keep(self, icing: Icing) -> None:
        """Write the state of one that was begun before."""
        with self._database.change() as change:
            change.do(_KEEP, (*_values(icing), icing.id))

    def open(self) -> Icing | None:
        """The newest one that has not ended."""
        rows = self._database.read(icing_of, f"{_SELECT} AND state <> 'ended' ORDER BY id DESC LIMIT 1")
        return rows[0] if rows else None

    def icings(self, since: date | None = None, until: date | None = None) -> tuple[Icing, ...]:
        """Ended ones by the local date they began, both ends included, oldest first."""
        first, last = columns.span(since, until)
        return self._database.read(
            icing_of,
            f"{_SELECT} AND state = 'ended' AND started_date BETWEEN ? AND ?"
            " ORDER BY started_date, started_utc, id",
            (first, last),
        )

    def add_conditions(self, conditions: Conditions) -> Conditions:
        """Keep an answered page of conditions; returns it with its number."""
        values: tuple[Value, ...] = (
            *columns.stamp(conditions.at),
            columns.chosen(conditions.ticked),
            int(conditions.asked),
            conditions.text_version,
        )
        sql = f"INSERT INTO icing_conditions ({CONDITIONS}) VALUES (?, ?, ?, ?, ?, ?)"
        with self._database.change() as change:
            return replace(conditions, id=change.add(sql, values))

    def conditions(self) -> Conditions | None:
        """The last answered page of conditions."""
        rows = self._database.read(
            conditions_of, f"SELECT {CONDITIONS}, id FROM icing_conditions ORDER BY id DESC LIMIT 1"
        )
        return rows[0] if rows else None


def _values(icing: Icing) -> tuple[Value, ...]:
    deadline = icing.deadline
    return (
        *columns.stamp(icing.started),
        icing.minutes,
        icing.side.value,
        icing.state.value,
        deadline.boot_id,
        deadline.elapsed_start,
        columns.moment(deadline.wall_start),
        deadline.seconds,
        deadline.seen,
        deadline.seen_elapsed,
        deadline.seen_wall.isoformat(),
        int(deadline.exact),
        columns.choice(icing.check),
        icing.check_since,
        json.dumps([[done.check.value, done.answer.value, done.at] for done in icing.checked]),
        columns.choice(icing.reason),
        icing.alarm_at,
        *columns.no_stamp(icing.ended),
        icing.lasted,
        columns.choice(icing.skin_after),
        icing.pain,
    )


def icing_of(row: Row) -> Icing:
    """The icing behind `NAMES` and its number; raises what a bad value raises."""
    return Icing(
        started=columns.stamp_of(row[0:3]),
        minutes=row[3],
        side=Side(row[4]),
        state=IcingState(row[5]),
        deadline=_deadline(row[6:14]),
        check=columns.choice_of(SkinCheck, row[14]),
        check_since=row[15],
        checked=tuple(
            Checked(SkinCheck(check), CheckAnswer(answer), float(at))
            for check, answer, at in json.loads(row[16])
        ),
        reason=columns.choice_of(StopReason, row[17]),
        alarm_at=row[18],
        ended=columns.no_stamp_of(row[19:22]),
        lasted=row[22],
        skin_after=columns.choice_of(SkinAfter, row[23]),
        pain=row[24],
        id=row[25],
    )


def _deadline(row: Row) -> Deadline:
    """`seen_wall` comes back with the offset it had, not with the rules of its zone."""
    return Deadline(
        boot_id=row[0],
        elapsed_start=row[1],
        wall_start=columns.moment_of(row[2]),
        seconds=row[3],
        seen=row[4],
        seen_elapsed=row[5],
        seen_wall=datetime.fromisoformat(row[6]),
        exact=bool(row[7]),
    )


def conditions_of(row: Row) -> Conditions:
    """The answers behind `CONDITIONS` and their number; raises what a bad value raises."""
    return Conditions(
        at=columns.stamp_of(row[0:3]),
        ticked=columns.chosen_of(Condition, row[3]),
        asked=bool(row[4]),
        text_version=row[5],
        id=row[6],
    )
