"""What people type as distance and time."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain import typed
from ankle_rehab.domain.settings import DistanceUnit

KM, MILES = DistanceUnit.KILOMETRES, DistanceUnit.MILES


@pytest.mark.parametrize(
    ("words", "unit", "metres"),
    [
        ("5.2", KM, 5200),
        ("5,2", KM, 5200),
        (" 12 ", KM, 12_000),
        ("0.4", KM, 400),
        ("3.1", MILES, 4988.97),
        ("26.2", MILES, 42_164.8),
        ("500", KM, 500_000),
        ("", KM, None),
        ("  ", MILES, None),
    ],
)
def test_a_distance(words: str, unit: DistanceUnit, metres: float | None) -> None:
    assert typed.metres(words, unit) == (None if metres is None else pytest.approx(metres, abs=0.1))


@pytest.mark.parametrize("words", ["five", "5 km", "-3", "5.2.1", "nan", "inf", "1e3", "501", "5:20", "."])
def test_what_is_no_distance(words: str) -> None:
    with pytest.raises(ValueError):
        typed.metres(words, KM)


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("31", 1860),
        ("31.5", 1890),
        ("31,5", 1890),
        ("31:20", 1880),
        ("90:00", 5400),
        ("1:05:30", 3930),
        ("0:45", 45),
        ("", None),
    ],
)
def test_a_time(words: str, seconds: float | None) -> None:
    assert typed.seconds(words) == seconds


@pytest.mark.parametrize(
    "words", ["half an hour", "31:60", "1:60:00", "31:2", "-5", "nan", "2881", "49:00:00"]
)
def test_what_is_no_time(words: str) -> None:
    with pytest.raises(ValueError):
        typed.seconds(words)


@given(st.text(max_size=12))
def test_whatever_is_typed_it_is_a_number_or_refused(words: str) -> None:
    for read in (partial(typed.metres, unit=KM), typed.seconds):
        try:
            found = read(words)
        except ValueError:
            continue
        assert found is None or 0 <= found <= 500_000
