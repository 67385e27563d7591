"""What is asked before a plan is made: the rule, its source, and what could be done instead."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain import run_plan
from ankle_rehab.domain.load import Finding
from ankle_rehab.domain.load_rules import Swap
from ankle_rehab.domain.planned import Planned
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.run_load import Block
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.widgets.runs.before_card import BeforeCard, BeforeView, Said
from ankle_rehab.ui.words import load_words


class PlanAsking(QObject):
    """`chosen` carries the plan as it may be kept now, `rested` one that gives way to rest; `left` neither.

    `card` is shown below the week while something is asked.
    """

    chosen = Signal(object)
    rested = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._plan: Planned | None = None
        self._found: tuple[Finding, ...] = ()
        self._ways: tuple[Swap, ...] = ()
        self.card = BeforeCard()
        self.card.swapped.connect(self._on_way)
        self.card.insisted.connect(self._on_anyway)
        self.card.left.connect(self.left)

    def ask(self, plan: Planned) -> None:
        """Choose it, or show first what it would go against."""
        load = self._parts.run_load
        try:
            block = load.closing()(plan)
            found = run_plan.unread(plan, load.before(plan))
            ways = load.swaps(plan) if block is not None or found else ()
        except StorageFault:  # the diary has told of it
            return
        if block is None and not found:
            self.chosen.emit(plan)
            return
        self._plan, self._found, self._ways = plan, found, ways
        self._display(plan, block)

    def drop(self) -> None:
        """Nothing is asked any more."""
        self._plan, self._found, self._ways = None, (), ()
        self.card.hide()

    def refuse(self, words: str) -> None:
        """It could not be kept: what was asked still stands."""
        self.card.refuse(words)

    def _display(self, plan: Planned, block: Block | None) -> None:
        unit, now = self._parts.preferences.settings.distance_unit, self._parts.clock.now()
        if block is not None:
            said: tuple[Said, ...] = (Said(load_words.block(block, now)),)
        else:
            said = tuple(Said(load_words.finding(one, unit), load_words.source(one)) for one in self._found)
        self.card.display(
            BeforeView(
                title=self._title(plan, block),
                said=said,
                swaps=tuple(load_words.swap(way, now.date()) for way in self._ways),
                anyway=block is None,
                tone="stop" if block is not None else "caution",
            )
        )
        self.card.focus()

    def _title(self, plan: Planned, block: Block | None) -> str:
        if block is None:
            words = self.tr("Before you plan this for {day}")
        elif block.cross:
            words = self.tr("No training on {day} for now")
        else:
            words = self.tr("No run on {day} for now")
        return words.format(day=text.long_day(plan.day))

    def _on_anyway(self) -> None:
        if self._plan is not None:
            self.chosen.emit(run_plan.read(self._plan, self._found))

    def _on_way(self, place: int) -> None:
        plan = self._plan
        if plan is None:
            return
        first = self._parts.preferences.settings.week_start
        instead = run_plan.swapped(plan, self._ways[place], first)
        if instead is None:
            self.rested.emit(plan)
        else:
            self.chosen.emit(instead)
