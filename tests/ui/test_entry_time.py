"""The entry page: when it was, and the moment that is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QAbstractButton,
    QDateEdit,
    QTimeEdit,
)
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.ui.pages.entry import EntryPage
from tests.ui.entry_house import (
    LEFT,
    MORE,
    RIGHT,
    SAVE,
    only,
    opened,
)
from tests.ui.house import BERLIN, House, button, click, reads, seen, stamp


@pytest.fixture
def page(house: House, qtbot: QtBot) -> EntryPage:
    house.preferences.change(sore_side=LEFT)
    return opened(house, qtbot)


# when it was ----------------------------------------------------------------------------------------------


def test_yesterday_at_another_time(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "When was it?: Yesterday")
    click(page, "Time: earlier")
    assert reads(page, "Saturday 21 November, 08:45. It will be marked as written later.")
    click(page, SAVE)
    entry = only(house)
    assert (entry.recorded, entry.refers_to) == (stamp(22, 9), stamp(21, 8, 45))
    assert entry.late
    assert entry.moment is Moment.OTHER


def test_another_day_by_its_date(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "When was it?: Another day")
    (day,) = seen(page, QDateEdit, "Day")
    (at,) = seen(page, QTimeEdit, "Time")
    day.setDate(QDate(2026, 10, 25))
    at.setTime(QTime(18, 5))
    click(page, SAVE)
    entry = only(house)
    assert entry.refers_to.local_date == date(2026, 10, 25)
    assert entry.refers_to.utc.astimezone(BERLIN).isoformat() == "2026-10-25T18:05:00+01:00"


def test_minus_and_plus_go_by_quarters_and_by_days(page: EntryPage) -> None:
    click(page, MORE)
    click(page, "When was it?: Another day")
    click(page, "Day: the day before")
    click(page, "Time: later")
    click(page, "Time: later")
    assert reads(page, "Friday 20 November, 09:30")
    click(page, "Day: the day after")
    click(page, "Time: earlier")
    assert reads(page, "Saturday 21 November, 09:15")


def test_minus_and_plus_go_to_the_full_quarter(page: EntryPage) -> None:
    click(page, MORE)
    click(page, "When was it?: Yesterday")
    (at,) = seen(page, QTimeEdit, "Time")
    for start, way, end in (("09:07", "earlier", "09:00"), ("09:07", "later", "09:15")):
        at.setTime(QTime.fromString(start, "HH:mm"))
        click(page, f"Time: {way}")
        assert at.time().toString("HH:mm") == end
    for start, way, end in (("00:00", "earlier", "00:00"), ("23:50", "later", "23:59")):
        at.setTime(QTime.fromString(start, "HH:mm"))
        click(page, f"Time: {way}")
        assert at.time().toString("HH:mm") == end


def test_a_time_that_the_clocks_leave_out_is_an_hour_later(house: House, qtbot: QtBot) -> None:
    page = opened(house, qtbot)
    click(page, "Which side?: Left")
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "When was it?: Another day")
    (day,) = seen(page, QDateEdit, "Day")
    (at,) = seen(page, QTimeEdit, "Time")
    day.setDate(QDate(2026, 3, 29))
    at.setTime(QTime(2, 30))
    assert reads(page, "Sunday 29 March, 03:30")
    click(page, SAVE)
    assert only(house).refers_to.utc.astimezone(BERLIN).isoformat() == "2026-03-29T03:30:00+02:00"


def test_the_future_is_refused_in_words(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "When was it?: Earlier today")
    (at,) = seen(page, QTimeEdit, "Time")
    at.setTime(QTime(23, 0))
    assert reads(page, "That is still to come. Please take a time up to now.")
    assert reads(page, "The time is still to come.")
    assert not button(page, SAVE).isEnabled()
    at.setTime(QTime(8, 0))
    assert not reads(page, "That is still to come.")
    click(page, SAVE)
    assert only(house).refers_to == stamp(22, 8)


def test_now_is_the_moment_of_saving(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    house.clock.advance(600)
    click(page, SAVE)
    assert only(house).refers_to == stamp(22, 9, 10)


def test_a_day_chosen_before_midnight_stays_that_day(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "When was it?: Yesterday")
    house.clock.advance(16 * 3600)
    click(page, SAVE)
    assert only(house).refers_to == stamp(21, 9)


def test_a_day_of_the_month_is_written_about_at_noon(house: House, page: EntryPage) -> None:
    page.new_entry_on(date(2026, 11, 18))
    click(page, "4 of 10, moderate")
    click(page, SAVE)
    assert only(house).refers_to == stamp(18, 12)
    page.new_entry_on(date(2026, 11, 22))
    click(page, "4 of 10, moderate")
    click(page, SAVE)
    assert house.diary.entries()[-1].refers_to == stamp(22, 9)


# the moment that is guessed -------------------------------------------------------------------------------


def moment(page: EntryPage) -> str:
    (pressed,) = (
        one.accessibleName()
        for one in page.findChildren(QAbstractButton)
        if one.accessibleName().startswith("When do you feel it?") and one.isChecked()
    )
    return pressed.partition(": ")[2]


def test_the_moment_follows_the_side_until_it_is_said(house: House, page: EntryPage) -> None:
    house.wrote(2, 21)
    house.diary.add_pain(PainEntry(RIGHT, 1, Moment.OTHER, stamp(22, 8), stamp(22, 8)))
    assert moment(page) == "In the morning, first steps"
    click(page, "Which side?: Right")
    assert moment(page) == "Any other time"
    click(page, "When do you feel it?: Worst during it")
    click(page, "Which side?: Left")
    assert moment(page) == "Worst during it"


def test_another_day_is_no_morning_of_today(page: EntryPage) -> None:
    assert moment(page) == "In the morning, first steps"
    click(page, MORE)
    click(page, "When was it?: Yesterday")
    assert moment(page) == "Any other time"
    click(page, "When was it?: Now")
    assert moment(page) == "In the morning, first steps"


def test_the_last_of_all_days_is_a_day_to_come(house: House, page: EntryPage) -> None:
    house.clock.travel("America/Los_Angeles")
    click(page, MORE)
    click(page, "When was it?: Another day")
    (day,) = seen(page, QDateEdit, "Day")
    (time,) = seen(page, QTimeEdit, "Time")
    time.setTime(QTime(23, 59))
    day.setDate(QDate(9999, 12, 31))
    assert reads(page, "That is still to come. Please take a time up to now.")
