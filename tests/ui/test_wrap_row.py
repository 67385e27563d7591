"""A row that wraps keeps the reading direction."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.ui.widgets.wrap_row import WrapRow


@pytest.mark.parametrize(
    ("direction", "first_is_left"),
    [(Qt.LayoutDirection.LeftToRight, True), (Qt.LayoutDirection.RightToLeft, False)],
)
def test_the_first_part_stands_where_reading_begins(
    qtbot: QtBot, direction: Qt.LayoutDirection, first_is_left: bool
) -> None:
    first, second = QPushButton("first"), QPushButton("second")
    row = WrapRow(first, second)
    qtbot.addWidget(row)
    row.setLayoutDirection(direction)
    row.resize(600, 60)
    row.show()
    assert (first.x() < second.x()) == first_is_left
    beginning = first.x() if first_is_left else row.width() - first.geometry().right() - 1
    assert beginning == 0
