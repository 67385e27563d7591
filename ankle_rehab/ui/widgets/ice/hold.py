"""Why no icing starts now: what to wait for, what to answer first, or whom to ask."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class IceHold(QWidget):
    """One card with a reason and up to two ways on; `first` and `second` are their buttons."""

    first = Signal()
    second = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = spaced(QVBoxLayout(self), INSIDE)
        self._card = Card(tone="caution")
        self._why = self._card.body("")
        self._first = self._button("primary")
        self._first.clicked.connect(self.first)
        self._second = self._button("quiet")
        self._second.clicked.connect(self.second)
        self._ways = WrapRow(self._first, self._second)
        self._card.add(self._ways)
        rows.addWidget(self._card)

    def display(self, title: str, why: str, first: str = "", second: str = "") -> None:
        """Show this reason; an empty word hides its button."""
        self._card.retitle(title)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        for button, words in ((self._first, first), (self._second, second)):
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(bool(words))
        self._ways.setVisible(bool(first or second))

    def _button(self, role: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", role)
        return button
