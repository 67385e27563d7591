"""The page of the ladder for somebody who runs without it: the answer by one's own rules, then the ladder."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.ui.pages.running import RunningPage
from tests.fakes.runner import Runner
from tests.ui.house import House, click, reads
from tests.ui.player_house import settle


@pytest.fixture
def runner(house: House) -> Runner:
    house.preferences.change(sore_side=Side.LEFT)
    runner = Runner(house.parts, house.clock, 60)
    runner.go(0, 9)
    house.guard.answer(frozenset(), twisted=False)
    return runner


@pytest.fixture
def page(house: House, runner: Runner, qtbot: QtBot) -> RunningPage:
    assert runner.side is Side.LEFT
    page = RunningPage(house.parts, house.themes)
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    return page


def come(page: RunningPage, runner: Runner, day: int) -> None:
    runner.go(day, 9)
    page.shown()
    settle()


def test_the_answer_and_what_stands_behind_it(page: RunningPage, runner: Runner) -> None:
    runner.logged(40, 8)
    come(page, runner, 42)
    assert reads(page, "By your rules: up to 8 km, or bike.")
    assert reads(page, "Stage 1 is open today.")
    assert not reads(page, "Your longest run of the last 30 days: 8 km.")
    click(page, "Why this answer about running?")
    settle()
    assert reads(page, "Your longest run of the last 30 days: 8 km.")
    assert reads(page, "Sources:")


def test_the_longest_run_is_told_on_the_page_of_runs(page: RunningPage, runner: Runner) -> None:
    opened: list[str] = []
    page.open_page.connect(opened.append)
    come(page, runner, 42)
    assert reads(page, "That depends on your longest run of the last 30 days.")
    click(page, "Tell it")
    assert opened == ["runs"]


def test_the_ladder_waits_where_ones_own_rules_do_not(page: RunningPage, runner: Runner) -> None:
    runner.logged(41, 8)
    come(page, runner, 42)
    assert reads(page, "By your rules: up to 8 km, or bike. A day between two runs would be kinder.")
    assert reads(page, "The run-walk ladder waits: you ran yesterday, and a day comes between two runs.")


def test_on_the_ladder_its_own_answer_stands_alone(page: RunningPage, runner: Runner) -> None:
    runner.run(40)
    come(page, runner, 42)
    assert reads(page, "Stage 1 is open today. Stop if it hurts more than 3 of 10 or you limp.")
    assert not reads(page, "By your rules")
    come(page, runner, 75)
    assert reads(page, "By your rules: stage 1 of run and walk, or at most half of what was usual for you.")
