"""The entry page: writing, changing, taking back, and what was begun and not saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
)
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Stiffness, Support, Swelling, Zone
from ankle_rehab.services.undo import Action
from ankle_rehab.ui.draft_keeper import SOON_MILLISECONDS, DraftKeeper
from ankle_rehab.ui.pages.entry import EntryPage
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.ui.house import BERLIN, FullDisk, House, button, click, reads, seen, stamp

MORE = "More: time, place, swelling, medicine"
SAVE, CLOSE = "Save entry", "Close without saving"
LEFT, RIGHT = Side.LEFT, Side.RIGHT


@pytest.fixture
def page(house: House, qtbot: QtBot) -> EntryPage:
    house.preferences.change(sore_side=LEFT)
    return opened(house, qtbot)


def opened(house: House, qtbot: QtBot) -> EntryPage:
    page = house.entry_page()
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    page.shown()
    page.activateWindow()
    QApplication.processEvents()
    return page


def noticed(page: EntryPage) -> list[Notice]:
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    return notices


def left(page: EntryPage) -> list[str]:
    told: list[str] = []
    page.left.connect(lambda: told.append("left"))
    page.twisted.connect(lambda: told.append("twisted"))
    return told


def write(page: EntryPage, words: str) -> None:
    (note,) = seen(page, QPlainTextEdit, "Note")
    note.setPlainText(words)


def score(page: EntryPage, number: int) -> None:
    for one in page.findChildren(QAbstractButton):
        if one.accessibleName().startswith(f"{number} of 10,") and one.isVisibleTo(page):
            one.click()


def only(house: House) -> PainEntry:
    (entry,) = house.diary.entries()
    return entry


# the common case -----------------------------------------------------------------------------------------


def test_two_clicks_on_the_page_write_an_entry(house: House, page: EntryPage) -> None:
    assert page.accessibleName() == "New entry"
    told, notices = left(page), noticed(page)
    click(page, "3 of 10, mild")
    click(page, SAVE)
    entry = only(house)
    assert (entry.side, entry.score, entry.moment) == (LEFT, 3, Moment.NEXT_MORNING)
    assert (entry.recorded, entry.refers_to) == (stamp(22, 9), stamp(22, 9))
    assert told == ["left"]
    assert [notice.words for notice in notices] == ["Saved: left, 3, mild."]


def test_everything_else_stays_empty(house: House, page: EntryPage) -> None:
    click(page, "0 of 10, no pain")
    click(page, SAVE)
    bare = PainEntry(LEFT, 0, Moment.NEXT_MORNING, stamp(22, 9), stamp(22, 9), id=only(house).id)
    assert only(house) == bare


@pytest.mark.usefixtures("page")
def test_the_keyboard_begins_on_the_numbers_and_two_keys_save(house: House) -> None:
    now = QApplication.focusWidget()
    assert now is not None
    assert now.accessibleName() == "0 of 10, no pain"
    QTest.keyClick(now, Qt.Key.Key_2)
    now = QApplication.focusWidget()
    assert now is not None
    QTest.keyClick(now, Qt.Key.Key_Space)
    QTest.keyClick(now, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert only(house).score == 2


def test_nothing_is_saved_without_side_and_number(house: House, qtbot: QtBot) -> None:
    page = opened(house, qtbot)
    assert reads(page, "Which side is it?")
    click(page, "Which side?: Left")
    assert reads(page, "A number is enough.")
    assert not button(page, SAVE).isEnabled()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert house.diary.entries() == ()
    click(page, "1 of 10, mild")
    assert button(page, SAVE).isEnabled()


def test_both_sides_are_two_entries_and_one_step_back(house: House, page: EntryPage) -> None:
    notices = noticed(page)
    click(page, "Which side?: Both")
    click(page, "4 of 10, moderate")
    write(page, "both today")
    click(page, SAVE)
    assert [(entry.side, entry.score, entry.note) for entry in house.diary.entries()] == [
        (LEFT, 4, "both today"),
        (RIGHT, 4, "both today"),
    ]
    assert notices[0].words == "Saved: both ankles, 4, moderate."
    assert notices[0].undo is not None
    notices[0].undo()
    assert (house.diary.entries(), house.diary.trash()) == ((), ())


def test_undo_of_an_entry_takes_back_that_one_and_no_later_one(house: House, page: EntryPage) -> None:
    notices = noticed(page)
    click(page, "4 of 10, moderate")
    click(page, SAVE)
    later = house.wrote(1, 22)
    assert notices[0].undo is not None
    notices[0].undo()
    assert house.diary.entries() == (later,)


# all that may be said --------------------------------------------------------------------------------------


def test_all_that_may_be_said_is_kept(house: House, page: EntryPage) -> None:
    click(page, "5 of 10, moderate")
    click(page, "When do you feel it?: Worst during it")
    click(page, MORE)
    click(page, "Achilles tendon")
    click(page, "back of the heel")
    click(page, "Is it swollen? A little")
    click(page, "How long was it stiff in the morning? 6 to 15 min")
    click(page, "Did you limp? Yes")
    click(page, "Did it give way? No")
    click(page, "Did you twist it? No")
    click(page, "Did it wake you? Yes")
    click(page, "Did you wear or use something? Brace")
    click(page, "Did you wear or use something? Tape")
    (medicine,) = seen(page, QLineEdit, "Medicine")
    medicine.setText("ointment")
    click(page, "Add the time")
    (taken,) = seen(page, QTimeEdit, "Taken at")
    taken.setTime(QTime(7, 30))
    write(page, "first line\nsecond line")
    click(page, SAVE)
    now = stamp(22, 9)
    expected = PainEntry(
        LEFT,
        5,
        Moment.DURING_WORST,
        now,
        now,
        zones=frozenset({Zone.ACHILLES, Zone.HEEL_BACK}),
        swelling=Swelling.LITTLE,
        stiffness=Stiffness.UP_TO_15,
        limp=True,
        gave_way=False,
        twist=False,
        support=frozenset({Support.BRACE, Support.TAPE}),
        woke_at_night=True,
        medicine="ointment",
        medicine_at=stamp(22, 7, 30),
        note="first line\nsecond line",
        id=only(house).id,
    )
    assert only(house) == expected


def test_an_answer_pressed_again_is_no_answer(house: House, page: EntryPage) -> None:
    click(page, "5 of 10, moderate")
    click(page, MORE)
    pressed = (
        "Is it swollen? A little",
        "How long was it stiff in the morning? Longer",
        "Did you limp? Yes",
        "Did you twist it? No",
        "Did you wear or use something? Brace",
        "arch",
    )
    for name in pressed:
        click(page, name)
        assert button(page, name).isChecked()
        click(page, name)
        assert not button(page, name).isChecked()
    click(page, SAVE)
    entry = only(house)
    assert (entry.swelling, entry.stiffness, entry.limp, entry.twist) == (None, None, None, None)
    assert (entry.support, entry.zones) == (frozenset(), frozenset())


def test_one_answer_takes_the_place_of_the_other(page: EntryPage) -> None:
    click(page, MORE)
    for question in ("Is it swollen?", "Did you limp?"):
        first, second = ("A little", "Clearly") if "swollen" in question else ("Yes", "No")
        click(page, f"{question} {first}")
        click(page, f"{question} {second}")
        assert not button(page, f"{question} {first}").isChecked()
        assert button(page, f"{question} {second}").isChecked()


def test_nothing_goes_with_no_other_support(page: EntryPage) -> None:
    click(page, MORE)
    question = "Did you wear or use something?"
    click(page, f"{question} Brace")
    click(page, f"{question} Nothing")
    assert not button(page, f"{question} Brace").isChecked()
    click(page, f"{question} Crutches")
    assert not button(page, f"{question} Nothing").isChecked()
    assert button(page, f"{question} Crutches").isChecked()


def test_places_are_asked_where_it_hurts(page: EntryPage) -> None:
    click(page, MORE)
    assert not reads(page, "Where does the left ankle hurt?")
    click(page, "1 of 10, mild")
    assert reads(page, "Where does the left ankle hurt?")
    click(page, "Which side?: Right")
    assert reads(page, "Where does the right ankle hurt?")
    click(page, "0 of 10, no pain")
    assert not reads(page, "Where does the right ankle hurt?")


def test_places_once_named_can_still_be_taken_back_at_zero(page: EntryPage) -> None:
    click(page, "1 of 10, mild")
    click(page, MORE)
    click(page, "arch")
    click(page, "0 of 10, no pain")
    click(page, "arch")
    assert not seen(page, QAbstractButton, "arch")


def test_folded_away_it_is_told_in_one_line_and_saved(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Did you limp? Yes")
    click(page, "arch")
    click(page, "Less")
    assert reads(page, "arch · limped")
    click(page, SAVE)
    assert (only(house).limp, only(house).zones) == (True, frozenset({Zone.ARCH}))


def test_the_time_of_a_medicine_is_the_last_time_the_clock_showed_it(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Add the time")
    (taken,) = seen(page, QTimeEdit, "Taken at")
    taken.setTime(QTime(22, 15))
    assert reads(page, "Yesterday, Saturday 21 November")
    click(page, SAVE)
    assert only(house).medicine_at == stamp(21, 22, 15)


def test_a_medicine_may_have_no_time(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Add the time")
    click(page, "Without a time")
    click(page, SAVE)
    assert only(house).medicine_at is None


# when it was -----------------------------------------------------------------------------------------------


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


# the moment that is guessed --------------------------------------------------------------------------------


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


# changing --------------------------------------------------------------------------------------------------


def kept(house: House) -> PainEntry:
    """An entry with something of everything, two days old."""
    entry = replace(
        pain(4, date(2026, 11, 20), note="uphill\r\n"),
        swelling=Swelling.LITTLE,
        limp=False,
        zones=frozenset({Zone.ACHILLES}),
        medicine="ointment",
        session_id=None,
    )
    return house.diary.add_pain(entry)


def test_an_entry_is_changed_and_says_what_it_was(house: House, page: EntryPage) -> None:
    entry = kept(house)
    notices = noticed(page)
    page.edit(entry.id or 0)
    assert page.accessibleName() == "Change entry"
    assert not reads(page, "Changed before")
    assert button(page, "4 of 10, moderate").isChecked()
    assert reads(page, "Achilles tendon · a little swollen · no limp · ointment")
    click(page, "6 of 10, moderate")
    click(page, SAVE)
    assert only(house) == replace(entry, score=6)
    assert notices[0].words == "Changed: left, 6, moderate."
    page.edit(entry.id or 0)
    assert reads(page, "Changed before")
    assert reads(page, "Sunday 22 November, 09:00, until then: 4, moderate")


def test_every_change_is_told_the_latest_first(house: House, page: EntryPage) -> None:
    entry = kept(house)
    page.edit(entry.id or 0)
    click(page, "6 of 10, moderate")
    click(page, SAVE)
    house.clock.advance(3600)
    page.edit(entry.id or 0)
    click(page, "Which side?: Right")
    write(page, "downhill")
    click(page, SAVE)
    page.edit(entry.id or 0)
    assert reads(page, "Sunday 22 November, 10:00, until then: left · “uphill”")
    assert reads(page, "Sunday 22 November, 09:00, until then: 4, moderate")


def test_a_change_can_be_taken_back(house: House, page: EntryPage) -> None:
    entry = kept(house)
    notices = noticed(page)
    page.edit(entry.id or 0)
    click(page, "6 of 10, moderate")
    click(page, SAVE)
    assert notices[0].undo is not None
    notices[0].undo()
    assert only(house) == entry


def test_saving_without_a_change_leaves_the_last_step_alone(house: House, page: EntryPage) -> None:
    entry = kept(house)
    notices = noticed(page)
    page.edit(entry.id or 0)
    click(page, SAVE)
    assert only(house) == entry
    assert house.diary.undo.next_undo is Action.ADD_ENTRY
    assert [(notice.words, notice.undo) for notice in notices] == [("Nothing was changed.", None)]


def test_an_entry_that_seems_to_lie_ahead_can_be_changed(house: House, page: EntryPage) -> None:
    """Written before the clock was set back."""
    entry = house.diary.add_pain(pain(3, hour=12))
    page.edit(entry.id or 0)
    click(page, MORE)
    assert not reads(page, "That is still to come.")
    click(page, "5 of 10, moderate")
    click(page, SAVE)
    assert only(house) == replace(entry, score=5)


def test_both_is_not_offered_for_one_entry(house: House, page: EntryPage) -> None:
    page.edit(kept(house).id or 0)
    assert not seen(page, QAbstractButton, "Which side?: Both")
    assert seen(page, QAbstractButton, "Which side?: Right")


def test_a_time_of_far_away_stays_as_it_was(house: House, page: EntryPage) -> None:
    there = FakeClock(zone="Pacific/Kiritimati")
    at = replace(stamp(20, 9), zone=there.zone(), local_date=date(2026, 11, 20))
    entry = house.diary.add_pain(replace(pain(4), recorded=at, refers_to=at))
    page.edit(entry.id or 0)
    click(page, "5 of 10, moderate")
    click(page, MORE)
    assert reads(page, "Friday 20 November, 22:00")
    click(page, SAVE)
    assert only(house).refers_to == at


def test_an_entry_in_the_trash_cannot_be_changed(house: House, page: EntryPage) -> None:
    entry = kept(house)
    page.edit(entry.id or 0)
    click(page, "6 of 10, moderate")
    house.diary.remove_pain(entry.id or 0)
    click(page, SAVE)
    assert reads(page, "This entry lies in the trash now. It was not changed.")
    click(page, CLOSE)
    notices, told = noticed(page), left(page)
    page.edit(entry.id or 0)
    assert (notices[0].words, told) == ("This entry lies in the trash now.", ["left"])


# twists ----------------------------------------------------------------------------------------------------


def test_a_fresh_twist_calms_everything_down_and_is_told(house: House, page: EntryPage) -> None:
    told = left(page)
    assert not house.guard.standing().calm
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Did you twist it? Yes")
    click(page, SAVE)
    assert house.guard.standing().calm
    assert told == ["left", "twisted"]


def test_a_twist_of_last_week_or_told_before_is_not_told_again(house: House, page: EntryPage) -> None:
    told = left(page)
    page.new_entry_on(date(2026, 11, 18))
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Did you twist it? Yes")
    click(page, SAVE)
    twisted = house.diary.add_pain(replace(pain(3), twist=True))
    page.edit(twisted.id or 0)
    click(page, "5 of 10, moderate")
    click(page, SAVE)
    assert told == ["left", "left"]


# what was begun and not saved ------------------------------------------------------------------------------


def keep_now(page: EntryPage) -> None:
    """The second and a half is over."""
    (keeper,) = page.findChildren(DraftKeeper)
    keeper.keep()


def test_what_is_typed_is_on_the_disk_within_two_seconds(house: House, page: EntryPage) -> None:
    assert SOON_MILLISECONDS <= 2000
    (keeper,) = page.findChildren(DraftKeeper)
    score(page, 4)
    assert keeper.waiting
    write(page, "half a sent")
    keep_now(page)
    assert not keeper.waiting
    found = house.diary.draft()
    assert found is not None
    assert (found.sides, found.score, found.note) == (frozenset({LEFT}), 4, "half a sent")


def test_typing_on_does_not_put_the_keeping_off(page: EntryPage) -> None:
    (keeper,) = page.findChildren(DraftKeeper)
    write(page, "a")
    due = keeper.due
    write(page, "ab")
    assert keeper.due <= due


def test_a_form_that_was_only_opened_keeps_nothing(house: House, page: EntryPage) -> None:
    keep_now(page)
    page.hide()
    assert not house.diary.has_draft


def test_leaving_the_page_keeps_it_at_once_and_coming_back_offers_it(house: House, page: EntryPage) -> None:
    score(page, 4)
    write(page, "before the phone rang")
    page.hide()
    assert house.diary.has_draft
    page.show()
    page.shown()
    assert reads(page, "You had begun an entry")
    assert reads(page, "left · 4, moderate · before the phone rang")
    assert not seen(page, QAbstractButton, SAVE)
    click(page, "Go on with it")
    click(page, SAVE)
    assert (only(house).score, only(house).note) == (4, "before the phone rang")
    assert not house.diary.has_draft


def test_put_away_is_gone_and_can_be_brought_back(house: House, page: EntryPage) -> None:
    score(page, 4)
    page.hide()
    page.show()
    page.shown()
    notices = noticed(page)
    pages: list[str] = []
    page.open_page.connect(pages.append)
    click(page, "Put it away")
    assert not house.diary.has_draft
    assert not button(page, "4 of 10, moderate").isChecked()
    assert notices[0].words == "Put away."
    assert notices[0].undo is not None
    notices[0].undo()
    assert house.diary.has_draft
    assert pages == ["entry"]


def test_closing_puts_it_away_and_undo_brings_it_back(house: House, page: EntryPage) -> None:
    score(page, 9)
    keep_now(page)
    told, notices = left(page), noticed(page)
    click(page, CLOSE)
    assert (house.diary.entries(), house.diary.has_draft, told) == ((), False, ["left"])
    assert notices[0].undo is not None
    notices[0].undo()
    page.shown()
    click(page, "Go on with it")
    assert button(page, "9 of 10, severe").isChecked()


def test_bringing_back_does_not_take_the_place_of_what_is_being_written(page: EntryPage) -> None:
    score(page, 9)
    notices = noticed(page)
    click(page, CLOSE)
    page.shown()
    score(page, 2)
    assert notices[0].undo is not None
    notices[0].undo()
    assert notices[-1].words == "Please save or close this entry first."
    assert button(page, "2 of 10, mild").isChecked()


def test_closing_an_untouched_form_says_nothing(page: EntryPage) -> None:
    notices, told = noticed(page), left(page)
    click(page, CLOSE)
    assert (notices, told) == ([], ["left"])


def test_a_half_done_change_is_offered_and_goes_on_as_a_change(house: House, page: EntryPage) -> None:
    entry = kept(house)
    page.edit(entry.id or 0)
    score(page, 7)
    page.hide()
    page.show()
    page.shown()
    assert reads(page, "You had begun to change an entry")
    click(page, "Go on with it")
    assert page.accessibleName() == "Change entry"
    click(page, SAVE)
    assert only(house) == replace(entry, score=7)


def test_a_half_done_change_of_an_entry_that_has_gone_becomes_a_new_one(
    house: House, page: EntryPage
) -> None:
    entry = kept(house)
    page.edit(entry.id or 0)
    score(page, 7)
    page.hide()
    house.diary.remove_pain(entry.id or 0)
    page.show()
    page.shown()
    click(page, "Go on with it")
    assert page.accessibleName() == "New entry"
    click(page, SAVE)
    assert only(house) == replace(
        entry, score=7, id=only(house).id, recorded=stamp(22, 9), refers_to=entry.refers_to
    )


def test_another_wish_waits_until_the_offer_is_answered(house: House, page: EntryPage) -> None:
    entry = kept(house)
    score(page, 7)
    page.edit(entry.id or 0)
    assert reads(page, "You had begun an entry")
    click(page, "Put it away")
    assert page.accessibleName() == "Change entry"
    assert button(page, "4 of 10, moderate").isChecked()


def test_a_new_entry_asked_for_twice_keeps_what_is_written(page: EntryPage) -> None:
    score(page, 7)
    page.new_entry()
    assert button(page, "7 of 10, severe").isChecked()
    assert not reads(page, "You had begun an entry")


def test_a_given_draft_is_shown_as_it_is(house: House, page: EntryPage) -> None:
    page.new_entry(EntryDraft(frozenset({RIGHT}), 2, Moment.AFTER_60MIN, limp=True))
    click(page, SAVE)
    entry = only(house)
    assert (entry.side, entry.score, entry.moment, entry.limp) == (RIGHT, 2, Moment.AFTER_60MIN, True)


# a full disk -----------------------------------------------------------------------------------------------


def test_on_a_full_disk_everything_stays_and_words_say_why(house: House, qtbot: QtBot) -> None:
    house.preferences.change(sore_side=LEFT)
    roomy = house.diary
    house.diary = FullDisk(house.database, house.clock)
    page = opened(house, qtbot)
    told, notices = left(page), noticed(page)
    click(page, "3 of 10, mild")
    write(page, "still here")
    click(page, SAVE)
    assert (told, notices, roomy.entries()) == ([], [], ())
    assert reads(page, "there is no room left on the disk")
    assert button(page, "3 of 10, mild").isChecked()
    (note,) = seen(page, QPlainTextEdit, "Note")
    assert note.toPlainText() == "still here"
    click(page, "4 of 10, moderate")
    assert not reads(page, "there is no room left on the disk")


def test_a_draft_that_finds_no_room_is_no_matter(house: House, qtbot: QtBot) -> None:
    house.preferences.change(sore_side=LEFT)
    house.diary = FullDisk(house.database, house.clock)
    troubles: list[object] = []
    house.diary.trouble.connect(troubles.append)
    page = opened(house, qtbot)
    score(page, 3)
    keep_now(page)
    page.hide()
    assert troubles == []
