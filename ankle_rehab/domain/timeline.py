"""What came before the worst mornings: told side by side, never as a cause."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.statistics import Span
from ankle_rehab.domain.value import value

WORST_MORNINGS = 5
DAYS_BEFORE = 2
HIGH_SCORE = 6


class What(StrEnum):
    """What may have come before; STOPPED is a session that ended because it hurt."""

    SESSION = "session"
    STOPPED = "stopped"
    ICING = "icing"
    TWIST = "twist"
    HIGH_SCORE = "high-score"
    REST = "rest"
    SICK = "sick"


@value
class Event:
    """`n` times the same on one day, `days_before` (0, 1 or 2) that morning.

    On the day itself only what lay before the score counts. `worst` is the highest score of HIGH_SCORE, of
    that side; `names` are the routines of sessions.
    """

    what: What
    days_before: int
    n: int
    worst: int | None = None
    names: tuple[str, ...] = ()


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
    """The worst mornings, worst first, out of `mornings` that were written down in time in `span`."""

    span: Span
    mornings: int
    days: tuple[BadDay, ...]
