"""The page for the doctor: what goes in, how it looks, out as PDF or on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class DoctorPage(Page):
    """The page for the doctor: what goes in, how it looks, out as PDF or on paper."""

    name = "doctor"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._themes = themes
        self.retitle(self.tr("Page for your doctor"))
