"""The page of warning signs: what to tick, the advice that a tick brings, and the two ways on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.safety import Release, Sign, Standing
from ankle_rehab.domain.settings import Region
from ankle_rehab.domain.texts import AdviceWords, EmergencyWords, SignPage, SignQuestion
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class SignsPage(Page):
    """Asks once for the signs of a doctor's matter.

    `answered` carries the ticked signs and whether the ankle was twisted; after a tick the page turns into
    the advice and nothing starts; more can be ticked from there. `released` carries how that ends, `left`
    asks to leave the page.
    `standing` tells what holds, `answered_at` when boxes were last ticked, `region` where the user lives.
    """

    name = "signs"
    answered = Signal(object, bool)
    released = Signal(object)
    left = Signal()

    def __init__(
        self,
        words: SignPage,
        advice: AdviceWords,
        emergency: EmergencyWords,
        *,
        standing: Callable[[], Standing],
        answered_at: Callable[[], datetime | None],
        region: Callable[[], Region],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.title, parent)
        self._words = words
        self._advice_words = advice
        self._emergency = emergency
        self._standing = standing
        self._answered_at = answered_at
        self._region = region
        self._just_ticked: frozenset[str] = frozenset()
        self._just_twisted = False
        self._build()

    def refresh(self) -> None:
        """Show the advice while a sign or a high score holds, otherwise the empty questions."""
        holds = self._standing()
        if holds.open_signs or holds.high_score is not None or self._just_twisted:
            self.display_advice(holds)
        else:
            self.ask()

    def ask(self) -> None:
        """Show the questions with nothing ticked."""
        for tick in (*self._ticks.values(), self._twist):
            tick.display(False)
        self._fresh.setVisible(self._standing().calm)
        self.retitle(self._words.title)
        self._asking.show()
        self._advising.hide()
        self._on_ticked()
        self.to_top()

    def display_advice(self, holds: Standing) -> None:
        """Show what to do about the signs, the score and the twist that hold."""
        found = self._words.advice(self._holding(holds))
        high = holds.high_score is not None and not found
        serious = bool(found) or high
        self.retitle(self.tr("Please get this looked at") if serious else self.tr("Go gently for now"))
        self._advising.clear()
        urgent = any(question.emergency for question in found)
        if urgent:
            self._advising.body(self._emergency.call[self._region()], "warning")
        for question in found:
            self._advising.add(Words(question.words, "heading"), gap=INSIDE)
            self._advising.body(question.advice)
        if high:
            self._advising.body(self._advice_words.high_score)
        if self._just_twisted:
            self._advising.add(Words(self._words.twist_words, "heading"), gap=INSIDE)
            self._advising.body(self._words.twist_advice)
        self._add_ways_out(answered=bool(found) or self._just_twisted, serious=serious, urgent=urgent)
        self._asking.hide()
        self._advising.show()
        self.to_top()

    def _holding(self, holds: Standing) -> frozenset[str]:
        """The questions behind the open signs; of a sign ticked in an earlier run all that may be meant."""
        known = {question.sign for question in self._words.questions if question.id in self._just_ticked}
        return frozenset(
            question.id
            for question in self._words.questions
            if question.sign in holds.open_signs
            and (question.id in self._just_ticked or question.sign not in known)
        )

    def _build(self) -> None:
        self._asking = Card()
        self._fresh = WrapRow(
            Words(self.tr("A twist is written down. Only the calm-down routine is open for now.")),
            button(self._words.mistake_words, "link", self._on_mistake),
        )
        self._asking.add(self._fresh)
        self._asking.body(self._words.intro)
        self._ticks = {question.id: self._tick(question.words) for question in self._words.questions}
        self._twist = self._tick(self._words.twist_words)
        self._none = button(self._words.none_words, "primary", self._on_none)
        self._some = button(self.tr("Show what to do"), "primary", self._on_some)
        later = button(self.tr("Not now"), "link", self._on_leave)
        self._asking.add(WrapRow(self._none, self._some, later), gap=INSIDE)
        self._advising = Card(tone="stop")
        self.add(self._asking)
        self.add(self._advising)

    def _tick(self, words: str) -> Tick:
        tick = Tick(words)
        tick.changed.connect(self._on_ticked)
        self._asking.add(tick)
        return tick

    def _add_ways_out(self, *, answered: bool, serious: bool, urgent: bool) -> None:
        """The footer and what can be done now; the number to call stands on top already when `urgent`."""
        at = self._answered_at()
        if answered and at is not None:
            self._advising.body(self._words.footer.format(when=text.day_and_time(at)), "note")
        if serious and not urgent:
            number = self._emergency.call[self._region()]
            self._advising.body(self.tr("If it gets much worse: {number}").format(number=number), "note")
        ways = WrapRow()
        if serious:
            ways.add(button(self._words.seen_words, "quiet", self._on_seen))
        else:
            ways.add(button(self.tr("Go on"), "primary", self._on_go_on))
        if answered:
            ways.add(button(self._words.mistake_words, "quiet", self._on_mistake))
        ways.add(button(self.tr("Something else is new"), "link", self.ask))
        if serious:
            ways.add(button(self._emergency.change_region, "link", self._on_change_region))
            ways.add(button(self.tr("Back to Today"), "link", self._on_today))
        self._advising.add(ways, gap=GROUP)

    def _chosen(self) -> tuple[SignQuestion, ...]:
        return tuple(question for question in self._words.questions if self._ticks[question.id].ticked)

    def _on_ticked(self, _ticked: bool = False) -> None:
        some = bool(self._chosen()) or self._twist.ticked
        self._none.setVisible(not some)
        self._some.setVisible(some)

    def _on_none(self) -> None:
        self.answered.emit(frozenset[Sign](), False)

    def _on_some(self) -> None:
        chosen = self._chosen()
        self._just_ticked |= frozenset(question.id for question in chosen)
        self._just_twisted = self._just_twisted or self._twist.ticked
        self.answered.emit(frozenset(question.sign for question in chosen), self._twist.ticked)
        self.mark_stale()

    def _on_seen(self) -> None:
        self._just_ticked = frozenset()
        self._release(Release.SEEN)

    def _on_mistake(self) -> None:
        """Takes back the last page only; what was ticked before it still stands."""
        self._release(Release.MISTAKE)

    def _release(self, how: Release) -> None:
        self._just_twisted = False
        self.released.emit(how)
        self.mark_stale()

    def _on_go_on(self) -> None:
        self._just_ticked, self._just_twisted = frozenset(), False
        self.left.emit()

    def _on_leave(self) -> None:
        self.left.emit()

    def _on_today(self) -> None:
        self.open_page.emit("today")

    def _on_change_region(self) -> None:
        self.open_page.emit("settings")
