"""Everything to read, with search."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class GuidePage(Page):
    """Everything to read, with search."""

    name = "guide"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Guide"))
        self._parts = parts
        self._themes = themes
