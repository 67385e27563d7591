"""How the ankle was with a run: the worst during it and how it was after, each on its row of numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.settings import SoreAnkle
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.wrap_row import WrapRow

ASKED = (Moment.DURING_WORST, Moment.AFTER_60MIN)


class RunPain(Card):
    """`kept` carries the scores that were chosen, by side and moment; none is ever made up."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", tone="main", parent=parent)
        self._themes = themes
        self._scales: dict[tuple[Side, Moment], PainScale] = {}
        self._which: ChoiceRow[SoreAnkle] | None = None
        self._wrong = self.body("", "warning")
        self.hide()

    def ask(self, words: str, sides: tuple[Side, ...]) -> None:
        """Ask about these sides anew, or first which ankle it is; `words` name the run."""
        self.clear()
        self.retitle(self.tr("How was your ankle?"))
        self.body(words, "note")
        self._which = None if sides else self._ask_which()
        self._scales = {}
        for side in sides or tuple(Side):
            for moment in ASKED:
                scale = PainScale(self._question(side, moment), self._themes)
                scale.setVisible(side in sides)
                self._scales[side, moment] = scale
                self.add(scale, gap=INSIDE)
        self._wrong = self.body("", "warning")
        self._wrong.hide()
        keep = button(self.tr("Keep the numbers"), "primary", self._on_keep)
        self.add(WrapRow(keep, button(self.tr("Not now"), "quiet", self.left.emit)), gap=INSIDE)
        self.show()

    def focus(self) -> None:
        """Give the keyboard to the first question."""
        if self._which is None:
            next(iter(self._scales.values())).focus()
        else:
            self._which.findChildren(QPushButton)[0].setFocus()

    def refuse(self, words: str) -> None:
        """Say why nothing was kept; what was chosen stays."""
        self._wrong.setText(words)
        self._wrong.show()
        announce(self._wrong, words)

    def _ask_which(self) -> ChoiceRow[SoreAnkle]:
        which: ChoiceRow[SoreAnkle] = ChoiceRow(
            self.tr("Which ankle is it about?"),
            [(one, text.sore_ankle(one)) for one in SoreAnkle if one is not SoreAnkle.NEITHER],
        )
        which.chosen.connect(self._on_which)
        self.add(which)
        return which

    def _on_which(self, ankle: SoreAnkle) -> None:
        for (side, _), scale in self._scales.items():
            scale.setVisible(ankle is SoreAnkle.BOTH or side is ankle.side)

    def _question(self, side: Side, moment: Moment) -> str:
        foot = text.side_inside(side)
        if moment is Moment.DURING_WORST:
            return self.tr("The worst in your {side} ankle during it").format(side=foot)
        return self.tr("Your {side} ankle in the hour after").format(side=foot)

    def _on_keep(self) -> None:
        found = {
            key: scale.value
            for key, scale in self._scales.items()
            if scale.value is not None and not scale.isHidden()
        }
        if found:
            self.kept.emit(found)
        else:
            self.refuse(self.tr("Choose at least one number, or press “Not now”."))
