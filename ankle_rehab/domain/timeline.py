"""What came before the worst mornings: told side by side, never as a cause."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value

WORST_MORNINGS = 5
DAYS_BEFORE = 2
HIGH_SCORE = 6


class What(StrEnum):
    """What may have come before; STOPPED is a session that ended because it hurt."""

    SESSION = "session"
    STOPPED = "stopped"
    RUN = "run"
    ICING = "icing"
    TWIST = "twist"
    HIGH_SCORE = "high-score"
    REST = "rest"
    SICK = "sick"


@value
class Morning:
    """The highest score of a next morning among those written in time."""

    day: date
    side: Side
    score: int


@value
class Past:
    """Something that happened; no `side` where it is not known or both. `name` is the routine's.

    `kilometres` is how far a run went, where that is known.
    """

    what: What
    at: Stamp
    side: Side | None = None
    score: int | None = None
    name: str = ""
    kilometres: float | None = None


@value
class Event:
    """`n` times the same on one day, `days_before` (0, 1 or 2) that morning.

    On the day itself only what lay before the score counts. `worst` is the highest score of HIGH_SCORE, of
    that side; `names` are the routines of the sessions, `kilometres` is how far the runs went together, as
    far as that is known. A twist, rest and being sick count once a day.
    """

    what: What
    days_before: int
    n: int
    worst: int | None = None
    names: tuple[str, ...] = ()
    kilometres: float | None = None


@value
class BadDay:
    """One of the worst mornings and what came before it, nearest first."""

    morning: date
    side: Side
    score: int
    entry_id: int
    events: tuple[Event, ...]


@value
class BadDays:
    """The worst mornings, worst first, out of `mornings` days of `span` with a morning score in time."""

    span: Span
    mornings: int
    days: tuple[BadDay, ...]


def worst(mornings: Iterable[Morning], most: int = WORST_MORNINGS) -> tuple[Morning, ...]:
    """The worst, one a day, the newer of two alike first; a morning without pain is not among them."""
    highest: dict[date, Morning] = {}
    for morning in mornings:
        known = highest.get(morning.day)
        if morning.score > 0 and (known is None or morning.score > known.score):
            highest[morning.day] = morning
    ordered = sorted(highest.values(), key=lambda one: (one.score, one.day), reverse=True)
    return tuple(ordered[:most])


def events_before(
    morning: Stamp,
    side: Side,
    pasts: Iterable[Past],
    kinds: Mapping[date, DayKind],
    resting: Collection[date],
) -> tuple[Event, ...]:
    """What came before a morning score of one side, nearest first.

    The other side's ice and scores do not belong to it.
    """
    found: dict[tuple[int, What], list[Past]] = {}
    for past in pasts:
        back = (morning.local_date - past.at.local_date).days
        if 0 <= back <= DAYS_BEFORE and past.at.utc < morning.utc and past.side in (None, side):
            found.setdefault((back, past.what), []).append(past)
    events = [_event(what, back, alike) for (back, what), alike in found.items()]
    for back in range(1, DAYS_BEFORE + 1):
        day = morning.local_date - timedelta(days=back)
        if kinds.get(day) is DayKind.SICK:
            events.append(Event(What.SICK, back, 1))
        elif day in resting:
            events.append(Event(What.REST, back, 1))
    rungs = list(What)
    return tuple(sorted(events, key=lambda event: (event.days_before, rungs.index(event.what))))


def _event(what: What, back: int, alike: list[Past]) -> Event:
    scores = [past.score for past in alike if past.score is not None]
    names = tuple(dict.fromkeys(past.name for past in alike if past.name))
    run = [past.kilometres for past in alike if past.kilometres is not None]
    n = 1 if what is What.TWIST else len(alike)
    return Event(what, back, n, max(scores, default=None), names, sum(run) if run else None)
