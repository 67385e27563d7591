"""A box to tick with a sentence beside it that may need several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ankle_rehab.ui.style import spaced
from ankle_rehab.ui.widgets.words import Words


class Tick(QWidget):
    """The name of the box is the whole sentence, or what is `told`; a click on the words ticks it too."""

    changed = Signal(bool)

    def __init__(self, words: str, parent: QWidget | None = None, *, told: str = "") -> None:
        super().__init__(parent)
        self._build(words, told or words)
        self.setFocusProxy(self._box)

    @property
    def ticked(self) -> bool:
        return self._box.isChecked()

    def display(self, ticked: bool) -> None:
        """Show it ticked or not, without telling anybody."""
        self._box.blockSignals(True)
        self._box.setChecked(ticked)
        self._box.blockSignals(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.setFocus(Qt.FocusReason.MouseFocusReason)
            self._box.click()
        super().mouseReleaseEvent(event)

    def _build(self, words: str, told: str) -> None:
        row = spaced(QHBoxLayout(self), 0)
        self._box = QCheckBox()
        self._box.setAccessibleName(told)
        self._box.toggled.connect(self.changed)  # assistive tools toggle without a click
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        self._words = Words(words.replace("&", "&&"))  # beside its box a single one would mark a letter
        self._words.setContentsMargins(0, 10, 0, 8)
        self._words.setBuddy(self._box)
        row.addWidget(self._words, 1)
        row.addStretch()
