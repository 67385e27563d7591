"""Writing or changing one routine of one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class OwnRoutinePage(Page):
    """Writing or changing one routine of one's own."""

    name = "own-routine"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Routine"))
        self._parts = parts
        self._themes = themes
