"""Whether each row of a diary means something to this program, asked of those who read it every day."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.story import ActivityScore
from ankle_rehab.storage import (
    activity_store,
    bandage_store,
    cause_store,
    columns,
    diary_store,
    entry_codec,
    icing_store,
    notification_store,
    pain_store,
    plan_store,
    planned_store,
    reminder_store,
    session_store,
    shoe_store,
    story_store,
    test_store,
)
from ankle_rehab.storage.database import Database, Row

_AT_ONCE = 5_000
_NOT_UNDERSTOOD = (ValueError, TypeError, LookupError, ArithmeticError, RecursionError)


@dataclass(frozen=True, slots=True)
class Judge:
    """Reads `columns` of a table with `understand`, which raises for a row it does not know."""

    table: str
    columns: str
    understand: Callable[[Row], object]
    where: str = "TRUE"
    key: tuple[str, ...] = ()


JUDGES = (
    Judge("pain_entry", f"{entry_codec.COLUMNS}, id", entry_codec.entry_of),
    Judge("pain_history", pain_store.PAST, pain_store.past_of),
    Judge("session", session_store.RECORD, session_store.record_of, "outcome IS NOT NULL"),
    Judge(
        "session",
        session_store.OPEN,
        lambda row: (session_store.open_of(row, ()), json.loads(row[-1])),
        "outcome IS NULL",
    ),
    Judge(
        "session_step",
        f"position, {session_store.STEP}",
        session_store.placed_of,
        key=("session_id", "position"),
    ),
    Judge("icing", f"{icing_store.NAMES}, id", icing_store.icing_of),
    Judge("icing_conditions", f"{icing_store.CONDITIONS}, id", icing_store.conditions_of),
    Judge("sign_check", f"{diary_store.CHECK}, id", diary_store.check_of),
    Judge("draft", "value", lambda row: entry_codec.draft_of_text(row[0]), key=("name",)),
    Judge(
        "day_mark",
        "local_date, kind",
        lambda row: (date.fromisoformat(row[0]), DayKind(row[1])),
        key=("local_date",),
    ),
    Judge("story", "value", lambda row: story_store.story_of(row[0])),
    Judge("activity", f"{activity_store.ACTIVITY}, id", activity_store.activity_of),
    Judge("planned_activity", f"{planned_store.PLANNED}, id", planned_store.planned_of),
    Judge(
        "seen_file", "name, bytes", lambda row: (str(row[0]), int(row[1])), key=("name", "bytes", "changed")
    ),
    Judge("notification", notification_store.STANDING, notification_store.standing_of, key=("key",)),
    Judge("own_activity", "name", lambda row: str(row[0])),
    Judge(
        "activity_score",
        "at_utc, at_zone, at_date, score",
        lambda row: ActivityScore(columns.stamp_of(row[:3]), row[3]),
    ),
    Judge("plan_step", f"{plan_store.STEP}, id", plan_store.step_of),
    Judge("day_plan", plan_store.DAY, plan_store.day_of, key=("local_date",)),
    Judge("test_result", f"{test_store.RESULT}, id", test_store.result_of),
    Judge("bandage", f"{bandage_store.WEARING}, id, clock", bandage_store.wearing_with_clock_of),
    Judge("own_exercise", "id, value", lambda row: (str(row[0]), json.loads(row[1]))),
    Judge("own_routine", "id, value", lambda row: (str(row[0]), json.loads(row[1]))),
    Judge("cause_check", f"{cause_store.CHECK}, id", cause_store.check_of),
    Judge("shoe", f"{shoe_store.SHOE}, id", shoe_store.shoe_of),
    Judge("reminder", f"{reminder_store.REMINDER}, id", reminder_store.reminder_of),
    Judge(
        "reminder_log",
        reminder_store.ENTRY,
        reminder_store.entry_of,
        key=("reminder_id", "local_time"),
    ),
    Judge("setting", "value", lambda row: json.loads(row[0]), key=("name",)),
)


def dismiss(database: Database) -> dict[str, int]:
    """Take out every row that nobody understands; returns how many of each table."""
    refused: dict[str, int] = {}
    for judge in JUDGES:
        bad = [key for key, row in _rows(database, judge) if not _understood(judge, row)]
        if bad:
            where = " AND ".join(f'"{name}" = ?' for name in judge.key or ("rowid",))
            with database.change() as change:
                change.each(f'DELETE FROM "{judge.table}" WHERE {where}', bad)
            refused[judge.table] = refused.get(judge.table, 0) + len(bad)
    return refused


def _understood(judge: Judge, row: Row) -> bool:
    try:
        judge.understand(row)
    except _NOT_UNDERSTOOD:
        return False
    return True


def _rows(database: Database, judge: Judge) -> Iterator[tuple[Row, Row]]:
    """Every row with its key."""
    if judge.key:
        keys = ", ".join(judge.key)
        for row in database.rows(f'SELECT {keys}, {judge.columns} FROM "{judge.table}"'):
            yield row[: len(judge.key)], row[len(judge.key) :]
        return
    last = -(2**63)
    query = (
        f'SELECT rowid, {judge.columns} FROM "{judge.table}"'
        f" WHERE rowid > ? AND {judge.where} ORDER BY rowid LIMIT {_AT_ONCE}"
    )
    while rows := database.rows(query, (last,)):
        for row in rows:
            yield row[:1], row[1:]
        last = rows[-1][0]
