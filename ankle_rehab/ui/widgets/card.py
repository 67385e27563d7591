"""A card: one matter on a quiet surface, with a title and what belongs to it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.words import Words

PADDING = 20


class Card(QFrame):
    """A titled frame; `tone` is "" or "main" (the one obvious thing), "caution" or "stop"."""

    def __init__(self, title: str = "", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("tone", tone)
        self.rows = spaced(QVBoxLayout(self), INSIDE, PADDING)
        self.title = Words(title, "heading")
        self.rows.addWidget(self.title)
        self.title.setVisible(bool(title))  # in its place first, or it would be a window for a moment
        self.setAccessibleName(title)

    def retitle(self, title: str) -> None:
        """Put other words at the top; none hides the title."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_tone(self, tone: str) -> None:
        """Set the card apart in another way."""
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def add(self, part: QWidget | QLayout, *, gap: int = 0) -> None:
        """Put a part below the others, `gap` pixels further down than usual."""
        if gap:
            self.rows.addSpacing(gap)
        if isinstance(part, QWidget):
            self.rows.addWidget(part)
        else:
            self.rows.addLayout(part)

    def body(self, text: str, role: str = "body") -> Words:
        """Add a paragraph and return it."""
        words = Words(text, role)
        self.rows.addWidget(words)
        return words

    def clear(self) -> None:
        """Take everything out but the title."""
        while self.rows.count() > 1:
            remove(self.rows, self.rows.count() - 1)


def remove(layout: QLayout, index: int) -> None:
    """Take one part out of a layout and let it go, with all it holds."""
    item = layout.takeAt(index)
    if item is None:
        return
    if (widget := item.widget()) is not None:
        widget.hide()
        widget.deleteLater()
    elif (inner := item.layout()) is not None:
        while inner.count():
            remove(inner, 0)
        inner.deleteLater()
