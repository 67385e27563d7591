"""The reminders: written in one form, told in plain sentences, switched, changed and taken back."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QTimeEdit
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.ui.pages.reminders import RemindersPage
from tests.ui.house import House, click, reads, seen

EVENING = "Every day at 18:00 · Today's session · only if not done"


@pytest.fixture
def page(house: House, qtbot: QtBot) -> RemindersPage:
    """It is nine o'clock on Sunday the 22nd."""
    page = RemindersPage(house.parts, house.themes)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def headings(page: RemindersPage) -> list[str]:
    """The sentences of the cards."""
    told = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    return [words for words in told if " · " in words and " at " in words]


def test_none_yet_says_what_one_is_for(page: RemindersPage) -> None:
    assert reads(page, "A reminder that you skip is never counted against you.")


def test_today_s_session_every_evening_in_two_clicks(page: RemindersPage) -> None:
    click(page, "New reminder")
    click(page, "Save the reminder")
    assert headings(page) == [EVENING]
    assert reads(page, "Next: today 18:00 · tomorrow 18:00 · Tuesday 24 November 18:00")


def test_own_words_on_three_days_at_half_past_seven(page: RemindersPage) -> None:
    click(page, "New reminder")
    click(page, "Remind me of: Own words")
    QTest.keyClicks(seen(page, QLineEdit, "What shall it say?")[0], "Put the ball beside the shoes")
    for day in ("Tuesday", "Thursday", "Saturday", "Sunday"):
        click(page, day)
    field = seen(page, QTimeEdit, "Time 1")[0]
    for _ in range(11):
        QTest.keyClick(field, Qt.Key.Key_Down)  # the hour
    click(page, "Time 1: later")
    click(page, "Time 1: later")
    click(page, "Save the reminder")
    assert headings(page) == ["Mon, Wed, Fri at 07:30 · Put the ball beside the shoes"]


def test_one_routine_twice_a_day(page: RemindersPage) -> None:
    click(page, "New reminder")
    click(page, "Remind me of: One routine")
    box = seen(page, QComboBox, "Which routine")[0]
    box.setCurrentText("Desk break")
    click(page, "One more time")
    click(page, "Time 2: earlier")
    click(page, "Save the reminder")
    assert reads(page, "Every day at 17:45, 18:00 · Desk break · only if not done")


def test_what_is_missing_is_said_and_nothing_is_lost(page: RemindersPage, house: House) -> None:
    click(page, "New reminder")
    click(page, "Remind me of: Own words")
    click(page, "Save the reminder")
    assert reads(page, "Please write what it shall say.")
    assert house.parts.reminders.reminders() == ()
    QTest.keyClicks(seen(page, QLineEdit, "What shall it say?")[0], "Shoes")
    click(page, "Save the reminder")
    assert [one.words for one in house.parts.reminders.reminders()] == ["Shoes"]


def test_once_at_a_time_that_has_gone_by_is_said(page: RemindersPage, house: House) -> None:
    house.clock.advance(9 * 3600)
    click(page, "New reminder")
    click(page, "When?: Once")
    click(page, "Save the reminder")
    assert reads(page, "That time has gone by. Please choose a later one.")
    click(page, "Time 1: later")
    click(page, "Save the reminder")
    assert headings(page) == ["Once, Sunday 22 November at 18:15 · Today's session · only if not done"]


def evening(house: House) -> Reminder:
    schedule = Schedule((time(18),), house.clock.now().date())
    return house.parts.reminders.add(Reminder(Kind.PLAN, schedule))


def test_switched_off_it_stays_in_the_list(page: RemindersPage, house: House) -> None:
    evening(house)
    QTest.mouseClick(seen(page, QCheckBox, f"On: {EVENING}")[0], Qt.MouseButton.LeftButton)
    assert [one.on for one in house.parts.reminders.reminders()] == [False]
    assert reads(page, "Switched off.")


def test_switched_by_key_the_keyboard_stays_on_the_switch(page: RemindersPage, house: House) -> None:
    evening(house)
    page.activateWindow()
    switch = seen(page, QCheckBox, f"On: {EVENING}")[0]
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    again = seen(page, QCheckBox, f"On: {EVENING}")[0]
    assert again is not switch
    assert page.window().focusWidget() is again


def test_one_of_a_routine_that_is_gone_says_so(page: RemindersPage, house: House) -> None:
    schedule = Schedule((time(18),), house.clock.now().date())
    house.parts.reminders.add(Reminder(Kind.ROUTINE, schedule, "own-99"))
    assert reads(page, "a routine that is not there any more")


def test_changing_one_of_a_routine_that_is_gone_puts_no_other_in_its_place(
    page: RemindersPage, house: House
) -> None:
    schedule = Schedule((time(18),), house.clock.now().date())
    house.parts.reminders.add(Reminder(Kind.ROUTINE, schedule, "own-gone"))
    (heading,) = headings(page)
    click(page, f"Change: {heading}")
    click(page, "Save the reminder")
    assert reads(page, "Please choose a routine. The one from before is no longer there.")
    assert [one.routine_id for one in house.parts.reminders.reminders()] == ["own-gone"]
    seen(page, QComboBox, "Which routine")[0].setCurrentText("Desk break")
    click(page, "Save the reminder")
    assert [one.routine_id for one in house.parts.reminders.reminders()] == ["desk"]


def test_changed_it_keeps_its_place(page: RemindersPage, house: House) -> None:
    kept = evening(house)
    click(page, f"Change: {EVENING}")
    click(page, "When?: Monthly")
    click(page, "Save the reminder")
    assert reads(page, "On day 22 of each month at 18:00")
    assert [one.id for one in house.parts.reminders.reminders()] == [kept.id]


def test_removed_it_can_be_taken_back(page: RemindersPage, house: House) -> None:
    evening(house)
    click(page, f"Remove: {EVENING}")
    assert headings(page) == []
    house.diary.undo.undo()
    assert headings(page) == [EVENING]


def test_a_look_at_one_keeps_nothing(page: RemindersPage, house: House) -> None:
    kept = evening(house)
    tried: list[object] = []
    house.parts.reminders.tried.connect(tried.append)
    click(page, f"Show me one now: {EVENING}")
    assert tried == [kept]


def choose(page: RemindersPage, name: str, words: str) -> None:
    """One line of the list of that name."""
    seen(page, QComboBox, name)[0].setCurrentText(words)


def test_before_a_run_no_time_is_asked_and_the_next_is_that_of_the_plan(
    page: RemindersPage, house: House
) -> None:
    house.parts.runs.plan(Planned(date(2026, 11, 24), at=time(18), metres=5000))
    click(page, "New reminder")
    click(page, "Remind me of: Before a run")
    assert reads(page, "It comes half an hour before each run that you plan with a time of day.")
    assert not seen(page, QTimeEdit, "Time 1")
    click(page, "Save the reminder")
    assert reads(page, "Half an hour before a run that is planned with a time · only if not done")
    assert reads(page, "Next: Tuesday 24 November 17:30")


def test_what_follows_something_unknown_says_so(page: RemindersPage) -> None:
    click(page, "New reminder")
    click(page, "Remind me of: Ice allowed again")
    click(page, "Save the reminder")
    assert reads(page, "When icing is allowed again")
    assert reads(page, "No time is known yet.")


def test_a_minute_at_the_desk_in_one_click_and_off_in_one(page: RemindersPage, house: House) -> None:
    click(page, "Offer me a minute at the desk")
    words = "Monday to Friday at 10:00, 14:00, 16:00 · A minute at the desk · only if not done"
    assert headings(page) == [words]
    assert reads(page, "Next: tomorrow 10:00 · tomorrow 14:00 · tomorrow 16:00")
    assert not seen(page, QPushButton, "Offer me a minute at the desk")
    QTest.mouseClick(seen(page, QCheckBox, f"On: {words}")[0], Qt.MouseButton.LeftButton)
    assert [one.on for one in house.parts.reminders.reminders()] == [False]


def test_a_new_one_takes_on_the_usual_time_of_its_kind_until_one_is_chosen(page: RemindersPage) -> None:
    click(page, "New reminder")
    click(page, "Remind me of: Pain in the morning")
    assert seen(page, QTimeEdit, "Time 1")[0].time().hour() == 8
    click(page, "Time 1: later")
    click(page, "Remind me of: Pain in the evening")
    click(page, "Save the reminder")
    assert headings(page) == ["Every day at 08:15 · Pain in the evening · only if not done"]


def test_until_a_last_day_and_how_late_it_may_be(page: RemindersPage, house: House) -> None:
    click(page, "New reminder")
    QTest.mouseClick(seen(page, QCheckBox, "Only until a last day")[0], Qt.MouseButton.LeftButton)
    click(page, "Last day: the day after")
    choose(page, "How late it may still be shown", "30 minutes")
    click(page, "Save the reminder")
    assert reads(page, "Every day at 18:00, until Monday 23 November · Today's session · only if not done")
    assert reads(page, "up to 30 minutes late")
    assert reads(page, "Next: today 18:00 · tomorrow 18:00")
    (kept,) = house.parts.reminders.reminders()
    assert (kept.schedule.until, kept.grace_minutes) == (date(2026, 11, 23), 30)


def test_each_kind_can_be_written_and_changed_again(page: RemindersPage, house: House) -> None:
    for kind in [one for one in Kind if one not in (Kind.OWN, Kind.PAIN)]:
        page.begin(kind, "desk")
        click(page, "Save the reminder")
        (kept,) = house.parts.reminders.reminders()
        assert kept.kind is kind
        (change,) = [
            one.accessibleName()
            for one in page.findChildren(QPushButton)
            if one.accessibleName().startswith("Change: ") and one.isVisibleTo(page)
        ]
        click(page, change)
        click(page, "Save the reminder")
        assert house.parts.reminders.reminders() == (kept,)
        house.parts.reminders.remove(kept)


def test_quiet_hours_are_kept_as_they_are_chosen(page: RemindersPage, house: House) -> None:
    evening(house)
    QTest.mouseClick(seen(page, QCheckBox, "Quiet hours")[0], Qt.MouseButton.LeftButton)
    assert house.preferences.settings.quiet_on
    click(page, "Quiet from: earlier")
    assert house.preferences.settings.quiet_from == time(21, 45)
    assert reads(page, "Next: today 18:00")
    house.preferences.change(quiet_from=time(17), quiet_until=time(21))
    assert reads(page, "It lies in your quiet hours, so it does not come.")
    house.preferences.change(quiet_until=time(17))
    assert reads(page, "These two times are the same, so there are no quiet hours.")


def test_all_rest_for_a_day_a_week_or_until_a_day(page: RemindersPage, house: House) -> None:
    evening(house)
    click(page, "For today")
    assert reads(page, "All reminders rest now. They come again on Monday 23 November.")
    assert reads(page, "Next: tomorrow 18:00")
    click(page, "Let them come again")
    assert reads(page, "Next: today 18:00")
    click(page, "For a week")
    assert house.parts.reminders.paused_until == date(2026, 11, 29)
    click(page, "Let them come again")
    click(page, "Until a day …")
    click(page, "The day on which they come again: the day after")
    click(page, "Rest until then")
    assert house.parts.reminders.paused_until == date(2026, 11, 30)
    assert not seen(page, QPushButton, "Rest until then")


def test_a_bandage_needs_no_reminder_and_its_next_look_is_told(page: RemindersPage, house: House) -> None:
    assert reads(page, "10 minutes and an hour after it goes on, and at bedtime (22:00)")
    house.parts.bandages.begin(Side.LEFT)
    page.refresh()
    assert reads(page, "Next: today 09:10")
    house.parts.bandages.take_off()


def test_by_key_the_keyboard_goes_over_to_the_way_back(page: RemindersPage) -> None:
    page.activateWindow()
    for way, other in (("For today", "Let them come again"), ("Let them come again", "For today")):
        (held,) = seen(page, QPushButton, way)
        held.setFocus()
        QTest.keyClick(held, Qt.Key.Key_Space)
        assert page.window().focusWidget() is seen(page, QPushButton, other)[0]


def test_it_is_written_back_while_it_is_written(page: RemindersPage) -> None:
    click(page, "New reminder")
    assert reads(page, "Every day at 18:00 · Today's session · only if not done\nNext: today 18:00")
    click(page, "When?: Monthly")
    assert reads(
        page, "On day 22 of each month at 18:00 · Today's session · only if not done\nNext: today 18:00"
    )
    click(page, "Remind me of: Own words")
    assert not reads(page, "On day 22 of each month")
    QTest.keyClicks(seen(page, QLineEdit, "What shall it say?")[0], "Ball")
    assert reads(page, "On day 22 of each month at 18:00 · Ball")
    click(page, "When?: On weekdays")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        click(page, day)
    assert not reads(page, "at 18:00 · Ball")
