"""The day picked in the month: what it was, and a way to write about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import diary_text


class DayChoice(Card):
    """`marked` carries a DayKind, None when nothing is said of the day any more; `write` wants the form."""

    marked = Signal(object)
    write = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._kinds = {kind: self._kind(kind) for kind in DayKind}
        self.add(WrapRow(*self._kinds.values()))
        self._write = button(self.tr("Write about this day"), "link", self.write.emit)
        self.add(WrapRow(self._write), gap=INSIDE)

    def display(self, day: date, kind: DayKind | None, today: date) -> None:
        """Show a day and what was said of it."""
        self.retitle(text.day_of_year(day, today))
        for one, made in self._kinds.items():
            made.blockSignals(True)
            made.setChecked(one is kind)
            made.blockSignals(False)

    def _kind(self, kind: DayKind) -> QPushButton:
        made = QPushButton(diary_text.day_kind_alone(kind))
        made.setCheckable(True)
        made.setProperty("role", "choice")
        made.setAccessibleName(diary_text.day_kind_alone(kind))
        made.toggled.connect(lambda on: self.marked.emit(kind if on else None))
        return made
