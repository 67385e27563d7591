"""Runs and other activities in the diary file."""

from __future__ import annotations

import json
from dataclasses import replace

from ankle_rehab.domain.activity import Activity, Lap, Prep, RunType, Source, Sport, Surface
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

ACTIVITY = (
    "sport, started_utc, started_zone, started_date, timed, seconds, elapsed, metres, effort, run_type, hard,"
    " surface, shoe_id, heart_rate, top_heart_rate, laps, source, partial, without_program, note, file_mark,"
    " session_id"
)
_PLACES = ", ".join("?" * len(ACTIVITY.split(",")))


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

    def activity(self, number: int) -> Activity | None:
        """The one of that number, None where there is none or it was thrown away."""
        found = self._database.read(
            activity_of,
            f"SELECT {ACTIVITY}, id FROM activity WHERE id = ? AND deleted_utc IS NULL",
            (number,),
        )
        return found[0] if found else None


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
        laps=tuple(Lap(seconds, metres, heart) for seconds, metres, heart in json.loads(row[15])),
        source=Source(row[16]),
        partial=bool(row[17]),
        without_program=columns.chosen_of(Prep, row[18]),
        note=row[19],
        file_mark=row[20],
        session_id=row[21],
        id=row[22],
    )


def _real(amount: float | None) -> float | None:
    return None if amount is None else float(amount)
