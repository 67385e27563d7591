"""What Today says of reminders: those that could not come in time, and why some are silent."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.reminder import State
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.reminders import Due, Silence
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.reminder.missed_card import MissedCard, MissedRow
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import reminder_words


class TodayReminders(QWidget):
    """`open_page` carries the name of a page, `turned` says that something came or went."""

    open_page = Signal(str)
    turned = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._missed: tuple[Due, ...] = ()
        self._card = MissedCard()
        self._card.begun.connect(self._on_begun)
        self._card.left.connect(self._on_left)
        self._why = Words("", "note")
        self._signs = button(self.tr("Look at the warning signs"), "link", self._to_signs)
        self._again = button(self.tr("Let them come again"), "link", self._on_again)
        self._silent = WrapRow(self._why, self._signs, self._again, spacing=GROUP)
        rows = spaced(QVBoxLayout(self), GROUP)
        rows.addWidget(self._card)
        rows.addWidget(self._silent)
        parts.reminders.changed.connect(self.refresh)
        self._card.hide()
        self._silent.hide()
        self.hide()

    def refresh(self) -> None:
        """Look again; what the diary cannot tell now it tells at the next look."""
        with suppress(StorageFault):
            self._show()

    def _show(self) -> None:
        before = self._missed, self._silent.isHidden()
        reminders = self._parts.reminders
        self._missed, silence = reminders.missed(), reminders.silence()
        self._card.display(tuple(self._row(due) for due in self._missed))
        self._why.setText("" if silence is None else self._because(silence))
        self._signs.setVisible(silence is Silence.HELP_FIRST)
        self._again.setVisible(silence is Silence.RESTING)
        self._silent.setVisible(silence is not None)
        self.setVisible(bool(self._missed) or silence is not None)
        if before != (self._missed, self._silent.isHidden()):
            self.turned.emit()

    def _row(self, due: Due) -> MissedRow:
        routine = reminder_words.routine_name(due.reminder, self._parts.repertoire.usual)
        return MissedRow(
            text.clock_time(due.occurrence.local),
            reminder_words.calls(due.reminder, routine),
            reminder_words.doing(due.reminder.kind),
        )

    def _because(self, silence: Silence) -> str:
        if silence is Silence.HELP_FIRST:
            return self.tr("Reminders to exercise are silent for now, because getting help comes first.")
        until, today = self._parts.reminders.paused_until, self._parts.clock.now().date()
        day = "" if until is None else text.day_of_year(until, today)
        return self.tr("All reminders rest. They come again on {day}.").format(day=day)

    def _to_signs(self) -> None:
        self.open_page.emit("signs")

    def _on_again(self) -> None:
        self._parts.reminders.pause(None)

    def _on_begun(self, place: int) -> None:
        with suppress(StorageFault):  # the diary has told of it
            self._parts.reminders.begin(self._missed[place])

    def _on_left(self) -> None:
        """Read and left alone: that is no failure."""
        with suppress(StorageFault):
            for due in self._missed:
                self._parts.reminders.answer(due.occurrence, State.SKIPPED)
