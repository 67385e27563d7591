"""The row from 0 to 10 by mouse, by keyboard and by ear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.ui.widgets.pain_scale import PainScale
from tests.ui.house import House, button, click, reads

QUESTION = "How is it?"


@pytest.fixture
def scale(house: House, qtbot: QtBot) -> PainScale:
    scale = PainScale(QUESTION, house.themes)
    qtbot.addWidget(scale)
    scale.resize(800, 160)
    scale.show()
    scale.activateWindow()
    scale.focus()
    QApplication.processEvents()
    return scale


def told(scale: PainScale) -> list[int]:
    scores: list[int] = []
    scale.chosen.connect(scores.append)
    return scores


def press(*keys: Qt.Key) -> None:
    """Keys go to whatever has the keyboard, as in real life."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def test_one_click_chooses_and_says_number_and_word(scale: PainScale) -> None:
    scores = told(scale)
    click(scale, "4 of 10, moderate")
    assert (scores, scale.value) == ([4], 4)
    assert reads(scale, "4, moderate")
    assert scale.accessibleName() == "How is it? 4 of 10, moderate"


def test_without_an_answer_the_name_says_so(scale: PainScale) -> None:
    assert scale.accessibleName() == "How is it? not answered"
    scale.display(3)
    scale.clear()
    assert (scale.value, scale.accessibleName()) == (None, "How is it? not answered")
    assert not any(one.isChecked() for one in scale.findChildren(QPushButton))


@pytest.mark.parametrize(
    ("keys", "score"),
    [
        ((Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return), 2),
        ((Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Space), 9),
        ((Qt.Key.Key_Left, Qt.Key.Key_Enter), 0),
        ((Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Return), 10),
        ((Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return), 1),
        ((Qt.Key.Key_7, Qt.Key.Key_Return), 7),
        ((Qt.Key.Key_1, Qt.Key.Key_Return), 1),
        ((Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Return), 10),
        ((Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_Return), 0),
        ((Qt.Key.Key_9, Qt.Key.Key_Home, Qt.Key.Key_Return), 0),
    ],
)
def test_keys_move_and_choose(scale: PainScale, keys: tuple[Qt.Key, ...], score: int) -> None:
    scores = told(scale)
    press(*keys)
    assert scores == [score]


def test_arrows_and_digits_alone_choose_nothing(scale: PainScale) -> None:
    scores = told(scale)
    press(Qt.Key.Key_Right, Qt.Key.Key_5, Qt.Key.Key_End)
    assert (scores, scale.value) == ([], None)


def test_arrows_follow_the_direction_of_reading(scale: PainScale) -> None:
    scores = told(scale)
    scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert scores == [2]


def test_one_tab_passes_the_whole_row(house: House, qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    before, after = QPushButton("before", whole), QPushButton("after", whole)
    scale = PainScale(QUESTION, house.themes, whole)
    scale.display(6)
    scale.setGeometry(0, 60, 800, 160)
    QWidget.setTabOrder(before, scale)
    whole.resize(800, 300)
    whole.show()
    whole.activateWindow()
    QWidget.setTabOrder(scale.findChildren(QPushButton)[-1], after)
    before.setFocus()
    QApplication.processEvents()
    press(Qt.Key.Key_Tab)
    assert button(scale, "6 of 10, moderate").hasFocus()
    press(Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize("width", [340, 420, 620, 1000])
def test_every_number_stands_inside_and_none_on_another(scale: PainScale, width: int) -> None:
    scale.resize(width, 260)
    QApplication.processEvents()
    places = [QRect(one.mapTo(scale, QPoint(0, 0)), one.size()) for one in scale.findChildren(QPushButton)]
    assert all(scale.rect().contains(place) for place in places)
    assert not any(one.intersects(two) for one in places for two in places if one is not two)
    assert all(place.height() >= 44 and place.width() >= 44 for place in places)


def test_a_score_outside_the_scale_is_refused(scale: PainScale) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        scale.display(11)
