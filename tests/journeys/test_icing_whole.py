"""An icing in the whole program: every line of it on time, through a shut-down and a closed window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from ankle_rehab.domain.icing import IcingState, SkinAfter, StopReason
from ankle_rehab.ui.desktop.icing_window import IcingWindow
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

DAY = 86400.0


@pytest.fixture
def iced(resident: Visitor) -> Visitor:
    """The pack has just gone on the left ankle for twenty minutes."""
    resident.click("Ice the ankle")
    tick(resident)
    resident.click("Start 20 minutes")
    resident.sound.played.clear()
    return resident


def tick(visitor: Visitor) -> None:
    for words in ("Wrapped in cloth, skin whole, I can feel a light touch", "I stay awake, foot raised"):
        visitor.click(words)


def on(visitor: Visitor, seconds: float) -> None:
    visitor.wait(seconds, 1.0)


def state(visitor: Visitor) -> IcingState:
    icing = visitor.program.parts.icing.icing
    assert icing is not None
    return icing.state


def small(visitor: Visitor) -> IcingWindow:
    visitor.settle()
    (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, IcingWindow)]
    return window


def test_every_line_of_twenty_minutes(iced: Visitor) -> None:
    played = iced.sound.played
    assert iced.reads("Finishes 09:20")
    assert iced.reads("Numbness is the signal to stop")
    assert not iced.sees("Pause")
    on(iced, 300)
    assert iced.reads("Lift the cloth and look at your skin.")
    assert iced.reads("White, grey, waxy, blotchy, blistered or hives: stop.")
    chimes = len(played)
    assert chimes
    on(iced, 300)
    assert iced.reads("Ten minutes can be enough on a bony ankle.")
    assert iced.reads("Finish now or go on?")
    asked = len(played)
    on(iced, 59)
    assert len(played) == asked
    on(iced, 1)
    assert len(played) > asked
    assert iced.reads("Please look at your skin and touch it now.")
    iced.click("Skin fine, I can feel it")
    on(iced, 240)
    assert iced.reads("Can you feel a light touch? If not, stop.")
    iced.click("Skin fine, I can feel it")
    on(iced, 240)
    assert iced.reads("One minute left")
    on(iced, 60)
    assert state(iced) is IcingState.ALARM
    assert iced.reads("Take the pack off now")
    loud = len(played)
    on(iced, 60)
    assert len(played) >= loud + 3
    iced.click("It is off")
    assert iced.reads("It was on for 21 min.")
    assert iced.reads("Icing is allowed again at 11:21.")
    assert iced.reads("see a doctor today") is False
    iced.click("Is your skin back to normal?: Not yet")
    assert iced.reads("Still white, hard, blistered or numb after 30 min: see a doctor today.")
    iced.click("Done")


def test_a_check_without_an_answer_is_an_alarm_after_two_minutes(iced: Visitor) -> None:
    on(iced, 719)
    assert state(iced) is IcingState.CHECK
    on(iced, 1)
    assert state(iced) is IcingState.ALARM
    assert iced.reads("The skin check had no answer")


def test_the_reminder_after_half_an_hour_is_seen_wherever_one_is(iced: Visitor) -> None:
    on(iced, 60)
    iced.click("Take it off now")
    iced.click("Is your skin back to normal?: Not yet")
    iced.click("Done")
    iced.click("Diary")
    iced.clock.advance(1799)
    iced.program.parts.icing.look_later()
    assert not iced.reads("Ice: look at the skin again")
    iced.clock.advance(1)
    iced.program.parts.icing.look_later()
    assert iced.reads("Ice: look at the skin again")
    iced.click("Go back to it")
    iced.click("Back to normal")
    assert iced.diary.icings()[-1].skin_after is SkinAfter.LATER
    iced.click("Diary")
    assert not iced.reads("Ice: look at the skin again")


@pytest.mark.parametrize("reboot", [True, False])
def test_after_a_shut_down_the_first_thing_is_take_it_off(
    iced: Visitor, open_program: Open, clock: FakeClock, reboot: bool
) -> None:
    on(iced, 100)
    if reboot:
        clock.reboot(2400)
    else:
        clock.sleep(2400)
    again = open_program()
    assert again.page == "ice"
    assert again.reads("Take the pack off now")
    assert again.reads("It has been on 21 min too long.")
    clock.advance(2)
    again.click("It is off")
    icing = again.program.parts.icing.icing
    assert icing is not None
    assert icing.lasted == pytest.approx(2502, abs=6)


def test_a_program_that_has_left_wakes_no_more(iced: Visitor, open_program: Open) -> None:
    on(iced, 30)
    left = iced.program.parts.icing
    assert [timer for timer in left.findChildren(QTimer) if timer.isActive()]
    again = open_program()
    assert not [timer for timer in left.findChildren(QTimer) if timer.isActive()]
    assert again.program.parts.icing.active


def test_the_window_stays_while_the_pack_is_on(iced: Visitor) -> None:
    on(iced, 30)
    iced.click("Today")
    assert not iced.program.window.close()
    assert iced.page == "ice"
    assert iced.reads("The pack is still on.")
    iced.click("Take it off now")
    iced.click("Is your skin back to normal?: Back to normal")
    iced.click("Done")
    assert not iced.program.window.stays_open


def test_take_it_off_from_the_small_window(iced: Visitor) -> None:
    on(iced, 90)
    iced.click("Diary")
    window = small(iced)
    assert window.isVisible()
    off = [one for one in window.findChildren(QPushButton) if one.accessibleName() == "Take it off now"]
    off[0].click()
    iced.settle()
    assert state(iced) is IcingState.AFTER
    assert not window.isVisible()
    icing = iced.program.parts.icing.icing
    assert icing is not None
    assert icing.reason is StopReason.USER
    assert iced.reads("Ice: look at the skin")


def test_the_conditions_are_asked_once_and_again_after_ninety_days(iced: Visitor, clock: FakeClock) -> None:
    on(iced, 90)
    iced.click("Take it off now")
    iced.click("Is your skin back to normal?: Back to normal")
    iced.click("Done")
    clock.advance(89 * DAY)
    iced.click("Today")
    iced.click("Ice")
    assert not iced.reads("Before your first icing")
    clock.advance(DAY)
    iced.click("Today")
    iced.click("Ice")
    assert iced.reads("The program asks again after 90 days.")
