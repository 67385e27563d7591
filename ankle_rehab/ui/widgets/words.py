"""Text on a page: it wraps, and no line grows longer than the eye can follow."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.ui.style import LINE_OF_TEXT

LONGEST_WORD = 16
KEPT = 16
_LONG_WORD = rf"\S{{{LONGEST_WORD}}}(?=\S)"


def breakable(text: str) -> str:
    """A text that others wrote, with invisible places to break in words too long for a line."""
    return re.sub(_LONG_WORD, lambda part: f"{part[0]}\u200b", text)


def literal(text: str) -> str:
    """A text that others wrote, for a hint: no sign in it is taken for markup, and none looks different."""
    return text.replace("<", "<\u200b")


def shortened(text: str, longest: int) -> str:
    """The beginning of a text that others wrote, and a sign that it goes on where it is longer."""
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


class Words(QLabel):
    """A label in one of the roles of the style sheet, at most 70 characters wide."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.setProperty("textFormat", "PlainText")
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[tuple[int, str], int] = {}
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._heights.clear()
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def heightForWidth(self, width: int) -> int:
        """The height at the width that the label will really take: layouts forget the limit.

        It is kept: layouts ask for it a hundred times whenever something else on the page comes or goes.
        """
        key = (min(width, self.maximumWidth()), self.text())
        if key not in self._heights:
            if len(self._heights) >= KEPT:
                self._heights.clear()
            self._heights[key] = super().heightForWidth(key[0])
        return self._heights[key]

    def sizeHint(self) -> QSize:
        """One line when the text fits into one, so that short words do not break early."""
        hint = super().sizeHint()
        one_line = self.fontMetrics().size(0, self.text()).width() + 2
        width = min(one_line, self.maximumWidth())
        return QSize(width, self.heightForWidth(width) if width > 0 else hint.height())

    def _fit(self) -> None:
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * LINE_OF_TEXT)
