"""One icing as a value: how long, which checks, and how each event moves it towards "pack off"."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum

from ankle_rehab.domain.clock import Reading, Stamp
from ankle_rehab.domain.deadline import Deadline
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import check_score
from ankle_rehab.domain.value import value

CHOICES = (5, 10, 15, 20)
USUAL_MINUTES = 20
LOUDER_AFTER = 60.0
ALARM_AFTER = 120.0
SKIN_AGAIN = timedelta(minutes=30)


class IcingState(StrEnum):
    """Where an icing stands. ALARM: the pack must come off; AFTER: it is off, the skin is asked about."""

    RUNNING = "running"
    CHECK = "check"
    ALARM = "alarm"
    AFTER = "after"
    ENDED = "ended"


class SkinCheck(IntEnum):
    """A look at the skin, named by its minute."""

    FIVE = 5
    TEN = 10
    FIFTEEN = 15

    @property
    def required(self) -> bool:
        """Whether it wants an answer; the first is only an offer."""
        return self is not SkinCheck.FIVE

    @property
    def due(self) -> float:
        """Seconds from the start."""
        return self.value * 60.0


class CheckAnswer(StrEnum):
    """How a check went: skin fine and touch felt, stopped, or no answer came."""

    FINE = "fine"
    STOPPED = "stopped"
    MISSED = "missed"


class StopReason(StrEnum):
    """Why the pack came off."""

    TIME_UP = "time-up"
    USER = "user"
    ENOUGH = "enough"
    SKIN = "skin"
    UNANSWERED = "unanswered"
    SIGN = "sign"


class SkinAfter(StrEnum):
    """The skin after the icing; LATER is back to normal at the second look, STILL_NOT means doctor today."""

    NORMAL = "normal"
    NOT_YET = "not-yet"
    LATER = "later"
    STILL_NOT = "still-not"


@value
class Ticks:
    """The two things confirmed before the start; without both nothing starts."""

    wrapped: bool
    awake: bool

    @property
    def both(self) -> bool:
        return self.wrapped and self.awake


@value
class Checked:
    """One finished check: which, its answer, and the seconds from the start at which that was settled."""

    check: SkinCheck
    answer: CheckAnswer
    at: float


@value
class Icing:
    """One icing, running or over.

    `check` is the one on the screen and `check_since` the seconds from the start at which it came there.
    `reason` is set from the alarm on, `alarm_at` (seconds from the start) with it if there was one. `ended`
    and `lasted` (real seconds, also those asleep) are set when the pack is confirmed to be off. `pain` is
    the score afterwards, None if not given. `id` is given by the diary file.
    """

    started: Stamp
    minutes: int
    side: Side
    deadline: Deadline
    state: IcingState = IcingState.RUNNING
    check: SkinCheck | None = None
    check_since: float = 0.0
    checked: tuple[Checked, ...] = ()
    reason: StopReason | None = None
    alarm_at: float | None = None
    ended: Stamp | None = None
    lasted: float | None = None
    skin_after: SkinAfter | None = None
    pain: int | None = None
    id: int | None = None

    def __post_init__(self) -> None:
        if self.minutes not in CHOICES or self.deadline.seconds != self.minutes * 60.0:
            raise ValueError(f"an icing lasts 5, 10, 15 or 20 minutes, not {self.minutes}")
        if self.pain is not None:
            check_score(self.pain)

    @staticmethod
    def begin(reading: Reading, zone: str, minutes: int, side: Side, ticks: Ticks) -> Icing:
        """Start one; raises ValueError for a missing tick or any other length than 5, 10, 15, 20 minutes."""
        if not ticks.both:
            raise ValueError("both ticks are needed before the cold goes on")
        deadline = Deadline.begin(reading, minutes * 60.0)
        return Icing(Stamp.of(reading.wall, zone), minutes, side, deadline)

    # what is now -------------------------------------------------------------------------------------

    @property
    def cold(self) -> bool:
        """Whether the pack is, as far as is known, still on."""
        return self.state in (IcingState.RUNNING, IcingState.CHECK, IcingState.ALARM)

    @property
    def passed(self) -> float:
        """Real seconds since the start, when last looked at; fixed once the pack is off."""
        return self.deadline.seen if self.lasted is None else self.lasted

    @property
    def remaining(self) -> float:
        """Seconds left when last looked at, 0 as soon as the pack must come off."""
        if self.state not in (IcingState.RUNNING, IcingState.CHECK):
            return 0.0
        return max(0.0, self.deadline.seconds - self.passed)

    @property
    def over(self) -> float:
        """Seconds the cold has been on too long: past its end, or past the alarm of an unanswered check."""
        return 0.0 if self.alarm_at is None else max(0.0, self.passed - self.alarm_at)

    @property
    def finishes(self) -> datetime:
        """The end by the wall clock as it stands now, in the zone of the last look."""
        return self.deadline.seen_wall + timedelta(seconds=self.remaining)

    @property
    def loud(self) -> bool:
        """Whether a check has waited for a minute."""
        return self.check is not None and self.check.required and self._waited >= LOUDER_AFTER

    @property
    def checks(self) -> tuple[SkinCheck, ...]:
        """The checks of this length: those before its end."""
        return tuple(check for check in SkinCheck if check < self.minutes)

    @property
    def skin_due(self) -> datetime | None:
        """When the skin is to be looked at once more (UTC), None if it need not."""
        if self.skin_after not in (SkinAfter.NOT_YET, SkinAfter.STILL_NOT) or self.ended is None:
            return None
        return self.ended.utc + SKIN_AGAIN

    # what happens ------------------------------------------------------------------------------------

    def advance(self, reading: Reading) -> Icing:
        """Time has gone on to this reading: show what is due now, of several only the newest."""
        if not self.cold:
            return self
        now = replace(self, deadline=self.deadline.look(reading))
        if now.state is IcingState.ALARM:
            return now
        wait_over = None
        if now.check is not None and now._waited >= ALARM_AFTER:
            if now.check.required:
                wait_over = now.check_since + ALARM_AFTER
            else:
                now = now._settled(CheckAnswer.MISSED)
        if wait_over is not None and wait_over < now.deadline.seconds:
            return now._settled(CheckAnswer.MISSED)._alarm(StopReason.UNANSWERED, wait_over)
        if now.passed >= now.deadline.seconds:
            return now._settled(CheckAnswer.MISSED)._alarm(StopReason.TIME_UP, now.deadline.seconds)
        return now._with_due_check()

    def answer_fine(self, reading: Reading) -> Icing:
        """ "Skin fine, I can feel it". Too late or without a question it changes nothing."""
        now = self.advance(reading)
        return now._settled(CheckAnswer.FINE) if now.state is IcingState.CHECK else now

    def take_off(self, reading: Reading, reason: StopReason) -> Icing:
        """The pack is coming off now; from the alarm on, its own reason stays."""
        now = self.advance(reading)
        if not now.cold:
            return now
        if now.state is IcingState.ALARM:
            return now._off(reading)
        return replace(now._settled(CheckAnswer.STOPPED), reason=reason)._off(reading)

    def call_off(self, reading: Reading, reason: StopReason) -> Icing:
        """Something else says that the cold must stop: alarm until confirmed."""
        now = self.advance(reading)
        if now.state not in (IcingState.RUNNING, IcingState.CHECK):
            return now
        return now._settled(CheckAnswer.STOPPED)._alarm(reason, now.passed)

    def confirm_end(self, reading: Reading) -> Icing:
        """ "It is off" in answer to the alarm; logs the real time."""
        return self.advance(reading)._off(reading) if self.state is IcingState.ALARM else self

    def after(self, skin_ok: bool, pain: int | None) -> Icing:
        """The answers after the icing: skin back to normal, and pain now (0-10) if given."""
        if self.state is not IcingState.AFTER:
            return self
        skin = SkinAfter.NORMAL if skin_ok else SkinAfter.NOT_YET
        return replace(self, state=IcingState.ENDED, skin_after=skin, pain=pain)

    def closed(self) -> Icing:
        """The questions afterwards were never answered; what is known is kept."""
        return replace(self, state=IcingState.ENDED) if self.state is IcingState.AFTER else self

    def skin_again(self, skin_ok: bool) -> Icing:
        """A later look at skin that was not normal yet."""
        if self.skin_due is None:
            return self
        return replace(self, skin_after=SkinAfter.LATER if skin_ok else SkinAfter.STILL_NOT)

    # parts -------------------------------------------------------------------------------------------

    @property
    def _waited(self) -> float:
        return self.passed - self.check_since

    def _with_due_check(self) -> Icing:
        settled = {past.check for past in self.checked}
        due = [check for check in self.checks if check.due <= self.passed and check not in settled]
        if not due or due[-1] is self.check:
            return self
        missed = tuple(Checked(check, CheckAnswer.MISSED, self.passed) for check in due[:-1])
        waiting = self.check is not None and self.check.required  # a newer question gives no new delay
        return replace(
            self,
            state=IcingState.CHECK,
            check=due[-1],
            check_since=self.check_since if waiting else self.passed,
            checked=(*self.checked, *missed),
        )

    def _settled(self, answer: CheckAnswer) -> Icing:
        """Without the check on the screen, its answer written down."""
        if self.check is None:
            return self
        done = Checked(self.check, answer, self.passed)
        return replace(self, state=IcingState.RUNNING, check=None, checked=(*self.checked, done))

    def _alarm(self, reason: StopReason, at: float) -> Icing:
        return replace(self, state=IcingState.ALARM, reason=reason, alarm_at=at)

    def _off(self, reading: Reading) -> Icing:
        ended = Stamp(reading.wall.astimezone(UTC), self.started.zone, reading.wall.date())
        return replace(self, state=IcingState.AFTER, ended=ended, lasted=self.passed)
