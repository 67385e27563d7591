"""A whole number between a minus and a plus; it can also be typed, or changed with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QWidget

from ankle_rehab.ui.style import spaced
from ankle_rehab.ui.widgets.buttons import button


class Stepper(QWidget):
    """`changed` comes when the user has changed the number; `unit` gives the word after it."""

    changed = Signal(int)

    def __init__(
        self,
        name: str,
        limits: tuple[float, float],
        step: int,
        unit: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self._build(name, limits, step)

    @property
    def value(self) -> int:
        return self._box.value()

    def display(self, value: int) -> None:
        """Show this number, without telling anybody."""
        self._box.blockSignals(True)
        self._box.setValue(value)
        self._box.blockSignals(False)
        self._show_unit()

    def _build(self, name: str, limits: tuple[float, float], step: int) -> None:
        row = spaced(QHBoxLayout(self), 2)
        self._box = QSpinBox()
        self._box.setProperty("role", "step")
        self._box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._box.setRange(round(limits[0]), round(limits[1]))
        self._box.setSingleStep(step)
        for told in (self._box, self._box.lineEdit()):
            told.setAccessibleName(name)
        self._box.valueChanged.connect(self._on_value)
        self._less = self._small("−", self.tr("{name}: less").format(name=name), self._box.stepDown)
        self._more = self._small("+", self.tr("{name}: more").format(name=name), self._box.stepUp)
        for part in (self._less, self._box, self._more):
            row.addWidget(part)
        self._show_unit()

    def _small(self, sign: str, name: str, act: Callable[[], object]) -> QPushButton:
        made = button(sign, "step", act)
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _show_unit(self) -> None:
        value = self._box.value()
        self._box.setSuffix(f" {self._unit(value)}")
        self._less.setEnabled(value > self._box.minimum())
        self._more.setEnabled(value < self._box.maximum())

    def _on_value(self, value: int) -> None:
        self._show_unit()
        self.changed.emit(value)
