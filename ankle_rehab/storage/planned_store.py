"""What is planned for a day, in the diary file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.span import Span
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

PLANNED = "local_date, local_time, sport, run_type, hard, metres, minutes, anyway"
_PLACES = ", ".join("?" * len(PLANNED.split(",")))


class PlannedStore:
    """Writes and reads plans; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, planned: Planned) -> Planned:
        """Keep one more; returns it with its number."""
        with self._database.change() as change:
            number = change.add(
                f"INSERT INTO planned_activity ({PLANNED}) VALUES ({_PLACES})", _values(planned)
            )
        return replace(planned, id=number)

    def change(self, planned: Planned) -> None:
        """Write one anew, found by its number; raises LookupError when it is not there any more."""
        with self._database.change() as change:
            sql = (
                f"UPDATE planned_activity SET ({PLANNED}) = ({_PLACES}) WHERE id = ? AND deleted_utc IS NULL"
            )
            if not change.do(sql, (*_values(planned), planned.id)):
                raise LookupError("the plan to be changed is not there")

    def remove(self, number: int, at: datetime) -> None:
        """Put one out of sight, unless it is."""
        with self._database.change() as change:
            sql = "UPDATE planned_activity SET deleted_utc = ? WHERE id = ? AND deleted_utc IS NULL"
            change.do(sql, (columns.moment(at), number))

    def plans(self, span: Span) -> tuple[Planned, ...]:
        """The plans of these days, by day and time; those without a time come last of their day."""
        return self._database.read(
            planned_of,
            f"SELECT {PLANNED}, id FROM planned_activity WHERE deleted_utc IS NULL"
            " AND local_date BETWEEN ? AND ? ORDER BY local_date, local_time IS NULL, local_time, id",
            columns.span(span.since, span.until),
        )


def _values(planned: Planned) -> tuple[Value, ...]:
    return (
        planned.day.isoformat(),
        None if planned.at is None else planned.at.strftime("%H:%M"),
        planned.sport.value,
        columns.choice(planned.run_type),
        columns.yes_no(planned.hard),
        None if planned.metres is None else float(planned.metres),
        None if planned.minutes is None else float(planned.minutes),
        columns.chosen(planned.anyway),
    )


def planned_of(row: Row) -> Planned:
    """The plan behind `PLANNED` and its number; raises what a bad value raises."""
    return Planned(
        day=date.fromisoformat(row[0]),
        at=None if row[1] is None else time.fromisoformat(row[1]),
        sport=Sport(row[2]),
        run_type=columns.choice_of(RunType, row[3]),
        hard=columns.yes_no_of(row[4]),
        metres=row[5],
        minutes=row[6],
        anyway=columns.chosen_of(Rule, row[7]),
        id=row[8],
    )
