"""When no reminder comes: quiet hours, and a rest from all of them."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import DayField, TimeField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class QuietCard(Card):
    """`quiet_changed` carries whether there are quiet hours, from when and until when, as the user has it.

    `rest_chosen` carries the day on which reminders come again, or None to end the rest.
    """

    quiet_changed = Signal(bool, object, object)
    rest_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Quiet times"))
        self._today = date.min
        self._build()

    def display(self, hours: tuple[bool, time, time], rest_until: date | None, today: date) -> None:
        """Show whether there are quiet hours, from when and until when, and until when all rest, if so."""
        self._today = today
        on, first, last = hours
        self._on.display(on)
        self._hours.setVisible(on)
        if self._from.value != first:
            self._from.display(first)
        if self._until.value != last:
            self._until.display(last)
        self._same.setVisible(on and first == last)
        resting = rest_until is not None
        self._state.setVisible(resting)
        if rest_until is not None:
            day = text.day_of_year(rest_until, today)
            self._state.setText(self.tr("All reminders rest now. They come again on {day}.").format(day=day))
        for way in self._ways:
            way.setVisible(not resting)
        self._again.setVisible(resting)
        self._choosing.setVisible(not resting and not self._choosing.isHidden())

    def _build(self) -> None:
        self._on = Tick(self.tr("Quiet hours"))
        self._on.changed.connect(self._on_quiet)
        self._from, self._until = TimeField(self.tr("Quiet from")), TimeField(self.tr("Quiet until"))
        for field in (self._from, self._until):
            field.changed.connect(self._on_quiet)
        self._hours = WrapRow(Words(self.tr("From")), self._from, Words(self.tr("until")), self._until)
        self._same = Words(self.tr("These two times are the same, so there are no quiet hours."), "note")
        self.add(self._on)
        self.add(self._hours)
        self.add(self._same)
        self._about = self.body(
            self.tr(
                "What was due meanwhile comes afterwards, if it is not too late by then. "
                "Ice and bandages still speak up."
            ),
            "note",
        )
        self._state = Words("")
        self.add(self._state, gap=INSIDE)
        self._ways = (
            Words(self.tr("Let all reminders rest:")),
            button(self.tr("For today"), "quiet", lambda: self._rest(_DAY)),
            button(self.tr("For a week"), "quiet", lambda: self._rest(_WEEK)),
            button(self.tr("Until a day …"), "quiet", self._on_choose),
        )
        self._again = button(self.tr("Let them come again"), "quiet", lambda: self._choose(None))
        self.add(WrapRow(*self._ways, self._again))
        self._day = DayField(self.tr("The day on which they come again"))
        self._keep = button(self.tr("Rest until then"), "quiet", self._on_keep)
        self._choosing = WrapRow(Words(self.tr("They come again on")), self._day, self._keep)
        self._choosing.hide()
        self.add(self._choosing)

    def _rest(self, length: timedelta) -> None:
        self._choose(self._today + length)

    def _choose(self, until: date | None) -> None:
        """A rest, or its end; the keyboard goes over from the one to the other."""
        held = self.window().focusWidget() in (*self._ways, self._keep, self._again)
        self.rest_chosen.emit(until)
        if held:
            (self._ways[1] if self._again.isHidden() else self._again).setFocus()

    def _on_choose(self) -> None:
        self._day.display(self._today + _WEEK, first=self._today + _DAY)
        self._choosing.show()

    def _on_keep(self) -> None:
        self._choose(self._day.value)

    def _on_quiet(self, _value: object = None) -> None:
        self.quiet_changed.emit(self._on.ticked, self._from.value, self._until.value)
