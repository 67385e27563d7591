"""The program's place on the desktop: closing, the tray and its menu, a hidden start, and after sleep."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Ticks
from ankle_rehab.domain.reminder import Kind
from ankle_rehab.domain.session import State
from ankle_rehab.domain.settings import OnClose
from tests.fakes.clock import FakeClock
from tests.fakes.tray import FakeTray
from tests.journeys.conftest import Open
from tests.journeys.test_reminders import remind
from tests.journeys.visitor import Visitor

QUESTION = "Keep Ankle Rehab running?"


def ends(visitor: Visitor) -> list[str]:
    """Filled when the program is to end."""
    told: list[str] = []
    visitor.program.window.closing.connect(lambda: told.append("closed"))
    assert visitor.program.desk is not None
    visitor.program.desk.left.connect(lambda: told.append("left"))
    return told


def chosen(visitor: Visitor) -> OnClose:
    return visitor.program.parts.preferences.settings.on_close


def tray_gone_for_long(visitor: Visitor) -> None:
    assert visitor.program.desk is not None
    waiting = visitor.program.desk.leaving._without
    assert waiting.isActive()
    waiting.stop()
    waiting.timeout.emit()


# closing ---------------------------------------------------------------------------------------------


def test_closing_asks_once_and_the_tray_brings_the_window_back(resident: Visitor) -> None:
    window = resident.program.window
    told = ends(resident)
    resident.close_window()
    assert window.isVisible()
    assert resident.reads(QUESTION)
    resident.click("Keep it running")
    assert window.isHidden()
    resident.tray.pressed.emit()
    assert window.isVisible()
    resident.close_window()
    assert window.isHidden(), "it is not asked again"
    assert not told


def test_the_answer_may_be_to_quit(resident: Visitor) -> None:
    told = ends(resident)
    resident.close_window()
    resident.click("Quit")
    assert told == ["left"]
    assert chosen(resident) is OnClose.LEAVE
    resident.close_window()
    assert told == ["left", "closed"]


def test_no_answer_leaves_all_as_it_was(resident: Visitor) -> None:
    resident.close_window()
    resident.close_window()
    resident.click("Not now")
    assert resident.program.window.isVisible()
    assert chosen(resident) is OnClose.ASK
    resident.close_window()
    assert resident.reads(QUESTION)
    resident.press(Qt.Key.Key_Escape)
    assert not resident.reads(QUESTION)


def test_without_a_tray_it_waits_in_the_task_bar(resident: Visitor) -> None:
    resident.tray.move(there=False)
    resident.close_window()
    assert resident.reads("It can stay in the task bar")
    resident.click("Keep it running")
    assert resident.program.window.isMinimized()


def test_a_window_without_its_tray_comes_back(resident: Visitor) -> None:
    resident.program.parts.preferences.change(on_close=OnClose.KEEP_RUNNING)
    resident.close_window()
    resident.tray.move(there=False)
    assert resident.program.window.isHidden(), "a panel that starts anew is back soon"
    resident.tray.move(there=True)
    resident.tray.move(there=False)
    tray_gone_for_long(resident)
    assert resident.program.window.isMinimized()


def test_before_the_first_page_is_read_nothing_is_asked(newcomer: Visitor) -> None:
    told = ends(newcomer)
    newcomer.close_window()
    assert told == ["closed"]


def test_a_session_waits_while_nobody_sees_it(resident: Visitor) -> None:
    resident.program.parts.preferences.change(on_close=OnClose.KEEP_RUNNING)
    resident.click("Start session")
    assert resident.run().state is State.RUNNING
    resident.close_window()
    assert resident.program.window.isHidden()
    assert resident.run().state is State.PAUSED
    resident.tray.choose("Go back to the session")
    assert resident.program.window.isVisible()
    assert resident.page == "player"
    assert resident.run().state is State.PAUSED


@pytest.mark.parametrize("way", ["cross", "tray"])
def test_with_the_pack_on_the_window_stays_whatever_was_chosen(resident: Visitor, way: str) -> None:
    resident.program.parts.preferences.change(on_close=OnClose.KEEP_RUNNING)
    told = ends(resident)
    resident.program.window.show_page("ice")
    begin_icing(resident)
    if way == "cross":
        resident.close_window()
    else:
        resident.tray.choose("Quit")
    assert resident.program.window.isVisible()
    assert resident.reads("The pack is still on.")
    assert not told


def begin_icing(visitor: Visitor) -> None:
    icing = visitor.program.parts.icing
    icing.answer_conditions(frozenset(), visitor.program.parts.content.text_version, asked=False)
    icing.start(20, Ticks(wrapped=True, awake=True), Side.LEFT)


# the menu --------------------------------------------------------------------------------------------


def test_the_menu_leads_in_and_out(resident: Visitor) -> None:
    assert resident.tray.offers() == [
        "No reminder is coming",
        "Open Ankle Rehab",
        "Start a session",
        "Ice",
        "Pause reminders",
        "Until tomorrow",
        "For a week",
        "Quit",
    ]
    told = ends(resident)
    resident.tray.choose("Ice")
    assert resident.page == "ice"
    resident.tray.choose("No reminder is coming")
    assert resident.page == "reminders"
    resident.tray.choose("Start a session")
    assert resident.page in ("player", "session")
    resident.tray.choose("Quit")
    assert told == ["left"]


def test_the_menu_says_when_the_next_one_comes_but_not_of_what(resident: Visitor) -> None:
    remind(resident, Kind.OWN, time(18), "My ankle hurts")
    assert resident.tray.offers()[0] == "Next reminder: today at 18:00"
    resident.clock.advance(10 * 3600)
    resident.program.parts.reminders.tick()
    resident.tray.choose("Tomorrow")
    assert resident.tray.offers()[0] == "Next reminder: tomorrow at 18:00"


def test_reminders_rest_and_come_again(resident: Visitor) -> None:
    settings = resident.program.parts.preferences
    remind(resident, Kind.OWN, time(18), "Shoes")
    resident.tray.choose("Until tomorrow")
    assert settings.settings.reminders_rest_until == date(2026, 11, 23)
    assert resident.tray.offers()[0] == "Next reminder: tomorrow at 18:00"
    resident.tray.choose("For a week")
    assert resident.tray.offers()[0] == "Next reminder: Sunday 29 November, 18:00"
    resident.tray.choose("Let reminders come again")
    assert settings.settings.reminders_rest_until is None
    assert "Let reminders come again" not in resident.tray.offers()


def test_a_reminder_that_waits_is_answered_in_the_menu(resident: Visitor) -> None:
    remind(resident, Kind.PLAN, time(9, 30))
    resident.clock.advance(1800)
    resident.program.parts.reminders.tick()
    assert resident.tray.offers()[:6] == [
        "A reminder waits",
        "Open it",
        "In 10 minutes",
        "Tonight",
        "Tomorrow",
        "Skip",
    ]
    resident.tray.choose("In 10 minutes")
    assert resident.tray.offers()[0] == "Next reminder: today at 09:40"
    resident.clock.advance(600)
    resident.program.parts.reminders.tick()
    resident.program.window.hide()
    resident.tray.choose("Open it")
    assert resident.program.window.isVisible()
    assert resident.page == "player"


def test_before_the_first_page_is_read_the_menu_leads_nowhere_else(newcomer: Visitor) -> None:
    usable = [one.text() for one in newcomer.tray.menu.actions() if one.isEnabled() and one.isVisible()]
    assert [one for one in usable if one] == ["Open Ankle Rehab", "Quit"]


def test_words_are_told_beside_the_icon_where_there_is_one(resident: Visitor) -> None:
    assert resident.program.desk is not None
    assert resident.program.desk.tray.tell("Time for your routine", "")
    resident.tray.move(there=False)
    assert not resident.program.desk.tray.tell("Time for your routine", "")
    assert resident.tray.told == [("Time for your routine", "")]


# a hidden start --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("resident")
def test_started_with_the_desktop_it_is_in_the_tray_alone(open_program: Open) -> None:
    visitor = open_program(minimized=True)
    assert visitor.program.window.isHidden()
    assert visitor.program.desk is not None
    visitor.tray.choose("Open Ankle Rehab")
    assert visitor.program.window.isVisible()
    assert visitor.page == "today"


@pytest.mark.usefixtures("resident")
def test_started_before_its_panel_it_waits_a_moment_for_it(open_program: Open) -> None:
    visitor = open_program(tray=FakeTray(there=False), minimized=True)
    assert visitor.program.window.isHidden()
    visitor.tray.move(there=True)
    assert visitor.program.window.isHidden()
    visitor.tray.move(there=False)
    tray_gone_for_long(visitor)
    assert visitor.program.window.isMinimized()


def test_what_was_cut_off_is_offered_when_somebody_comes(resident: Visitor, open_program: Open) -> None:
    resident.click("Start session")
    resident.wait(30)
    visitor = open_program(minimized=True)
    assert not visitor.reads("You were in the middle of a session")
    visitor.tray.choose("Open Ankle Rehab")
    assert visitor.reads("You were in the middle of a session")


def test_a_first_start_is_never_hidden(qapp: QApplication, clock: FakeClock, data_dir: Path) -> None:
    visitor = Visitor(qapp, clock, data_dir, minimized=True)
    assert visitor.program.window.isVisible()
    visitor.close()


# sleep -----------------------------------------------------------------------------------------------


def test_what_was_due_in_sleep_is_told_at_the_next_look(resident: Visitor) -> None:
    remind(resident, Kind.PLAN, time(9, 30))
    resident.clock.sleep(3600)
    assert resident.program.desk is not None
    resident.program.desk._sleep.look()
    assert resident.reads("Time for today's session.")


def test_a_pack_left_on_in_sleep_rings_at_the_next_look(resident: Visitor) -> None:
    begin_icing(resident)
    resident.program.parts.icing._timer.stop()
    resident.program.window.hide()
    resident.clock.sleep(47 * 60)
    assert resident.program.desk is not None
    resident.program.desk._sleep.look()
    assert resident.program.window.isVisible()
    assert resident.page == "ice"
    resident.program.parts.icing.confirm_end()
