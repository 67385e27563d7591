"""How the values of the diary look in the columns of its file, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import TypeVar

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.storage.change import Value

Choice = TypeVar("Choice", bound=Enum)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

AFTER_ALL = "9999-99-99"
LARGEST = 2**63 - 1


def span(since: date | None, until: date | None) -> tuple[str, str]:
    """Two local dates for BETWEEN; None leaves that end open."""
    return "" if since is None else since.isoformat(), AFTER_ALL if until is None else until.isoformat()


def moment(utc: datetime) -> int:
    """A time as microseconds since 1970 in UTC, nothing rounded away."""
    return (utc - _EPOCH) // _MICROSECOND


def moment_of(value: int) -> datetime:
    """The time in UTC; raises OverflowError outside of the years 1 to 9999."""
    return _EPOCH + value * _MICROSECOND


def stamp(value: Stamp) -> tuple[int, str, str]:
    """The three columns of a stamp: time, zone and local date."""
    return moment(value.utc), value.zone, value.local_date.isoformat()


def no_stamp(value: Stamp | None) -> tuple[int | None, str | None, str | None]:
    """The three columns of a stamp that may be missing."""
    return (None, None, None) if value is None else stamp(value)


def stamp_of(columns: Sequence[int | str]) -> Stamp:
    """The stamp behind its three columns."""
    utc, zone, day = columns
    return Stamp(moment_of(int(utc)), str(zone), date.fromisoformat(str(day)))


def no_stamp_of(columns: Sequence[int | str | None]) -> Stamp | None:
    """The stamp behind its three columns, None where it is missing."""
    present = [column for column in columns if column is not None]
    return stamp_of(present) if present else None


def whole_text(text: str) -> str:
    """The text with halves of characters, which no file can hold, replaced by the replacement sign."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return text


def chosen(values: Iterable[Enum]) -> str:
    """A set of choices as JSON, always in the same order."""
    return json.dumps(sorted(str(value.value) for value in values))


def chosen_of(kind: type[Choice], text: str) -> frozenset[Choice]:
    """The set of choices behind `chosen`."""
    return frozenset(kind(name) for name in _names(text)) if text != "[]" else frozenset()


@lru_cache(maxsize=512)
def _names(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def choice(value: Enum | None) -> Value:
    """One choice by its lasting name, None where there was no answer."""
    return None if value is None else value.value


def choice_of(kind: type[Choice], value: Value) -> Choice | None:
    """The choice behind its name."""
    return None if value is None else kind(value)


def yes_no(value: bool | None) -> int | None:
    """Yes, no, or not answered."""
    return None if value is None else int(value)


def yes_no_of(value: int | None) -> bool | None:
    """Yes, no, or not answered."""
    return None if value is None else bool(value)
