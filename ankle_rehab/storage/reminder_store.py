"""Reminders and the log of their occurrences in the diary file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from ankle_rehab.domain.reminder import Entry, Kind, Occurrence, Reminder, State
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

REMINDER = "kind, routine_id, words, schedule, only_if_not_done, is_on, grace_minutes"
WHOLE = (*REMINDER.split(", "), "id")
ENTRY = "reminder_id, local_time, state, at_utc, until_utc"


class ReminderStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reminders(self) -> tuple[Reminder, ...]:
        """All that were not removed, in the order in which they were made."""
        return self._database.read(
            reminder_of, f"SELECT {REMINDER}, id FROM reminder WHERE deleted_utc IS NULL ORDER BY id"
        )

    def add(self, reminder: Reminder, removed: datetime | None = None) -> Reminder:
        """Keep a new one, or with a time one as if it had been removed then; returns it with its number."""
        with self._database.change() as change:
            number = change.add(
                f"INSERT INTO reminder ({REMINDER}, deleted_utc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*_values(reminder), None if removed is None else columns.moment(removed)),
            )
        return replace(reminder, id=number)

    def put_back(self, reminder: Reminder) -> None:
        """One that was removed stands in the list again."""
        with self._database.change() as change:
            change.do("UPDATE reminder SET deleted_utc = NULL WHERE id = ?", (reminder.id,))

    def change(self, reminder: Reminder) -> None:
        """Write what it is now."""
        with self._database.change() as change:
            change.do(
                f"UPDATE reminder SET ({REMINDER}) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
                (*_values(reminder), reminder.id),
            )

    def remove(self, reminder_id: int, at: datetime) -> None:
        """It rings no more; what became of it so far stays in the file."""
        with self._database.change() as change:
            change.do("UPDATE reminder SET deleted_utc = ? WHERE id = ?", (columns.moment(at), reminder_id))

    def log(self, since: datetime) -> tuple[Entry, ...]:
        """What became of every local time (naive) from `since` on, and of all that still want an answer."""
        return self._database.read(
            entry_of,
            f"SELECT {ENTRY} FROM reminder_log WHERE local_time >= ? OR state IN ('shown', 'snoozed')"
            " ORDER BY local_time, reminder_id",
            (_local(since),),
        )

    def note(self, entries: Iterable[Entry]) -> None:
        """Write what became of some occurrences, in place of what was written of them before."""
        with self._database.change() as change:
            for entry in entries:
                until = None if entry.until is None else columns.moment(entry.until)
                change.do(
                    f"INSERT INTO reminder_log ({ENTRY}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                    " state = excluded.state, at_utc = excluded.at_utc, until_utc = excluded.until_utc",
                    (
                        entry.occurrence.reminder_id,
                        _local(entry.occurrence.local),
                        entry.state.value,
                        columns.moment(entry.at),
                        until,
                    ),
                )


def reminder_of(row: Row) -> Reminder:
    """The reminder behind its columns and its number; raises what a bad value raises."""
    return Reminder(
        kind=Kind(row[0]),
        routine_id=row[1],
        words=row[2],
        schedule=schedule_of(row[3]),
        only_if_not_done=bool(row[4]),
        on=bool(row[5]),
        grace_minutes=row[6],
        id=row[7],
    )


def entry_of(row: Row) -> Entry:
    """The entry of the log behind its columns."""
    return Entry(
        Occurrence(row[0], datetime.fromisoformat(row[1])),
        State(row[2]),
        columns.moment_of(row[3]),
        None if row[4] is None else columns.moment_of(row[4]),
    )


def schedule_text(schedule: Schedule) -> str:
    """A schedule as JSON."""
    return json.dumps(
        {
            "times": [one.isoformat("minutes") for one in schedule.times],
            "since": schedule.since.isoformat(),
            "repeat": schedule.repeat.value,
            "weekdays": sorted(schedule.weekdays),
            "every": schedule.every,
            "until": None if schedule.until is None else schedule.until.isoformat(),
        }
    )


def schedule_of(text: str) -> Schedule:
    """The schedule behind its JSON; raises ValueError or KeyError for anything else."""
    told = json.loads(text)
    return Schedule(
        times=tuple(time.fromisoformat(one) for one in told["times"]),
        since=date.fromisoformat(told["since"]),
        repeat=Repeat(told["repeat"]),
        weekdays=frozenset(told["weekdays"]),
        every=told["every"],
        until=None if told["until"] is None else date.fromisoformat(told["until"]),
    )


def _values(reminder: Reminder) -> tuple[Value, ...]:
    return (
        reminder.kind.value,
        reminder.routine_id,
        columns.whole_text(reminder.words),
        schedule_text(reminder.schedule),
        int(reminder.only_if_not_done),
        int(reminder.on),
        reminder.grace_minutes,
    )


def _local(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat(timespec="minutes")
