"""A quiet bar at the top for what holds as long as the program runs, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ankle_rehab.ui.style import GROUP, INSIDE, MARGIN, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words


class LastingBar(QFrame):
    """`act` is done by the button `doing`; without it there is no button."""

    def __init__(self, words: str, doing: str, act: Callable[[], None] | None, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setAccessibleName(words)
        row = spaced(QHBoxLayout(self), GROUP)
        row.setContentsMargins(MARGIN, 2, MARGIN, 2)
        told = Words(words)
        told.setContentsMargins(0, INSIDE, 0, INSIDE)
        row.addWidget(told)
        if act is not None:
            row.addWidget(button(doing, "link", act))
        row.addStretch()
        announce(self, words)
