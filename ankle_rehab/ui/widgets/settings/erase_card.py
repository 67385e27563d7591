"""The way to delete everything: what goes, a copy first, and a word to type so that no slip can do it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

FIELD_WIDTH = 220


class EraseCard(Card):
    """`copy_wanted` asks for a copy of the diary in a folder to be chosen, `erase_wanted` to delete all.

    While the copy is being saved (`working`) nothing can be deleted.
    """

    copy_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.working = False
        self.retitle(self.tr("Delete all my data"))
        self._word = self.tr("DELETE", "the word to type")
        self.body(
            self.tr(
                "The diary, all its backups, what was begun and the log are deleted from this computer. This "
                "cannot be undone."
            )
        )
        self._elsewhere = self.body("", "note")
        self._elsewhere.hide()
        self._copy = button(self.tr("Save a copy first"), "quiet", self.copy_wanted.emit)
        self.add(WrapRow(self._copy), gap=INSIDE)
        self._copied = self.body("", "note")
        self._copied.hide()
        asked = self.tr("Type {word} to go on").format(word=self._word)
        self.add(Words(asked), gap=GROUP - INSIDE)
        self._field = QLineEdit()
        self._field.setFixedWidth(FIELD_WIDTH)
        self._field.setAccessibleName(asked)
        self._field.textChanged.connect(self._on_typed)
        self._erase = button(self.tr("Delete everything"), "danger", self._on_erase)
        self.add(WrapRow(self._field, self._erase))
        self._on_typed("")

    def display(self, second: str, *, possible: bool) -> None:
        """`second` is a folder with copies that stay; `possible` is false while nothing may be written."""
        words = self.tr("Copies in this folder stay: {path}").format(path=second)
        self._elsewhere.setText(breakable(words))
        self._elsewhere.setAccessibleName(words)
        self._elsewhere.setVisible(bool(second))
        self.setEnabled(possible)

    def display_copy(self, words: str, *, working: bool = False) -> None:
        """Say what became of the copy."""
        self._copied.setText(breakable(words))
        self._copied.setAccessibleName(words)
        self._copied.setVisible(bool(words))
        self.working = working
        self._copy.setEnabled(not working)
        self._on_typed(self._field.text())

    def _on_typed(self, text: str) -> None:
        self._erase.setEnabled(text.strip() == self._word and not self.working)

    def _on_erase(self) -> None:
        self._field.clear()
        self.erase_wanted.emit()
