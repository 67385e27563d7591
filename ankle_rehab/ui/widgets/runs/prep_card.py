"""What belongs around a run: done in the player, done without the program, or not; never more than a tick."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.activity import Prep
from ankle_rehab.domain.preparation import Prepared
from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words

BEFORE = (Prep.MOBILITY_BEFORE, Prep.BALL_BEFORE)


class PrepCard(Card):
    """`ticked` carries a Prep and whether it was done without the program, `start` the one to be done now."""

    ticked = Signal(object, bool)
    start = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.retitle(self.tr("Around this run"))
        self._shown: object = None

    def display(self, prepared: Mapping[Prep, Prepared], startable: frozenset[Prep]) -> None:
        """Show how each stands; those in `startable` can be begun now."""
        shown = (dict(prepared), startable)
        if shown == self._shown:
            return
        self._shown = shown
        self.clear()
        for prep, how in prepared.items():
            self.add(self._row(prep, how, prep in startable))
        self.body(
            self.tr("The article advises these around a run. A tick is for you alone; nothing counts them."),
            "note",
        )

    def forget(self) -> None:
        """What is ticked was not kept: the next look shows what is."""
        self._shown = None

    def _row(self, prep: Prep, how: Prepared, startable: bool) -> QWidget:
        name = run_words.prep(prep)
        if how is Prepared.BY_PLAYER:
            return Words(self.tr("✓ {what}: done with the program").format(what=name))
        if how is Prepared.BLOCKED:
            words = self.tr(
                "{what}: left out for now. After a twist or with new swelling the ball waits 72 hours."
            )
            return Words(words.format(what=name), "note")
        tick = Tick(
            self.tr("{what}: done without the program").format(what=name),
        )
        tick.display(how is Prepared.WITHOUT_PROGRAM)
        tick.changed.connect(partial(self.ticked.emit, prep))
        if how is not Prepared.NOT or not startable:
            return tick
        begin = button(self.tr("Start it now"), "link", partial(self.start.emit, prep))
        begin.setAccessibleName(self.tr("Start now: {what}").format(what=name))
        return WrapRow(tick, begin, spacing=GROUP)
