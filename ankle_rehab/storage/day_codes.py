"""The scores of many days, read as one short text a day: a million of them are counted in a blink.

SQLite would sort them all to count them in groups. The table `pain_day` has one character for each score, in
no order; triggers keep it, and Python counts characters fast. The index `pain_by_day` leads from a sign to
its entries: the expression of the sign must be that of the index to the letter, or every row is worked out
anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from itertools import product

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import LATE_AFTER, SCORES, Moment
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.storage import columns
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import Database

LATE = f"abs(recorded_utc - refers_to_utc) > {LATE_AFTER // timedelta(microseconds=1)}"
SIGN = (
    f"char(32 + score + 11 * (side = 'right') + 22 * ({LATE})"
    " + 44 * CASE moment WHEN 'rest_before' THEN 0 WHEN 'during_worst' THEN 1 WHEN 'after_60min' THEN 2"
    " WHEN 'next_morning' THEN 3 WHEN 'other' THEN 4 ELSE 5 END)"
)

_FIRST, _RIGHT, _LATE, _MOMENT = 32, SCORES, 2 * SCORES, 4 * SCORES
Spot = tuple[Side, int, bool]  # side, score, late
_SIDES, _MOMENTS = tuple(Side), tuple(Moment)
_COUNT = "SELECT coalesce(sum(scores), 0) FROM pain_day WHERE local_date BETWEEN ? AND ?"
_READ = (
    "SELECT local_date, group_concat(signs, '') FROM pain_day"
    " WHERE local_date BETWEEN ? AND ? GROUP BY local_date"
)


@value
class Alike:
    """What the scores with the same sign have in common."""

    side: Side
    moment: Moment
    score: int
    late: bool = False


class DayCodes:
    """Raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, span: Span) -> tuple[tuple[date, str], ...]:
        """The days of `span` with a score, oldest first, each with one sign for each score."""
        return self._database.read(_day, _READ, columns.span(span.since, span.until))

    def count(self, span: Span) -> int:
        """How many scores refer to the days of `span`."""
        return int(self._database.rows(_COUNT, columns.span(span.since, span.until))[0][0])

    def counted(self, texts: Iterable[str]) -> dict[Alike, int]:
        """How many scores of some days are alike."""
        return self._database.made(_counted, tuple(texts))

    def alike(self, one: str) -> Alike:
        """What a sign stands for."""
        return self._database.made(_alike, (one,))

    def spots(self, texts: Iterable[str]) -> dict[Spot, int]:
        """How many scores of some days are alike whatever their moment."""
        return self._database.made(_spots, tuple(texts))


def sign(alike: Alike) -> str:
    """The character that stands for scores like this."""
    place, right = _MOMENTS.index(alike.moment), _SIDES.index(alike.side)
    return chr(_FIRST + _MOMENT * place + _LATE * alike.late + _RIGHT * right + alike.score)


def highest(text: str) -> list[Alike]:
    """The highest score of each side and moment, in time and late, behind some signs.

    Raises KeyError for a character that is none.
    """
    last = {(ord(one) - _FIRST) // SCORES: one for one in sorted(set(text))}  # higher scores, higher signs
    return [_meaning(one) for one in last.values()]


@cache
def signs_of(spot: Spot) -> frozenset[str]:
    """All that look alike in the chart, whatever their moment."""
    side, score, late = spot
    return frozenset(sign(Alike(side, moment, score, late)) for moment in Moment)


def _day(row: Row) -> tuple[date, str]:
    return date.fromisoformat(row[0]), row[1]


def _counted(texts: Row) -> dict[Alike, int]:
    counts = Counter("".join(texts))
    return {_meaning(one): n for one, n in counts.items()}


def _alike(one: Row) -> Alike:
    return _meaning(one[0])


@cache
def _meaning(one: str) -> Alike:
    """What a sign stands for; raises KeyError for a character that is none."""
    place, rest = divmod(ord(one) - _FIRST, _MOMENT)
    if not 0 <= place < len(_MOMENTS):
        raise KeyError(one)
    late, rest = divmod(rest, _LATE)
    right, score = divmod(rest, _RIGHT)
    return Alike(_SIDES[right], _MOMENTS[place], score, bool(late))


def _spots(texts: Row) -> dict[Spot, int]:
    together = "".join(texts).encode(_SHORT).translate(_without_moment())
    if together.count(len(_SPOTS)):
        raise LookupError("a character is no sign")
    return {spot: n for number, spot in enumerate(_SPOTS) if (n := together.count(number))}


@cache
def _without_moment() -> bytes:
    """For every character the number of its spot; what is no sign has the number after the last."""
    number_of = {one: number for number, spot in enumerate(_SPOTS) for one in signs_of(spot)}
    return bytes(number_of.get(chr(code), len(_SPOTS)) for code in range(256))


_SPOTS: tuple[Spot, ...] = tuple(product(Side, range(SCORES), (False, True)))
_SHORT = "latin-1"
