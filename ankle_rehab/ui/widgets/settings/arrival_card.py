"""What was found in a file, before anything of it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import remove
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.work_card import WorkCard


class ArrivalCard(WorkCard):
    """`wanted` asks to take it in, with the settings or without; `unwanted` to leave it."""

    wanted = Signal(bool)
    unwanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", tone="main", parent=parent)
        self.retitle(self.tr("What is in the file"))
        self._source = self.body("", "note")
        self._lines = spaced(QVBoxLayout(), INSIDE)
        self.add(self._lines)
        self._nothing = self.body(self.tr("All of it is here already."))
        self._settings = Tick(self.tr("Take over the settings in the file, too"))
        self.add(self._settings)
        self._safe = self.body(self.tr("A backup of your diary as it is now is made first."), "note")
        self._many = self.body(
            self.tr("That is a lot: while it is taken in, the window stands still for a moment."), "note"
        )
        self._take = button(self.tr("Take it in"), "primary", self._on_take)
        self.end_with(self._take, button(self.tr("Leave it"), "quiet", self.unwanted.emit))

    def display(self, source: str, lines: Sequence[str], *, worth: bool, settings: bool, many: bool) -> None:
        """Show what there is; `worth` is whether anything of it could be taken, `many` that it takes time."""
        self.tell("")
        self._source.setText(breakable(source))
        self._source.setAccessibleName(source)
        while self._lines.count():
            remove(self._lines, 0)
        for line in lines:
            self._lines.addWidget(Words(line))
        self._nothing.setVisible(not worth)
        self._settings.display(False)
        self._settings.setVisible(settings)
        self._safe.setVisible(worth)
        self._many.setVisible(many)
        self._take.setVisible(worth)

    def _on_take(self) -> None:
        self.wanted.emit(self._settings.ticked)
