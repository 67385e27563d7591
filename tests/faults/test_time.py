"""Faults 27-31, 34-36, 40-44 and R9-R13: clocks, sleep, journeys and kills lose and double nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy, tuples

from ankle_rehab.domain.clock import Reading
from ankle_rehab.domain.reminder import Action, Day, Entry, Reminder
from ankle_rehab.domain.reminder_rules import due
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.reminders import Reminders
from tests.fakes.clock import FakeClock
from tests.fakes.icing import FakeGuard
from tests.faults import clock_changes, cold_walks, effort_walks, reminder_walks, travels
from tests.faults.tries import seen, tries

A_FEW_ZONES = ("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca")
NIGHT = datetime.fromisoformat("2026-06-01T21:00")

pytestmark = pytest.mark.usefixtures("qapp")


def often(count: int, walk: Callable[..., None], *chances: SearchStrategy[object]) -> None:
    """Take so many random walks; the first that fails is made as short as it can be and raised."""

    @settings(max_examples=count, deadline=None, suppress_health_check=tuple(HealthCheck))
    @given(tuples(*chances))
    def taken(chosen: tuple[object, ...]) -> None:
        walk(*chosen)

    taken()


# reminders -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", A_FEW_ZONES)
def test_at_a_change_of_the_clocks_each_local_time_is_rung_once(name: str) -> None:
    zone = ZoneInfo(name)
    for change in list(clock_changes.changes(zone))[12:24:3]:
        for local in clock_changes.around(zone, change):
            clock_changes.prove(zone, local)


def test_every_change_of_a_clock_is_found() -> None:
    found = list(clock_changes.changes(ZoneInfo("Europe/Berlin")))
    assert found[:2] == [datetime(2000, 3, 26, 1, tzinfo=UTC), datetime(2000, 10, 29, 1, tzinfo=UTC)]
    assert len(found) == 82


def test_so_it_is_in_every_zone() -> None:
    every = clock_changes.zones()
    names = every[:: max(1, len(every) // tries(6, len(every)))]
    changes, moments = clock_changes.prove_all(names)
    seen("test_time", f"{len(names)} zones, {changes:,} changes, {moments:,} local times: each rung once")


def by_the_digits(
    kept: Iterable[Reminder], log: tuple[Entry, ...], now: datetime, _zone: ZoneInfo, day: Day
) -> Iterable[Action]:
    """Looks at what the clock shows alone, as a time without its zone does."""
    return due(kept, log, now.replace(tzinfo=UTC), UTC, day)


def without_a_log(
    kept: Iterable[Reminder], _log: tuple[Entry, ...], now: datetime, zone: ZoneInfo, day: Day
) -> Iterable[Action]:
    """Does not know what was rung before."""
    return due(kept, (), now, zone, day)


@pytest.mark.parametrize("remind", [by_the_digits, without_a_log])
def test_a_naive_or_forgetful_rule_is_seen(remind: clock_changes.Remind) -> None:
    zone = ZoneInfo("Europe/Berlin")
    with pytest.raises(clock_changes.Broken):
        clock_changes.prove(zone, datetime.fromisoformat("2026-10-25T02:30"), remind)


def test_whatever_becomes_of_the_computer_each_local_time_is_decided_once() -> None:
    count = tries(40, 10_000)
    often(count, reminder_walks.walk, reminder_walks.STARTS, reminder_walks.MOVES)
    seen("test_time", f"{count:,} walks of reminders: each shown, missed or silent, and once")


class Unkept(Reminders):
    """Says it first, and has not written it when the program is killed."""

    def _keep(self, entries: tuple[Entry, ...]) -> None:
        self._unkept |= {entry.occurrence: entry for entry in entries}


def test_a_reminder_that_is_told_before_it_is_kept_is_seen() -> None:
    with pytest.raises(AssertionError):
        reminder_walks.walk(NIGHT, [("awake", 300), ("kill", 1), ("awake", 60)], Unkept)


# icing -----------------------------------------------------------------------------------------------


def test_an_icing_knows_how_long_the_cold_was_on() -> None:
    count = tries(30, 5_000)
    often(count, cold_walks.walk, cold_walks.STARTS, cold_walks.MOVES)
    seen("test_time", f"{count:,} walks of an icing: within 1 s, and never told shorter")


class Digits:
    """A clock whose times have lost their zone."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now().replace(tzinfo=UTC)

    def read(self) -> Reading:
        found = self._clock.read()
        return Reading(self.now(), found.elapsed, found.boot_id, found.counts_sleep)

    def zone(self) -> str:
        return self._clock.zone()


def by_the_wall(clock: FakeClock, diary: Diary, guard: FakeGuard) -> IcingTimer:
    return IcingTimer(Digits(clock), diary, guard)


def test_an_icing_that_goes_by_the_digits_of_the_wall_is_seen() -> None:
    start = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
    with pytest.raises(AssertionError):
        cold_walks.walk(start, [("travel", 2), ("restart", 300)], by_the_wall)


# exercises -------------------------------------------------------------------------------------------


def test_a_session_counts_what_was_led_through_and_nothing_else() -> None:
    count = tries(60, 10_000)
    often(count, effort_walks.walk, effort_walks.MOVES)
    minutes = tries(3, 60)
    wrong = effort_walks.wrong_after(minutes)
    assert wrong <= effort_walks.DRIFT
    told = f"{count:,} walks of a session; after {minutes} min {wrong * 1000:.1f} ms wrong"
    seen("test_time", told)


def test_a_session_by_the_clock_on_the_wall_is_seen() -> None:
    with pytest.raises(AssertionError):
        effort_walks.walk([("tick", 1000), ("clock", 2000)], effort_walks.WallClock)


# past days -------------------------------------------------------------------------------------------


def test_travelling_changes_no_past_day() -> None:
    count = tries(30, 10_000)
    often(count, travels.journey, travels.STARTS, travels.MOVES)
    seen("test_time", f"{count:,} journeys: no past day changed")


def by_the_zone_of_now(diary: Diary, clock: FakeClock) -> travels.Days:
    """Counts an entry to the day that it would be here."""
    found: travels.Days = {}
    for one in diary.entries():
        day = one.refers_to.utc.astimezone(clock.now().tzinfo).date()
        found[day] = (int(str(found.get(day, (0,))[0])) + 1,)
    return found


def test_days_counted_where_somebody_is_now_are_seen() -> None:
    with pytest.raises(AssertionError):
        travels.journey(NIGHT, [("write", 3), ("travel", 1), ("travel", 2)], by_the_zone_of_now)
