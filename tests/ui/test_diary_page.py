"""The diary page: writing down, reading back, deleting and Undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, Ticks
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, Stiffness, Support, Swelling, Zone
from ankle_rehab.ui.pages.diary import DiaryPage
from ankle_rehab.ui.widgets.day_card import DayCard
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.fakes.entries import pain
from tests.ui.house import FullDisk, House, button, click, reads, seen


@pytest.fixture
def page(house: House, qtbot: QtBot) -> DiaryPage:
    house.preferences.change(sore_side=Side.LEFT)
    page = house.diary_page()
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    return page


def days(page: DiaryPage) -> list[str]:
    """The days in sight from top to bottom."""
    QApplication.processEvents()
    cards = [card for card in page.findChildren(DayCard) if card.isVisibleTo(page)]
    return [card.accessibleName() for card in sorted(cards, key=lambda card: card.y())]


def noticed(page: DiaryPage) -> list[Notice]:
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    return notices


def test_an_empty_diary_says_what_an_entry_is(house: House, page: DiaryPage) -> None:
    assert reads(page, "Nothing here yet")
    house.wrote(2, 22)
    assert not reads(page, "Nothing here yet")


def test_three_clicks_write_an_entry(house: House, page: DiaryPage) -> None:
    click(page, "New entry")
    click(page, "3 of 10, mild")
    click(page, "Save entry")
    (entry,) = house.diary.entries()
    assert (entry.side, entry.score, entry.moment) == (Side.LEFT, 3, Moment.OTHER)
    assert days(page) == ["Today, Sunday 22 November"]
    assert reads(page, "Left: 3, mild")


def test_side_moment_and_note_are_kept(house: House, page: DiaryPage) -> None:
    click(page, "New entry")
    click(page, "Which side?: Right")
    click(page, "6 of 10, moderate")
    click(page, "When?: Worst during it")
    (note,) = seen(page, QLineEdit, "Note")
    QTest.keyClicks(note, "  uphill  ")
    QTest.keyClick(note, Qt.Key.Key_Return)
    (entry,) = house.diary.entries()
    assert (entry.side, entry.score, entry.moment) == (Side.RIGHT, 6, Moment.DURING_WORST)
    assert entry.note == "uphill"
    assert reads(page, "Worst during it")
    assert reads(page, "uphill")


def test_nothing_is_saved_without_side_and_number(house: House, page: DiaryPage) -> None:
    house.preferences.change(sore_side=None)
    click(page, "New entry")
    assert not button(page, "Save entry").isEnabled()
    click(page, "1 of 10, mild")
    assert not button(page, "Save entry").isEnabled()
    click(page, "Which side?: Left")
    assert button(page, "Save entry").isEnabled()


def test_closing_the_form_writes_nothing_and_it_opens_empty_again(house: House, page: DiaryPage) -> None:
    click(page, "New entry")
    click(page, "9 of 10, severe")
    click(page, "Close without saving")
    assert house.diary.entries() == ()
    page.new_entry()
    assert not button(page, "9 of 10, severe").isChecked()
    assert not button(page, "Save entry").isEnabled()


def test_saved_can_be_taken_back(house: House, page: DiaryPage) -> None:
    notices = noticed(page)
    click(page, "New entry")
    click(page, "3 of 10, mild")
    click(page, "Save entry")
    assert notices[0].words == "Saved: left, 3, mild."
    assert notices[0].undo is not None
    notices[0].undo()
    assert (house.diary.entries(), days(page)) == ((), [])


def test_deleted_can_be_taken_back(house: House, page: DiaryPage) -> None:
    kept = house.wrote(5, 21)
    notices = noticed(page)
    click(page, "Delete Left: 5, moderate")
    assert (house.diary.entries(), days(page)) == ((), [])
    assert notices[0].words == "Deleted."
    assert notices[0].undo is not None
    notices[0].undo()
    assert house.diary.entries() == (kept,)
    assert days(page) == ["Yesterday, Saturday 21 November"]


def test_a_day_holds_scores_sessions_and_icings_in_their_order(house: House, page: DiaryPage) -> None:
    house.trained(21, outcome=Outcome.PARTIAL)
    house.wrote(5, 21)
    icing = Icing.begin(house.clock.read(), house.clock.zone(), 20, Side.RIGHT, Ticks(True, True))
    icing = house.diary.begin_icing(icing)
    house.clock.advance(1200)
    done = icing.advance(house.clock.read()).confirm_end(house.clock.read()).after(True, 2)
    house.diary.finish_icing(done)
    assert days(page) == ["Today, Sunday 22 November", "Yesterday, Saturday 21 November"]
    assert reads(page, "Ice, right: 20 min")
    assert reads(page, "Pain after it: 2, mild")
    assert reads(page, "The article's three: done in part")
    assert reads(page, "18:00")


def test_everything_that_was_said_is_shown(house: House, page: DiaryPage) -> None:
    entry = replace(
        pain(4),
        zones=frozenset({Zone.ACHILLES, Zone.ARCH}),
        swelling=Swelling.LITTLE,
        stiffness=Stiffness.UP_TO_5,
        support=frozenset({Support.BRACE}),
        limp=True,
        gave_way=False,
        twist=True,
        medicine="ointment",
        note="after the stairs",
    )
    house.diary.add_pain(entry)
    for words in ("Achilles tendon", "arch", "a little swollen", "stiff for 1 to 5 min", "brace", "limped"):
        assert reads(page, words)
    assert reads(page, "twisted")
    assert reads(page, "ointment")
    assert reads(page, "after the stairs")
    assert not reads(page, "gave way")


def test_earlier_days_come_a_week_of_written_days_at_a_time(house: House, page: DiaryPage) -> None:
    first = date(2026, 11, 22)
    for back in range(0, 40, 2):
        house.diary.add_pain(pain(2, first - timedelta(days=back)))
    assert len(days(page)) == 7
    click(page, "Earlier days")
    assert len(days(page)) == 14
    click(page, "Earlier days")
    assert len(days(page)) == 20
    assert not seen(page, QPushButton, "Earlier days")


def test_a_long_word_in_a_note_does_not_widen_the_page(house: House, page: DiaryPage) -> None:
    house.diary.add_pain(pain(2, note="x" * 500))
    page.grab()
    assert all(card.width() <= page.width() for card in page.findChildren(DayCard))


def test_tab_goes_down_the_days_also_after_a_new_one_has_come(house: House, page: DiaryPage) -> None:
    house.wrote(1, 20)
    house.wrote(2, 21)
    page.grab()
    house.wrote(3, 22)
    page.activateWindow()
    button(page, "New entry").setFocus()
    names = []
    for _ in range(3):
        focused = page.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = page.window().focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    assert names == ["Delete Left: 3, mild", "Delete Left: 2, mild", "Delete Left: 1, mild"]


def test_on_a_full_disk_the_form_keeps_what_was_written(house: House, qtbot: QtBot) -> None:
    house.wrote(5, 21)
    house.diary = FullDisk(house.database, house.clock)
    page = house.diary_page()
    qtbot.addWidget(page)
    page.show()
    notices = noticed(page)
    click(page, "New entry")
    click(page, "Which side?: Left")
    click(page, "3 of 10, mild")
    click(page, "Save entry")
    assert notices == []
    assert button(page, "3 of 10, mild").isChecked()
    click(page, "Delete Left: 5, moderate")
    assert (notices, len(house.diary.entries())) == ([], 1)
