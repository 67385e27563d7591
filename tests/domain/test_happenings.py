"""What reminders follow: half an hour before a run, its end, and the end of the time without ice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.clock import Reading, Stamp
from ankle_rehab.domain.diary import SessionRecord
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.happenings import after_runs, before_runs, ice_again
from ankle_rehab.domain.icing import Icing, StopReason, Ticks
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.reminder import Happening

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = date(2026, 11, 22)
at = datetime.fromisoformat


def wall(clock: str) -> datetime:
    """That time of day on Sunday in Berlin."""
    return at(f"2026-11-22 {clock}").replace(tzinfo=BERLIN)


def plan(clock: str | None, minutes: float | None = None, sport: Sport = Sport.RUN) -> Planned:
    moment = None if clock is None else time.fromisoformat(clock)
    return Planned(SUNDAY, sport, moment, minutes=minutes)


def run(clock: str, minutes: float, *, timed: bool = True) -> Activity:
    start = Stamp.of(wall(clock), "Europe/Berlin")
    return Activity(Sport.RUN, start, minutes * 60, elapsed=minutes * 60, timed=timed)


def session(routine: str, clock: str, outcome: Outcome = Outcome.COMPLETED) -> SessionRecord:
    """Five minutes of a routine that ended at that time."""
    end = Stamp.of(wall(clock), "Europe/Berlin")
    start = replace(end, utc=end.utc - timedelta(minutes=5))
    return SessionRecord(1, routine, routine, (Side.LEFT,), start, end, outcome, 300, 300, ())


def told(found: tuple[Happening, ...]) -> list[tuple[str, bool]]:
    """When on Sunday, and whether it is done."""
    return [(f"{one.local:%H:%M}", one.done) for one in found]


BEFORE = [
    # planned, runs, sessions: when to come, done
    ([plan("18:00")], [], [], [("17:30", False)]),
    ([plan(None)], [], [], []),
    ([plan("18:00", sport=Sport.BIKE)], [], [], []),
    ([plan("18:00")], [], [session("pre-run", "17:20")], [("17:30", True)]),
    ([plan("18:00")], [], [session("pre-run", "16:59")], [("17:30", False)]),
    ([plan("18:00")], [], [session("pre-run", "17:20", Outcome.PARTIAL)], [("17:30", False)]),
    ([plan("18:00")], [], [session("desk", "17:20")], [("17:30", False)]),
    ([plan("18:00")], [run("07:00", 40)], [], [("17:30", True)]),
    ([plan("07:00"), plan("18:00")], [run("07:00", 40)], [], [("06:30", True), ("17:30", False)]),
    ([plan("00:10")], [], [], [("23:40", False)]),
]


@pytest.mark.parametrize(("plans", "runs", "sessions", "expected"), BEFORE)
def test_half_an_hour_before_a_run_with_a_time(
    plans: list[Planned],
    runs: list[Activity],
    sessions: list[SessionRecord],
    expected: list[tuple[str, bool]],
) -> None:
    assert told(before_runs(plans, runs, sessions, BERLIN)) == expected


def test_half_an_hour_after_its_time_there_is_no_use_in_getting_ready() -> None:
    (found,) = before_runs([plan("18:00")], [], [], BERLIN)
    assert found.at == wall("17:30")
    assert found.over == wall("18:30")


AFTER = [
    ([plan("18:00")], [], [], [("18:30", False)]),
    ([plan("18:00", 50)], [], [], [("18:50", False)]),
    ([plan(None)], [], [], []),
    ([], [run("18:00", 40)], [], [("18:40", False)]),
    ([], [run("18:00", 40, timed=False)], [], []),
    # one run is asked about once: as planned, or as it was where that was earlier
    ([plan("18:00", 50)], [run("18:10", 40)], [], [("18:50", False)]),
    ([plan("18:00", 50)], [run("19:00", 40)], [], [("18:50", False)]),
    ([plan("18:00", 50)], [run("07:00", 40)], [], [("07:40", False)]),
    ([plan("18:00")], [run("18:00", 25)], [session("post-run", "18:45")], [("18:25", True)]),
    ([plan("18:00")], [], [session("post-run", "12:00")], [("18:30", False)]),
]


@pytest.mark.parametrize(("plans", "runs", "sessions", "expected"), AFTER)
def test_the_end_of_each_run_once(
    plans: list[Planned],
    runs: list[Activity],
    sessions: list[SessionRecord],
    expected: list[tuple[str, bool]],
) -> None:
    assert told(after_runs(plans, runs, sessions, BERLIN)) == expected


def test_two_hours_after_the_run_there_is_no_use_in_it() -> None:
    (found,) = after_runs([plan("18:00", 50)], [run("19:00", 40)], [], BERLIN)
    assert found.over == wall("21:40")


def test_on_a_journey_a_run_keeps_the_time_of_the_place_where_it_was() -> None:
    here = after_runs([], [run("18:00", 40)], [], BERLIN)
    assert after_runs([], [run("18:00", 40)], [], ZoneInfo("America/New_York")) == here


def iced(clock: str, minutes: float = 20) -> Icing:
    """A finished icing that ended at that time on Sunday in Berlin."""
    end = wall(clock).astimezone(UTC)
    start = end - timedelta(minutes=minutes)
    icing = Icing.begin(Reading(start, 0.0, "boot"), "Europe/Berlin", 20, Side.LEFT, Ticks(True, True))
    over = Reading(end, minutes * 60, "boot")
    return icing.take_off(over, StopReason.USER).confirm_end(over).after(True, None)


RUNNING = Icing.begin(Reading(wall("16:00"), 0.0, "boot"), "Europe/Berlin", 20, Side.LEFT, Ticks(True, True))
ICE = [
    ([], []),
    ([iced("09:00")], ["11:00"]),
    ([iced("09:00"), iced("12:00")], ["14:00"]),
    ([iced("06:00"), iced("09:00"), iced("12:00")], ["06:00"]),  # the next day
    ([iced("09:00"), RUNNING], []),
    ([iced("09:00"), iced("12:00", 0.5)], ["11:00"]),  # a start taken back is none
]


@pytest.mark.parametrize(("icings", "expected"), ICE)
def test_ice_is_allowed_again_two_hours_after_the_last_or_when_the_day_is_over(
    icings: list[Icing], expected: list[str]
) -> None:
    assert [f"{one.local:%H:%M}" for one in ice_again(icings, None)] == expected
