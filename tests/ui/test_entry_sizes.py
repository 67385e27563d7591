"""The entry page in a small window with large type, and where one reads from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QScrollArea, QTimeEdit
from pytestqt.qtbot import QtBot

from ankle_rehab.ui import style
from ankle_rehab.ui.theme import LIGHT
from tests.ui.entry_house import MORE, opened
from tests.ui.house import House, click, seen

LEFT_OF_SMALL = 700  # of 800 pixels, beside the rail


@pytest.fixture(autouse=True)
def afterwards(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    style.apply(qapp, LIGHT, 1.0)
    qapp.setFont(font)


def test_large_type_in_a_small_window_is_not_scrolled_sideways(
    house: House, qapp: QApplication, qtbot: QtBot
) -> None:
    style.apply(qapp, LIGHT, 2.0)
    page = opened(house, qtbot)
    page.resize(LEFT_OF_SMALL, 400)
    for unfold in (False, True):
        if unfold:
            click(page, MORE)
        QApplication.processEvents()
        assert [area.horizontalScrollBar().maximum() for area in page.findChildren(QScrollArea)] == [0]


def test_a_time_is_written_the_same_from_right_to_left(
    house: House, qapp: QApplication, qtbot: QtBot
) -> None:
    """Hours come before minutes in every writing."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = opened(house, qtbot)
    click(page, MORE)
    click(page, "When was it?: Another day")
    (time,) = seen(page, QTimeEdit, "Time")
    time.setTime(QTime(17, 30))
    assert time.text() == "17:30"
    (day,) = (one for one in seen(page, QDateTimeEdit, "Day"))
    assert day.text() == "Sat 21 Nov 2026"
