"""Why no self-test is open now, or the one number that opens them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.settings import SoreAnkle
from ankle_rehab.domain.texts import AdviceWords
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LEADS_TO_SIGNS = frozenset({Reason.NOT_CHECKED, Reason.SIGN, Reason.HIGH_SCORE, Reason.APPOINTMENT})


class SelfTestHold(Card):
    """`answered` carries the sides and their pain at rest (0-10), `signs` asks for the warning signs."""

    answered = Signal(object, int)
    signs = Signal()

    def __init__(self, words: AdviceWords, gate: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._gate = gate
        self._sore: Side | None = None
        self._build(themes)

    def display(self, reason: Reason, sore: Side | None, only: str = "") -> None:
        """Say why; `sore` is the ankle that the number is about, None when it is not known.

        `only` names the one test that is closed while the others are open.
        """
        asks = reason is Reason.NO_SCORE
        self._sore = sore
        closed = self._words.reasons[reason]
        title = self.tr("One number first") if asks else closed.title
        self.retitle(f"{only}: {title}" if only else title)
        self.set_tone("" if asks else "caution")
        self._why.setText(self._question(sore) if asks else text.reason(reason))
        self._opens.setText(self._gate)
        self._scale.setVisible(asks)
        if asks:
            self._scale.clear()
        self._which.hide()
        self._look.setVisible(reason in LEADS_TO_SIGNS)

    def _question(self, sore: Side | None) -> str:
        if sore is None:
            return self.tr("How are your ankles right now, at rest?")
        words = self.tr("How is your {side} ankle right now, at rest?")
        return words.format(side=text.side_inside(sore))

    def _build(self, themes: Themes) -> None:
        self._why = self.body("")
        self._scale = PainScale("", themes)
        self._scale.chosen.connect(self._on_score)
        self.add(self._scale)
        self._which = ChoiceRow(
            self.tr("Which ankle is it?"),
            [(ankle, text.sore_ankle(ankle)) for ankle in SoreAnkle if ankle is not SoreAnkle.NEITHER],
        )
        self._which.chosen.connect(self._on_which)
        self.add(self._which)
        self._opens = self.body("", "note")
        self._look = button(self.tr("Look at the warning signs"), "primary", self.signs.emit)
        self.add(WrapRow(self._look), gap=INSIDE)

    def _on_score(self, score: int) -> None:
        if self._sore is not None:
            self.answered.emit((self._sore,), score)
        elif score == 0:
            self.answered.emit(tuple(Side), score)
        else:
            self._which.show()

    def _on_which(self, ankle: SoreAnkle) -> None:
        score, side = self._scale.value, ankle.side
        if score is not None and side is not None:
            self.answered.emit(tuple(Side) if ankle is SoreAnkle.BOTH else (side,), score)
