"""The course of things over a real diary: what the balance ladder is given, and what a twist takes back."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.storage.test_store import TestStore
from tests.fakes.clock import FakeClock
from tests.ui.house import House


@pytest.fixture
def house(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[House]:
    del qapp
    house = House(clock, data_dir)
    house.guard.answer(frozenset(), twisted=False)
    yield house
    house.close()


def hop(house: House, side: Side, hops: int, pain: int | None) -> None:
    at = Stamp.of(house.clock.now(), house.clock.zone())
    TestStore(house.database).add(TestResult(at, TestKind.HOPS, side, float(hops), pain))


HOPPED = [
    # hops, worst pain (None where it was not said), passed
    (10, 0, True),
    (10, 2, True),
    (10, 3, False),
    (9, 0, False),
    (10, None, False),
]


@pytest.mark.parametrize(("hops", "pain", "passed"), HOPPED)
def test_ten_hops_with_pain_of_0_to_2_open_the_hops_of_the_ladder(
    house: House, hops: int, pain: int | None, *, passed: bool
) -> None:
    hop(house, Side.LEFT, hops, pain)
    assert house.parts.course.hops_passed() is passed


def test_each_side_that_was_tested_has_to_pass_and_the_last_time_counts(house: House) -> None:
    hop(house, Side.LEFT, 10, 0)
    hop(house, Side.RIGHT, 4, 0)
    assert not house.parts.course.hops_passed()
    hop(house, Side.RIGHT, 10, 1)
    assert house.parts.course.hops_passed()


def test_a_twist_takes_the_hop_test_back(house: House) -> None:
    hop(house, Side.LEFT, 10, 0)
    assert house.parts.course.hops_passed()
    house.clock.advance(3600)
    house.guard.answer(frozenset(), twisted=True)
    assert not house.parts.course.hops_passed()
    house.clock.advance(10 * 24 * 3600)
    assert not house.parts.course.hops_passed()
    hop(house, Side.LEFT, 10, 0)
    assert house.parts.course.hops_passed()
