"""What is announced during an icing: a pure comparison of the value before and after an event."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.icing import Icing, IcingState

REPEAT_ALARM = 20.0
REPEAT_LOUDER = 20.0
LAST_MINUTE = 60.0


class IcingCue(StrEnum):
    """Why something is sounded, said or shown; ALARM comes again and again until the pack is off."""

    START = "start"
    CHIME = "chime"
    CHECK = "check"
    LOUDER = "louder"
    ONE_MINUTE = "one-minute"
    ALARM = "alarm"
    OFF = "off"


def cues_between(before: Icing | None, after: Icing) -> tuple[IcingCue, ...]:
    """What an event made worth announcing; None before means that it was just begun or taken up again."""
    match after.state:
        case IcingState.RUNNING:
            if before is None and after.passed == 0:
                return (IcingCue.START,)
            return _one_minute(before, after)
        case IcingState.CHECK:
            return (*_check(before, after), *_one_minute(before, after))
        case IcingState.ALARM:
            again = before is None or before.state is not IcingState.ALARM
            return (
                (IcingCue.ALARM,)
                if again or _turns(before, REPEAT_ALARM) != _turns(after, REPEAT_ALARM)
                else ()
            )
        case IcingState.AFTER:
            return (IcingCue.OFF,) if before is not None and before.cold else ()
        case IcingState.ENDED:
            return ()


def _check(before: Icing | None, after: Icing) -> tuple[IcingCue, ...]:
    if after.check is None:
        return ()
    if before is None or before.check is not after.check:
        return (IcingCue.CHECK if after.check.required else IcingCue.CHIME,)
    if after.loud and (not before.loud or _turns(before, REPEAT_LOUDER) != _turns(after, REPEAT_LOUDER)):
        return (IcingCue.LOUDER,)
    return ()


def _one_minute(before: Icing | None, after: Icing) -> tuple[IcingCue, ...]:
    if before is not None and before.remaining > LAST_MINUTE >= after.remaining:
        return (IcingCue.ONE_MINUTE,)
    return ()


def _turns(icing: Icing | None, every: float) -> int:
    """How often the waiting alarm or question was due to be repeated."""
    if icing is None:
        return 0
    since = icing.alarm_at if icing.alarm_at is not None else icing.check_since
    return int((icing.passed - since) // every)
