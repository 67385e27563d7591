"""The numbers of the chart as a table, with how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.light import Verdict
from ankle_rehab.ui.models.pain_table import PainTable, TableSource
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.review.score_table import ScoreTable
from ankle_rehab.ui.words import counted


class CountedSource(TableSource, Protocol):
    """Who knows the rows and how many there are. May raise a StorageFault."""

    def count(self, since: date, until: date) -> int: ...


class TableCard(Card):
    """`edit_requested` carries the number of the entry in the row that was opened."""

    edit_requested = Signal(int)

    def __init__(self, themes: Themes, source: CountedSource, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._source = source
        self._model = PainTable(source, self)
        self.table = ScoreTable(themes, self._model, len(PainTable.SORTED_BY))
        self.table.setAccessibleName(self.tr("The scores as a table. Enter opens the entry."))
        self.table.opened.connect(lambda row: self.edit_requested.emit(self._model.row(row).entry_id))
        self.add(self.table)
        self._told = self.body("", "note")

    def set_lights(self, lights: Mapping[date, Verdict]) -> None:
        """The lights of days are known."""
        self._model.set_lights(lights)

    def display(self, since: date, until: date) -> None:
        """Show the scores of these days, both included."""
        self._model.look_at(since, until)
        words = self.tr("{scores}. Enter opens the entry, a heading sorts the rows.")
        self._told.setText(words.format(scores=counted.scores(self._source.count(since, until))))
