"""Reminders that could not come in time, each with what it would begin, and one click to leave them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


@value
class MissedRow:
    """One of them: when it was due, what it says, and what its button says."""

    time: str
    words: str
    doing: str


class MissedCard(Card):
    """`begun` carries the place of one in the list, `left` says that all of them are read."""

    begun = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: tuple[MissedRow, ...] = ()
        self.retitle(self.tr("Reminders that could not come in time"))

    def display(self, rows: tuple[MissedRow, ...]) -> None:
        """Show these, unless they are shown already; none hides the card."""
        self.setVisible(bool(rows))
        if rows == self._rows:
            return
        self._rows = rows
        self.clear()
        for place, row in enumerate(rows):
            act = button(row.doing, "link", partial(self.begun.emit, place))
            act.setAccessibleName(f"{row.doing}: {row.words}")
            said = self.tr("{time} · {words}").format(time=row.time, words=row.words)
            self.add(WrapRow(Words(said), act, spacing=GROUP))
        self.add(WrapRow(button(self.tr("All right"), "quiet", self.left.emit)), gap=INSIDE)
