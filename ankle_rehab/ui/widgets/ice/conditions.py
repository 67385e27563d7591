"""The conditions with which cold can do harm, asked before the first icing and again after 90 days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.icing_rules import Condition
from ankle_rehab.domain.texts import IcingWords
from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


@value
class ConditionsAnswer:
    """What was ticked, and whether a professional has been asked about it."""

    ticked: frozenset[Condition]
    asked: bool


class ConditionTicks(Card):
    """The conditions as ticks; `changed` comes with every tick of the user."""

    changed = Signal()

    def __init__(self, words: IcingWords, *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words.conditions_title, tone=tone, parent=parent)
        self.body(words.conditions_intro)
        self._ticks: dict[Condition, Tick] = {}
        for hard, heading in ((True, words.stop_title), (False, words.ask_title)):
            self.add(Words(heading, "word"), gap=INSIDE)
            for condition, told in words.conditions.items():
                if condition.hard_stop is hard:
                    tick = Tick(told)
                    tick.changed.connect(self._on_ticked)
                    self._ticks[condition] = tick
                    self.add(tick)
        self._asked = Tick(words.asked)
        self.add(self._asked)
        self._asked.hide()

    @property
    def answer(self) -> ConditionsAnswer:
        """What is ticked now."""
        return ConditionsAnswer(self._ticked, self._asked.ticked)

    def display(self, ticked: frozenset[Condition]) -> None:
        """Show earlier answers, to be changed."""
        for condition, tick in self._ticks.items():
            tick.display(condition in ticked)
        self._asked.display(False)
        self._update()

    @property
    def _ticked(self) -> frozenset[Condition]:
        return frozenset(condition for condition, tick in self._ticks.items() if tick.ticked)

    def _update(self) -> None:
        ticked = self._ticked
        may_ask = bool(ticked) and not any(condition.hard_stop for condition in ticked)
        self._asked.setVisible(may_ask)
        if not may_ask:
            self._asked.display(False)

    def _on_ticked(self, _ticked: bool) -> None:
        self._update()
        self.changed.emit()


class IceConditions(QWidget):
    """`answered` carries a `ConditionsAnswer`; with nothing ticked the button says so."""

    answered = Signal(object)

    def __init__(self, words: IcingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        rows = spaced(QVBoxLayout(self), GROUP)
        self._ticks = ConditionTicks(words, tone="main")
        self._ticks.changed.connect(self._update)
        self._go_on = QPushButton()
        self._go_on.setProperty("role", "primary")
        self._go_on.clicked.connect(self._on_go_on)
        self._ticks.add(WrapRow(self._go_on), gap=INSIDE)
        rows.addWidget(self._ticks)
        self._update()

    def display(self, ticked: frozenset[Condition]) -> None:
        """Show earlier answers, to be changed."""
        self._ticks.display(ticked)
        self._update()

    def _update(self) -> None:
        words = self.tr("Go on") if self._ticks.answer.ticked else self._words.none_words
        self._go_on.setText(words)
        self._go_on.setAccessibleName(words)

    def _on_go_on(self) -> None:
        self.answered.emit(self._ticks.answer)
