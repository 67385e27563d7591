"""What a picture is taken of: reminders in their list, in the form, and when one comes."""

from __future__ import annotations

from datetime import date, time

from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.ui.pages.reminders import RemindersPage
from tests.scene import Scene

TODAY = date(2026, 11, 22)
KEPT = (
    Reminder(Kind.PLAN, Schedule((time(18),), TODAY, weekdays=frozenset({0, 2, 4, 6}))),
    Reminder(
        Kind.OWN,
        Schedule((time(7), time(21)), TODAY, Repeat.DAYS, every=3),
        words="Put the ball beside the shoes",
    ),
    Reminder(Kind.PAIN, Schedule((time(8),), date(2026, 11, 30), Repeat.MONTHLY), on=False),
)


class ScenesOfReminders(Scene):
    """The page of reminders, and the bar at the top."""

    def reminders_empty(self) -> None:
        self.live()
        self.open("reminders")

    def reminders(self) -> None:
        self.live()
        for one in KEPT:
            self.parts.reminders.add(one)
        self.open("reminders")

    def reminders_new(self) -> None:
        self._write(Kind.PLAN)

    def reminders_routine(self) -> None:
        self._write(Kind.ROUTINE)

    def reminder_due(self) -> None:
        self.live()
        self.parts.reminders.add(KEPT[0])
        self.clock.advance(9.5 * 3600)
        self.parts.reminders.tick()
        self.open("today")

    def _write(self, kind: Kind) -> None:
        self.reminders()
        page = self.window.page("reminders")
        assert isinstance(page, RemindersPage)
        page.begin(kind, "desk")
