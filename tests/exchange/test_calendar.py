"""The calendar file, read by another program's library: the same local times as the reminders', for years."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ankle_rehab.domain.schedule import EVERY_DAY, Repeat, Schedule
from ankle_rehab.exchange.calendar import Series, Single, written

NOW = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
BERLIN = "Europe/Berlin"
NINE = (time(9),)
DAY = date(2026, 11, 22)  # a Sunday

SCHEDULES = {
    "every day": Schedule(NINE, DAY),
    "three days a week, twice": Schedule((time(18), time(7, 30)), DAY, weekdays=frozenset({0, 2, 4})),
    "every third day": Schedule(NINE, DAY, Repeat.DAYS, every=3),
    "the 31st, or the last day": Schedule(NINE, date(2026, 1, 31), Repeat.MONTHLY),
    "the 29th": Schedule(NINE, date(2026, 1, 29), Repeat.MONTHLY),
    "the 15th": Schedule(NINE, date(2026, 1, 15), Repeat.MONTHLY),
    "once": Schedule(NINE, DAY, Repeat.ONCE),
    "until a day": Schedule(NINE, DAY, until=date(2027, 4, 30)),
    "in the hour that is left out in spring": Schedule((time(2, 30),), DAY),
    "in the hour that comes twice in autumn": Schedule((time(2, 15),), DAY, Repeat.DAYS, every=7),
}


def read(file: bytes) -> Calendar:
    calendar = Calendar.from_ical(file)
    assert isinstance(calendar, Calendar)
    return calendar


def times(file: bytes, until: date) -> list[datetime]:
    """The local times of all events up to a day."""
    found = recurring_ical_events.of(read(file)).between(date(2026, 1, 1), until)
    return sorted(_local(event.start) for event in found)


def _local(start: date) -> datetime:
    assert isinstance(start, datetime)
    return start.replace(tzinfo=None)


def expected(schedule: Schedule, until: date) -> list[datetime]:
    first = datetime.combine(schedule.since, time()) - timedelta(minutes=1)
    return list(takewhile(lambda at: at.date() < until, schedule.after(first)))


@pytest.mark.parametrize("zone", [BERLIN, "America/New_York", "Australia/Lord_Howe", "UTC+03:30"])
@pytest.mark.parametrize("schedule", SCHEDULES.values(), ids=SCHEDULES)
def test_every_local_time_of_two_years_is_there_and_no_other(schedule: Schedule, zone: str) -> None:
    until = date(2028, 12, 1)
    assert times(written([Series("one", "Time", schedule)], zone, NOW), until) == expected(schedule, until)


@given(
    st.builds(
        Schedule,
        times=st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), min_size=1, max_size=3)
        .map(tuple)
        .filter(bool),
        since=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        repeat=st.sampled_from([one for one in Repeat if one is not Repeat.FOLLOWS]),
        weekdays=st.frozensets(st.integers(0, 6), min_size=1) | st.just(EVERY_DAY),
        every=st.integers(1, 40),
    )
)
@settings(max_examples=40)
def test_any_schedule_comes_on_the_same_days(schedule: Schedule) -> None:
    until = schedule.since + timedelta(days=400)
    assert times(written([Series("one", "Time", schedule)], BERLIN, NOW), until) == expected(schedule, until)


def test_a_run_is_called_half_an_hour_ahead_and_a_routine_has_its_day() -> None:
    run = Single("run-1", "Run", DAY, time(18), minutes=45, ahead=30)
    care = Single("plan-2026-11-22", "Exercises", DAY)
    first, second = read(written([run, care], BERLIN, NOW)).events
    assert first.start == datetime.fromisoformat("2026-11-22T18:00:00+01:00")
    assert first.duration == timedelta(minutes=45)
    (alarm,) = first.alarms.times
    assert alarm.trigger == first.start - timedelta(minutes=30)
    assert (second.start, second.end) == (DAY, DAY + timedelta(days=1))
    assert not second.alarms.times


def test_one_of_which_nothing_is_left_is_not_in_the_file() -> None:
    over = Schedule(NINE, date(2026, 11, 23), weekdays=frozenset({6}), until=date(2026, 11, 25))
    assert not read(written([Series("one", "Time", over)], BERLIN, NOW)).walk("VEVENT")


@pytest.mark.parametrize(
    "words", ["a; b, c\\d\ne", "שלום 🦶", "\0\a\x1b[31m", "BEGIN:VEVENT\r\nX:1", "x" * 300]
)
def test_words_of_ones_own_never_break_the_file(words: str) -> None:
    (event,) = read(written([Series("one", words, Schedule(NINE, DAY), body=words)], BERLIN, NOW)).walk(
        "VEVENT"
    )
    kept = "".join(sign for sign in words.replace("\r\n", "\n") if sign >= " " or sign == "\n")
    assert str(event["summary"]) == kept
    assert str(event["description"]) == kept


def test_times_carry_the_rules_of_their_zone_and_the_file_when_it_was_made() -> None:
    file = written([Series("one", "Time", SCHEDULES["every day"])], BERLIN, NOW)
    calendar = read(file)
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == [BERLIN]
    assert NOW.astimezone(UTC) == calendar.events[0].DTSTAMP
    floating = written([Series("one", "Time", SCHEDULES["every day"])], "UTC+01:00", NOW)
    assert b"DTSTART:20261122T090000\r\n" in floating


def test_a_later_file_takes_the_place_of_an_earlier_one() -> None:
    one = written([Series("reminder-3", "Time", SCHEDULES["three days a week, twice"])], BERLIN, NOW)
    two = written([Series("reminder-3", "Now", SCHEDULES["three days a week, twice"])], BERLIN, NOW)
    names = [[str(event["uid"]) for event in read(file).walk("VEVENT")] for file in (one, two)]
    assert names[0] == names[1]
    assert len(set(names[0])) == 2
