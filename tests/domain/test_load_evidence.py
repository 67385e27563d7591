"""The L rules, one table each, on the same calendar: jumps, week on week, days between, red lights."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from ankle_rehab.domain.load import Asked, Jump, Outing, Rule, Wait, Weight
from ankle_rehab.domain.load_rules import before, week_findings
from tests.fakes.training import briefly, day, found, other, past, run

# L1 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("km", "told"),
    [
        (11, []),
        (11.1, ["L1 amber small"]),
        (13, ["L1 amber small"]),
        (13.1, ["L1 amber moderate"]),
        (20, ["L1 amber moderate"]),
        (20.1, ["L1 red large"]),
        (None, []),
    ],
)
def test_l1_a_jump_in_a_single_run(km: float | None, told: list[str]) -> None:
    kept = past(run(3, 10))
    assert briefly(before(kept, run(10, km, hard=False))) == told
    assert found(past(run(3, 10), run(10, km, hard=False)), 10, Rule.L1) == told


def test_l1_tells_its_numbers() -> None:
    told = before(past(run(3, 6)), run(8, 10, hard=False))[0]
    assert (told.amount, told.limit, told.jump, told.days) == (10, 6, Jump.MODERATE, (day(8),))


@pytest.mark.parametrize(
    ("km", "usual", "told"),
    [
        (5, None, ["L1 amber unknown"]),
        (5, 10, []),
        (5.1, 10, ["L1 amber unknown"]),
        (None, 10, ["L1 note unknown"]),
        (None, None, ["L1 note unknown"]),
    ],
)
def test_l1_without_a_recent_run_half_of_the_usual_distance(
    km: float | None, usual: float | None, told: list[str]
) -> None:
    kept = replace(past(run(-25, 20)), usual=usual)
    assert briefly(before(kept, run(8, km, planned=True))) == told
    assert briefly(before(kept, run(8, km))) == told


def test_l1_begins_with_what_was_told_once() -> None:
    kept = replace(past(), asked=Asked(day(5), 10))
    assert briefly(before(kept, run(8, 11, planned=True))) == []
    assert briefly(before(kept, run(8, 12, hard=False, planned=True))) == ["L1 amber small"]


def test_l1_a_long_run_that_is_only_planned_makes_no_later_one_shorter() -> None:
    kept = past(run(3, 5), run(5, 10, planned=True))
    assert "L1 red large" in briefly(before(kept, run(8, 11, planned=True)))


# L2 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "now", "told"),
    [
        (10, 10.9, []),
        (10, 11, ["L2 information small"]),
        (10, 13, ["L2 information small"]),
        (10, 13.1, ["L2 information moderate"]),
        (10, 30, ["L2 information moderate"]),
        (10, 8, []),
        (4.9, 9, []),
        (5, 5.5, ["L2 information small"]),
        (4, 4.9, []),
    ],
)
def test_l2_week_on_week_only_when_both_weeks_have_five_kilometres(
    last: float, now: float, told: list[str]
) -> None:
    """10 to 30 % and above 30 % are two steps; exactly 30 % belongs to the lower one."""
    kept = past(run(3, last / 2), run(5, last / 2), run(10, now / 2), run(12, now / 2))
    assert found(kept, 12, Rule.L2) == told


# L4, L5, L7, L8 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "on", "rows"),
    [
        ((3, 5, 7), 7, []),
        ((3, 4), 7, [(3, 4)]),
        ((3, 4, 5, 8, 9), 7, [(3, 4, 5), (8, 9)]),
        ((2, 3), 7, [(2, 3)]),
        ((2, 3), 2, []),
        ((1, 2, 3), 7, [(2, 3)]),
        ((3, 3), 7, []),
    ],
)
def test_l4_notes_runs_on_days_in_a_row(days: tuple[int, ...], on: int, rows: list[tuple[int, ...]]) -> None:
    """Each row with the day before the week."""
    told = [
        one for one in week_findings(past(*(run(each, 5) for each in days)), day(on)) if one.rule is Rule.L4
    ]
    assert [one.days for one in told] == [tuple(day(each) for each in row) for row in rows]
    assert {one.weight for one in told} <= {Weight.NOTE}


@pytest.mark.parametrize(
    ("hard_days", "easy_days", "told"),
    [
        ((3, 5), (4,), []),
        ((3, 4), (), ["L5 amber"]),
        ((3,), (4,), []),
        ((2, 3), (), ["L5 amber"]),
        ((4, 5, 6), (), ["L5 amber"]),
    ],
)
def test_l5_no_hard_run_the_day_after_a_hard_run(
    hard_days: tuple[int, ...], easy_days: tuple[int, ...], told: list[str]
) -> None:
    kept = past(
        *(run(one, 5, hard=True) for one in hard_days), *(run(one, 5, hard=False) for one in easy_days)
    )
    assert found(kept, 6, Rule.L5) == told


def test_l4_and_l5_say_which_days_stand_in_a_row() -> None:
    told = before(past(run(5, 5, hard=True), run(7, 5, hard=True)), run(6, 5, hard=True))
    assert [one.rule for one in told] == [Rule.L5, Rule.L4]
    assert {(one.days, one.amount, one.limit) for one in told} == {((day(5), day(6), day(7)), 3, 1)}


def test_l4_and_l5_are_told_before_it_on_both_sides() -> None:
    kept = past(run(5, 5, hard=True), run(7, 5, hard=True))
    assert briefly(before(kept, run(6, 5, hard=True))) == ["L5 amber", "L4 note"]
    assert briefly(before(kept, run(6, 5, hard=False))) == ["L4 note"]
    assert briefly(before(kept, run(4, 5, hard=True))) == ["L5 amber", "L4 note"]
    assert briefly(before(kept, run(8, 5, hard=True))) == ["L5 amber", "L4 note"]
    assert briefly(before(kept, run(9, 5, hard=True))) == []


def test_l7_a_brace_while_an_old_injury_or_a_sprain_fits() -> None:
    kept = replace(past(run(3, 5)), sprained=True)
    assert found(kept, 5, Rule.L7) == ["L7 suggestion"]
    assert found(replace(past(other(3)), sprained=True), 5, Rule.L7) == []
    assert found(past(run(3, 5)), 5, Rule.L7) == []
    assert Rule.L7 not in {one.rule for one in before(kept, run(5, 5))}, "a reminder, not a warning"


RED = Wait(datetime.fromisoformat("2025-03-05T19:00+01:00"), datetime.fromisoformat("2025-03-07T19:00+01:00"))


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2025-03-05T18:00+01:00", []),
        ("2025-03-05T20:00+01:00", ["L8 red"]),
        ("2025-03-06T08:00+01:00", ["L8 red"]),
        ("2025-03-07T18:59+01:00", ["L8 red"]),
        ("2025-03-07T19:00+01:00", []),
        ("2025-03-08T08:00+01:00", []),
    ],
)
def test_l8_no_run_for_48_hours_after_red(at: str, told: list[str]) -> None:
    """The run after which the light was red is not one of them."""
    start = datetime.fromisoformat(at)
    outing = Outing(start.date(), kilometres=5, start=start)
    assert briefly(before(replace(past(), waits=(RED,)), outing)) == told


@pytest.mark.parametrize(("on", "told"), [(5, []), (6, ["L8 red"]), (7, ["L8 red"]), (8, [])])
def test_l8_without_a_time_every_day_that_the_48_hours_touch_counts(on: int, told: list[str]) -> None:
    assert briefly(before(replace(past(), waits=(RED,)), run(on, 5))) == told
    assert found(replace(past(run(on, 5)), waits=(RED,)), on, Rule.L8) == told


@pytest.mark.parametrize(
    ("ran", "told"),
    [((3,), []), ((3, 5), []), ((3, 4), ["L8 amber"]), ((3, 4, 5), []), ((4,), ["L8 amber"])],
)
def test_l8_asks_before_a_plan_until_a_day_without_running_has_come(
    ran: tuple[int, ...], told: list[str]
) -> None:
    """Amber on the 3rd; the plan is for the 5th, and what was done is not told of it."""
    kept = replace(past(*(run(on, 5) for on in ran)), ambers=frozenset({day(3)}))
    outing = run(5, 5, planned=5 not in ran)
    assert [one for one in briefly(before(kept, outing)) if one.startswith("L8")] == told


def test_l8_holds_for_days_that_are_closed() -> None:
    kept = replace(past(), blocked=frozenset({day(6)}))
    assert briefly(before(kept, run(6, 5))) == ["L8 red"]
    assert briefly(before(kept, other(6))) == []
