"""Stamps of the diary as times on the wall, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ankle_rehab.domain.clock import Stamp


def zone_of(stamp: Stamp) -> tzinfo:
    """The zone in which it was lived; UTC where that is not known here."""
    try:
        return ZoneInfo(stamp.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def lived(stamp: Stamp) -> datetime:
    """The wall time at which it was lived, in the zone of that day."""
    return stamp.utc.astimezone(zone_of(stamp))


def stamp_of(day: date, at: time, zone: tzinfo | None, name: str) -> Stamp:
    """That time on the wall; one that a change of the clocks leaves out becomes the one an hour later."""
    there = datetime.combine(day, at, tzinfo=zone)
    return Stamp.of(there.astimezone(UTC).astimezone(zone), name)
