"""The foot of the entry page: Save and Close, never scrolled out of sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ankle_rehab.ui.style import COLUMN_WIDTH, GROUP, INSIDE, MARGIN, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words


class EntryFoot(QFrame):
    """`save` and `close_asked` are the two buttons."""

    save = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def display(self, words: str, *, ready: bool) -> None:
        """Say why it cannot be saved or was not; `ready` is whether Save may be pressed."""
        self._save.setEnabled(ready)
        self._words.setText(words)

    def _build(self) -> None:
        self.setProperty("role", "status")
        whole = spaced(QHBoxLayout(self), 0)
        column = QWidget()
        column.setMaximumWidth(COLUMN_WIDTH + 2 * MARGIN)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = spaced(QHBoxLayout(column), GROUP)
        row.setContentsMargins(MARGIN, INSIDE, MARGIN, INSIDE)
        self._save = button(self.tr("Save"), "primary", self._on_save)
        self._save.setAccessibleName(self.tr("Save entry"))
        close = button(self.tr("Close"), "link", self._on_close)
        close.setAccessibleName(self.tr("Close without saving"))
        self._words = Words("", "note")
        for part in (self._save, close):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(part)
        row.addWidget(self._words)
        row.addStretch()
        whole.addStretch(1)
        whole.addWidget(column, 1000)
        whole.addStretch(1)

    def _on_save(self) -> None:
        self.save.emit()

    def _on_close(self) -> None:
        self.close_asked.emit()
