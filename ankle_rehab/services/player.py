"""The player: moves a session along with time, keeps every step on disk, and announces what happens."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.cues import cues_between
from ankle_rehab.domain.gates import Clearance
from ankle_rehab.domain.hurt import HurtChoice
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.plan import Plan
from ankle_rehab.domain.routine import Activity
from ankle_rehab.domain.session import PauseReason, SessionRun, State
from ankle_rehab.domain.value import value
from ankle_rehab.storage.faults import StorageFault

PICTURE_SECONDS = 1 / 30
_QUESTIONS = (PauseReason.HURTS, PauseReason.SCORED)


class NotCleared(Exception):
    """A session was asked for without a clearance that is fresh and covers its plan."""


class SessionKeeper(Protocol):
    """Where a running session is kept; the diary is one."""

    def begin_session(self, run: SessionRun, started: Stamp) -> int: ...

    def keep_step(self, session_id: int, run: SessionRun) -> None: ...

    def finish_session(self, session_id: int, run: SessionRun, ended: Stamp) -> None: ...


@value
class _Ended:
    """A session that is over; without a number nothing of it is in the diary yet."""

    session_id: int | None
    run: SessionRun
    started: Stamp
    at: Stamp


class Player(QObject):
    """Holds one `SessionRun` and sends it out at every change.

    `changed` carries the run, `cue` each announcement with the run it belongs to, `finished` the run with
    its outcome, after it was saved. Ticks carry no information: `tick()` may be called at any time. One that
    found no room at its end is held until there is: `caught_up` comes when `keep_again` has written it.
    """

    changed = Signal(object)
    cue = Signal(object, object)
    finished = Signal(object)
    caught_up = Signal()

    def __init__(self, clock: Clock, keeper: SessionKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._keeper = keeper
        self._run: SessionRun | None = None
        self._session_id: int | None = None
        self._unkept: list[_Ended] = []
        self._started = self._stamp()
        self._last = 0.0
        self._waiting_since = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)

    @property
    def run(self) -> SessionRun | None:
        """The session in progress or just finished, None before the first."""
        return self._run

    @property
    def session_id(self) -> int | None:
        """The diary's number of the session in progress or just finished."""
        return self._session_id

    @property
    def kept(self) -> bool:
        """Whether the session that has just finished is in the diary to its end."""
        return all(one.run is not self._run for one in self._unkept)

    def keep_again(self) -> None:
        """Write the ended sessions that were refused; may be called at any time."""
        waiting, self._unkept = self._unkept, []
        for one in waiting:
            number = self._finish(one)
            if one.run is self._run:
                self._session_id = number
        if waiting and not self._unkept:
            self.caught_up.emit()

    @property
    def active(self) -> bool:
        """Whether a session has begun and not ended."""
        return self._run is not None and self._run.state is not State.FINISHED

    def start(self, plan: Plan, clearance: Clearance) -> None:
        """Begin a session; raises NotCleared unless `clearance` is fresh and covers the plan."""
        self._require(clearance, plan)
        run = SessionRun.begin(plan)
        self._session_id, self._started = None, self._stamp()
        with suppress(StorageFault):
            self._session_id = self._keeper.begin_session(run, self._started)
        self._show(None, run)

    def resume(self, session_id: int, run: SessionRun, clearance: Clearance) -> None:
        """Go on with a session found after a crash: it stands at the start of its step until a key."""
        self._require(clearance, run.plan)
        self._session_id = session_id
        self._show(None, run.reopened())

    def tick(self) -> None:
        """Look at the clock and move on by the time that has passed."""
        elapsed = self._clock.read().elapsed
        delta, self._last = elapsed - self._last, elapsed
        self._change(lambda run: run.advance(delta))
        self._aim()

    def toggle_pause(self) -> None:
        """Pause, or go on from a pause; not while "It hurts" waits for its answer."""
        self._act(lambda run: _went_on(run) if run.state is State.PAUSED else run.pause())

    def confirm(self) -> None:
        """A key where the player waits: ends an activity, a get-ready, a rest or a pause."""
        waited = self._clock.read().elapsed - self._waiting_since
        self._act(lambda run: _went_on(run) if run.state is State.PAUSED else run.confirm(waited))

    def confirm_activity(self, activity: Activity) -> bool:
        """The activity was done elsewhere; True if the session was waiting for just that."""
        run = self._run
        if run is None or run.state is not State.WAITING or run.activity is not activity:
            return False
        self.confirm()
        return True

    def skip(self) -> None:
        self._act(lambda run: run if run.pause_reason in _QUESTIONS else run.skip())

    def back(self) -> None:
        self._act(lambda run: run if run.pause_reason in _QUESTIONS else run.back())

    def more_rest(self) -> None:
        self._act(SessionRun.more_rest)

    def pause_for_question(self) -> None:
        """Stand still while "It hurts" is answered."""
        self.tick()
        self._change(lambda run: run.pause(PauseReason.HURTS))

    def withdraw_question(self) -> None:
        """ "It hurts" was pressed by mistake and no score was given: go on."""
        self._change(lambda run: run.resume() if run.pause_reason is PauseReason.HURTS else run)

    def hurt(self, score: int) -> None:
        """Keep a score (0-10) given during the session; 7 or more ends it."""
        self.tick()
        self._change(lambda run: run.hurt(score))

    def choose(self, choice: HurtChoice) -> None:
        """The way on after "It hurts"; one that the score does not leave open does nothing."""
        if self._run is None or choice not in self._run.choices:
            return
        match choice:
            case HurtChoice.GO_ON:
                self._change(SessionRun.resume)
            case HurtChoice.EASIER:
                self._change(SessionRun.ease)
            case HurtChoice.SKIP:
                self._change(SessionRun.skip_exercise)
            case HurtChoice.STOP:
                self.end(Outcome.STOPPED_FOR_PAIN)

    def end(self, outcome: Outcome | None = None) -> None:
        """Stop here and save what was done."""
        self.tick()
        self._change(lambda run: run.end(outcome))

    def put_down(self) -> None:
        """The program closes: keep the step that is under way as far as it got."""
        self.tick()
        self.keep_again()
        if self._run is not None and self.active and self._session_id is not None:
            with suppress(StorageFault):
                self._keeper.keep_step(self._session_id, self._run)

    def _act(self, move: Callable[[SessionRun], SessionRun]) -> None:
        """Count the time up to now, then do what was asked; a gap found by this is to be read first."""
        before = self._run
        self.tick()
        if before is None or before.state is State.PAUSED or self._run is None or not self._run.pause_reason:
            self._change(move)

    def _require(self, clearance: Clearance, plan: Plan) -> None:
        if self.active:
            raise NotCleared("a session is already running")
        if not clearance.allows(plan, self._clock.now()):
            raise NotCleared("the clearance is old or does not cover this plan")

    def _stamp(self) -> Stamp:
        return Stamp.of(self._clock.now(), self._clock.zone())

    def _change(self, move: Callable[[SessionRun], SessionRun]) -> None:
        before = self._run
        if before is None or before.state is State.FINISHED:
            return
        after = move(before)
        if after != before:
            self._keep(before, after)
            self._show(before, after)

    def _keep(self, before: SessionRun, after: SessionRun) -> None:
        """A step at a time is on disk; a session that ends is closed in one transaction.

        When the disk is full or gone the session runs on: whoever keeps it has said so, and tries again
        with the next step, or when something else has found room.
        """
        ended = after.state is State.FINISHED
        stepped = _kept_of(before) != _kept_of(after)
        if not (ended or stepped):
            return
        if ended:
            self._session_id = self._finish(_Ended(self._session_id, after, self._started, self._stamp()))
            return
        with suppress(StorageFault):
            if self._session_id is None:
                self._session_id = self._keeper.begin_session(after, self._started)
            self._keeper.keep_step(self._session_id, after)

    def _finish(self, one: _Ended) -> int | None:
        """Close it in the diary, or hold it; the number that it has there by now."""
        number = one.session_id
        try:
            if number is None:
                number = self._keeper.begin_session(one.run, one.started)
            self._keeper.finish_session(number, one.run, one.at)
        except StorageFault:
            self._unkept.append(replace(one, session_id=number))
        return number

    def _aim(self) -> None:
        """Look again at the next picture or at the end of this step, whichever comes first.

        Pictures are due at moments of the clock, so that what one costs does not put off the next.
        """
        if self._run is not None and self._run.state is State.RUNNING:
            now = self._clock.read().elapsed
            left = max(0.0, self._run.remaining - (now - self._last))
            self._timer.start(math.ceil(min(left, PICTURE_SECONDS - now % PICTURE_SECONDS) * 1000))
        else:
            self._timer.stop()

    def _show(self, before: SessionRun | None, after: SessionRun) -> None:
        self._run = after
        if before is None or before.state is not State.RUNNING:
            self._last = self._clock.read().elapsed
        if before is None or before.state is not State.WAITING or before.index != after.index:
            self._waiting_since = self._clock.read().elapsed
        self._aim()
        self.changed.emit(after)
        for cue in cues_between(before, after):
            self.cue.emit(cue, after)
        if after.state is State.FINISHED:
            self.finished.emit(after)


def _kept_of(run: SessionRun) -> tuple[object, ...]:
    """What is on disk at once when it changes."""
    return run.index, run.steps, run.hurts, bool(run.choices)


def _went_on(run: SessionRun) -> SessionRun:
    return run if run.pause_reason in _QUESTIONS else run.resume()
