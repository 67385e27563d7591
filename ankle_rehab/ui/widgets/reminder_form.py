"""One small form for a reminder: of what, on which days, at what times."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import EVERY_DAY, Repeat, Schedule
from ankle_rehab.ui import reminder_words
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import DayField, TimeField
from ankle_rehab.ui.widgets.weekday_row import WeekdayRow
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LONGEST_WORDS = 200
MOST_DAYS = 90
MOST_TIMES = 4
FIRST_TIME = time(18)


class ReminderForm(Card):
    """`saved` carries the Reminder as it is to be kept, `left` says that nothing is wanted.

    `routines` are the names of all routines by their ids. The number of a reminder that is changed stays.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, routines: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._routines = routines
        self._shown: Reminder | None = None
        self._build()

    def display(self, reminder: Reminder) -> None:
        """Show this one; one without a number is new."""
        self._shown = reminder
        schedule = reminder.schedule
        self.retitle(self.tr("New reminder") if reminder.id is None else self.tr("Change the reminder"))
        self._kind.display(reminder.kind)
        self._routine.setCurrentIndex(max(0, self._routine.findData(reminder.routine_id)))
        self._words.setText(reminder.words)
        self._repeat.display(schedule.repeat)
        self._weekdays.display(schedule.weekdays)
        self._every.display(schedule.every)
        self._since.display(schedule.since)
        for place, field in enumerate(self._times):
            given = place < len(schedule.times)
            field.display(schedule.times[place] if given else FIRST_TIME)
            field.setVisible(given)
        self._not_done.display(reminder.only_if_not_done)
        self._wrong.hide()
        self._settle()

    def refuse(self, wrong: str) -> None:
        """Say what is to be put right; nothing hides it."""
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            announce(self._wrong, wrong)

    @staticmethod
    def fresh(today: date, kind: Kind = Kind.PLAN, routine_id: str = "") -> Reminder:
        """A new one to begin with: every day at six in the evening."""
        return Reminder(kind, Schedule((FIRST_TIME,), today), routine_id)

    def _build(self) -> None:
        self._kind = ChoiceRow(self.tr("Remind me of"), [(one, reminder_words.kind(one)) for one in Kind])
        self._kind.chosen.connect(self._settle)
        self._routine = QComboBox()
        self._routine.setAccessibleName(self.tr("Which routine"))
        for routine_id, name in self._routines.items():
            self._routine.addItem(name, routine_id)
        self._words = QLineEdit()
        self._words.setMaxLength(LONGEST_WORDS)
        self._words.setPlaceholderText(self.tr("What shall it say?"))
        self._words.setAccessibleName(self.tr("What shall it say?"))
        repeats = {
            Repeat.WEEKDAYS: self.tr("On weekdays"),
            Repeat.DAYS: self.tr("Every few days"),
            Repeat.MONTHLY: self.tr("Monthly"),
            Repeat.ONCE: self.tr("Once"),
        }
        self._repeat = ChoiceRow(self.tr("When?"), repeats.items())
        self._repeat.chosen.connect(self._settle)
        self._weekdays = WeekdayRow()
        self._every = Stepper(self.tr("Every so many days"), (1, MOST_DAYS), 1, self._days)
        self._since = DayField(self.tr("First day"))
        self._from = WrapRow(Words(self.tr("From")), self._since)
        self._times = [TimeField(self.tr("Time {n}").format(n=place + 1)) for place in range(MOST_TIMES)]
        self._more = button(self.tr("One more time"), "link", self._on_more)
        self._less = button(self.tr("One time less"), "link", self._on_less)
        self._not_done = Tick(self.tr("Only if it is not done yet"))
        self._wrong = Words("", "warning")
        for part in (self._kind, self._routine, self._words, self._repeat, self._weekdays, self._every):
            self.add(part)
        self.add(self._from)
        self.add(WrapRow(Words(self.tr("At")), *self._times, self._more, self._less))
        self.add(self._not_done)
        self.add(self._wrong)
        keep = button(self.tr("Save the reminder"), "primary", self._on_save)
        leave = button(self.tr("Leave it"), "link", self.left.emit)
        self.add(WrapRow(keep, leave), gap=INSIDE)

    def _settle(self, _chosen: object = None) -> None:
        """Ask only what belongs to the answers so far."""
        kind, repeat = self._kind.value, self._repeat.value
        self._routine.setVisible(kind is Kind.ROUTINE)
        self._words.setVisible(kind is Kind.OWN)
        self._not_done.setVisible(kind is not Kind.OWN)
        self._weekdays.setVisible(repeat is Repeat.WEEKDAYS)
        self._every.setVisible(repeat is Repeat.DAYS)
        self._from.setVisible(repeat is not Repeat.WEEKDAYS)
        shown = self._shown_times
        self._more.setVisible(len(shown) < MOST_TIMES)
        self._less.setVisible(len(shown) > 1)

    @property
    def _shown_times(self) -> list[TimeField]:
        return [field for field in self._times if not field.isHidden()]

    def _days(self, count: int) -> str:
        return self.tr("day") if count == 1 else self.tr("days")

    def _on_more(self) -> None:
        self._times[len(self._shown_times)].show()
        self._settle()

    def _on_less(self) -> None:
        self._shown_times[-1].hide()
        self._settle()

    def _on_save(self) -> None:
        kind, shown = self._kind.value, self._shown
        if kind is None or shown is None:
            return
        wrong = ""
        if kind is Kind.OWN and not self._words.text().strip():
            wrong = self.tr("Please write what it shall say.")
        elif self._repeat.value is Repeat.WEEKDAYS and not self._weekdays.value:
            wrong = self.tr("Please choose at least one day.")
        self.refuse(wrong)
        if wrong:
            return
        repeat = self._repeat.value or Repeat.WEEKDAYS
        schedule = Schedule(
            times=tuple(sorted({field.value for field in self._shown_times})),
            since=shown.schedule.since if repeat is Repeat.WEEKDAYS else self._since.value,
            repeat=repeat,
            weekdays=self._weekdays.value or EVERY_DAY,
            every=self._every.value,
        )
        routine_id = str(self._routine.currentData()) if kind is Kind.ROUTINE else ""
        words = self._words.text().strip() if kind is Kind.OWN else ""
        self.saved.emit(
            Reminder(kind, schedule, routine_id, words, self._not_done.ticked, shown.on, shown.id)
        )
