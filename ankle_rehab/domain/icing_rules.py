"""When icing may start: how often, how soon again, and for whom never without asking."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.value import value

PAUSE = timedelta(hours=2)
DAY = timedelta(hours=24)
FRESH_TWIST = timedelta(hours=72)
FRESH_LIMIT = 6
USUAL_LIMIT = 3
COUNTS_FROM = 60.0
STAYS_COLD = timedelta(minutes=30)
CONDITIONS_HOLD = timedelta(days=90)
SKIN_HOLDS = timedelta(days=3)


class Hold(StrEnum):
    """Why no icing may start now."""

    SIGN = "sign"
    CONDITION = "condition"
    SKIN = "skin"
    RUNNING = "running"
    TOO_SOON = "too-soon"
    DAY_LIMIT = "day-limit"


@value
class Allowance:
    """Whether icing may start; `at` is the first time it may, None if waiting alone does not help.

    `used` icings of `limit` lie in the last 24 hours.
    """

    allowed: bool
    at: datetime | None
    reason: Hold | None
    used: int
    limit: int


class Condition(StrEnum):
    """A condition with which cold can do harm."""

    RAYNAUD = "raynaud"
    COLD_ALLERGY = "cold-allergy"
    COLD_BLOOD = "cold-blood"
    CIRCULATION = "circulation"
    NUMBNESS = "numbness"
    HEALING_NERVE = "healing-nerve"
    BROKEN_SKIN = "broken-skin"
    JOINT_INFECTION = "joint-infection"
    DIABETES = "diabetes"
    HEART = "heart"
    PREGNANCY = "pregnancy"
    CANNOT_SAY = "cannot-say"
    NUMBED = "numbed"

    @property
    def hard_stop(self) -> bool:
        """Whether icing does not start at all; the others want a professional's word first."""
        return self not in ASK_FIRST


ASK_FIRST = frozenset(
    {Condition.DIABETES, Condition.HEART, Condition.PREGNANCY, Condition.CANNOT_SAY, Condition.NUMBED}
)


@value
class Conditions:
    """The answered page of conditions; `asked` is "I have asked a professional". `id` is the diary file's."""

    at: Stamp
    ticked: frozenset[Condition]
    asked: bool
    text_version: str
    id: int | None = None

    @property
    def hard_stop(self) -> bool:
        return any(condition.hard_stop for condition in self.ticked)

    @property
    def ask_first(self) -> bool:
        """Whether something wants asking that has not been asked."""
        return bool(self.ticked) and not self.hard_stop and not self.asked

    def due(self, now: datetime) -> bool:
        """Whether to ask again: after 90 days, either way, should the clock have been set."""
        return abs(now - self.at.utc) >= CONDITIONS_HOLD


def counts(icing: Icing) -> bool:
    """Whether it was an icing at all: a start taken back within a minute is none."""
    return icing.lasted is not None and icing.lasted >= COUNTS_FROM


def allowance(history: tuple[Icing, ...], twist_at: datetime | None, now: datetime) -> Allowance:
    """What the icings so far allow at `now`: 2 hours in between, 3 in any 24 hours, 6 soon after a twist.

    An icing counts from one minute on, and until 24 hours after its end. One that seems to end more than a
    day ahead was written under a wrong clock and is left out; a twist ahead counts as just now.
    """
    ends = sorted(icing.ended.utc for icing in history if icing.ended is not None and counts(icing))
    ends = [end for end in ends if end - now <= DAY]
    used, limit = _used(ends, now), _limit(twist_at, now)
    if not ends:
        return Allowance(True, now, None, used, limit)
    rested = ends[-1] + PAUSE
    moments = sorted({now, rested, *(end + DAY for end in ends)})
    at = next(
        moment
        for moment in moments
        if moment >= max(now, rested) and _used(ends, moment) < _limit(twist_at, moment)
    )
    if at <= now:
        return Allowance(True, now, None, used, limit)
    return Allowance(False, at, Hold.TOO_SOON if at == rested else Hold.DAY_LIMIT, used, limit)


def lock(standing: Standing) -> Hold | None:
    """What keeps icing closed whatever the time: a sign with which no ice may be put on.

    A twist alone does not, nor does a score of 7 or more: with it the signs are asked first, and then they
    decide.
    """
    return Hold.SIGN if standing.locks_ice else None


def skin_waiting(history: tuple[Icing, ...], now: datetime) -> Icing | None:
    """The last icing, if its skin was not normal when last asked; then no other icing, up to three days."""
    last = max(history, key=lambda icing: icing.started.utc, default=None)
    if last is None or last.ended is None or last.skin_due is None:
        return None
    return last if now - last.ended.utc < SKIN_HOLDS else None


def cold_until(history: tuple[Icing, ...], now: datetime) -> datetime | None:
    """Until when no balance, strength or running (30 minutes after an icing), None if that is past."""
    ends = [icing.ended.utc for icing in history if icing.ended is not None and counts(icing)]
    return max(
        (end + STAYS_COLD for end in ends if now < end + STAYS_COLD and end - now <= DAY), default=None
    )


def _used(ends: list[datetime], now: datetime) -> int:
    return sum(1 for end in ends if end + DAY > now)


def _limit(twist_at: datetime | None, now: datetime) -> int:
    fresh = twist_at is not None and now - twist_at < FRESH_TWIST
    return FRESH_LIMIT if fresh else USUAL_LIMIT
