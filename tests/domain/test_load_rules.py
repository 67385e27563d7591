"""The rules of training load, one table for each W rule, on a calendar of March 2025: the 3rd is a Monday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.load import HardReason, Outing, Past, Rule, Weight
from ankle_rehab.domain.load_rules import (
    Swap,
    SwapKind,
    asks,
    before,
    known,
    swaps,
    week_findings,
    week_start,
    weeks,
)
from tests.fakes.training import briefly, day, found, other, past, run

SUNDAY = 6


@pytest.mark.parametrize(
    ("on", "first", "start"),
    [
        (3, 0, 3),
        (9, 0, 3),
        (10, 0, 10),
        (9, SUNDAY, 9),
        (8, SUNDAY, 2),
        (3, SUNDAY, 2),
        (5, 2, 5),
        (4, 2, -2),
    ],
)
def test_a_week_begins_on_the_day_that_was_chosen(on: int, first: int, start: int) -> None:
    assert week_start(day(on), first) == day(start)


def test_the_first_vector_of_the_text() -> None:
    """Four runs, two hard ones on the 5th, and the Sunday free."""
    runs = (run(3, 6, effort=4), run(5, 6, effort=7), run(5, 4, kind=RunType.INTERVALS), run(8, 10, effort=5))
    rides = (other(4), other(6), other(7))
    told = week_findings(past(*runs, *rides), day(6))
    assert {one.rule for one in told} >= {Rule.W1, Rule.W2}
    assert not [one for one in told if one.rule is Rule.W3 and one.weight is Weight.RED]


def test_the_second_vector_of_the_text() -> None:
    """One run and a ride on all the other days."""
    rides = tuple(other(number) for number in range(4, 10))
    told = week_findings(past(run(3, 6, effort=4), *rides), day(6))
    assert briefly(asks(told)) == ["W3 red"]


# W1 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "on", "first", "told"),
    [
        ((3, 5, 8), 8, 0, []),
        ((3, 5, 7, 9), 9, 0, ["W1 amber"]),
        ((3, 5, 7, 9), 3, 0, ["W1 amber"]),
        ((5, 7, 9, 10), 10, 0, ["W1 note"]),
        ((5, 7, 9, 11), 11, 0, ["W1 note"]),
        ((5, 7, 9, 12), 12, 0, []),
        ((3, 5, 7, 9), 9, SUNDAY, ["W1 note"]),
        ((2, 5, 7, 8), 8, SUNDAY, ["W1 amber"]),
        ((5, 5, 5, 5), 5, 0, ["W1 amber"]),
        ((3, 4, 5, 6, 7), 9, 0, ["W1 amber"]),
    ],
)
def test_w1_at_most_three_runs_a_week(days: tuple[int, ...], on: int, first: int, told: list[str]) -> None:
    """Amber in the calendar week; a note where only seven days across two weeks hold four."""
    assert found(past(*(run(one, 5) for one in days)), on, Rule.W1, first=first) == told


def test_w1_leaves_the_day_after_its_seven_days_alone() -> None:
    told = week_findings(past(*(run(one, 5) for one in (5, 7, 9, 10))), day(9))
    assert [one for one in told if one.rule is Rule.W1] == []


def test_w1_counts_neither_rides_nor_runs_too_short_to_be_one() -> None:
    kept = past(run(3, 5), run(5, 5), run(7, 5), other(8), other(9, Sport.WALK), run(9, 0.6, minutes=4))
    assert found(kept, 9, Rule.W1) == []


def test_w1_warns_of_the_fourth_that_is_only_planned() -> None:
    kept = past(run(3, 5), run(5, 5), run(7, 5))
    assert briefly(before(kept, run(9, 5, planned=True)))[0] == "W1 amber"
    assert "W1 note" in briefly(before(kept, run(2, 5, planned=True)))
    assert "W1 amber" not in briefly(before(kept, run(2, 5, planned=True)))
    assert briefly(before(past(run(3, 5), run(5, 5)), run(9, 5))) == []


# W2 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outings", "told"),
    [
        ((run(5, 5, hard=True),), []),
        ((run(5, 5, hard=True), run(5, 4, kind=RunType.TEMPO)), ["W2 red"]),
        ((run(5, 5, hard=True), run(5, 4)), ["W2b note"]),
        ((run(5, 5), run(5, 4)), ["W2b note"]),
        ((run(5, 5, hard=True), run(6, 4, hard=True)), []),
        ((run(5, 5, hard=True), other(5)), []),
        ((run(5, 5, hard=True), run(5, 5, hard=True), run(5, 5)), ["W2 red"]),
        ((run(5, 5, hard=True), run(5, 5, hard=True), run(5, 5, hard=True)), ["W2 red"]),
    ],
)
def test_w2_no_two_hard_runs_and_no_two_runs_in_one_day(outings: tuple[Outing, ...], told: list[str]) -> None:
    assert found(past(*outings), 5, Rule.W2, Rule.W2B) == told


@pytest.mark.parametrize(
    ("outing", "told"),
    [
        (run(5, 4, hard=True), "W2 red"),
        (run(5, 4, kind=RunType.HILLS), "W2 red"),
        (run(5, 9), "W2 red"),
        (run(5, 4), "W2b note"),
        (run(5, 4, kind=RunType.HILLS, hard=False), "W2b note"),
    ],
)
def test_w2_is_told_before_the_second_one(outing: Outing, told: str) -> None:
    """9 km after 6 as the longest run of the month is a hard one too."""
    kept = past(run(3, 6), run(5, 6, hard=True))
    assert [one for one in briefly(before(kept, outing)) if one.startswith("W2")] == [told]
    assert [one for one in briefly(before(kept, replace(outing, planned=True))) if one.startswith("W2")] == [
        told
    ]


# W3 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "on", "told"),
    [
        ((3, 4, 5, 6, 7), 7, []),
        ((3, 4, 5, 6, 7, 8), 8, ["W3 amber"]),
        ((3, 4, 5, 6, 7, 8, 9), 9, ["W3 red"]),
        ((3, 4, 5, 7, 8, 9), 9, []),
        ((5, 6, 7, 8, 9, 10), 10, ["W3 amber"]),
        ((5, 6, 7, 8, 9, 10, 11), 11, ["W3 red"]),
        ((5, 6, 7, 8, 9, 10, 11), 9, []),
        ((4, 5, 6, 7, 8, 9, 10, 11), 9, ["W3 amber"]),
    ],
)
def test_w3_one_day_of_rest(days: tuple[int, ...], on: int, told: list[str]) -> None:
    """A week of seven active days is a row of seven; a row may begin in the week before."""
    assert found(past(*(other(one) for one in days)), on, Rule.W3) == told


def test_w3_counts_runs_rides_and_strength_and_not_walks() -> None:
    mixed = past(run(3, 5), other(4), other(5, Sport.ROWER), other(6, Sport.SWIM), strength=(7, 8, 9))
    assert found(mixed, 9, Rule.W3) == ["W3 red"]
    walked = past(run(3, 5), other(4), other(5), other(6, Sport.WALK), strength=(7, 8, 9))
    assert found(walked, 9, Rule.W3) == []


def test_w3_tells_the_seventh_day_before_it() -> None:
    five = past(*(other(one) for one in range(3, 8)))
    assert briefly(before(five, other(8))) == ["W3 amber"]
    six = past(*(other(one) for one in range(3, 9)))
    assert briefly(before(six, other(9))) == ["W3 red"]
    assert briefly(before(six, other(9, Sport.WALK))) == []
    assert briefly(before(six, other(8))) == []


def test_w3_tells_of_a_gap_that_is_filled() -> None:
    around = past(*(other(one) for one in (3, 4, 5, 7, 8, 9)))
    assert briefly(before(around, other(6))) == ["W3 red"]
    told = before(around, other(6))[0]
    assert (told.amount, told.days[0], told.days[-1]) == (7, day(3), day(9))


# W4 and W7 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (past(), []),
        (past(other(4, Sport.STRENGTH)), []),
        (past(run(3, 5)), ["W4 suggestion"]),
        (past(run(3, 5), strength=(4, 5)), ["W4 suggestion"]),
        (past(run(3, 5), other(4)), []),
        (past(run(3, 5), other(4, Sport.ROWER)), []),
        (past(run(3, 5), other(4, Sport.DEEP_WATER)), []),
        (past(run(3, 5), strength=(4, 5, 6, 7, 8)), []),
    ],
)
def test_w4_cross_training_beside_runs_as_long_as_a_day_of_rest_is_left(kept: Past, told: list[str]) -> None:
    assert found(kept, 6, Rule.W4) == told


def test_w4_says_how_many_days_would_fit() -> None:
    told = [one for one in week_findings(past(run(3, 5), strength=(4, 5, 6)), day(6)) if one.rule is Rule.W4]
    assert [(one.amount, one.limit) for one in told] == [(0, 2)]


@pytest.mark.parametrize(
    ("red", "amber", "hard_days", "offered"),
    [
        ((), (), (3, 5), False),
        ((), (4,), (3,), False),
        ((), (4,), (3, 5), True),
        ((), (2,), (3, 5), False),
        ((5,), (), (), True),
        ((1,), (), (), True),
        ((-1,), (), (), False),
        ((7,), (), (), False),
    ],
)
def test_w7_less_impact_after_red_or_two_hard_runs_with_amber(
    red: tuple[int, ...], amber: tuple[int, ...], hard_days: tuple[int, ...], offered: bool
) -> None:
    """Looked at on the 6th: red of the seven days up to it counts, amber of its own week."""
    kept = replace(
        past(*(run(one, 5, hard=True) for one in hard_days)),
        reds=frozenset(map(day, red)),
        ambers=frozenset(map(day, amber)),
    )
    assert bool(found(kept, 6, Rule.W7)) is offered


def test_w7_says_how_many_hard_runs_there_were_and_on_which_day_it_is_told() -> None:
    kept = replace(past(*(run(one, 5, hard=True) for one in (3, 5))), ambers=frozenset({day(4)}))
    (told,) = (one for one in week_findings(kept, day(6)) if one.rule is Rule.W7)
    assert (told.days, told.amount, told.limit) == ((day(6),), 2, 2)


def test_w7_is_told_before_the_next_hard_session_alone() -> None:
    kept = replace(past(run(3, 5)), reds=frozenset({day(3)}))
    assert "W7 suggestion" in briefly(before(kept, run(8, 5, hard=True)))
    assert "W7 suggestion" not in briefly(before(kept, run(8, 5)))


# what stands for one run, and ways out ----------------------------------------------------------------


def test_known_looks_back_alone() -> None:
    """The fourth run of the week is the one that is marked, and the second of two hard ones."""
    runs = [run(3, 10, key="a"), run(5, 5, hard=True, key="b"), run(7, 5, key="c"), run(8, 12, key="d")]
    kept = past(*runs)
    stood = [known(kept, one) for one in runs]
    assert [briefly(one.findings) for one in stood] == [[], [], [], ["W1 amber", "L1 amber small", "L4 note"]]
    assert [one.hard for one in stood] == [None, HardReason.OWN_LABEL, None, HardReason.DISTANCE]
    assert [one.longest for one in stood] == [None, 10, 10, 10]
    assert stood[3].ratio == pytest.approx(1.2)
    assert stood[0].ratio is None


def test_known_marks_the_second_hard_run_of_a_day() -> None:
    first, second = run(5, 5, hard=True, key="a"), run(5, 5, hard=True, key="b")
    kept = past(first, second)
    assert briefly(known(kept, first).findings) == []
    assert briefly(known(kept, second).findings) == ["W2 red"]


def test_nothing_is_known_of_a_ride_but_days_without_rest() -> None:
    rides = [other(one) for one in range(3, 10)]
    assert briefly(known(past(*rides), rides[-1]).findings) == ["W3 red"]
    assert known(past(*rides), rides[0]).hard is None


def test_ways_out_of_a_fourth_run() -> None:
    kept = past(run(3, 5), run(5, 5), run(7, 5))
    assert swaps(kept, run(9, 5, planned=True)) == (
        Swap(SwapKind.BIKE, day(9)),
        Swap(SwapKind.ROWER, day(9)),
        Swap(SwapKind.REST, day(9)),
        Swap(SwapKind.OTHER_DAY, day(10)),
    )


def test_no_bike_takes_the_day_of_rest() -> None:
    kept = past(run(3, 5), run(5, 5), run(7, 5), other(4), other(6), other(8))
    assert [one.kind for one in swaps(kept, run(9, 5, planned=True))] == [SwapKind.REST, SwapKind.OTHER_DAY]


def test_another_day_is_no_day_of_rest_and_none_that_is_closed() -> None:
    kept = replace(
        past(run(3, 5), run(5, 5), run(7, 5)), rest=frozenset({day(10)}), blocked=frozenset({day(11)})
    )
    assert swaps(kept, run(9, 5, planned=True))[-1] == Swap(SwapKind.OTHER_DAY, day(12))


def test_a_ride_is_swapped_for_rest_or_another_day() -> None:
    kept = past(*(other(one) for one in range(3, 9)))
    assert swaps(kept, other(9)) == (Swap(SwapKind.REST, day(9)), Swap(SwapKind.OTHER_DAY, day(10)))


def test_the_plan_itself_is_not_counted_beside_itself() -> None:
    plan = run(7, 5, planned=True, key="plan 1")
    kept = past(run(3, 5), run(5, 5), plan)
    assert briefly(before(kept, plan)) == []
    assert briefly(before(kept, replace(plan, day=day(8)))) == []


def test_past_weeks_are_marked_and_offered_nothing() -> None:
    kept = past(run(3, 5), run(5, 5), run(7, 5), run(9, 5), run(19, 6))
    found_weeks = weeks(kept)
    assert [week.start for week in found_weeks] == [day(3), day(10), day(17)]
    assert [briefly(week.findings) for week in found_weeks] == [["W1 amber"], [], ["L1 amber small"]]
    assert [(week.runs, week.kilometres, week.longest) for week in found_weeks] == [
        (4, 20, 5),
        (0, 0, None),
        (1, 6, 6),
    ]
    assert weeks(past()) == ()
    assert weeks(kept, SUNDAY)[0].start == date(2025, 3, 2)
