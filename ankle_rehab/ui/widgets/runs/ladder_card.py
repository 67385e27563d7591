"""The eight stages of the run-walk ladder, where one stands and why, and the way to another stage."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.progress import PlanStep
from ankle_rehab.domain.run_ladder import LAST, STAGES, stage, stage_after
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import running_words

HERE, ELSEWHERE = "▶", "·"


class RunLadderCard(Card):
    """`chosen` carries the stage that the user wants; a higher one only after its reason was read."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.retitle(self.tr("The ladder: eight stages"))
        self._steps: Sequence[PlanStep] = ()
        self._greens, self._highest = 0, LAST
        self._wanted: int | None = None

    def display(self, steps: Sequence[PlanStep], greens: int, highest: int) -> None:
        """Show where the kept steps lead to; stages up to `highest` may be chosen."""
        self._steps, self._greens, self._highest = steps, greens, highest
        self._show()

    def _show(self) -> None:
        self.clear()
        now = stage_after(self._steps)
        self.body(running_words.why_here(self._steps))
        if now < LAST:
            self.body(running_words.greens(self._greens), "note")
        for one in STAGES:
            self.add(self._row(one.number, now))
            if one.number == self._wanted:
                self._ask(now, one.number)
        self.body(self.tr("No hills, no speed and no trails before stage 7."), "note")

    def _row(self, number: int, now: int) -> WrapRow:
        here = number == now
        words = self.tr("Stage {n}: {what}").format(n=number, what=running_words.stage_words(stage(number)))
        if here:
            words = self.tr("{stage} (you are here)").format(stage=words)
        told = Words(f"{HERE if here else ELSEWHERE} {words}", "heading" if here else "body")
        told.setAccessibleName(words)
        row = WrapRow(told, spacing=INSIDE)
        if not here and number <= self._highest and number != self._wanted:
            way = self.tr("Choose")
            made = button(way, "link", partial(self._choose, number, now))
            made.setAccessibleName(self.tr("Choose stage {n}").format(n=number))
            row.add(made)
        return row

    def _ask(self, now: int, number: int) -> None:
        """The reason, once, before more than the rule allows."""
        self.body(running_words.more_reason(now, number))
        sure = button(self.tr("Choose stage {n} all the same").format(n=number), "quiet", self._sure)
        back = button(self.tr("Stay at stage {n}").format(n=now), "quiet", self._stay)
        self.add(WrapRow(sure, back))
        back.setFocus()

    def _choose(self, number: int, now: int) -> None:
        if number < now:
            self._wanted = None
            self.chosen.emit(number)
            return
        self._wanted = number
        self._show()

    def _sure(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.chosen.emit(wanted)

    def _stay(self) -> None:
        self._wanted = None
        self._show()
