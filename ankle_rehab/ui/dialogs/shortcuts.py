"""The list of keys that F1 opens over a page that should not be left."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from ankle_rehab.ui.actions.actions import Action
from ankle_rehab.ui.dialogs.fitting import fit
from ankle_rehab.ui.style import GROUP, MARGIN, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.key_table import KeyTable
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.words import key_words

LETTERS_WIDE = 70
MOST_OF_SCREEN = 0.9


class ShortcutsDialog(QDialog):
    """Every key with what it does: those of `actions`, and those of some pages."""

    def __init__(self, actions: Iterable[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(tuple(actions))

    def _build(self, actions: tuple[Action, ...]) -> None:
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        rows = spaced(QVBoxLayout(self), GROUP, MARGIN)
        rows.addWidget(Words(self.tr("Keys"), "heading"))
        self._table = KeyTable(key_words.rows(actions))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Keys"))
        self._area.setWidget(self._table)
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
