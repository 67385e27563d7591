"""A plan is moved and swapped, and nothing is asked twice of which it was said "anyway"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from ankle_rehab.domain.activity import Activity, RunType, Sport
from ankle_rehab.domain.load import Finding, Rule, Weight
from ankle_rehab.domain.load_rules import Swap, SwapKind
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_plan import changed, moved, read, read_of, swapped, unread
from tests.fakes.entries import stamp

THURSDAY = date(2026, 11, 19)
PLAN = Planned(THURSDAY, run_type=RunType.TEMPO, metres=8000, minutes=45, hard=True, id=4)
FOURTH = Finding(Rule.W1, Weight.AMBER, (THURSDAY,), 4, 3)
HARD = Finding(Rule.W2, Weight.RED, (THURSDAY,), 2, 1)
SECOND = Finding(Rule.W2B, Weight.NOTE, (THURSDAY,), 2, 1)


RUN = Activity(Sport.RUN, stamp(hour=18), seconds=1800, metres=5000, id=7)


def test_a_note_asks_nothing_but_before_a_second_run_of_a_day() -> None:
    days_in_a_row = Finding(Rule.L4, Weight.NOTE, (THURSDAY,), 2, 1)
    assert unread(PLAN, (HARD, FOURTH, SECOND, days_in_a_row)) == (HARD, FOURTH, SECOND)
    assert unread(read(PLAN, (SECOND,)), (SECOND,)) == ()
    assert unread(RUN, (HARD, FOURTH, SECOND)) == (HARD, FOURTH), "it is done, and no second click"
    assert unread(replace(RUN, anyway=frozenset({Rule.W1})), (HARD, FOURTH)) == (HARD,)


ALL_READ = frozenset({Rule.W1, Rule.W2, Rule.W2B, Rule.W3, Rule.L1, Rule.L5, Rule.L8, Rule.REST})
LONGER, LATER = ALL_READ - {Rule.L1}, ALL_READ - {Rule.L8}


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (PLAN, ALL_READ),
        (replace(PLAN, metres=9000), LONGER),
        (replace(PLAN, metres=7000), ALL_READ),
        (replace(PLAN, metres=None), ALL_READ),
        (replace(PLAN, run_type=RunType.EASY, hard=None), ALL_READ),
        (replace(PLAN, at=time(7)), LATER),
        (replace(PLAN, at=time(7), metres=9000), LONGER & LATER),
    ],
)
def test_of_a_plan_that_is_changed_what_may_be_heavier_is_asked_anew(
    wanted: Planned, left: frozenset[Rule]
) -> None:
    plan = replace(PLAN, anyway=ALL_READ)
    assert changed(plan, replace(wanted, anyway=ALL_READ)) == replace(wanted, anyway=left)


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (replace(RUN, note="Windy."), ALL_READ),
        (replace(RUN, shoe_id=3), ALL_READ),
        (replace(RUN, metres=6000), LONGER),
        (replace(RUN, metres=4000), ALL_READ),
        (replace(RUN, effort=8), ALL_READ),
        (replace(RUN, start=stamp(hour=9)), LATER),
        (replace(RUN, start=stamp(date(2026, 11, 21), 18)), frozenset({Rule.W1})),
        (replace(RUN, start=stamp(date(2026, 11, 15), 18)), frozenset()),
    ],
)
def test_of_a_run_that_is_changed_what_may_be_heavier_is_asked_anew(
    now: Activity, left: frozenset[Rule]
) -> None:
    assert read_of(replace(RUN, anyway=ALL_READ), now) == left


def test_what_was_read_is_not_asked_again() -> None:
    anyway = read(PLAN, (FOURTH,))
    assert anyway.anyway == {Rule.W1}
    assert unread(anyway, (FOURTH, HARD)) == (HARD,)
    assert read(anyway, (HARD,)).anyway == {Rule.W1, Rule.W2}


@pytest.mark.parametrize(
    ("day", "first", "left"),
    [
        (date(2026, 11, 20), 0, frozenset({Rule.W1})),
        (date(2026, 11, 22), 0, frozenset({Rule.W1})),
        (date(2026, 11, 23), 0, frozenset()),
        (date(2026, 11, 22), 6, frozenset()),
    ],
)
def test_on_another_day_only_the_week_s_rule_stays_read(day: date, first: int, left: frozenset[Rule]) -> None:
    plan = read(PLAN, (FOURTH, HARD))
    found = moved(plan, day, first)
    assert (found.day, found.anyway, found.id) == (day, left, 4)


def test_on_the_bike_it_is_no_run_any_more() -> None:
    found = swapped(read(PLAN, (HARD,)), Swap(SwapKind.BIKE, THURSDAY))
    assert found == Planned(THURSDAY, Sport.BIKE, minutes=45, id=4)


def test_rest_leaves_nothing_and_another_day_all() -> None:
    assert swapped(PLAN, Swap(SwapKind.REST, THURSDAY)) is None
    later = swapped(PLAN, Swap(SwapKind.OTHER_DAY, date(2026, 11, 21)))
    assert later is not None
    assert (later.day, later.run_type, later.metres) == (date(2026, 11, 21), RunType.TEMPO, 8000)


@pytest.mark.parametrize(("first", "left"), [(0, frozenset({Rule.W1})), (6, frozenset())])
def test_the_way_to_another_day_knows_where_a_week_begins(first: int, left: frozenset[Rule]) -> None:
    friday, sunday = date(2026, 11, 27), date(2026, 11, 29)
    swap = Swap(SwapKind.OTHER_DAY, sunday)
    assert swapped(Planned(friday, anyway=frozenset({Rule.W1})), swap, first) == Planned(sunday, anyway=left)
