"""What the clock on the wall showed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.zones import lived


@pytest.mark.parametrize(
    ("zone", "wall"),
    [
        ("Europe/Berlin", "2026-07-01T14:30:00+02:00"),
        ("Pacific/Kiritimati", "2026-07-02T02:30:00+14:00"),
        ("UTC+01:00", "2026-07-01T13:30:00+01:00"),
        ("UTC-03:30", "2026-07-01T09:00:00-03:30"),
        ("UTC+99:00", "2026-07-01T12:30:00+00:00"),
        ("Nowhere/Land", "2026-07-01T12:30:00+00:00"),
        ("../../etc/passwd", "2026-07-01T12:30:00+00:00"),
        ("", "2026-07-01T12:30:00+00:00"),
    ],
)
def test_by_its_zone_or_in_utc_where_that_is_not_known(zone: str, wall: str) -> None:
    stamp = Stamp(datetime(2026, 7, 1, 12, 30, tzinfo=UTC), zone, date(2026, 7, 1))
    assert lived(stamp).isoformat() == wall


def test_the_ends_of_the_calendar() -> None:
    last = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    assert lived(Stamp(last, "Pacific/Kiritimati", date(9999, 12, 31))) == last
