"""Finding entries by their words and by everything else that was said."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ankle_rehab.domain.finding import Cursor, Filter
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.storage import columns, entry_codec
from ankle_rehab.storage.change import Value
from ankle_rehab.storage.database import Database

_PLACES = (
    "SELECT rowid AS place FROM pain_words WHERE pain_words MATCH ? AND rowid >= ? AND rowid < ?"
    " ORDER BY rowid DESC LIMIT ?"
)
_FIND = (
    f"SELECT {entry_codec.COLUMNS}, id FROM ({_PLACES}) CROSS JOIN pain_entry ON id = place & 536870911"
    " ORDER BY place DESC"
)
_DAY_BITS, _MINUTE_BITS = 41, 29
_MINUTES = 4095
_EARLIEST_MINUTE = -1024


class SearchStore:
    """Looks into the index of `pain_found`; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, wanted: Filter, before: Cursor | None, limit: int) -> tuple[PainEntry, ...]:
        """The newest entries that fit, newest first; `before` goes further back."""
        return self._database.read(entry_codec.entry_of, _FIND, (*self._asked(wanted, before), limit))

    def count(self, wanted: Filter, most: int) -> int:
        """How many entries fit; counting stops at `most`."""
        sql = f"SELECT count(*) FROM ({_PLACES})"
        return int(self._database.rows(sql, (*self._asked(wanted, None), most))[0][0])

    def _asked(self, wanted: Filter, before: Cursor | None) -> tuple[Value, ...]:
        """The question to the index, and the first and the last place."""
        parts = [f"facts : ({' OR '.join(choice)})" for choice in _facts(wanted)]
        words = self._database.words(columns.whole_text(wanted.words))
        if words:
            parts.append("words : (" + " AND ".join(f'"{word}" *' for word in words) + ")")
        first = 0 if wanted.since is None else _first(wanted.since)
        last = columns.LARGEST if wanted.until is None else _first(wanted.until) + (1 << _DAY_BITS)
        if before is not None:
            last = min(last, place(before.day, before.utc, before.entry_id))
        return " AND ".join(parts), first, last


def place(day: date, utc: datetime, entry_id: int) -> int:
    """The number of an entry in the order of the day and minute it refers to, as `pain_found` has it."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    minute = (columns.moment(utc) - columns.moment(midnight)) // 60_000_000 - _EARLIEST_MINUTE
    return _first(day) | max(0, min(_MINUTES, minute)) << _MINUTE_BITS | entry_id


def _first(day: date) -> int:
    return (day.toordinal() - 1) << _DAY_BITS


def _facts(wanted: Filter) -> list[list[str]]:
    """What is asked beside the words, one list of possible answers for each question."""
    facts = [
        [side.value for side in wanted.sides] or ["left", "right"],
        [f"m{moment.value.replace('_', '')}" for moment in wanted.moments],
        [f"z{zone.value.replace('_', '')}z" for zone in wanted.zones],
    ]
    if (wanted.lowest, wanted.highest) != (0, 10):
        facts.append([f"s{score}" for score in range(wanted.lowest, wanted.highest + 1)])
    return [choice for choice in facts if choice]
