"""Finding entries by their words and by everything else that was said."""

from __future__ import annotations

from ankle_rehab.domain.finding import Cursor, Filter
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.storage import columns, entry_codec
from ankle_rehab.storage.change import Value
from ankle_rehab.storage.database import Database

COUNTED = 1000


class SearchStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, wanted: Filter, before: Cursor | None, limit: int) -> tuple[PainEntry, ...]:
        """The newest entries that fit, newest first; `before` goes further back."""
        where, values = _where(wanted)
        if before is not None:
            where += " AND (refers_to_date, refers_to_utc, id) < (?, ?, ?)"
            values += [before.day.isoformat(), columns.moment(before.utc), before.entry_id]
        return self._database.read(
            entry_codec.entry_of,
            f"SELECT {entry_codec.COLUMNS}, id FROM pain_entry WHERE {where}"
            " ORDER BY refers_to_date DESC, refers_to_utc DESC, id DESC LIMIT ?",
            (*values, limit),
        )

    def count(self, wanted: Filter, most: int = COUNTED) -> int:
        """How many entries fit; counting stops at `most`."""
        where, values = _where(wanted)
        sql = f"SELECT count(*) FROM (SELECT 1 FROM pain_entry WHERE {where} LIMIT ?)"
        return int(self._database.rows(sql, (*values, most))[0][0])


def _where(wanted: Filter) -> tuple[str, list[Value]]:
    since, until = columns.span(wanted.since, wanted.until)
    parts = ["deleted_utc IS NULL", "refers_to_date BETWEEN ? AND ?", "score BETWEEN ? AND ?"]
    values: list[Value] = [since, until, wanted.lowest, wanted.highest]
    for column, choices in (("side", wanted.sides), ("moment", wanted.moments)):
        if choices:
            parts.append(f"{column} IN ({', '.join('?' * len(choices))})")
            values += [choice.value for choice in choices]
    if wanted.zones:
        marks = ", ".join("?" * len(wanted.zones))
        parts.append(f"EXISTS (SELECT 1 FROM json_each(zones) AS zone WHERE zone.value IN ({marks}))")
        values += [zone.value for zone in wanted.zones]
    if wanted.words.split():
        parts.append("id IN (SELECT rowid FROM pain_words WHERE pain_words MATCH ?)")
        quoted = (word.replace('"', '""') for word in wanted.words.split())
        values.append(" ".join(f'"{word}" *' for word in quoted))
    return " AND ".join(parts), values
