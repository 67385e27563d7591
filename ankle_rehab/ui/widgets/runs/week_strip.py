"""The seven days of a training week in a row, or in several where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.one_stop import OneStop
from ankle_rehab.ui.widgets.runs.day import DayView, RunDay

GAP = 6
DAYS = 7


class RunWeekStrip(QWidget):
    """Tab comes to the chosen day, the arrows go to the others; `chosen` carries its place, 0 to 6."""

    chosen = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._group = QButtonGroup(self)
        self._days = [RunDay(themes) for _ in range(DAYS)]
        for place, day in enumerate(self._days):
            self._group.addButton(day, place)
            day.toggled.connect(lambda on, place=place: self._on_toggled(place, on=on))
        self._stop = OneStop(self._days, self)
        self._columns = 0
        self._arrange()

    @property
    def last(self) -> QWidget:
        """The last of the seven, behind which Tab goes on."""
        return self._days[-1]

    def display(self, days: Sequence[DayView], chosen: int) -> None:
        """Show these seven days, one of them chosen, without telling anybody."""
        for place, (day, view) in enumerate(zip(self._days, days, strict=True)):
            day.display(view)
            day.blockSignals(True)
            day.setChecked(place == chosen)
            day.blockSignals(False)
        self._stop.settle()
        self._arrange()

    def focus(self) -> None:
        """Give the keyboard to the chosen day."""
        next((day for day in self._days if day.isChecked()), self._days[0]).setFocus()

    def minimumSizeHint(self) -> QSize:
        """Two days side by side must fit; more make more rows."""
        return QSize(2 * (self._widest + GAP) - GAP, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    @property
    def _widest(self) -> int:
        return max(day.sizeHint().width() for day in self._days)

    def _arrange(self) -> None:
        fitting = (self.width() + GAP) // (self._widest + GAP)
        columns = next((count for count in (7, 4, 3) if fitting >= count), 2)
        if columns == self._columns:
            return
        self._columns = columns
        for place, day in enumerate(self._days):
            self._grid.addWidget(day, place // columns, place % columns)
        for column in range(DAYS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_toggled(self, place: int, *, on: bool) -> None:
        if on:
            self._stop.settle()
            self.chosen.emit(place)
