"""When a pair of shoes is to be looked at, and when it is probably due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.activity import RunType
from ankle_rehab.domain.shoe import Limits, Mileage, Shoe, Wear, usual, wear

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "kilometres", "said"),
    [
        (None, None, Wear.NOTHING),
        (0, 0, Wear.NOTHING),
        (364, 479.9, Wear.NOTHING),
        (None, 480, Wear.LOOK),
        (364, 799.9, Wear.LOOK),
        (None, 800, Wear.DUE),
        (365, None, Wear.DUE),
        (365, 10, Wear.DUE),
        (-3, None, Wear.NOTHING),
    ],
)
def test_wear(days: int | None, kilometres: float | None, said: Wear) -> None:
    since = None if days is None else TODAY - timedelta(days=days)
    assert wear(Shoe("Blue", since, kilometres), TODAY) is said


@pytest.mark.parametrize(
    ("since", "months", "said"),
    [
        (date(2025, 11, 22), 12, Wear.DUE),
        (date(2025, 11, 23), 12, Wear.NOTHING),
        (date(2025, 8, 31), 15, Wear.NOTHING),  # the last day of November
        (date(2025, 8, 22), 15, Wear.DUE),
        (date(2024, 2, 29), 33, Wear.NOTHING),
        (date(9999, 1, 1), 60, Wear.NOTHING),
    ],
)
def test_age_is_counted_in_months_of_the_calendar(since: date, months: int, said: Wear) -> None:
    assert wear(Shoe("Blue", since), TODAY, limits=Limits(months=months)) is said


@pytest.mark.parametrize(
    ("looked", "since_look", "said"),
    [
        (None, 500.0, Wear.LOOK),
        (TODAY, 0.0, Wear.NOTHING),
        (TODAY, 20.0, Wear.NOTHING),
        (TODAY, 20.1, Wear.LOOK),
    ],
)
def test_one_look_is_enough_from_the_limit_on(looked: date | None, since_look: float, said: Wear) -> None:
    assert wear(Shoe("Blue", looked=looked), TODAY, Mileage(9, 500.0, since_look)) is said


def test_a_look_says_nothing_of_a_pair_that_is_due() -> None:
    assert wear(Shoe("Blue", looked=TODAY, kilometres=100), TODAY, Mileage(70, 700.0)) is Wear.DUE


def test_the_usual_pair() -> None:
    easy = Shoe("Easy", default_for=frozenset({RunType.EASY}))
    races = Shoe("Races", default_for=frozenset({RunType.RACE}), since=TODAY)
    plain = Shoe("Plain")
    gone = Shoe("Gone", default_for=frozenset({RunType.HILLS}), retired=TODAY - timedelta(days=1))
    kept = (gone, plain, easy, races)
    assert usual(kept, None, TODAY) is easy
    assert usual(kept, RunType.RACE, TODAY) is races
    assert usual(kept, RunType.RACE, TODAY - timedelta(days=1)) is None
    assert usual(kept, RunType.HILLS, TODAY) is None
    assert usual(kept, RunType.HILLS, TODAY - timedelta(days=1)) is gone
    assert usual((gone, plain), RunType.HILLS, TODAY) is plain
    assert usual((), None, TODAY) is None


@given(st.integers(0, 900), st.floats(0, 2000), st.integers(0, 400), st.floats(0, 900))
def test_more_use_never_says_less(days: int, kilometres: float, more_days: int, more: float) -> None:
    before = Shoe("Blue", TODAY - timedelta(days=days), kilometres)
    after = Shoe("Blue", TODAY - timedelta(days=days + more_days), kilometres + more)
    assert wear(after, TODAY) >= wear(before, TODAY)
