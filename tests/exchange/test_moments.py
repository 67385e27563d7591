"""Moments as text are exact, carry an offset of whole minutes, and come back; nothing else is one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.exchange import fhir_resources
from ankle_rehab.exchange.moments import Moments, moment_of
from tests.fakes.paper_chances import FIRST, LAST, ZONES

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
write = Moments().text


@pytest.mark.parametrize(
    ("at", "zone", "text"),
    [
        (datetime(2026, 11, 22, 8, tzinfo=UTC), "Europe/Berlin", "2026-11-22T09:00:00+01:00"),
        (datetime(2026, 11, 22, 8, 0, 0, 1, tzinfo=UTC), "Etc/UTC", "2026-11-22T08:00:00.000001+00:00"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Europe/Berlin", "2026-03-29T01:59:00+01:00"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Europe/Berlin", "2026-03-29T03:00:00+02:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Europe/Berlin", "2026-10-25T02:30:00+02:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/Berlin", "2026-10-25T02:30:00+01:00"),
        (
            datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
            "UTC-03:30",
            "1969-12-31T20:29:59.999999-03:30",
        ),
        (datetime(1880, 1, 1, tzinfo=UTC), "Europe/Berlin", "1880-01-01T00:00:00+00:00"),
        (datetime(2026, 1, 1, tzinfo=UTC), "Mars/Olympus", "2026-01-01T00:00:00+00:00"),
        (datetime(1, 1, 1, tzinfo=UTC), "UTC-03:30", "0001-01-01T00:00:00+00:00"),
    ],
)
def test_how_a_moment_is_written(at: datetime, zone: str, text: str) -> None:
    assert write((at - EPOCH) // timedelta(microseconds=1), zone) == text


@given(st.integers(FIRST, LAST), st.sampled_from([*ZONES, *sorted(available_timezones())]))
def test_every_moment_comes_back(utc: int, zone: str) -> None:
    text = write(utc, zone)
    assert moment_of(text)[0] == utc
    assert datetime.fromisoformat(text) == EPOCH + timedelta(microseconds=utc)


@given(st.integers(315_600_000, 4_100_000_000), st.sampled_from(sorted(available_timezones())))
def test_a_moment_is_told_as_the_clock_on_the_wall_showed_it(seconds: int, zone: str) -> None:
    """From 1980 to 2099."""
    at = EPOCH + timedelta(seconds=seconds)
    assert write(seconds * 1_000_000, zone) == at.astimezone(ZoneInfo(zone)).isoformat()


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026-11-22", "2026-11-22T09:00:00", "2026-11-22T09:00:00+01:00:30", "20261122T090000Z"),
        *("2026-11-22T24:00:00Z", "2026-02-30T09:00:00Z", "0000-01-01T00:00:00Z", "2026-W47-7T09:00Z"),
        *("2026-11-22T09:00:00 +01:00", "22.11.2026 09:00", "9999-12-31T23:59:59-01:00", "1795334400"),
        *("0001-01-01T00:00:00+00:01", "２０２６-11-22T09:00:00Z", "2026-11-22T09:00:00+25:00"),
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        moment_of(text)


def test_the_name_of_an_offset_is_one_that_the_diary_knows() -> None:
    assert moment_of("2026-11-22T01:00:00-03:30")[1:] == ("UTC-03:30", "2026-11-22")
    assert moment_of("2026-11-22T01:00Z")[1:] == ("UTC+00:00", "2026-11-22")


def test_an_offset_that_fhir_does_not_know_is_told_in_utc() -> None:
    assert fhir_resources.when(0, "UTC+14:00") == "1970-01-01T14:00:00+14:00"
    assert fhir_resources.when(0, "UTC+14:30") == "1970-01-01T00:00:00+00:00"
    assert fhir_resources.when(0, "UTC-15:00") == "1970-01-01T00:00:00+00:00"
