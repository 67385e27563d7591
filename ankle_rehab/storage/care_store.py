"""What the diary knows of the player that matters for runs: runs of the ladder, and what was done around."""

from __future__ import annotations

from datetime import datetime, timedelta

from ankle_rehab.domain.activity import Activity, Source, Sport
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Swelling
from ankle_rehab.domain.preparation import Care
from ankle_rehab.domain.run_routine import EASY_RUN, RUN_WALK
from ankle_rehab.domain.span import Span
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row

MOBILITY, BALL = "pre-run", "ball-massage"
_DONE = "session.deleted_utc IS NULL AND session.outcome IS NOT NULL"
_LADDER = f"""
    SELECT started_utc, started_zone, started_date, ended_utc, done_seconds, id FROM session
    WHERE {_DONE} AND routine_id = '{RUN_WALK}' AND started_date BETWEEN ? AND ?
        AND EXISTS (
            SELECT 1 FROM session_step WHERE session_id = session.id AND name = '{EASY_RUN}' AND seconds > 0)
        AND NOT EXISTS (
            SELECT 1 FROM activity WHERE activity.session_id = session.id AND activity.deleted_utc IS NULL)
    ORDER BY started_date, started_utc, id
"""
_CARES = f"""
    SELECT started_utc, ended_utc, routine_id = '{MOBILITY}' AND outcome = '{Outcome.COMPLETED.value}',
        EXISTS (SELECT 1 FROM session_step WHERE session_id = session.id AND name = '{BALL}' AND seconds > 0)
    FROM session WHERE {_DONE} AND started_date BETWEEN ? AND ? ORDER BY started_utc
"""
_TENDER = f"""
    SELECT refers_to_utc FROM pain_entry
    WHERE deleted_utc IS NULL AND refers_to_date BETWEEN ?1 AND ?2 AND twist = 1
    UNION
    SELECT refers_to_utc FROM pain_entry
    WHERE deleted_utc IS NULL AND refers_to_date BETWEEN ?1 AND ?2 AND swelling <> '{Swelling.NONE.value}'
"""


class CareStore:
    """Reads; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ladder_runs(self, span: Span) -> tuple[Activity, ...]:
        """The finished sessions of the run-walk ladder in which something was run, oldest first.

        Walks between the runs are a part of it, as a watch would count them. One for which an activity stands
        is not among them.
        """
        return self._database.read(_ladder_run, _LADDER, columns.span(span.since, span.until))

    def cares(self, span: Span) -> tuple[Care, ...]:
        """Every finished session of these days, oldest first."""
        return self._database.read(_care, _CARES, columns.span(span.since, span.until))

    def tender(self, span: Span) -> tuple[datetime, ...]:
        """When (UTC) a twist or new swelling of these days was felt, as far as scores tell."""
        shown = columns.span(span.since, span.until)
        return self._database.read(lambda row: columns.moment_of(row[0]), _TENDER, shown)


def _ladder_run(row: Row) -> Activity:
    start = columns.stamp_of(row[0:3])
    return Activity(
        sport=Sport.RUN,
        start=start,
        seconds=row[4],
        elapsed=max(timedelta(0), columns.moment_of(row[3]) - start.utc).total_seconds(),
        source=Source.PLAYER,
        session_id=row[5],
    )


def _care(row: Row) -> Care:
    return Care(columns.moment_of(row[0]), columns.moment_of(row[1]), bool(row[2]), bool(row[3]))
