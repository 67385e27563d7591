"""What is asked once about the user: signs that go with one's health, and when not to ice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.icing_rules import Condition
from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.texts import IcingWords, SignPage
from ankle_rehab.domain.triage import Detail, Group, Sign
from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.ice.conditions import ConditionsAnswer, ConditionTicks
from ankle_rehab.ui.widgets.signs.questions import SignQuestions


@value
class SignsAnswer:
    """What was ticked on which pages; `correction` when it takes the place of what stood before.

    `conditions` are those about icing, None when "About you" was not asked.
    """

    signs: frozenset[Sign]
    details: frozenset[Detail]
    twisted: bool
    page: Asked
    correction: bool = False
    conditions: ConditionsAnswer | None = None


class AboutYouForm(QWidget):
    """`changed` comes with every tick of the user."""

    changed = Signal()

    def __init__(self, words: SignPage, icing: IcingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = spaced(QVBoxLayout(self), GROUP)
        self.questions = SignQuestions(words, Group.ABOUT_YOU)
        self._conditions = ConditionTicks(icing)
        for part in (self.questions, self._conditions):
            part.changed.connect(self.changed)
            rows.addWidget(part)

    @property
    def conditions(self) -> ConditionsAnswer:
        """What is ticked about icing."""
        return self._conditions.answer

    @property
    def any(self) -> bool:
        """Whether something is ticked."""
        return self.questions.any or bool(self.conditions.ticked)

    def display(self, conditions: frozenset[Condition]) -> None:
        """Show what was said about icing, to be changed; the signs are about now and asked afresh."""
        self.questions.display()
        self._conditions.display(conditions)
