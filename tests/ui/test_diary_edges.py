"""The diary page at its edges: very long words, very full days, other years, midnight, a full disk."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.storage.faults import DiskFull
from ankle_rehab.ui.pages.diary import DiaryPage
from ankle_rehab.ui.widgets.diary.day_card import DayCard
from tests.fakes.entries import pain
from tests.ui.house import FullDisk, House, button, click, reads, seen, stamp

A_DAY = 86_400


class NoMarks(FullDisk):
    """A diary without room for what is said of a day."""

    def mark_day(self, day: date, kind: DayKind | None) -> None:
        self.refuse()


@pytest.fixture
def page(house: House, qtbot: QtBot) -> DiaryPage:
    return opened(house, qtbot)


def opened(house: House, qtbot: QtBot) -> DiaryPage:
    page = house.diary_page()
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    return page


def days(page: DiaryPage) -> list[str]:
    QApplication.processEvents()
    cards = [card for card in page.findChildren(DayCard) if card.isVisibleTo(page)]
    return [card.accessibleName() for card in sorted(cards, key=lambda card: card.y())]


def entries(page: DiaryPage) -> int:
    """How many entries are in sight."""
    return sum(
        one.accessibleName().startswith("Change ") and one.isVisibleTo(page)
        for one in page.findChildren(QAbstractButton)
    )


# very much ----------------------------------------------------------------------------------------------


def test_of_a_very_long_note_the_list_shows_the_beginning(house: House, page: DiaryPage) -> None:
    """A label lays out all of its words whenever it is asked for its size: a million took 17 seconds."""
    house.diary.add_pain(replace(pain(2, note="uphill " * 150_000), medicine="gel " * 8_000))
    assert reads(page, "uphill uphill")
    assert reads(page, "Change shows all of it.")
    assert max(len(label.text()) for label in page.findChildren(QLabel)) < 1000


def test_a_note_of_some_lines_is_shown_whole(house: House, page: DiaryPage) -> None:
    note = "Ran on sand. " * 20 + "the end"
    house.diary.add_pain(pain(2, note=note))
    assert reads(page, "the end")
    assert not reads(page, "Change shows all of it.")


def test_all_entries_of_a_very_full_day_can_be_seen(house: House, page: DiaryPage) -> None:
    house.wrote(2, 20)
    house.diary.add_pains(tuple(pain(3, hour=number % 9) for number in range(55)))
    house.diary.add_pain(pain(1, date(2026, 11, 23), hour=0))
    assert entries(page) < 55
    click(page, "Show all entries of Sunday 22 November")
    assert days(page) == ["Today, Sunday 22 November"]
    assert reads(page, "Entries found: 55")
    while seen(page, QPushButton, "Earlier days"):
        click(page, "Earlier days")
    assert entries(page) == 55


# other days ---------------------------------------------------------------------------------------------


def test_another_day_comes_while_the_page_is_open(house: House, page: DiaryPage) -> None:
    house.wrote(2, 22)
    house.clock.advance(A_DAY)
    page.tick()
    assert days(page) == ["Yesterday, Sunday 22 November"]
    assert button(page, "Monday 23 November, no score").isEnabled()


def test_the_month_goes_on_with_the_days_unless_it_was_turned(house: House, page: DiaryPage) -> None:
    house.clock.advance(9 * A_DAY)
    page.tick()
    assert reads(page, "December 2026")
    click(page, "Earlier month")
    house.clock.advance(31 * A_DAY)
    page.tick()
    assert reads(page, "November 2026")


def test_days_of_another_year_say_which(house: House, page: DiaryPage) -> None:
    then = Stamp.of(datetime(2024, 11, 22, 12, tzinfo=UTC), "UTC")
    kept = house.diary.add_pain(PainEntry(Side.LEFT, 4, Moment.OTHER, then, then))
    house.diary.edit_pain(replace(kept, score=2))
    assert reads(page, "changed Sunday 22 November 2026, was 4")
    for _ in range(24):
        click(page, "Earlier month")
    click(page, "Friday 22 November 2024, left 2, mild")
    assert reads(page, "Friday 22 November 2024")
    assert days(page) == ["Friday 22 November 2024"]


def test_the_time_of_a_medicine_is_told(house: House, page: DiaryPage) -> None:
    house.diary.add_pain(replace(pain(2), medicine="gel", medicine_at=stamp(22, 7, 5)))
    assert reads(page, "gel · medicine taken Sunday 22 November, 07:05")


# what is looked for, and a day that is picked -----------------------------------------------------------


def test_a_picked_day_ends_what_was_looked_for(house: House, page: DiaryPage) -> None:
    house.diary.add_pain(pain(2, date(2026, 11, 3), note="hill"))
    house.diary.add_pain(pain(2, date(2026, 11, 5)))
    page.seek()
    (field,) = seen(page, QLineEdit, "Words in notes and medicines")
    field.setText("hill")
    field.returnPressed.emit()
    assert reads(page, "Entries found: 1")
    click(page, "Thursday 5 November, left 2, mild")
    assert days(page) == ["Thursday 5 November", "Tuesday 3 November"]
    assert not reads(page, "Entries found")
    page.seek()
    assert field.text() == ""


def test_without_room_a_day_is_not_shown_as_marked(house: House, qtbot: QtBot) -> None:
    house.diary = NoMarks(house.database, house.clock)
    page = opened(house, qtbot)
    click(page, "Saturday 21 November, no score")
    with suppress(DiskFull):
        click(page, "Sick")
    assert not button(page, "Sick").isChecked()
