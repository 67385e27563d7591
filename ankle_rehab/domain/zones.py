"""What the clock on the wall showed where and when a stamp was made."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ankle_rehab.domain.clock import Stamp

_FIXED = re.compile(r"UTC([+-])(\d\d):(\d\d)")


def lived(stamp: Stamp) -> datetime:
    """The stamp by the clock on the wall; in UTC where its zone is not known here."""
    try:
        return stamp.utc.astimezone(zone_of(stamp.zone))
    except OverflowError:
        return stamp.utc


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name or a fixed offset such as `UTC+01:00`; UTC where it is neither."""
    if fixed := _FIXED.fullmatch(name):
        offset = timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
        if offset < timedelta(days=1):
            return timezone(-offset if fixed[1] == "-" else offset)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
