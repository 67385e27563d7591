"""A list to choose from says to a screen reader what it is about, beside what is chosen."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ankle_rehab.ui.widgets.choice_box import ChoiceBox


def test_it_is_heard_what_is_chosen_and_of_what(qtbot: QtBot) -> None:
    box = ChoiceBox("A training week begins on", None, [(0, "Monday"), (6, "Sunday")])
    qtbot.addWidget(box)
    heard = QAccessible.queryAccessibleInterface(box)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    said = {heard.text(one) for one in kinds}
    assert said >= {"A training week begins on", "Monday"}
