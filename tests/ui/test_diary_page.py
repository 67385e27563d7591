"""The diary page: writing down, reading back, deleting and Undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, Ticks
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Stiffness, Support, Swelling, Zone
from ankle_rehab.ui.pages.diary import DiaryPage
from ankle_rehab.ui.widgets.diary.day_card import DayCard
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.words import Words
from tests.fakes.entries import pain
from tests.fakes.outings import outing
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


def test_deleted_can_be_taken_back(house: House, page: DiaryPage) -> None:
    kept = house.wrote(5, 21)
    notices = noticed(page)
    click(page, "Delete Left: 5, moderate")
    assert (house.diary.entries(), days(page)) == ((), [])
    assert notices[0].words == "Deleted. It stays in the trash for 30 days."
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


def test_runs_stand_among_the_rest_of_the_day_and_lead_to_their_page(
    house: House, page: DiaryPage, qtbot: QtBot
) -> None:
    day = house.clock.now().date()
    kept = house.parts.runs.add(replace(outing(day, 6.2, 38, hour=8), note="Along the river."))
    house.parts.runs.add(replace(outing(day, 20, sport=Sport.BIKE), timed=False))
    assert days(page) == ["Today, Sunday 22 November"]
    assert reads(page, "Run · 6.2 km · 38 min")
    assert reads(page, "Along the river.")
    assert reads(page, "08:00")
    assert not reads(page, "18:00")  # only the day of the ride is known
    with qtbot.waitSignal(page.run_requested) as asked:
        click(page, "Open Run · 6.2 km · 38 min")
    assert asked.args == [kept.id]
    house.parts.runs.remove(kept.id or 0)
    assert not reads(page, "Along the river.")


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


def test_of_days_with_very_many_entries_fewer_come_at_a_time(house: House, page: DiaryPage) -> None:
    many = [pain(3, date(2026, 11, day), hour) for day in (18, 19, 20, 21) for hour in range(10)]
    house.diary.add_pains(tuple(many))
    assert len(days(page)) == 2
    click(page, "Earlier days")
    assert len(days(page)) == 4
    assert not seen(page, QPushButton, "Earlier days")


def test_a_day_shows_its_newest_entries_and_says_how_many_more_it_has(house: House, page: DiaryPage) -> None:
    house.diary.add_pains(tuple(pain(3, hour=number % 9) for number in range(55)))
    assert len(days(page)) == 1
    assert reads(page, "… and 35 more entries on this day")


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
    button(page, "Find").setFocus()
    names = []
    for _ in range(5):
        focused = page.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = page.window().focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    assert names == [
        "Change Left: 3, mild",
        "Delete Left: 3, mild",
        "Change Left: 2, mild",
        "Delete Left: 2, mild",
        "Change Left: 1, mild",
    ]


def test_new_and_change_ask_for_the_form(house: House, page: DiaryPage) -> None:
    kept = house.wrote(5, 21)
    asked: list[object] = []
    page.entry_requested.connect(lambda: asked.append("new"))
    page.edit_requested.connect(asked.append)
    click(page, "New entry")
    click(page, "Change Left: 5, moderate")
    assert asked == ["new", kept.id]


def test_a_changed_entry_says_when_and_what_it_was(house: House, page: DiaryPage) -> None:
    kept = house.wrote(4, 20)
    house.diary.edit_pain(replace(kept, score=2))
    assert reads(page, "changed Sunday 22 November, was 4")
    house.diary.edit_pain(replace(kept, score=2, note="stairs"))
    assert not reads(page, "was 4")
    assert reads(page, "changed Sunday 22 November")


def test_on_a_full_disk_nothing_is_deleted(house: House, qtbot: QtBot) -> None:
    house.wrote(5, 21)
    house.diary = FullDisk(house.database, house.clock)
    page = house.diary_page()
    qtbot.addWidget(page)
    page.show()
    notices = noticed(page)
    click(page, "Delete Left: 5, moderate")
    assert (notices, len(house.diary.entries())) == ([], 1)


# the month -------------------------------------------------------------------------------------------------


def test_the_month_names_the_worst_of_each_side(house: House, page: DiaryPage) -> None:
    house.wrote(3, 20)
    house.wrote(6, 20)
    house.diary.add_pain(pain(8, date(2026, 11, 20), side=Side.RIGHT))
    house.diary.mark_day(date(2026, 11, 19), DayKind.REST)
    assert button(page, "Friday 20 November, left 6, moderate, right 8, severe")
    assert button(page, "Thursday 19 November, rest day")
    assert button(page, "Sunday 22 November, no score")
    assert not button(page, "Monday 23 November, no score").isEnabled()


def test_a_day_of_the_month_leads_to_it_and_back(house: House, page: DiaryPage) -> None:
    for day in (3, 10, 20):
        house.wrote(2, day)
    click(page, "Tuesday 10 November, left 2, mild")
    assert days(page) == ["Tuesday 10 November", "Tuesday 3 November"]
    click(page, "Back to the newest day")
    assert days(page) == ["Friday 20 November", "Tuesday 10 November", "Tuesday 3 November"]


def test_a_day_is_marked_and_let_go_of_again(house: House, page: DiaryPage) -> None:
    click(page, "Saturday 21 November, no score")
    click(page, "Rest day")
    assert house.diary.month(2026, 11)[date(2026, 11, 21)].kind is DayKind.REST
    click(page, "Sick")
    assert house.diary.month(2026, 11)[date(2026, 11, 21)].kind is DayKind.SICK
    assert not button(page, "Rest day").isChecked()
    click(page, "Sick")
    assert house.diary.month(2026, 11) == {}


def test_a_picked_day_wants_to_be_written_about(page: DiaryPage) -> None:
    asked: list[object] = []
    page.day_requested.connect(asked.append)
    click(page, "Saturday 21 November, no score")
    click(page, "Write about this day")
    assert asked == [date(2026, 11, 21)]


def test_arrows_walk_through_the_days_and_into_other_months(page: DiaryPage) -> None:
    page.activateWindow()
    button(page, "Monday 2 November, no score").setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
        focused = page.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    focused = page.window().focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Tuesday 27 October, no score"
    QTest.keyClick(focused, Qt.Key.Key_Down)
    focused = page.window().focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Tuesday 3 November, no score"


def test_months_are_turned_but_not_into_the_future(page: DiaryPage) -> None:
    assert not button(page, "Later month").isEnabled()
    click(page, "Earlier month")
    assert reads(page, "October 2026")
    click(page, "Later month")
    assert reads(page, "November 2026")


@pytest.mark.parametrize("width", range(500, 1200, 50))
def test_the_month_leaves_an_entry_room_for_its_words(house: House, page: DiaryPage, width: int) -> None:
    house.wrote(5, 21)
    page.resize(width, 700)
    QApplication.processEvents()
    (words,) = (one for one in page.findChildren(Words) if one.text() == "Left: 5, moderate")
    assert words.height() < 2 * words.fontMetrics().lineSpacing()


def test_in_a_narrow_window_the_month_comes_when_it_is_asked_for(page: DiaryPage) -> None:
    page.resize(600, 400)
    assert not seen(page, QPushButton, "Earlier month")
    click(page, "Month")
    assert seen(page, QPushButton, "Earlier month")
    page.resize(1000, 700)
    QApplication.processEvents()
    assert not seen(page, QPushButton, "Month")
    assert seen(page, QPushButton, "Earlier month")


# finding ---------------------------------------------------------------------------------------------------


def test_words_of_a_note_are_found(house: House, page: DiaryPage) -> None:
    house.diary.add_pain(pain(2, date(2026, 11, 3), note="After the STAIRS at work"))
    house.diary.add_pain(pain(2, date(2026, 11, 5), note="Nothing special"))
    look_for(page, "stair")
    assert days(page) == ["Tuesday 3 November"]
    assert reads(page, "Entries found: 1")
    click(page, "Stop looking")
    assert days(page) == ["Thursday 5 November", "Tuesday 3 November"]


def test_what_is_typed_never_breaks_the_search(house: House, page: DiaryPage) -> None:
    house.diary.add_pain(pain(2, note='he said "ouch" (twice)'))
    for words in ('"ouch"', "ouch)", "ou*", "NOT", "a AND", "'", "said: ouch"):
        look_for(page, words)
        assert len(days(page)) <= 1
    look_for(page, '"ouch')
    assert len(days(page)) == 1


def test_side_moment_score_and_dates_narrow_it_down(house: House, page: DiaryPage) -> None:
    house.diary.add_pain(pain(2, date(2026, 11, 3)))
    house.diary.add_pain(pain(7, date(2026, 11, 5)))
    house.diary.add_pain(pain(7, date(2026, 11, 9), side=Side.RIGHT))
    click(page, "Find")
    click(page, "Narrow down")
    choose(page, "Lowest score", 5)
    assert days(page) == ["Monday 9 November", "Thursday 5 November"]
    choose(page, "Side", 1)
    assert days(page) == ["Thursday 5 November"]
    choose(page, "Highest score", 4)
    assert reads(page, "Nothing can lie between these two")


def test_more_of_what_was_found_comes_when_asked_for(house: House, page: DiaryPage) -> None:
    first = date(2026, 11, 22)
    for back in range(40):
        house.diary.add_pain(pain(2, first - timedelta(days=back), note="hill"))
    look_for(page, "hill")
    assert len(days(page)) == 30
    assert reads(page, "Entries found: 40")
    click(page, "Earlier days")
    assert len(days(page)) == 40


def look_for(page: DiaryPage, words: str) -> None:
    """Type into the field and press Enter."""
    page.seek()
    (field,) = (
        one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Words in notes and medicines"
    )
    field.setText(words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(page: DiaryPage, box: str, line: int) -> None:
    """Open a box and take one of its lines."""
    (found,) = (one for one in page.findChildren(QComboBox) if one.accessibleName() == box)
    found.setFocus()
    found.setCurrentIndex(line)
    field = page.findChildren(QLineEdit)[0]
    QTest.keyClick(field, Qt.Key.Key_Return)
