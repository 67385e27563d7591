"""Put off by somebody, a reminder comes after the quiet hours, or is listed as missed on its new day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from ankle_rehab.domain.reminder import Day, Kind, Occurrence, Reminder
from ankle_rehab.domain.schedule import Repeat, Schedule
from tests.services.test_reminders import Bell

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def put_off(data_dir: Path) -> Iterator[Bell]:
    """It is nine o'clock on the 22nd."""
    made = Bell(data_dir)
    yield made
    made.close()


def shown_once(bell: Bell, at: time, kind: Kind = Kind.OWN) -> Occurrence:
    """One that comes today and never again, when it has been shown."""
    today = bell.clock.now().date()
    bell.reminders.add(Reminder(kind, Schedule((at,), today, Repeat.ONCE), words="Shoes out"))
    bell.pass_minutes((at.hour - 9) * 60 + at.minute)
    (due,) = bell.reminders.open()
    return due.occurrence


def test_moved_to_a_day_on_which_the_computer_is_off_it_is_listed_as_missed_there(put_off: Bell) -> None:
    bell = put_off
    one = shown_once(bell, time(9, 30))
    bell.reminders.to_tomorrow(one)
    assert bell.pass_minutes(30 * 60) == ["22 09:30"]
    assert [due.occurrence for due in bell.reminders.missed()] == [one]
    bell.open()
    assert [due.occurrence for due in bell.reminders.missed()] == [one]
    bell.pass_minutes(9 * 60)
    assert bell.reminders.missed() == ()


def test_what_was_moved_and_missed_goes_once_it_is_done(put_off: Bell) -> None:
    bell = put_off
    bell.reminders.to_tomorrow(shown_once(bell, time(9, 30), Kind.PAIN))
    bell.pass_minutes(30 * 60)
    assert len(bell.reminders.missed()) == 1
    bell.day = Day(scored=True)
    bell.pass_minutes(1)
    assert bell.reminders.missed() == ()


@pytest.mark.parametrize("minutes", [5, 10, 30, 60])
def test_a_snooze_that_ends_in_quiet_hours_comes_after_them(put_off: Bell, minutes: int) -> None:
    bell = put_off
    bell.preferences.change(quiet_on=True, quiet_from=time(22), quiet_until=time(7))
    bell.reminders.snooze(shown_once(bell, time(21, 58)), minutes)
    due = bell.reminders.next_due()
    assert due is not None
    assert f"{due[1]:%d %H:%M}" == "23 07:00"
    assert bell.pass_minutes(9 * 60 + 1) == ["22 21:58"]
    assert bell.pass_minutes(1) == ["22 21:58", "22 21:58"]


def test_tonight_in_quiet_hours_is_tomorrow(put_off: Bell) -> None:
    bell = put_off
    bell.preferences.change(quiet_on=True, quiet_from=time(22), quiet_until=time(7))
    bell.reminders.to_tonight(shown_once(bell, time(21, 30)))
    assert bell.pass_minutes(24 * 60 - 1) == ["22 21:30"]
    assert bell.pass_minutes(1) == ["22 21:30", "22 21:30"]


def test_nobody_is_asked_about_the_evening_on_the_morning_after(put_off: Bell) -> None:
    bell = put_off
    bell.preferences.change(quiet_on=True, quiet_from=time(22), quiet_until=time(7))
    bell.reminders.snooze(shown_once(bell, time(21, 50), Kind.EVENING), 30)
    assert bell.pass_minutes(12 * 60) == ["22 21:50"]
    assert bell.reminders.missed() == ()
    assert bell.reminders.open() == ()
