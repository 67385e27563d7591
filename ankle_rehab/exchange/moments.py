"""Moments as text: ISO 8601 with the offset of the zone they were lived in, exact to the microsecond.

A moment is microseconds since 1970 in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ankle_rehab.domain.zones import zone_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIRST = (datetime.min.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND
_LAST = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND
_WRITTEN = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_OFFSET = -6
_SECOND, _DAY = 1_000_000, 86_400_000_000
_THREE = tuple(f"{number:03d}" for number in range(1000))  # takes half of the time of `:06d`


class Moments:
    """Writes moments. What a day of a zone is like is worked out once, so a million of them take a second."""

    def __init__(self) -> None:
        self._days = _Days()
        self._dates = _Dates()
        self._times = _Times()
        self._last: tuple[Sequence[Any], Sequence[Any], Sequence[str]] = ((), (), ())

    def column(self, utcs: Sequence[Any], zones: Sequence[Any]) -> list[str]:
        """The moments of many records, "" where there is none.

        Those that are as in the column before are not worked out again: most entries are written when they
        are felt.
        """
        last, nothing = self._last, [None] * len(utcs)
        if len(last[0]) != len(utcs):
            last = (nothing, nothing, [""] * len(utcs))
        text = self.text
        texts = [
            known if utc == other and zone == its_zone else "" if utc is None else text(utc, zone)
            for utc, zone, other, its_zone, known in zip(utcs, zones, *last, strict=True)
        ]
        self._last = (utcs, zones, texts)
        return texts

    def text(self, utc: int, zone: str) -> str:
        """ "2026-11-22T09:00:00.000001+01:00"; in UTC where the zone is not known or the year would be 0.

        Raises OverflowError outside of the years 1 to 9999.
        """
        day, rest = divmod(utc, _DAY)
        offset = self._days[zone, day]
        if offset is None:
            return _text(utc, zone)
        shift, ending = offset
        rest += shift
        if not 0 <= rest < _DAY:
            more, rest = divmod(rest, _DAY)
            day += more
        second, part = divmod(rest, _SECOND)
        if part:
            thousands, ones = _THREE[part // 1000], _THREE[part % 1000]
            return f"{self._dates[day]}T{self._times[second]}.{thousands}{ones}{ending}"
        return f"{self._dates[day]}T{self._times[second]}{ending}"


def text_in_utc(utc: int) -> str:
    """The moment in UTC; raises OverflowError outside of the years 1 to 9999."""
    return (_EPOCH + timedelta(microseconds=utc)).isoformat()


def moment_of(text: str) -> tuple[int, str, str]:
    """The moment, its offset as the name of a zone, and the local date; raises ValueError for any other."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError("not a time with its offset")
    at = datetime.fromisoformat(text)
    utc = (at - _EPOCH) // _MICROSECOND
    if not _FIRST <= utc <= _LAST:
        raise ValueError("outside of the years 1 to 9999")
    return utc, f"UTC{at.isoformat()[_OFFSET:]}", at.date().isoformat()


def is_date(text: str) -> bool:
    """Whether it is a date as the diary keeps it."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class _Days(dict[tuple[str, int], tuple[int, str] | None]):
    """How far a zone is ahead on a day of UTC (its number since 1970), None where that changes meanwhile."""

    def __missing__(self, key: tuple[str, int]) -> tuple[int, str] | None:
        zone, day = zone_of(key[0]), key[1]
        try:
            first, last = ((_EPOCH + timedelta(days=day + more)).astimezone(zone) for more in (0, 1))
        except OverflowError:
            self[key] = None
            return None
        shift = first.utcoffset() or timedelta(0)
        same = shift == last.utcoffset() and not shift % timedelta(minutes=1)
        self[key] = (shift // _MICROSECOND, first.isoformat()[_OFFSET:]) if same else None
        return self[key]


class _Dates(dict[int, str]):
    """The date of each day (a number since 1970)."""

    def __missing__(self, day: int) -> str:
        self[day] = (_EPOCH + timedelta(days=day)).date().isoformat()
        return self[day]


class _Times(dict[int, str]):
    """The time of each second of a day."""

    def __missing__(self, second: int) -> str:
        self[second] = f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
        return self[second]


def _text(utc: int, zone: str) -> str:
    """The moment without a short cut; in UTC where the offset has seconds, as old local times do."""
    at = _EPOCH + timedelta(microseconds=utc)
    try:
        text = at.astimezone(zone_of(zone)).isoformat()
    except OverflowError:
        return at.isoformat()
    return text if text[_OFFSET] in "+-" else at.isoformat()
