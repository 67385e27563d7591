"""Push buttons in the roles of the style sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton


def button(words: str, role: str, act: Callable[[], object]) -> QPushButton:
    """A button that says `words`, also to a screen reader, and does `act` when it is pressed."""
    made = QPushButton(words)
    made.setProperty("role", role)
    made.setAccessibleName(words)
    made.clicked.connect(lambda _checked=False: act())
    return made


def by_tab_only(made: QPushButton) -> QPushButton:
    """A click leaves the keyboard where it is, so that Space goes on meaning what it meant before."""
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
