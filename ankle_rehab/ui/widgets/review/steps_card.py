"""The history of steps: what changed in the plan, when and why, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.day_plan import PlanKept
from ankle_rehab.domain.progress import PlanStep
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import plan_words

FEW = 8


class StepsCard(Card):
    """Shows the newest few changes, and the others on request; what was only read is no change.

    `steps` come oldest first; `name` says what an exercise (by id) is called, `kept` how plans and days went
    together.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("History of steps"))
        self._all = False
        self._steps: Sequence[PlanStep] = ()
        self._name: Callable[[str], str] = str
        self._kept = PlanKept()

    def display(
        self, steps: Sequence[PlanStep], name: Callable[[str], str], kept: PlanKept | None = None
    ) -> None:
        """Show these changes in place of those before."""
        self._kept = kept or PlanKept()
        self._steps = [step for step in steps if plan_words.told(step)]
        self._name = name
        self._fill()

    def _fill(self) -> None:
        self.clear()
        if self._kept.planned:
            self.body(plan_words.kept(self._kept))
        if not self._steps:
            self.body(
                self.tr(
                    "Nothing has changed yet. After three green days in a row, over a week, the plan takes "
                    "its first step. Each one is told here with its reason."
                ),
                "note",
            )
            return
        newest = self._steps[::-1]
        for step in newest if self._all else newest[:FEW]:
            words = self.tr("{day}: {step}")
            self.body(
                words.format(day=plan_words.near(step.at.local_date), step=plan_words.step(step, self._name))
            )
        if len(newest) > FEW and not self._all:
            words = self.tr("Show all {count}").format(count=len(newest))
            self.add(WrapRow(button(words, "link", self._on_more)), gap=INSIDE)

    def _on_more(self) -> None:
        self._all = True
        self._fill()
