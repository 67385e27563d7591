"""A field that leaves only those cards of a page in sight that speak of something."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QToolButton, QWidget

from ankle_rehab.domain.guide import folded
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words, breakable, shortened
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LONGEST_WORDS = 60
LONGEST_TOLD = 30
LETTERS_WIDE = 34


class SettingSearch(WrapRow):
    """Each card comes with more words under which it is found, beside those that stand on it."""

    def __init__(self, cards: Iterable[tuple[QWidget, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._cards = tuple(cards)
        self._sought = QLineEdit()
        self._sought.setMaxLength(LONGEST_WORDS)
        self._sought.setClearButtonEnabled(True)
        for made_by_qt in self._sought.findChildren(QToolButton):
            made_by_qt.setAccessibleName(self.tr("Clear the words"))
        self._sought.setPlaceholderText(self.tr("Find a setting"))
        self._sought.setAccessibleName(self.tr("Find a setting"))
        self._sought.textChanged.connect(self._look)
        self._nothing = Words("", "note")
        self._nothing.hide()
        self.add(self._sought)
        self.add(self._nothing)
        self._fit()

    def begin(self) -> None:
        """Put the keyboard where one types."""
        self._sought.setFocus()
        self._sought.selectAll()

    def clear(self) -> None:
        """Look for nothing: all cards are in sight."""
        self._sought.clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self._sought.setMinimumWidth(self.fontMetrics().averageCharWidth() * LETTERS_WIDE)

    def _look(self, typed: str) -> None:
        sought = folded(typed).split()
        count = 0
        for card, others in self._cards:
            words = folded(f"{_words_of(card)} {others}")
            fits = all(word in words for word in sought)
            card.setVisible(fits)
            count += fits
        told = breakable(shortened(typed.strip(), LONGEST_TOLD))
        self._nothing.setText(self.tr("Nothing found for “{words}”").format(words=told))
        self._nothing.setVisible(not count)
        if sought:
            announce(self, self.tr("Found: {n}").format(n=count) if count else self._nothing.text())


def _words_of(card: QWidget) -> str:
    """All that can be read on a card or heard of it."""
    labels = (one.text() for one in card.findChildren(QLabel))
    told = (one.accessibleName() for one in card.findChildren(QWidget))
    on_buttons = (one.text() for one in card.findChildren(QAbstractButton))
    return " ".join((card.accessibleName(), *labels, *told, *on_buttons))
