"""What to do about the ticked warning signs: the most urgent first, in the words of the texts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ankle_rehab.domain import triage
from ankle_rehab.domain.texts import SignPage, SignQuestion
from ankle_rehab.domain.triage import Detail, Level, Sign
from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words


@value
class Result:
    """What is to be advised about: the ticked signs with their details, those of them that keep something
    closed, whether they lock icing; a severe score or a fresh twist that was told of.

    `call` says whom to call, `ticked_at` when the boxes were ticked (both may be empty).
    """

    signs: frozenset[Sign]
    details: frozenset[Detail]
    held: frozenset[Sign] = frozenset()
    ice_locked: bool = False
    severe: str = ""
    twisted: bool = False
    former: bool = False
    call: str = ""
    ticked_at: str = ""

    @property
    def level(self) -> Level:
        return triage.worst(self.signs, self.details)


class SignAdvice(Card):
    """Shows a `Result`; in an emergency nothing but the advice for it and whom to call."""

    def __init__(self, words: SignPage, parent: QWidget | None = None) -> None:
        super().__init__(tone="stop", parent=parent)
        self._words = words

    def display(self, result: Result) -> None:
        """Show what to do."""
        self.clear()
        self.set_tone("stop" if result.level.rank >= Level.TODAY.rank or result.severe else "caution")
        if result.level is Level.EMERGENCY:
            self._add_emergency(result)
        else:
            for level in sorted(Level, key=lambda one: -one.rank):
                self._add_level(level, result)
            self._add_rest(result)
        if result.former:
            less = self.tr("An earlier version asked this less exactly. You can change your answers.")
            self.body(less, "note")
        if result.ticked_at:
            self.body(self._words.footer.format(when=result.ticked_at), "note")
        if result.held and result.level is not Level.EMERGENCY:
            self.body(self.tr("If it gets much worse: {number}").format(number=result.call), "note")

    def _add_emergency(self, result: Result) -> None:
        self.add(Words(result.call, "title"))
        for question in self._at(Level.EMERGENCY, result):
            self._add_sign(question, result)

    def _at(self, level: Level, result: Result) -> list[SignQuestion]:
        return [
            question
            for question in self._words.questions
            if question.sign in result.signs
            and triage.level(question.sign, result.details, result.signs) is level
        ]

    def _add_level(self, level: Level, result: Result) -> None:
        here = self._at(level, result)
        if not here:
            return
        self.add(Words(self._words.levels[level], "heading"), gap=0 if self.rows.count() == 1 else GROUP)
        for question in here:
            self._add_sign(question, result)
        held = [question for question in here if question.sign in result.held]
        if held and level is result.level:
            self.body(self._words.booking if level is Level.BOOK else self._words.locked, "note")
        if len(held) < len(here):
            self.body(self._words.once, "note")

    def _add_sign(self, question: SignQuestion, result: Result) -> None:
        said = [words for detail, words in question.details.items() if detail in result.details]
        self.body(" ".join((question.words, *said)), "word")
        self.body(question.advice)

    def _add_rest(self, result: Result) -> None:
        if result.ice_locked:
            self.body(self._words.ice_locked, "note")
        if result.severe:
            self.body(result.severe)
        if result.twisted:
            self.body(self._words.twist_words, "word")
            self.body(self._words.twist_advice)
