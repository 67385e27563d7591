"""The self-tests of every fortnight."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class SelfTestsPage(Page):
    """The self-tests of every fortnight."""

    name = "self-tests"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Self-tests"))
        self._parts = parts
        self._themes = themes
