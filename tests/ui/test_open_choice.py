"""Questions that may stay open, by mouse, by keyboard and by ear."""

from __future__ import annotations

from enum import Enum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.ui.widgets.open_choice import OpenChoice, SeveralChoices, YesNo
from tests.ui.house import House, button, click


class Tea(Enum):
    NONE = "none"
    MINT = "mint"
    FENNEL = "fennel"


TEAS = ((Tea.NONE, "None"), (Tea.MINT, "Mint"), (Tea.FENNEL, "Fennel"))


@pytest.fixture
def whole(house: House, qtbot: QtBot) -> QWidget:  # noqa: ARG001 (it dresses the program)
    """One of each question, between two buttons."""
    whole = QWidget()
    qtbot.addWidget(whole)
    rows = QVBoxLayout(whole)
    for part in (
        QPushButton("before"),
        OpenChoice("Which tea?", TEAS),
        SeveralChoices("Which teas?", TEAS, Tea.NONE),
        YesNo("Sugar?"),
        QPushButton("after"),
    ):
        rows.addWidget(part)
    whole.resize(600, 500)
    whole.show()
    whole.activateWindow()
    QApplication.processEvents()
    return whole


def one_of(whole: QWidget) -> OpenChoice[Tea]:
    return next(part for part in whole.findChildren(OpenChoice) if not isinstance(part, YesNo))


def several_of(whole: QWidget) -> SeveralChoices[Tea]:
    return whole.findChildren(SeveralChoices)[0]


def press(*keys: Qt.Key) -> str:
    """Keys go to whatever has the keyboard; returns the name of what has it afterwards."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.accessibleName()


def test_an_open_question_says_that_it_is_open(whole: QWidget) -> None:
    assert [one_of(whole).accessibleName(), several_of(whole).accessibleName()] == [
        "Which tea? not answered",
        "Which teas? not answered",
    ]
    click(whole, "Which tea? Mint")
    click(whole, "Which teas? Mint")
    click(whole, "Which teas? Fennel")
    assert one_of(whole).accessibleName() == "Which tea? Mint"
    assert several_of(whole).accessibleName() == "Which teas? Mint, Fennel"


def test_an_answer_is_told_and_so_is_that_it_was_taken_back(whole: QWidget) -> None:
    told: list[object] = []
    one_of(whole).chosen.connect(told.append)
    several_of(whole).chosen.connect(told.append)
    click(whole, "Which tea? Mint")
    click(whole, "Which tea? Fennel")
    click(whole, "Which tea? Fennel")
    button(whole, "Which teas? Mint").toggle()  # as an assistive tool does
    button(whole, "Which teas? None").toggle()
    button(whole, "Which teas? None").toggle()
    assert told == [Tea.MINT, Tea.FENNEL, None, {Tea.MINT}, {Tea.NONE}, frozenset()]


def test_yes_no_and_nothing_are_three_answers(whole: QWidget) -> None:
    (row,) = whole.findChildren(YesNo)
    assert row.said is None
    click(whole, "Sugar? No")
    assert row.said is False
    click(whole, "Sugar? Yes")
    assert row.said is True
    row.show_said(None)
    assert row.said is None


def test_tab_passes_each_question_in_one_step(whole: QWidget) -> None:
    whole.findChildren(QPushButton)[0].setFocus()
    assert press(Qt.Key.Key_Tab) == "Which tea? None"
    assert press(Qt.Key.Key_Tab) == "Which teas? None"
    assert press(Qt.Key.Key_Tab) == "Sugar? Yes"
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is whole.findChildren(QPushButton)[-1]


def test_arrows_move_and_space_answers_and_takes_back(whole: QWidget) -> None:
    button(whole, "Which tea? None").setFocus()
    assert press(Qt.Key.Key_Right, Qt.Key.Key_Down) == "Which tea? Fennel"
    assert press(Qt.Key.Key_Right) == "Which tea? Fennel"
    assert one_of(whole).value is None
    press(Qt.Key.Key_Space)
    assert one_of(whole).value is Tea.FENNEL
    press(Qt.Key.Key_Space)
    assert one_of(whole).value is None
    assert press(Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Left) == "Which tea? None"


def test_tab_comes_back_to_the_answer(whole: QWidget) -> None:
    one_of(whole).display(Tea.FENNEL)
    whole.findChildren(QPushButton)[0].setFocus()
    assert press(Qt.Key.Key_Tab) == "Which tea? Fennel"


def test_arrows_follow_the_direction_of_reading(whole: QWidget) -> None:
    whole.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button(whole, "Which tea? None").setFocus()
    assert press(Qt.Key.Key_Left) == "Which tea? Mint"
    assert press(Qt.Key.Key_Right) == "Which tea? None"
    assert press(Qt.Key.Key_Down) == "Which tea? Mint"
