"""How far a piece of long work is, in words and as a bar, with a button to call it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

STEPS = 1000
HEIGHT = 12


class ProgressRow(QWidget):
    """`cancelled` comes when the work is not wanted any more."""

    cancelled = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = spaced(QVBoxLayout(self), GROUP)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(HEIGHT)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        rows.addWidget(Words(words))
        rows.addWidget(self._bar)
        rows.addWidget(WrapRow(button(self.tr("Cancel"), "quiet", self.cancelled.emit)))

    def display(self, part: float) -> None:
        """What part (0-1) is done; before the first one the bar only shows that something goes on."""
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(part * STEPS))
