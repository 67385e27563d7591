"""What the page says of a reminder that is written or kept: why it has no next time, and where it stands."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QScrollArea
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.domain.triage import Sign
from ankle_rehab.ui.pages.reminders import RemindersPage
from tests.ui.house import House, click, reads, seen

QUIET = "It lies in your quiet hours, so it does not come."
HELP_FIRST = "Silent for now, because getting help comes first."
GONE_BY = "Its last time has gone by."


@pytest.fixture
def page(house: House, qtbot: QtBot) -> RemindersPage:
    """It is nine o'clock on Sunday the 22nd."""
    page = RemindersPage(house.parts, house.themes)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def once_tomorrow(house: House, kind: Kind = Kind.OWN) -> None:
    tomorrow = house.clock.now().date() + timedelta(days=1)
    schedule = Schedule((time(9, 30),), tomorrow, Repeat.ONCE)
    house.parts.reminders.add(Reminder(kind, schedule, words="Shoes"))


def test_what_lies_in_a_rest_is_not_put_down_to_quiet_hours(page: RemindersPage, house: House) -> None:
    once_tomorrow(house)
    click(page, "For a week")
    assert reads(page, "All reminders rest for now.")
    assert not reads(page, QUIET)
    click(page, "Let them come again")
    assert reads(page, "Next: tomorrow 09:30")


def test_while_help_comes_first_no_time_is_told_of_what_asks_to_exercise(
    page: RemindersPage, house: House
) -> None:
    once_tomorrow(house, Kind.PLAN)
    house.parts.guard.answer(frozenset({Sign.FEVER}), twisted=False, page=Asked.ALL)
    page.refresh()
    assert reads(page, HELP_FIRST)
    assert not reads(page, "Next: tomorrow 09:30")
    once_tomorrow(house)
    assert reads(page, "Next: tomorrow 09:30")


def test_one_that_came_to_nothing_is_not_said_to_have_come(page: RemindersPage, house: House) -> None:
    once_tomorrow(house)
    click(page, "For a week")
    house.clock.advance(8 * 24 * 3600)
    page.refresh()
    assert reads(page, GONE_BY)


def test_while_it_is_written_it_says_so_too(page: RemindersPage) -> None:
    click(page, "New reminder")
    QTest.mouseClick(seen(page, QCheckBox, "Quiet hours")[0], Qt.MouseButton.LeftButton)
    click(page, "Remind me of: After a run")
    assert reads(page, "No time is known yet.")
    click(page, "Remind me of: Pain in the morning")
    click(page, "When?: Once")
    assert reads(page, GONE_BY)


def test_one_that_waits_for_the_end_of_the_quiet_hours_says_until_when(
    page: RemindersPage, house: House
) -> None:
    today = house.clock.now().date()
    house.parts.reminders.add(Reminder(Kind.OWN, Schedule((time(6),), today), words="Shoes"))
    waits = "In your quiet hours it waits until 07:00."
    assert not reads(page, waits)
    QTest.mouseClick(seen(page, QCheckBox, "Quiet hours")[0], Qt.MouseButton.LeftButton)
    assert reads(page, "Next: tomorrow 06:00")
    assert reads(page, waits)


def test_saved_it_is_in_sight_in_a_small_window_too(page: RemindersPage) -> None:
    page.resize(700, 300)
    click(page, "New reminder")
    scroll = page.findChildren(QScrollArea)[0].verticalScrollBar()
    scroll.setValue(scroll.maximum() // 2)
    click(page, "Save the reminder")
    assert scroll.value() == 0
