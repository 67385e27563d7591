"""What was found in files from a watch, a few rows at a time, each with a box where it can be taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import BOX, GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.chart.layout import ORDINARY_TYPE
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words

BESIDE_BOX = 24


@value
class RunFileLine:
    """One row: its `number`, what it is, what stands under it, and the heading of its group if it begins one.

    `ticked` is None where nothing can be taken. With a `sport` another one may be chosen.
    """

    number: int
    title: str
    notes: tuple[str, ...]
    ticked: bool | None = None
    sport: Sport | None = None
    group: str = ""
    explained: str = ""


class RunFileRows(Card):
    """`ticked` carries the number of a row and whether it is wanted, `all_ticked` the same for every row,
    `sport_chosen` a number and a Sport, `turned` -1 or 1."""

    ticked = Signal(int, bool)
    all_ticked = Signal(bool)
    sport_chosen = Signal(int, object)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._all = WrapRow(
            button(self.tr("Tick all that is new"), "link", lambda: self.all_ticked.emit(True)),
            button(self.tr("Tick none"), "link", lambda: self.all_ticked.emit(False)),
            spacing=GROUP,
        )
        self.add(self._all)
        self._lines = spaced(QVBoxLayout(), INSIDE)
        self.add(self._lines)
        self._place = Words("", "note")
        self._back = button(self.tr("Earlier ones"), "quiet", lambda: self.turned.emit(-1))
        self._on = button(self.tr("Further ones"), "quiet", lambda: self.turned.emit(1))
        self.add(WrapRow(self._back, self._on, self._place), gap=INSIDE)

    def display(self, lines: Sequence[RunFileLine], place: str, *, first: bool, last: bool) -> None:
        """Show these; `place` tells which of all they are."""
        while self._lines.count():
            remove(self._lines, 0)
        for line in lines:
            self._lines.addWidget(self._row(line))
        self._all.setVisible(any(line.ticked is not None for line in lines) or not (first and last))
        for widget in (self._back, self._on, self._place):
            widget.setVisible(not (first and last))
        self._back.setEnabled(not first)
        self._on.setEnabled(not last)
        self._place.setText(place)

    def _row(self, line: RunFileLine) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), 0)
        if line.group:
            rows.addSpacing(INSIDE)
            rows.addWidget(Words(line.group, "heading"))
            if line.explained:
                rows.addWidget(Words(line.explained, "note"))
            rows.addSpacing(INSIDE)
        if line.ticked is None:
            rows.addWidget(self._indented(Words(line.title)))
        else:
            tick = Tick(line.title)
            tick.display(line.ticked)
            tick.changed.connect(lambda on: self.ticked.emit(line.number, on))
            rows.addWidget(tick)
        rows.addWidget(self._indented(Words("\n".join(line.notes), "note")))
        if line.sport is not None:
            rows.addWidget(self._indented(WrapRow(self._sports(line))))
        return whole

    def _sports(self, line: RunFileLine) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("What was it? {row}").format(row=line.title))
        for sport in Sport:
            box.addItem(run_words.sport(sport), sport)
        box.setCurrentIndex(list(Sport).index(line.sport or Sport.OTHER))
        box.activated.connect(lambda place: self.sport_chosen.emit(line.number, list(Sport)[place]))
        return box

    def _indented(self, part: QWidget) -> QWidget:
        """As far in as the words beside a box, which grows with the type."""
        whole = QWidget()
        row = spaced(QVBoxLayout(whole), 0)
        row.setContentsMargins(BESIDE_BOX + round(BOX * self.font().pixelSize() / ORDINARY_TYPE), 0, 0, 0)
        row.addWidget(part)
        return whole
