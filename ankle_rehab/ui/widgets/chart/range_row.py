"""How much time is in sight, and buttons that move over it: everything that wheel and mouse do."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class Range(Enum):
    """How far back one looks, in days; ALL is everything."""

    TWO_WEEKS = 14
    SIX_WEEKS = 42
    THREE_MONTHS = 92
    YEAR = 365
    ALL = 0


class RangeRow(QWidget):
    """`chosen` carries a Range, `moved` -1 or 1 (earlier, later), `zoomed` -1 or 1 (out, in).

    `beside` stands before the buttons that move.
    """

    chosen = Signal(object)
    moved = Signal(int)
    zoomed = Signal(int)

    def __init__(self, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Range | None = None
        words = {
            Range.TWO_WEEKS: self.tr("2 weeks"),
            Range.SIX_WEEKS: self.tr("6 weeks"),
            Range.THREE_MONTHS: self.tr("3 months"),
            Range.YEAR: self.tr("Year"),
            Range.ALL: self.tr("All"),
        }
        self._group = QButtonGroup(self)
        self._buttons = {choice: self._button(choice, said) for choice, said in words.items()}
        self._tools = QWidget()
        policy = self._tools.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._tools.setSizePolicy(policy)
        tools = spaced(QHBoxLayout(self._tools), INSIDE)
        self._earlier = self._tool("‹", self.tr("Earlier"), lambda: self.moved.emit(-1))
        self._later = self._tool("›", self.tr("Later"), lambda: self.moved.emit(1))
        self._out = self._tool("−", self.tr("Zoom out"), lambda: self.zoomed.emit(-1))
        self._in = self._tool("+", self.tr("Zoom in"), lambda: self.zoomed.emit(1))
        for one in (self._earlier, self._later, self._out, self._in):
            tools.addWidget(one)
        end = QWidget()
        row = spaced(QHBoxLayout(end), INSIDE)
        row.addWidget(beside)
        row.addWidget(self._tools)
        whole = spaced(QHBoxLayout(self), 0)
        whole.addWidget(WrapRow(*self._buttons.values(), end, apart=True))

    @property
    def value(self) -> Range | None:
        """The range that is pressed in, if any."""
        return self._value

    def display(self, value: Range | None) -> None:
        """Press in the button of this range, or none."""
        self._value = value
        self._group.setExclusive(value is not None)
        for choice, one in self._buttons.items():
            one.blockSignals(True)
            one.setChecked(choice is value)
            one.blockSignals(False)
        self._group.setExclusive(True)

    def allow(self, *, earlier: bool, later: bool, out: bool, closer: bool) -> None:
        """Which of the four buttons have anywhere to lead to."""
        for one, allowed in (
            (self._earlier, earlier),
            (self._later, later),
            (self._out, out),
            (self._in, closer),
        ):
            one.setEnabled(allowed)

    def show_tools(self, shown: bool) -> None:
        """Whether there is a chart to be moved."""
        self._tools.setVisible(shown)

    def _button(self, choice: Range, words: str) -> QPushButton:
        made = QPushButton(words)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # so that it is told as one of a few
        made.setProperty("role", "choice")
        made.setAccessibleName(self.tr("Show: {range}").format(range=words))
        made.toggled.connect(lambda on: self._on_toggled(choice, on=on))
        self._group.addButton(made)
        return made

    def _tool(self, sign: str, words: str, act: Callable[[], object]) -> QPushButton:
        made = button(words, "step", act)
        made.setText(sign)
        made.setToolTip(words)
        made.setAccessibleDescription(" ")  # else the tip is told after the name, the same words twice
        return made

    def _on_toggled(self, choice: Range, *, on: bool) -> None:
        if on:
            self.display(choice)
            self.chosen.emit(choice)
