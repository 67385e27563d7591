"""How it went: the chart, honest sentences, what was done, what came before the bad days."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class ReviewPage(Page):
    """How it went: the chart, honest sentences, what was done, what came before the bad days."""

    name = "review"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._themes = themes
        self.retitle(self.tr("Review"))
