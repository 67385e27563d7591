"""Reminders in the whole program: they come, are answered, and wait while a session runs."""

from __future__ import annotations

from datetime import time

from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Schedule
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


def test_a_look_at_one_from_its_page(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(20), "Shoes")
    visitor.click("Reminders")
    visitor.click("Show me one now: Every day at 20:00 · Shoes")
    assert visitor.reads("Only a look: no answer is kept.")
    visitor.click("Skip")
    assert not visitor.reads("Only a look: no answer is kept.")
