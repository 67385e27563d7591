"""The gate before any running, in tables to be read like a protocol; and that no point or sign opens it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.run_gate import (
    Detail,
    Evidence,
    Gate,
    GateKind,
    Holds,
    Morning,
    Requirement,
    gate_kind,
    judge_gate,
)
from ankle_rehab.domain.self_test import TestKind, TestResult

TODAY = date(2026, 11, 22)
LEFT = (Side.LEFT,)
BOTH = (Side.LEFT, Side.RIGHT)
CALM_MORNING = Morning(1, 1.0)
SIDED = (TestKind.BALANCE, TestKind.HEEL_RAISES, TestKind.HOPS)


def at(days_ago: float, hour: int = 12) -> Stamp:
    when = datetime(2026, 11, 22, hour, tzinfo=UTC) - timedelta(days=days_ago)
    return Stamp.of(when, "UTC")


def day(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


def result(
    kind: TestKind, amount: float, days_ago: float = 3, pain: int | None = 1, side: Side = Side.LEFT
) -> TestResult:
    return TestResult(at(days_ago), kind, side if kind in SIDED else None, amount, pain)


WALK = result(TestKind.BRISK_WALK, 30)
BALANCE = result(TestKind.BALANCE, 30, pain=None)
RAISES = result(TestKind.HEEL_RAISES, 10, pain=None)
HOPPED = result(TestKind.HOPS, 10)
ALL = (WALK, BALANCE, RAISES, HOPPED)
PASSED = Evidence(today=TODAY, sides=LEFT, twist=at(40), results=ALL, mornings={day(2): CALM_MORNING})
AFTER_RED = replace(PASSED, twist=None, red=day(5), results=(WALK,))


def stands(known: Evidence) -> dict[Requirement, tuple[Holds, Detail | None]]:
    return {check.requirement: (check.holds, check.detail) for check in judge_gate(known).checks}


def lacking(gate: Gate) -> list[tuple[Requirement, Detail | None]]:
    return [(check.requirement, check.detail) for check in gate.lacking]


@pytest.mark.parametrize(
    ("twist", "settled", "kind"),
    [
        (None, None, GateKind.AFTER_RED),
        (None, day(14), GateKind.AFTER_RED),
        (None, day(13), GateKind.NONE),
        (None, day(1), GateKind.NONE),
        (at(40), day(1), GateKind.AFTER_SPRAIN),
    ],
)
def test_a_green_run_written_down_a_week_after_red_shows_that_it_went_well(
    twist: Stamp | None, settled: date | None, kind: GateKind
) -> None:
    """The red day is 20 days ago; after a twist the gate stays."""
    assert gate_kind(Evidence(TODAY, LEFT, twist=twist, red=day(20), settled=settled)) is kind


@pytest.mark.parametrize(
    ("twist", "red", "run", "kind"),
    [
        (None, None, None, GateKind.NONE),
        (None, None, at(2), GateKind.NONE),
        (at(40), None, None, GateKind.AFTER_SPRAIN),
        (at(40), None, at(41), GateKind.AFTER_SPRAIN),
        (at(40), None, at(3), GateKind.NONE),
        (None, day(5), None, GateKind.AFTER_RED),
        (None, day(5), at(5), GateKind.AFTER_RED),
        (None, day(5), at(3), GateKind.NONE),
        (at(40), day(5), at(20), GateKind.AFTER_RED),
        (at(4), day(5), None, GateKind.AFTER_SPRAIN),
    ],
)
def test_which_gate_applies(twist: Stamp | None, red: date | None, run: Stamp | None, kind: GateKind) -> None:
    assert gate_kind(Evidence(TODAY, LEFT, twist=twist, red=red, run=run)) is kind


def test_without_trouble_only_a_sign_stands_before_a_run() -> None:
    assert judge_gate(Evidence(TODAY, LEFT)).open
    assert lacking(judge_gate(Evidence(TODAY, LEFT, sign=True))) == [(Requirement.NO_SIGN, Detail.SIGN)]


def test_after_a_sprain_all_six_and_after_a_red_week_three() -> None:
    assert list(stands(PASSED)) == list(Requirement)
    assert judge_gate(PASSED).open
    assert list(stands(AFTER_RED)) == [Requirement.NO_SIGN, Requirement.STEADY, Requirement.WALK]
    assert judge_gate(AFTER_RED).open


WALKS = [
    ("none", (), {}, Detail.NOT_DONE),
    ("30 min, pain 2", (result(TestKind.BRISK_WALK, 30, pain=2),), {2: (2, 1.0)}, None),
    ("30 min, pain 3", (result(TestKind.BRISK_WALK, 30, pain=3),), {2: (1, 1.0)}, Detail.HURT),
    ("29 min", (result(TestKind.BRISK_WALK, 29),), {2: (1, 1.0)}, Detail.TOO_LITTLE),
    ("pain not said", (result(TestKind.BRISK_WALK, 30, pain=None),), {2: (1, 1.0)}, Detail.HURT),
    ("today: the morning is to come", (result(TestKind.BRISK_WALK, 30, 0),), {}, Detail.MORNING_AWAITED),
    ("morning not written", (WALK,), {}, Detail.MORNING_MISSING),
    ("morning 3, usual 2", (WALK,), {2: (3, 2.0)}, None),
    ("morning 4", (WALK,), {2: (4, 4.0)}, Detail.MORNING_NOT_SETTLED),
    ("morning 2 above the usual", (WALK,), {2: (2, 0.0)}, Detail.MORNING_NOT_SETTLED),
    ("usual not known", (WALK,), {2: (1, None)}, Detail.USUAL_UNKNOWN),
    ("14 days old", (result(TestKind.BRISK_WALK, 30, 14),), {13: (1, 1.0)}, None),
    ("15 days old", (result(TestKind.BRISK_WALK, 30, 15),), {14: (1, 1.0)}, Detail.NOT_DONE),
    ("before the twist", (result(TestKind.BRISK_WALK, 30, 12),), {11: (1, 1.0)}, Detail.NOT_DONE),
    ("good, then a bad one", (WALK, result(TestKind.BRISK_WALK, 30, 2, pain=4)), {2: (1, 1.0)}, Detail.HURT),
    ("good, then one of today", (WALK, result(TestKind.BRISK_WALK, 30, 0)), {2: (1, 1.0)}, None),
    (
        "bad, then one of today",
        (result(TestKind.BRISK_WALK, 30, pain=4), result(TestKind.BRISK_WALK, 30, 0)),
        {2: (1, 1.0)},
        Detail.MORNING_AWAITED,
    ),
]


@pytest.mark.parametrize(("words", "walks", "mornings", "detail"), WALKS, ids=[row[0] for row in WALKS])
def test_the_brisk_walk(
    words: str,
    walks: tuple[TestResult, ...],
    mornings: dict[int, tuple[int, float | None]],
    detail: Detail | None,
) -> None:
    twist = at(11) if "twist" in words else at(40)
    known = replace(
        PASSED,
        twist=twist,
        results=(*walks, BALANCE, RAISES, HOPPED),
        mornings={day(ago): Morning(*found) for ago, found in mornings.items()},
    )
    assert stands(known)[Requirement.WALK] == (Holds.MET if detail is None else Holds.OPEN, detail)


@pytest.mark.parametrize(("days_ago", "met"), [(0, False), (6, False), (7, True)])
def test_giving_way_keeps_it_closed_for_seven_days(days_ago: int, met: bool) -> None:
    assert judge_gate(replace(AFTER_RED, gave_way=day(days_ago))).open is met


@pytest.mark.parametrize(
    ("kind", "requirement", "amount", "met"),
    [
        (TestKind.BALANCE, Requirement.BALANCE, 29, False),
        (TestKind.BALANCE, Requirement.BALANCE, 30, True),
        (TestKind.HEEL_RAISES, Requirement.HEEL_RAISES, 9, False),
        (TestKind.HEEL_RAISES, Requirement.HEEL_RAISES, 10, True),
    ],
)
def test_balance_and_heel_raises(kind: TestKind, requirement: Requirement, amount: float, met: bool) -> None:
    others = tuple(one for one in ALL if one.kind is not kind)
    gate = judge_gate(replace(PASSED, results=(*others, result(kind, amount, pain=None))))
    assert gate.open is met
    if not met:
        assert lacking(gate) == [
            (requirement, Detail.TOO_LITTLE),
            (Requirement.HOPS, Detail.OTHERS_FIRST),
        ]


def test_the_best_try_of_the_newest_day_counts() -> None:
    tries = (
        result(TestKind.BALANCE, 12, 3),
        result(TestKind.BALANCE, 35, 3),
        result(TestKind.BALANCE, 20, 3),
    )
    assert judge_gate(replace(PASSED, results=(*ALL, *tries))).open
    later = result(TestKind.BALANCE, 20, 1)
    assert not judge_gate(replace(PASSED, results=(*ALL, later))).open


def test_each_side_concerned_shows_it() -> None:
    both = replace(PASSED, sides=BOTH)
    assert (Requirement.BALANCE, Detail.NOT_DONE) in lacking(judge_gate(both))
    right = tuple(replace(one, side=Side.RIGHT) for one in ALL if one.side is not None)
    assert judge_gate(replace(both, results=(*ALL, *right))).open


@pytest.mark.parametrize(
    ("hops", "pain", "detail"),
    [(10, 2, None), (10, 3, Detail.HURT), (9, 0, Detail.TOO_LITTLE), (10, None, Detail.HURT)],
)
def test_the_hop_test_comes_last(hops: int, pain: int | None, detail: Detail | None) -> None:
    known = replace(PASSED, results=(WALK, BALANCE, RAISES, result(TestKind.HOPS, hops, 1, pain)))
    assert stands(known)[Requirement.HOPS][1] is detail
    locked = replace(known, gave_way=day(1))
    assert stands(locked)[Requirement.HOPS] == (Holds.LOCKED, Detail.OTHERS_FIRST)


@given(
    pains=st.tuples(st.integers(0, 10), st.integers(0, 10)),
    mornings=st.tuples(st.integers(0, 10), st.integers(0, 5)),
    days=st.integers(1, 14),
    more=st.integers(1, 10),
    what=st.sampled_from(["walk", "hops", "morning", "sign", "gave-way", "twist", "red"]),
)
def test_one_more_point_or_sign_never_opens_it(
    pains: tuple[int, int], mornings: tuple[int, int], days: int, more: int, what: str
) -> None:
    (walked, hopped), (morning, usual) = pains, mornings
    known = replace(
        PASSED,
        results=(
            result(TestKind.BRISK_WALK, 30, days, walked),
            BALANCE,
            RAISES,
            result(TestKind.HOPS, 10, 1, hopped),
        ),
        mornings={day(days - 1): Morning(morning, float(usual))},
    )
    worse = {
        "walk": replace(
            known,
            results=(result(TestKind.BRISK_WALK, 30, days, min(10, walked + more)), *known.results[1:]),
        ),
        "hops": replace(
            known, results=(*known.results[:3], result(TestKind.HOPS, 10, 1, min(10, hopped + more)))
        ),
        "morning": replace(known, mornings={day(days - 1): Morning(min(10, morning + more), float(usual))}),
        "sign": replace(known, sign=True),
        "gave-way": replace(known, gave_way=day(more - 1)),
        "twist": replace(known, twist=at(more - 1)),
        "red": replace(known, red=day(more - 1)),
    }[what]
    met = {check.requirement for check in judge_gate(known).checks if check.met}
    met_then = {check.requirement for check in judge_gate(worse).checks if check.met}
    assert met_then <= met
    assert judge_gate(known).open or not judge_gate(worse).open
