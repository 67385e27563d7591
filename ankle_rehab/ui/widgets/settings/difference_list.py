"""Records that are here and in a file and say something else there; one of the two is chosen for each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class Keep(StrEnum):
    """Which of the two is kept."""

    MINE = "mine"
    THEIRS = "theirs"


@value
class DifferenceLine:
    """Which record (`key` tells it apart), what it says here and in the file, and which is to be kept."""

    key: object
    title: str
    mine: str
    theirs: str
    keep: Keep


class DifferenceList(Card):
    """Shows some at a time. `chosen` carries the key and a Keep, `all_chosen` a Keep; `turned` is -1 or 1."""

    chosen = Signal(object, object)
    all_chosen = Signal(object)
    turned = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.body(self.tr("Nothing of yours is replaced unless you say so."))
        self.add(
            WrapRow(
                button(self.tr("Keep all of mine"), "link", lambda: self.all_chosen.emit(Keep.MINE)),
                button(self.tr("Take all from the file"), "link", lambda: self.all_chosen.emit(Keep.THEIRS)),
                spacing=GROUP,
            )
        )
        self._rows = spaced(QVBoxLayout(), GROUP)
        self.add(self._rows, gap=INSIDE)
        self._place = Words("", "note")
        self._back = button(self.tr("Earlier ones"), "quiet", lambda: self.turned.emit(-1))
        self._on = button(self.tr("Further ones"), "quiet", lambda: self.turned.emit(1))
        self.add(WrapRow(self._back, self._on, self._place), gap=INSIDE)

    def display(self, lines: Sequence[DifferenceLine], place: str, *, first: bool, last: bool) -> None:
        """Show these; `place` tells which of all they are."""
        while self._rows.count():
            remove(self._rows, 0)
        for line in lines:
            self._rows.addWidget(self._row(line))
        for widget in (self._back, self._on, self._place):
            widget.setVisible(not (first and last))
        self._back.setEnabled(not first)
        self._on.setEnabled(not last)
        self._place.setText(place)

    def _row(self, line: DifferenceLine) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), INSIDE)
        choice = ChoiceRow(
            line.title, ((Keep.MINE, self.tr("Keep mine")), (Keep.THEIRS, self.tr("Take the other")))
        )
        choice.display(line.keep)
        choice.chosen.connect(lambda keep: self.chosen.emit(line.key, keep))
        rows.addWidget(choice)
        rows.addWidget(Words(breakable(self.tr("Here: {what}").format(what=line.mine)), "note"))
        rows.addWidget(Words(breakable(self.tr("In the file: {what}").format(what=line.theirs)), "note"))
        return whole
