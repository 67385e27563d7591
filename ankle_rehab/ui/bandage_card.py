"""The elastic bandage: "I put it on", and what it asks while it is worn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.bandage import Look
from ankle_rehab.domain.bandage_texts import BandageWords
from ankle_rehab.domain.exercise import Side
from ankle_rehab.services.bandages import BandageRefused, Bandages
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.ice.bandage_ask import BandageAsk
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class BandageCard(Card):
    """Begins a wearing and shows what it asks. `sore_side` is the ankle that is offered first."""

    def __init__(
        self,
        bandages: Bandages,
        words: BandageWords,
        sore_side: Callable[[], Side | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("While you wear it"))
        self._bandages = bandages
        self._words = words
        self._sore_side = sore_side
        self._build()
        bandages.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew what is so now; a sign that was ticked meanwhile closes it."""
        look, closed = self._bandages.look, self._bandages.closed()
        self._ask.setVisible(look is not None)
        if look is not None:
            self._ask.display(look)
        self._closed.setVisible(look is None and closed)
        if self._side.value is None:
            self._side.display(self._sore_side())
        for part in (self._side, self._begin):
            part.setVisible(look is None and not closed)
        self._begin.setEnabled(self._side.value is not None)

    def _build(self) -> None:
        words = self._words
        self.body(words.intro)
        self._closed = self.body(words.closed, "warning")
        self._side = ChoiceRow(self.tr("Which ankle?"), [(side, text.side(side)) for side in Side])
        self._side.chosen.connect(self.refresh)
        self.add(self._side, gap=INSIDE)
        self._begin = button(words.put_on, "primary", self._on_begin)
        self.add(WrapRow(self._begin), gap=INSIDE)
        self._ask = BandageAsk(words)
        self._ask.well.connect(self._bandages.all_well)
        self._ask.not_well.connect(self._bandages.not_well)
        self._ask.off.connect(self._bandages.take_off)
        self._ask.back.connect(lambda back: self._bandages.feeling(back=back))
        self.add(self._ask)

    def _on_changed(self, _look: Look | None) -> None:
        self.refresh()

    def _on_begin(self) -> None:
        side = self._side.value
        if side is None:
            return
        try:
            self._bandages.begin(side)
        except BandageRefused:
            self.refresh()
