"""What Today says of reminders: those that could not come in time, and why some are silent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.reminder import State
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.reminders import Due, Silence
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import reminder_words

if TYPE_CHECKING:
    from ankle_rehab.ui.widgets.reminder.missed_card import MissedCard, MissedRow

# What is hardly ever told is imported when it is.
# ruff: noqa: PLC0415


class SilentLine(WrapRow):
    """Why some are silent, with a way to the warning signs, or one that ends a rest."""

    def __init__(self, to_signs: Callable[[], None], again: Callable[[], None]) -> None:
        super().__init__(spacing=GROUP)
        self._why = Words("", "note")
        self._signs = button(self.tr("Look at the warning signs"), "link", to_signs)
        self._again = button(self.tr("Let them come again"), "link", again)
        for part in (self._why, self._signs, self._again):
            self.add(part)

    def tell(self, silence: Silence | None, because: str) -> None:
        """Say it; None hides the line."""
        self._why.setText(because)
        self._signs.setVisible(silence is Silence.HELP_FIRST)
        self._again.setVisible(silence is Silence.RESTING)
        self.setVisible(silence is not None)


class TodayReminders(QWidget):
    """`open_page` carries the name of a page, `turned` says that something came or went.

    What is said is built when there is something to say.
    """

    open_page = Signal(str)
    turned = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._missed: tuple[Due, ...] = ()
        self._silence: Silence | None = None
        self._rows = spaced(QVBoxLayout(self), GROUP)
        parts.reminders.changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Look again; what the diary cannot tell now it tells at the next look."""
        with suppress(StorageFault):
            self._show()

    def _show(self) -> None:
        before = self._missed, self._silence
        reminders = self._parts.reminders
        self._missed, self._silence = reminders.missed(), reminders.silence()
        if self._missed or "_card" in vars(self):
            self._card.display(tuple(self._row(due) for due in self._missed))
        if self._silence is not None or "_silent" in vars(self):
            self._silent.tell(self._silence, "" if self._silence is None else self._because(self._silence))
        self.setVisible(bool(self._missed) or self._silence is not None)
        if before != (self._missed, self._silence):
            self.turned.emit()

    @cached_property
    def _card(self) -> MissedCard:
        from ankle_rehab.ui.widgets.reminder.missed_card import MissedCard

        card = MissedCard()
        card.begun.connect(self._on_begun)
        card.left.connect(self._on_left)
        self._rows.insertWidget(0, card)
        return card

    @cached_property
    def _silent(self) -> SilentLine:
        line = SilentLine(self._to_signs, self._on_again)
        self._rows.addWidget(line)
        return line

    def _row(self, due: Due) -> MissedRow:
        from ankle_rehab.ui.widgets.reminder.missed_card import MissedRow

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
