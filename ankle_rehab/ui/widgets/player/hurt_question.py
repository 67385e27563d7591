""" "It hurts": how much, and then the ways on that the score leaves open."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.hurt import HurtChoice
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.texts import AdviceWords
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class HurtQuestion(QWidget):
    """`scored` carries the number (0-10), `chosen` a `HurtChoice`, `withdrawn` that it was a slip.

    `signs` asks for the warning signs.
    """

    scored = Signal(int)
    chosen = Signal(object)
    withdrawn = Signal()
    signs = Signal()

    def __init__(self, words: AdviceWords, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: object = None
        self._build(themes)

    @property
    def side(self) -> Side | None:
        """The side that was said, None for both or unsaid."""
        return self._sides.value

    @property
    def asks_number(self) -> bool:
        """Whether the number is still to be given."""
        return self._shown is None

    def ask(self, side: Side | None) -> None:
        """Ask for the number; without a known `side` also which ankle it is."""
        self._shown = None
        self._ways.hide()
        self._scale.clear()
        self._sides.display(side)
        self._sides.setVisible(side is None)
        self._question.show()

    def focus(self) -> None:
        """Give the keyboard to the row of numbers, or to the first of the ways on."""
        if self.asks_number:
            self._scale.focus()
        else:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def display(self, run: SessionRun) -> None:
        """Show the ways on once there are any."""
        choices = run.choices
        if not choices or choices == self._shown:
            return
        self._shown = choices
        score = run.hurts[-1]
        self._question.hide()
        self._ways.retitle(self.tr("You said {score}").format(score=text.score(score)))
        self._why.setText(self._reason(run, score))
        easier = run.item.easier if isinstance(run.item, ExerciseStep) else None
        words = "" if easier is None else self._easier_words(easier)
        self._easier.setText(words)
        self._easier.setVisible(bool(words))
        first = HurtChoice.EASIER if HurtChoice.EASIER in choices else HurtChoice.SKIP
        for choice, made in self._buttons.items():
            made.setVisible(choice in choices)
            made.setProperty("role", "primary" if choice is first else "quiet")
            made.style().polish(made)
        self._ways.show()
        self._first = self._buttons[first]
        self.focus()

    def _easier_words(self, easier: ExerciseStep) -> str:
        if easier.level is None:
            return self.tr("Easier: the usual way.")
        return self.tr("Easier: {words}").format(words=easier.level.words)

    def _reason(self, run: SessionRun, score: int) -> str:
        if HurtChoice.GO_ON in run.choices:
            return self._words.within_limit
        if run.exercise is None or run.exercise.pain_limit >= score:
            return self._words.at_six
        return self._words.over_limit.format(limit=run.exercise.pain_limit)

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        self._question = Card()
        self._sides = ChoiceRow(
            self.tr("Which ankle? Without an answer it counts for both."),
            tuple((side, text.side(side)) for side in Side),
        )
        self._scale = PainScale(self.tr("How much does it hurt?"), themes)
        self._scale.chosen.connect(self.scored)
        self._mistake = button(self.tr("Pressed by mistake: go on"), "link", self.withdrawn.emit)
        self._question.add(self._sides)
        self._question.add(self._scale)
        look = button(self.tr("Look at the warning signs"), "link", self.signs.emit)
        self._question.add(WrapRow(self._mistake, look))
        self._ways = Card(tone="caution")
        self._why = self._ways.body("")
        self._easier = self._ways.body("", "note")
        self._buttons = {choice: self._button(choice) for choice in HurtChoice}
        signs = button(self.tr("Look at the warning signs"), "link", self.signs.emit)
        self._ways.add(WrapRow(*self._buttons.values(), signs), gap=8)
        rows.addWidget(self._question)
        rows.addWidget(self._ways)
        rows.addStretch()

    def _button(self, choice: HurtChoice) -> QPushButton:
        return button(self._choice_words(choice), "quiet", lambda: self.chosen.emit(choice))

    def _choice_words(self, choice: HurtChoice) -> str:
        match choice:
            case HurtChoice.GO_ON:
                return self.tr("Go on")
            case HurtChoice.EASIER:
                return self.tr("Make it easier")
            case HurtChoice.SKIP:
                return self.tr("Leave this exercise out")
            case HurtChoice.STOP:
                return self.tr("Stop for today")
            case _:
                assert_never(choice)
