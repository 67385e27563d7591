"""The cards of the guide to choose from: by group, or those that were found."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ankle_rehab.domain.guide import GuideCard
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words

LEAST_LETTERS = 36


class GuideEntry(QWidget):
    """The title of one card to press, and a sentence of it; `chosen` carries the card's id."""

    chosen = Signal(str)

    def __init__(self, card: GuideCard, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = spaced(QVBoxLayout(self), 0)
        title = button(card.title, "link", lambda: self.chosen.emit(card.id))
        title.setAccessibleDescription(sentence)
        row = QGridLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(title, 0, 0)
        row.setColumnStretch(1, 1)
        rows.addLayout(row)
        words = Words(sentence, "note")
        words.setContentsMargins(6, 0, 0, 0)
        rows.addWidget(words)
        rows.addStretch()


class GuideList(Card):
    """Entries in two columns where there is room for some forty letters in each, otherwise in one."""

    chosen = Signal(str)

    def __init__(
        self, title: str, entries: Iterable[tuple[GuideCard, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GROUP)
        self._grid.setVerticalSpacing(GROUP)
        self._entries = [GuideEntry(card, sentence) for card, sentence in entries]
        for entry in self._entries:
            entry.chosen.connect(self.chosen)
        self.add(self._grid)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        column = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        columns = 2 if self.width() >= 2 * column + GROUP else 1
        if columns == self._columns:
            return
        self._columns = columns
        for index, entry in enumerate(self._entries):
            self._grid.addWidget(entry, index // columns, index % columns)
        for index in range(2):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
