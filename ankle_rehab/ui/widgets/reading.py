"""Something to read: paragraphs, lists with a mark before each point, and where it all comes from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ankle_rehab.domain.guide import GuidePart
from ankle_rehab.domain.texts import Source
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words

MARK = "•"


class Point(QWidget):
    """One point of a list; its lines stay beside the mark."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = spaced(QHBoxLayout(self), INSIDE)
        row.addWidget(Words(MARK), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(words), 1)
        row.addStretch()


class Reading(QWidget):
    """The parts of a card, one below the other."""

    def __init__(self, parts: Iterable[GuidePart], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = spaced(QVBoxLayout(self), INSIDE)
        for number, part in enumerate(parts):
            if number:
                rows.addSpacing(INSIDE)
            if part.heading:
                rows.addWidget(Words(part.heading, "heading"))
            for words in part.words:
                rows.addWidget(Words(words))
            for words in part.points:
                rows.addWidget(Point(words))


class SourcesCard(Card):
    """Each source with its address, to be marked and copied; nothing opens a link. `copied` tells it."""

    copied = Signal()

    def __init__(
        self, sources: Iterable[Source], version: str, *, keys: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Where this comes from"))
        self.body(version, "note")
        self._lines: list[str] = []
        for source in sources:
            read = f"[{source.key}] {source.read}" if keys else source.read
            lines = f"{read}\n{source.address}" if source.address else read
            self._lines.append(lines)
            words = self.body(lines, "note")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(_row(button(self.tr("Copy the sources"), "link", self._on_copy)))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(self._lines))
        self.copied.emit()


def _row(*parts: QWidget) -> QHBoxLayout:
    row = spaced(QHBoxLayout(), GROUP)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row
