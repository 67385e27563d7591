"""The page of the self-tests by mouse, keys and screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.domain.self_test_run import RunPhase
from ankle_rehab.ui import text
from ankle_rehab.ui.pages.self_tests import SelfTestsPage
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.player.tempo_row import TempoRow
from ankle_rehab.ui.widgets.self_test.stage import SelfTestStage
from tests.ui.house import button, click, reads, seen
from tests.ui.player_house import PlayerHouse, settle

BALANCE = "Do this test: One-leg balance"
RAISES = "Do this test: Heel raises on one leg"
WALL = "Do this test: Knee to wall"


@pytest.fixture
def page(rooms: PlayerHouse) -> SelfTestsPage:
    """Nothing keeps the tests closed: no sign, and a 1 at rest in the left, the sore ankle."""
    rooms.guard.answer(frozenset(), twisted=False)
    rooms.parts.self_tests.say_rest((Side.LEFT,), 1)
    return rooms.show(SelfTestsPage(rooms.parts, rooms.themes), 920, 730)


def count(rooms: PlayerHouse, seconds: float) -> None:
    for _ in range(round(seconds * 4)):
        rooms.clock.advance(0.25)
        rooms.parts.self_test_timer.tick()


def key(page: SelfTestsPage, pressed: Qt.Key, *, repeat: bool = False) -> None:
    """A key as it reaches the part that has the keyboard."""
    target = page.focusWidget() or page
    event = QKeyEvent(QEvent.Type.KeyPress, pressed, Qt.KeyboardModifier.NoModifier, "", repeat)
    QApplication.sendEvent(target, event)


def results(rooms: PlayerHouse) -> list[tuple[str, str | None, float, int | None]]:
    return [(one.kind.value, one.side, one.amount, one.pain) for one in rooms.parts.self_tests.results()]


def stage(page: SelfTestsPage) -> SelfTestStage:
    (found,) = page.findChildren(SelfTestStage)
    return found


def test_both_feet_one_after_the_other_with_last_time(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    rooms.parts.self_tests.reached(TestKind.BALANCE, Side.LEFT, 20)
    rooms.parts.self_tests.reached(TestKind.BALANCE, Side.RIGHT, 38)
    rooms.clock.advance(14 * 86_400)
    rooms.guard.answer(frozenset(), twisted=False)
    rooms.parts.self_tests.say_rest((Side.LEFT,), 1)
    settle()
    assert reads(page, "Last time, Sunday 22 November: left 20 s, right 38 s")
    assert reads(page, "It is time for this one again.")
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 10 + 40)
    key(page, Qt.Key.Key_Space)
    assert reads(page, "Right: 40 s")
    click(page, "2 of 10, mild")
    click(page, "Now the left foot")
    click(page, "Start with the left foot")
    count(rooms, 10 + 24)
    key(page, Qt.Key.Key_A)
    assert reads(page, "Today: left 24 s, right 40 s")
    assert reads(page, "Last time, Sunday 22 November: left 20 s, right 38 s")
    click(page, "Done")
    assert reads(page, "Last time, Sunday 6 December: left 24 s, right 40 s")
    assert results(rooms)[2:] == [("balance", "right", 40, 2), ("balance", "left", 24, None)]


@pytest.mark.parametrize(
    "pressed",
    [
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Down,
        Qt.Key.Key_F5,
        Qt.Key.Key_B,
        Qt.Key.Key_MediaPlay,
        Qt.Key.Key_MediaTogglePlayPause,
        Qt.Key.Key_MediaNext,
        Qt.Key.Key_Back,
    ],
)
def test_any_key_stops_the_count(rooms: PlayerHouse, page: SelfTestsPage, pressed: Qt.Key) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 10 + 12)
    key(page, pressed, repeat=True)
    assert rooms.parts.self_test_timer.active, "a key held down is none"
    key(page, pressed)
    assert results(rooms) == [("balance", "right", 12, None)]


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Shift, Qt.Key.Key_VolumeUp, Qt.Key.Key_CapsLock])
def test_keys_of_the_computer_itself_do_not(rooms: PlayerHouse, page: SelfTestsPage, pressed: Qt.Key) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 10 + 12)
    key(page, pressed)
    assert rooms.parts.self_test_timer.active


def test_a_click_anywhere_stops_the_count(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 10 + 12)
    QTest.mouseClick(stage(page), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert results(rooms) == [("balance", "right", 12, None)]


def test_any_key_cuts_getting_ready_short(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 3)
    key(page, Qt.Key.Key_Space)
    run = rooms.parts.self_test_timer.run
    assert run is not None
    assert (run.phase, run.elapsed) == (RunPhase.COUNTING, 0)


def test_only_full_heel_raises_count(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, RAISES)
    click(page, "Start with the right foot")
    count(rooms, 10 + 44)
    assert reads(page, "FULL RAISES")
    key(page, Qt.Key.Key_Space)
    assert reads(page, "Right: 7 times")
    assert results(rooms) == [("heel-raises", "right", 7, None)]


def test_a_distance_is_typed_in_half_centimetres(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, WALL)
    assert not button(page, "Save the right foot").isEnabled()
    (box,) = seen(page, QSpinBox, "Distance")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "7.5")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    click(page, "Save the right foot")
    assert results(rooms) == [("knee-to-wall", "right", 7.5, None)]
    assert reads(page, "Right: 7.5 cm")


@pytest.mark.parametrize(
    ("typed", "kept"), [("7,5", 7.5), ("0", 0), ("20", 20), ("7.9", 7.5), ("25", None), ("x", None)]
)
def test_what_can_be_typed(rooms: PlayerHouse, page: SelfTestsPage, typed: str, kept: float | None) -> None:
    click(page, WALL)
    (box,) = seen(page, QSpinBox, "Distance")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    save = button(page, "Save the right foot")
    if save.isEnabled():
        click(page, "Save the right foot")
    found = [amount for _, _, amount, _ in results(rooms)]
    assert found == ([] if kept is None else [kept]) or (kept is None and found == [2.0])


def test_the_plus_and_minus_move_by_half(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, WALL)
    for _ in range(3):
        click(page, "Distance: more")
    click(page, "Distance: less")
    click(page, "Save the right foot")
    assert [amount for _, _, amount, _ in results(rooms)] == [0.5]


def test_a_computer_that_slept_counts_nothing(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 10 + 12)
    rooms.clock.sleep(60)
    rooms.parts.self_test_timer.tick()
    assert reads(page, "This computer was away for a moment")
    assert results(rooms) == []
    click(page, "Once more")
    assert reads(page, "One-leg balance")


def test_less_than_a_second_is_nothing(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    key(page, Qt.Key.Key_Space)
    key(page, Qt.Key.Key_Space)
    assert reads(page, "Nothing was counted")
    assert results(rooms) == []


@pytest.mark.parametrize(
    ("score", "says", "leads_on"),
    [
        (4, "You stopped at the right moment.", True),
        (6, "more than the 5 of 10", False),
        (7, "Severe pain is a reason to be seen today.", False),
    ],
)
def test_it_hurts(rooms: PlayerHouse, page: SelfTestsPage, score: int, says: str, leads_on: bool) -> None:
    name = text.score_of_ten(score)
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 10 + 12)
    click(page, "It hurts")
    assert not rooms.parts.self_test_timer.active
    click(page, name)
    assert reads(page, says)
    assert results(rooms) == [("balance", "right", 12, score)]
    assert rooms.entries()[-1] == ("right", Moment.DURING_WORST.value, score)
    assert bool(seen(page, QWidget, "Now the left foot")) is leads_on
    asked: list[str] = []
    page.open_page.connect(asked.append)
    if score >= 7:
        click(page, "Look at the warning signs")
        assert asked == ["signs"]
    click(page, "Done")
    assert not seen(page, QWidget, BALANCE)
    assert bool(seen(page, QWidget, "Look at the warning signs")) is (score >= 6)
    if score < 6:
        assert reads(page, "How is your right ankle right now, at rest?")
        click(page, "2 of 10, mild")
        settle()
        assert seen(page, QWidget, BALANCE)


def test_it_hurts_before_anything_was_counted(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 4)
    click(page, "It hurts")
    click(page, "3 of 10, mild")
    assert results(rooms) == []
    assert rooms.entries()[-1] == ("right", Moment.DURING_WORST.value, 3)


def test_a_result_with_its_pain_is_taken_back_at_once(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    before = rooms.entries()
    click(page, RAISES)
    click(page, "Start with the right foot")
    count(rooms, 10 + 30)
    key(page, Qt.Key.Key_Space)
    click(page, "4 of 10, moderate")
    assert [one.words for one in notices] == ["Saved. Right: 5 times", "Saved. Pain 4 of 10."]
    assert notices[-1].undo is not None
    notices[-1].undo()
    assert (results(rooms), rooms.entries()) == ([], before)
    assert seen(page, QWidget, RAISES)


def test_a_result_undone_by_key_goes_out_of_sight(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, RAISES)
    click(page, "Start with the right foot")
    count(rooms, 10 + 30)
    key(page, Qt.Key.Key_Space)
    assert reads(page, "Right: 5 times")
    rooms.diary.undo.undo()
    settle()
    assert not reads(page, "Right: 5 times")
    assert seen(page, QWidget, RAISES)


def test_leaving_the_page_ends_the_count_and_keeps_nothing(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 10 + 12)
    page.hide()
    assert not rooms.parts.self_test_timer.active
    page.show()
    assert results(rooms) == []
    assert seen(page, QWidget, BALANCE)


def test_leave_it_goes_back_to_how_it_is_done(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 12)
    click(page, "Leave it")
    assert results(rooms) == []
    click(page, "All self-tests")
    assert seen(page, QWidget, BALANCE)


def test_one_number_opens_them(rooms: PlayerHouse) -> None:
    rooms.guard.answer(frozenset(), twisted=False)
    page = rooms.show(SelfTestsPage(rooms.parts, rooms.themes), 920, 730)
    assert reads(page, "How is your left ankle right now, at rest?")
    assert not seen(page, QWidget, BALANCE)
    click(page, "2 of 10, mild")
    settle()
    assert rooms.entries() == [("left", Moment.REST_BEFORE.value, 2)]
    click(page, BALANCE)


def test_too_much_pain_at_rest_keeps_them_closed(rooms: PlayerHouse) -> None:
    rooms.guard.answer(frozenset(), twisted=False)
    page = rooms.show(SelfTestsPage(rooms.parts, rooms.themes), 920, 730)
    click(page, "4 of 10, moderate")
    settle()
    assert reads(page, "It hurts too much at rest for this one today.")
    assert not seen(page, QWidget, BALANCE)


def test_without_a_sore_ankle_a_number_above_nought_says_which(rooms: PlayerHouse) -> None:
    rooms.preferences.change(sore_side=None)
    rooms.guard.answer(frozenset(), twisted=False)
    page = rooms.show(SelfTestsPage(rooms.parts, rooms.themes), 920, 730)
    click(page, "1 of 10, mild")
    assert rooms.entries() == []
    click(page, "Which ankle is it?: Right")
    settle()
    assert rooms.entries() == [("right", Moment.REST_BEFORE.value, 1)]
    click(page, BALANCE)
    assert button(page, "Start with the left foot").isEnabled()


def test_the_questions_come_first(rooms: PlayerHouse) -> None:
    page = rooms.show(SelfTestsPage(rooms.parts, rooms.themes), 920, 730)
    asked: list[str] = []
    page.open_page.connect(asked.append)
    assert not seen(page, QWidget, BALANCE)
    click(page, "Look at the warning signs")
    assert asked == ["signs"]


def test_a_twist_meanwhile_starts_nothing(rooms: PlayerHouse, page: SelfTestsPage) -> None:
    click(page, BALANCE)
    rooms.guard.answer(frozenset(), twisted=True)
    click(page, "Start with the right foot")
    assert not rooms.parts.self_test_timer.active
    assert reads(page, "The ankle was twisted not long ago.")


@pytest.mark.parametrize("size", [(730, 440), (920, 730)])
def test_the_digits_can_be_read_from_three_metres(
    rooms: PlayerHouse, page: SelfTestsPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    click(page, BALANCE)
    click(page, "Start with the right foot")
    count(rooms, 10 + 24)
    settle()
    assert stage(page).digit_height >= size[1] / 4
    assert stage(page).height() <= size[1]


def test_a_screen_reader_hears_start_every_ten_seconds_and_the_result(
    rooms: PlayerHouse, page: SelfTestsPage
) -> None:
    click(page, BALANCE)
    click(page, "Start with the right foot")
    told = [stage(page).accessibleName()]
    for _ in range(4 * 33):
        count(rooms, 0.25)
        if stage(page).accessibleName() != told[-1]:
            told.append(stage(page).accessibleName())
    assert told == [
        "One-leg balance, Right. Get ready. Any key starts at once.",
        "Go. Any key stops the count.",
        "10 s",
        "20 s",
    ]


def test_with_less_motion_the_figure_stands_and_the_tempo_goes_on(
    rooms: PlayerHouse, page: SelfTestsPage
) -> None:
    rooms.preferences.change(reduced_motion=True)
    click(page, RAISES)
    click(page, "Start with the right foot")
    count(rooms, 10 + 1)
    settle()
    (figure,) = stage(page).findChildren(Figure)
    (tempo,) = stage(page).findChildren(TempoRow)
    up = figure.grab().toImage()
    assert tempo.accessibleName() == "UP 1"
    count(rooms, 1.5)
    settle()
    assert figure.grab().toImage() == up
    assert tempo.accessibleName() == "PAUSE 1"
