"""How often icing may start, and for whom not without asking."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Reading, Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, StopReason, Ticks
from ankle_rehab.domain.icing_rules import (
    Allowance,
    Condition,
    Conditions,
    Hold,
    allowance,
    cold_until,
    lock,
)
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.triage import Sign

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=30)


def iced(end: datetime, minutes: float = 20) -> Icing:
    """A finished icing of so many minutes."""
    start = end - timedelta(minutes=minutes)
    icing = Icing.begin(Reading(start, 0.0, "boot"), "UTC", 20, Side.LEFT, Ticks(True, True))
    over = Reading(end, minutes * 60, "boot")
    return icing.take_off(over, StopReason.USER).confirm_end(over).after(True, None)


def ago(hours: float) -> Icing:
    return iced(NOON - timedelta(hours=hours))


@pytest.mark.parametrize(
    ("hours_ago", "twist_hours", "next_in", "reason", "limit"),
    [
        ([], None, 0, None, 3),
        ([2], None, 0, None, 3),
        ([1.5], None, 0.5, Hold.TOO_SOON, 3),
        ([23, 10, 3], None, 1, Hold.DAY_LIMIT, 3),
        ([23.5, 10, 0.5], None, 1.5, Hold.TOO_SOON, 3),
        ([20, 15, 10, 6, 3], 30, 0, None, 6),
        ([20, 15, 12, 9, 6, 3], 30, 4, Hold.DAY_LIMIT, 6),
        ([20, 15, 10, 6, 3], 72, 14, Hold.DAY_LIMIT, 3),
        ([20, 15, 10, 6, 1.5], 71.75, 14, Hold.DAY_LIMIT, 6),
        ([20, 15, 10, 6, 1.5], 71, 0.5, Hold.TOO_SOON, 6),
    ],
)
def test_two_hours_in_between_and_so_many_a_day(
    hours_ago: list[float], twist_hours: float | None, next_in: float, reason: Hold | None, limit: int
) -> None:
    twist = None if twist_hours is None else NOON - timedelta(hours=twist_hours)
    history = tuple(ago(hours) for hours in hours_ago)
    at = NOON + timedelta(hours=next_in)
    assert allowance(history, twist, NOON) == Allowance(next_in == 0, at, reason, len(hours_ago), limit)


def test_an_icing_that_ended_a_day_ago_is_no_longer_counted() -> None:
    history = (ago(24), ago(10), ago(3))
    assert allowance(history, None, NOON) == Allowance(True, NOON, None, 2, 3)


def test_a_start_taken_back_within_a_minute_is_no_icing() -> None:
    moment = NOON - timedelta(minutes=5)
    assert allowance((iced(moment, 0.9),), None, NOON).allowed
    assert not allowance((iced(moment, 1.0),), None, NOON).allowed
    assert cold_until((iced(moment, 0.9),), NOON) is None


def test_an_icing_written_under_a_wrong_clock_does_not_lock_for_years() -> None:
    assert allowance((iced(NOON + timedelta(days=900)),), None, NOON).allowed
    assert not allowance((iced(NOON + timedelta(hours=1)),), None, NOON).allowed


def test_a_twist_that_seems_to_lie_ahead_counts_as_just_now() -> None:
    assert allowance((), NOON + timedelta(hours=1), NOON).limit == 6


def test_half_an_hour_without_balance_strength_or_running() -> None:
    end = NOON - timedelta(minutes=10)
    assert cold_until((iced(end),), NOON) == end + timedelta(minutes=30)
    assert cold_until((iced(end),), end + timedelta(minutes=30)) is None
    assert cold_until((), NOON) is None


def score(value: int) -> PainEntry:
    stamp = Stamp(NOON, "UTC", date(2026, 11, 22))
    return PainEntry(Side.LEFT, value, Moment.OTHER, stamp, stamp)


@pytest.mark.parametrize(
    ("standing", "hold"),
    [
        (Standing(True), None),
        (Standing(True, hours_since_twist=1.0), None),
        (Standing(True, swollen=True), None),
        (Standing(True, open_signs=frozenset({Sign.ONE_SPOT})), None),
        (Standing(True, open_signs=frozenset({Sign.NO_FOUR_STEPS, Sign.SEVERE_PAIN})), None),
        (Standing(True, open_signs=frozenset({Sign.NUMB, Sign.SEVERE_PAIN})), Hold.SIGN),
        (Standing(True, open_signs=frozenset({Sign.HOT_AND_ILL})), Hold.SIGN),
        (Standing(True, open_signs=frozenset({Sign.CALF})), Hold.SIGN),
        (Standing(True, high_score=score(8)), None),
        (Standing(True, open_signs=frozenset({Sign.FEVER}), high_score=score(8)), Hold.SIGN),
    ],
)
def test_some_signs_close_icing_but_a_twist_or_a_score_alone_does_not(
    standing: Standing, hold: Hold | None
) -> None:
    assert lock(standing) is hold


def answers(*ticked: Condition, asked: bool = False) -> Conditions:
    return Conditions(Stamp(NOON, "UTC", date(2026, 11, 22)), frozenset(ticked), asked, "1")


def test_conditions_hold_ninety_days() -> None:
    page = answers()
    assert not page.due(NOON + timedelta(days=89, hours=23))
    assert page.due(NOON + timedelta(days=90))
    assert page.due(NOON - timedelta(days=100))


HARD = {"raynaud", "cold-allergy", "cold-blood", "circulation", "numbness", "healing-nerve"} | {
    "broken-skin",
    "joint-infection",
}


@pytest.mark.parametrize("condition", Condition)
def test_each_condition_stops_or_wants_asking(condition: Condition) -> None:
    page = answers(condition)
    assert page.hard_stop is (condition.value in HARD)
    assert page.ask_first is (condition.value not in HARD)
    assert not replace(page, asked=True).ask_first
    assert replace(page, asked=True).hard_stop is page.hard_stop


def test_a_hard_stop_is_not_lifted_by_having_asked_about_something_else() -> None:
    page = answers(Condition.DIABETES, Condition.RAYNAUD, asked=True)
    assert page.hard_stop


@given(
    st.lists(st.integers(min_value=1, max_value=600), min_size=1, max_size=60),
    st.one_of(st.none(), st.integers(min_value=-3000, max_value=6000)),
)
def test_never_more_than_the_limit_in_any_day(gaps: list[int], twist_minute: int | None) -> None:
    """Somebody tries again and again; whatever is allowed is iced for 20 minutes."""
    twist = None if twist_minute is None else NOON + timedelta(minutes=twist_minute)
    history: tuple[Icing, ...] = ()
    now = NOON
    for gap in gaps:
        now += timedelta(minutes=gap)
        known_twist = twist if twist is not None and twist <= now else None
        verdict = allowance(history, known_twist, now)
        limit = 6 if known_twist is not None and now - known_twist < timedelta(hours=72) else 3
        assert verdict.at is not None
        assert verdict.allowed == (verdict.at <= now)
        if verdict.allowed:
            now += timedelta(minutes=20)
            history = (*history, iced(now))
            ends = [icing.ended.utc for icing in history if icing.ended is not None]
            assert sum(1 for end in ends if end > now - timedelta(minutes=20) - timedelta(hours=24)) <= limit
            assert len(ends) < 2 or ends[-1] - ends[-2] >= timedelta(hours=2, minutes=20)
        else:
            assert allowance(history, known_twist, verdict.at).allowed
            assert not allowance(history, known_twist, verdict.at - timedelta(seconds=1)).allowed
