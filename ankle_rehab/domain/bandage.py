"""An elastic bandage: when its fit is to be checked, and that any "no" takes it off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from ankle_rehab.domain.clock import Reading, Stamp
from ankle_rehab.domain.deadline import Deadline
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.value import value

TEN_MINUTES = 600.0
HOUR = 3600.0
FEELING_AFTER = 300.0
ASKED_UP_TO = timedelta(hours=24)
MORNING_HOUR = 5


class FitCheck(StrEnum):
    """When it is asked whether the toes are warm, of normal colour, without tingling or throbbing."""

    TEN_MINUTES = "10-minutes"
    HOUR = "hour"
    BEDTIME = "bedtime"


class OffReason(StrEnum):
    """Why it came off. After NOT_WELL it is still to be asked whether colour and feeling are back."""

    DONE = "done"
    NOT_WELL = "not-well"
    BEDTIME = "bedtime"
    BACK = "back"
    NOT_BACK = "not-back"


class Fit(StrEnum):
    """Where a wearing stands: on; on and asked about; off for five minutes; feeling asked about; over."""

    WORN = "worn"
    CHECK = "check"
    RESTING = "resting"
    FEELING = "feeling"
    OVER = "over"


@value
class Wearing:
    """One wearing; `checked` are the checks answered with "all well", in their order."""

    side: Side
    on: Stamp
    checked: tuple[FitCheck, ...] = ()
    off: Stamp | None = None
    reason: OffReason | None = None
    id: int | None = None


@value
class Look:
    """What a wearing asks for at one moment.

    `check` is the question on the screen and `waited` the seconds it has been there; `next_at` is when the
    next one comes, by the clock on the wall as it stands now.
    """

    wearing: Wearing
    fit: Fit
    check: FitCheck | None = None
    waited: float = 0.0
    next_at: datetime | None = None


def begin_clock(reading: Reading, *, off: bool = False) -> Deadline:
    """The clock of a bandage that goes on now, or with `off` of the five minutes after it came off."""
    return Deadline.begin(reading, FEELING_AFTER if off else HOUR)


def bedtime(on: datetime, hour: int) -> datetime:
    """When a bandage put on at `on` (aware, local) comes off for the night; `hour` is that of bedtime.

    One put on after bedtime is asked about an hour later: no night goes by with it (the cautious reading of
    "off at night").
    """
    if on.hour >= hour or on.hour < MORNING_HOUR:
        return _later(on, HOUR)
    return on.replace(hour=hour, minute=0, second=0, microsecond=0)


def look(wearing: Wearing, clock: Deadline | None, reading: Reading, bedtime_hour: int) -> Look:
    """What is to be asked at `reading`. `clock` runs since it went on or came off; None leaves the wall.

    In doubt between two clocks it is asked earlier. Of several questions due only the last is asked; bedtime
    goes before all.
    """
    if wearing.off is not None:
        return _after(wearing, wearing.off, clock, reading)
    passed = _passed(wearing.on, clock, reading)
    on = wearing.on.utc.astimezone(reading.wall.tzinfo)
    night = bedtime(on, bedtime_hour)
    at_night = max(0.0, _between(on, night))
    passed_night = max(passed, at_night + _between(night, reading.wall))
    times = ((FitCheck.TEN_MINUTES, TEN_MINUTES), (FitCheck.HOUR, HOUR))
    waiting = [(check, at - passed) for check, at in times if not _answered(wearing, check) and at < at_night]
    if passed_night >= at_night:
        return Look(wearing, Fit.CHECK, FitCheck.BEDTIME, passed_night - at_night)
    due = [(check, left) for check, left in waiting if left <= 0]
    ahead = [left for _, left in waiting if left > 0] + [at_night - passed_night]
    next_at = _later(reading.wall, min(ahead))
    if due:
        return Look(wearing, Fit.CHECK, due[-1][0], -due[-1][1], next_at)
    return Look(wearing, Fit.WORN, None, 0.0, next_at)


def _after(wearing: Wearing, off: Stamp, clock: Deadline | None, reading: Reading) -> Look:
    """Colour and feeling are asked about for a day at most; after that the answer says nothing any more."""
    if wearing.reason is not OffReason.NOT_WELL or reading.wall - off.utc > ASKED_UP_TO:
        return Look(wearing, Fit.OVER)
    left = FEELING_AFTER - _passed(off, clock, reading)
    if left > 0:
        return Look(wearing, Fit.RESTING, next_at=_later(reading.wall, left))
    return Look(wearing, Fit.FEELING, waited=-left)


def _passed(since: Stamp, clock: Deadline | None, reading: Reading) -> float:
    if clock is not None:
        return clock.passed(reading)
    return max(0.0, (reading.wall - since.utc).total_seconds())


def _between(first: datetime, then: datetime) -> float:
    """Real seconds, also over a change to summer time."""
    return (then.astimezone(UTC) - first.astimezone(UTC)).total_seconds()


def _later(moment: datetime, seconds: float) -> datetime:
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


def _answered(wearing: Wearing, check: FitCheck) -> bool:
    """A later check that went well stands for those before it."""
    order = list(FitCheck)
    return any(order.index(done) >= order.index(check) for done in wearing.checked)


# what is announced ---------------------------------------------------------------------------------------

LOUDER_EVERY = 60.0
URGENT_FROM = 120.0
OFTEN_UNTIL = 600.0
SELDOM_EVERY = 600.0


class BandageCue(StrEnum):
    """Why something is sounded or shown; a question comes again, and louder, until it is answered."""

    ON = "on"
    ASK = "ask"
    LOUDER = "louder"
    URGENT = "urgent"
    TAKE_OFF = "take-off"
    WRAP_LOOSER = "wrap-looser"
    OFF = "off"


def cue_between(before: Look | None, after: Look) -> BandageCue | None:
    """What time alone made worth announcing; None before means that it was just taken up again."""
    if after.fit not in (Fit.CHECK, Fit.FEELING):
        return None
    new = before is None or (before.fit, before.check) != (after.fit, after.check)
    if not new and before is not None and _turn(before.waited) == _turn(after.waited):
        return None
    if after.waited >= URGENT_FROM:
        return BandageCue.URGENT
    return BandageCue.ASK if new else BandageCue.LOUDER


def _turn(waited: float) -> int:
    """How often the waiting question was to be repeated: each minute at first, later every ten."""
    often = min(waited, OFTEN_UNTIL) // LOUDER_EVERY
    return int(often + max(0.0, waited - OFTEN_UNTIL) // SELDOM_EVERY)
