"""The foot of the Ice page: the way to take the pack off, never scrolled out of sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ankle_rehab.ui.style import COLUMN_WIDTH, GROUP, INSIDE, MARGIN, spaced
from ankle_rehab.ui.widgets.words import Words


class IceFoot(QFrame):
    """`off` is "Take it off now" while the cold is on, `confirmed` "It is off" once it must be."""

    off = Signal()
    confirmed = Signal()

    def __init__(self, off: str, confirm: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(off, confirm)

    def display(self, left: str, *, alarm: bool) -> None:
        """Show the button for now, with the time left beside it where that is not large above."""
        self._off.setVisible(not alarm)
        self._confirm.setVisible(alarm)
        self._note.setVisible(alarm)
        self._left.setText(self.tr("{time} to go").format(time=left) if left else "")
        self._left.setVisible(bool(left))

    def _build(self, off: str, confirm: str) -> None:
        self.setProperty("role", "status")
        whole = spaced(QHBoxLayout(self), 0)
        column = QWidget()
        column.setMaximumWidth(COLUMN_WIDTH + 2 * MARGIN)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = spaced(QHBoxLayout(column), GROUP)
        row.setContentsMargins(MARGIN, INSIDE, MARGIN, INSIDE)
        self._off = self._button(off, "danger")
        self._off.clicked.connect(self.off)
        self._confirm = self._button(confirm, "primary")
        self._confirm.clicked.connect(self.confirmed)
        self._note = Words(self.tr("Any key says the same."), "note")
        self._left = Words("", "heading")
        for part in (self._off, self._confirm, self._note, self._left):
            row.addWidget(part)
        row.addStretch()
        whole.addStretch(1)
        whole.addWidget(column, 1000)
        whole.addStretch(1)

    def _button(self, words: str, role: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", role)
        button.setAccessibleName(words)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button
