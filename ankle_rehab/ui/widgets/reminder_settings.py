"""How reminders come: outside of the window or not, in how many words, and when none of them does."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.settings import Settings
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import DayField, TimeField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(days=7)


class ReminderSettings(Card):
    """`chosen` carries the name of a setting and its new value, `rest` the day until which none comes."""

    chosen = Signal(str, object)
    rest = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Reminders and notifications"))
        self._today = date.min
        self._ticks: dict[str, Tick] = {}
        self._add_tick("notify_on", self.tr("Show reminders outside of the window too"))
        self._add_tick("notify_detail", self.tr("Say what each is about, also outside of the window"))
        self._plain = self.body(
            self.tr("Others may see your screen. Without it, it says only that it is time."), "note"
        )
        self._add_tick("quiet_on", self.tr("Quiet hours: no reminder comes"))
        self._since = self._time("quiet_from", self.tr("Quiet from"))
        self._until = self._time("quiet_until", self.tr("Quiet until"))
        self._hours = WrapRow(
            *(Words(self.tr("From")), self._since, Words(self.tr("until")), self._until), spacing=INSIDE
        )
        self.add(self._hours)
        self._build_rest()

    def display(self, settings: Settings, rests_until: date | None, today: date) -> None:
        """Show what holds now; `rests_until` is the day on which reminders come again, if they rest."""
        for field, tick in self._ticks.items():
            tick.display(bool(getattr(settings, field)))
        self._plain.setVisible(settings.notify_on)
        self._ticks["notify_detail"].setVisible(settings.notify_on)
        self._since.display(settings.quiet_from)
        self._until.display(settings.quiet_until)
        self._hours.setVisible(settings.quiet_on)
        self._display_rest(rests_until, today)

    def _display_rest(self, rests_until: date | None, today: date) -> None:
        resting = rests_until is not None
        if rests_until is None:
            self._told.setText(self.tr("For a while you may want none at all."))
        else:
            words = self.tr("No reminder comes before {day}.")
            self._told.setText(words.format(day=text.long_day(rests_until)))
        self._ways.setVisible(not resting)
        self._go_on.setVisible(resting)
        if today != self._today:
            self._today = today
            self._day.display(today + ONE_WEEK, first=today + ONE_DAY)

    def _build_rest(self) -> None:
        heading = Words(self.tr("A pause"), "word")
        self.add(heading, gap=INSIDE)
        self._told = self.body("")
        self._day = DayField(self.tr("Reminders come again on"))
        day = button(self.tr("For today"), "choice", lambda: self.rest.emit(self._today + ONE_DAY))
        day.setAccessibleName(self.tr("Pause reminders for today"))
        week = button(self.tr("For a week"), "choice", lambda: self.rest.emit(self._today + ONE_WEEK))
        week.setAccessibleName(self.tr("Pause reminders for a week"))
        until = button(self.tr("Until that day"), "choice", lambda: self.rest.emit(self._day.value))
        until.setAccessibleName(self.tr("Pause reminders until that day"))
        self._ways = WrapRow(*(day, week, self._day, until), spacing=GROUP)
        self.add(self._ways)
        self._go_on = button(self.tr("Let reminders come again"), "choice", lambda: self.rest.emit(None))
        self.add(WrapRow(self._go_on))

    def _add_tick(self, field: str, words: str) -> None:
        tick = Tick(words)
        tick.changed.connect(lambda on: self.chosen.emit(field, on))
        self._ticks[field] = tick
        self.add(tick)

    def _time(self, field: str, name: str) -> TimeField:
        made = TimeField(name)
        made.changed.connect(lambda: self.chosen.emit(field, made.value))
        return made
