"""The user's shoes as they are shown and changed, in the guide and on a page of their own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.shoes import limits_of
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.shoes.card import ShoesCard
from ankle_rehab.ui.widgets.shoes.put_away_card import PutAwayCard
from ankle_rehab.ui.widgets.words import shortened

LONGEST_TOLD = 40


class ShoesBoard(QWidget):
    """`notice` carries a Notice with Undo, `opened` comes when the form did. `away` shows pairs put away."""

    notice = Signal(object)
    opened = Signal()

    def __init__(self, parts: Parts, *, away: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._shelf = parts.shoes
        rows = spaced(QVBoxLayout(self), GROUP)
        self._card = ShoesCard()
        self._card.kept.connect(self._on_kept)
        self._card.looked.connect(self._on_looked)
        self._card.retired.connect(self._on_retired)
        self._card.opened.connect(self.opened)
        rows.addWidget(self._card)
        self._away = PutAwayCard() if away else None
        if self._away is not None:
            self._away.wanted.connect(self._on_wanted)
            self._away.removed.connect(self._on_removed)
            rows.addWidget(self._away)

    def refresh(self) -> None:
        """Look at the diary again. Raises StorageFault."""
        pairs, today = self._shelf.pairs(), self._parts.clock.now().date()
        settings = self._parts.preferences.settings
        unit = settings.distance_unit
        self._card.display(pairs, today, unit, limits_of(settings))
        if self._away is not None:
            self._away.display(pairs, today, unit)

    def _on_kept(self, shoe: Shoe) -> None:
        words = self.tr("Kept: {name}").format(name=shortened(shoe.name, LONGEST_TOLD))
        if self._do(lambda: self._shelf.keep(shoe), words):
            self._card.close_form()

    def _on_looked(self, shoe: Shoe, uneven: bool) -> None:
        self._do(lambda: self._shelf.looked_at(shoe, uneven=uneven), self.tr("Kept: looked at today."))

    def _on_retired(self, shoe_id: int) -> None:
        self._do(lambda: self._shelf.retire(shoe_id), self.tr("Put away."))

    def _on_wanted(self, shoe_id: int) -> None:
        self._do(lambda: self._shelf.take_up(shoe_id), self.tr("In use again."))

    def _on_removed(self, shoe_id: int) -> None:
        words = self.tr("Deleted. It stays in the trash for 30 days; its runs stay.")
        self._do(lambda: self._shelf.remove(shoe_id), words)

    def _do(self, work: Callable[[], object], words: str) -> bool:
        """Write, and say what was done; where nothing could be written the diary has told of it."""
        try:
            work()
        except StorageFault:
            return False
        undo = self._parts.diary.undo
        step = undo.newest

        def take_back() -> None:
            if step is not None:
                with suppress(StorageFault):
                    undo.take_back(step)

        self.notice.emit(Notice(words, take_back))
        return True
