"""Keys on the left, what they do on the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ankle_rehab.ui.style import INSIDE, MARGIN
from ankle_rehab.ui.widgets.words import Words


class KeyTable(QWidget):
    """`rows` are the keys, as they are written, and what they do."""

    def __init__(self, rows: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table = QGridLayout(self)
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(MARGIN)
        table.setVerticalSpacing(INSIDE)
        for row, (keys, words) in enumerate(rows):
            table.addWidget(Words(keys, "word"), row, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(Words(words), row, 1)
        table.setColumnStretch(1, 1)
