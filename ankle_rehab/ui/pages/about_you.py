"""The questions that are asked once: health and icing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class AboutYouPage(Page):
    """The questions that are asked once: health and icing."""

    name = "about-you"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("About you"))
        self._parts = parts
        self._themes = themes
