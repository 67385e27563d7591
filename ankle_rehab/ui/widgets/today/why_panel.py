"""What stands behind "Why this today?": the light, the rule, what would change it, and the sources."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.card import remove
from ankle_rehab.ui.widgets.words import Words


class WhyPanel(QWidget):
    """Headings with a paragraph each, and a line of sources."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = spaced(QVBoxLayout(self), INSIDE // 2)
        self._shown: tuple[tuple[str, str], ...] = ()

    def display(self, parts: tuple[tuple[str, str], ...], sources: str) -> None:
        """Show these headings with their paragraphs, and the sources in a line."""
        wanted = (*parts, ("", sources))
        if wanted == self._shown:
            return
        self._shown = wanted
        while self._rows.count():
            remove(self._rows, 0)
        for place, (heading, body) in enumerate(wanted):
            if place:
                self._rows.addSpacing(INSIDE // 2)
            if heading:
                self._rows.addWidget(Words(heading, "word"))
            self._rows.addWidget(Words(body, "body" if heading else "note"))
