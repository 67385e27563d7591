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
    """Shows one reminder; the signals are its answers, `later` carries minutes, `off` wants no more of these.

    The rarer answers come in sight when they are asked for, so that a small window keeps room for its page.
    """

    begun = Signal()
    later = Signal(int)
    tonight = Signal()
    tomorrow = Signal()
    skipped = Signal()
    off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        row = spaced(QHBoxLayout(self), 0)
        rows = spaced(QVBoxLayout(), 2)
        row.setContentsMargins(MARGIN, INSIDE, MARGIN, INSIDE)
        row.addLayout(rows, 1)
        self._words, self._note = Words("", "word"), Words("", "note")
        self._begin = button("", "quiet", self.begun.emit)
        self._another = button(self.tr("Later"), "link", self._on_another)
        self._rarer = (
            button(self.tr("In 5 minutes"), "link", lambda: self.later.emit(5)),
            button(self.tr("In 30 minutes"), "link", lambda: self.later.emit(30)),
            button(self.tr("In an hour"), "link", lambda: self.later.emit(60)),
            button(self.tr("Tonight"), "link", self.tonight.emit),
            button(self.tr("Tomorrow"), "link", self.tomorrow.emit),
        )
        self._off = button(self.tr("Turn these off"), "link", self.off.emit)
        self._ways = WrapRow(
            self._begin,
            button(self.tr("In 10 minutes"), "link", lambda: self.later.emit(10)),
            self._another,
            *self._rarer,
            button(self.tr("Skip"), "link", self.skipped.emit),
            self._off,
        )
        for part in (self._words, self._note, self._ways):
            rows.addWidget(part)

    def display(self, words: str, doing: str, note: str, *, off: bool = False) -> None:
        """Show this one in place of the one before; with `off` it can be turned off right here."""
        self._words.setText(words)
        self._note_down(note)
        self._note.setVisible(bool(note))
        self._offer(rarer=False)
        self._off.setVisible(off)
        self._begin.setText(doing)
        self._begin.setAccessibleName(doing)
        self.show()
        announce(self, self.accessibleName())

    def renew(self, note: str) -> None:
        """Another note in place of the one in sight, if there is one; nothing is spoken again."""
        if not self._note.isHidden():
            self._note_down(note)

    def _note_down(self, note: str) -> None:
        self._note.setText(note)
        self.setAccessibleName(f"{self._words.text()} {note}".strip())

    def _offer(self, *, rarer: bool) -> None:
        self._another.setVisible(not rarer)
        for one in self._rarer:
            one.setVisible(rarer)

    def _on_another(self) -> None:
        """The keyboard goes on at the first of them."""
        self._rarer[0].show()
        self._rarer[0].setFocus()
        self._offer(rarer=True)
