"""Pairs of running shoes: how far each has gone, what it is worn for, and when to look at it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.runs.shoes_board import ShoesBoard
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.shoes.limits_card import ShoeLimitsCard
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class ShoesPage(Page):
    name = "shoes"

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self.column.insertWidget(0, WrapRow(WayBack(self.tr("Runs"), lambda: self.open_page.emit("runs"))))
        self.retitle(self.tr("Shoes"))
        self._board = ShoesBoard(parts, away=True)
        self._board.notice.connect(self.notice)
        self._board.opened.connect(self.to_top)
        self.add(self._board)
        self._limits = ShoeLimitsCard()
        self._limits.chosen.connect(lambda chosen: parts.preferences.change(**chosen))
        self.add(self._limits)
        read = button(self.tr("Read about shoes"), "link", lambda: self.open_page.emit("card/shoes"))
        self.add(WrapRow(read))
        parts.diary.changed.connect(self.mark_stale)
        parts.preferences.changed.connect(self.mark_stale)

    def refresh(self) -> None:
        self._board.refresh()
        self._limits.display(self._parts.preferences.settings)
