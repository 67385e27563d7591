"""The laps of a run as a small table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ankle_rehab.domain.activity import Lap
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.card import remove
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.words import run_words

COLUMN_GAP = 20
MOST = 100


class LapGrid(QWidget):
    """A row for each lap; columns of which nothing is known are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(COLUMN_GAP)
        self._grid.setVerticalSpacing(INSIDE)

    def display(self, laps: Sequence[Lap], unit: DistanceUnit) -> None:
        """Show these laps, of very many only the first hundred."""
        while self._grid.count():
            remove(self._grid, 0)
        headings = (
            self.tr("Lap"),
            run_words.unit(unit),
            self.tr("Time"),
            run_words.pace_unit(unit),
            self.tr("Pulse"),
        )
        rows = [run_words.lap(number, one, unit) for number, one in enumerate(laps[:MOST], 1)]
        known = [place for place in range(len(headings)) if any(row[place] for row in rows)]
        for column, place in enumerate(known):
            self._put(headings[place], 0, column, "note")
            for number, row in enumerate(rows, 1):
                words = self._put(row[place] or "–", number, column)
                words.setAccessibleName(f"{headings[place]}: {row[place] or '–'}")
        self._grid.setColumnStretch(len(headings), 1)

    def _put(self, words: str, row: int, column: int, role: str = "body") -> Words:
        label = Words(words, role)
        label.setWordWrap(False)
        label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, column)
        label.show()
        return label
