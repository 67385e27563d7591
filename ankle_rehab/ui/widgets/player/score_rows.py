"""The two numbers after a session: the worst of it, and now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.safety import STOP_SCORE
from ankle_rehab.domain.settings import SoreAnkle
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.words import Words

Told = tuple[int | None, int | None]


class ScoreRows(QWidget):
    """Each row tells its number (0-10) the moment it is chosen; either may stay without an answer.

    Where both ankles are meant and one hurts, it waits for which: no score is made up for the other.
    """

    worst = Signal(int)
    now = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[Side, ...] = ()
        self._build(themes)

    @property
    def complete(self) -> bool:
        """Whether both numbers were given."""
        return self._worst.value is not None and self._now.value is not None

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that the numbers are about."""
        ankle = self._which.value
        return (
            self._sides if ankle is None or ankle is SoreAnkle.BOTH or ankle.side is None else (ankle.side,)
        )

    @property
    def highest(self) -> int:
        """The higher of the numbers given, 0 without any."""
        return max(self._worst.value or 0, self._now.value or 0)

    def ask(self, sides: tuple[Side, ...], worst: int | None, now: int | None) -> None:
        """Ask anew about these sides; `worst` and `now` are in the diary already where they are a number."""
        self._sides = sides
        self._which.display(None)
        self._which.hide()
        side = text.side_inside(sides[0]) if len(sides) == 1 else ""
        if side:
            self._worst.ask(self.tr("The worst in your {side} ankle during the session").format(side=side))
            self._now.ask(self.tr("And now").format(side=side))
        else:
            self._worst.ask(self.tr("The worst in your ankles during the session"))
            self._now.ask(self.tr("And now"))
        self._worst.display(worst)
        self._now.display(now)
        self._saved.setText("")
        if self.complete:
            self.say_saved((worst, now), saved=True)

    def focus(self) -> None:
        """Give the keyboard to the first row without an answer."""
        (self._now if self._worst.value is not None else self._worst).focus()

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        self._worst = PainScale("", themes)
        self._now = PainScale("", themes)
        self._worst.chosen.connect(self._on_worst)
        self._now.chosen.connect(self._on_now)
        self._which = ChoiceRow(
            self.tr("Which ankle is it?"),
            tuple((ankle, text.sore_ankle(ankle)) for ankle in SoreAnkle if ankle is not SoreAnkle.NEITHER),
        )
        self._which.chosen.connect(self._on_which)
        self._which.hide()
        self._saved = Words("", "note")
        rows.addWidget(self._worst)
        rows.addWidget(self._now)
        rows.addWidget(self._which)
        rows.addWidget(self._saved)

    def _on_worst(self, score: int) -> None:
        if self._knows_side(score):
            self.worst.emit(score)

    def _on_now(self, score: int) -> None:
        if self._knows_side(score):
            self.now.emit(score)

    def _on_which(self, _ankle: SoreAnkle) -> None:
        for row, told in ((self._worst, self.worst), (self._now, self.now)):
            if row.value is not None:
                told.emit(row.value)

    def _knows_side(self, score: int) -> bool:
        """Whether it is known whose number this is; otherwise it is asked before anything is kept.

        A severe number does not wait: it counts for both until one is named.
        """
        known = len(self._sides) < 2 or score == 0 or self._which.value is not None
        if not known:
            self._which.show()
            self._saved.setText("")
        return known or score >= STOP_SCORE

    def say_saved(self, told: Told, *, saved: bool) -> None:
        """Say whether the number that was just chosen is in the diary; `told` are those it has now."""
        if not saved:
            words = self.tr("This number could not be saved. You can choose it again.")
        elif self.complete and told == (self._worst.value, self._now.value):
            words = self.tr("Both numbers are in your diary.")
        else:
            words = self.tr("This number is in your diary.")
        self._saved.setText(words)
