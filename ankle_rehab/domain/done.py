"""What was done: sessions, icings and rest. Rest, being sick and stopping for pain are right decisions.

There is no streak. One that survives rest, sickness and injury would only count days, and any other would
scold somebody for resting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value

QUIET_DAYS = 7


@value
class Kept:
    """Of `planned` sessions, one a day, how many were `done` and how many in `part`."""

    planned: int = 0
    done: int = 0
    part: int = 0

    def __add__(self, other: Kept) -> Kept:
        return Kept(self.planned + other.planned, self.done + other.done, self.part + other.part)


@value
class Done:
    """Counts for the days of `span`.

    There were `runs` over `kilometres` in all and the `longest` of them, as far as that is known (else 0),
    and `others`: rides, swims and the like. Sessions are `completed`, done in `part`, or `stopped` because it
    hurt. `rest_days` are those marked so and past days without a session or a run within a week after
    something was written; `sick_days` are marked. What lies in a longer silence is not known and counts as
    nothing. All sessions together were planned for `planned_seconds`, of which `done_seconds` were guided.
    `kept` is what became of the plan.
    """

    span: Span
    completed: int = 0
    part: int = 0
    stopped: int = 0
    rest_days: int = 0
    sick_days: int = 0
    icings: int = 0
    planned_seconds: float = 0.0
    done_seconds: float = 0.0
    kept: Kept = Kept()
    runs: int = 0
    kilometres: float = 0.0
    longest: float = 0.0
    others: int = 0

    @property
    def sessions(self) -> int:
        """All sessions, however far they went."""
        return self.completed + self.part + self.stopped

    @property
    def right_decisions(self) -> int:
        """Rest days, sick days and sessions stopped because it hurt."""
        return self.rest_days + self.sick_days + self.stopped


def rest_days(
    span: Span,
    trained: Collection[date],
    written: Collection[date],
    kinds: Mapping[date, DayKind],
    today: date,
) -> frozenset[date]:
    """The days of rest in `span`; `trained` have a session or a run, on `written` there is anything at all.

    A day without a word is only told apart from a forgotten one by what was written in the week before it,
    so those days belong into `written` as well. Today is a day of rest only where it is marked so.
    """
    resting = {day for day, kind in kinds.items() if kind is DayKind.REST}
    ordered = sorted(written)
    for day, following in pairwise([*ordered, date.max]):
        for later in range(min(QUIET_DAYS, (following - day).days - 1) + 1):
            quiet = day + timedelta(days=later)
            if quiet < today and quiet not in trained and quiet not in kinds:
                resting.add(quiet)
    return frozenset(day for day in resting if span.since <= day <= span.until)


def kept(plans: Mapping[date, str], trained: Iterable[tuple[date, str, Outcome]], today: date) -> Kept:
    """What became of the routine planned for each day; a day off asks for nothing.

    It was done with that routine done whole, in part with any other session of that day. Today counts once
    there is one.
    """
    whole: set[date] = set()
    part: set[date] = set()
    for day, routine_id, outcome in trained:
        asked = routine_id == plans.get(day)
        (whole if asked and outcome is Outcome.COMPLETED else part).add(day)
    days = {day for day, routine_id in plans.items() if routine_id and (day < today or day in whole | part)}
    return Kept(len(days), len(days & whole), len((days & part) - whole))


def done(
    span: Span,
    outcomes: Mapping[Outcome, int],
    icings: int,
    resting: Collection[date],
    kinds: Mapping[date, DayKind],
) -> Done:
    """All of it counted; `resting` comes from `rest_days`."""
    sick = [day for day, kind in kinds.items() if kind is DayKind.SICK and span.since <= day <= span.until]
    return Done(
        span=span,
        completed=outcomes.get(Outcome.COMPLETED, 0),
        part=outcomes.get(Outcome.PARTIAL, 0),
        stopped=outcomes.get(Outcome.STOPPED_FOR_PAIN, 0),
        rest_days=len(resting),
        sick_days=len(sick),
        icings=icings,
    )
