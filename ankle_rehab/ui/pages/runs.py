"""The training week: what is planned, what was done, and what the rules say of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class RunsPage(Page):
    name = "runs"
    start_requested = Signal(str)
    run_requested = Signal(int)
    left = Signal()

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Runs"))
        self._parts = parts
        self._themes = themes
