"""The icing timer: moves one icing along with real time, keeps it on disk, says when the pack comes off."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, IcingState, StopReason, Ticks
from ankle_rehab.domain.icing_rules import (
    Allowance,
    Condition,
    Conditions,
    Hold,
    allowance,
    cold_until,
    lock,
    skin_waiting,
)
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.storage.faults import StorageFault

if TYPE_CHECKING:
    from ankle_rehab.services.icing_keeper import IcingKeeper, StandingSource

LOOK_BACK_DAYS = 3
QUESTION_STAYS = timedelta(hours=2)
LATER_SECONDS = 60.0


class Question(StrEnum):
    """What must be answered before an icing can start."""

    SIGNS = "signs"
    CONDITIONS = "conditions"
    ASK_FIRST = "ask-first"


class IcingRefused(Exception):
    """An icing was asked for that may not start; carries the allowance or the open question."""

    def __init__(self, why: Allowance | Question) -> None:
        super().__init__(str(why))
        self.why = why


class IcingTimer(QObject):
    """Holds one `Icing` and sends it out at every change.

    `changed` carries the icing each second and at each event, `announce` an `IcingCue` with its icing,
    `finished` the icing once the pack is off and the questions after it are answered. `waiting_over` comes
    when time alone has changed what `allowed()` or `skin_question()` answer. Ticks carry no information:
    `tick()` may be called at any time. An icing found open at construction goes on at once.
    """

    changed = Signal(object)
    announce = Signal(object, object)
    finished = Signal(object)
    waiting_over = Signal()

    def __init__(
        self, clock: Clock, keeper: IcingKeeper, guard: StandingSource, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._keeper = keeper
        self._guard = guard
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.look_later)
        self._icing: Icing | None = None
        self._unsaved: Icing | None = None
        self._found = False
        self._recover()

    # what is known -----------------------------------------------------------------------------------

    @property
    def icing(self) -> Icing | None:
        """The icing in progress or waiting for its questions, otherwise None."""
        return self._icing

    @property
    def active(self) -> bool:
        """Whether the pack is, as far as is known, on the skin."""
        return self._icing is not None and self._icing.cold

    def allowed(self) -> Allowance:
        """Whether an icing may start now, and if not, why and from when."""
        now = self._clock.now()
        standing = self._guard.standing()
        hours = standing.hours_since_twist
        times = allowance(self._history(now), None if hours is None else now - timedelta(hours=hours), now)
        closed = lock(standing)
        answered = self._keeper.conditions()
        if self.active:
            return replace(times, allowed=False, at=None, reason=Hold.RUNNING)
        if closed is not None:
            return replace(times, allowed=False, at=None, reason=closed)
        if answered is not None and answered.hard_stop and not answered.due(now):
            return replace(times, allowed=False, at=None, reason=Hold.CONDITION)
        if self._waiting_skin() is not None:
            return replace(times, allowed=False, at=None, reason=Hold.SKIN)
        return times

    def question(self) -> Question | None:
        """What is to be answered before the next icing, None when nothing is."""
        answered = self._keeper.conditions()
        standing = self._guard.standing()
        if not standing.checked or standing.ice_asks:
            return Question.SIGNS
        if answered is None or answered.due(self._clock.now()):
            return Question.CONDITIONS
        return Question.ASK_FIRST if answered.ask_first else None

    def conditions(self) -> Conditions | None:
        """The last answers about conditions."""
        return self._keeper.conditions()

    def cold_until(self) -> datetime | None:
        """Until when the ankle is too cold for balance, strength or running, None when it is not."""
        now = self._clock.now()
        return cold_until(self._history(now), now)

    def recent(self) -> tuple[Icing, ...]:
        """The icings that matter to the rules, the one at hand among them."""
        return self._history(self._clock.now())

    def skin_question(self) -> Icing | None:
        """The icing after which the skin was not normal and should be looked at again by now."""
        waiting = self._waiting_skin()
        due = None if waiting is None else waiting.skin_due
        return waiting if due is not None and due <= self._clock.now() else None

    # what is done ------------------------------------------------------------------------------------

    def answer_conditions(self, ticked: frozenset[Condition], text_version: str, *, asked: bool) -> None:
        """Keep an answered page of conditions; `asked` is "I have asked a professional"."""
        stamp = Stamp.of(self._clock.now(), self._clock.zone())
        if self._attempt(lambda: self._keeper.add_conditions(Conditions(stamp, ticked, asked, text_version))):
            self.waiting_over.emit()

    def start(self, minutes: int, ticks: Ticks, side: Side) -> None:
        """Begin; raises IcingRefused when it may not start, ValueError for a missing tick or odd length."""
        allowed, question = self.allowed(), self.question()
        if not allowed.allowed:
            raise IcingRefused(allowed)
        if question is not None:
            raise IcingRefused(question)
        icing = Icing.begin(self._clock.read(), self._clock.zone(), minutes, side, ticks)
        if self._icing is not None:
            self._save(self._icing.closed())
        self._show(None, self._save(icing))

    def tick(self) -> None:
        """Look at the clock and do what is due."""
        self._change(lambda icing: icing.advance(self._clock.read()))

    def answer_fine(self) -> None:
        """ "Skin fine, I can feel it"."""
        self._change(lambda icing: icing.answer_fine(self._clock.read()))

    def stop(self, reason: StopReason) -> None:
        """The pack is coming off now."""
        self._change(lambda icing: icing.take_off(self._clock.read(), reason))

    def call_off(self, reason: StopReason) -> None:
        """Something else, such as a warning sign, says that the cold must stop: alarm."""
        self._change(lambda icing: icing.call_off(self._clock.read(), reason))

    def heed_signs(self, _fact: object = None) -> None:
        """Answers were written down: with an open warning sign a running icing is called off."""
        if self.active and lock(self._guard.standing()) is Hold.SIGN:
            self.call_off(StopReason.SIGN)

    def confirm_end(self) -> None:
        """ "It is off" in answer to the alarm."""
        self._change(lambda icing: icing.confirm_end(self._clock.read()))

    def after(self, skin_ok: bool, pain: int | None) -> None:
        """The answers after the icing; a score (0-10) goes into the diary as well."""
        before = self._icing
        if before is None or before.state is not IcingState.AFTER:
            return
        if pain is not None:
            stamp = Stamp.of(self._clock.now(), self._clock.zone())
            self._attempt(
                lambda: self._keeper.add_pain(PainEntry(before.side, pain, Moment.OTHER, stamp, stamp))
            )
        self._change(lambda icing: icing.after(skin_ok, pain))

    def skin_again(self, skin_ok: bool) -> None:
        """The second look at skin that was not normal after the icing."""
        waiting = self._waiting_skin()
        if waiting is not None:
            self._save(waiting.skin_again(skin_ok))
            self._aim_later()
            self.waiting_over.emit()

    def save_again(self) -> None:
        """Try once more to write what a full or missing disk has refused."""
        if self._unsaved is not None:
            kept = self._save(self._unsaved if self._icing is None else self._icing)
            self._icing = None if self._icing is None else kept

    def look_later(self) -> None:
        """Look at what time alone changes; may be called at any time."""
        self.save_again()
        self._aim_later()
        self.waiting_over.emit()

    def sleep(self) -> None:
        """Wake no more, for the diary is about to be closed; the next start goes on with the icing."""
        self._later.stop()
        if self._icing is not None:
            self._timer.stop()

    # parts -------------------------------------------------------------------------------------------

    @cached_property
    def _timer(self) -> QTimer:
        """Wakes on time, made with the first icing."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first picture

        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.tick)
        return timer

    def _recover(self) -> None:
        """Take up an icing left open by a crash or a restart; the first tick announces where it stands."""
        found = self._keeper.open_icing()
        if found is not None and found.ended is not None:
            if self._clock.now() - found.ended.utc > QUESTION_STAYS:
                self._save(found.closed())
            else:
                self._icing = found
        elif found is not None:
            self._icing, self._found = self._save(found.advance(self._clock.read())), True
            self._timer.start(0)
        self._aim_later()

    def _change(self, move: Callable[[Icing], Icing]) -> None:
        before = self._icing
        if before is None:
            return
        after = move(before)
        if after != before or self._found:
            told, self._found = (None if self._found else before), False
            if after.state is IcingState.ENDED:
                self._end(after)
                return
            self._show(told, after)
            if after != before:
                self._keep(before, after)

    def _end(self, ended: Icing) -> None:
        """Write it first, so that whoever hears of it finds it among the finished ones."""
        self._icing = None
        kept = self._save(ended)
        self._aim_later()
        self.changed.emit(kept)
        self.finished.emit(kept)

    def _show(self, before: Icing | None, after: Icing) -> None:
        """Aim first, so that nothing that goes wrong afterwards can keep the alarm from coming."""
        self._icing = after
        self._aim(after)
        self.changed.emit(after)
        from ankle_rehab.domain.icing_cues import cues_between  # noqa: PLC0415 - not before the first icing

        for cue in cues_between(before, after):
            self.announce.emit(cue, after)

    def _keep(self, before: Icing, after: Icing) -> None:
        """What matters is on disk at each change, and the time once a minute and when the clock was set."""
        minute = after.passed // 60 != before.passed // 60
        clock_set = after.deadline.set_since(before.deadline)
        if minute or clock_set or replace(after, deadline=before.deadline) != before:
            self._icing = self._save(after)

    def _save(self, icing: Icing) -> Icing:
        """Write it; after a known trouble, which the diary tells, the icing goes on and is tried again."""
        kept = icing
        try:
            if kept.id is None:
                kept = self._keeper.begin_icing(kept)
            if kept.state is IcingState.ENDED:
                self._keeper.finish_icing(kept)
            elif icing.id is not None:
                self._keeper.keep_icing(kept)
            self._unsaved = None
        except StorageFault:
            self._unsaved = kept
        return kept

    def _attempt(self, write: Callable[[], object]) -> bool:
        """Whether it could be written; if not, the diary has said why."""
        try:
            write()
        except StorageFault:
            return False
        return True

    def _aim(self, icing: Icing) -> None:
        """Wake at the next whole second of the icing, as long as the pack is on."""
        if not icing.cold:
            self._timer.stop()
            return
        left = 1.0 - icing.deadline.passed(self._clock.read()) % 1.0
        self._timer.start(max(1, round(left * 1000)))

    def _aim_later(self) -> None:
        """Wake when the skin is to be looked at again or icing is allowed again; never armed for long."""
        now = self._clock.now()
        ahead = [(at - now).total_seconds() for at in self._turns() if at is not None and at > now]
        if ahead or self._unsaved is not None:
            self._later.start(round(min([LATER_SECONDS, *ahead]) * 1000) + 1)

    def _turns(self) -> tuple[datetime | None, ...]:
        """When icing is allowed again and the skin is looked at again; nothing while no diary answers."""
        with suppress(StorageFault):
            allowed, waiting = self.allowed(), self._waiting_skin()
            return None if allowed.allowed else allowed.at, None if waiting is None else waiting.skin_due
        return ()

    def _history(self, now: datetime) -> tuple[Icing, ...]:
        """The icings that matter to the rules, the one at hand and one not yet written among them."""
        past = self._keeper.icings(now.date() - timedelta(days=LOOK_BACK_DAYS))
        here = (icing for icing in (self._unsaved, self._icing) if icing is not None)
        return tuple({icing.started.utc: icing for icing in (*past, *here)}.values())

    def _waiting_skin(self) -> Icing | None:
        now = self._clock.now()
        return skin_waiting(self._history(now), now)
