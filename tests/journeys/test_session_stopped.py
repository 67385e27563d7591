"""What ends a session, and what a severe score keeps closed, whichever way one takes."""

from __future__ import annotations

from contextlib import suppress

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.routine import Activity
from ankle_rehab.storage.faults import DiskFull
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.journeys.test_safety import SEVERE, active
from tests.journeys.visitor import Visitor


def test_something_is_new_stops_the_session_and_keeps_it(resident: Visitor) -> None:
    resident.click("Do it again" if resident.sees("Do it again") else "Start session")
    resident.wait(30)
    resident.click("Something is new")
    assert resident.page == "signs"
    assert not active(resident)
    assert resident.diary.sessions()[-1].outcome is Outcome.PARTIAL


def test_a_score_of_seven_from_anywhere_ends_the_session(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(30)
    resident.click("Today")
    resident.click("7 of 10, severe")
    assert not active(resident)
    assert resident.diary.sessions()[-1].outcome is Outcome.STOPPED_FOR_PAIN
    assert resident.reads("The pain was 7 or more")


def test_a_twist_written_down_meanwhile_ends_the_session(resident: Visitor, clock: FakeClock) -> None:
    resident.click("Start session")
    resident.wait(30)
    now = Stamp.of(clock.now(), clock.zone())
    resident.diary.add_pain(PainEntry(Side.LEFT, 3, Moment.OTHER, now, now, twist=True))
    assert not active(resident)
    assert resident.diary.sessions()[-1].outcome is Outcome.PARTIAL
    assert resident.reads("The session ends here and is kept: a fresh twist asks for gentler moves.")


def test_a_severe_score_that_found_no_room_on_the_disk_closes_all_the_same(
    resident: Visitor, clock: FakeClock
) -> None:
    clock.advance(86400)
    resident.fill_disk()
    with suppress(DiskFull):
        while True:
            resident.diary.add_pain(pain(2))
    resident.program.rooms.starter.begin("desk")
    resident.click("8 of 10, severe")
    assert not active(resident)
    resident.press(Qt.Key.Key_Escape)
    resident.program.rooms.starter.begin("desk")
    assert resident.reads("The pain was 7 or more")
    resident.empty_disk()


def test_with_both_ankles_sore_one_does_not_speak_for_the_other(newcomer: Visitor) -> None:
    newcomer.click("Which ankle is sore?: Both")
    newcomer.click("I understand")
    newcomer.click("Start session")
    newcomer.none_of_these()
    assert newcomer.reads("How are your ankles right now, at rest?")
    newcomer.click("2 of 10, mild")
    assert not active(newcomer)
    newcomer.click("Which ankle is it?: Left")
    assert active(newcomer)
    newcomer.program.parts.player.end()
    newcomer.click("Today")
    newcomer.program.rooms.starter.begin("three")
    assert not active(newcomer)
    assert newcomer.reads("How are your ankles right now, at rest?")


def test_the_worst_of_one_ankle_is_not_what_the_other_said(resident: Visitor) -> None:
    resident.click("Start session")
    while resident.run().step.side is not Side.RIGHT:
        resident.press(Qt.Key.Key_Right)
    resident.click("It hurts")
    resident.click("3 of 10, mild")
    resident.click("Go on")
    resident.click("End session")
    resident.click("1 of 10, mild", "And now")
    assert resident.finds("The worst in your left ankle during the session not answered")
    assert not resident.reads("Both numbers are in your diary.")
    resident.click("0 of 10, no pain", "The worst in your left ankle")
    assert resident.reads("Both numbers are in your diary.")
    told = [(entry.side, entry.score) for entry in resident.diary.entries() if entry.session_id is not None]
    assert told == [(Side.RIGHT, 3), (Side.LEFT, 1), (Side.LEFT, 0)]


def test_what_hurt_on_the_sore_side_needs_no_second_answer(resident: Visitor) -> None:
    resident.click("Start session")
    resident.click("It hurts")
    resident.click("3 of 10, mild")
    resident.click("Stop for today")
    assert resident.reads("Stopping was a good decision. The article's three: 0 of 3 parts whole")
    assert resident.finds("The worst in your left ankle during the session 3 of 10, mild")


def test_numbers_of_the_diary_step_are_not_asked_twice(resident: Visitor) -> None:
    resident.program.rooms.starter.begin("post-run")
    resident.click("2 of 10, mild")
    while resident.run().activity is not Activity.DIARY:
        resident.program.parts.player.skip()
    resident.settle()
    resident.click("3 of 10, mild", "The worst")
    resident.click("1 of 10, mild", "And now")
    resident.click("Go on")
    assert resident.finds("The worst in your left ankle during the session 3 of 10, mild")
    assert resident.finds("And now 1 of 10, mild")
    assert resident.reads("Both numbers are in your diary.")


def test_seven_in_the_diary_step_ends_with_advice(resident: Visitor) -> None:
    resident.program.rooms.starter.begin("post-run")
    resident.click("2 of 10, mild")
    while resident.run().activity is not Activity.DIARY:
        resident.program.parts.player.skip()
    resident.settle()
    resident.click("8 of 10, severe", "And now")
    assert resident.run().outcome is Outcome.STOPPED_FOR_PAIN
    assert resident.reads("You gave 7 or more, so the session ends here.")


def test_seven_after_the_session_brings_the_advice_and_goes_with_a_lower_number(resident: Visitor) -> None:
    resident.click("Start session")
    resident.program.parts.player.end()
    resident.settle()
    resident.click("7 of 10, severe", "And now")
    assert resident.reads(SEVERE)
    resident.click("3 of 10, mild", "And now")
    assert not resident.reads(SEVERE)
    assert resident.program.parts.guard.standing().high_score is None


def test_a_score_of_seven_before_starts_nothing_until_it_is_released(
    resident: Visitor, clock: FakeClock
) -> None:
    clock.advance(86400)
    resident.program.rooms.starter.begin("desk")
    resident.click("7 of 10, severe")
    assert resident.reads(SEVERE)
    assert not active(resident)
    resident.press(Qt.Key.Key_Escape)
    for routine in ("three", "calm-down", "desk"):
        resident.program.rooms.starter.begin(routine)
        assert resident.reads("The pain was 7 or more")
        resident.press(Qt.Key.Key_Escape)
    resident.click("Something is new")
    resident.have_been_seen()
    resident.program.rooms.starter.begin("desk")
    assert not active(resident)
    resident.none_of_these()
    resident.click("2 of 10, mild")
    assert active(resident)


def test_undo_of_a_high_score_opens_again(resident: Visitor) -> None:
    resident.click("9 of 10, severe")
    assert not resident.sees("Start session")
    resident.click("Undo")
    assert resident.sees("Start session")


@pytest.mark.parametrize("typed", ["²", "٣", "३", "7"])
@pytest.mark.parametrize("ended", [False, True])
def test_a_digit_of_any_script_is_taken_by_the_row_or_by_nobody(
    resident: Visitor, typed: str, *, ended: bool
) -> None:
    """A key that the row does not take comes back to the page, which must not send it there again."""
    resident.click("Start session")
    resident.wait(15)
    resident.click("End session" if ended else "It hurts")
    page = resident.program.window.page("player")
    for target in (page, resident.program.window.focusWidget()):
        assert target is not None
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, typed)
        QCoreApplication.sendEvent(target, key)
    assert resident.page == "player"
    focused = resident.program.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("7 of 10") is (typed == "7")


@pytest.mark.parametrize("typed", ["²", "٣", "7"])
def test_a_digit_of_any_script_does_the_check_in_no_harm(resident: Visitor, typed: str) -> None:
    resident.diary.add_pain(pain(5))
    resident.click("Start session")
    front = resident.front()
    assert front is not resident.program.window
    key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, typed)
    QCoreApplication.sendEvent(front, key)
    focused = front.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("7 of 10") is (typed == "7")
