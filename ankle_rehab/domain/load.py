"""What the rules of training load are made of: outings, what makes a run hard, the jump of a single run.

Nothing here is turned into a risk of one person, and no ratio of acute to chronic load is computed: the one
large study of single runs found the reverse direction for it [S37].
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.value import value

LEAST_KILOMETRES, LEAST_MINUTES = 1.0, 5.0
HARD_TYPES = frozenset({RunType.INTERVALS, RunType.TEMPO, RunType.HILLS, RunType.TIME_TRIAL, RunType.RACE})
HARD_EFFORT = 7
HARD_HEART = 0.85
HARD_MINUTES = 90.0
HARD_RATIO = 1.10
LONGEST_OF = timedelta(days=30)
A_DAY = timedelta(days=1)
SMALL_RATIO, MODERATE_RATIO, LARGE_RATIO = HARD_RATIO, 1.30, 2.00
_ROUNDING = 1e-9


class Rule(StrEnum):
    """The rules by their names in the text: W from the article, L from the evidence.

    REST is the runner's own: a day that was marked for rest.
    """

    W1 = "W1"
    W2 = "W2"
    W2B = "W2b"
    W3 = "W3"
    W4 = "W4"
    W5 = "W5"
    W6 = "W6"
    W7 = "W7"
    L1 = "L1"
    L2 = "L2"
    L4 = "L4"
    L5 = "L5"
    L6 = "L6"
    L7 = "L7"
    L8 = "L8"
    REST = "rest"


class Weight(StrEnum):
    """How much a rule says, the least first."""

    INFORMATION = "information"
    SUGGESTION = "suggestion"
    NOTE = "note"
    AMBER = "amber"
    RED = "red"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS = {weight: rank for rank, weight in enumerate(Weight)}


class HardReason(StrEnum):
    """Why a run is a hard one, in the order in which it is asked."""

    OWN_LABEL = "own-label"
    TYPE = "type"
    EFFORT = "effort"
    HEART_RATE = "heart-rate"
    TIME = "time"
    DISTANCE = "distance"


class Jump(StrEnum):
    """How a run compares with the longest of the 30 days before; UNKNOWN without any."""

    FINE = "fine"
    SMALL = "small"
    MODERATE = "moderate"
    LARGE = "large"
    UNKNOWN = "unknown"


@value
class Outing:
    """A run or other activity as the rules see it, done or `planned`; None where it is not known.

    `heart` is the mean heart rate as a part of the runner's own maximum (0 to 1). `start` is aware, where the
    time is known. `staged` is a session of the run-walk ladder. `key` tells one from the other.
    """

    day: date
    sport: Sport = Sport.RUN
    kilometres: float | None = None
    minutes: float | None = None
    effort: int | None = None
    run_type: RunType | None = None
    hard: bool | None = None
    heart: float | None = None
    start: datetime | None = None
    planned: bool = False
    staged: bool = False
    key: str = ""

    @property
    def is_run(self) -> bool:
        """A run from 1 km or 5 min on; one of which neither is known counts."""
        if self.sport is not Sport.RUN:
            return False
        if self.kilometres is None and self.minutes is None:
            return True
        return (self.kilometres or 0) >= LEAST_KILOMETRES or (self.minutes or 0) >= LEAST_MINUTES

    @property
    def is_active(self) -> bool:
        """Whether it makes its day an active one; a run too short to be one does not."""
        return self.is_run if self.sport is Sport.RUN else self.sport.active


@value
class Asked:
    """The longest run of the last 30 days as the runner told it once, on `day`."""

    day: date
    kilometres: float

    def holds_on(self, day: date) -> bool:
        """From the day on which it was told, for 30 days."""
        return day - LONGEST_OF <= self.day <= day


@value
class Wait:
    """The 48 hours without a run after something red, both ends aware."""

    since: datetime
    until: datetime


@value
class Past:
    """All that the rules look at: outings, other active days, and the lights.

    `active` are days with strength or balance; `reds` are days with such a light, `ambers` those
    with amber scores whatever is missing, `sprained` whether the cause-finder's third or sixth cause is open,
    and `asked` what was told once. `blocked` are days on which a run is left out by a sign, a twist or a red
    light. `waits` are the hours without a run after a red light, `rest` days of rest marked on purpose,
    `usual` the kilometres usually run before a break. From the day `recent` on a run that was done is told to
    come after a break even where the diary knows of none before it.
    """

    outings: tuple[Outing, ...] = ()
    active: frozenset[date] = frozenset()
    asked: Asked | None = None
    reds: frozenset[date] = frozenset()
    ambers: frozenset[date] = frozenset()
    blocked: frozenset[date] = frozenset()
    sprained: bool = False
    waits: tuple[Wait, ...] = ()
    rest: frozenset[date] = frozenset()
    usual: float | None = None
    recent: date | None = None


@value
class Finding:
    """One rule and what it found on `days`: `amount` beside its `limit`, and the `jump` of L1 and L2.

    The amounts are runs (W1), hard runs (W2, W7), runs on a day (W2b), active days (W3), kilometres of the
    run beside those of the longest one (L1), or kilometres of two weeks (L2).
    """

    rule: Rule
    weight: Weight
    days: tuple[date, ...]
    amount: float | None = None
    limit: float | None = None
    jump: Jump | None = None


@value
class Known:
    """What stands for one run: what made it hard, the longest run before it and the ratio to that."""

    hard: HardReason | None = None
    longest: float | None = None
    ratio: float | None = None
    findings: tuple[Finding, ...] = ()


def hard_reason(run: Outing, longest: float | None) -> HardReason | None:
    """Why a run is hard, None for one that is not; the first match wins, the runner's own label first.

    `longest` are the kilometres of the longest run of the 30 days before [S41, S42; the limits are choices].
    """
    if run.hard is not None:
        return HardReason.OWN_LABEL if run.hard else None
    if run.run_type in HARD_TYPES:
        return HardReason.TYPE
    if run.effort is not None and run.effort >= HARD_EFFORT:
        return HardReason.EFFORT
    if run.heart is not None and run.heart >= HARD_HEART:
        return HardReason.HEART_RATE
    if run.minutes is not None and run.minutes >= HARD_MINUTES:
        return HardReason.TIME
    if jump(run.kilometres, longest) not in (Jump.FINE, Jump.UNKNOWN):
        return HardReason.DISTANCE
    return None


def jump(kilometres: float | None, longest: float | None) -> Jump:
    """How a run compares with the longest of the 30 days before [S37]; a limit belongs to the lower step."""
    if not kilometres or not longest:
        return Jump.UNKNOWN
    ratio = kilometres / longest - _ROUNDING
    if ratio <= SMALL_RATIO:
        return Jump.FINE
    if ratio <= MODERATE_RATIO:
        return Jump.SMALL
    return Jump.MODERATE if ratio <= LARGE_RATIO else Jump.LARGE


def longest_before(runs: Iterable[Outing], day: date, asked: Asked | None = None) -> float | None:
    """The longest run (km) of the 30 days before a day, which does not count itself; None without any.

    A run that is only planned is no ground for a longer one.
    """
    known = [
        run.kilometres
        for run in runs
        if run.is_run and not run.planned and run.kilometres and day - LONGEST_OF <= run.day < day
    ]
    if asked is not None and asked.kilometres > 0 and asked.holds_on(day):
        known.append(asked.kilometres)
    return max(known, default=None)


def day_off_is_owed(day: date, ambers: Collection[date], ran: Callable[[date], bool]) -> bool:
    """Whether no day without running has come yet since an amber score, so that a day is to be one.

    Section 5 of the text asks for at least one. Who ran on the days after such a score all the same still
    owes it.
    """
    back = day
    while back not in ambers:
        back -= A_DAY
        if back not in ambers and not ran(back):
            return False
    return True
