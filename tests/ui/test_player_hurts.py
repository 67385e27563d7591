""" "It hurts" in the player: in the diary at once, and only the ways on that the score leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import State
from tests.ui.house import click, reads, seen
from tests.ui.player_house import PlayerHouse, press, to

Key = Qt.Key


def test_it_hurts_is_in_the_diary_at_once_and_offers_what_the_score_leaves(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    to(rooms, 1, Phase.WORK)
    rooms.wait(5)
    click(page, "It hurts")
    assert rooms.run().state is State.PAUSED
    click(page, "4 of 10, moderate")
    assert rooms.entries() == [("left", "during_worst", 4)]
    assert reads(page, "That is above 3 of 10, the limit for this exercise.")
    assert seen(page, QWidget, "Go on") == []
    click(page, "Leave this exercise out")
    assert rooms.run().step.item == 2


def test_a_small_score_may_go_on(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    click(page, "It hurts")
    click(page, "2 of 10, mild")
    click(page, "Go on")
    assert rooms.run().state is State.RUNNING


def test_seven_ends_the_session_with_the_advice(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    click(page, "It hurts")
    click(page, "7 of 10, severe")
    assert rooms.run().outcome is Outcome.STOPPED_FOR_PAIN
    assert reads(page, "Stopped because it hurt")
    assert reads(page, "be seen by a doctor today")
    asked: list[bool] = []
    page.signs_requested.connect(lambda: asked.append(True))
    click(page, "Look at the warning signs")
    assert asked == [True]


def test_no_key_answers_it_hurts_but_digits_reach_the_row(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    click(page, "It hurts")
    for key, words in (
        (Key.Key_Space, " "),
        (Key.Key_Return, "\r"),
        (Key.Key_A, "a"),
        (Key.Key_MediaPlay, ""),
    ):
        press(page, key, words)
        assert rooms.run().state is State.PAUSED
    assert rooms.entries() == []
    press(page, Key.Key_5, "5")
    press(page, Key.Key_Return, "\r")
    assert rooms.entries() == [("left", "during_worst", 5)]


def test_it_hurts_pressed_by_mistake_leaves_no_trace(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    click(page, "It hurts")
    click(page, "Pressed by mistake: go on")
    assert rooms.run().state is State.RUNNING
    assert rooms.entries() == []


def test_the_side_that_works_is_the_side_that_hurts(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three", (Side.RIGHT, Side.LEFT))
    click(page, "It hurts")
    click(page, "1 of 10, mild")
    assert rooms.entries() == [("right", "during_worst", 1)]


def test_without_a_sore_side_both_feet_are_asked_about(rooms: PlayerHouse) -> None:
    rooms.preferences.change(sore_side=None)
    page = rooms.player_page()
    rooms.start("desk")
    click(page, "It hurts")
    click(page, "Which ankle? Without an answer it counts for both.: Right")
    click(page, "3 of 10, mild")
    assert rooms.entries() == [("right", "during_worst", 3)]
    click(page, "Go on")
    click(page, "It hurts")
    click(page, "2 of 10, mild")
    assert sorted(rooms.entries())[0] == ("left", "during_worst", 2)
    assert len(rooms.entries()) == 3
