"""What can still be done after a run that went against a rule: about the next plan, or the next free day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ankle_rehab.domain.load import Finding, Outing, Past, Rule
from ankle_rehab.domain.load_rules import Swap, SwapKind, asks, before
from ankle_rehab.domain.run_plan import SPORTS

RECENT = timedelta(days=6)
SOON = timedelta(days=7)


def is_recent(day: date, today: date) -> bool:
    """Whether a day is one of the seven that end today; runs before them are only marked."""
    return today - RECENT <= day <= today


def next_plan(past: Past, today: date, findings: Iterable[Finding]) -> Outing | None:
    """The plan of the next seven days that comes first: a run, or whatever takes the day of rest (W3)."""
    any_sport = any(one.rule is Rule.W3 for one in findings)
    ahead = (
        one
        for one in past.outings
        if one.planned and today <= one.day < today + SOON and (one.is_active if any_sport else one.is_run)
    )
    return min(ahead, key=lambda one: (one.day, one.start is None, str(one.start), one.key), default=None)


def is_alone(past: Past, plan: Outing) -> bool:
    """Whether nothing but this plan makes its day an active one, so that it could be one of rest."""
    others = (one for one in past.outings if one.day == plan.day and one.key != plan.key)
    return plan.day not in past.active and not any(one.is_active for one in others)


def ways_on(past: Past, today: date, first: int = 0) -> tuple[Swap, ...]:
    """Where nothing is planned: a ride or a row on the next day that is free, or tomorrow as a day of rest.

    Where a rule asks before the ride, only rest is left.
    """
    planned = {one.day for one in past.outings if one.planned}
    soon = (today + timedelta(days=number) for number in range(1, SOON.days))
    day = next((one for one in soon if one not in planned and one not in past.rest), None)
    if day is None:
        return ()
    found = [
        Swap(kind, day)
        for kind, sport in SPORTS.items()
        if not asks(before(past, Outing(day, sport, planned=True), first))
    ]
    if day == today + timedelta(days=1):
        found.append(Swap(SwapKind.REST, day))
    return tuple(found)
