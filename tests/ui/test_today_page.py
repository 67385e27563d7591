"""Today through what is seen and clicked, with a real diary behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, Ticks
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, Swelling
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.triage import Sign
from ankle_rehab.ui.pages.today import TodayPage
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.today.week_strip import DayCell
from tests.fakes.entries import pain
from tests.ui.house import FullDisk, House, button, click, reads, seen, stamp

MORNING = "How was your left ankle this morning, with the first steps?"
NOW = "How is your left ankle right now?"


@pytest.fixture
def page(house: House, qtbot: QtBot) -> TodayPage:
    house.preferences.change(sore_side=Side.LEFT)
    page = house.today()
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    return page


def noticed(page: TodayPage) -> list[Notice]:
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    return notices


def asked(page: TodayPage, name: str) -> list[str]:
    sent: list[str] = []
    getattr(page, name).connect(sent.append)
    return sent


def test_a_fresh_diary_offers_the_articles_three(page: TodayPage) -> None:
    starts = asked(page, "start_requested")
    assert reads(page, "Sunday 22 November")
    assert reads(page, "Good morning")
    assert reads(page, "6 min 15 s")
    assert reads(page, "Ankle circles")
    click(page, "Start session")
    assert starts == ["three"]


def test_one_click_writes_down_how_it_is_and_undo_takes_it_back(house: House, page: TodayPage) -> None:
    notices = noticed(page)
    assert reads(page, NOW)
    click(page, "2 of 10, mild")
    (entry,) = house.diary.entries()
    assert (entry.side, entry.score, entry.moment) == (Side.LEFT, 2, Moment.OTHER)
    assert entry.refers_to == stamp(22, 9)
    assert notices[0].words == "Saved: left, 2, mild."
    assert notices[0].undo is not None
    notices[0].undo()
    assert house.diary.entries() == ()


def test_the_question_that_is_due_is_answered_once(house: House, page: TodayPage) -> None:
    house.trained(21)
    assert reads(page, MORNING)
    assert not reads(page, NOW)
    click(page, "3 of 10, mild")
    (entry,) = house.diary.entries()
    assert (entry.moment, entry.refers_to.local_date.day) == (Moment.NEXT_MORNING, 22)
    assert entry.session_id == house.diary.sessions()[-1].id
    assert not reads(page, MORNING)
    assert reads(page, NOW)


def test_where_neither_ankle_is_sore_two_clicks_answer_for_both(house: House, page: TodayPage) -> None:
    house.preferences.change(sore_side=None)
    house.trained(21)
    assert reads(page, MORNING)
    click(page, "0 of 10, no pain")
    assert reads(page, MORNING.replace("left", "right"))
    click(page, "1 of 10, mild")
    assert [(entry.side, entry.score) for entry in house.diary.entries()] == [(Side.LEFT, 0), (Side.RIGHT, 1)]
    assert not reads(page, "this morning")


def test_more_can_be_said_about_the_score_just_given(house: House, page: TodayPage) -> None:
    asked_for: list[int] = []
    page.edit_requested.connect(asked_for.append)
    house.trained(21)
    click(page, "3 of 10, mild")
    QApplication.processEvents()
    click(page, "Say more about left, 3, mild")
    assert asked_for == [house.diary.entries()[-1].id]
    page.shown()
    assert not seen(page, QPushButton, "Say more about left, 3, mild")


def test_of_a_score_taken_back_nothing_more_is_said(house: House, page: TodayPage) -> None:
    notices = noticed(page)
    click(page, "3 of 10, mild")
    assert notices[0].undo is not None
    notices[0].undo()
    assert not seen(page, QPushButton, "Say more about left, 3, mild")
    assert house.diary.trash() == ()


def test_what_was_begun_stands_first_and_can_be_put_away(house: House, page: TodayPage) -> None:
    house.diary.keep_draft(EntryDraft(frozenset({Side.LEFT}), 4, note="half a sentence"))
    page.shown()
    assert reads(page, "You had begun an entry")
    assert reads(page, "left · 4, moderate · half a sentence")
    page.activateWindow()
    page.setFocus()
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    focused = page.window().focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Go on with it"
    wishes: list[str] = []
    page.draft_requested.connect(lambda: wishes.append("draft"))
    click(page, "Go on with it")
    assert wishes == ["draft"]
    notices = noticed(page)
    click(page, "Put it away")
    assert not reads(page, "You had begun an entry")
    assert not house.diary.has_draft
    assert notices[0].undo is not None
    notices[0].undo()
    assert reads(page, "You had begun an entry")


def test_undo_of_the_answer_asks_again(house: House, page: TodayPage) -> None:
    house.trained(21)
    notices = noticed(page)
    click(page, "3 of 10, mild")
    assert notices[0].undo is not None
    notices[0].undo()
    assert reads(page, MORNING)


def test_the_question_stands_above_the_routine_and_the_row_for_now_below(
    house: House, page: TodayPage
) -> None:
    def above() -> bool:
        scale, start = button(page, "3 of 10, mild"), button(page, "Start session")
        return scale.mapTo(page, scale.rect().topLeft()).y() < start.mapTo(page, start.rect().topLeft()).y()

    def first_by_tab() -> bool:
        page.activateWindow()
        page.setFocus()
        focused = page.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        now = page.window().focusWidget()
        return now is not None and now.accessibleName() == "0 of 10, no pain"

    QApplication.processEvents()
    assert (above(), first_by_tab()) == (False, False)
    house.trained(21)
    QApplication.processEvents()
    assert (above(), first_by_tab()) == (True, True)
    house.diary.add_pain(replace(pain(2), moment=Moment.NEXT_MORNING))
    QApplication.processEvents()
    assert (above(), first_by_tab()) == (False, False)


def test_with_two_sore_sides_the_other_is_one_press_away(house: House, page: TodayPage) -> None:
    house.preferences.change(both_sore=True)
    click(page, "Which side?: Right")
    click(page, "5 of 10, moderate")
    click(page, "4 of 10, moderate")
    assert [(entry.side, entry.score) for entry in house.diary.entries()] == [
        (Side.RIGHT, 5),
        (Side.RIGHT, 4),
    ]


def test_without_a_sore_side_a_new_entry_is_one_click_away(house: House, page: TodayPage) -> None:
    house.preferences.change(sore_side=None)
    entries: list[None] = []
    page.entry_requested.connect(lambda: entries.append(None))
    assert not seen(page, QPushButton, "2 of 10, mild")
    click(page, "Write down a pain score")
    assert len(entries) == 1


def test_what_was_done_today_is_not_asked_for_again(house: House, page: TodayPage) -> None:
    house.trained(22)
    assert reads(page, "Done for today")
    assert not seen(page, QPushButton, "Start session")
    starts = asked(page, "start_requested")
    click(page, "Do it again")
    assert starts == ["three"]


def test_the_other_one_of_the_day_is_not_offered_as_well(house: House, page: TodayPage) -> None:
    """Daily care was planned; who did the balance routine instead has done enough."""
    house.trained(21)
    run = SessionRun.begin(make_plan(house.content.routine("balance"), (Side.LEFT, Side.RIGHT)))
    number = house.diary.begin_session(run, stamp(22, 7))
    house.diary.finish_session(number, run.end(Outcome.COMPLETED), stamp(22, 8))
    page.shown()
    assert house.parts.course.today().routine_id == "daily"
    assert reads(page, "Done for today")
    assert reads(page, "You did Balance and return to running.")
    starts = asked(page, "start_requested")
    click(page, "Do it again")
    assert starts == ["balance"]


def test_what_was_done_in_part_is_still_offered(house: House, page: TodayPage) -> None:
    house.trained(22, outcome=Outcome.PARTIAL)
    assert button(page, "Start session").isVisible()


def test_a_sign_closes_the_door_and_says_why(house: House, page: TodayPage) -> None:
    house.guard.answer(frozenset({Sign.FEVER}), twisted=False)
    page.shown()
    pages = asked(page, "open_page")
    assert reads(page, "A warning sign is ticked")
    assert not seen(page, QPushButton, "Start session")
    assert reads(page, "A warning sign is ticked with which ice can do harm.")
    click(page, "What to do now")
    assert pages == ["signs"]
    house.guard.release(Release.SEEN)
    assert button(page, "Start session").isVisible()


def test_a_score_of_seven_closes_the_door_at_once(house: House, page: TodayPage) -> None:
    click(page, "7 of 10, severe")
    assert len(house.diary.entries()) == 1
    assert reads(page, "The pain was 7 or more")
    assert not seen(page, QPushButton, "Start session")


def test_after_a_twist_the_calm_routine_without_the_ball(house: House, page: TodayPage) -> None:
    house.guard.answer(frozenset(), twisted=True)
    starts = asked(page, "start_requested")
    assert not reads(page, "Small-ball massage")
    click(page, "Start session")
    assert starts == ["calm-down"]


def test_while_the_ankle_is_swollen_the_ball_is_left_out(house: House, page: TodayPage) -> None:
    house.diary.add_pain(replace(pain(2), swelling=Swelling.LITTLE))
    assert reads(page, "Without the ball for now")
    assert not reads(page, "Small-ball massage")
    assert reads(page, "Rest-day ease · 7 min 50 s")
    assert reads(page, "The light is red, so today is for ease and nothing harder.")


def test_something_new_is_one_click_away(page: TodayPage) -> None:
    pages = asked(page, "open_page")
    click(page, "Something is new")
    assert pages == ["signs"]


def test_ice_is_allowed_or_says_when(house: House, page: TodayPage) -> None:
    house.guard.answer(frozenset(), twisted=False)
    pages = asked(page, "open_page")
    click(page, "Ice the ankle")
    assert pages == ["ice"]
    icing = house.diary.begin_icing(
        Icing.begin(house.clock.read(), house.clock.zone(), 20, Side.LEFT, Ticks(True, True))
    )
    house.clock.advance(1200)
    ended = icing.advance(house.clock.read()).confirm_end(house.clock.read()).after(True, None)
    house.diary.finish_icing(ended)
    assert reads(page, "Allowed again at 11:20.")
    assert not seen(page, QPushButton, "Ice the ankle")


def test_the_week_is_told_to_a_screen_reader(house: House, page: TodayPage) -> None:
    house.wrote(4, 20)
    house.wrote(1, 20, side=Side.RIGHT)
    house.trained(21)
    names = [cell.accessibleName() for cell in page.findChildren(DayCell)]
    assert names[-3] == "Friday 20 November, rest day, left 4, moderate, right 1, mild"
    assert names[-2] == "Saturday 21 November, session"
    assert names[-1] == "Sunday 22 November, nothing written down"


def test_a_hidden_page_looks_again_when_it_is_shown(house: House, page: TodayPage) -> None:
    page.hide()
    house.trained(22)
    assert not reads(page, "Done for today")
    page.show()
    assert reads(page, "Done for today")


@pytest.mark.parametrize(
    ("hour", "words"), [(4, "Hello"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")]
)
def test_the_greeting(house: House, page: TodayPage, hour: int, words: str) -> None:
    house.clock.advance((hour - 9) * 3600)
    page.shown()
    assert reads(page, words)


def test_at_most_three_cards_and_one_primary_button(house: House, page: TodayPage) -> None:
    house.trained(21)
    primary = [
        one
        for one in page.findChildren(QPushButton)
        if one.property("role") == "primary" and one.isVisibleTo(page)
    ]
    assert len(primary) == 1
    assert len([card for card in page.findChildren(Card) if card.isVisibleTo(page)]) == 3


def test_what_could_not_be_saved_is_not_called_saved(house: House, qtbot: QtBot) -> None:
    house.preferences.change(sore_side=Side.LEFT)
    house.diary = FullDisk(house.database, house.clock)
    troubles: list[object] = []
    house.diary.trouble.connect(troubles.append)
    page = house.today()
    qtbot.addWidget(page)
    page.show()
    notices = noticed(page)
    click(page, "2 of 10, mild")
    assert (len(troubles), notices) == (1, [])
    assert not button(page, "2 of 10, mild").isChecked()
