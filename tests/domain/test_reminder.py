"""What a reminder does at a moment, and that each of its local times is shown once and only once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.reminder import Action, Day, Entry, Kind, Occurrence, Reminder, State
from ankle_rehab.domain.reminder_rules import LOOK_BACK, due, next_moment, upcoming
from ankle_rehab.domain.schedule import Schedule, instant

at = datetime.fromisoformat
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    ZoneInfo(name) for name in ("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "Australia/Lord_Howe")
]
NINE = Schedule((time(9),), at("2026-11-01").date())
PLAN = Reminder(Kind.PLAN, NINE, id=1)
SUNDAY_NINE = Occurrence(1, at("2026-11-22 09:00"))
PLANNED = Day(planned="daily")


def here(local: str) -> datetime:
    return at(local).replace(tzinfo=BERLIN)


def told(reminder: Reminder, now: str, day: Day, *log: Entry) -> list[tuple[str, State]]:
    """What is done about the occurrences of the 22nd."""
    actions = due([reminder], log, here(now), BERLIN, day)
    return [
        (f"{action.occurrence.local:%H:%M}", action.state)
        for action in actions
        if action.occurrence.local.day == 22
    ]


KINDS = [
    # kind, what holds today, what becomes of it
    (Kind.PLAN, PLANNED, State.SHOWN),
    (Kind.PLAN, Day(), State.SILENT),
    (Kind.PLAN, Day(planned="daily", done=frozenset({"daily"})), State.DONE),
    (Kind.PLAN, Day(planned="daily", done=frozenset({"three"})), State.SHOWN),
    (Kind.PLAN, Day(planned="strength", done=frozenset({"daily"})), State.DONE),
    (Kind.PLAN, Day(planned="daily", help_first=True), State.SILENT),
    (Kind.ROUTINE, Day(), State.SHOWN),
    (Kind.ROUTINE, Day(done=frozenset({"desk"})), State.DONE),
    (Kind.ROUTINE, Day(help_first=True), State.SILENT),
    (Kind.ROUTINE, Day(closed=frozenset({"desk"})), State.SILENT),
    (Kind.ROUTINE, Day(closed=frozenset({"daily"})), State.SHOWN),
    (Kind.ROUTINE, Day(prevention=True), State.SILENT),
    (Kind.ROUTINE, Day(prevention=True, planned="three"), State.SHOWN),
    (Kind.PAIN, Day(help_first=True), State.SHOWN),
    (Kind.PAIN, Day(prevention=True), State.SHOWN),
    (Kind.PAIN, Day(scored=True), State.DONE),
    (Kind.SELF_TEST, Day(tested=False), State.SHOWN),
    (Kind.SELF_TEST, Day(), State.DONE),
    (Kind.SELF_TEST, Day(tested=False, help_first=True), State.SILENT),
    (Kind.OWN, Day(help_first=True, prevention=True), State.SHOWN),
]


@pytest.mark.parametrize(("kind", "day", "state"), KINDS)
def test_what_there_is_to_remind_of(kind: Kind, day: Day, state: State) -> None:
    assert told(replace(PLAN, kind=kind, routine_id="desk"), "2026-11-22 09:00", day) == [("09:00", state)]


def test_done_or_not_it_is_shown_where_somebody_wants_it_so() -> None:
    always = replace(PLAN, only_if_not_done=False)
    assert told(always, "2026-11-22 09:00", Day(planned="daily", done=frozenset({"daily"}))) == [
        ("09:00", State.SHOWN)
    ]


LATE = [
    ("2026-11-22 08:59", []),
    ("2026-11-22 09:00", [("09:00", State.SHOWN)]),
    ("2026-11-22 11:00", [("09:00", State.SHOWN)]),
    ("2026-11-22 11:01", [("09:00", State.MISSED)]),
    ("2026-11-24 08:59", [("09:00", State.MISSED)]),
    ("2026-11-24 09:00", []),
]


@pytest.mark.parametrize(("now", "expected"), LATE)
def test_late_within_two_hours_it_is_shown_later_it_is_missed(
    now: str, expected: list[tuple[str, State]]
) -> None:
    assert told(PLAN, now, PLANNED) == expected


def test_one_that_is_off_says_nothing() -> None:
    assert told(replace(PLAN, on=False), "2026-11-22 09:00", PLANNED) == []


def snoozed(until: str) -> Entry:
    return Entry(
        SUNDAY_NINE, State.SNOOZED, here("2026-11-22 09:00").astimezone(UTC), here(until).astimezone(UTC)
    )


def test_a_snooze_comes_again_when_it_is_over_unless_it_was_done_meanwhile() -> None:
    entry = snoozed("2026-11-22 09:10")
    assert told(PLAN, "2026-11-22 09:09", PLANNED, entry) == []
    assert told(PLAN, "2026-11-22 09:10", PLANNED, entry) == [("09:00", State.SHOWN)]
    finished = Day(planned="daily", done=frozenset({"daily"}))
    assert told(PLAN, "2026-11-22 09:10", finished, entry) == [("09:00", State.DONE)]


def test_what_nobody_answered_is_missed_when_its_day_is_over() -> None:
    shown = Entry(SUNDAY_NINE, State.SHOWN, here("2026-11-22 09:00").astimezone(UTC))
    assert told(PLAN, "2026-11-22 23:59", PLANNED, shown) == []
    assert told(PLAN, "2026-11-23 00:00", PLANNED, shown) == [("09:00", State.MISSED)]


def test_the_next_moment_is_that_of_the_nearest_one_or_of_a_snooze() -> None:
    now = here("2026-11-22 09:30")
    assert next_moment([PLAN], {}, now, BERLIN) == here("2026-11-23 09:00")
    entry = snoozed("2026-11-22 10:00")
    assert next_moment([PLAN], {SUNDAY_NINE: entry}, now, BERLIN) == here("2026-11-22 10:00")
    assert next_moment([replace(PLAN, on=False)], {}, now, BERLIN) is None


def test_a_snooze_that_was_slept_away_is_missed() -> None:
    entry = snoozed("2026-11-22 09:10")
    assert told(PLAN, "2026-11-22 11:10", PLANNED, entry) == [("09:00", State.SHOWN)]
    assert told(PLAN, "2026-11-22 11:11", PLANNED, entry) == [("09:00", State.MISSED)]


def test_in_the_hour_that_comes_twice_what_has_rung_is_not_to_come() -> None:
    at_half_past = replace(PLAN, schedule=Schedule((time(2, 30),), at("2026-10-01").date()))
    again = here("2026-10-25 02:15").replace(fold=1)
    assert [one.day for one in upcoming(at_half_past, again, 1)] == [26]
    assert next_moment([at_half_past], {}, again, BERLIN) == here("2026-10-26 02:30")


def test_the_next_three_times() -> None:
    assert [one.day for one in upcoming(PLAN, here("2026-11-22 09:30"), 3)] == [23, 24, 25]


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), st.integers(1, 60 * 30)),
        st.tuples(st.just("clock"), st.integers(-60 * 26, 60 * 26)),
        st.tuples(st.just("travel"), st.integers(0, len(ZONES) - 1)),
    ),
    max_size=40,
)


@settings(max_examples=300)
@given(st.datetimes(at("2026-01-01"), at("2027-12-31")), MOVES)
def test_whatever_becomes_of_clock_and_place_each_local_time_is_shown_once(
    start: datetime, moves: list[tuple[str, int]]
) -> None:
    """Minutes pass or are slept away, the clock is set, somebody travels; after each it is looked once."""
    reminder = Reminder(Kind.OWN, Schedule((time(2, 30), time(9)), at("2025-01-01").date()), id=1)
    now, zone = start.replace(tzinfo=UTC), ZONES[0]
    log: dict[Occurrence, Entry] = {}
    shown: list[Occurrence] = []
    for kind, amount in moves:
        if kind == "travel":
            zone = ZONES[amount]
        else:
            now += timedelta(minutes=amount)
        recent = [
            entry for entry in log.values() if entry.occurrence.local > _local(now, zone) - 2 * LOOK_BACK
        ]
        for action in due([reminder], recent, now.astimezone(zone), zone, Day()):
            shown += [action.occurrence] if action.state is State.SHOWN and not action.again else []
            log[action.occurrence] = Entry(action.occurrence, action.state, now)
    assert len(shown) == len(set(shown))


@given(
    st.datetimes(at("2026-01-01"), at("2027-12-31")), st.lists(st.integers(1, 110), min_size=1, max_size=60)
)
def test_none_is_lost_as_long_as_it_is_looked_every_two_hours(start: datetime, steps: list[int]) -> None:
    reminder = Reminder(Kind.OWN, Schedule((time(2, 30), time(9)), at("2025-01-01").date()), id=1)
    zone = ZONES[0]
    moments = [start.replace(tzinfo=UTC)]
    for minutes in steps:
        moments.append(moments[-1] + timedelta(minutes=minutes))
    log: dict[Occurrence, Entry] = {}
    seen: list[Action] = []
    for index, now in enumerate(moments):
        for action in due([reminder], tuple(log.values()), now.astimezone(zone), zone, Day()):
            seen += [action] if index else []
            log[action.occurrence] = Entry(action.occurrence, State.SKIPPED, now)
    first, last = moments[0], moments[-1]
    coming = reminder.schedule.after(_local(first, zone) - timedelta(hours=3))
    passed = list(takewhile(lambda one: instant(one, zone) <= last, coming))
    assert len(seen) == sum(1 for local in passed if instant(local, zone) > first)
    assert all(action.state is State.SHOWN for action in seen)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
