"""What becomes of a plan that is moved or swapped, and which rules have been read for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.load import Finding, Rule
from ankle_rehab.domain.load_rules import Swap, SwapKind, asks, week_start
from ankle_rehab.domain.planned import Planned

_OF_THE_WEEK = frozenset({Rule.W1})
_SPORTS = {SwapKind.BIKE: Sport.BIKE, SwapKind.ROWER: Sport.ROWER}


def unread(plan: Planned, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What has to be asked before it is planned: nothing twice of which it was said "anyway"."""
    return tuple(one for one in asks(findings) if one.rule not in plan.anyway)


def read(plan: Planned, findings: Iterable[Finding]) -> Planned:
    """Planned anyway, after these were read."""
    return replace(plan, anyway=plan.anyway | {one.rule for one in findings})


def moved(plan: Planned, day: date, first: int = 0) -> Planned:
    """On another day: what was read of that day is asked anew, what was read of its week only in another."""
    same_week = week_start(plan.day, first) == week_start(day, first)
    return replace(plan, day=day, anyway=plan.anyway & _OF_THE_WEEK if same_week else frozenset())


def as_sport(plan: Planned, sport: Sport) -> Planned:
    """The same time on the bike or rower: a run's kind, label and distance do not go with it."""
    return replace(plan, sport=sport, run_type=None, hard=None, metres=None, anyway=frozenset())


def swapped(plan: Planned, swap: Swap, first: int = 0) -> Planned | None:
    """What takes its place, None for rest; weeks begin on `first` (0 is Monday)."""
    if swap.kind in _SPORTS:
        return as_sport(plan, _SPORTS[swap.kind])
    return None if swap.kind is SwapKind.REST else moved(plan, swap.day, first)
