"""What was done: rest, being sick and stopping for pain are right decisions, and silence is not rest."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.done import Kept, done, kept, rest_days
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.span import Span

TODAY = date(2026, 11, 22)


def resting(days: str) -> str:
    """The days of rest in a row of days up to today, each shown as `r`.

    `s` a session, `w` something else was written, `R` marked as rest, `S` marked as sick, `.` nothing.
    """
    first = TODAY - timedelta(days=len(days) - 1)
    at = {sign: {first + timedelta(days=n) for n, one in enumerate(days) if one == sign} for sign in "swRS"}
    kinds = dict.fromkeys(at["R"], DayKind.REST) | dict.fromkeys(at["S"], DayKind.SICK)
    found = rest_days(Span(first, TODAY), at["s"], at["s"] | at["w"], kinds, TODAY)
    return "".join("r" if first + timedelta(days=n) in found else "-" for n in range(len(days)))


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ("s.s.s.s", "-r-r-r-"),
        ("wwwwwww", "rrrrrr-"),
        # marked days hold whatever else there is, today too
        ("..R...R", "--r---r"),
        ("s.S.s.R", "-r-r-rr"),
        ("sRsSsws", "-r---r-"),
        # before anything was written nothing is known
        ("...w..s", "---rrr-"),
        # a week after the last word it may be rest or silence: nothing is claimed
        ("w..............", "rrrrrrrr-------"),
        ("s..........s...", "-rrrrrrr----rr-"),
        # today is not over
        ("s......", "-rrrrr-"),
        (".......", "-------"),
    ],
)
def test_days_of_rest(days: str, found: str) -> None:
    assert resting(days) == found


def test_what_was_written_before_the_range_counts_for_its_first_days() -> None:
    span = Span(TODAY - timedelta(days=3), TODAY)
    assert rest_days(span, (), (TODAY - timedelta(days=8),), {}, TODAY) == {
        TODAY - timedelta(days=3),
        TODAY - timedelta(days=2),
        TODAY - timedelta(days=1),
    }


def test_everything_is_counted_and_right_decisions_are_told_together() -> None:
    span = Span(TODAY - timedelta(days=6), TODAY)
    outcomes = {Outcome.COMPLETED: 3, Outcome.PARTIAL: 2, Outcome.STOPPED_FOR_PAIN: 1}
    kinds = {TODAY: DayKind.SICK, TODAY - timedelta(days=9): DayKind.SICK}
    found = done(span, outcomes, 4, (TODAY - timedelta(days=1), TODAY - timedelta(days=2)), kinds)
    assert (found.completed, found.part, found.stopped, found.sessions) == (3, 2, 1, 6)
    assert (found.rest_days, found.sick_days, found.icings) == (2, 1, 4)
    assert found.right_decisions == 2 + 1 + 1


def test_nothing_was_done_in_an_empty_diary() -> None:
    found = done(Span(TODAY, TODAY), {}, 0, (), {})
    assert (found.sessions, found.right_decisions, found.icings) == (0, 0, 0)


@given(st.text("swRS.", min_size=1, max_size=40))
def test_marking_a_day_as_rest_only_ever_adds_that_day(days: str) -> None:
    before = resting(days)
    for place, sign in enumerate(days):
        if sign == ".":
            after = resting(f"{days[:place]}R{days[place + 1 :]}")
            assert after == f"{before[:place]}r{before[place + 1 :]}"


@given(st.text("swRS.", min_size=1, max_size=40))
def test_a_day_with_a_session_or_in_bed_is_no_rest(days: str) -> None:
    found = resting(days)
    assert all(found[place] == "-" for place, sign in enumerate(days) if sign in "sS")
    assert all(found[place] == "r" for place, sign in enumerate(days) if sign == "R")


# planned; what was done that day (routine and end); the day counts as
KEPT = [
    ("daily", [("daily", Outcome.COMPLETED)], Kept(1, 1, 0)),
    ("daily", [("daily", Outcome.PARTIAL)], Kept(1, 0, 1)),
    ("daily", [("daily", Outcome.STOPPED_FOR_PAIN)], Kept(1, 0, 1)),
    ("daily", [("desk", Outcome.COMPLETED)], Kept(1, 0, 1)),
    ("daily", [("desk", Outcome.COMPLETED), ("daily", Outcome.COMPLETED)], Kept(1, 1, 0)),
    ("daily", [], Kept(1, 0, 0)),
    ("", [], Kept()),
    ("", [("desk", Outcome.COMPLETED)], Kept()),
]


@pytest.mark.parametrize(("planned", "sessions", "became"), KEPT)
def test_what_became_of_a_planned_day(
    planned: str, sessions: list[tuple[str, Outcome]], became: Kept
) -> None:
    yesterday = TODAY - timedelta(days=1)
    trained = [(yesterday, routine, outcome) for routine, outcome in sessions]
    assert kept({yesterday: planned}, trained, TODAY) == became


def test_today_counts_as_planned_once_there_is_a_session() -> None:
    assert kept({TODAY: "daily"}, [], TODAY) == Kept()
    assert kept({TODAY: "daily"}, [(TODAY, "daily", Outcome.PARTIAL)], TODAY) == Kept(1, 0, 1)


def test_sessions_of_days_without_a_plan_are_not_in_it() -> None:
    assert kept({}, [(TODAY, "daily", Outcome.COMPLETED)], TODAY) == Kept()


def test_stretches_of_a_plan_add_up() -> None:
    assert Kept(3, 1, 1) + Kept(4, 2, 0) == Kept(7, 3, 1)
