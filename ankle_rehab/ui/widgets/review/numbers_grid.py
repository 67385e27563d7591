"""Median, range, number and missing days in columns; its labels are kept, for laying out new ones is slow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.statistics import Summary
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.words import counted, diary_text, review_words

COLUMN_GAP = 20
MOMENTS = tuple(Moment)
MEDIAN, SPREAD, SCORES, WITHOUT = 1, 2, 3, 4


class NumbersGrid(QWidget):
    """A row for each moment that was written about, under the name of its side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(COLUMN_GAP)
        self._grid.setVerticalSpacing(INSIDE)
        self._headings = {
            MEDIAN: self.tr("Median"),
            SPREAD: self.tr("Lowest to highest"),
            SCORES: self.tr("Scores"),
            WITHOUT: self.tr("Days without"),
        }
        for column, heading in self._headings.items():
            self._put(heading, 0, column, "note")
        self._grid.setColumnStretch(WITHOUT + 1, 1)
        self._sides: dict[Side, Words] = {}
        self._rows: dict[tuple[Side, Moment], dict[int, Words]] = {}

    def display(self, summaries: tuple[Summary, ...]) -> None:
        """Show what can be said of each side and moment."""
        found = {(one.side, one.moment): one for one in summaries}
        for side in Side:
            shown = any(one.side is side for one in summaries)
            if shown and side not in self._sides:
                self._sides[side] = self._put(diary_text.side_heading(side), _row_of(side), 0, "word")
            if side in self._sides:
                self._sides[side].setVisible(shown)
        for key in self._rows.keys() - found.keys():
            for label in self._rows[key].values():
                label.hide()
        for key, one in found.items():
            if key not in self._rows:
                self._rows[key] = self._row(*key)
            self._fill(self._rows[key], one)

    def needed_width(self) -> int:
        """How wide it has to be for each column to stand on one line."""
        metrics = QFontMetrics(self.font())
        wide = sum(metrics.horizontalAdvance(heading) + COLUMN_GAP for heading in self._headings.values())
        return wide + metrics.horizontalAdvance(review_words.not_enough())

    def _row(self, side: Side, moment: Moment) -> dict[int, Words]:
        """The labels of a row by their column; the one before the first says that there is too little."""
        row = _row_of(side) + 1 + MOMENTS.index(moment)
        made = {column: self._put("", row, column) for column in self._headings}
        made[0] = self._put(text.moment(moment), row, 0)
        made[-1] = self._put(review_words.not_enough(), row, MEDIAN, "note", columns=2)
        return made

    def _fill(self, labels: dict[int, Words], one: Summary) -> None:
        cells = {SCORES: counted.number(one.n), WITHOUT: counted.number(one.days_without)}
        if one.median is not None:
            cells |= {MEDIAN: review_words.number(one.median), SPREAD: review_words.spread(one)}
        labels[-1].setAccessibleName(review_words.summary(one))
        for column, label in labels.items():
            if column in cells:
                label.setText(cells[column])
                label.setAccessibleName(f"{self._headings[column]}: {cells[column]}")
            label.setVisible(column == 0 or column in cells or (column < 0 and one.median is None))

    def _put(self, words: str, row: int, column: int, role: str = "body", columns: int = 1) -> Words:
        label = Words(words, role)
        if column:
            label.setWordWrap(False)
            label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, column, 1, columns)
        return label


def _row_of(side: Side) -> int:
    """Where the name of a side stands; its moments come below."""
    return 1 + tuple(Side).index(side) * (len(MOMENTS) + 1)
