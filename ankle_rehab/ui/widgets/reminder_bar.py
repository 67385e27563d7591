"""A bar at the top of the window for what is due: start, later, another time, skip."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ankle_rehab.ui.style import INSIDE, MARGIN, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class ReminderBar(QFrame):
    """Shows one reminder; the signals are its answers, `later` carries minutes."""

    begun = Signal()
    later = Signal(int)
    tonight = Signal()
    tomorrow = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        row = spaced(QHBoxLayout(self), 0)
        rows = spaced(QVBoxLayout(), 2)
        row.setContentsMargins(MARGIN, INSIDE, MARGIN, INSIDE)
        row.addLayout(rows, 1)
        self._words, self._note = Words("", "heading"), Words("", "note")
        self._begin = button("", "quiet", self.begun.emit)
        self._ways = WrapRow(
            self._begin,
            button(self.tr("In 10 minutes"), "link", lambda: self.later.emit(10)),
            button(self.tr("In an hour"), "link", lambda: self.later.emit(60)),
            button(self.tr("Tonight"), "link", self.tonight.emit),
            button(self.tr("Tomorrow"), "link", self.tomorrow.emit),
            button(self.tr("Skip"), "link", self.skipped.emit),
        )
        for part in (self._words, self._note, self._ways):
            rows.addWidget(part)

    def display(self, words: str, doing: str, note: str) -> None:
        """Show this one in place of the one before."""
        self._words.setText(words)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._begin.setText(doing)
        self._begin.setAccessibleName(doing)
        self.setAccessibleName(f"{words} {note}".strip())
        self.show()
        announce(self, self.accessibleName())
