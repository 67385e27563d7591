"""Self-tests: what counts, when the next one is due, and how one go of a test runs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind, TestResult, best_of_days, counted, due
from ankle_rehab.domain.self_test_run import (
    RunEnd,
    RunPhase,
    SelfTestRun,
    TestCue,
    TestCueKind,
    cues_between,
)

BALANCE, RAISES, WALL = TestKind.BALANCE, TestKind.HEEL_RAISES, TestKind.KNEE_TO_WALL
LEFT, RIGHT = Side.LEFT, Side.RIGHT
TODAY = date(2026, 11, 22)


def result(kind: TestKind, side: Side, amount: float, days_ago: int = 0, hour: int = 9) -> TestResult:
    at = datetime(2026, 11, 22, hour, tzinfo=UTC) - timedelta(days=days_ago)
    return TestResult(Stamp.of(at, "UTC"), kind, side, amount)


@pytest.mark.parametrize(
    ("kind", "amount", "kept"),
    [
        (BALANCE, 24.9, 24),
        (BALANCE, 59.99, 59),
        (BALANCE, 61, 60),
        (RAISES, 12, 12),
        (RAISES, 31, 30),
        (WALL, 7.4, 7.0),
        (WALL, 7.5, 7.5),
        (WALL, 7.9, 7.5),
        (WALL, 20.5, 20),
        (TestKind.HOPS, 10, 10),
        (TestKind.BRISK_WALK, 90, 90),
    ],
)
def test_only_what_is_complete_counts_up_to_the_most(kind: TestKind, amount: float, kept: float) -> None:
    assert counted(kind, amount) == kept


def test_a_result_is_never_negative_and_its_pain_is_a_score() -> None:
    with pytest.raises(ValueError, match="negative"):
        result(BALANCE, LEFT, -1)
    with pytest.raises(ValueError, match="11"):
        TestResult(result(BALANCE, LEFT, 1).at, BALANCE, LEFT, 1, pain=11)


def test_the_best_try_of_a_day_stands_for_it() -> None:
    tries = (
        result(BALANCE, LEFT, 20, days_ago=14),
        result(BALANCE, LEFT, 24, hour=8),
        result(BALANCE, RIGHT, 40, hour=9),
        result(BALANCE, LEFT, 18, hour=10),
    )
    assert [(one.side, one.amount) for one in best_of_days(tries)] == [(LEFT, 20), (LEFT, 24), (RIGHT, 40)]


@pytest.mark.parametrize(
    ("days_ago", "is_due"), [(0, False), (1, False), (13, False), (14, True), (15, True), (400, True)]
)
def test_a_test_is_due_fourteen_days_after_the_last_of_its_kind_and_side(days_ago: int, is_due: bool) -> None:
    others = tuple(
        result(kind, side, 1)
        for kind in (BALANCE, RAISES, WALL)
        for side in Side
        if (kind, side) != (RAISES, LEFT)
    )
    found = due((*others, result(RAISES, LEFT, 8, days_ago)), TODAY)
    assert [(one.kind, one.side) for one in found] == ([(RAISES, LEFT)] if is_due else [])


def test_without_any_every_test_is_due_and_the_tests_before_running_never_are() -> None:
    found = due((result(TestKind.HOPS, LEFT, 10, 40),), TODAY)
    assert [(one.kind, one.side, one.last) for one in found] == [
        (kind, side, None) for kind in (BALANCE, RAISES, WALL) for side in Side
    ]


# one go --------------------------------------------------------------------------------------------------


def gone(run: SelfTestRun, seconds: float, each: float = 0.25) -> SelfTestRun:
    for _ in range(round(seconds / each)):
        run = run.advance(each)
    return run


@pytest.mark.parametrize(
    ("kind", "seconds", "amount", "end"),
    [
        (BALANCE, 0, 0, RunEnd.KEY),
        (BALANCE, 24.75, 24, RunEnd.KEY),
        (BALANCE, 60, 60, RunEnd.MOST),
        (BALANCE, 75, 60, RunEnd.MOST),
        (RAISES, 5.75, 0, RunEnd.KEY),
        (RAISES, 6, 1, RunEnd.KEY),
        (RAISES, 71.75, 11, RunEnd.KEY),
        (RAISES, 180, 30, RunEnd.MOST),
        (RAISES, 200, 30, RunEnd.MOST),
    ],
)
def test_a_key_ends_the_count_or_the_most_there_is(
    kind: TestKind, seconds: float, amount: float, end: RunEnd
) -> None:
    run = gone(gone(SelfTestRun(kind, LEFT), 10), seconds).press()
    assert (run.phase, run.amount, run.end) == (RunPhase.ENDED, amount, end)
    assert run.press() == run.advance(1) == run.hurts() == run


def test_get_ready_lasts_ten_seconds_or_until_a_key() -> None:
    ready = SelfTestRun(BALANCE, LEFT)
    assert gone(ready, 9.75).phase is RunPhase.READY
    assert gone(ready, 10).phase is RunPhase.COUNTING
    early = gone(ready, 4).press()
    assert (early.phase, early.elapsed, early.amount) == (RunPhase.COUNTING, 0, 0)


def test_a_gap_ends_the_count_with_what_was_seen() -> None:
    counting = gone(SelfTestRun(BALANCE, LEFT), 22)
    assert counting.advance(3.0).phase is RunPhase.COUNTING
    away = counting.advance(3.1)
    assert (away.end, away.amount) == (RunEnd.GAP, 12)
    never_begun = gone(SelfTestRun(BALANCE, LEFT), 5).advance(600)
    assert (never_begun.end, never_begun.amount) == (RunEnd.GAP, 0)


def test_pain_ends_it_and_keeps_what_was_counted() -> None:
    run = gone(SelfTestRun(RAISES, RIGHT), 10 + 20).hurts()
    assert (run.end, run.amount) == (RunEnd.HURTS, 3)


@given(st.lists(st.floats(0.01, 5), max_size=60))
def test_no_way_of_ticking_counts_more_than_was_seen(steps: list[float]) -> None:
    run = SelfTestRun(BALANCE, LEFT).press()
    for step in steps:
        run = run.advance(step)
    assert run.amount <= min(60, sum(step for step in steps if step <= 3))


def test_a_distance_is_not_counted_by_time() -> None:
    with pytest.raises(ValueError, match="knee-to-wall"):
        SelfTestRun(WALL, LEFT)


@pytest.mark.parametrize(
    ("seconds", "part", "through"),
    [(0, 0, 0.0), (1, 0, 0.5), (2, 1, 0.0), (2.5, 1, 0.5), (3, 2, 0.0), (4.5, 2, 0.5), (6, 0, 0.0)],
)
def test_the_tempo_is_two_one_three(seconds: float, part: int, through: float) -> None:
    assert gone(SelfTestRun(RAISES, LEFT).press(), seconds).part == (part, through)


def heard(kind: TestKind, seconds: float, each: float = 0.25) -> list[tuple[str, int]]:
    run, cues = SelfTestRun(kind, LEFT), list(cues_between(None, SelfTestRun(kind, LEFT)))
    for _ in range(round(seconds / each)):
        after = run.advance(each)
        cues += cues_between(run, after)
        run = after
    cues += cues_between(run, run.press())
    return [(cue.kind.value, cue.number) for cue in cues]


def test_balance_is_heard_at_the_start_every_ten_seconds_and_at_the_end() -> None:
    assert heard(BALANCE, 10 + 24) == [
        ("ready", 0),
        ("last-seconds", 3),
        ("last-seconds", 2),
        ("last-seconds", 1),
        ("start", 0),
        ("seconds", 10),
        ("seconds", 20),
        ("end", 24),
    ]


def test_heel_raises_click_every_second_and_count_what_is_complete() -> None:
    cues = heard(RAISES, 10 + 8)
    assert [number for kind, number in cues if kind == "part"] == [1, 2, 0, 1]
    assert [number for kind, number in cues if kind == "count"] == [1]
    assert len([kind for kind, _ in cues if kind == "click"]) == 8
    assert cues[-1] == ("end", 1)


def test_the_end_is_told_once() -> None:
    ended = SelfTestRun(BALANCE, LEFT).press().advance(2).press()
    assert cues_between(ended, ended) == ()
    assert cues_between(ended.advance(0), ended) == ()
    assert cues_between(SelfTestRun(BALANCE, LEFT).press(), ended) == (TestCue(TestCueKind.END, 2),)
