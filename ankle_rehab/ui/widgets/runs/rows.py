"""The list of runs and other activities, month by month; each line opens its page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import remove
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow


@value
class RunRow:
    """One activity: its number, day, line and quieter lines below it.

    A session of the ladder has no number of its own but that of the `session`.
    """

    number: int | None
    day: str
    words: str
    notes: tuple[str, ...] = ()
    month: str = ""
    session: int | None = None


class RunRows(QWidget):
    """`opened` carries the number of the activity, `more` asks for earlier ones.

    `measured` carries the session of the ladder to which a distance is to be added.
    """

    opened = Signal(int)
    measured = Signal(int)
    more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RunRow, ...] = ()
        self._lines = spaced(QVBoxLayout(self), INSIDE)
        self._list = spaced(QVBoxLayout(), INSIDE)
        self._lines.addLayout(self._list)
        self._earlier = button(self.tr("Earlier ones"), "quiet", self.more.emit)
        self._lines.addWidget(WrapRow(self._earlier))

    def display(self, rows: Sequence[RunRow], *, more: bool) -> bool:
        """Show these, newest first; returns whether anything had to be made anew."""
        self._earlier.setVisible(more)
        wanted = tuple(rows)
        if wanted == self._rows:
            return False
        kept = wanted[: len(self._rows)] == self._rows
        begin = len(self._rows) if kept else 0
        if not kept:
            while self._list.count():
                remove(self._list, 0)
        month = self._rows[-1].month if kept and self._rows else ""
        for row in wanted[begin:]:
            if row.month != month:
                month = row.month
                self._add(Words(month, "heading"))
            self._add(self._line(row))
        self._rows = wanted
        return True

    def _add(self, part: QWidget) -> None:
        self._list.addWidget(part)
        part.show()

    def _line(self, row: RunRow) -> QWidget:
        whole = QWidget()
        lines = spaced(QVBoxLayout(whole), 2)
        beside = spaced(QHBoxLayout(), GROUP)
        words = Words(breakable(f"{row.day}: {row.words}"))
        beside.addWidget(words, 1)
        if (way := self._way(row)) is not None:
            beside.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
            words.setContentsMargins(0, 9, 0, 0)  # on a line with what the button says
        lines.addLayout(beside)
        for note in row.notes:
            lines.addWidget(Words(breakable(note), "note"))
        return whole

    def _way(self, row: RunRow) -> QPushButton | None:
        """To its page, or to the distance of a session."""
        if row.number is not None:
            made = button(self.tr("Open"), "link", partial(self.opened.emit, row.number))
            name = self.tr("Open: {day}, {words}")
        elif row.session is not None:
            made = button(self.tr("Add a distance"), "link", partial(self.measured.emit, row.session))
            name = self.tr("Add a distance: {day}, {words}")
        else:
            return None
        made.setAccessibleName(name.format(day=row.day, words=row.words))
        return made
