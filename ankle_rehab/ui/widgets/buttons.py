"""Push buttons in the roles of the style sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPushButton


def button(words: str, role: str, act: Callable[[], object]) -> QPushButton:
    """A button that says `words`, also to a screen reader, and does `act` when it is pressed."""
    made = QPushButton(words)
    made.setProperty("role", role)
    made.setAccessibleName(words)
    made.clicked.connect(lambda _checked=False: act())
    return made


class WayBack(QPushButton):
    """A link to where one came from; its arrow follows the reading direction and is not read out."""

    def __init__(self, words: str, act: Callable[[], object]) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "link")
        self.setAccessibleName(words)
        self.clicked.connect(lambda _checked=False: act())
        self._point()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._point()

    def _point(self) -> None:
        arrow = "←" if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else "→"
        self.setText(f"{arrow} {self._words}")


def by_tab_only(made: QPushButton) -> QPushButton:
    """A click leaves the keyboard where it is, so that Space goes on meaning what it meant before."""
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
