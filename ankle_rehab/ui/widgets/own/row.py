"""An exercise or a routine of one's own in the list: what it is, what it lacks, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

Deed = tuple[str, str, Callable[[], object]]


class OwnRow(Card):
    """`deeds` are the word of each button, what a screen reader calls it, and what it does."""

    def __init__(
        self,
        name: str,
        lines: Sequence[str],
        missing: str,
        deeds: Sequence[Deed],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(breakable(name), tone="caution" if missing else "", parent=parent)
        for line in lines:
            if line:
                self.body(breakable(line), "note")
        if missing:
            self.body(self.tr("Not finished yet"), "warning")
            self.body(missing)
        row = WrapRow(spacing=GROUP)
        for words, told, act in deeds:
            made = button(words, "link", act)
            made.setAccessibleName(told)
            row.add(made)
        self.add(row, gap=INSIDE // 2)
