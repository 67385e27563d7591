"""What Today says beside the plan: each thing once, and nothing lost behind another."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.progress import Phase
from ankle_rehab.services.plan_news import News, NewsKind
from tests.fakes.clock import FakeClock
from tests.fakes.runner import Runner
from tests.ui.house import House

DAYS = 60


@pytest.fixture
def house(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[House]:
    del qapp
    house = House(clock, data_dir)
    yield house
    house.close()


@pytest.fixture
def runner(house: House, clock: FakeClock) -> Runner:
    """Somebody without pain for two weeks, on the day on which prevention begins."""
    runner = Runner(house.parts, clock, DAYS)
    runner.mornings(0, 14, 0)
    house.parts.course.begin()
    return runner


def told(house: House) -> NewsKind | Phase | None:
    news = house.parts.news.first()
    return None if news is None else news.phase or news.kind


def test_two_weeks_without_pain_are_not_told_of_as_still_sore(house: House, clock: FakeClock) -> None:
    runner = Runner(house.parts, clock, DAYS)
    house.parts.course.begin()
    runner.mornings(0, 43, 1)
    assert told(house) is NewsKind.BOOK
    runner.mornings(44, 57, 0)
    assert told(house) is Phase.PREVENTION


def test_what_was_read_of_one_ankle_is_still_said_of_the_other(house: House, clock: FakeClock) -> None:
    left, right = (Runner(house.parts, clock, DAYS, side) for side in (Side.LEFT, Side.RIGHT))
    for day in range(20):
        left.morning(day, 2)
        right.morning(day, 2)
    for side in (Side.LEFT, Side.RIGHT):
        news = house.parts.news.first()
        assert news is not None
        assert news.note is not None
        assert news.note.side is side
        read(house)
    assert told(house) is None


def read(house: House) -> None:
    news = house.parts.news.first()
    assert isinstance(news, News)
    house.parts.news.read(news)


def test_a_phase_is_told_of_once(house: House, runner: Runner) -> None:
    assert told(house) is Phase.PREVENTION
    read(house)
    assert told(house) is None
    runner.go(15, 9)
    assert told(house) is None


def test_the_way_back_is_told_of_soon_after_prevention_was_read_of(house: House, runner: Runner) -> None:
    read(house)
    runner.morning(17, 2)
    assert told(house) is Phase.SORE
    read(house)
    assert told(house) is None
