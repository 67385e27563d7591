"""Pairs of running shoes, and how far each has gone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class ShoesPage(Page):
    name = "shoes"
    start_requested = Signal(str)
    run_requested = Signal(int)
    left = Signal()

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Shoes"))
        self._parts = parts
        self._themes = themes
