"""What a picture is taken of: reminders in their list, in the form, when one comes, and those of Today."""

from __future__ import annotations

from datetime import date, time

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.domain.triage import Sign
from ankle_rehab.ui.pages.reminders import RemindersPage
from ankle_rehab.ui.widgets.reminder.form import ReminderForm
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
FOLLOWING = (
    ReminderForm.fresh(TODAY, Kind.BEFORE_RUN),
    ReminderForm.fresh(TODAY, Kind.ICE),
    Reminder(Kind.REST_EVE, Schedule((time(20),), TODAY, until=date(2027, 3, 31)), grace_minutes=60),
)


class ScenesOfReminders(Scene):
    """The page of reminders, the bar at the top, and what Today says of them."""

    def reminders_empty(self) -> None:
        self.live()
        self.open("reminders")

    def reminders(self) -> None:
        self.live()
        for one in KEPT:
            self.parts.reminders.add(one)
        self.open("reminders")

    def reminders_following(self) -> None:
        """Half an hour before a run, ice again, and the evening before a day of rest."""
        self.live()
        self.parts.runs.plan(Planned(date(2026, 11, 24), at=time(18), metres=5000))
        for one in FOLLOWING:
            self.parts.reminders.add(one)
        self.open("reminders")

    def reminders_resting(self) -> None:
        """Quiet hours are on, and all reminders rest for a week; a bandage is worn."""
        self.live()
        self.parts.preferences.change(quiet_on=True)
        self.parts.bandages.begin(Side.LEFT)
        self.parts.reminders.pause(date(2026, 11, 29))
        self.open("reminders")
        self.scroll_to(0.45)

    def reminders_new(self) -> None:
        self._write(Kind.PLAN)

    def reminders_routine(self) -> None:
        self._write(Kind.ROUTINE)

    def reminders_desk(self) -> None:
        self._write(Kind.DESK)

    def reminders_before_run(self) -> None:
        self._write(Kind.BEFORE_RUN)

    def reminder_due(self) -> None:
        self.live()
        self.parts.reminders.add(KEPT[0])
        self._pass(9.5)
        self.open("today")

    def reminder_at_the_desk(self) -> None:
        """It comes an hour late, and can be turned off right there."""
        self.live()
        self.clock.advance(24 * 3600)
        self.parts.reminders.add(ReminderForm.fresh(TODAY, Kind.DESK))
        self._pass(2)
        self.open("today")

    def reminders_missed(self) -> None:
        """The program was not open: two are listed on Today."""
        self.live()
        for at, words in ((time(9, 30), "Put the ball beside the shoes"), (time(10), "Call the physio")):
            self.parts.reminders.add(Reminder(Kind.OWN, Schedule((at,), TODAY), words=words))
        self._pass(4)
        self.open("today")

    def reminders_silent(self) -> None:
        """A sign holds: nothing asks to exercise, and Today says why."""
        self.live()
        self.parts.reminders.add(KEPT[0])
        self.parts.guard.answer(frozenset({Sign.FEVER}), twisted=False, page=Asked.ALL)
        self.open("today")

    def _pass(self, hours: float) -> None:
        self.clock.advance(hours * 3600)
        self.parts.reminders.tick()

    def _write(self, kind: Kind) -> None:
        self.reminders()
        page = self.window.page("reminders")
        assert isinstance(page, RemindersPage)
        page.begin(kind, "desk")
