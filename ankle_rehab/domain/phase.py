"""Rehabilitation while it is sore, prevention after 14 days without pain; a sore day switches back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ankle_rehab.domain.cycles import DayFacts
from ankle_rehab.domain.pain import Swelling
from ankle_rehab.domain.progress import PHASE, Phase, StepWhy
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import ENOUGH
from ankle_rehab.domain.stepping import Change

PAIN_FREE_DAYS = 14
HOURS = PAIN_FREE_DAYS * 24.0


def pain_free_span(today: date) -> Span:
    """The 14 days up to today."""
    return Span(today - timedelta(days=PAIN_FREE_DAYS - 1), today)


def next_phase(
    phase: Phase, facts: Iterable[DayFacts], standing: Standing, today: date, first: date | None
) -> Phase:
    """Which phase follows; `first` is the day of the oldest score, `facts` what was written in 14 days.

    Prevention: scores on four or more of these days (those written late prove nothing), none of them above 0,
    nothing else that tells of trouble, and a diary that is as old. It lasts until one of these days has pain,
    a limp, giving way or swelling in it, or there is a twist or an open sign; silence does not end it.
    """
    span = pain_free_span(today)
    known = [one for one in facts if span.since <= one.day <= span.until]
    if _troubled(known, standing):
        return Phase.SORE
    if phase is Phase.PREVENTION:
        return phase
    told = {one.day for one in known if any(felt.in_time is not None for felt in one.scores.values())}
    old = first is not None and first <= span.since
    return Phase.PREVENTION if old and len(told) >= ENOUGH else Phase.SORE


def change_of(phase: Phase, following: Phase) -> tuple[Change, ...]:
    """The step from one phase to the next, none where it stays."""
    if phase is following:
        return ()
    before, after = (int(one is Phase.PREVENTION) for one in (phase, following))
    return (Change(PHASE, before, after, StepWhy.PAIN_FREE if after else StepWhy.SORE_AGAIN),)


def _troubled(known: Sequence[DayFacts], standing: Standing) -> bool:
    twisted = standing.hours_since_twist is not None and standing.hours_since_twist < HOURS
    if twisted or standing.open_signs or standing.high_score is not None:
        return True
    return any(
        one.limp
        or one.gave_way
        or any(swelling is not Swelling.NONE for swelling in one.swellings)
        or any(felt.worst > 0 for felt in one.scores.values())
        for one in known
    )
