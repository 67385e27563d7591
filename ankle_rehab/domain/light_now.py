"""The light that holds now: the worst of the last cycle, today's own entries, and what the guard says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.cycles import Cycle, DayFacts, cycles, today_of
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, Reason, Verdict, Why
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.triage import Level
from ankle_rehab.domain.value import value

LASTS_DAYS = 7


@value
class Held:
    """What holds and for which side: the worse of two, None where it is about neither or nothing is known."""

    verdict: Verdict
    side: Side | None = None


def light_now(
    days: Sequence[DayFacts], today: date, standing: Standing, twists: Iterable[Stamp] = ()
) -> Held:
    """What holds today, from the days before (see `cycles.LOOK_BACK_DAYS`) and what the guard knows.

    A stop by a score that has ended, and one that a professional has seen, counts as red. Signs and twists
    are the guard's to tell, so those of the last cycle are left aside.
    """
    closed = _closed(standing)
    if closed is not None:
        return closed
    found = cycles(days, twists)
    sides = [_side(side, days, found, today) for side in Side]
    held = [Held(verdict, side) for side, verdict in zip(Side, sides, strict=True) if verdict is not None]
    steady = [one for one in held if _told(one)] or held
    if not steady:
        return Held(Verdict(Light.HOLD, (Reason(Why.NO_ACTIVITY),)))
    return max(steady, key=lambda one: _rank(one.verdict))


def last_light(found: Iterable[Cycle], until: date, side: Side | None = None) -> Cycle | None:
    """The newest day with a light up to `until`, of two sides the worse one."""
    counted = [one for one in found if one.day <= until and side in (None, one.side) and one.counts]
    return max(counted, key=lambda one: (one.day, _rank(one.verdict)), default=None)


def worse(lights: Iterable[Verdict]) -> Verdict:
    """The most severe of some lights (AMBER before HOLD), with the reasons of all that say the same.

    Raises ValueError without any.
    """
    found = tuple(lights)
    light = max(found, key=_rank).light
    reasons = [reason for one in found if one.light is light for reason in one.reasons]
    return Verdict(light, tuple(dict.fromkeys(reasons)))


def _closed(standing: Standing) -> Held | None:
    """Stop and calm, which the guard knows."""
    high, level = standing.high_score, standing.level
    reasons = [Reason(Why.SIGN)] if level in (Level.EMERGENCY, Level.TODAY) else []
    if high is not None:
        reasons.append(Reason(Why.SCORE, high.moment, high.score))
    if reasons:
        return Held(Verdict(Light.STOP, tuple(reasons)), None if high is None else high.side)
    if standing.calm:
        return Held(Verdict(Light.CALM, (Reason(Why.TWIST),)))
    return None


def _side(side: Side, days: Sequence[DayFacts], found: Sequence[Cycle], today: date) -> Verdict | None:
    """What holds for one side; None where nothing was written of it for a week.

    The quiet days after a twist have a light too; they do not hide the day that would count without it.
    """
    yesterday = date.fromordinal(today.toordinal() - 1)
    last = (last_light(found, yesterday, side), last_light(map(_untwisted, found), yesterday, side))
    near = [one for one in last if one is not None and (today - one.day).days <= LASTS_DAYS]
    now = today_of(days, side, today)
    if not near and now is None:
        return None
    lights = [_settled(one) for one in near] or [Verdict(Light.HOLD, (Reason(Why.NO_ACTIVITY),))]
    if now is not None:
        lights.append(_settled(now))
    elif near:
        lights.append(Verdict(Light.HOLD, (Reason(Why.NO_SCORE, Moment.NEXT_MORNING),)))
    return worse(lights)


def _settled(cycle: Cycle) -> Verdict:
    """The light of a day without its signs and twists; a score that would stop has settled, and is red.

    In the first 72 hours after a twist the scores tell nothing that would allow more afterwards.
    """
    bare = replace(cycle, facts=replace(cycle.facts, sign=False, hours_since_twist=None)).verdict
    if bare.light is Light.STOP:
        return Verdict(
            Light.RED, tuple(Reason(Why.SETTLED, one.moment, one.score) for one in bare.reasons[:1])
        )
    if cycle.verdict.light is Light.CALM and bare.light is Light.GREEN:
        return Verdict(Light.HOLD, (Reason(Why.TWIST),))
    return bare


def _untwisted(cycle: Cycle) -> Cycle:
    return replace(cycle, facts=replace(cycle.facts, hours_since_twist=None))


def _told(one: Held) -> bool:
    """Whether a side says more than that nothing was done with it."""
    verdict = one.verdict
    idle = Reason(Why.NO_ACTIVITY) in verdict.reasons
    return not (verdict.light is Light.HOLD and idle)


def _rank(verdict: Verdict) -> tuple[int, bool]:
    return verdict.light.severity, verdict.light is Light.AMBER
