"""What a bandage that is worn asks for: the next look, the question due, and what to do after a no."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.bandage import LOUDER_EVERY, Fit, FitCheck, Look
from ankle_rehab.domain.bandage_texts import BandageWords
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class BandageAsk(QWidget):
    """`well` and `not_well` answer a check, `off` says that it came off, `back` whether feeling is back."""

    well = Signal()
    not_well = Signal()
    off = Signal()
    back = Signal(bool)

    def __init__(self, words: BandageWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._build()

    def display(self, look: Look) -> None:
        """Show what is so now."""
        words = self._words
        at_night = look.check is FitCheck.BEDTIME
        late = look.fit is Fit.CHECK and look.waited >= LOUDER_EVERY
        _dress(self._what, "warning" if late or look.fit in (Fit.RESTING, Fit.FEELING) else "word")
        _dress(self._bad, "link" if look.fit is Fit.WORN else "danger")
        side = text.side(look.wearing.side)
        self._what.setText(self._headline(look, side))
        self._more.setText(self._rest(look))
        self._more.setVisible(bool(self._more.text()))
        for made, said, shown in (
            (self._well, words.bedtime_well if at_night else words.all_well, look.fit is Fit.CHECK),
            (
                self._bad,
                words.bedtime_not_well if at_night else words.not_well,
                look.fit in (Fit.CHECK, Fit.WORN),
            ),
            (self._off, words.taken_off, look.fit in (Fit.CHECK, Fit.WORN) and not at_night),
            (self._yes, words.feeling_back, look.fit is Fit.FEELING),
            (self._no, words.feeling_not_back, look.fit is Fit.FEELING),
        ):
            if made.text() != said:
                made.setText(said)
                made.setAccessibleName(said)
            made.setVisible(shown)

    @property
    def words(self) -> str:
        """What is said now, for a screen reader."""
        return f"{self._what.text()} {self._more.text()}".strip()

    def _headline(self, look: Look, side: str) -> str:
        words = self._words
        match look.fit:
            case Fit.WORN | Fit.OVER:
                return words.worn.format(side=side)
            case Fit.CHECK:
                late = look.waited >= LOUDER_EVERY and look.check is not FitCheck.BEDTIME
                return words.louder if late else words.checks[look.check or FitCheck.TEN_MINUTES]
            case Fit.RESTING:
                return words.take_off
            case Fit.FEELING:
                return words.feeling
            case _:
                assert_never(look.fit)

    def _rest(self, look: Look) -> str:
        at = "" if look.next_at is None else text.clock_time(look.next_at)
        match look.fit:
            case Fit.WORN:
                return self._words.next_look.format(at=at)
            case Fit.CHECK:
                return self._words.question
            case Fit.RESTING:
                return self._words.wait.format(at=at)
            case Fit.FEELING | Fit.OVER:
                return ""
            case _:
                assert_never(look.fit)

    def _build(self) -> None:
        words = self._words
        rows = spaced(QVBoxLayout(self), INSIDE)
        self._what = Words("", "word")
        self._more = Words("")
        self._well = button(words.all_well, "quiet", self.well.emit)
        self._bad = button(words.not_well, "danger", self.not_well.emit)
        self._off = button(words.taken_off, "link", self.off.emit)
        self._yes = button(words.feeling_back, "quiet", lambda: self.back.emit(True))
        self._no = button(words.feeling_not_back, "danger", lambda: self.back.emit(False))
        said, answers = (self._what, self._more), (self._well, self._bad, self._yes, self._no, self._off)
        rows.addWidget(WrapRow(*said, *answers))


def _dress(part: QWidget, role: str) -> None:
    """Another role of the style sheet."""
    if part.property("role") != role:
        part.setProperty("role", role)
        part.style().unpolish(part)
        part.style().polish(part)
