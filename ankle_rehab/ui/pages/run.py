"""One run or other activity: all that is known of it, to be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class RunPage(Page):
    name = "run"
    start_requested = Signal(str)
    run_requested = Signal(int)
    left = Signal()

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("A run"))
        self._parts = parts
        self._themes = themes

    def open_run(self, number: int) -> None:
        """Show the activity of this number."""
        self._number = number
