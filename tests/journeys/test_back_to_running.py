"""From a twist to the first run: requirement by requirement, and a stage from its walk to its scores."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QPushButton, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.run_answer import RunToday
from ankle_rehab.domain.run_routine import RUN_WALK
from ankle_rehab.domain.self_test import TestKind
from tests.fakes.runner import Runner
from tests.journeys.visitor import Visitor


def choose(visitor: Visitor, question: str, score: int) -> None:
    """Press a number of the row that asks this."""
    front = visitor.front()
    rows = [one for one in front.findChildren(QWidget) if one.accessibleName().startswith(question)]
    shown = [one for one in rows if one.isVisibleTo(front) and one.findChildren(QPushButton)]
    assert len(shown) == 1, f"{len(shown)} rows {question!r}"
    shown[0].findChildren(QPushButton)[score].click()
    visitor.settle()


def on(visitor: Visitor, runner: Runner, day: int, hour: int) -> None:
    """It is this day, and the page of running is in front."""
    runner.go(day, hour)
    visitor.click("Today")
    visitor.click("Session")
    if visitor.sees("All routines"):
        visitor.click("All routines")
    visitor.click("Back to running")
    assert visitor.page == "running"


def answers(visitor: Visitor) -> None:
    """What is asked before a session, with nothing new and no pain."""
    visitor.none_of_these()
    if visitor.sees("0 of 10, no pain"):
        visitor.click("0 of 10, no pain")


def walk_for_half_an_hour(resident: Visitor, runner: Runner) -> None:
    """The brisk walk in the player on day 35, and how it was."""
    resident.click("Start the brisk walk")
    answers(resident)
    assert resident.page == "player"
    resident.wait(10 + 1800)
    assert resident.diary.sessions()[-1].outcome is Outcome.COMPLETED
    choose(resident, "The worst in your left ankle during the session", 1)
    resident.click("Finish")
    on(resident, runner, 35, 17)
    assert resident.finds("Now the morning after it")


def hop_ten_times(resident: Visitor, runner: Runner) -> None:
    """The hop test on day 37: begun in the player, and how it was."""
    resident.click("Start the hop test")
    answers(resident)
    assert resident.run().plan.name == "Hop test"
    resident.click("End session")
    resident.click("Finish")
    on(resident, runner, 37, 17)
    for _ in range(10):
        resident.click("Controlled hops, left foot: more")
    choose(resident, "The worst pain in your left ankle while hopping", 1)
    resident.click("Keep it")


def test_from_a_twist_to_the_first_run_and_its_morning(resident: Visitor) -> None:
    parts = resident.program.parts
    runner = Runner(parts, resident.clock, 0)
    runner.twist(0)
    on(resident, runner, 1, 9)
    assert resident.reads("Today's plan leaves running out: the twist is fresh")
    assert not resident.sees("Start stage 1")
    assert parts.running.answer().today is RunToday.TWIST

    runner.mornings(28, 36)
    on(resident, runner, 35, 16)
    assert resident.reads("First: a brisk walk of 30 minutes")
    walk_for_half_an_hour(resident, runner)

    runner.test(35, TestKind.BALANCE, 33)
    on(resident, runner, 36, 9)
    assert resident.reads("First: at least 10 controlled heel raises")
    runner.test(36, TestKind.HEEL_RAISES, 12)
    on(resident, runner, 37, 16)
    assert resident.reads("First: the hop test")
    hop_ten_times(resident, runner)

    on(resident, runner, 38, 17)
    assert resident.reads("Stage 1 is open today.")
    resident.click("Start stage 1")
    answers(resident)
    assert resident.run().plan.name == "Run and walk, stage 1"
    resident.wait(10 + 300 + 10 + 20 * 60 + 5)
    session = resident.diary.sessions()[-1]
    assert (session.routine_id, session.outcome) == (RUN_WALK, Outcome.COMPLETED)
    choose(resident, "The worst in your left ankle during the session", 1)
    choose(resident, "And now", 1)
    resident.click("Finish")
    on(resident, runner, 39, 9)
    assert resident.reads("you ran yesterday, and a day comes between two runs.")
    assert parts.running.closed() == (Reason.RUN_DAY,)
    assert not resident.sees("Start stage 1")


def test_today_says_in_one_line_whether_there_is_room_for_a_run(resident: Visitor) -> None:
    resident.program.window.tick()
    resident.settle()
    assert resident.finds("Can I run today? That depends on your longest run of the last 30 days.")
    resident.program.parts.run_load.tell_longest(5)
    assert resident.finds("Can I run today? By your rules: up to 5 km, or bike.")
    now = resident.clock.now() - timedelta(hours=1)
    runner = Runner(resident.program.parts, resident.clock, 0)
    when = runner.go(0, now.hour)
    resident.diary.add_pain(PainEntry(Side.LEFT, 6, Moment.OTHER, when, when))
    resident.click("Session")
    resident.click("Today")
    assert resident.finds("Can I run today? Today's plan leaves running out: the light was red.")
