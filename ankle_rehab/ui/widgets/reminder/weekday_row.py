"""The days of the week, each pressed in or not, in the order of the user's country."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class WeekdayRow(QWidget):
    """`value` are the days that are pressed in; Monday is 0."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        first = QLocale().firstDayOfWeek().value - 1
        self._days: dict[int, QPushButton] = {}
        for number in (*range(first, 7), *range(first)):
            day = QPushButton(QLocale().dayName(number + 1, QLocale.FormatType.ShortFormat))
            day.setCheckable(True)
            day.setProperty("role", "choice")
            day.setAccessibleName(QLocale().dayName(number + 1))
            day.toggled.connect(self.changed)
            self._days[number] = day
        spaced(QVBoxLayout(self), INSIDE).addWidget(WrapRow(*self._days.values()))

    @property
    def value(self) -> frozenset[int]:
        return frozenset(number for number, day in self._days.items() if day.isChecked())

    def display(self, days: frozenset[int]) -> None:
        """Show these days, without telling anybody."""
        for number, day in self._days.items():
            day.blockSignals(True)
            day.setChecked(number in days)
            day.blockSignals(False)
