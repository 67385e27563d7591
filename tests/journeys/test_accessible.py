"""Every page and state for somebody who cannot see or has no mouse: names, roles, Tab, sizes, focus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

from ankle_rehab.domain.session import State
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.player.countdown_ring import CountdownRing
from ankle_rehab.ui.widgets.player.session_bar import SessionBar
from ankle_rehab.ui.widgets.today.week_strip import DayCell
from tests.fakes.entries import pain
from tests.journeys.visitor import Visitor

STOPS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
PAINTED = (CountdownRing, SessionBar, Figure, DayCell)
LEAST, MAIN = 24, 44
Tour = Callable[[Visitor], Iterator[str]]
Role = QAccessible.Role


def controls(front: QWidget) -> list[QWidget]:
    """Whatever can be seen and worked."""
    return [
        one
        for one in front.findChildren(QWidget)
        if isinstance(one, STOPS)
        and not isinstance(one, QScrollBar)
        and not isinstance(one.parentWidget(), QAbstractSpinBox)
        and one.isVisibleTo(front)
    ]


def told(one: QWidget) -> tuple[str, str, Role]:
    """Name, description and role, as a screen reader gets them."""
    seen = QAccessible.queryAccessibleInterface(one)
    return seen.text(QAccessible.Text.Name), seen.text(QAccessible.Text.Description), seen.role()


def fitting(one: QWidget) -> Role:
    """The role that a control of this kind ought to have."""
    if isinstance(one, QCheckBox):
        return Role.CheckBox
    if isinstance(one, QAbstractButton):
        one_of_a_few = Role.RadioButton if one.autoExclusive() else Role.CheckBox
        return one_of_a_few if one.isCheckable() else Role.Button
    if isinstance(one, QComboBox):
        return Role.ComboBox
    if isinstance(one, QAbstractSpinBox):
        return Role.SpinBox
    return Role.Slider if isinstance(one, QAbstractSlider) else Role.EditableText


def round_by_tab(front: QWidget) -> list[QWidget]:
    """Where Tab leads, from where the keyboard is, until it comes to a place twice."""
    been: list[QWidget] = []
    for _ in range(300):
        front.focusNextPrevChild(True)
        now = front.focusWidget()
        if now is None or now in been:
            break
        been.append(now)
    return been


def unreached(front: QWidget, found: list[QWidget]) -> list[QWidget]:
    """Controls that neither Tab nor the arrows of their own group lead to."""
    been = round_by_tab(front)
    groups = [one.group() for one in been if isinstance(one, QPushButton) and one.group() is not None]
    numbers = [one.accessibleName() for one in been if isinstance(one, QAbstractSpinBox)]
    return [
        one
        for one in found
        if one.isEnabled()
        and one not in been
        and not (isinstance(one, QPushButton) and one.group() in groups)
        and not any(one.accessibleName().startswith(f"{number}: ") for number in numbers)
    ]


def faults(front: QWidget) -> list[str]:
    """What is wrong with the controls in sight, in words."""
    found = controls(front)
    wrong = [f"no way by keys to {told(one)[0]!r}" for one in unreached(front, found)]
    for one in found:
        name, _, role = told(one)
        if not name.strip():
            wrong.append(f"{one} has no name")
        if role is not fitting(one):
            wrong.append(f"{name!r} is told as {role.name}")
        least = MAIN if one.property("role") in ("primary", "danger") else LEAST
        if min(one.width(), one.height()) < least:
            wrong.append(f"{name!r} is {one.width()} by {one.height()} pixels")
    names = Counter(told(one) for one in found)
    wrong += [f"{count} times {name!r}" for (name, *_), count in names.items() if count > 1]
    for one in front.findChildren(QLabel):
        if isinstance(one, PAINTED) and one.isVisibleTo(front):
            name, description, role = told(one)
            if not name or role is not Role.StaticText or description == name:
                wrong.append(f"{type(one).__name__} is told as {role.name} {name!r} {description!r}")
    return wrong


# where one gets to ---------------------------------------------------------------------------------------


def first_session(visitor: Visitor) -> Iterator[str]:
    """From the first page to the end of a session."""
    player = visitor.program.parts.player
    yield "first start"
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    yield "today"
    visitor.click("Start session")
    yield "signs"
    visitor.none_of_these()
    yield "check-in"
    visitor.click("2 of 10, mild")
    yield "get ready"
    visitor.wait(12)
    yield "work"
    player.toggle_pause()
    visitor.settle()
    yield "paused"
    player.toggle_pause()
    visitor.wait(40)
    yield "change side"
    visitor.program.window.set_far(True)
    visitor.settle()
    yield "far view"
    visitor.program.window.set_far(False)
    visitor.click("It hurts")
    yield "how much"
    visitor.click("4 of 10, moderate")
    yield "ways on"
    visitor.click("Stop for today")
    yield "over"
    visitor.click("Finish")
    yield "today again"


def an_icing(visitor: Visitor) -> Iterator[str]:
    """Ice from its questions to the skin after it."""
    visitor.click("Ice")
    visitor.none_of_these()
    yield "before the ice"
    for one in visitor.front().findChildren(QCheckBox):
        if one.isVisibleTo(visitor.front()):
            one.click()
    visitor.click("Start 20 minutes")
    yield "the pack is on"
    visitor.wait(601)
    yield "look at the skin"
    visitor.click("Skin fine, I can feel it")
    visitor.click("Today")
    yield "ice on another page"
    visitor.click("Go back to it")
    visitor.wait(299)
    visitor.click("Skin fine, I can feel it")
    visitor.wait(301)
    yield "take it off"
    visitor.click("It is off")
    yield "after the ice"


def every_page(visitor: Visitor) -> Iterator[str]:
    """The pages of the rail and what they open."""
    yield "today"
    visitor.click("Diary")
    yield "diary"
    visitor.click("New entry")
    yield "new entry"
    visitor.click("4 of 10, moderate")
    visitor.click("More: time, place, swelling, medicine")
    visitor.click("When was it?: Another day")
    visitor.click("Add the time")
    yield "all that an entry may say"
    visitor.click("Settings")
    yield "settings"
    visitor.click("Today")
    yield "an entry that was begun"
    visitor.program.window.new_entry()
    yield "offered again"
    visitor.click("Put it away")
    visitor.click("Session")
    yield "session"
    visitor.click("Look at The article's three")
    yield "a routine"
    visitor.click("Look at Wall press")
    yield "an exercise"
    visitor.click("All exercises")
    yield "library"
    open_over(visitor, Qt.Key.Key_F1)
    yield "help, at its keys"
    visitor.click("Report a problem")
    yield "a problem is reported"
    open_over(visitor, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    yield "whatever can be done"


def all_of_the_diary(visitor: Visitor) -> Iterator[str]:
    """Everything that is done with what was written down."""
    thrown = visitor.diary.add_pain(pain(5, date(2026, 11, 20), note="stairs"))
    visitor.diary.add_pain(pain(4, date(2026, 11, 19), note="stairs again"))
    visitor.click("Diary")
    visitor.click("Thursday 19 November, left 4, moderate")
    yield "a day of the diary"
    visitor.click("Find")
    visitor.click("Narrow down")
    yield "find"
    visitor.click("Stop looking")
    visitor.click("Back to the newest day")
    visitor.diary.remove_pain(thrown.id or 0)
    visitor.click("Trash")
    yield "trash"
    visitor.click("Remove Friday 20 November: left, 5, moderate for good")
    yield "removing for good"
    visitor.click("Review")
    yield "review"
    visitor.click("Page for your doctor")
    yield "doctor"


def open_over(
    visitor: Visitor, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key, in a window that is in front."""
    visitor.program.window.activateWindow()
    visitor.settle()
    QTest.keyClick(visitor.program.window.focusWidget() or visitor.program.window, key, held)
    visitor.settle()


def walked(visitor: Visitor, tour: Tour) -> list[str]:
    return [f"{place}: {fault}" for place in tour(visitor) for fault in faults(visitor.front())]


def test_the_first_session_can_be_heard_and_worked_by_keys(newcomer: Visitor) -> None:
    assert walked(newcomer, first_session) == []


@pytest.mark.parametrize("tour", [an_icing, every_page, all_of_the_diary])
def test_every_page_can_be_heard_and_worked_by_keys(resident: Visitor, tour: Tour) -> None:
    assert walked(resident, tour) == []


# where the keyboard is ----------------------------------------------------------------------------------


def front_most(visitor: Visitor) -> QWidget:
    """What has the keyboard, in a window that is in front."""
    visitor.program.window.activateWindow()
    visitor.settle()
    now = QApplication.focusWidget()
    assert now is not None
    return now


def test_when_the_control_with_the_keyboard_goes_the_page_keeps_it(resident: Visitor) -> None:
    front_most(resident)
    told_at = []
    for place in an_icing(resident):
        now = front_most(resident)
        page = resident.program.window.page(resident.page)
        assert now.isVisible(), place
        assert now is page or page.isAncestorOf(now), place
        told_at.append((place, now.accessibleName()))
    heard = dict(told_at)
    assert heard["the pack is on"].startswith("Finishes")
    assert heard["after the ice"] == "Is your skin back to normal?"


def test_the_player_says_the_phase_the_question_and_the_end(newcomer: Visitor) -> None:
    front_most(newcomer)
    heard = {
        place: newcomer.program.window.page("player").accessibleName() for place in first_session(newcomer)
    }
    assert heard["get ready"] == "Get ready, Ankle circles, Left foot, 20 times, 10 seconds"
    assert heard["work"] == "Circle, Left foot, 40 seconds"
    assert heard["change side"] == "Change side, Right foot, 5 seconds"
    assert heard["how much"].startswith("Paused. How much does it hurt?")
    assert heard["ways on"] == "You said 4, moderate"
    assert heard["over"].startswith("The article's three: ")


def test_enter_presses_a_button_as_space_does(newcomer: Visitor) -> None:
    newcomer.sees("I understand")[0].setFocus(Qt.FocusReason.TabFocusReason)
    newcomer.press(Qt.Key.Key_Return)
    assert newcomer.page == "today"
    newcomer.sees("Choose another")[0].setFocus(Qt.FocusReason.TabFocusReason)
    newcomer.press(Qt.Key.Key_Enter)
    assert newcomer.page == "session"


def test_enter_presses_a_button_of_the_player_and_is_no_any_key_there(resident: Visitor) -> None:
    resident.click("Start session")
    resident.sees("It hurts")[0].setFocus(Qt.FocusReason.TabFocusReason)
    resident.press(Qt.Key.Key_Return)
    assert resident.sees("4 of 10, moderate")


@pytest.mark.parametrize("opened", ["F1", "Ctrl+K", "check-in"])
def test_escape_closes_a_question(resident: Visitor, opened: str) -> None:
    if opened == "F1":
        resident.click("Start session")
        open_over(resident, Qt.Key.Key_F1)
        assert resident.program.parts.player.active
    elif opened == "Ctrl+K":
        open_over(resident, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    else:
        resident.clock.advance(86_400)
        resident.click("Start session")
    assert resident.front() is not resident.program.window
    resident.press(Qt.Key.Key_Escape)
    assert resident.front() is resident.program.window


def test_a_tick_set_by_an_assistive_tool_counts(newcomer: Visitor) -> None:
    """Such a tool toggles the box: nothing is clicked."""
    newcomer.click("Which ankle is sore?: Left")
    newcomer.click("I understand")
    newcomer.click("Start session")
    box = next(
        one for one in controls(newcomer.front()) if one.accessibleName().startswith("The ankle is hot")
    )
    assert isinstance(box, QCheckBox)
    box.toggle()
    assert not newcomer.sees("None of these")


def test_a_choice_and_a_number_set_by_an_assistive_tool_count(newcomer: Visitor) -> None:
    newcomer.sees("Which ankle is sore?: Right")[0].toggle()
    newcomer.click("I understand")
    assert newcomer.reads("How is your right ankle right now?")
    newcomer.sees("3 of 10, mild")[0].toggle()
    assert [entry.score for entry in newcomer.diary.entries()] == [3]


def test_arrows_and_keys_follow_the_reading_direction(qapp: QApplication, resident: Visitor) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        resident.click("Start session")
        resident.settle()
        assert resident.sees("Back")[0].text() == "Back →"
        assert resident.sees("Skip")[0].text() == "Skip ←"
        before = resident.run().index
        QTest.keyClick(resident.program.window.page("player"), Qt.Key.Key_Left)
        assert resident.run().index == before + 1
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_screen_is_awake_only_while_a_session_runs(resident: Visitor) -> None:
    player = resident.program.parts.player
    assert not resident.screen.awake
    resident.click("Start session")
    assert resident.screen.awake
    player.toggle_pause()
    assert not resident.screen.awake
    player.toggle_pause()
    assert resident.screen.awake
    resident.click("End session")
    assert resident.run().state is State.FINISHED
    assert not resident.screen.awake


def test_enter_presses_in_the_check_in_too(resident: Visitor) -> None:
    resident.clock.advance(86_400)
    resident.click("Start session")
    resident.sees("Something is new")[0].setFocus(Qt.FocusReason.TabFocusReason)
    resident.press(Qt.Key.Key_Return)
    assert resident.page == "signs"
