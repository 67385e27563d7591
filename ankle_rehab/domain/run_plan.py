"""What becomes of a plan that is moved or swapped, and which rules have been read for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.load import Finding, Rule
from ankle_rehab.domain.load_rules import Swap, SwapKind, asks, week_start
from ankle_rehab.domain.planned import Planned

_OF_THE_WEEK = frozenset({Rule.W1})
SPORTS = {SwapKind.BIKE: Sport.BIKE, SwapKind.ROWER: Sport.ROWER}


def unread(one: Planned | Activity, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What has to be asked of it: nothing twice of which it was said "anyway".

    A second run on a day (W2b) is only a note, but asks before it is planned: a second click plans no second
    run unasked.
    """
    known = tuple(findings)
    asked = set(asks(known))
    if isinstance(one, Planned):
        asked |= {found for found in known if found.rule is Rule.W2B}
    return tuple(found for found in known if found in asked and found.rule not in one.anyway)


def read(plan: Planned, findings: Iterable[Finding]) -> Planned:
    """Planned anyway, after these were read."""
    return replace(plan, anyway=plan.anyway | {one.rule for one in findings})


def moved(plan: Planned, day: date, first: int = 0) -> Planned:
    """On another day: what was read of that day is asked anew, what was read of its week only in another."""
    same_week = week_start(plan.day, first) == week_start(day, first)
    return replace(plan, day=day, anyway=plan.anyway & _OF_THE_WEEK if same_week else frozenset())


def changed(plan: Planned, wanted: Planned) -> Planned:
    """Something else on its day: of one that is longer now the jump is asked anew, at another time L8."""
    gone = _asked_anew(farther=_farther(plan.metres, wanted.metres), moved=plan.at != wanted.at)
    return replace(wanted, anyway=plan.anyway - gone)


def read_of(was: Activity, now: Activity, first: int = 0) -> frozenset[Rule]:
    """Which rules count as read of an activity that was changed, as for a plan that is moved or changed."""
    before, after = was.start.local_date, now.start.local_date
    if before != after:
        same_week = week_start(before, first) == week_start(after, first)
        return was.anyway & _OF_THE_WEEK if same_week else frozenset()
    moved = was.timed and was.start != now.start
    return was.anyway - _asked_anew(farther=_farther(was.metres, now.metres), moved=moved)


def _asked_anew(*, farther: bool, moved: bool) -> frozenset[Rule]:
    return frozenset(({Rule.L1} if farther else set()) | ({Rule.L8} if moved else set()))


def _farther(was: float | None, now: float | None) -> bool:
    return now is not None and (was is None or now > was)


def as_sport(plan: Planned, sport: Sport) -> Planned:
    """The same time on the bike or rower: a run's kind, label and distance do not go with it."""
    return replace(plan, sport=sport, run_type=None, hard=None, metres=None, anyway=frozenset())


def swapped(plan: Planned, swap: Swap, first: int = 0) -> Planned | None:
    """What takes its place, None for rest; weeks begin on `first` (0 is Monday)."""
    if swap.kind in SPORTS:
        return as_sport(plan, SPORTS[swap.kind])
    return None if swap.kind is SwapKind.REST else moved(plan, swap.day, first)
