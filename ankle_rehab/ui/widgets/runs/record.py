"""Writing down what was done away from the player: a brisk walk, the hop test, a stage outside, a morning."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.run_gate import HOPS, WALK_MINUTES
from ankle_rehab.domain.value import value
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LONGEST_WALK = 180


class RecordKind(StrEnum):
    """What is written down."""

    WALK = "walk"
    HOPS = "hops"
    OUTSIDE = "outside"
    MORNING = "morning"


@value
class Record:
    """`amounts` are minutes walked, or controlled hops; `pains` the worst (0-10); `now` how it is now."""

    kind: RecordKind
    amounts: Mapping[Side, int]
    pains: Mapping[Side, int]
    now: Mapping[Side, int]


class RunRecord(Card):
    """`kept` carries a `Record` once every number was given, `left` closes it without one."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", tone="main", parent=parent)
        self._themes = themes
        self._kind = RecordKind.WALK
        self._amounts: dict[Side, Stepper] = {}
        self._pains: dict[Side, PainScale] = {}
        self._now: dict[Side, PainScale] = {}

    @property
    def kind(self) -> RecordKind:
        return self._kind

    def ask(self, kind: RecordKind, sides: tuple[Side, ...]) -> None:
        """Ask about these sides anew."""
        self._kind = kind
        self.clear()
        self._amounts, self._pains, self._now = {}, {}, {}
        self.retitle(self._title())
        self._ask_amounts(sides)
        for side in sides:
            self._pains[side] = self._scale(self._question(side))
        if kind is RecordKind.OUTSIDE:
            for side in sides:
                words = self.tr("Your {side} ankle now, after the run").format(side=text.side_inside(side))
                self._now[side] = self._scale(words)
        self._missing = self.body(self.tr("Please choose every number first."), "note")
        self._missing.hide()
        keep = button(self.tr("Keep it"), "primary", self._on_keep)
        back = button(self.tr("Not now"), "quiet", self.left.emit)
        self.add(WrapRow(keep, back), gap=INSIDE)

    def focus(self) -> None:
        """Give the keyboard to the first number."""
        next(iter(self._pains.values())).focus()

    def _title(self) -> str:
        return {
            RecordKind.WALK: self.tr("A brisk walk, just now"),
            RecordKind.HOPS: self.tr("The hop test, just now"),
            RecordKind.OUTSIDE: self.tr("This stage outside, just now"),
            RecordKind.MORNING: self.tr("This morning, with the first steps"),
        }[self._kind]

    def _question(self, side: Side) -> str:
        foot = text.side_inside(side)
        words = {
            RecordKind.WALK: self.tr("The worst pain in your {side} ankle while walking"),
            RecordKind.HOPS: self.tr("The worst pain in your {side} ankle while hopping"),
            RecordKind.OUTSIDE: self.tr("The worst pain in your {side} ankle during the run"),
            RecordKind.MORNING: self.tr("Your {side} ankle with the first steps this morning"),
        }[self._kind]
        return words.format(side=foot)

    def _ask_amounts(self, sides: tuple[Side, ...]) -> None:
        if self._kind is RecordKind.WALK:
            name = self.tr("Minutes walked briskly")
            stepper = Stepper(name, (1, LONGEST_WALK), 5, lambda _n: self.tr("min"))
            stepper.display(WALK_MINUTES)
            self._amounts[sides[0]] = stepper
            self.add(WrapRow(Words(name), stepper))
        elif self._kind is RecordKind.HOPS:
            self.body(self.tr("Controlled means: a soft landing, then still for three seconds."), "note")
            for side in sides:
                name = self.tr("Controlled hops, {side} foot").format(side=text.side_inside(side))
                stepper = Stepper(name, (0, HOPS), 1, lambda _n: self.tr("of {n}").format(n=HOPS))
                self._amounts[side] = stepper
                self.add(WrapRow(Words(name), stepper))

    def _scale(self, question: str) -> PainScale:
        made = PainScale(question, self._themes)
        self.add(made, gap=GROUP)
        return made

    def _on_keep(self) -> None:
        pains, now = _answers(self._pains), _answers(self._now)
        if len(pains) < len(self._pains) or len(now) < len(self._now):
            self._missing.show()
            unanswered = (*self._pains.values(), *self._now.values())
            next(scale for scale in unanswered if scale.value is None).focus()
            return
        amounts = {side: stepper.value for side, stepper in self._amounts.items()}
        self.kept.emit(Record(self._kind, amounts, pains, now))


def _answers(scales: Mapping[Side, PainScale]) -> dict[Side, int]:
    return {side: scale.value for side, scale in scales.items() if scale.value is not None}
