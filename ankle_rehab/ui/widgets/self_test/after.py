"""After a self-test: what was reached, the worst pain meanwhile, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class SelfTestAfter(QWidget):
    """`scored` carries the pain (0-10); `other`, `again`, `signs` and `done` are the ways on."""

    scored = Signal(int)
    other = Signal()
    again = Signal()
    signs = Signal()
    done = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = Side.LEFT
        self._build(themes)

    def show_reached(self, side: Side, reached: str, today: str, before: str, *, other: bool) -> None:
        """What this foot reached, both feet `today`, and `before`; `other` offers the other foot."""
        self._side = side
        self._headline.setText(reached)
        self._say(today, before)
        question = self.tr("The worst in your {side} ankle meanwhile? You may leave it out.")
        self._pain.ask(question.format(side=text.side_inside(side)))
        self._pain.clear()
        self._pain.show()
        self._ways(other=other, again=True)
        announce(self, f"{reached}. {today}")
        self._focus()

    def show_lost(self, why: str) -> None:
        """Nothing was counted or kept: why, and the way to try again."""
        self._headline.setText(self.tr("Not counted"))
        self._say(why, "")
        self._pain.hide()
        self._ways(other=False, again=True, lost=True)
        announce(self, why)
        self._focus()

    def ask_hurt(self, side: Side) -> None:
        """It hurts: how much?"""
        self._side = side
        self._headline.setText(self.tr("Stopped"))
        self._say("", "")
        question = self.tr("How much does your {side} ankle hurt?").format(side=text.side_inside(side))
        self._pain.ask(question)
        self._pain.clear()
        self._pain.show()
        for made in (self._other, self._again, self._signs, self._done):
            made.hide()
        announce(self, question)
        self._pain.focus()

    def show_pain(self, words: str, *, severe: bool, other: bool) -> None:
        """What a score means for going on; a severe one leads to the warning signs."""
        self._say(words, self._last.text())
        self._ways(other=other and not severe, again=False, severe=severe)
        announce(self, words)

    def _say(self, today: str, before: str) -> None:
        for label, words in ((self._today, today), (self._last, before)):
            label.setText(words)
            label.setVisible(bool(words))

    def _ways(self, *, other: bool, again: bool, severe: bool = False, lost: bool = False) -> None:
        words = self.tr("Now the {side} foot").format(side=text.side_inside(self._side.other))
        self._other.setText(words)
        self._other.setAccessibleName(words)
        self._other.setVisible(other)
        self._again.setVisible(again)
        self._signs.setVisible(severe)
        self._done.setVisible(True)
        first = self._signs if severe else self._again if lost else self._other if other else self._done
        for made in (self._other, self._again, self._signs, self._done):
            role = "primary" if made is first else "quiet"
            if made.property("role") != role:
                made.setProperty("role", role)
                made.style().unpolish(made)
                made.style().polish(made)
        self._first = first

    def _focus(self) -> None:
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        card = Card(tone="main")
        self._headline = Words("", "number")
        self._today, self._last = Words("", "heading"), Words("", "note")
        for part in (self._headline, self._today, self._last):
            card.add(part)
        self._pain = PainScale("", themes)
        self._pain.chosen.connect(self.scored)
        card.add(self._pain, gap=GROUP)
        self._other = button("", "primary", self.other.emit)
        self._again = button(self.tr("Once more"), "quiet", self.again.emit)
        self._signs = button(self.tr("Look at the warning signs"), "quiet", self.signs.emit)
        self._done = button(self.tr("Done"), "quiet", self.done.emit)
        self._first = self._done
        card.add(WrapRow(self._signs, self._other, self._again, self._done), gap=INSIDE)
        rows.addWidget(card)
