"""The bandage that is worn: asks how the toes are, keeps the answers, and says when it must come off."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import cached_property

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ankle_rehab.domain.bandage import (
    BandageCue,
    Fit,
    FitCheck,
    Look,
    OffReason,
    Wearing,
    begin_clock,
    cue_between,
    look,
)
from ankle_rehab.domain.clock import Clock, Reading, Stamp
from ankle_rehab.domain.deadline import Deadline
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.triage import Level, Sign
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.guard import Guard
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import StorageFault

CLOSING = frozenset({Sign.COLD_OR_PALE, Sign.HARD_LEG, Sign.NUMB, Sign.CALF})
"""Signs whose advice says "no wrap": numb, cold or pale, a hard leg, a swollen calf."""

LONGEST_SLEEP = 15.0
KEPT_EVERY = 300.0


class BandageRefused(Exception):
    """A bandage was told of that should not go on: a sign is open that says so."""


class Bandages(QObject):
    """Holds one `Wearing` and what it asks for.

    `changed` carries the `Look` at each change (None once nothing is asked any more), `announce` a
    `BandageCue` with its look; `emergency` comes when colour or feeling is not back after five minutes.
    Ticks carry no information: `tick()` may be called at any time. What the disk refuses, which the diary
    tells, is tried again and goes on meanwhile.
    """

    changed = Signal(object)
    announce = Signal(object, object)
    emergency = Signal()

    def __init__(
        self,
        diary: Diary,
        database: Database,
        clock: Clock,
        *,
        guard: Guard,
        bedtime_hour: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._diary = diary
        self._database = database
        self._store = BandageStore(database)
        self._clock = clock
        self._guard = guard
        self._bedtime_hour = bedtime_hour
        self._wearing: Wearing | None = None
        self._deadline: Deadline | None = None
        self._look: Look | None = None
        self._unsaved = False
        self._kept_at = 0.0
        diary.changed.connect(self._on_diary)
        self._recover()

    # what is known -----------------------------------------------------------------------------------

    @property
    def look(self) -> Look | None:
        """What is asked, or when the next question comes; None when no bandage is on."""
        return self._look

    @property
    def worn(self) -> bool:
        """Whether a bandage is, as far as is known, on the foot."""
        return self._wearing is not None and self._wearing.off is None

    def closed(self) -> bool:
        """Whether an open sign says that no bandage should go on."""
        standing = self._guard.standing()
        return bool(CLOSING & standing.open_signs) or standing.level is Level.EMERGENCY

    # what is done ------------------------------------------------------------------------------------

    def begin(self, side: Side) -> None:
        """ "I put it on". Raises BandageRefused with a sign open against it; one at a time."""
        if self.closed():
            raise BandageRefused
        if self._look is not None:
            return
        reading = self._clock.read()
        self._wearing = Wearing(side, self._stamp())
        self._deadline = begin_clock(reading)
        self._keep()
        self._show(reading, BandageCue.ON)

    def all_well(self) -> None:
        """ "All well" in answer to the check on the screen; at bedtime it is off with that.

        Where another one has come meanwhile, as after sleep, that one is asked first.
        """
        asked = None if self._look is None else self._look.check
        wearing, seen = self._now()
        if wearing is None or seen is None or seen.check is None or seen.check is not asked:
            return
        checked = (*wearing.checked, seen.check)
        if seen.check is FitCheck.BEDTIME:
            self._end(replace(wearing, checked=checked, off=self._stamp(), reason=OffReason.BEDTIME))
            return
        self._wearing = replace(wearing, checked=checked)
        self._keep()
        self._show(self._clock.read())

    def not_well(self) -> None:
        """Something is not well: off with it now; five minutes later colour and feeling are asked about."""
        wearing, _ = self._now()
        if wearing is None or wearing.off is not None:
            return
        self._wearing = replace(wearing, off=self._stamp(), reason=OffReason.NOT_WELL)
        self._deadline = begin_clock(self._clock.read(), off=True)
        self._keep()
        self._show(self._clock.read(), BandageCue.TAKE_OFF)

    def take_off(self) -> None:
        """ "I took it off", of one's own accord."""
        wearing, _ = self._now()
        if wearing is not None and wearing.off is None:
            self._end(replace(wearing, off=self._stamp(), reason=OffReason.DONE))

    def feeling(self, *, back: bool) -> None:
        """The answer five minutes after it came off; "no" is an emergency, and is kept as such a sign."""
        wearing, seen = self._now()
        if wearing is None or seen is None or seen.fit is not Fit.FEELING:
            return
        reason = OffReason.BACK if back else OffReason.NOT_BACK
        self._end(replace(wearing, reason=reason), BandageCue.WRAP_LOOSER if back else None)
        if not back:
            self._guard.answer(frozenset({Sign.COLD_OR_PALE}), twisted=False, page=Asked.EMERGENCY)
            self.emergency.emit()

    def tick(self) -> None:
        """Look at the clock and ask what is due."""
        if self._wearing is None:
            return
        reading = self._clock.read()
        if self._deadline is not None:
            self._deadline = self._deadline.look(reading)
            if self._unsaved or self._deadline.seen - self._kept_at >= KEPT_EVERY:
                self._keep()
        self._show(reading)

    # parts -------------------------------------------------------------------------------------------

    @cached_property
    def _timer(self) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.tick)
        return timer

    def _now(self) -> tuple[Wearing | None, Look | None]:
        self.tick()
        return self._wearing, self._look

    def _recover(self) -> None:
        """Take up a wearing left open by a crash or a restart; the first tick asks what is due."""
        with suppress(StorageFault):
            found = self._diary.read(self._unfinished)
            if found is None:
                return
            self._wearing = found
            self._deadline = None if found.id is None else self._store.clock(found.id)
        if self._wearing is not None:
            self._timer.start(0)

    def _unfinished(self) -> Wearing | None:
        """The one that is on, or the last one while it is still to be asked whether feeling is back."""
        worn = self._store.open()
        if worn is not None:
            return worn
        latest = self._store.wearings(self._clock.now().date() - timedelta(days=2))[-1:]
        return latest[0] if latest and latest[0].reason is OffReason.NOT_WELL else None

    def _on_diary(self, topic: Topic) -> None:
        """A sign was ticked or released: one that says "no wrap" takes a bandage off."""
        if topic is Topic.CHECKS and self.worn and self.closed():
            self.not_well()

    def _show(self, reading: Reading, cue: BandageCue | None = None) -> None:
        """Aim first, so that nothing that goes wrong afterwards can keep the question from coming."""
        if self._wearing is None:
            return
        before, after = self._look, look(self._wearing, self._deadline, reading, self._bedtime_hour())
        if after.fit is Fit.OVER:
            self._forget()
            return
        self._look = after
        self._aim(after, reading)
        cue = cue or cue_between(before, after)
        if cue is not None or before is None or replace(before, waited=after.waited) != after:
            self.changed.emit(after)
        if cue is not None:
            self.announce.emit(cue, after)

    def _end(self, ended: Wearing, cue: BandageCue | None = BandageCue.OFF) -> None:
        seen = self._look
        self._wearing = ended
        self._keep()
        self._forget()
        if cue is not None and seen is not None:
            self.announce.emit(cue, replace(seen, wearing=ended))

    def _forget(self) -> None:
        self._wearing = self._deadline = self._look = None
        self._timer.stop()
        self.changed.emit(None)

    def _aim(self, after: Look, reading: Reading) -> None:
        """Wake when the next question comes, and often enough to see that the computer slept past it."""
        ahead = [LONGEST_SLEEP]
        if after.next_at is not None:
            ahead.append((after.next_at - reading.wall).total_seconds())
        self._timer.start(max(1, round(min(ahead) * 1000)))

    def _keep(self) -> None:
        """Write the wearing and its clock, both or neither; what is refused is tried again later."""
        wearing, deadline = self._wearing, self._deadline
        if wearing is None:
            return

        def work() -> Wearing:
            with self._database.change():
                kept = self._store.begin(wearing) if wearing.id is None else wearing
                if wearing.id is not None:
                    self._store.keep(wearing)
                if kept.id is not None and deadline is not None:
                    self._store.keep_clock(kept.id, deadline)
            return kept

        try:
            if self._unsaved:  # the diary has told of it; that there is no room yet is no news
                self._wearing = self._diary.write_unheard(work)
            else:
                self._wearing = self._diary.write(work, Topic.BANDAGES)
        except StorageFault:
            self._unsaved = True
        else:
            self._unsaved = False
            self._kept_at = 0.0 if deadline is None else deadline.seen

    def _stamp(self) -> Stamp:
        return Stamp.of(self._clock.now(), self._clock.zone())
