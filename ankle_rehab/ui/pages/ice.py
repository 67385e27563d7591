"""The Ice page: ticks before, the remaining time during, "take it off" at the end, the skin after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, IcingState, SkinAfter, StopReason
from ankle_rehab.domain.icing_cues import IcingCue
from ankle_rehab.domain.icing_rules import Allowance, Hold
from ankle_rehab.domain.texts import IcingWords
from ankle_rehab.services.icing import IcingRefused, IcingTimer, Question
from ankle_rehab.ui import text
from ankle_rehab.ui.keys import is_any_key
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, MARGIN
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.ice.after import AfterAnswer, IceAfter
from ankle_rehab.ui.widgets.ice.alarm import IceAlarm
from ankle_rehab.ui.widgets.ice.before import IceBefore, StartWish
from ankle_rehab.ui.widgets.ice.conditions import ConditionsAnswer, IceConditions
from ankle_rehab.ui.widgets.ice.during import IceDuring
from ankle_rehab.ui.widgets.ice.foot import IceFoot
from ankle_rehab.ui.widgets.ice.hold import IceHold

LOOK_AGAIN_MILLISECONDS = 10_000
KEYS_FROM_SECONDS = 1.0


class IcePage(Page):
    """Shows what the icing timer says and hands back what is chosen; asks for the signs with `open_page`."""

    name = "ice"

    def __init__(
        self,
        icing: IcingTimer,
        words: IcingWords,
        clock: Clock,
        themes: Themes,
        *,
        sore_side: Callable[[], Side | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Ice"))
        self._icing = icing
        self._words = words
        self._clock = clock
        self._sore_side = sore_side
        self._changing_answers = False
        self._alarm_since = 0.0
        self._part: QWidget | None = None
        self._build(themes)
        self._finishing = QTimer(self)
        self._finishing.setInterval(LOOK_AGAIN_MILLISECONDS)
        self._finishing.timeout.connect(self.mark_stale)
        icing.changed.connect(self._on_changed)
        icing.announce.connect(self._on_announce)
        icing.waiting_over.connect(self.mark_stale)

    def prepare(self, side: Side) -> None:
        """Take this ankle, as the routine that leads here asks for it."""
        self._before.choose_side(side)

    def prepare_minutes(self, minutes: int) -> None:
        """Take this length; ticks and Start are left to whoever sits here."""
        self._before.choose_minutes(minutes)

    def refresh(self) -> None:
        """Show the part that fits what is so now."""
        icing = self._icing.icing
        again = self._icing.skin_question()
        self._again.setVisible(again is not None and (icing is None or not icing.cold))
        if again is not None:
            self._show_again(again)
        self._show_foot(icing)
        if icing is not None:
            self._show_icing(icing)
        elif self._changing_answers or self._asks_conditions():
            self._show(self._conditions, self._words.conditions_title)
        else:
            self._show_before()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._part is self._alarm and is_any_key(event):
            if self._clock.read().elapsed - self._alarm_since >= KEYS_FROM_SECONDS:
                self._icing.confirm_end()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._finishing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._changing_answers = False
        self._finishing.stop()
        super().hideEvent(event)

    # what is shown -----------------------------------------------------------------------------------

    def _build(self, themes: Themes) -> None:
        words = self._words
        self._again, self._hold = IceHold(), IceHold()
        self._before = IceBefore(words)
        self._conditions = IceConditions(words)
        self._during = IceDuring(words, themes)
        self._alarm = IceAlarm(words, themes)
        self._after = IceAfter(words, themes)
        self._parts = (self._hold, self._before, self._conditions, self._during, self._alarm, self._after)
        self.add(self._again)
        for part in self._parts:
            part.hide()
            self.add(part)
        self._foot = IceFoot(words.take_off_now, words.confirm_off)
        self._foot.hide()
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(self._foot)
        self._again.first.connect(lambda: self._icing.skin_again(True))
        self._again.second.connect(lambda: self._icing.skin_again(False))
        self._hold.first.connect(self._on_hold_first)
        self._hold.second.connect(self._on_change_answers)
        self._before.start_asked.connect(self._on_start)
        self._conditions.answered.connect(self._on_conditions)
        self._during.fine.connect(self._icing.answer_fine)
        self._during.off.connect(self._icing.stop)
        self._foot.off.connect(lambda: self._icing.stop(StopReason.USER))
        self._foot.confirmed.connect(self._icing.confirm_end)
        self._after.answered.connect(self._on_after)

    def _show_foot(self, icing: Icing | None) -> None:
        """One button in sight whatever the size of the window, and the time where the ring may not be."""
        cold = icing is not None and icing.cold
        alarm = icing is not None and icing.state is IcingState.ALARM
        self._foot.setVisible(cold)
        if icing is not None and cold:
            left = text.countdown(icing.remaining) if icing.state is IcingState.CHECK else ""
            self._foot.display(left, alarm=alarm)

    def _show(self, part: QWidget | None, told: str = "") -> None:
        """Bring this part to the front; `told` is what a screen reader hears of it."""
        new = part is not self._part
        self._part = part
        for other in self._parts:
            other.setVisible(other is part)
        self.title.setVisible(part is not self._alarm)
        if new:
            self.to_top()
            self._scroll.setAccessibleName(told or self.title.text())

    def _fit(self) -> None:
        """The ring and the alarm take the room that there is."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        room = self._scroll.viewport().height() - 2 * MARGIN - GROUP
        self._alarm.setMinimumHeight(room)
        self._during.fit(room - self.title.sizeHint().height() - GROUP)

    def _show_icing(self, icing: Icing) -> None:
        match icing.state:
            case IcingState.RUNNING | IcingState.CHECK:
                self._during.display(icing)
                at = text.clock_time(icing.finishes)
                self._show(self._during, self._words.finishes.format(at=at))
                self._fit()
            case IcingState.ALARM:
                self._alarm.display(icing)
                if self._part is not self._alarm:
                    self._alarm_since = self._clock.read().elapsed
                    self._show(self._alarm, self._words.take_off)
                    self._scroll.setFocus(
                        Qt.FocusReason.OtherFocusReason
                    )  # so keys come here, not to a button
                self._fit()
            case IcingState.AFTER:
                if self._part is not self._after:
                    self._after.clear()
                self._after.display(icing, self._at(self._icing.allowed().at))
                self._show(self._after, self._words.after_question)
            case IcingState.ENDED:
                self._before.clear()

    def _show_before(self) -> None:
        allowed, question = self._icing.allowed(), self._icing.question()
        if allowed.reason is Hold.SKIN and self._icing.skin_question() is not None:
            self._show(None)  # the card above asks about that skin and says the same
        elif not allowed.allowed:
            self._show_hold(allowed)
        elif question is Question.SIGNS:
            title = self.tr("A few questions first")
            why = self.tr("The warning signs come before the ice. It takes a minute.")
            self._hold.display(title, why, self.tr("Answer them"))
            self._show(self._hold)
        elif question is Question.ASK_FIRST:
            change = self.tr("Change my answers")
            self._hold.display(self.tr("Ask first"), self._words.ask_first, self._words.asked, change)
            self._show(self._hold)
        else:
            self._before.display(self._clock.now(), self._sore_side())
            self._show(self._before)

    def _show_hold(self, allowed: Allowance) -> None:
        hold = allowed.reason or Hold.TOO_SOON
        at = self._at(allowed.at)
        why = text.hold(allowed, self._words, self._clock.now())
        if hold is Hold.CONDITION:
            self._hold.display(
                self.tr("Not with ice"), self._words.hard_stop, second=self.tr("Change my answers")
            )
        elif hold is Hold.SIGN:
            self._hold.display(self.tr("Not now"), why, second=self.tr("Read the advice"))
        else:
            first = self.tr("Let the skin recover first")
            self._hold.display(self.tr("Not before {at}").format(at=at) if at else first, why)
        self._show(self._hold)

    def _show_again(self, icing: Icing) -> None:
        late = self._words.after_late if icing.skin_after is SkinAfter.STILL_NOT else ""
        second = self._words.after_not_yet if not late else ""
        self._again.display(self._words.again_question, late, self._words.after_normal, second)

    def _at(self, moment: datetime | None) -> str:
        return "" if moment is None else text.next_time(moment, self._clock.now())

    def _asks_conditions(self) -> bool:
        return self._icing.allowed().allowed and self._icing.question() is Question.CONDITIONS

    # what is done ------------------------------------------------------------------------------------

    def _on_changed(self, icing: Icing) -> None:
        if icing.state is IcingState.ENDED:
            self._before.clear()
        self.mark_stale()

    def _on_announce(self, cue: IcingCue, _icing: Icing) -> None:
        if cue in (IcingCue.CHIME, IcingCue.CHECK):
            self.to_top()
        elif cue is IcingCue.ALARM and self.isVisible():
            self._alarm.announce()

    def _on_start(self, wish: StartWish) -> None:
        try:
            self._icing.start(wish.minutes, wish.ticks, wish.side)
        except IcingRefused:
            self.mark_stale()

    def _on_conditions(self, answer: ConditionsAnswer) -> None:
        self._changing_answers = False
        self._icing.answer_conditions(answer.ticked, self._words.text_version, asked=answer.asked)
        self.mark_stale()

    def _on_hold_first(self) -> None:
        answers = self._icing.conditions()
        if self._icing.question() is Question.SIGNS:
            self.open_page.emit("signs")
        elif answers is not None:
            self._icing.answer_conditions(answers.ticked, self._words.text_version, asked=True)
            self.mark_stale()

    def _on_change_answers(self) -> None:
        if self._icing.allowed().reason is Hold.SIGN:
            self.open_page.emit("signs")
            return
        answers = self._icing.conditions()
        self._conditions.display(frozenset() if answers is None else answers.ticked)
        self._changing_answers = True
        self.mark_stale()

    def _on_after(self, answer: AfterAnswer) -> None:
        self._icing.after(answer.skin_ok, answer.pain)
