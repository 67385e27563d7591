"""Distances and times as people type them: "5.2", "5,2", "31", "31:20" or "1:05:30"."""

from __future__ import annotations

import re

from ankle_rehab.domain.activity import METRES_A_MILE
from ankle_rehab.domain.settings import MOST_RUN_KILOMETRES, DistanceUnit

MOST_HOURS = 48
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?")
_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,4}):(\d{2})")


def metres(words: str, unit: DistanceUnit) -> float | None:
    """Metres, None for nothing; ValueError for what is no distance or more than 500 km."""
    if not words.strip():
        return None
    found = _number(words) * metres_of(unit)
    if found > MOST_RUN_KILOMETRES * 1000:
        raise ValueError("too far")
    return found


def seconds(words: str) -> float | None:
    """Seconds of minutes, or of a time with colons; None for nothing, ValueError for anything else."""
    bare = words.strip()
    if not bare:
        return None
    found = _TIME.fullmatch(bare)
    if found is None:
        whole = _number(bare) * 60
    else:
        hours, minutes, rest = (int(part or 0) for part in found.groups())
        if rest > 59 or (found[1] is not None and minutes > 59):
            raise ValueError("no time")
        whole = float(hours * 3600 + minutes * 60 + rest)
    if whole > MOST_HOURS * 3600:
        raise ValueError("too long")
    return whole


def metres_of(unit: DistanceUnit) -> float:
    """How many metres one of a unit has."""
    return METRES_A_MILE if unit is DistanceUnit.MILES else 1000.0


def _number(words: str) -> float:
    bare = words.strip()
    if _NUMBER.fullmatch(bare) is None:
        raise ValueError("no number")
    return float(bare.replace(",", "."))
