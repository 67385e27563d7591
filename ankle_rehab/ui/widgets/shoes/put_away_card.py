"""Pairs of shoes that are worn no more; they keep their runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Pair
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.shoes.row import LONGEST_SHOWN, link
from ankle_rehab.ui.widgets.words import Words, breakable, shortened
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import shoe_words


class PutAwayCard(Card):
    """`wanted` carries the number of a pair that is taken up again, `removed` of one that is thrown away."""

    wanted = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Put away"))
        self._shown: tuple[tuple[Pair, ...], date, DistanceUnit] | None = None

    def display(self, pairs: Sequence[Pair], today: date, unit: DistanceUnit) -> None:
        """Show those that are put away; without any there is nothing to see."""
        away = tuple(pair for pair in pairs if pair.shoe.retired is not None)
        self.setVisible(bool(away))
        if (away, today, unit) == self._shown:
            return
        self._shown = (away, today, unit)
        self.clear()
        for pair in away:
            self.add(self._row(pair, today, unit))

    def _row(self, pair: Pair, today: date, unit: DistanceUnit) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), 0)
        name = shortened(pair.shoe.name, LONGEST_SHOWN)
        again = self.tr("Use {name} again").format(name=name)
        gone = self.tr("Delete {name}").format(name=name)
        rows.addWidget(Words(breakable(name)))
        rows.addWidget(Words(shoe_words.put_away(pair, today, unit), "note"))
        rows.addWidget(
            WrapRow(
                link(self.tr("Use it again"), again, lambda: self.wanted.emit(pair.shoe.id)),
                link(self.tr("Delete"), gone, lambda: self.removed.emit(pair.shoe.id)),
                spacing=GROUP,
            )
        )
        return whole
