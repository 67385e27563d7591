"""What the traffic light is judged from, read as one short text a day like the scores (see `day_codes`)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import lru_cache

from ankle_rehab.domain.cycles import DayFacts, Felt
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.span import Span
from ankle_rehab.storage import columns, entry_codec
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_codes import DayCodes, highest
from ankle_rehab.storage.run_days import RUNS

TOLD = (
    "char(32 + (side = 'right') + 2 * coalesce(limp, 0) + 4 * coalesce(gave_way, 0)"
    " + 8 * CASE swelling WHEN 'none' THEN 1 WHEN 'little' THEN 2 WHEN 'clear' THEN 3"
    " WHEN 'large' THEN 4 ELSE 0 END)"
)

_TOLD_DAYS = (
    f"SELECT refers_to_date, group_concat({TOLD}, '') FROM pain_entry"
    " WHERE deleted_utc IS NULL AND (limp = 1 OR gave_way = 1 OR swelling IS NOT NULL)"
    " AND refers_to_date BETWEEN ? AND ? GROUP BY refers_to_date"
)
_TRAINED = f"""
    SELECT started_date, sides FROM session
    WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND started_date BETWEEN ?1 AND ?2
    UNION ALL
    SELECT started_date, '["left", "right"]' FROM ({RUNS})
"""
_TWISTS = f"""
    SELECT {entry_codec.COLUMNS}, id FROM pain_entry
    WHERE deleted_utc IS NULL AND twist = 1 AND refers_to_date BETWEEN ? AND ?
"""
_LAST = """
    SELECT max(refers_to_utc) FROM pain_entry
    WHERE deleted_utc IS NULL AND refers_to_date BETWEEN ?1 AND ?2 AND side = ?3
        AND (moment IN (SELECT value FROM json_each(?4))
            OR ?4 = '[]' AND (limp = 1 OR gave_way = 1 OR swelling IS NOT NULL))
"""
_FIRST, _RIGHT, _LIMP, _GAVE_WAY, _SWELLING = 32, 1, 2, 4, 8
_SIGNS = {
    side: [
        chr(code)
        for code in range(_FIRST, _FIRST + _SWELLING * (len(Swelling) + 1))
        if code & _RIGHT == right
    ]
    for right, side in enumerate(Side)
}
_LIMPED = {side: frozenset(one for one in signs if ord(one) & _LIMP) for side, signs in _SIGNS.items()}
_GAVE = {side: frozenset(one for one in signs if ord(one) & _GAVE_WAY) for side, signs in _SIGNS.items()}
_SWOLLEN = {
    side: {
        one: swelling
        for number, swelling in enumerate(Swelling, 1)
        for one in signs
        if (ord(one) - _FIRST) // _SWELLING == number
    }
    for side, signs in _SIGNS.items()
}


class FactStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._codes = DayCodes(database)

    def days(self, span: Span) -> tuple[DayFacts, ...]:
        """What was written of each day and side of which there is anything, oldest first."""
        shown = columns.span(span.since, span.until)
        scores = dict(self._codes.read(span))
        told = dict(self._database.read(lambda row: (date.fromisoformat(row[0]), row[1]), _TOLD_DAYS, shown))
        trained: dict[date, frozenset[Side]] = {}
        for day, sides in self._database.read(_trained, _TRAINED, shown):
            trained[day] = trained.get(day, frozenset()) | sides
        found: list[DayFacts] = []
        for day in sorted({*scores, *told, *trained}):
            felt = self._database.made(_felt, (scores.get(day, ""),))
            found += _facts(day, felt, told.get(day, ""), trained.get(day, frozenset()))
        return tuple(found)

    def twists(self, span: Span) -> tuple[PainEntry, ...]:
        """The entries that tell of a twist, in no order."""
        return self._database.read(entry_codec.entry_of, _TWISTS, columns.span(span.since, span.until))

    def last_said(self, span: Span, side: Side, moments: Collection[Moment]) -> datetime | None:
        """When (UTC) the last score of some moments in these few days was felt.

        Without moments: the last limp, giving way or word on swelling. None where there is none.
        """
        values = (*columns.span(span.since, span.until), side.value, columns.chosen(moments))
        at = self._database.rows(_LAST, values)[0][0]
        return None if at is None else columns.moment_of(int(at))


def _facts(
    day: date, felt: Mapping[Side, Mapping[Moment, Felt]], told: str, trained: frozenset[Side]
) -> list[DayFacts]:
    distinct = frozenset(told)
    found = []
    for side in Side:
        if distinct.isdisjoint(_SIGNS[side]) and side not in felt and side not in trained:
            continue
        swollen = _SWOLLEN[side]
        found.append(
            DayFacts(
                day,
                side,
                felt.get(side, {}),
                trained=side in trained,
                limp=not distinct.isdisjoint(_LIMPED[side]),
                gave_way=not distinct.isdisjoint(_GAVE[side]),
                swellings=tuple([swollen[one] for one in told if one in swollen]),
            )
        )
    return found


def _felt(row: Row) -> dict[Side, dict[Moment, Felt]]:
    """The worst of each side and moment behind the signs of one day."""
    found: dict[Side, dict[Moment, Felt]] = {}
    for alike in highest(row[0]):
        score, moment = alike.score, alike.moment
        known = found.setdefault(alike.side, {}).get(moment, Felt(score, None))
        in_time = known.in_time if alike.late else score
        found[alike.side][moment] = Felt(max(score, known.worst), in_time)
    return found


def _trained(row: Row) -> tuple[date, frozenset[Side]]:
    return date.fromisoformat(row[0]), _sides(row[1])


@lru_cache
def _sides(text: str) -> frozenset[Side]:
    return frozenset(Side(side) for side in json.loads(text))
