"""The days that the triggers keep, beside the same days counted anew from the entries."""

from __future__ import annotations

from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_codes import SIGN

Days = dict[tuple[str, int], tuple[int, str]]

_SIGNS = f"SELECT refers_to_date, id >> 8, {SIGN} FROM pain_entry NOT INDEXED WHERE deleted_utc IS NULL"


def days_kept(database: Database) -> Days:
    """How many scores each part of each day holds, and their signs in order."""
    rows = database.rows("SELECT local_date, part, scores, signs FROM pain_day")
    return {(day, part): (scores, "".join(sorted(signs))) for day, part, scores, signs in rows}


def days_counted(database: Database) -> Days:
    """The same, worked out from the entries."""
    found: dict[tuple[str, int], str] = {}
    for day, part, sign in database.rows(_SIGNS):
        found[day, part] = found.get((day, part), "") + sign
    return {place: (len(signs), "".join(sorted(signs))) for place, signs in found.items()}
