"""When something comes again, over weekdays, months, leap days and both changes of the clocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.schedule import Repeat, Schedule, instant

NINE = (time(9),)
SINCE = date(2026, 11, 22)  # a Sunday

at = datetime.fromisoformat


COMES = [
    # schedule, day, comes
    (Schedule(NINE, SINCE), date(2026, 11, 22), True),
    (Schedule(NINE, SINCE), date(2026, 11, 21), False),
    (Schedule(NINE, SINCE, until=date(2026, 11, 23)), date(2026, 11, 23), True),
    (Schedule(NINE, SINCE, until=date(2026, 11, 23)), date(2026, 11, 24), False),
    (Schedule(NINE, SINCE, weekdays=frozenset({0, 2, 4})), date(2026, 11, 23), True),
    (Schedule(NINE, SINCE, weekdays=frozenset({0, 2, 4})), date(2026, 11, 24), False),
    (Schedule(NINE, SINCE, Repeat.DAYS, every=3), date(2026, 11, 25), True),
    (Schedule(NINE, SINCE, Repeat.DAYS, every=3), date(2026, 11, 26), False),
    (Schedule(NINE, SINCE, Repeat.ONCE), date(2026, 11, 22), True),
    (Schedule(NINE, SINCE, Repeat.ONCE), date(2026, 11, 29), False),
    (Schedule(NINE, date(2026, 1, 31), Repeat.MONTHLY), date(2026, 2, 28), True),
    (Schedule(NINE, date(2026, 1, 31), Repeat.MONTHLY), date(2028, 2, 28), False),
    (Schedule(NINE, date(2026, 1, 31), Repeat.MONTHLY), date(2028, 2, 29), True),
    (Schedule(NINE, date(2026, 1, 31), Repeat.MONTHLY), date(2026, 4, 30), True),
    (Schedule(NINE, date(2026, 1, 15), Repeat.MONTHLY), date(2026, 3, 15), True),
    (Schedule(NINE, date(2026, 1, 15), Repeat.MONTHLY), date(2026, 3, 16), False),
]


@pytest.mark.parametrize(("schedule", "day", "comes"), COMES)
def test_the_days_on_which_it_comes(schedule: Schedule, day: date, *, comes: bool) -> None:
    assert schedule.comes_on(day) is comes


def test_the_times_of_a_day_stand_in_order_each_once() -> None:
    schedule = Schedule((time(18), time(7, 30), time(18)), SINCE)
    assert schedule.of_day(SINCE) == (at("2026-11-22 07:30"), at("2026-11-22 18:00"))


def test_the_next_three_of_every_second_day() -> None:
    schedule = Schedule(NINE, SINCE, Repeat.DAYS, every=2)
    found = islice(schedule.after(at("2026-11-22 09:00")), 3)
    assert [one.day for one in found] == [24, 26, 28]


def test_one_that_has_ended_has_nothing_to_come() -> None:
    assert list(Schedule(NINE, SINCE, Repeat.ONCE).after(at("2026-11-22 09:00"))) == []
    ended = Schedule(NINE, SINCE, until=date(2026, 11, 24))
    assert len(list(ended.after(at("2026-11-01 00:00")))) == 3


NEVER: list[Callable[[], Schedule]] = [
    lambda: Schedule((), SINCE),
    lambda: Schedule((time(9, tzinfo=UTC),), SINCE),
    lambda: Schedule(NINE, SINCE, weekdays=frozenset()),
    lambda: Schedule(NINE, SINCE, weekdays=frozenset({7})),
    lambda: Schedule(NINE, SINCE, Repeat.DAYS, every=0),
    lambda: Schedule(NINE, SINCE, until=date(2026, 11, 21)),
    lambda: Schedule(NINE, SINCE, Repeat.FOLLOWS),
]


def test_one_that_follows_something_has_no_times_of_its_own() -> None:
    follows = Schedule((), SINCE, Repeat.FOLLOWS, until=date(2026, 11, 30))
    assert list(follows.after(at("2026-11-20 00:00"))) == []
    assert not follows.comes_on(SINCE)
    days = [day for day in (21, 22, 30) if follows.holds_on(date(2026, 11, day))]
    assert days == [22, 30]


@pytest.mark.parametrize("make", NEVER)
def test_a_schedule_that_never_comes_is_refused(make: Callable[[], Schedule]) -> None:
    with pytest.raises(ValueError, match=r"schedule|weekdays"):
        make()


INSTANTS = [
    # zone, local time, UTC: an ordinary day, the hour that is left out, the hour that comes twice
    ("Europe/Berlin", at("2026-11-22 09:00"), at("2026-11-22 08:00")),
    ("Europe/Berlin", at("2026-03-29 02:30"), at("2026-03-29 01:00")),
    ("Europe/Berlin", at("2026-10-25 02:30"), at("2026-10-25 00:30")),
    ("America/New_York", at("2026-03-08 02:30"), at("2026-03-08 07:00")),
    ("Australia/Lord_Howe", at("2026-10-04 02:15"), at("2026-10-03 15:30")),
    ("Pacific/Apia", at("2011-12-30 09:00"), at("2011-12-30 10:00")),  # a day that was left out
]


@pytest.mark.parametrize(("zone", "local", "utc"), INSTANTS)
def test_the_moment_of_a_local_time(zone: str, local: datetime, utc: datetime) -> None:
    assert instant(local, ZoneInfo(zone)) == utc.replace(tzinfo=UTC)


@given(
    st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Tehran", "UTC"]),
    st.datetimes(at("2000-01-01 00:00"), at("2040-01-01 00:00")),
    st.integers(1, 3000),
)
def test_a_later_local_time_is_never_rung_before_an_earlier_one(
    zone: str, local: datetime, minutes: int
) -> None:
    there = ZoneInfo(zone)
    first, second = instant(local, there), instant(local + timedelta(minutes=minutes), there)
    assert second >= first


SCHEDULES = st.builds(
    Schedule,
    times=st.lists(
        st.times().map(lambda one: one.replace(second=0, microsecond=0)), min_size=1, max_size=3
    ).map(tuple),
    since=st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    repeat=st.sampled_from([Repeat.WEEKDAYS, Repeat.DAYS, Repeat.MONTHLY]),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    every=st.integers(1, 90),
)


def by_the_rules_of_others(schedule: Schedule) -> list[datetime]:
    """The first local times as another library has them, with the rule of the calendar file."""
    found: list[datetime] = []
    for moment in set(schedule.times):
        start = datetime.combine(schedule.since, moment)
        match schedule.repeat:
            case Repeat.WEEKDAYS:
                series = rrule(WEEKLY, start, byweekday=sorted(schedule.weekdays))
            case Repeat.DAYS:
                series = rrule(DAILY, start, interval=schedule.every)
            case _:
                days = range(min(28, start.day), start.day + 1)
                series = rrule(MONTHLY, start, bymonthday=days, bysetpos=-1)
        found += islice(series, 8)
    return sorted(found)[:8]


@given(SCHEDULES)
def test_another_library_finds_the_same_times(schedule: Schedule) -> None:
    begin = datetime.combine(schedule.since, time()) - timedelta(minutes=1)
    assert list(islice(schedule.after(begin), 8)) == by_the_rules_of_others(schedule)
