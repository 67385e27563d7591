"""After a run against a rule: which plan comes next, and what is free where none is; days of March 2025."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.load import Asked, Finding, Outing, Past, Rule, Weight
from ankle_rehab.domain.load_rules import Swap, SwapKind, before, swaps, week_findings
from ankle_rehab.domain.run_after import is_recent, next_plan, ways_on
from tests.fakes.training import briefly, day, other, past, run

FOURTH = (Finding(Rule.W1, Weight.AMBER, (day(7),), 4, 3),)
NO_REST = (Finding(Rule.W3, Weight.RED, (day(7),), 7, 7),)
RIDE = replace(other(8), planned=True, key="ride")
SOON = run(9, 5, planned=True, key="soon")
LATER = run(11, 5, planned=True, key="later")
FAR_OFF = run(14, 5, planned=True, key="far off")


@pytest.mark.parametrize(("on", "recent"), [(0, False), (1, True), (7, True), (8, False)])
def test_only_the_last_seven_days_are_asked_about(on: int, recent: bool) -> None:
    """It is the 7th."""
    assert is_recent(day(on), day(7)) is recent


@pytest.mark.parametrize(
    ("plans", "found", "first"),
    [
        ((), FOURTH, None),
        ((RIDE,), FOURTH, None),
        ((RIDE, SOON, LATER), FOURTH, "soon"),
        ((LATER, SOON), FOURTH, "soon"),
        ((RIDE, SOON), NO_REST, "ride"),
        ((FAR_OFF,), FOURTH, None),
        ((run(6, 5, key="done"),), FOURTH, None),
    ],
)
def test_the_next_plan_within_seven_days(
    plans: tuple[Outing, ...], found: tuple[Finding, ...], first: str | None
) -> None:
    """It is the 7th. A ride matters only where the day of rest is gone."""
    plan = next_plan(past(*plans), day(7), found)
    assert (None if plan is None else plan.key) == first


REST, BIKE, ROWER = SwapKind.REST, SwapKind.BIKE, SwapKind.ROWER


@pytest.mark.parametrize(
    ("known", "ways"),
    [
        (past(run(7, 5)), [(BIKE, 8), (ROWER, 8), (REST, 8)]),
        (Past((run(7, 5),), rest=frozenset({day(8)})), [(BIKE, 9), (ROWER, 9)]),
        (past(run(7, 5), RIDE), [(BIKE, 9), (ROWER, 9)]),
        (past(run(7, 5), strength=(2, 3, 4, 5, 6)), [(REST, 8)]),
        (past(*(replace(other(on), planned=True) for on in range(8, 14))), []),
    ],
)
def test_what_is_free_where_no_run_is_planned(known: Past, ways: list[tuple[SwapKind, int]]) -> None:
    """It is the 7th. No ride takes the day of rest: after six days without one only rest is left."""
    assert ways_on(known, day(7)) == tuple(Swap(kind, day(on)) for kind, on in ways)


# a day marked for rest --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outing", "told"),
    [
        (run(8, 5, planned=True), ["rest amber"]),
        (replace(other(8), planned=True), ["rest amber"]),
        (replace(other(8, Sport.WALK), planned=True), []),
        (run(8, 5), []),
        (other(8), []),
        (run(10, 5, planned=True), []),
    ],
)
def test_a_plan_on_a_day_marked_for_rest_is_asked_about(outing: Outing, told: list[str]) -> None:
    """What was done is done."""
    kept = Past((run(5, 5),), rest=frozenset({day(8)}))
    assert [one for one in briefly(before(kept, outing)) if one.startswith("rest")] == told


def test_of_a_week_each_plan_on_a_day_marked_for_rest_is_told_with_its_day() -> None:
    plans = (run(8, 5, planned=True), replace(other(9), planned=True))
    told = week_findings(Past(plans, rest=frozenset({day(8), day(9)})), day(6))
    assert [one.days for one in told if one.rule is Rule.REST] == [(day(8),), (day(9),)]


def test_no_ride_is_offered_for_a_day_marked_for_rest() -> None:
    kept = Past((run(5, 5),), rest=frozenset({day(8)}))
    assert {one.kind for one in swaps(kept, run(8, 5, planned=True))} == {REST, SwapKind.OTHER_DAY}


# no recent run before one that was done ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "outing", "told"),
    [
        (past(), run(7, 5), []),
        (Past(recent=day(1)), run(7, 5), ["L1 amber unknown"]),
        (Past(recent=day(8)), run(7, 5), []),
        (Past((run(-30, 5),)), run(7, 5), ["L1 amber unknown"]),
        (Past((run(-30, 5),), usual=10), run(7, 5), []),
        (Past((run(-30, 5),), usual=9), run(7, 5), ["L1 amber unknown"]),
        (Past((run(-30, 5),)), run(7), ["L1 note unknown"]),
        (past(run(5, 5)), run(7, 5), []),
        (Past((run(-30, 5),)), Outing(day(7), minutes=20, staged=True), []),
        (Past((run(-30, 5),), asked=Asked(day(20), 8)), run(7, 5), []),
        (Past((run(-30, 5),), asked=Asked(day(6), 0)), run(7, 5), ["L1 amber unknown"]),
    ],
)
def test_l1_speaks_of_a_run_that_was_done_after_a_break(known: Past, outing: Outing, told: list[str]) -> None:
    """The first run of a diary may only be the first one written down: it is told while it is recent."""
    assert [one for one in briefly(before(known, outing)) if one.startswith("L1")] == told
