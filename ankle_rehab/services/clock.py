"""The only module that asks this computer for the time."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone

from ankle_rehab.domain.clock import Reading

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_ZONE_LINK = Path("/etc/localtime")


class SystemClock:
    """The clocks of this computer; `elapsed` counts sleep on Linux, macOS and Windows.

    Another zone that is chosen while the program runs, as on a journey, holds from the next look on; on
    Windows from the next start.
    """

    def __init__(self, link: Path = _ZONE_LINK) -> None:
        self._link = link
        self._chosen = self._look()
        self._name, self._tz = _local_zone(link)
        self._boot_id = _boot_id()

    def read(self) -> Reading:
        return Reading(self.now(), _elapsed(), self._boot_id, sys.platform in ("linux", "darwin", "win32"))

    def now(self) -> datetime:
        chosen = self._look()
        if chosen != self._chosen:
            self._chosen = chosen
            self._name, self._tz = _local_zone(self._link)
        return datetime.now(self._tz)

    def zone(self) -> str:
        return self._name

    def _look(self) -> str:
        """What the link says at the moment; nothing for a plain file."""
        try:
            return os.readlink(self._link)  # noqa: PTH115 - a tenth of the time, and asked at every look
        except OSError:
            return ""


def _elapsed() -> float:
    """Seconds since some point of this boot, time asleep included where the system can tell."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # unlike time.monotonic() it runs on in sleep
    return time.monotonic()


def _boot_id() -> str:
    """A name for this boot: the kernel's, or the minute at which the computer must have started."""
    if _BOOT_ID.exists():
        return _BOOT_ID.read_text(encoding="utf-8").strip()
    started = datetime.now(UTC) - timedelta(seconds=_elapsed())
    return started.strftime("%Y-%m-%dT%H:%M")


def _local_zone(link: Path) -> tuple[str, tzinfo]:
    """The zone's IANA name where it can be found, otherwise today's offset under a plain name.

    A `TZ` that is no such name (`CET-1CEST`) still decides what the local time is.
    """
    name = os.environ.get("TZ", "").lstrip(":") or _linked_zone(link) or _zone_of_the_system()
    try:
        return name, ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    local = datetime.now(UTC).astimezone()
    offset = local.utcoffset() or timedelta(0)
    sign, minutes = ("-" if offset < timedelta(0) else "+"), abs(offset) // timedelta(minutes=1)
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}", local.tzinfo or UTC


def _linked_zone(link: Path) -> str:
    """The name behind /etc/localtime; a plain copy of the file (as in containers) has none."""
    try:
        target = str(link.resolve(strict=True))
    except OSError:
        return ""
    _, found, name = target.partition("zoneinfo/")
    return name if found else ""


def _zone_of_the_system() -> str:
    """What Qt makes of it: on Windows the IANA name of Windows' own zone."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
