"""The player by its buttons and keys, wherever the keyboard is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import State
from tests.ui.house import button, click, reads, seen
from tests.ui.player_house import PlayerHouse, press, to

Key = Qt.Key


def test_the_buttons_pause_go_on_skip_and_go_back(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    click(page, "Start now")
    assert rooms.run().step.phase is Phase.WORK
    click(page, "Pause")
    assert reads(page, "PAUSED")
    click(page, "Go on")
    assert rooms.run().state is State.RUNNING
    click(page, "Skip")
    assert rooms.run().step.phase is Phase.SWITCH
    before = rooms.run().remaining
    click(page, "+10 s rest")
    assert rooms.run().remaining == before + 10
    click(page, "Back")
    assert rooms.run().step.phase is Phase.WORK
    assert seen(page, QWidget, "+10 s rest") == []


def test_a_click_leaves_the_keyboard_with_the_page(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    click(page, "Skip")
    press(page, Key.Key_Space, " ")
    assert (rooms.run().index, rooms.run().state) == (1, State.PAUSED)


def test_a_button_reached_by_tab_is_pressed_by_space_but_the_page_keeps_its_other_keys(
    rooms: PlayerHouse,
) -> None:
    page = rooms.player_page()
    rooms.start("three")
    rooms.player.confirm()
    button(page, "Skip").setFocus(Qt.FocusReason.TabFocusReason)
    press(page, Key.Key_Space, " ")
    assert (rooms.run().index, rooms.run().state) == (2, State.RUNNING)
    press(page, Key.Key_Left)
    press(page, Key.Key_Left)
    assert rooms.run().index == 0
    button(page, "Start now").setFocus(Qt.FocusReason.TabFocusReason)
    press(page, Key.Key_Space, " ")
    assert rooms.run().index == 1


@pytest.mark.parametrize(
    "key",
    [
        Key.Key_Space,
        Key.Key_A,
        Key.Key_Return,
        Key.Key_PageDown,
        Key.Key_MediaPlay,
        Key.Key_Period,
        Key.Key_5,
    ],
)
def test_any_key_goes_on_where_the_player_waits(rooms: PlayerHouse, key: Qt.Key) -> None:
    page = rooms.player_page()
    rooms.start("post-run")
    assert rooms.run().state is State.WAITING
    press(page, key)
    assert rooms.run().step.phase is Phase.READY
    press(page, key)
    assert rooms.run().step.phase is Phase.WORK
    rooms.player.toggle_pause()
    press(page, key)
    assert rooms.run().state is State.RUNNING


@pytest.mark.parametrize(
    "key",
    [
        Key.Key_Tab,
        Key.Key_Backtab,
        Key.Key_Shift,
        Key.Key_Control,
        Key.Key_Alt,
        Key.Key_Meta,
        Key.Key_CapsLock,
        Key.Key_Up,
        Key.Key_Down,
        Key.Key_F5,
        Key.Key_F35,
        Key.Key_Escape,
        Key.Key_VolumeUp,
    ],
)
def test_these_keys_are_not_any_key(rooms: PlayerHouse, key: Qt.Key) -> None:
    page = rooms.player_page()
    rooms.start("three")
    press(page, key)
    assert rooms.run().step.phase is Phase.READY


def test_a_key_with_control_is_not_any_key(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    press(page, Key.Key_N, "n", held=Qt.KeyboardModifier.ControlModifier)
    assert rooms.run().step.phase is Phase.READY


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Key.Key_Space, State.PAUSED),
        (Key.Key_MediaTogglePlayPause, State.PAUSED),
        (Key.Key_PageDown, State.PAUSED),
        (Key.Key_A, State.RUNNING),
        (Key.Key_Return, State.RUNNING),
    ],
)
def test_during_work_only_space_and_its_like_pause(rooms: PlayerHouse, key: Qt.Key, state: State) -> None:
    page = rooms.player_page()
    rooms.start("three")
    to(rooms, 0, Phase.WORK)
    press(page, key)
    assert (rooms.run().index, rooms.run().state) == (1, state)


@pytest.mark.parametrize(("key", "index"), [(Key.Key_A, 3), (Key.Key_PageDown, 3), (Key.Key_Space, 2)])
def test_a_change_of_side_is_cut_short_by_any_key_but_space(
    rooms: PlayerHouse, key: Qt.Key, index: int
) -> None:
    page = rooms.player_page()
    rooms.start("three")
    to(rooms, 0, Phase.SWITCH)
    assert reads(page, "Any key goes on now, Space pauses")
    press(page, key)
    assert rooms.run().index == index
    assert (rooms.run().state is State.PAUSED) == (key is Key.Key_Space)


@pytest.mark.parametrize(
    ("onward", "backward"), [(Key.Key_Right, Key.Key_Left), (Key.Key_MediaNext, Key.Key_MediaPrevious)]
)
def test_arrows_skip_and_go_back(rooms: PlayerHouse, onward: Qt.Key, backward: Qt.Key) -> None:
    page = rooms.player_page()
    rooms.start("three")
    press(page, onward)
    assert rooms.run().index == 1
    press(page, backward)
    assert rooms.run().index == 0


def test_where_one_reads_from_the_right_the_arrows_turn_round(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rooms.start("three")
    press(page, Key.Key_Left)
    assert rooms.run().index == 1
