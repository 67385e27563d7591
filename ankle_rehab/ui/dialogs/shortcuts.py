"""The list of keys that F1 opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ankle_rehab.ui.dialogs.fitting import fit
from ankle_rehab.ui.style import GROUP, MARGIN, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words

LETTERS_WIDE = 70
MOST_OF_SCREEN = 0.9


class ShortcutsDialog(QDialog):
    """Every key with what it does; `pages` is the number of pages in the rail."""

    def __init__(self, pages: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(pages)

    def _build(self, pages: int) -> None:
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        rows = spaced(QVBoxLayout(self), GROUP, MARGIN)
        rows.addWidget(Words(self.tr("Keys"), "heading"))
        list_of_keys = QWidget()
        self._table = table = QGridLayout(list_of_keys)
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(MARGIN)
        table.setVerticalSpacing(8)
        for row, (keys, words) in enumerate(self._keys(pages)):
            table.addWidget(Words(keys, "word"), row, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(Words(words), row, 1)
        table.setColumnStretch(1, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Keys"))
        self._area.setWidget(list_of_keys)
        rows.addWidget(self._area, 1)
        close = button(self.tr("Close"), "quiet", self.accept)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the list, unless the screen is lower: then it is scrolled."""
        super().showEvent(event)
        room = self.screen().availableGeometry().size() * MOST_OF_SCREEN
        wide = self.fontMetrics().averageCharWidth() * LETTERS_WIDE
        self.resize(min(room.width(), max(self.width(), wide)), self.height())
        fit(self)
        seen = self._area.viewport()
        missing = self._table.heightForWidth(seen.width()) - seen.height()
        self.resize(self.width(), min(room.height(), self.height() + max(0, missing)))

    def _keys(self, pages: int) -> tuple[tuple[str, str], ...]:
        return (
            (f"Ctrl+1 … {pages}", self.tr("The pages, from top to bottom")),
            ("Ctrl+N", self.tr("New entry in the diary")),
            ("Ctrl+Enter", self.tr("Save the entry that is being written")),
            ("Ctrl+F", self.tr("Find in the diary")),
            ("Ctrl+Z", self.tr("Undo the last change of the diary; Ctrl+Shift+Z does it again")),
            (self.tr("Space"), self.tr("In a session: pause and go on")),
            ("← →", self.tr("In a session: back and skip. On the pain scale: move")),
            ("0 … 9", self.tr("On the pain scale: go to that number, Enter chooses it")),
            ("T", self.tr("On the review: chart or table")),
            ("← → + −", self.tr("In the chart: from point to point, zoom; the arrows with Shift move it")),
            ("F2", self.tr("Warning signs; a session stops and is kept")),
            ("F11", self.tr("Full screen")),
            ("F1", self.tr("This list")),
            (self.tr("Esc"), self.tr("Close what is open")),
        )
