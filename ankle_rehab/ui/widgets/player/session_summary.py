"""What was done, in honest words, and the two numbers that complete the diary entry."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.hurt import END_SCORE
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.texts import AdviceWords
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.player.score_rows import ScoreRows, Told
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import player_words


class SessionSummary(QWidget):
    """`closed` leaves the session; `something_new` asks for the page of signs, `again` to save once more."""

    closed = Signal()
    again = Signal()
    something_new = Signal()

    def __init__(self, words: AdviceWords, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._ended = False
        self._words_done = ""
        self._build(themes)

    def display(self, run: SessionRun, sides: tuple[Side, ...], told: Told) -> None:
        """Show what was done and ask for the two numbers of these sides, unless they were `told`."""
        if run.outcome is None:
            return
        self._title.setText(self._titled(run.outcome))
        self._ended = severe = bool(run.hurts) and run.hurts[-1] >= END_SCORE
        self._advice.retitle("")
        self._words_done = self._done_words(run, severe=severe)
        self._done.setText(self._words_done)
        self.scores.ask(sides, *told)
        self._advise()

    def say_kept(self, kept: bool) -> None:
        """Say whether what was done is in the diary."""
        words = self.tr("It is kept.") if kept else self.tr("It could not be saved.")
        self._done.setText(f"{self._words_done} {words}")
        self._again.setHidden(kept)

    def _advise(self, _score: int = 0) -> None:
        """What a 7 or more means: one that ended the session, or one that was given at its end."""
        self._advice_words.setText(self._words.ended if self._ended else self._words.high_score)
        self._advice.setVisible(self._ended or self.scores.highest >= END_SCORE)

    def focus(self) -> None:
        """Give the keyboard to the first question."""
        self.scores.focus()

    def _titled(self, outcome: Outcome) -> str:
        match outcome:
            case Outcome.COMPLETED:
                return self.tr("Done")
            case Outcome.PARTIAL:
                return self.tr("Done in part")
            case Outcome.STOPPED_FOR_PAIN:
                return self.tr("Stopped because it hurt")
            case _:
                assert_never(outcome)

    def _done_words(self, run: SessionRun, *, severe: bool) -> str:
        whole = sum(1 for index in range(len(run.plan.items)) if self._whole(run, index))
        time = text.duration(run.done_seconds)
        if run.outcome is Outcome.COMPLETED:
            return self.tr("{name}, all of it: {time} of guided time.").format(name=run.plan.name, time=time)
        done = self.tr("{name}: {n} of {all} parts whole, {time} of guided time.").format(
            name=run.plan.name, n=whole, all=len(run.plan.items), time=time
        )
        if run.outcome is Outcome.STOPPED_FOR_PAIN and not severe:
            return f"{self._words.stopped} {done}"
        return done

    def _whole(self, run: SessionRun, index: int) -> bool:
        records = [
            record
            for step, record in zip(run.steps, run.records, strict=True)
            if step.item == index and step.phase in player_words.COUNTED
        ]
        return bool(records) and all(record is not None and record.whole for record in records)

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        self._title = Words("", "title")
        self._done = Words("")
        self._advice = Card(tone="stop")
        self._advice_words = self._advice.body("")
        new = button(self.tr("Look at the warning signs"), "quiet", self.something_new.emit)
        self._advice.add(WrapRow(new))
        self._asks = Card()
        self._asks.setAccessibleName(self.tr("Two numbers for your diary"))
        self.scores = ScoreRows(themes)
        self.scores.worst.connect(self._advise)
        self.scores.now.connect(self._advise)
        self._asks.add(self.scores)
        close = button(self.tr("Finish"), "primary", self.closed.emit)
        more = button(self.tr("Something is new"), "link", self.something_new.emit)
        self._asks.add(WrapRow(close, more), gap=8)
        self._again = WrapRow(button(self.tr("Try to save it again"), "quiet", self.again.emit))
        for part in (self._title, self._done, self._again, self._advice, self._asks):
            rows.addWidget(part)
        rows.addStretch()
