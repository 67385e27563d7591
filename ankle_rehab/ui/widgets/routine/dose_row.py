"""One exercise of a routine with its dose, each part of which can be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ankle_rehab.domain.exercise import Dose, Mode, dose_limits
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.words import literal
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import dose_words

STEP_OF_SECONDS = 5
LEAST_LETTERS = 20
AROUND = 14


class _NameLink(QPushButton):
    """A name that somebody may have written, cut where there is no room for all of it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setProperty("role", "link")
        self.setToolTip(literal(name))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(AROUND + self.fontMetrics().horizontalAdvance(self._name), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = AROUND + self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        return QSize(min(self.sizeHint().width(), least), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - AROUND
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))  # a single one would mark a letter


class DoseRow(QWidget):
    """`changed` carries the new dose, `opened` the id of the exercise to look at."""

    changed = Signal(object)
    opened = Signal(str)

    def __init__(self, usual: ExerciseStep, dose: Dose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = usual.exercise
        self._limits = dose_limits(usual.exercise, usual.dose)
        self._dose = dose
        self._build()

    def display(self, dose: Dose) -> None:
        """Show this dose, without telling anybody."""
        self._dose = dose
        self._sets.display(dose.sets)
        self._reps.display(dose.reps)
        self._seconds.display(round(dose.seconds))
        self._rest.display(round(dose.rest))
        self._rest.setVisible(dose.sets > 1)

    def _build(self) -> None:
        limits = self._limits
        name = _NameLink(self._exercise.name)
        name.clicked.connect(lambda _checked=False: self._on_open())
        name.setAccessibleName(self.tr("Look at {name}").format(name=self._exercise.name))
        self._sets = self._stepper(self.tr("sets"), limits.sets, 1, dose_words.sets_unit)
        self._reps = self._stepper(self.tr("times"), limits.reps, 1, dose_words.times_unit)
        self._seconds = self._stepper(
            self.tr("seconds"), limits.seconds, STEP_OF_SECONDS, dose_words.seconds_unit
        )
        self._rest = self._stepper(
            self.tr("seconds of rest"), limits.rest, STEP_OF_SECONDS, dose_words.rest_unit
        )
        counted = self._dose.mode is Mode.REPS
        self._reps.setVisible(counted)
        self._seconds.setVisible(not counted)
        row = spaced(QHBoxLayout(self), GROUP)
        boxes = WrapRow(self._sets, self._reps, self._seconds, self._rest)
        boxes.setSizePolicy(QSizePolicy.Policy.Expanding, boxes.sizePolicy().verticalPolicy())
        row.addWidget(name, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(boxes, 8)
        self.display(self._dose)

    def _stepper(
        self, part: str, limits: tuple[float, float], step: int, unit: Callable[[int], str]
    ) -> Stepper:
        made = Stepper(f"{self._exercise.name}: {part}", limits, step, unit)
        made.changed.connect(self._on_value)
        return made

    def _on_value(self, _value: int) -> None:
        self._dose = replace(
            self._dose,
            sets=self._sets.value,
            reps=self._reps.value,
            seconds=float(self._seconds.value),
            rest=float(self._rest.value),
        )
        self._rest.setVisible(self._dose.sets > 1)
        self.changed.emit(self._dose)

    def _on_open(self) -> None:
        self.opened.emit(self._exercise.id)
