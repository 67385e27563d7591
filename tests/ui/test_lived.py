"""Stamps as times on the wall, where the clocks are changed and where a zone is not known."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.ui.lived import lived, stamp_of


@pytest.mark.parametrize(
    ("zone", "day", "at", "utc", "local"),
    [
        ("Europe/Berlin", date(2026, 11, 22), time(9), "2026-11-22T08:00:00+00:00", date(2026, 11, 22)),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:30:00+00:00", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00+00:00", date(2026, 10, 25)),
        ("Pacific/Apia", date(2011, 12, 30), time(12), "2011-12-30T22:00:00+00:00", date(2011, 12, 31)),
    ],
)
def test_a_time_on_the_wall_becomes_a_stamp(zone: str, day: date, at: time, utc: str, local: date) -> None:
    """One that is left out is an hour later, or the day after that; of two the first."""
    stamp = stamp_of(day, at, ZoneInfo(zone), zone)
    assert (stamp.utc.isoformat(), stamp.zone, stamp.local_date) == (utc, zone, local)


def test_a_stamp_is_told_as_it_was_lived() -> None:
    at = datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert (
        lived(Stamp(at, "Pacific/Kiritimati", date(2026, 11, 22))).isoformat() == "2026-11-22T22:00:00+14:00"
    )
    assert lived(Stamp(at, "Nowhere/Atlantis", date(2026, 11, 22))) == at
    assert lived(Stamp(at, "../etc/passwd", date(2026, 11, 22))) == at


def test_a_zone_without_a_name_keeps_its_offset() -> None:
    """As on a computer whose zone has no name, or in a file from elsewhere."""
    at = datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert lived(Stamp(at, "UTC-03:30", date(2026, 11, 22))).isoformat() == "2026-11-22T04:30:00-03:30"
