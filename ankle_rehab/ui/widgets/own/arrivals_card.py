"""What a shared file brings, each thing with a box to tick; nothing is taken before it is seen here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.own_sharing import Arrival, Meeting
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import own_words


class ArrivalsCard(Card):
    """`taken` carries the ids that are ticked; `left` says that nothing is wanted of it."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="main", parent=parent)
        self._ticks: dict[str, Tick] = {}

    def display(self, file: str, arrivals: Sequence[Arrival]) -> None:
        """Show what is in the file: what is new is ticked, what would take the place of something is not."""
        self.clear()
        self._ticks = {}
        self.retitle(self.tr("From the file {name}").format(name=breakable(file)))
        news = [one for one in arrivals if one.meeting is not Meeting.SAME]
        if not news:
            self.body(self.tr("You have all of this already."))
        for one in arrivals:
            words = breakable(own_words.arrival(one))
            if one.meeting is Meeting.SAME:
                self.body(words, "note")
                continue
            tick = Tick(words)
            tick.display(one.meeting is Meeting.NEW)
            self._ticks[one.coming.id] = tick
            self.add(tick)
        if any(one.meeting is Meeting.DIFFERENT for one in arrivals):
            self.body(self.tr("What takes the place of yours can be undone."), "note")
        leave = button(self.tr("Leave it"), "quiet", self.left.emit)
        if news:
            take = button(self.tr("Take what is ticked"), "primary", self._on_take)
            self.add(WrapRow(take, leave), gap=INSIDE)
        else:
            self.add(WrapRow(leave), gap=INSIDE)

    def _on_take(self) -> None:
        self.taken.emit([own_id for own_id, tick in self._ticks.items() if tick.ticked])
