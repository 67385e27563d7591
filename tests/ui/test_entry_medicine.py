"""The entry page: when a medicine was taken."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.ui.pages.entry import EntryPage
from tests.ui.entry_house import LEFT, MORE, SAVE, only, opened
from tests.ui.house import House, click, reads, seen, stamp


@pytest.fixture
def page(house: House, qtbot: QtBot) -> EntryPage:
    house.preferences.change(sore_side=LEFT)
    return opened(house, qtbot)


def take(page: EntryPage, hour: int) -> None:
    (time,) = seen(page, QTimeEdit, "Taken at")
    time.setTime(QTime(hour, 0))


def test_for_a_past_day_it_was_taken_on_that_day(house: House, page: EntryPage) -> None:
    page.new_entry_on(date(2026, 11, 18))
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Add the time")
    assert reads(page, "Wednesday 18 November")
    take(page, 20)
    click(page, SAVE)
    assert only(house).medicine_at == stamp(18, 20)


def test_for_yesterday_too(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "When was it?: Yesterday")
    click(page, "Add the time")
    take(page, 7)
    click(page, SAVE)
    assert only(house).medicine_at == stamp(21, 7)


def test_for_today_it_is_the_last_time_up_to_now(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Add the time")
    take(page, 22)
    click(page, SAVE)
    assert only(house).medicine_at == stamp(21, 22)


def test_for_pain_at_night_it_may_be_the_evening_before(house: House, page: EntryPage) -> None:
    score = house.diary.add_pain(PainEntry(LEFT, 4, Moment.OTHER, stamp(20, 1), stamp(20, 1)))
    page.edit(score.id or 0)
    click(page, MORE)
    click(page, "Add the time")
    take(page, 22)
    click(page, SAVE)
    assert only(house).medicine_at == stamp(19, 22)
