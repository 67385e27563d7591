"""A session by the keyboard alone, and what a moment away from the computer does to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import PauseReason, State
from ankle_rehab.domain.settings import ThemeChoice
from tests.journeys.visitor import Visitor

AWAY = "Paused: this computer was away for a while. Nothing was counted."


@pytest.fixture
def training(resident: Visitor) -> Visitor:
    """Three seconds into the first circles."""
    resident.click("Start session")
    resident.press(Qt.Key.Key_G)
    resident.wait(3)
    assert resident.run().step.phase is Phase.WORK
    return resident


def test_the_first_tab_leads_to_pause(training: Visitor) -> None:
    training.press(Qt.Key.Key_Tab)
    training.press(Qt.Key.Key_Space)
    assert training.run().state is State.PAUSED
    training.press(Qt.Key.Key_Space)
    assert training.run().state is State.RUNNING


def test_a_gap_of_more_than_three_seconds_pauses_says_so_and_counts_nothing(training: Visitor) -> None:
    before = training.run().elapsed
    training.wait(5, step=5)
    assert training.run().pause_reason is PauseReason.GAP
    assert training.run().elapsed == before
    assert training.reads(AWAY)
    assert not training.screen.awake
    training.press(Qt.Key.Key_X)
    assert training.run().state is State.RUNNING
    assert not training.reads(AWAY)
    assert training.screen.awake


def test_back_in_the_first_second_of_the_first_step_begins_it_again(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(1)
    resident.press(Qt.Key.Key_Left)
    assert (resident.run().index, resident.run().elapsed, resident.run().state) == (0, 0, State.RUNNING)


def test_another_size_and_another_theme_leave_the_session_alone(training: Visitor) -> None:
    program = training.program
    for theme, width, height in ((ThemeChoice.DARK, 640, 400), (ThemeChoice.HIGH_CONTRAST, 1600, 1000)):
        program.parts.preferences.change(theme=theme)
        program.window.resize(width, height)
        training.wait(1)
    assert (training.run().elapsed, training.run().state) == (5, State.RUNNING)


def test_a_changed_dose_is_used_and_remembered(resident: Visitor) -> None:
    resident.click("Session")
    resident.click("Look at The article's three")
    resident.click("Wall press: seconds: less")
    resident.click("Start session")
    press = [step.seconds for step in resident.run().steps if step.item == 1 and step.phase is Phase.WORK]
    assert press[0] < 60
    resident.click("End session")
    resident.click("Finish")
    resident.click("Start session")
    again = [step.seconds for step in resident.run().steps if step.item == 1 and step.phase is Phase.WORK]
    assert again == press
