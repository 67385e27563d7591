"""On which days and at what times something comes again, from when and until when."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.schedule import EVERY_DAY, Repeat, Schedule
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.reminder.weekday_row import WeekdayRow
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import DayField, TimeField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

MOST_DAYS = 90
MOST_TIMES = 4
FIRST_TIME = time(18)


class ScheduleFields(QWidget):
    """`changed` is about the user alone. Only what belongs to the answers so far is asked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Schedule | None = None
        self._follows = False
        self._build()

    def display(self, schedule: Schedule) -> None:
        """Show this one, without telling anybody."""
        self._shown = schedule
        self._follows = schedule.repeat is Repeat.FOLLOWS
        self._repeat.display(Repeat.WEEKDAYS if self._follows else schedule.repeat)
        self._weekdays.display(schedule.weekdays)
        self._every.display(schedule.every)
        self._since.display(schedule.since)
        self._ends.display(schedule.until is not None)
        self._until.display(schedule.until or schedule.since, first=schedule.since)
        for place, field in enumerate(self._times):
            given = place < len(schedule.times)
            field.display(schedule.times[place] if given else FIRST_TIME)
            field.setVisible(given or place == 0)
        self._settle()

    def follow(self, *, follows: bool) -> None:
        """With it something that happens says when, and only the last day is asked."""
        self._follows = follows
        self._settle()

    @property
    def chosen(self) -> bool:
        """Whether there is a day on which it comes."""
        return self._follows or self._repeat.value is not Repeat.WEEKDAYS or bool(self._weekdays.value)

    @property
    def value(self) -> Schedule:
        """What is chosen; every day where no weekday is."""
        repeat = Repeat.FOLLOWS if self._follows else self._repeat.value or Repeat.WEEKDAYS
        kept = self._shown is not None and repeat in (Repeat.WEEKDAYS, Repeat.FOLLOWS)
        since = self._shown.since if self._shown is not None and kept else self._since.value
        ends = self._ends.ticked and repeat is not Repeat.ONCE
        return Schedule(
            times=() if self._follows else tuple(sorted({field.value for field in self._shown_times})),
            since=since,
            repeat=repeat,
            weekdays=self._weekdays.value or EVERY_DAY,
            every=self._every.value,
            until=max(since, self._until.value) if ends else None,
        )

    def _build(self) -> None:
        repeats = {
            Repeat.WEEKDAYS: self.tr("On weekdays"),
            Repeat.DAYS: self.tr("Every few days"),
            Repeat.MONTHLY: self.tr("Monthly"),
            Repeat.ONCE: self.tr("Once"),
        }
        self._repeat = ChoiceRow(self.tr("When?"), repeats.items())
        self._weekdays = WeekdayRow()
        self._every = Stepper(self.tr("Every so many days"), (1, MOST_DAYS), 1, self._days)
        self._since = DayField(self.tr("First day"))
        self._from = WrapRow(Words(self.tr("From")), self._since)
        self._times = [TimeField(self.tr("Time {n}").format(n=place + 1)) for place in range(MOST_TIMES)]
        self._more = button(self.tr("One more time"), "link", self._on_more)
        self._less = button(self.tr("One time less"), "link", self._on_less)
        self._at = WrapRow(Words(self.tr("At")), *self._times, self._more, self._less)
        self._ends = Tick(self.tr("Only until a last day"))
        self._until = DayField(self.tr("Last day"))
        self._end = WrapRow(self._ends, self._until)
        rows = spaced(QVBoxLayout(self), INSIDE)
        for part in (self._repeat, self._weekdays, self._every, self._from, self._at, self._end):
            rows.addWidget(part)
        self._repeat.chosen.connect(self._on_changed)
        self._ends.changed.connect(self._on_changed)
        self._weekdays.changed.connect(self._on_changed)
        self._every.changed.connect(self._on_changed)
        for day in (self._since, self._until):
            day.changed.connect(self._on_changed)
        for at in self._times:
            at.changed.connect(self._on_changed)

    def _settle(self) -> None:
        repeat, own = self._repeat.value, not self._follows
        self._repeat.setVisible(own)
        self._weekdays.setVisible(own and repeat is Repeat.WEEKDAYS)
        self._every.setVisible(own and repeat is Repeat.DAYS)
        self._from.setVisible(own and repeat is not Repeat.WEEKDAYS)
        self._at.setVisible(own)
        self._end.setVisible(self._follows or repeat is not Repeat.ONCE)
        self._until.setVisible(self._ends.ticked)
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
        self._on_changed()

    def _on_less(self) -> None:
        self._shown_times[-1].hide()
        self._on_changed()

    def _on_changed(self, _value: object = None) -> None:
        self._settle()
        self.changed.emit()
