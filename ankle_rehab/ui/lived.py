"""Stamps of the diary as times on the wall, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.zones import lived, zone_of

__all__ = ("lived", "stamp_of", "zone_of")


def stamp_of(day: date, at: time, zone: tzinfo | None, name: str) -> Stamp:
    """That time on the wall; one that a change of the clocks leaves out becomes the one an hour later."""
    there = datetime.combine(day, at, tzinfo=zone)
    return Stamp.of(there.astimezone(UTC).astimezone(zone), name)
