"""The light of each past day, from the diary; without Qt, for the child process needs it too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ankle_rehab.domain.cycles import LOOK_BACK_DAYS, Cycle, cycles
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, Reason, Verdict, Why
from ankle_rehab.domain.light_now import worse
from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.domain.sign_days import stop_spans, twists
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.storage.fact_store import FactStore

TWIST_DAYS = 4


@value
class DayLight:
    """The light of one day with a session or a score of an activity, and of one side.

    A day without either has one only where something that day was red or worse (`active` is false).
    `over_time` is what counts over days and weeks: a fresh twist hides nothing that was red or amber.
    """

    day: date
    side: Side
    verdict: Verdict
    active: bool
    over_time: Verdict


def lights_of_days(
    store: FactStore, checks: Sequence[SignCheck], span: Span, today: date
) -> tuple[DayLight, ...]:
    """The lights of `span`, oldest first; `checks` are all answers to the warning signs, oldest first.

    Raises the faults of `storage.faults`.
    """
    return lights_of(cycles_of_days(store, checks, span, today), span)


def cycles_of_days(
    store: FactStore, checks: Sequence[SignCheck], span: Span, today: date
) -> tuple[Cycle, ...]:
    """The cycles of `span` behind those lights, with some before and the one after it."""
    facts = store.days(Span(days_before(span.since, LOOK_BACK_DAYS), days_before(span.until, -1)))
    entries = store.twists(Span(days_before(span.since, TWIST_DAYS), span.until))
    return cycles(facts, twists(checks, entries), stop_spans(checks, today))


def lights_of(found: Iterable[Cycle], span: Span) -> tuple[DayLight, ...]:
    """The lights of `span` out of its cycles."""
    return tuple(
        DayLight(one.day, one.side, shown, one.active, _over_time(one, shown))
        for one in found
        if span.since <= one.day <= span.until and (shown := one.shown) is not None
    )


def worst_of_days(lights: Iterable[DayLight]) -> tuple[DayLight, ...]:
    """One light a day, oldest first: of two sides the worse one, with the reasons of both where alike."""
    by_day: dict[date, list[DayLight]] = {}
    for one in lights:
        by_day.setdefault(one.day, []).append(one)
    return tuple(_worst(of_day) for of_day in by_day.values())


def days_before(day: date, days: int) -> date:
    """So many days earlier (later where it is negative), not before or after the calendar ends."""
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() - days)))


def _worst(lights: Sequence[DayLight]) -> DayLight:
    if len(lights) == 1:
        return lights[0]
    verdict = worse(one.verdict for one in lights)
    side = next(one.side for one in lights if one.verdict.light is verdict.light)
    calm = any(one.over_time is not one.verdict for one in lights)
    over_time = worse(one.over_time for one in lights) if calm else verdict
    return DayLight(lights[0].day, side, verdict, any(one.active for one in lights), over_time)


def _over_time(one: Cycle, shown: Verdict) -> Verdict:
    if shown.light is not Light.CALM:
        return shown
    under = one.untwisted
    return Verdict(Light.HOLD, (Reason(Why.TWIST),)) if under.light is Light.GREEN else under
