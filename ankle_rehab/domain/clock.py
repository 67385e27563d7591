"""What the program may know about time; every rule is handed a reading instead of asking for one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol

from ankle_rehab.domain.value import value


@value
class Reading:
    """One look at all clocks of the computer.

    `wall` is aware and carries the local zone. `elapsed` is in seconds since an arbitrary point of this
    boot, never runs backwards, and counts time asleep where `counts_sleep` is true. Two readings may be
    subtracted by `elapsed` only when their `boot_id` is the same.
    """

    wall: datetime
    elapsed: float
    boot_id: str
    counts_sleep: bool = True


class Clock(Protocol):
    """The only source of time; production and tests each have one."""

    def read(self) -> Reading:
        """All clocks at once."""

    def now(self) -> datetime:
        """The wall clock alone: aware, in the local zone."""

    def zone(self) -> str:
        """The IANA name of the local zone, or a fixed offset such as `UTC+01:00`."""


@value
class Stamp:
    """A moment as the diary keeps it: UTC, the zone it was lived in, and the local date frozen at entry."""

    utc: datetime
    zone: str
    local_date: date

    @staticmethod
    def of(wall: datetime, zone: str) -> Stamp:
        """The stamp of an aware local time; raises ValueError for a naive one."""
        if wall.tzinfo is None:
            raise ValueError("a stamp needs a time with its zone")
        return Stamp(wall.astimezone(UTC), zone, wall.date())
