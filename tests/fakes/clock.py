"""A clock that a test moves by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ankle_rehab.domain.clock import Reading


class FakeClock:
    """Starts on Sunday 22 November 2026, 09:00 in Berlin, and stands still until it is moved."""

    def __init__(self, wall: datetime | None = None, zone: str = "Europe/Berlin") -> None:
        self._zone = zone
        self._wall = wall or datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo(zone))
        self._elapsed = 1000.0
        self._boot = 1
        self.counts_sleep = True

    def read(self) -> Reading:
        return Reading(self.now(), self._elapsed, f"boot-{self._boot}", self.counts_sleep)

    def now(self) -> datetime:
        return self._wall.astimezone(ZoneInfo(self._zone))

    def zone(self) -> str:
        return self._zone

    def advance(self, seconds: float) -> None:
        """Time passes, awake."""
        self._elapsed += seconds
        self._shift(seconds)

    def sleep(self, seconds: float) -> None:
        """The computer sleeps: the wall moves on, `elapsed` only where it counts sleep."""
        if self.counts_sleep:
            self._elapsed += seconds
        self._shift(seconds)

    def set_wall(self, wall: datetime) -> None:
        """Somebody sets the clock; `elapsed` does not notice."""
        self._wall = wall

    def travel(self, zone: str) -> None:
        self._zone = zone

    def reboot(self, seconds: float) -> None:
        """The computer restarts, `seconds` after now by the wall clock."""
        self._boot += 1
        self._elapsed = 5.0
        self._shift(seconds)

    def _shift(self, seconds: float) -> None:
        zone = self._wall.tzinfo
        self._wall = (self._wall.astimezone(ZoneInfo("UTC")) + timedelta(seconds=seconds)).astimezone(zone)


class RunningClock(FakeClock):
    """Like a real clock it is a little later at every look."""

    def now(self) -> datetime:
        self.advance(0.0001)
        return super().now()
