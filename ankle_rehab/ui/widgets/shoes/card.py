"""The pairs of running shoes in use, and a small form in their place to write one down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Limits, Pair, Shoe
from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.shoes.form import ShoeForm
from ankle_rehab.ui.widgets.shoes.row import ShoeRow
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class ShoesCard(Card):
    """`kept` carries a Shoe that is new or was changed, `looked` one and whether its sole is worn unevenly,
    `retired` the number of one that is worn no more.

    The form stands in place of the list; `opened` says that it came.
    """

    kept = Signal(object)
    looked = Signal(object, bool)
    retired = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[tuple[Pair, ...], date, DistanceUnit, Limits] | None = None
        self._today = date(2000, 1, 1)
        self._unit = DistanceUnit.KILOMETRES
        self._build()

    def display(self, pairs: Sequence[Pair], today: date, unit: DistanceUnit, limits: Limits) -> None:
        """Show the pairs that are in use; what is being typed stays."""
        self._today, self._unit = today, unit
        self._form.today_is(today)
        used = tuple(pair for pair in pairs if pair.shoe.retired is None)
        if (used, today, unit, limits) == self._shown:
            return
        self._shown = (used, today, unit, limits)
        self._list.clear()
        for pair in used:
            self._list.add(self._row(pair, limits))
        self._none.setVisible(not used and self._form.isHidden())
        changed = self._form.changed
        if changed is not None and changed.id not in {pair.shoe.id for pair in used}:
            self.close_form()

    def close_form(self) -> None:
        """Put the form away, with nothing in it."""
        self._form.display(None, self._today, self._unit)
        self._form.hide()
        self._list.show()
        self._none.setVisible(self._shown is None or not self._shown[0])
        self._new.show()

    def _build(self) -> None:
        self.retitle(self.tr("Your running shoes"))
        self._none = self.body(self.tr("No pair is written down yet. A name is enough to begin with."))
        self._list = Card()
        self._list.setProperty("role", "plain")
        self._list.rows.setContentsMargins(0, 0, 0, 0)
        self._list.rows.setSpacing(GROUP)
        self.add(self._list)
        self._new = button(self.tr("Write down a pair"), "primary", lambda: self._open(None))
        self.add(WrapRow(self._new), gap=INSIDE)
        self._form = ShoeForm()
        self._form.kept.connect(self.kept)
        self._form.left.connect(self.close_form)
        self._form.hide()
        self.add(self._form)

    def _row(self, pair: Pair, limits: Limits) -> ShoeRow:
        row = ShoeRow(pair, self._today, self._unit, limits)
        row.change_wanted.connect(lambda: self._open(pair.shoe))
        row.looked.connect(lambda uneven: self.looked.emit(pair.shoe, uneven))
        row.retired.connect(lambda: self.retired.emit(pair.shoe.id))
        return row

    def _open(self, shoe: Shoe | None) -> None:
        for part in (self._list, self._none, self._new):
            part.hide()
        self._form.show()
        self._form.display(shoe, self._today, self._unit)
        self.opened.emit()
