"""The questions about one cause, and what is said of one that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.causes import Cause, CauseQuestion
from ankle_rehab.domain.guide import Act, Deed, GuideCard
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.reading import Point, Reading
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

BESIDE_THE_BOX = 48


class CauseQuestions(Card):
    """`ticked` carries a question and whether it is a yes now; `signs_requested` asks for the signs."""

    ticked = Signal(object, bool)
    signs_requested = Signal()

    def __init__(self, title: str, cause: Cause, sign_note: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._rows = {
            question.ask.value: _QuestionRow(question, sign_note, self._say) for question in cause.questions
        }
        for row in self._rows.values():
            row.signs_requested.connect(self.signs_requested)
            self.add(row)

    def display(self, ticked: frozenset[str], known: dict[str, str]) -> None:
        """Show the ticks, and under each question what the diary knows."""
        for ask, row in self._rows.items():
            row.display(ask in ticked, known.get(ask, ""))

    def _say(self, question: CauseQuestion, *, on: bool) -> None:
        self.ticked.emit(question, on)


class _QuestionRow(QWidget):
    signs_requested = Signal()

    def __init__(self, question: CauseQuestion, sign_note: str, say: Callable[..., None]) -> None:
        super().__init__()
        rows = spaced(QVBoxLayout(self), 0)
        self._tick = Tick(question.words)
        self._tick.changed.connect(lambda on: say(question, on=on))
        self._known = Words("", "note")
        self._known.setContentsMargins(BESIDE_THE_BOX, 0, 0, INSIDE)
        rows.addWidget(self._tick)
        rows.addWidget(self._known)
        self._is_sign = question.sign
        self._sign = QWidget()
        inner = spaced(QVBoxLayout(self._sign), INSIDE)
        inner.setContentsMargins(BESIDE_THE_BOX, 0, 0, INSIDE)
        inner.addWidget(Words(sign_note, "warning"))
        check = button(self.tr("Check the warning signs"), "quiet", self.signs_requested.emit)
        inner.addWidget(WrapRow(check))
        rows.addWidget(self._sign)

    def display(self, ticked: bool, known: str) -> None:
        self._tick.display(ticked)
        self._known.setText(known)
        self._known.setVisible(bool(known))
        self._sign.setVisible(self._is_sign and ticked)


class CauseResult(Card):
    """A part of the article that fits: what was ticked, what is said there, and a button for each deed.

    `act_requested` carries an Act. The `first` one has the main button of the page.
    """

    act_requested = Signal(object)

    def __init__(
        self,
        cause: Cause,
        card: GuideCard,
        ticked: Iterable[CauseQuestion],
        *,
        first: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(cause.name, tone="main" if first else "", parent=parent)
        self.body(self.tr("You ticked:"), "note")
        for question in ticked:
            self.add(Point(question.words))
        self.add(Reading(card.parts), gap=INSIDE)
        acts = [*card.acts, Act(self.tr("Read it with its sources"), Deed.CARD, card.id)]
        roles = ["primary" if first else "quiet", *("quiet" for _ in card.acts[1:]), "link"]
        buttons = [self._button(act, role) for act, role in zip(acts, roles, strict=True)]
        self.add(WrapRow(*buttons), gap=GROUP)

    def _button(self, act: Act, role: str) -> QPushButton:
        made = button(act.words, role, lambda: self.act_requested.emit(act))
        made.setAccessibleName(f"{self.title.text()}: {act.words}")
        return made
