"""Quiet hours and a rest: when nothing is shown, and from when on something is again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.quiet import NEVER, Hush, hush_of
from ankle_rehab.domain.settings import Settings

at = datetime.fromisoformat
NIGHT = Hush(time(22), time(7))
NOON = Hush(time(12), time(13, 30))
SAME = Hush(time(9), time(9))
RESTING = Hush(time(22), time(7), date(2026, 11, 25))

QUIET = [
    (NIGHT, time(21, 59), False),
    (NIGHT, time(22), True),
    (NIGHT, time(0), True),
    (NIGHT, time(6, 59), True),
    (NIGHT, time(7), False),
    (NOON, time(11, 59), False),
    (NOON, time(12), True),
    (NOON, time(13, 30), False),
    (SAME, time(9), False),
    (NEVER, time(3), False),
]


@pytest.mark.parametrize(("hush", "moment", "quiet"), QUIET)
def test_quiet_from_the_first_time_up_to_the_second(hush: Hush, moment: time, *, quiet: bool) -> None:
    assert hush.quiet(moment) is quiet


OVER = [
    # now, when something may be shown
    (NIGHT, "2026-11-22 21:00", "2026-11-22 21:00"),
    (NIGHT, "2026-11-22 23:00", "2026-11-23 07:00"),
    (NIGHT, "2026-11-23 03:00", "2026-11-23 07:00"),
    (NOON, "2026-11-22 12:30", "2026-11-22 13:30"),
    (RESTING, "2026-11-22 12:30", "2026-11-25 07:00"),
    (RESTING, "2026-11-24 23:59", "2026-11-25 07:00"),
    (RESTING, "2026-11-25 08:00", "2026-11-25 08:00"),
    (NEVER, "2026-11-22 03:00", "2026-11-22 03:00"),
]


@pytest.mark.parametrize(("hush", "now", "over"), OVER)
def test_from_when_on_something_may_be_shown(hush: Hush, now: str, over: str) -> None:
    assert hush.over(at(now)) == at(over)


LETS_IN = [
    # due at, grace in minutes: it comes late after the night, or not at all
    ("2026-11-22 21:59", 0, True),
    ("2026-11-22 22:00", 120, False),
    ("2026-11-23 05:00", 120, True),
    ("2026-11-23 04:59", 120, False),
    ("2026-11-22 22:00", 540, True),
]


@pytest.mark.parametrize(("due", "grace", "comes"), LETS_IN)
def test_what_is_due_in_the_night_comes_late_within_its_grace(due: str, grace: int, *, comes: bool) -> None:
    assert NIGHT.lets_in(at(due), timedelta(minutes=grace)) is comes


def test_nothing_is_let_in_while_they_rest() -> None:
    assert not RESTING.lets_in(at("2026-11-24 12:00"), timedelta(days=1))
    assert RESTING.lets_in(at("2026-11-25 12:00"), timedelta())


def test_the_hours_count_only_where_they_are_switched_on() -> None:
    chosen = Settings(quiet_from=time(21), quiet_until=time(8), reminders_rest_until=date(2026, 12, 1))
    assert hush_of(chosen) == Hush(rest_until=date(2026, 12, 1))
    assert hush_of(replace(chosen, quiet_on=True)) == Hush(time(21), time(8), date(2026, 12, 1))


@given(st.times(), st.times(), st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.data())
def test_what_is_said_to_be_over_is_neither_quiet_nor_rest(
    first: time, last: time, rest: date | None, data: st.DataObject
) -> None:
    hush = Hush(first, last, rest)
    now = data.draw(st.datetimes(at("2026-01-01"), at("2027-01-01")))
    over = hush.over(now)
    assert over >= now
    assert not hush.quiet(over.time())
    assert not hush.resting(over.date())
