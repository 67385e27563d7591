"""One exercise of a routine with its dose, each part of which can be changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from ankle_rehab.domain.exercise import Dose, Mode, dose_limits
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.wrap_row import WrapRow

STEP_OF_SECONDS = 5


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
        for box, value in (
            (self._sets, dose.sets),
            (self._reps, dose.reps),
            (self._seconds, round(dose.seconds)),
            (self._rest, round(dose.rest)),
        ):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self._rest.setVisible(dose.sets > 1)

    def _build(self) -> None:
        limits = self._limits
        name = button(self._exercise.name, "link", self._on_open)
        name.setAccessibleName(self.tr("Look at {name}").format(name=self._exercise.name))
        self._sets = self._box(self.tr("sets"), limits.sets, 1)
        self._reps = self._box(self.tr("times"), limits.reps, 1)
        self._seconds = self._box(self.tr("s"), limits.seconds, STEP_OF_SECONDS, self.tr("seconds"))
        self._rest = self._box(self.tr("s rest"), limits.rest, STEP_OF_SECONDS, self.tr("seconds of rest"))
        counted = self._dose.mode is Mode.REPS
        self._reps.setVisible(counted)
        self._seconds.setVisible(not counted)
        row = spaced(QHBoxLayout(self), GROUP)
        boxes = WrapRow(self._sets, self._reps, self._seconds, self._rest)
        boxes.setSizePolicy(QSizePolicy.Policy.Expanding, boxes.sizePolicy().verticalPolicy())
        row.addWidget(name, 4, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(boxes, 5)
        self.display(self._dose)

    def _box(self, unit: str, limits: tuple[float, float], step: int, spoken: str = "") -> QSpinBox:
        box = QSpinBox()
        box.setRange(round(limits[0]), round(limits[1]))
        box.setSingleStep(step)
        box.setSuffix(f" {unit}")
        box.setAccessibleName(f"{self._exercise.name}: {spoken or unit}")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.valueChanged.connect(self._on_value)
        return box

    def _on_value(self) -> None:
        self._dose = replace(
            self._dose,
            sets=self._sets.value(),
            reps=self._reps.value(),
            seconds=float(self._seconds.value()),
            rest=float(self._rest.value()),
        )
        self._rest.setVisible(self._dose.sets > 1)
        self.changed.emit(self._dose)

    def _on_open(self) -> None:
        self.opened.emit(self._exercise.id)
