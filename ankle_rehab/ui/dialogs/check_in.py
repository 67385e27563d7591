"""The check-in before a session: one number and it starts, or the plain reason why it does not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Reason, Refusal
from ankle_rehab.domain.safety import STOP_SCORE
from ankle_rehab.domain.settings import SoreAnkle
from ankle_rehab.domain.texts import AdviceWords
from ankle_rehab.ui import text
from ankle_rehab.ui.dialogs.fitting import fit
from ankle_rehab.ui.keys import is_digit, pressed_by_enter
from ankle_rehab.ui.style import GROUP, MARGIN, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LEAST_WIDTH = 700


class CheckIn(QDialog):
    """`answered` carries the sides (a tuple of `Side`) and the score; `signs` asks for the page of signs.

    `nothing_new` answers the one line about news, `sure` what is asked before more is done than planned.
    With `walking` the number is asked about a few steps, otherwise about the ankle at rest.
    """

    answered = Signal(object, int)
    nothing_new = Signal()
    signs = Signal()
    sure = Signal()

    def __init__(
        self,
        name: str,
        sore: Side | None,
        words: AdviceWords,
        themes: Themes,
        parent: QWidget | None = None,
        *,
        walking: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sore = sore
        self._words = words
        self._walking = walking
        self._build(name, themes)

    def ask(self) -> None:
        """Ask for the number."""
        self._news.hide()
        self._asks.show()
        fit(self)

    def ask_news(self) -> None:
        """Ask first whether anything is new since the last answer."""
        self._asks.hide()
        self._news.show()
        fit(self)

    def ask_twice(self, words: str) -> None:
        """Say what speaks against it, and leave the choice; less is the way that is set apart."""
        for part in (self._asks, self._news):
            part.hide()
        self._title.setText(self.tr("More than is planned"))
        self._why.setText(words)
        self._opens.setText(self.tr("You decide."))
        self._rank_look("link")
        self._all_the_same.show()
        self._close.setText(self.tr("Not today"))
        self._close.setAccessibleName(self._close.text())
        self.setAccessibleName(f"{self._title.text()}. {words}")
        self._advice.show()
        fit(self)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, refusal: Refusal, limit: int | None, score: int | None = None) -> None:
        """Say why nothing starts, the most serious reason first, and what opens it again."""
        first = refusal.reasons[0]
        closed = self._words.reasons[first]
        severe = first is Reason.HIGH_SCORE and score is not None and score >= STOP_SCORE
        self._asks.hide()
        self._news.hide()
        self._title.setText(closed.title)
        self._why.setText(self._words.high_score if severe else closed.why.format(limit=limit))
        self._opens.setText(closed.opens.format(limit=limit))
        serious = first in (Reason.SIGN, Reason.HIGH_SCORE, Reason.APPOINTMENT)
        self._rank_look("primary" if serious else "link")
        self.setWindowTitle(closed.title)
        self.setAccessibleName(f"{closed.title}. {self._why.text()}")
        self._advice.show()
        fit(self)
        (self._look if serious else self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _rank_look(self, role: str) -> None:
        """The way to the signs is always there; it is the first one where they are what keeps it closed."""
        self._look.setProperty("role", role)
        self._look.style().polish(self._look)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit goes to the row of numbers, where Enter chooses it; no other key gives an answer.

        F2 leads to the signs, as it does in the window behind.
        """
        if event.key() == Qt.Key.Key_F2:
            self.signs.emit()
            return
        if is_digit(event) and not self._asks.isHidden():
            self._scale.focus()
            row = self.focusWidget()
            if row is not None:
                QCoreApplication.sendEvent(row, event)
            return
        if not pressed_by_enter(event, self.focusWidget()):
            super().keyPressEvent(event)

    def _build(self, name: str, themes: Themes) -> None:
        self.setWindowTitle(name)
        self.setAccessibleName(self.tr("Before you start: {name}").format(name=name))
        self.setMinimumWidth(LEAST_WIDTH)
        rows = spaced(QVBoxLayout(self), GROUP, MARGIN)
        self._asks = QWidget()
        asks = spaced(QVBoxLayout(self._asks), GROUP)
        self._scale = PainScale(self._question(), themes)
        self._scale.chosen.connect(self._on_score)
        starts = self.tr("Choosing the number starts the session.")
        self._which = ChoiceRow(
            self.tr("Which ankle is it?"),
            tuple((ankle, text.sore_ankle(ankle)) for ankle in SoreAnkle if ankle is not SoreAnkle.NEITHER),
        )
        self._which.chosen.connect(self._on_which)
        self._which.hide()
        new = button(self.tr("Something is new"), "link", self.signs.emit)
        asks.addWidget(self._scale)
        asks.addWidget(Words(starts, "note"))
        asks.addWidget(self._which)
        asks.addWidget(WrapRow(new))
        self._advice = QWidget()
        advice = spaced(QVBoxLayout(self._advice), GROUP)
        self._title = Words("", "heading")
        self._why = Words("")
        self._opens = Words("", "note")
        self._look = button(self.tr("Look at the warning signs"), "primary", self.signs.emit)
        self._close = button(self.tr("Close"), "quiet", self.reject)
        self._all_the_same = button(self.tr("Start all the same"), "quiet", self.sure.emit)
        self._all_the_same.hide()
        ways = WrapRow(self._look, self._close, self._all_the_same)
        for part in (self._title, self._why, self._opens, ways):
            advice.addWidget(part)
        self._advice.hide()
        self._news = QWidget()
        news = spaced(QVBoxLayout(self._news), GROUP)
        news.addWidget(Words(self.tr("Is anything new since your last answer about the warning signs?")))
        nothing = button(self.tr("Nothing new"), "primary", self.nothing_new.emit)
        something = button(self.tr("Something is new"), "quiet", self.signs.emit)
        news.addWidget(WrapRow(nothing, something))
        self._news.hide()
        rows.addWidget(self._news)
        rows.addWidget(self._asks)
        rows.addWidget(self._advice)
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _question(self) -> str:
        if self._walking:
            return self._walking_question()
        if self._sore is Side.LEFT:
            return self.tr("How is your left ankle right now, at rest?")
        if self._sore is Side.RIGHT:
            return self.tr("How is your right ankle right now, at rest?")
        return self.tr("How are your ankles right now, at rest?")

    def _walking_question(self) -> str:
        if self._sore is Side.LEFT:
            return self.tr("Walk a few steps. How is your left ankle?")
        if self._sore is Side.RIGHT:
            return self.tr("Walk a few steps. How is your right ankle?")
        return self.tr("Walk a few steps. How are your ankles?")

    def _on_score(self, score: int) -> None:
        if self._sore is not None:
            self.answered.emit((self._sore,), score)
        elif score == 0:
            self.answered.emit(tuple(Side), score)
        else:
            self._which.show()
            fit(self)

    def _on_which(self, ankle: SoreAnkle) -> None:
        score = self._scale.value
        side = ankle.side
        if score is not None and side is not None:
            self.answered.emit(tuple(Side) if ankle is SoreAnkle.BOTH else (side,), score)
