"""Why may it hurt: which parts of the article fit the answers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class CausesPage(Page):
    """Why may it hurt: which parts of the article fit the answers."""

    name = "causes"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Why may it hurt?"))
        self._parts = parts
        self._themes = themes
