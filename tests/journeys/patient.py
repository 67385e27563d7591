"""Somebody who lives with a sore ankle for weeks: mornings, sessions and days that go by."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from ankle_rehab.domain.light import Light
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.progress import PlanStep
from ankle_rehab.domain.session import State
from ankle_rehab.domain.span import Span
from tests.fakes.clock import FakeClock
from tests.journeys.visitor import Visitor

BERLIN = ZoneInfo("Europe/Berlin")
DAY_0 = datetime(2026, 11, 22, tzinfo=BERLIN)
WORST, NOW = "The worst", "And now"


class Patient(Visitor):
    """The left ankle is the sore one. Days are counted from the first one, Sunday 22 November."""

    def __init__(self, app: QApplication, clock: FakeClock, folder: Path) -> None:
        super().__init__(app, clock, folder)
        self.click("Which ankle is sore?: Left")
        self.click("I understand")

    def light(self) -> Light:
        """The light that holds now."""
        return self.program.parts.lights.now().verdict.light

    @property
    def planned(self) -> str:
        """The routine that is planned for today; empty for none."""
        return self.program.parts.course.today().routine_id

    @property
    def day(self) -> int:
        """How many days have gone by."""
        return (self.clock.now().date() - DAY_0.date()).days

    def steps(self, subject: str) -> list[PlanStep]:
        """What changed in one part of the plan so far, oldest first."""
        whole = Span(DAY_0.date(), self.clock.now().date())
        return [step for step in self.program.parts.course.steps(whole) if step.subject == subject]

    def counts(self, seconds: float) -> None:
        """The clock of a self-test runs on."""
        for _ in range(round(seconds * 10)):
            self.clock.advance(0.1)
            self.program.parts.self_test_timer.tick()
        self.settle()

    def go_to(self, day: int, hour: float = 8) -> None:
        """Sleep until that hour of that day, and look at Today."""
        then = DAY_0 + timedelta(days=day, hours=hour)
        left = (then - self.clock.now()).total_seconds()
        assert left >= 0, f"it is {self.clock.now()} already"
        self.clock.sleep(left)
        QApplication.sendEvent(self.program.window.page("today"), QEvent(QEvent.Type.ActivationChange))
        self.settle()
        if self.page != "today":
            self.click("Today")

    def scores(self, score: int) -> None:
        """Answer the question that Today asks about the ankle."""
        self.click(row(score))

    def starts(self, routine: str = "", *, rest: int = 0) -> None:
        """Ask for a session, of the plan or by its name, and answer what comes before it."""
        if routine:
            self.looks_at_routines()
            self.click(f"Start {routine}")
        else:
            self.click("Today")
            self.click("Start session")
        self.answers(rest=rest)

    def answers(self, *, rest: int) -> None:
        """What is asked before a session: nothing is new, and so much pain at rest."""
        for _ in range(9):
            if self.page == "player":
                return
            if self.sees("Nothing new"):
                self.click("Nothing new")
            elif self.sees("None of these"):
                self.click("None of these")
            elif self.sees(row(rest)):
                self.click(row(rest))
            else:
                break
        raise AssertionError(f"no session began on {self.page}")

    def names(self) -> set[str]:
        """The names of all buttons that can be pressed now."""
        front = self.front()
        shown = front.findChildren(QAbstractButton)
        return {one.accessibleName() for one in shown if one.isVisibleTo(front) and one.isEnabled()}

    def opens_running(self) -> None:
        """The page of running."""
        self.looks_at_routines()
        self.click("Back to running")

    def looks_at_routines(self) -> None:
        """All routines, whichever was looked at before."""
        self.click("Session")
        if self.sees("All routines"):
            self.click("All routines")

    def trains(self, routine: str = "", *, rest: int = 0, worst: int = 0, now: int = 0) -> None:
        """Begin a session, do a part of it, and give both numbers at its end."""
        self.starts(routine, rest=rest)
        self.wait(12.5)
        self.click("End session")
        self.rates(worst, now)

    def rates(self, worst: int, now: int) -> None:
        """The two numbers after a session."""
        self.click(row(worst), within=WORST)
        self.click(row(now), within=NOW)
        self.click("Finish")

    def plays_to_the_end(self) -> Outcome | None:
        """Go on with the session in progress until it is over; what wants a button gets it."""
        for _ in range(500):
            run = self.run()
            if run.state is State.FINISHED:
                return run.outcome
            if run.state is State.WAITING:
                self.click(next(way for way in ("Nothing new", "Done", "Go on", "Skip") if self.sees(way)))
            else:
                self.wait(60)
        raise AssertionError("the session does not end")


def row(score: int) -> str:
    """The name of a number in a row of scores."""
    band = "no pain" if score == 0 else "mild" if score < 4 else "moderate" if score < 7 else "severe"
    return f"{score} of 10, {band}"
