"""What the plan wants to know of past sessions: which exercises were done on which day."""

from __future__ import annotations

from datetime import date

from ankle_rehab.domain.value import value
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row

_DONE = "session.deleted_utc IS NULL AND session.outcome IS NOT NULL"
_ROUTINES = (
    f"SELECT started_date, routine_id, max(outcome = 'completed') FROM session WHERE {_DONE}"
    " AND started_date BETWEEN ? AND ? GROUP BY started_date, routine_id"
)
_EXERCISES = (
    "SELECT DISTINCT started_date, routine_id, session_step.name FROM session"
    " JOIN session_step ON session_step.session_id = session.id AND session_step.phase = 'work'"
    f" WHERE {_DONE} AND started_date BETWEEN ? AND ?"
)


@value
class DoneRoutine:
    """A routine done on a day; `whole` is whether it was once done to its end."""

    day: date
    routine_id: str
    whole: bool


class CourseStore:
    """Reads sessions; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def routines(self, since: date, until: date) -> tuple[DoneRoutine, ...]:
        """The routines begun on each day of a span and ended somehow."""
        span = columns.span(since, until)
        return self._database.read(_routine_of, f"{_ROUTINES} ORDER BY started_date", span)

    def exercises(self, since: date, until: date) -> dict[date, frozenset[tuple[str, str]]]:
        """For each day of a span the routines and exercises of which some work was done."""
        found: dict[date, set[tuple[str, str]]] = {}
        for day, pair in self._database.read(_pair_of, _EXERCISES, columns.span(since, until)):
            found.setdefault(day, set()).add(pair)
        return {day: frozenset(pairs) for day, pairs in found.items()}

    def first_session(self) -> date | None:
        """The day of the first session ever, None before it."""
        rows = self._database.rows(f"SELECT min(started_date) FROM session WHERE {_DONE}")
        return date.fromisoformat(rows[0][0]) if rows[0][0] is not None else None

    def first_day(self, routine_id: str) -> date | None:
        """The first day with a routine, None before it; the index by days is followed to the first of it."""
        sql = f"SELECT started_date FROM session WHERE {_DONE} AND routine_id = ? ORDER BY 1 LIMIT 1"
        rows = self._database.rows(sql, (routine_id,))
        return date.fromisoformat(rows[0][0]) if rows else None

    def first_score(self) -> date | None:
        """The day of the oldest score, None without any."""
        rows = self._database.rows("SELECT min(refers_to_date) FROM pain_entry WHERE deleted_utc IS NULL")
        return date.fromisoformat(rows[0][0]) if rows[0][0] is not None else None


def _routine_of(row: Row) -> DoneRoutine:
    return DoneRoutine(date.fromisoformat(row[0]), row[1], bool(row[2]))


def _pair_of(row: Row) -> tuple[date, tuple[str, str]]:
    return date.fromisoformat(row[0]), (row[1], row[2])
