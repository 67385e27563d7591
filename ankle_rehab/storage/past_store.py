"""What happened around the scores: mornings, sessions, icings, twists and marked days."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import SCORES, Moment
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.timeline import HIGH_SCORE, Morning, Past, What
from ankle_rehab.storage import columns
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_codes import LATE, SIGN, Alike, DayCodes, sign
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.run_days import RunDays
from ankle_rehab.storage.session_store import SessionStore

_MORNING = f"""
    SELECT refers_to_utc, refers_to_zone, refers_to_date, id FROM pain_entry
    WHERE deleted_utc IS NULL AND refers_to_date = ? AND {SIGN} = ? ORDER BY refers_to_utc, id LIMIT 1
"""
_NOTABLE = f"""
    SELECT refers_to_utc, refers_to_zone, refers_to_date, side, score, twist, {LATE} FROM pain_entry
    WHERE deleted_utc IS NULL AND refers_to_date BETWEEN ? AND ? AND (score >= {HIGH_SCORE} OR twist = 1)
"""
_TWISTS = "SELECT at_utc, at_zone, at_date FROM sign_check WHERE twisted = 1 AND at_date BETWEEN ? AND ?"
_SESSIONS = """
    SELECT started_date, outcome, sides FROM session
    WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND started_date BETWEEN ? AND ?
"""
_ROUTINES = """
    SELECT started_date, routine_id, outcome FROM session
    WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND started_date BETWEEN ? AND ?
"""
_GUIDED = """
    SELECT coalesce(sum(planned_seconds), 0), coalesce(sum(done_seconds), 0) FROM session
    WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND started_date BETWEEN ? AND ?
"""
_ICINGS = """
    SELECT started_date, side FROM icing
    WHERE deleted_utc IS NULL AND state = 'ended' AND started_date BETWEEN ? AND ?
"""
_WRITTEN = """
    WITH RECURSIVE written (day) AS (
        SELECT min(refers_to_date) FROM pain_entry WHERE deleted_utc IS NULL AND refers_to_date >= ?1
        UNION ALL
        SELECT (SELECT min(refers_to_date) FROM pain_entry WHERE deleted_utc IS NULL AND refers_to_date > day)
        FROM written WHERE day < ?2)
    SELECT day FROM written WHERE day <= ?2
"""


class PastStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._codes = DayCodes(database)
        self._session_store = SessionStore(database)
        self._icing_store = IcingStore(database)
        self._run_days = RunDays(database)

    def mornings(self, span: Span) -> tuple[Morning, ...]:
        """The highest morning score written in time, for each day and side of `span`, oldest first."""
        rungs = {
            side: {sign(Alike(side, Moment.NEXT_MORNING, score)): score for score in range(SCORES)}
            for side in Side
        }
        found = []
        for day, text in self._codes.read(span):
            signs = set(text)
            for side, scores in rungs.items():
                met = signs.intersection(scores)
                if met:
                    found.append(Morning(day, side, max(scores[one] for one in met)))
        return tuple(found)

    def entry_of(self, morning: Morning) -> tuple[Stamp, int]:
        """When that score was felt and its number; raises LookupError when it is no longer there."""
        alike = Alike(morning.side, Moment.NEXT_MORNING, morning.score)
        values = (morning.day.isoformat(), sign(alike))
        return self._database.read(lambda row: (columns.stamp_of(row[0:3]), row[3]), _MORNING, values)[0]

    def written(self, span: Span) -> frozenset[date]:
        """The days with a score, whenever it was written."""
        shown = (span.since.isoformat(), span.until.isoformat())
        return frozenset(self._database.read(lambda row: date.fromisoformat(row[0]), _WRITTEN, shown))

    def sessions(self, span: Span) -> tuple[tuple[date, Outcome, frozenset[Side]], ...]:
        """The day, the end and the sides of every finished session."""
        return self._database.read(_session, _SESSIONS, columns.span(span.since, span.until))

    def routines(self, span: Span) -> tuple[tuple[date, str, Outcome], ...]:
        """The day, the routine and the end of every finished session."""
        return self._database.read(_routine, _ROUTINES, columns.span(span.since, span.until))

    def guided(self, span: Span) -> tuple[float, float]:
        """How many seconds all finished sessions were planned for, and how many of them were done."""
        return self._database.read(_seconds, _GUIDED, columns.span(span.since, span.until))[0]

    def icings(self, span: Span) -> tuple[tuple[date, Side], ...]:
        """The day and the side of every icing that has ended."""
        return self._database.read(_icing, _ICINGS, columns.span(span.since, span.until))

    def pasts(self, span: Span) -> tuple[Past, ...]:
        """Everything that happened in a few days, in no order."""
        shown = columns.span(span.since, span.until)
        found: list[Past] = []
        for session in self._session_store.sessions(span.since, span.until):
            what = What.STOPPED if session.outcome is Outcome.STOPPED_FOR_PAIN else What.SESSION
            found.append(Past(what, session.started, name=session.name))
        for run in self._run_days.runs(span):
            found.append(Past(What.RUN, run.at, kilometres=run.kilometres))
        for icing in self._icing_store.icings(span.since, span.until):
            found.append(Past(What.ICING, icing.started, icing.side))
        for pasts in self._database.read(_notable, _NOTABLE, shown):
            found += pasts
        found += self._database.read(lambda row: Past(What.TWIST, columns.stamp_of(row)), _TWISTS, shown)
        return tuple(found)


def _seconds(row: Row) -> tuple[float, float]:
    return float(row[0]), float(row[1])


def _session(row: Row) -> tuple[date, Outcome, frozenset[Side]]:
    return date.fromisoformat(row[0]), _outcome(row[1]), _sides(row[2])


def _routine(row: Row) -> tuple[date, str, Outcome]:
    return date.fromisoformat(row[0]), row[1], _outcome(row[2])


@lru_cache
def _outcome(text: str) -> Outcome:
    return Outcome(text)


@lru_cache
def _sides(text: str) -> frozenset[Side]:
    return frozenset(Side(side) for side in json.loads(text))


def _icing(row: Row) -> tuple[date, Side]:
    return date.fromisoformat(row[0]), Side(row[1])


def _notable(row: Row) -> list[Past]:
    at, side, score = columns.stamp_of(row[0:3]), Side(row[3]), row[4]
    found = [Past(What.TWIST, at, side)] if row[5] else []
    if score >= HIGH_SCORE and not row[6]:
        found.append(Past(What.HIGH_SCORE, at, side, score))
    return found
