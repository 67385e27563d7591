"""Runs and other activities in the diary file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from ankle_rehab.domain.activity import Activity, Lap, Prep, RunType, Source, Sport, Surface
from ankle_rehab.domain.load import LEAST_KILOMETRES, LEAST_MINUTES, Rule
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.span import Span
from ankle_rehab.storage import columns, entry_codec
from ankle_rehab.storage.database import Database, Row, Value

ACTIVITY = (
    "sport, started_utc, started_zone, started_date, timed, seconds, elapsed, metres, effort, run_type, hard,"
    " surface, shoe_id, heart_rate, top_heart_rate, laps, source, partial, without_program, note, file_mark,"
    " session_id, anyway"
)
SHOWN = f"SELECT {ACTIVITY}, id FROM activity WHERE deleted_utc IS NULL"
_PLACES = ", ".join("?" * len(ACTIVITY.split(",")))
_FARTHEST = f"""
    SELECT started_date, max(metres) FROM activity
    WHERE deleted_utc IS NULL AND sport = '{Sport.RUN}' AND (
        metres >= {LEAST_KILOMETRES * 1000} OR coalesce(seconds, elapsed) >= {LEAST_MINUTES * 60}
        OR metres IS NULL AND coalesce(seconds, elapsed) IS NULL)
    GROUP BY started_date ORDER BY started_date
"""


class ActivityStore:
    """Writes and reads activities; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, activity: Activity) -> Activity:
        """Keep one more; returns it as it is kept, with its number."""
        kept = replace(activity, note=columns.whole_text(activity.note))
        with self._database.change() as change:
            number = change.add(f"INSERT INTO activity ({ACTIVITY}) VALUES ({_PLACES})", values_of(kept))
        return replace(kept, id=number)

    def change(self, activity: Activity) -> Activity:
        """Write one anew, found by its number; returns it as it is kept.

        Raises LookupError when it is not there any more.
        """
        kept = replace(activity, note=columns.whole_text(activity.note))
        with self._database.change() as change:
            sql = f"UPDATE activity SET ({ACTIVITY}) = ({_PLACES}) WHERE id = ? AND deleted_utc IS NULL"
            if not change.do(sql, (*values_of(kept), kept.id)):
                raise LookupError("the activity to be changed is not there")
        return kept

    def remove(self, number: int, at: datetime) -> None:
        """Throw one away, unless it was."""
        with self._database.change() as change:
            sql = "UPDATE activity SET deleted_utc = ? WHERE id = ? AND deleted_utc IS NULL"
            change.do(sql, (columns.moment(at), number))

    def activity(self, number: int) -> Activity | None:
        """The one of that number, None where there is none or it was thrown away."""
        return next(iter(self._database.read(activity_of, f"{SHOWN} AND id = ?", (number,))), None)

    def activities(self, span: Span) -> tuple[Activity, ...]:
        """Those that began on these local days, oldest first."""
        return self._database.read(
            activity_of,
            f"{SHOWN} AND started_date BETWEEN ? AND ? ORDER BY started_date, started_utc, id",
            columns.span(span.since, span.until),
        )

    def first_day(self) -> date | None:
        """The local day of the oldest one, None without any."""
        rows = self._database.rows("SELECT min(started_date) FROM activity WHERE deleted_utc IS NULL")
        return None if rows[0][0] is None else date.fromisoformat(rows[0][0])

    def farthest(self) -> Iterator[tuple[str, float | None]]:
        """The longest run (km) of each day with any, by its date, oldest first; None where nobody knows."""
        for day, metres in self._database.rows(_FARTHEST):
            yield day, None if metres is None else metres / 1000

    def scores(self, number: int) -> tuple[PainEntry, ...]:
        """The scores that belong to one, oldest first."""
        return self._database.read(
            entry_codec.entry_of,
            f"SELECT {entry_codec.COLUMNS}, id FROM pain_entry WHERE activity_id = ?"
            " AND deleted_utc IS NULL ORDER BY refers_to_utc, id",
            (number,),
        )


def values_of(activity: Activity) -> tuple[Value, ...]:
    """The columns of `ACTIVITY`."""
    laps = [[lap.seconds, lap.metres, lap.heart_rate] for lap in activity.laps]
    return (
        activity.sport.value,
        *columns.stamp(activity.start),
        int(activity.timed),
        _real(activity.seconds),
        _real(activity.elapsed),
        _real(activity.metres),
        activity.effort,
        columns.choice(activity.run_type),
        columns.yes_no(activity.hard),
        columns.choice(activity.surface),
        activity.shoe_id,
        activity.heart_rate,
        activity.top_heart_rate,
        json.dumps(laps),
        activity.source.value,
        int(activity.partial),
        columns.chosen(activity.without_program),
        activity.note,
        activity.file_mark,
        activity.session_id,
        columns.chosen(activity.anyway),
    )


def activity_of(row: Row) -> Activity:
    """The activity behind `ACTIVITY` and its number; raises what a bad value raises."""
    return Activity(
        sport=Sport(row[0]),
        start=columns.stamp_of(row[1:4]),
        timed=bool(row[4]),
        seconds=row[5],
        elapsed=row[6],
        metres=row[7],
        effort=row[8],
        run_type=columns.choice_of(RunType, row[9]),
        hard=columns.yes_no_of(row[10]),
        surface=columns.choice_of(Surface, row[11]),
        shoe_id=row[12],
        heart_rate=row[13],
        top_heart_rate=row[14],
        laps=_laps(row[15]),
        source=Source(row[16]),
        partial=bool(row[17]),
        without_program=columns.chosen_of(Prep, row[18]),
        note=row[19],
        file_mark=row[20],
        session_id=row[21],
        anyway=columns.chosen_of(Rule, row[22]),
        id=row[23],
    )


def _laps(text: str) -> tuple[Lap, ...]:
    """Most have none, and all of them are read at once."""
    told = json.loads(text) if text != "[]" else ()
    return tuple(Lap(seconds, metres, heart) for seconds, metres, heart in told)


def _real(amount: float | None) -> float | None:
    return None if amount is None else float(amount)
