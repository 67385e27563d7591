"""Past sessions as rows of the diary, for tests that ask for little of them."""

from __future__ import annotations

from datetime import date

from ankle_rehab.storage.database import Database


def session(
    database: Database,
    day: date,
    routine: str,
    outcome: str | None = "completed",
    *names: str,
    gone: bool = False,
) -> None:
    """A session with a step of work for each name, and a rest."""
    with database.change() as change:
        at = (0, "UTC", day.isoformat())
        ended = (None, None, None) if outcome is None else at
        number = change.add(
            "INSERT INTO session (routine_id, name, sides, hurts, plan, step_index, step_count, step_seconds,"
            " planned_seconds, done_seconds, started_utc, started_zone, started_date, kept_utc, kept_zone,"
            " kept_date, ended_utc, ended_zone, ended_date, outcome, deleted_utc)"
            " VALUES (?, '', '[]', '[]', '{}', 0, 1, 1, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (routine, *at, *at, *ended, outcome, 1 if gone else None),
        )
        for place, (name, phase) in enumerate([(name, "work") for name in names] + [("pause", "rest")]):
            change.do(
                "INSERT INTO session_step (session_id, position, item, phase, set_number, sets,"
                " planned_seconds, name, seconds, whole) VALUES (?, ?, 0, ?, 1, 1, 1, ?, 1, 1)",
                (number, place, phase, name),
            )
