"""A routine on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class RoutineSheetPage(Page):
    """A routine on paper."""

    name = "routine-sheet"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Print this routine"))
        self._parts = parts
        self._routine_id = ""

    def choose(self, routine_id: str) -> None:
        """Show this routine."""
        self._routine_id = routine_id
        self.mark_stale()
