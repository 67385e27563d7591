"""The strip at the foot of every page while a bandage is worn."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ankle_rehab.domain.bandage import Look
from ankle_rehab.domain.bandage_texts import BandageWords
from ankle_rehab.ui.style import INSIDE, MARGIN, spaced
from ankle_rehab.ui.widgets.ice.bandage_ask import BandageAsk
from ankle_rehab.ui.widgets.spoken import announce


class BandageBar(QFrame):
    """Shows what is asked, with the answers; `ask` tells what was pressed."""

    def __init__(self, words: BandageWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.ask = BandageAsk(words)
        rows = spaced(QVBoxLayout(self), INSIDE)
        rows.setContentsMargins(MARGIN, INSIDE, MARGIN, INSIDE)
        rows.addWidget(self.ask)
        self._title = words.title
        self.setAccessibleName(words.title)
        self.hide()

    def display(self, look: Look | None) -> None:
        """Show this, or nothing any more."""
        if look is not None:
            self.ask.display(look)
            self.setAccessibleName(f"{self._title}: {self.ask.words}")
        self.setVisible(look is not None)

    def announce(self) -> None:
        """Let a screen reader say it at once."""
        announce(self, self.ask.words)
