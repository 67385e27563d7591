"""Reminders in the whole program: they come, are answered, and wait while a session runs."""

from __future__ import annotations

from datetime import time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.domain.triage import Sign
from ankle_rehab.ui import style
from ankle_rehab.ui.widgets.reminder.bar import ReminderBar
from tests.fakes.entries import pain
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

CALL = "Time for today's session."


def remind(visitor: Visitor, kind: Kind, at: time, words: str = "") -> None:
    """One for every day, written down by now."""
    schedule = Schedule((at,), visitor.clock.now().date())
    visitor.program.parts.reminders.add(Reminder(kind, schedule, words=words))


def pass_minutes(visitor: Visitor, minutes: float) -> None:
    visitor.clock.advance(minutes * 60)
    visitor.program.parts.reminders.tick()
    visitor.settle()


def test_it_comes_can_wait_and_leads_into_the_session(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.PLAN, time(9, 30))
    pass_minutes(visitor, 29)
    assert not visitor.reads(CALL)
    pass_minutes(visitor, 1)
    assert visitor.reads(CALL)
    visitor.click("In 10 minutes")
    assert not visitor.reads(CALL)
    pass_minutes(visitor, 10)
    visitor.click("Start now")
    assert not visitor.reads(CALL)
    assert visitor.page == "player"


def test_skipped_it_is_not_spoken_of_again(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Put the ball beside the shoes")
    pass_minutes(visitor, 30)
    assert visitor.reads("Put the ball beside the shoes")
    visitor.click("Skip")
    pass_minutes(visitor, 60)
    assert not visitor.reads("Put the ball beside the shoes")


def test_it_is_there_again_after_a_restart(resident: Visitor, open_program: Open) -> None:
    visitor = resident
    remind(visitor, Kind.PAIN, time(9, 30), "")
    pass_minutes(visitor, 30)
    again = open_program()
    assert not again.reads("How is your ankle? One number is enough.")  # today has a score already
    remind(again, Kind.OWN, time(9, 45), "Shoes")
    pass_minutes(again, 15)
    third = open_program()
    assert third.reads("Shoes")
    third.click("Done")
    assert not open_program().reads("Shoes")


def test_it_waits_for_the_end_of_a_session(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    visitor.program.rooms.starter.begin("desk")
    visitor.settle()
    assert visitor.page == "player"
    pass_minutes(visitor, 30)
    assert not visitor.reads("Shoes")
    visitor.program.parts.player.end()
    visitor.settle()
    assert visitor.reads("Shoes")


def test_what_is_in_sight_goes_while_a_session_runs(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    assert visitor.reads("Shoes")
    visitor.program.rooms.starter.begin("desk")
    visitor.settle()
    assert visitor.page == "player"
    assert not visitor.reads("Shoes")
    visitor.program.parts.player.end()
    visitor.settle()
    assert visitor.reads("Shoes")


def test_a_bandage_that_asks_comes_first(resident: Visitor) -> None:
    visitor = resident
    visitor.program.parts.bandages.begin(Side.LEFT)
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    visitor.clock.advance(600)
    visitor.program.parts.bandages.tick()
    pass_minutes(visitor, 20)
    assert not visitor.reads("Shoes")
    visitor.click("All well", "Elastic bandage")
    assert visitor.reads("Shoes")
    visitor.program.parts.bandages.not_well()
    assert not visitor.reads("Shoes")


def test_the_rarer_answers_come_when_they_are_asked_for(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "x" * 200)
    pass_minutes(visitor, 30)
    assert not visitor.sees("Tonight")
    visitor.sees("Later")[0].setFocus()
    visitor.press(Qt.Key.Key_Space)
    held = visitor.program.window.focusWidget()
    assert held is visitor.sees("In 5 minutes")[0]
    visitor.click("Tonight")
    pass_minutes(visitor, 9.5 * 60)
    assert visitor.sees("Later")
    assert not visitor.sees("Tonight")


def test_beside_a_bandage_in_a_small_window_with_large_type_all_can_be_read(
    resident: Visitor, qapp: QApplication
) -> None:
    visitor, window = resident, resident.program.window
    style.apply(qapp, visitor.program.themes.current, 2.0)
    window.resize(800, 480)
    visitor.program.parts.bandages.begin(Side.LEFT)
    remind(visitor, Kind.OWN, time(9, 5), "Put the ball beside the shoes " * 6)
    pass_minutes(visitor, 5)
    visitor.clock.advance(60)
    window.tick()
    visitor.settle()
    (bar,) = window.findChildren(ReminderBar)
    assert bar.height() >= bar.heightForWidth(bar.width())


def test_with_a_warning_sign_nothing_asks_to_exercise(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.PLAN, time(9, 30))
    pass_minutes(visitor, 30)
    assert visitor.reads(CALL)
    visitor.program.parts.guard.answer(frozenset({Sign.FEVER}), twisted=False, page=Asked.ALL)
    visitor.settle()
    assert not visitor.reads(CALL)


def test_none_of_a_routine_that_stays_closed_after_a_twist_or_is_gone(resident: Visitor) -> None:
    visitor = resident
    today = visitor.clock.now().date()
    for routine_id in ("strength", "own-99"):
        schedule = Schedule((time(9, 30),), today)
        visitor.program.parts.reminders.add(Reminder(Kind.ROUTINE, schedule, routine_id))
    visitor.program.parts.guard.answer(frozenset(), twisted=True, page=Asked.ALL)
    pass_minutes(visitor, 30)
    assert not visitor.sees("Start now")


def test_a_score_written_elsewhere_answers_it(resident: Visitor) -> None:
    visitor = resident
    visitor.clock.advance(24 * 3600)
    remind(visitor, Kind.PAIN, time(9, 30))
    pass_minutes(visitor, 30)
    assert visitor.reads("How is your ankle? One number is enough.")
    visitor.diary.add_pain(pain(1, visitor.clock.now().date()))
    visitor.settle()
    assert not visitor.reads("How is your ankle? One number is enough.")


def test_a_look_at_one_gives_way_to_a_real_one(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(20), "Ball")
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    visitor.click("Reminders")
    visitor.click("Show me one now: Every day at 20:00 · Ball")
    pass_minutes(visitor, 30)
    assert not visitor.reads("Only a look: no answer is kept.")
    assert visitor.reads("Shoes")


def test_the_keyboard_goes_to_the_page_when_the_bar_goes(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    visitor.sees("Skip")[0].setFocus()
    visitor.press(Qt.Key.Key_Space)
    held = visitor.program.window.focusWidget()
    page = visitor.program.window.page("today")
    assert held is not None
    assert held is page or page.isAncestorOf(held)


def test_enter_presses_no_button_that_has_gone(resident: Visitor) -> None:
    """Space on "One time less" takes the button away; the next key is not for it."""
    resident.program.window.show_page("reminders")
    resident.click("New reminder")
    resident.click("One more time")
    (less,) = resident.sees("One time less")
    less.setFocus()
    resident.press(Qt.Key.Key_Space)
    assert not resident.sees("One time less")
    resident.press(Qt.Key.Key_Return)
    assert resident.sees("Time 1: later")


def test_a_look_at_one_from_its_page(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(20), "Shoes")
    visitor.click("Reminders")
    visitor.click("Show me one now: Every day at 20:00 · Shoes")
    assert visitor.reads("Only a look: no answer is kept.")
    visitor.click("Skip")
    assert not visitor.reads("Only a look: no answer is kept.")


def test_late_it_says_when_it_was_due_and_what_time_it_is(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    visitor.clock.sleep(130 * 60)
    pass_minutes(visitor, 0)
    assert visitor.reads("It was due at 09:30, and it is 11:10.")


def test_the_time_that_it_says_it_is_stays_true(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 100)
    assert visitor.reads("It was due at 09:30, and it is 10:40.")
    pass_minutes(visitor, 20)
    assert visitor.reads("It was due at 09:30, and it is 11:00.")
    assert not visitor.reads("and it is 10:40.")


def test_one_that_came_in_time_is_not_called_late_while_it_waits(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    pass_minutes(visitor, 30)
    assert visitor.reads("Shoes")
    assert not visitor.reads("It was due at")


def test_what_was_slept_away_is_listed_on_today_and_leads_on_from_there(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.PLAN, time(9, 30))
    remind(visitor, Kind.OWN, time(10), "Shoes")
    visitor.clock.sleep(4 * 3600)
    pass_minutes(visitor, 0)
    assert not visitor.sees("Skip")
    assert visitor.reads("Reminders that could not come in time")
    assert visitor.reads("10:00 · Shoes")
    visitor.click(f"Start now: {CALL}")
    assert visitor.page == "player"
    visitor.program.parts.player.end()
    visitor.program.window.show_page("today")
    visitor.settle()
    visitor.click("All right")
    assert not visitor.reads("Reminders that could not come in time")
    assert visitor.program.parts.reminders.missed() == ()


def test_today_says_why_nothing_asks_to_exercise(resident: Visitor) -> None:
    visitor = resident
    said = "Reminders to exercise are silent for now, because getting help comes first."
    remind(visitor, Kind.PLAN, time(18))
    assert not visitor.reads(said)
    visitor.program.parts.guard.answer(frozenset({Sign.FEVER}), twisted=False, page=Asked.ALL)
    visitor.settle()
    assert visitor.reads(said)
    visitor.click("Look at the warning signs")
    assert visitor.page == "signs"


def test_a_rest_is_told_on_today_and_ended_there(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    visitor.program.parts.reminders.pause(visitor.clock.now().date() + timedelta(days=7))
    visitor.settle()
    assert visitor.reads("All reminders rest. They come again on Sunday 29 November.")
    pass_minutes(visitor, 20)
    visitor.click("Let them come again")
    assert not visitor.reads("All reminders rest.")
    pass_minutes(visitor, 10)
    assert visitor.reads("Shoes")


def at_the_desk(visitor: Visitor) -> None:
    """It is ten o'clock."""
    remind(visitor, Kind.DESK, time(10))
    pass_minutes(visitor, 60)
    assert visitor.reads("One minute for your ankles, under the desk?")


def test_a_minute_at_the_desk_is_one_exercise_and_counts(resident: Visitor) -> None:
    visitor = resident
    at_the_desk(visitor)
    visitor.click("Start now")
    assert visitor.page == "player"
    plan = visitor.run().plan
    assert plan.routine_id == "desk"
    assert len(plan.exercises) == 1
    assert plan.seconds <= 75


def test_the_minutes_at_the_desk_are_turned_off_where_they_come(resident: Visitor) -> None:
    visitor = resident
    at_the_desk(visitor)
    visitor.click("Turn these off")
    assert not visitor.reads("One minute for your ankles, under the desk?")
    assert [one.on for one in visitor.program.parts.reminders.reminders()] == [False]
    visitor.click("Undo")
    assert [one.on for one in visitor.program.parts.reminders.reminders()] == [True]


def test_others_are_not_turned_off_in_passing(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    assert not visitor.sees("Turn these off")
