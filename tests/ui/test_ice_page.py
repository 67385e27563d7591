"""The Ice page through what is seen, clicked and typed."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, IcingState, SkinAfter, StopReason
from ankle_rehab.domain.icing_rules import Condition
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.domain.texts import IcingWords
from ankle_rehab.domain.triage import Sign
from ankle_rehab.resources import resource
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.storage.content import Content
from ankle_rehab.ui import style
from ankle_rehab.ui.desktop.icing_window import IcingWindow
from ankle_rehab.ui.pages.ice import IcePage
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.player.countdown_ring import CountdownRing
from tests.fakes.clock import FakeClock
from tests.fakes.icing import FakeGuard, MemoryKeeper

WORDS = Content(resource("content", "en")).icing()


class Room:
    """A page in a window, as somebody sits before it."""

    def __init__(self, qtbot: QtBot, clock: FakeClock, *, sore: Side | None = Side.LEFT) -> None:
        self.qtbot = qtbot
        self.clock = clock
        self.keeper = MemoryKeeper()
        self.guard = FakeGuard()
        self.timer = IcingTimer(clock, self.keeper, self.guard)
        self.sore = sore
        self.page = IcePage(self.timer, WORDS, clock, Themes(ThemeChoice.LIGHT), sore_side=lambda: self.sore)
        qtbot.addWidget(self.page)
        self.page.resize(900, 700)
        self.page.show()
        self.page.shown()

    def seen(self, kind: type[QWidget], name: str, within: QWidget | None = None) -> list[QWidget]:
        """Controls of this name that can be seen, as a screen reader finds them."""
        found = (within or self.page).findChildren(kind)
        return [one for one in found if one.accessibleName() == name and one.isVisibleTo(within or self.page)]

    def button(self, name: str, within: QWidget | None = None) -> QAbstractButton:
        (found,) = self.seen(QAbstractButton, name, within)
        assert isinstance(found, QAbstractButton)
        return found

    def click(self, name: str, within: QWidget | None = None) -> None:
        button = self.button(name, within)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def reads(self, words: str, within: QWidget | None = None) -> bool:
        whole = within or self.page
        labels = whole.findChildren(QLabel)
        return any(words in label.text() and label.isVisibleTo(whole) for label in labels)

    def answer_conditions(self) -> None:
        self.click(WORDS.none_words)

    def start(self) -> None:
        self.tick(WORDS.tick_wrapped)
        self.tick(WORDS.tick_awake)
        self.click("Start 20 minutes")

    def tick(self, words: str) -> None:
        (box,) = self.seen(QCheckBox, words)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)

    def go(self, seconds: int) -> None:
        self.clock.advance(seconds)
        self.timer.tick()

    @property
    def icing(self) -> Icing:
        icing = self.timer.icing
        assert icing is not None
        return icing


@pytest.fixture
def room(qtbot: QtBot, clock: FakeClock) -> Generator[Room]:
    made = Room(qtbot, clock)
    yield made
    made.timer.deleteLater()
    QApplication.sendPostedEvents(None, 0)


@pytest.fixture
def ready(room: Room) -> Room:
    room.answer_conditions()
    return room


def test_start_stays_shut_until_both_boxes_are_ticked(ready: Room) -> None:
    start = ready.button("Start 20 minutes")
    assert not start.isEnabled()
    ready.tick(WORDS.tick_wrapped)
    assert not start.isEnabled()
    ready.tick(WORDS.tick_awake)
    assert start.isEnabled()
    assert ready.reads("Finishes 09:20")
    ready.tick(WORDS.tick_wrapped)
    assert not start.isEnabled()


def test_the_choices_are_five_ten_fifteen_twenty_and_nothing_more(ready: Room) -> None:
    names = [button.accessibleName() for button in ready.page.findChildren(QPushButton)]
    assert [name for name in names if name.endswith(" minutes") and name[0].isdigit()] == [
        "5 minutes",
        "10 minutes",
        "15 minutes",
        "20 minutes",
    ]
    assert ready.button("20 minutes").isChecked()
    ready.click("10 minutes")
    ready.tick(WORDS.tick_wrapped)
    ready.tick(WORDS.tick_awake)
    ready.click("Start 10 minutes")
    assert ready.icing.minutes == 10


def test_without_a_known_side_the_ankle_must_be_chosen(qtbot: QtBot, clock: FakeClock) -> None:
    room = Room(qtbot, clock, sore=None)
    room.answer_conditions()
    room.tick(WORDS.tick_wrapped)
    room.tick(WORDS.tick_awake)
    assert not room.button("Start 20 minutes").isEnabled()
    room.click("Which ankle?: Right")
    room.click("Start 20 minutes")
    assert room.icing.side is Side.RIGHT
    room.timer.deleteLater()


def test_a_whole_icing_by_mouse_and_keys(ready: Room) -> None:
    ready.start()
    ring = ready.page.findChild(CountdownRing)
    assert ring is not None and ring.accessibleName() == "20:00 to go"
    assert ready.reads("Finishes 09:20") and ready.reads(WORDS.usual)
    ready.go(305)
    assert ready.reads(WORDS.checks[ready.icing.checks[0]])
    ready.click(WORDS.fine)
    assert not ready.reads(WORDS.skin)
    ready.go(300)
    ready.click(WORDS.fine)
    ready.go(300)
    ready.click(WORDS.fine)
    ready.go(240)
    assert ready.reads(WORDS.one_minute)
    ready.go(60 + 7 * 60)
    assert ready.reads(WORDS.take_off) and ready.reads("7 min too long")
    ready.click(WORDS.confirm_off)
    assert not ready.button("Done").isEnabled()
    ready.click(f"{WORDS.after_question}: {WORDS.after_normal}")
    ready.click("2 of 10, mild")
    assert ready.reads("allowed again at 11:28")
    ready.click("Done")
    (kept,) = ready.keeper.icings()
    assert (kept.lasted, kept.pain, kept.skin_after) == (1625, 2, SkinAfter.NORMAL)
    assert ready.reads("Not before 11:28")
    assert not ready.seen(QAbstractButton, "Start 20 minutes")


def test_take_it_off_now_is_there_all_the_time(ready: Room) -> None:
    ready.start()
    for seconds in (1, 300, 299, 60):
        ready.go(seconds)
        assert ready.button(WORDS.take_off_now).isEnabled()
    ready.click(WORDS.take_off_now)
    assert (ready.icing.state, ready.icing.reason) == (IcingState.AFTER, StopReason.USER)


@pytest.mark.parametrize(("button", "reason"), [("Stop", StopReason.SKIN), ("Finish now", StopReason.ENOUGH)])
def test_ending_at_the_ten_minute_check(ready: Room, button: str, reason: StopReason) -> None:
    ready.start()
    ready.go(600)
    ready.click(button)
    assert ready.icing.reason is reason


def test_an_unanswered_check_is_asked_again_and_then_takes_over_the_page(ready: Room) -> None:
    ready.start()
    ready.go(600)
    assert not ready.reads(WORDS.louder)
    ready.go(60)
    assert ready.reads(WORDS.louder)
    ready.go(60)
    assert ready.reads(WORDS.unanswered)
    assert not ready.seen(QAbstractButton, WORDS.fine)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_X, Qt.Key.Key_MediaPlay])
def test_any_key_confirms_the_alarm_once_it_could_be_read(ready: Room, key: Qt.Key) -> None:
    ready.start()
    ready.go(1300)
    ready.go(2)
    QTest.keyClick(ready.page, key)
    assert ready.icing.state is IcingState.AFTER


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Shift, Qt.Key.Key_Left, Qt.Key.Key_F5])
def test_keys_that_move_about_do_not_confirm(ready: Room, key: Qt.Key) -> None:
    ready.start()
    ready.go(1300)
    ready.go(2)
    QTest.keyClick(ready.page, key)
    assert ready.icing.state is IcingState.ALARM


@pytest.mark.parametrize("key", [Qt.Key.Key_X, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_meant_for_something_else_does_not_confirm_at_once(ready: Room, key: Qt.Key) -> None:
    ready.start()
    ready.button(WORDS.take_off_now).setFocus()
    ready.go(1300)
    QTest.keyClick(ready.page.window().focusWidget(), key)
    assert ready.icing.alarm_at == 1200 and ready.icing.ended is None
    ready.go(1)
    QTest.keyClick(ready.page.window().focusWidget(), key)
    assert ready.icing.state is IcingState.AFTER


def test_the_questions_after_the_next_icing_are_empty_again(ready: Room) -> None:
    for _ in range(2):
        ready.start()
        ready.go(1200)
        ready.click(WORDS.confirm_off)
        assert not ready.button("Done").isEnabled()
        ready.click(f"{WORDS.after_question}: {WORDS.after_normal}")
        ready.page.shown()
        assert ready.button("Done").isEnabled()
        ready.click("Done")
        ready.clock.advance(7200)
        ready.page.shown()
        assert not ready.button("Start 20 minutes").isEnabled()


def test_conditions_are_asked_once_and_again_after_ninety_days(room: Room) -> None:
    assert room.reads(WORDS.conditions_intro)
    room.answer_conditions()
    assert not room.reads(WORDS.conditions_intro)
    room.clock.advance(89 * 86400)
    room.page.shown()
    assert not room.reads(WORDS.conditions_intro)
    room.clock.advance(86400)
    room.page.shown()
    assert room.reads(WORDS.conditions_intro)


def test_a_hard_stop_closes_icing_until_the_answer_is_changed(room: Room) -> None:
    room.tick(WORDS.conditions[Condition.RAYNAUD])
    room.click("Go on")
    assert room.reads(WORDS.hard_stop)
    assert not room.seen(QAbstractButton, "Start 20 minutes")
    room.click("Change my answers")
    room.tick(WORDS.conditions[Condition.RAYNAUD])
    room.answer_conditions()
    assert room.seen(QAbstractButton, "Start 20 minutes")


def test_ask_first_opens_after_i_have_asked(room: Room) -> None:
    room.tick(WORDS.conditions[Condition.DIABETES])
    room.click("Go on")
    assert room.reads(WORDS.ask_first)
    room.click(WORDS.asked)
    assert room.seen(QAbstractButton, "Start 20 minutes")


def test_the_signs_come_before_the_first_icing(room: Room) -> None:
    asked: list[str] = []
    room.page.open_page.connect(asked.append)
    room.guard.now = Standing(checked=False)
    room.page.shown()
    room.click("Answer them")
    assert asked == ["signs"]


def test_an_open_sign_closes_the_page(ready: Room) -> None:
    ready.guard.now = Standing(checked=True, open_signs=frozenset({Sign.FEVER}))
    ready.page.shown()
    assert not ready.seen(QAbstractButton, "Start 20 minutes")
    assert ready.button("Read the advice")


def test_skin_that_is_not_normal_is_asked_about_again(ready: Room) -> None:
    ready.start()
    ready.go(30 * 60)
    ready.click(WORDS.confirm_off)
    ready.click(f"{WORDS.after_question}: {WORDS.after_not_yet}")
    assert ready.reads(WORDS.after_late)
    ready.click("Done")
    assert not ready.reads(WORDS.again_question)
    ready.clock.advance(1800)
    ready.page.shown()
    assert ready.reads(WORDS.again_question)
    ready.click(WORDS.after_not_yet)
    assert ready.reads(WORDS.after_late)
    ready.click(WORDS.after_normal)
    assert not ready.reads(WORDS.again_question)


def test_everything_can_be_reached_in_a_small_window_with_large_type(ready: Room, qapp: QApplication) -> None:
    style.apply(qapp, Themes(ThemeChoice.DARK).current, 2.0)
    try:
        ready.page.resize(732, 420)
        ready.start()
        ready.go(600)
        off = ready.button(WORDS.take_off_now)
        assert ready.page.rect().contains(off.mapTo(ready.page, off.rect().bottomRight()))
        assert off.height() >= 44
    finally:
        qapp.setStyleSheet("")


def test_the_ring_grows_and_tells_its_value(qtbot: QtBot) -> None:
    ring = CountdownRing(Themes(ThemeChoice.LIGHT))
    qtbot.addWidget(ring)
    ring.display("42", 0.3, "press", "accent")
    assert ring.accessibleName() == "42 press"
    ring.resize(200, 200)
    small = ring.digit_height
    ring.resize(600, 800)
    assert ring.digit_height > 2.5 * small
    assert ring.digit_height > 600 / 4


# the small window -----------------------------------------------------------------------------------


def small_window(room: Room, words: IcingWords = WORDS, wanted: bool = True) -> IcingWindow:
    window = IcingWindow(room.timer, words, lambda: wanted)
    room.qtbot.addWidget(window)
    window.watch(room.page.window())
    window.note_page("ice")
    return window


def test_the_small_window_is_there_when_the_page_is_not(ready: Room) -> None:
    window = small_window(ready)
    ready.start()
    assert not window.isVisible()
    window.note_page("diary")
    assert window.isVisible()
    assert ready.reads("20:00", window)
    ready.go(65)
    assert ready.reads("18:55", window)
    window.note_page("ice")
    assert not window.isVisible()
    ready.page.showMinimized()
    assert window.isVisible()


def test_the_small_window_asks_and_alarms_even_when_it_was_closed(ready: Room) -> None:
    window = small_window(ready)
    window.note_page("diary")
    ready.start()
    window.close()
    ready.go(10)
    assert not window.isVisible()
    ready.go(590)
    assert window.isVisible()
    ready.click(WORDS.fine, window)
    assert ready.icing.check is None
    ready.go(700)
    assert ready.reads(WORDS.take_off, window)
    ready.click(WORDS.confirm_off, window)
    assert ready.icing.state is IcingState.AFTER
    assert not window.isVisible()


def test_taking_it_off_in_the_small_window(ready: Room) -> None:
    window = small_window(ready)
    window.note_page("diary")
    ready.start()
    ready.go(10)
    ready.click(WORDS.take_off_now, window)
    assert ready.icing.reason is StopReason.USER


def test_the_small_window_can_be_switched_off(ready: Room) -> None:
    window = small_window(ready, wanted=False)
    window.note_page("diary")
    ready.start()
    assert not window.isVisible()
