"""When a pair of shoes is to be looked at, and when it is probably due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.shoe import Shoe, Wear, wear

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


@given(st.integers(0, 900), st.floats(0, 2000), st.integers(0, 400), st.floats(0, 900))
def test_more_use_never_says_less(days: int, kilometres: float, more_days: int, more: float) -> None:
    before = Shoe("Blue", TODAY - timedelta(days=days), kilometres)
    after = Shoe("Blue", TODAY - timedelta(days=days + more_days), kilometres + more)
    assert wear(after, TODAY) >= wear(before, TODAY)
