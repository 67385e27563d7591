"""What a reminder does at a moment, and that each of its local times is shown once and only once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.quiet import Hush
from ankle_rehab.domain.reminder import (
    Action,
    Day,
    Entry,
    Happening,
    Kind,
    Occurrence,
    Reminder,
    State,
)
from ankle_rehab.domain.reminder_rules import LOOK_BACK, due, ended, next_moment, next_one, upcoming
from ankle_rehab.domain.schedule import Repeat, Schedule, instant

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
    (Kind.DESK, Day(), State.SHOWN),
    (Kind.DESK, Day(help_first=True), State.SILENT),
    (Kind.DESK, Day(closed=frozenset({"desk"})), State.SILENT),
    (Kind.DESK, Day(moved_at=at("2026-11-22 08:01+01:00")), State.DONE),
    (Kind.DESK, Day(moved_at=at("2026-11-22 08:00+01:00")), State.SHOWN),
    (Kind.DESK, Day(prevention=True), State.SHOWN),
    (Kind.MORNING, Day(), State.SILENT),
    (Kind.MORNING, Day(morning_asked=True), State.SHOWN),
    (Kind.MORNING, Day(morning_asked=True, help_first=True), State.SHOWN),
    (Kind.MORNING, Day(morning_asked=True, morning_scored=True), State.DONE),
    (Kind.MORNING, Day(morning_asked=True, scored=True), State.SHOWN),
    (Kind.EVENING, Day(), State.SHOWN),
    (Kind.EVENING, Day(scored=True, morning_scored=True), State.SHOWN),
    (Kind.EVENING, Day(evening_scored=True), State.DONE),
    (Kind.EVENING, Day(prevention=True), State.SILENT),
    (Kind.EVENING, Day(prevention=True, active=True), State.SHOWN),
    (Kind.REST_EVE, Day(), State.SILENT),
    (Kind.REST_EVE, Day(rest_days=frozenset({at("2026-11-23").date()})), State.SHOWN),
    (Kind.REST_EVE, Day(rest_days=frozenset({at("2026-11-22").date()})), State.SILENT),
    (Kind.SHOES, Day(), State.DONE),
    (Kind.SHOES, Day(worn=True), State.SHOWN),
]


@pytest.mark.parametrize(("kind", "day", "state"), KINDS)
def test_what_there_is_to_remind_of(kind: Kind, day: Day, state: State) -> None:
    assert told(replace(PLAN, kind=kind, routine_id="desk"), "2026-11-22 09:00", day) == [("09:00", state)]


def test_done_or_not_it_is_shown_where_somebody_wants_it_so() -> None:
    always = replace(PLAN, only_if_not_done=False)
    assert told(always, "2026-11-22 09:00", Day(planned="daily", done=frozenset({"daily"}))) == [
        ("09:00", State.SHOWN)
    ]


def test_the_second_minute_at_the_desk_of_a_day_is_silent_once_the_pain_has_gone() -> None:
    twice = replace(PLAN, kind=Kind.DESK, schedule=Schedule((time(9), time(11)), at("2026-11-01").date()))
    shown = Entry(SUNDAY_NINE, State.SKIPPED, here("2026-11-22 09:00"))
    assert told(twice, "2026-11-22 11:00", Day(prevention=True), shown) == [("11:00", State.SILENT)]
    assert told(twice, "2026-11-22 11:00", Day(), shown) == [("11:00", State.SHOWN)]
    coming = (at("2026-11-23 09:00"), at("2026-11-24 09:00"))
    assert upcoming(twice, here("2026-11-22 10:00"), 2, Day(prevention=True)) == coming
    assert upcoming(twice, here("2026-11-22 10:00"), 1, Day()) == (at("2026-11-22 11:00"),)


FOLLOWING = Schedule((), at("2026-11-01").date(), Repeat.FOLLOWS)


def follows(kind: Kind, *, done: bool = False) -> Day:
    """A run at ten, or ice again at half past nine; both are told at half past nine."""
    when, over = here("2026-11-22 09:30"), here("2026-11-22 10:30")
    one = Happening(kind, at("2026-11-22 09:30"), when, done, None if kind is Kind.ICE else over)
    return Day(happenings=(one,), ice_open=True)


FOLLOWED = [
    # kind, at, what holds, what becomes of it
    (Kind.BEFORE_RUN, "09:29", follows(Kind.BEFORE_RUN), []),
    (Kind.BEFORE_RUN, "09:30", follows(Kind.BEFORE_RUN), [State.SHOWN]),
    (Kind.BEFORE_RUN, "10:29", follows(Kind.BEFORE_RUN), [State.SHOWN]),
    (Kind.BEFORE_RUN, "10:30", follows(Kind.BEFORE_RUN), [State.SILENT]),
    (Kind.BEFORE_RUN, "09:30", follows(Kind.BEFORE_RUN, done=True), [State.DONE]),
    (Kind.BEFORE_RUN, "09:30", replace(follows(Kind.BEFORE_RUN), help_first=True), [State.SILENT]),
    (
        Kind.BEFORE_RUN,
        "09:30",
        replace(follows(Kind.BEFORE_RUN), closed=frozenset({"pre-run"})),
        [State.SILENT],
    ),
    (Kind.BEFORE_RUN, "09:30", follows(Kind.AFTER_RUN), []),
    (Kind.AFTER_RUN, "09:30", follows(Kind.AFTER_RUN), [State.SHOWN]),
    (
        Kind.AFTER_RUN,
        "09:30",
        replace(follows(Kind.AFTER_RUN), closed=frozenset({"post-run"})),
        [State.SILENT],
    ),
    (Kind.ICE, "11:30", follows(Kind.ICE), [State.SHOWN]),
    (Kind.ICE, "11:31", follows(Kind.ICE), [State.MISSED]),
    (Kind.ICE, "09:30", replace(follows(Kind.ICE), ice_open=False), [State.SILENT]),
    (Kind.ICE, "09:30", replace(follows(Kind.ICE), help_first=True), [State.SHOWN]),
]


@pytest.mark.parametrize(("kind", "now", "day", "expected"), FOLLOWED)
def test_what_follows_something_comes_when_that_happens(
    kind: Kind, now: str, day: Day, expected: list[State]
) -> None:
    reminder = Reminder(kind, FOLLOWING, id=1)
    assert [state for _, state in told(reminder, f"2026-11-22 {now}", day)] == expected


def test_what_does_not_happen_any_more_is_not_asked_about_any_more() -> None:
    reminder = Reminder(Kind.BEFORE_RUN, FOLLOWING, id=1)
    shown = Entry(Occurrence(1, at("2026-11-22 09:30")), State.SHOWN, here("2026-11-22 09:30"))
    assert told(reminder, "2026-11-22 09:40", follows(Kind.BEFORE_RUN), shown) == []
    assert told(reminder, "2026-11-22 09:40", Day(), shown) == [("09:30", State.SILENT)]


def test_its_next_times_are_those_that_are_known() -> None:
    reminder = Reminder(Kind.BEFORE_RUN, FOLLOWING, id=1)
    day, nine = follows(Kind.BEFORE_RUN), here("2026-11-22 09:00")
    assert upcoming(reminder, nine, 3, day) == (at("2026-11-22 09:30"),)
    assert upcoming(reminder, nine, 3) == ()
    ended = replace(reminder, schedule=replace(FOLLOWING, until=at("2026-11-21").date()))
    assert upcoming(ended, nine, 3, day) == ()


def test_the_evening_before_a_day_of_rest_is_known_only_where_one_follows() -> None:
    reminder = replace(PLAN, kind=Kind.REST_EVE)
    day = Day(rest_days=frozenset({at("2026-11-25").date()}))
    assert upcoming(reminder, here("2026-11-22 09:30"), 3, day) == (at("2026-11-24 09:00"),)


def test_whether_all_of_its_times_have_gone_by_does_not_hang_on_the_plan() -> None:
    now, yesterday = here("2026-11-22 09:30"), at("2026-11-21").date()
    eve = replace(PLAN, kind=Kind.REST_EVE)
    assert not ended(eve, now)
    assert ended(replace(eve, schedule=replace(NINE, until=now.date())), now)
    follows_run = Reminder(Kind.AFTER_RUN, FOLLOWING, id=1)
    assert not ended(follows_run, now)
    assert ended(replace(follows_run, schedule=replace(FOLLOWING, until=yesterday)), now)


GRACES = [(30, "09:30", State.SHOWN), (30, "09:31", State.MISSED), (0, "09:02", State.SHOWN)]


@pytest.mark.parametrize(("grace", "now", "state"), [*GRACES, (480, "17:00", State.SHOWN)])
def test_each_may_be_as_late_as_it_was_chosen(grace: int, now: str, state: State) -> None:
    assert told(replace(PLAN, grace_minutes=grace), f"2026-11-22 {now}", PLANNED) == [("09:00", state)]


def test_what_was_done_meanwhile_is_not_called_missed() -> None:
    done = Day(planned="daily", done=frozenset({"daily"}))
    assert told(PLAN, "2026-11-22 15:00", done) == [("09:00", State.DONE)]
    missed = Entry(SUNDAY_NINE, State.MISSED, here("2026-11-22 12:00"))
    assert told(PLAN, "2026-11-22 15:00", PLANNED, missed) == []
    assert told(PLAN, "2026-11-22 15:00", done, missed) == [("09:00", State.DONE)]


MIDDAY = Hush(time(8), time(10))


def hushed(now: str, hush: Hush, *log: Entry, reminder: Reminder = PLAN) -> list[tuple[str, State]]:
    """What is done about Sunday's nine o'clock with quiet hours or a rest."""
    actions = due([reminder], log, here(now), BERLIN, PLANNED, hush=hush)
    return [(f"{one.occurrence.local:%H:%M}", one.state) for one in actions if one.occurrence.local.day == 22]


def test_in_quiet_hours_it_waits_and_comes_late_or_is_missed() -> None:
    assert hushed("2026-11-22 09:00", MIDDAY) == []
    assert hushed("2026-11-22 10:00", MIDDAY) == [("09:00", State.SHOWN)]
    long = Hush(time(8), time(12))
    assert hushed("2026-11-22 11:01", long) == [("09:00", State.MISSED)]
    again = snoozed("2026-11-22 09:10")
    assert hushed("2026-11-22 09:30", MIDDAY, again) == []
    assert hushed("2026-11-22 10:00", MIDDAY, again) == [("09:00", State.SHOWN)]


def test_while_they_rest_it_is_silent_and_nothing_is_called_missed() -> None:
    rest = Hush(rest_until=at("2026-11-24").date())
    assert hushed("2026-11-22 09:00", rest) == [("09:00", State.SILENT)]
    assert hushed("2026-11-22 15:00", rest) == [("09:00", State.SILENT)]
    shown = Entry(SUNDAY_NINE, State.SHOWN, here("2026-11-22 09:00"))
    assert hushed("2026-11-22 09:10", rest, shown) == [("09:00", State.SILENT)]
    assert hushed("2026-11-22 09:10", rest, snoozed("2026-11-22 09:10")) == [("09:00", State.SILENT)]
    assert hushed("2026-11-22 09:00", Hush(rest_until=at("2026-11-22").date())) == [("09:00", State.SHOWN)]


def test_the_next_one_counts_in_snoozes_quiet_hours_a_rest_and_help() -> None:
    now, other = here("2026-11-22 09:30"), Reminder(Kind.OWN, Schedule((time(12),), NINE.since), id=2)
    both = [PLAN, other]
    assert next_one(both, {}, now) == (other, at("2026-11-22 12:00"))
    snooze = {SUNDAY_NINE: snoozed("2026-11-22 10:00")}
    assert next_one(both, snooze, now) == (PLAN, at("2026-11-22 10:00"))
    assert next_one(both, snooze, now, hush=Hush(time(9), time(11))) == (PLAN, at("2026-11-22 11:00"))
    assert next_one(both, snooze, now, Day(help_first=True)) == (other, at("2026-11-22 12:00"))
    rest = Hush(rest_until=at("2026-11-24").date())
    assert next_one(both, {}, now, hush=rest) == (PLAN, at("2026-11-24 09:00"))
    assert next_one([replace(PLAN, on=False)], {}, now) is None


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


def test_in_the_forenoon_after_nobody_is_asked_about_the_evening() -> None:
    evening = Reminder(Kind.EVENING, replace(NINE, times=(time(21),)), id=1, grace_minutes=24 * 60)
    for now, state in (("23:59", State.SHOWN), ("00:30", State.SHOWN), ("05:00", State.SILENT)):
        night = f"2026-11-{22 if now > '21' else 23} {now}"
        assert told(evening, night, Day()) == [("21:00", state)]


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


def test_the_next_time_is_the_one_at_which_it_rings_where_the_clocks_jump_over_it() -> None:
    at_half_past = replace(PLAN, schedule=Schedule((time(2, 30),), at("2027-03-01").date()))
    before = here("2027-03-27 10:00")
    assert upcoming(at_half_past, before, 2) == (at("2027-03-28 03:00"), at("2027-03-29 02:30"))
    assert next_one([at_half_past], {}, before) == (at_half_past, at("2027-03-28 03:00"))


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
