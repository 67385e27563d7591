"""The days of runs, however they are known: written by hand, read from a file, or done in the player."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.storage import columns
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import Database

RUNS = """
    SELECT started_utc, started_zone, started_date, metres, coalesce(seconds, elapsed) AS lasted FROM activity
    WHERE deleted_utc IS NULL AND sport = 'run' AND started_date BETWEEN ?1 AND ?2
        AND (metres >= 1000 OR lasted >= 300 OR (metres IS NULL AND lasted IS NULL))
    UNION ALL
    SELECT started_utc, started_zone, started_date, NULL, done_seconds FROM session
    WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND routine_id = 'run-walk'
        AND started_date BETWEEN ?1 AND ?2
        AND EXISTS (SELECT 1 FROM session_step
            WHERE session_id = session.id AND name = 'easy-run' AND seconds > 0)
        AND NOT EXISTS (SELECT 1 FROM activity WHERE session_id = session.id AND deleted_utc IS NULL)
"""
"""Runs of 1 km or 5 min, and those of which neither is known; the two values are local dates."""

_RUNS = f"{RUNS} ORDER BY started_utc"
_DAYS = f"SELECT DISTINCT started_date FROM ({RUNS})"
_MOVED = """
    SELECT started_date FROM activity
    WHERE deleted_utc IS NULL AND sport <> 'walk' AND started_date BETWEEN ?1 AND ?2
"""
_OTHERS = f"""{_MOVED} AND sport <> 'run'"""


@value
class RunDay:
    """A run: when it began, and how far it went where that is known."""

    at: Stamp
    kilometres: float | None


class RunDays:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def runs(self, span: Span) -> tuple[RunDay, ...]:
        """The runs of some days, oldest first."""
        return self._database.read(_run, _RUNS, columns.span(span.since, span.until))

    def days(self, span: Span) -> frozenset[date]:
        """The days with a run."""
        return self._read(_DAYS, span)

    def moved(self, span: Span) -> frozenset[date]:
        """The days with an activity that was written down or read from a file; walks are none."""
        return self._read(_MOVED, span)

    def others(self, span: Span) -> tuple[date, ...]:
        """The day of each activity that is neither a run nor a walk."""
        shown = columns.span(span.since, span.until)
        return self._database.read(_day, _OTHERS, shown)

    def _read(self, sql: str, span: Span) -> frozenset[date]:
        return frozenset(self._database.read(_day, sql, columns.span(span.since, span.until)))


def kilometres_of(runs: Iterable[RunDay]) -> dict[date, float | None]:
    """How far was run on each day with a run; None where it is not known of one of them."""
    found: dict[date, float | None] = {}
    for run in runs:
        before, more = found.get(run.at.local_date, 0.0), run.kilometres
        found[run.at.local_date] = None if before is None or more is None else before + more
    return found


def _run(row: Row) -> RunDay:
    return RunDay(columns.stamp_of(row[0:3]), None if row[3] is None else row[3] / 1000)


def _day(row: Row) -> date:
    return date.fromisoformat(row[0])
