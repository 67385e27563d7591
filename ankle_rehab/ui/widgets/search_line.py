"""The line into which somebody types what is looked for."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

LONGEST_WORDS = 200
WORDS_WIDTH = 320


class SearchLine(QLineEdit):
    """Called `name`, with `hint` in it while it is empty, and a button that clears it."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST_WORDS)
        self.setMinimumWidth(WORDS_WIDTH)
        self.setClearButtonEnabled(True)
        for made_by_qt in self.findChildren(QToolButton):
            made_by_qt.setAccessibleName(self.tr("Clear the words"))
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)

    def begin(self) -> None:
        """Put the keyboard here; what was typed goes with the next letter."""
        self.setFocus()
        self.selectAll()
