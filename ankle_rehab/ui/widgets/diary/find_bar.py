"""What is looked for in the diary: words first, and a drawer with all else that narrows it down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.finding import Filter
from ankle_rehab.domain.pain import Moment, Zone
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.search_line import SearchLine
from ankle_rehab.ui.widgets.time_fields import DayField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

SOUGHT_AFTER_MILLISECONDS = 250
SCORES = range(11)

Choice = TypeVar("Choice", bound=Enum)


class FindBar(Card):
    """`sought` carries a `Filter` a moment after the last change; `left` that nothing is looked for now."""

    sought = Signal(object)
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._today = today
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOUGHT_AFTER_MILLISECONDS)
        self._soon.timeout.connect(self._seek)
        self._build()

    def begin(self) -> None:
        """Put the keyboard where one types."""
        self._words.begin()

    def clear(self) -> None:
        """Look for nothing."""
        self._words.clear()
        for box in (self._side, self._moment, self._zone, self._lowest):
            box.setCurrentIndex(0)
        self._highest.setCurrentIndex(len(SCORES) - 1)
        self._dated.setChecked(False)
        self._soon.stop()

    def ask_for_day(self, day: date) -> None:
        """Look for all that refers to this day."""
        self.clear()
        for field in (self._since, self._until):
            field.display(day)
        self._more.setChecked(True)
        self._dated.setChecked(True)
        self._seek()

    def tell(self, words: str) -> None:
        """How much was found."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Find"))
        words = self.tr("Words in notes and medicines")
        self._words = SearchLine(words, words)
        self._words.textChanged.connect(self._soon.start)
        self._words.returnPressed.connect(self._seek)
        self._more = QPushButton(self.tr("Narrow down"))
        self._more.setCheckable(True)
        self._more.setAccessibleName(self.tr("Narrow down"))
        done = button(self.tr("Close"), "link", self._on_close)
        done.setAccessibleName(self.tr("Stop looking"))
        self.add(WrapRow(self._words, self._more, done))
        self._drawer = self._build_drawer()
        self._drawer.hide()
        self._more.toggled.connect(self._drawer.setVisible)
        self.add(self._drawer)
        self._told = self.body("", "note")
        self._told.hide()
        self._soon.stop()  # filling the boxes was no wish

    def _build_drawer(self) -> QWidget:
        self._side = self._box(self.tr("Side"), self.tr("Both sides"), map(text.side, Side))
        self._moment = self._box(self.tr("When it hurt"), self.tr("Any moment"), map(text.moment, Moment))
        self._zone = self._box(self.tr("Where it hurt"), self.tr("Anywhere"), map(text.zone, Zone))
        self._lowest = self._scores(self.tr("Lowest score"))
        self._highest = self._scores(self.tr("Highest score"))
        self._highest.setCurrentIndex(len(SCORES) - 1)
        self._dated = QPushButton(self.tr("Between two days"))
        self._dated.setCheckable(True)
        self._dated.setAccessibleName(self.tr("Between two days"))
        self._since, self._until = self._day(self.tr("First day")), self._day(self.tr("Last day"))
        for field in (self._since, self._until):
            field.setEnabled(False)
            self._dated.toggled.connect(field.setEnabled)
        self._dated.toggled.connect(self._soon.start)
        whole = Card()
        whole.setProperty("role", "plain")
        whole.rows.setContentsMargins(0, INSIDE, 0, 0)
        whole.add(WrapRow(self._side, self._moment, self._zone))
        whole.add(WrapRow(Words(self.tr("Pain from")), self._lowest, Words(self.tr("to")), self._highest))
        whole.add(WrapRow(self._dated, self._since, self._until))
        return whole

    def _box(self, name: str, every: str, choices: Iterable[str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItems((every, *choices))
        box.currentIndexChanged.connect(self._soon.start)
        return box

    def _scores(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItems([str(score) for score in SCORES])
        box.currentIndexChanged.connect(self._soon.start)
        return box

    def _day(self, name: str) -> DayField:
        field = DayField(name)
        field.display(self._today())
        field.changed.connect(self._soon.start)
        return field

    def _seek(self) -> None:
        self._soon.stop()
        wanted = self._wanted()
        if wanted is None:
            self.tell(self.tr("Nothing can lie between these two: the first is after the last."))
        else:
            self.sought.emit(wanted)

    def _wanted(self) -> Filter | None:
        """What the fields ask for; None where it can fit nothing."""
        dated = self._dated.isChecked()
        try:
            return Filter(
                words=self._words.text().strip(),
                sides=_chosen(self._side, Side),
                moments=_chosen(self._moment, Moment),
                zones=_chosen(self._zone, Zone),
                lowest=self._lowest.currentIndex(),
                highest=self._highest.currentIndex(),
                since=self._since.value if dated else None,
                until=self._until.value if dated else None,
            )
        except ValueError:
            return None

    def _on_close(self) -> None:
        self.clear()
        self.left.emit()


def _chosen(box: QComboBox, kind: type[Choice]) -> frozenset[Choice]:
    """The choice in sight, none for the first line, which stands for all of them."""
    place = box.currentIndex() - 1
    return frozenset() if place < 0 else frozenset({tuple(kind)[place]})
