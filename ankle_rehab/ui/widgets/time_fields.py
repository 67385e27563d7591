"""A time of day and a day, each between a minus and a plus; both can also be typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QHBoxLayout, QPushButton, QTimeEdit, QWidget

from ankle_rehab.ui.style import spaced
from ankle_rehab.ui.widgets.buttons import button

STEP_MINUTES = 15
LAST_MINUTE = 24 * 60 - 1
LAST_DAY = (9999, 12, 30)  # the evening of the one after it lies beyond all years in UTC


class _TimeEdit(QTimeEdit):
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves it at once; the arrows go from the hour to the minutes."""
        return QWidget.focusNextPrevChild(self, forward)


class _DateEdit(QDateEdit):
    def focusNextPrevChild(self, forward: bool) -> bool:
        """As above: the arrows go from the day to the month."""
        return QWidget.focusNextPrevChild(self, forward)


class TimeField(QWidget):
    """Hours and minutes; minus and plus go a quarter of an hour. `changed` is about the user alone."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = _TimeEdit()
        _lay_out(self, self._edit, name, (self.tr("earlier"), self.tr("later")), self._step)
        self._edit.timeChanged.connect(self._on_changed)

    @property
    def value(self) -> time:
        shown = self._edit.time()
        return time(shown.hour(), shown.minute())

    def display(self, value: time) -> None:
        """Show this time, without telling anybody."""
        self._edit.blockSignals(True)
        self._edit.setTime(QTime(value.hour, value.minute))
        self._edit.blockSignals(False)

    def _step(self, way: int) -> None:
        """To the next full quarter of an hour in that direction, within the day."""
        minutes = self.value.hour * 60 + self.value.minute
        quarter = minutes // STEP_MINUTES if way > 0 else -(-minutes // STEP_MINUTES)
        to = min(LAST_MINUTE, max(0, (quarter + way) * STEP_MINUTES))
        self._edit.setTime(QTime(to // 60, to % 60))

    def _on_changed(self, _time: QTime) -> None:
        self.changed.emit()


class DayField(QWidget):
    """A day; minus and plus go one day. `changed` is about the user alone."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = _DateEdit()
        self._edit.setMaximumDate(QDate(*LAST_DAY))
        self._edit.setDisplayFormat(self.tr("ddd d MMM yyyy", "date format"))
        _lay_out(self, self._edit, name, (self.tr("the day before"), self.tr("the day after")), self._step)
        self._edit.dateChanged.connect(self._on_changed)

    @property
    def value(self) -> date:
        shown = self._edit.date()
        return date(shown.year(), shown.month(), shown.day())

    def display(self, value: date, *, first: date | None = None, last: date | None = None) -> None:
        """Show this day, without telling anybody; none before `first` or after `last` can be chosen."""
        self._edit.blockSignals(True)
        self._edit.clearMinimumDate()
        self._edit.setMaximumDate(QDate(*LAST_DAY) if last is None else _qt(last))
        if first is not None:
            self._edit.setMinimumDate(_qt(first))
        self._edit.setDate(_qt(value))
        self._edit.blockSignals(False)

    def _step(self, way: int) -> None:
        self._edit.setDate(self._edit.date().addDays(way))

    def _on_changed(self, _day: QDate) -> None:
        self.changed.emit()


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def keep_order(edit: QDateTimeEdit) -> None:
    """Where one reads from right to left, Qt would put the minutes before the hours: 30:17."""
    wanted = edit.displayFormat()
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    edit.setDisplayFormat(wanted)


def _lay_out(
    field: QWidget, edit: QDateTimeEdit, name: str, ways: tuple[str, str], step: Callable[[int], None]
) -> None:
    """The edit between its two buttons, which are named after it."""
    row = spaced(QHBoxLayout(field), 2)
    edit.setProperty("role", "step")
    keep_order(edit)
    edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    for told in (edit, edit.lineEdit()):
        told.setAccessibleName(name)
    row.addWidget(_small("−", f"{name}: {ways[0]}", lambda: step(-1)))
    row.addWidget(edit)
    row.addWidget(_small("+", f"{name}: {ways[1]}", lambda: step(1)))


def _small(sign: str, name: str, act: Callable[[], None]) -> QPushButton:
    made = button(sign, "step", act)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
