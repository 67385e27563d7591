"""After an icing: is the skin back to normal, how does it hurt now, and when is icing allowed again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.icing import Icing, SkinAfter
from ankle_rehab.domain.texts import IcingWords
from ankle_rehab.domain.value import value
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.wrap_row import WrapRow


@value
class AfterAnswer:
    """The skin, and the pain now (0-10), None when it was left out."""

    skin_ok: bool
    pain: int | None


class IceAfter(QWidget):
    """`answered` carries an `AfterAnswer`; only the skin must be answered."""

    answered = Signal(object)

    def __init__(self, words: IcingWords, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._build(themes)
        self._update()

    def display(self, icing: Icing, next_at: str) -> None:
        """Show the questions after this icing; `next_at` is the time at which the next may start."""
        lasted = text.duration(icing.passed // 60 * 60 if icing.passed >= 60 else icing.passed)
        self._lasted.setText(self.tr("The pack is off. It was on for {time}.").format(time=lasted))
        self._pain.ask(
            self.tr("{side} ankle: pain now? You may leave it out.").format(side=text.side(icing.side))
        )
        self._next.setText(self._words.next_allowed.format(at=next_at) if next_at else "")
        self._next.setVisible(bool(next_at))

    def clear(self) -> None:
        """No answers yet."""
        self._skin.display(None)
        self._pain.clear()
        self._update()

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        card = Card(tone="main")
        self._lasted = card.body("")
        choices = (
            (SkinAfter.NORMAL, self._words.after_normal),
            (SkinAfter.NOT_YET, self._words.after_not_yet),
        )
        self._skin = ChoiceRow(self._words.after_question, choices)
        self._skin.chosen.connect(self._update)
        card.add(self._skin, gap=INSIDE)
        self._again = card.body(self.tr("Leave it uncovered. We ask again in half an hour."))
        self._late = card.body(self._words.after_late, "warning")
        self._pain = PainScale(self.tr("Pain now? You may leave it out."), themes)
        card.add(self._pain, gap=GROUP)
        self._done = QPushButton(self.tr("Done"))
        self._done.setProperty("role", "primary")
        self._done.setAccessibleName(self.tr("Done"))
        self._done.clicked.connect(self._on_done)
        card.add(WrapRow(self._done), gap=INSIDE)
        rows.addWidget(card)
        then = Card(self.tr("For the next half hour"))
        then.body(self._words.after_rest)
        self._next = then.body("", "word")
        rows.addWidget(then)

    def _update(self) -> None:
        not_yet = self._skin.value is SkinAfter.NOT_YET
        self._again.setVisible(not_yet)
        self._late.setVisible(not_yet)
        self._done.setEnabled(self._skin.value is not None)

    def _on_done(self) -> None:
        self.answered.emit(AfterAnswer(self._skin.value is SkinAfter.NORMAL, self._pain.value))
