"""The entry page by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.entry_house import LEFT, MORE, SAVE, opened
from tests.ui.house import House, button, click


def test_tab_leads_through_all_that_may_be_said_before_it_comes_to_save(house: House, qtbot: QtBot) -> None:
    """What is folded away is made later than Save, and stands above it."""
    house.preferences.change(sore_side=LEFT)
    page = opened(house, qtbot)
    click(page, "2 of 10, mild")
    click(page, MORE)
    button(page, "Less").setFocus(Qt.FocusReason.TabFocusReason)
    names: list[str] = []
    while SAVE not in names and len(names) < 30:
        held = page.window().focusWidget()
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_Tab)
        now = page.window().focusWidget()
        assert now is not None
        names.append(now.accessibleName())
    assert names == [
        "When was it?: Now",
        "outer ankle bone",
        "Is it swollen? No",
        "How long was it stiff in the morning? Not at all",
        "Did you limp? Yes",
        "Did it give way? Yes",
        "Did you twist it? Yes",
        "Did it wake you? Yes",
        "Did you wear or use something? Nothing",
        "Medicine",
        "Add the time",
        SAVE,
    ]
