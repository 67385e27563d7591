"""The page of running: what today's plan says, the gate, writing things down, the ladder, the last runs."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.run_answer import RunToday
from ankle_rehab.domain.run_routine import HOP_TEST, RUN_WALK, WALK_TEST
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.ui.pages.running import RunningPage
from tests.fakes.runner import Runner
from tests.ui.house import House, reads, seen
from tests.ui.house import click as click_at_once
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


def come(page: RunningPage, runner: Runner, day: int, hour: int = 9) -> None:
    runner.go(day, hour)
    page.shown()
    settle()


def click(root: QWidget, name: str) -> None:
    settle()
    click_at_once(root, name)
    settle()


def begun(page: RunningPage) -> list[str]:
    found: list[str] = []
    page.start_requested.connect(found.append)
    return found


def primary(page: RunningPage) -> list[str]:
    shown = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
    return [one.accessibleName() for one in shown if one.property("role") == "primary"]


def told(page: RunningPage) -> list[str]:
    """What a screen reader reads in the order of the page."""
    labels = [one for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    return [one.accessibleName() or one.text() for one in labels]


def answer_pain(page: QWidget, question: str, score: int) -> None:
    rows = [one for one in page.findChildren(QWidget) if one.accessibleName().startswith(question)]
    rows = [one for one in rows if one.isVisibleTo(page) and one.findChildren(QPushButton)]
    assert len(rows) == 1, f"{len(rows)} questions {question!r}"
    rows[0].findChildren(QPushButton)[score].click()


def twisted(runner: Runner) -> None:
    runner.twist(0)
    runner.mornings(10, 20)


def test_without_trouble_no_gate_is_needed_and_stage_one_starts(page: RunningPage, runner: Runner) -> None:
    starts = begun(page)
    come(page, runner, 3)
    assert reads(page, "Stage 1 is open today. Stop if it hurts more than 3 of 10 or you limp.")
    assert reads(page, "5 min brisk walk first. 8 times: 1 min run, then 1.5 min walk. 25 min in all.")
    assert reads(page, "No gate before the next run")
    assert reads(page, "No run of the ladder yet: it begins at stage 1.")
    assert primary(page) == ["Start stage 1"]
    click(page, "Start stage 1")
    assert starts == [RUN_WALK]
    assert not any("safe" in words.lower() or "clear" in words.lower() for words in told(page))


def test_the_gate_says_how_each_requirement_stands(page: RunningPage, runner: Runner) -> None:
    twisted(runner)
    runner.walk(18)
    runner.test(18, TestKind.BALANCE, 34)
    runner.test(18, TestKind.HEEL_RAISES, 7)
    come(page, runner, 20)
    assert reads(page, "Today's plan leaves running out. First: at least 10 controlled heel raises")
    words = told(page)
    assert any(
        one.startswith("Met: Standing on one leg for 30 seconds. Left: 34 seconds on") for one in words
    )
    assert any(one.startswith("Open: At least 10 controlled heel raises on one leg") for one in words)
    assert any("Locked: The hop test" in one and "once everything above is met" in one for one in words)
    assert any("A result counts for 14 days" in one for one in words)
    assert primary(page) == ["To the self-tests"]


def test_a_walk_is_written_down_and_its_morning_asked_for(
    house: House, page: RunningPage, runner: Runner
) -> None:
    twisted(runner)
    starts = begun(page)
    come(page, runner, 20)
    assert primary(page) == ["Start the brisk walk"]
    click(page, "Start the brisk walk")
    assert starts == [WALK_TEST]
    click(page, "I have walked briskly")
    assert primary(page) == ["Keep it"]
    click(page, "Keep it")
    assert reads(page, "Please choose every number first.")
    answer_pain(page, "The worst pain in your left ankle while walking", 1)
    click(page, "Keep it")
    result = house.parts.self_tests.results(TestKind.BRISK_WALK)[-1]
    assert (result.amount, result.pain, result.side) == (30, 1, None)
    assert reads(page, "Now the morning after it")
    come(page, runner, 21)
    answer_pain(page, "Your left ankle with the first steps this morning", 1)
    click(page, "Keep it")
    last = house.diary.entries()[-1]
    assert (last.moment, last.score) == (Moment.NEXT_MORNING, 1)
    assert any(words.startswith("Met: A brisk walk of 30 minutes") for words in told(page))


def test_not_now_keeps_nothing(house: House, page: RunningPage, runner: Runner) -> None:
    twisted(runner)
    come(page, runner, 20)
    click(page, "I have walked briskly")
    click(page, "Not now")
    assert house.parts.self_tests.results(TestKind.BRISK_WALK) == ()
    assert primary(page) == ["Start the brisk walk"]


def test_the_hop_test_is_last(house: House, page: RunningPage, runner: Runner) -> None:
    twisted(runner)
    runner.walk(18)
    runner.test(18, TestKind.BALANCE, 34)
    runner.test(18, TestKind.HEEL_RAISES, 12)
    starts = begun(page)
    come(page, runner, 20)
    click(page, "Start the hop test")
    assert starts == [HOP_TEST]
    click(page, "I have hopped")
    seen(page, QSpinBox, "Controlled hops, left foot")[0].setValue(10)
    answer_pain(page, "The worst pain in your left ankle while hopping", 2)
    click(page, "Keep it")
    assert house.parts.running.answer().today is RunToday.OPEN
    assert primary(page) == ["Start stage 1"]


def test_hops_of_the_balance_ladder_find_their_test_without_a_twist(
    house: House, page: RunningPage, runner: Runner
) -> None:
    come(page, runner, 1)
    assert not seen(page, QPushButton, "Start the hop test")
    house.parts.course.choose_stage(3)
    come(page, runner, 1, 10)
    assert primary(page) == ["Start stage 1"]
    click(page, "I have hopped")
    seen(page, QSpinBox, "Controlled hops, left foot")[0].setValue(10)
    answer_pain(page, "The worst pain in your left ankle while hopping", 1)
    click(page, "Keep it")
    assert house.parts.course.hops_passed()
    assert not seen(page, QPushButton, "Start the hop test")


def at_stage_two(runner: Runner) -> None:
    twisted(runner)
    runner.gate_passed(14)
    for day in (16, 18):
        runner.run(day)


def test_the_ladder_shows_where_one_stands_and_why(page: RunningPage, runner: Runner) -> None:
    at_stage_two(runner)
    come(page, runner, 20)
    words = told(page)
    assert any(
        one.startswith("Stage 2: 6 times: 1.5 min run, then 2 min walk (you are here)") for one in words
    )
    assert [sum(one.startswith(f"Stage {number}: ") for one in words) for number in range(1, 9)] == [1] * 8
    assert reads(page, "Two green runs in a row, the last on")
    assert reads(page, "The next stage opens after two green runs in a row")
    assert sum("Run and walk, stage 1. Light: Green" in one for one in words) == 2
    assert reads(page, "No hills, no speed and no trails before stage 7.")


def test_less_is_one_click_and_more_shows_its_reason_once(
    house: House, page: RunningPage, runner: Runner
) -> None:
    at_stage_two(runner)
    come(page, runner, 20)
    assert not seen(page, QPushButton, "Choose stage 4")
    click(page, "Choose stage 1")
    assert house.parts.running.stage() == 1
    click(page, "Choose stage 2")
    assert reads(page, "The rule goes up one stage after two green runs in a row")
    click(page, "Stay at stage 1")
    assert house.parts.running.stage() == 1
    click(page, "Choose stage 2")
    click(page, "Choose stage 2 all the same")
    assert house.parts.running.stage() == 2
    assert reads(page, "You chose this stage on")


def test_a_run_yesterday_shows_the_reason_and_asks_once(page: RunningPage, runner: Runner) -> None:
    at_stage_two(runner)
    come(page, runner, 19)
    assert reads(page, "you ran yesterday, and a day comes between two runs. The next day for a run: ")
    assert primary(page) == []
    click(page, "Run all the same")
    assert primary(page) == ["Start stage 2"] or primary(page) == ["Start stage 1"]
    come(page, runner, 19, 10)
    assert not seen(page, QPushButton, "Run all the same")


def test_a_stage_outside_is_kept_with_its_scores(house: House, page: RunningPage, runner: Runner) -> None:
    at_stage_two(runner)
    come(page, runner, 20, 18)
    click(page, "I did this stage outside")
    answer_pain(page, "The worst pain in your left ankle during the run", 2)
    answer_pain(page, "Your left ankle now, after the run", 1)
    click(page, "Keep it")
    last = house.diary.sessions()[-1]
    assert last.name == "Run and walk, stage 2"
    assert reads(page, "you have run today already.")


def test_a_red_light_says_until_when(page: RunningPage, runner: Runner) -> None:
    at_stage_two(runner)
    runner.score(20, 6, Moment.DURING_WORST, 18)
    pages = list[str]()
    page.open_page.connect(pages.append)
    come(page, runner, 21)
    assert reads(page, "Today's plan leaves running out: the light was red. It waits until")
    assert reads(page, "One stage back, as")
    assert reads(page, "That asks less of the ankle.")
    assert not seen(page, QPushButton, "Choose stage 2")
    click(page, "What fits today")
    assert pages == ["today"]


def test_a_fresh_twist_and_a_high_score_lead_elsewhere(page: RunningPage, runner: Runner) -> None:
    runner.twist(0)
    come(page, runner, 1)
    assert reads(page, "Today's plan leaves running out: the twist is fresh, until")
    runner.score(1, 8, Moment.OTHER, 10)
    come(page, runner, 1, 11)
    assert reads(page, "a warning sign or a high score is open")
    assert primary(page) == ["Look at the warning signs"]
