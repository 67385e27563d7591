"""One page of warning signs: ticks, with what makes a sign more urgent under those that are ticked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.texts import SignPage, SignQuestion
from ankle_rehab.domain.triage import Detail, Group, Sign
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.tick import Tick


class SignQuestions(Card):
    """Asks the questions of one group; `changed` comes with every tick of the user."""

    changed = Signal()

    def __init__(self, words: SignPage, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(words.groups[group].title)
        self._asked = {question.sign: question for question in words.group(group)}
        self.body(words.groups[group].intro)
        self._since = self.body("", "note")
        self._since.hide()
        self._signs: dict[Sign, Tick] = {}
        self._details: dict[Detail, Tick] = {}
        self._under: dict[Sign, QWidget] = {}
        self._twist: Tick | None = None
        if group is Group.SINCE:
            self._twist = self._tick(words.twist_words)
            self.add(self._twist)
        for question in self._asked.values():
            self._ask(question)

    @property
    def signs(self) -> frozenset[Sign]:
        """What is ticked."""
        return frozenset(sign for sign, tick in self._signs.items() if tick.ticked)

    @property
    def details(self) -> frozenset[Detail]:
        """What is ticked under a ticked sign."""
        signs = self.signs
        return frozenset(one for one, tick in self._details.items() if tick.ticked and one.sign in signs)

    @property
    def twisted(self) -> bool:
        return self._twist is not None and self._twist.ticked

    @property
    def any(self) -> bool:
        """Whether something is ticked here."""
        return bool(self.signs) or self.twisted

    def display(
        self,
        signs: frozenset[Sign] = frozenset(),
        details: frozenset[Detail] = frozenset(),
        *,
        twisted: bool = False,
    ) -> None:
        """Show these ticks, without telling anybody."""
        for sign, tick in self._signs.items():
            tick.display(sign in signs)
        for detail, tick in self._details.items():
            tick.display(detail in details)
        if self._twist is not None:
            self._twist.display(twisted)
        self._show_under()

    def say_since(self, words: str) -> None:
        """Say which time is meant."""
        self._since.setText(words)
        self._since.setVisible(bool(words))

    def _ask(self, question: SignQuestion) -> None:
        self._signs[question.sign] = self._tick(question.words)
        self.add(self._signs[question.sign])
        if not question.details:
            return
        under = QWidget()
        rows = spaced(QVBoxLayout(under), INSIDE)
        rows.setContentsMargins(GROUP + INSIDE, 0, 0, INSIDE)
        for detail, words in question.details.items():
            self._details[detail] = self._tick(words)
            rows.addWidget(self._details[detail])
        self._under[question.sign] = under
        self.add(under)
        under.hide()

    def _tick(self, words: str) -> Tick:
        tick = Tick(words)
        tick.changed.connect(self._on_ticked)
        return tick

    def _show_under(self) -> None:
        for sign, under in self._under.items():
            under.setVisible(self._signs[sign].ticked)

    def _on_ticked(self, _ticked: bool) -> None:
        self._show_under()
        self.changed.emit()
