"""Records leave for other programs here, and come back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class TransferPage(Page):
    """Records leave for other programs here, and come back."""

    name = "transfer"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._themes = themes
        self.retitle(self.tr("Export and import"))
