"""A distance in centimetres, in half steps, with nothing in it until something was measured."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from ankle_rehab.ui.style import spaced
from ankle_rehab.ui.widgets.buttons import button

NOTHING = -1


class HalvesBox(QSpinBox):
    """Counts in halves and shows them with a decimal; its least value stands for "nothing yet"."""

    def textFromValue(self, val: int) -> str:
        return QLocale().toString(val / 2, "f", 1)

    def valueFromText(self, text: str) -> int:
        halves = self._halves(text)
        return self.minimum() if halves is None else halves

    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State
        if not self._bare(input):
            return state.Intermediate, input, pos
        return (state.Invalid if self._halves(input) is None else state.Acceptable), input, pos

    def _halves(self, text: str) -> int | None:
        bare = self._bare(text).replace(",", ".")
        try:
            read = int(float(bare) * 2)
        except ValueError:
            return None
        return read if 0 <= read <= self.maximum() else None

    def _bare(self, text: str) -> str:
        return text.removesuffix(self.suffix()).replace(self.specialValueText(), "").strip()


class DistanceField(QWidget):
    """`changed` comes whenever there is another distance in it, or none."""

    changed = Signal()

    def __init__(self, name: str, most: float, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(name, most, unit)

    @property
    def value(self) -> float | None:
        """Centimetres in halves, None for nothing."""
        halves = self._box.value()
        return None if halves == NOTHING else halves / 2

    def clear(self) -> None:
        """Nothing measured yet."""
        self._box.setValue(NOTHING)

    def focus(self) -> None:
        """Give the keyboard to the number."""
        self._box.setFocus(Qt.FocusReason.TabFocusReason)
        self._box.selectAll()

    def _build(self, name: str, most: float, unit: str) -> None:
        row = spaced(QHBoxLayout(self), 2)
        self._box = HalvesBox()
        self._box.setProperty("role", "step")
        self._box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._box.setRange(NOTHING, round(most * 2))
        self._box.setSpecialValueText("–")
        self._box.setSuffix(f" {unit}")
        self._box.setAccessibleName(name)
        self._box.setValue(NOTHING)
        self._box.valueChanged.connect(lambda _value: self.changed.emit())
        less = button("−", "step", self._box.stepDown)
        more = button("+", "step", self._box.stepUp)
        less.setAccessibleName(self.tr("{name}: less").format(name=name))
        more.setAccessibleName(self.tr("{name}: more").format(name=name))
        for made in (less, more):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (less, self._box, more):
            row.addWidget(part)
        row.addStretch()
