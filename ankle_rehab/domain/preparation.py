"""What belongs around a run, and whether it was done: a tick, never more than that.

Mobility before, the ball before and the ball after are ticked where a session of the player ended, or began,
within an hour of the run (W5 and W6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from ankle_rehab.domain.activity import Activity, Prep, Sport
from ankle_rehab.domain.value import value

AROUND = timedelta(minutes=60)
BLOCKED_FOR = timedelta(hours=72)


class Prepared(StrEnum):
    """How one of them stands; BLOCKED is the ball within 72 hours of a twist or of new swelling."""

    BY_PLAYER = "by-player"
    WITHOUT_PROGRAM = "without-program"
    NOT = "not"
    BLOCKED = "blocked"


@value
class Care:
    """A session of the player (UTC): was the routine before a run finished in it, was the ball used?"""

    began: datetime
    ended: datetime
    mobility: bool
    ball: bool


def ended_at(activity: Activity) -> datetime:
    """When it was over (UTC), its start where nobody knows how long it took."""
    length = activity.elapsed if activity.elapsed is not None else activity.seconds
    return activity.start.utc + timedelta(seconds=length or 0)


def prepared(
    activity: Activity, cares: Iterable[Care], tender: Iterable[datetime] = ()
) -> Mapping[Prep, Prepared]:
    """How each stands for a run, nothing for what is not one.

    `tender` are the moments (UTC) of twists and of new swelling. Of a run without a time only the day is
    known: `cares` are those of its day then, and the ball has to be there twice to be before and after.
    """
    if activity.sport is not Sport.RUN:
        return {}
    known, moments = tuple(cares), tuple(tender)
    done = _timed(activity, known) if activity.timed else _of_the_day(known)
    start, end = activity.start.utc, ended_at(activity)
    blocked: set[Prep] = set()
    if any(timedelta(0) <= start - moment < BLOCKED_FOR for moment in moments):
        blocked.add(Prep.BALL_BEFORE)
    if any(-AROUND <= end - moment < BLOCKED_FOR for moment in moments):
        blocked.add(Prep.BALL_AFTER)
    return {prep: _one(activity, prep, done=prep in done, blocked=prep in blocked) for prep in Prep}


def _one(activity: Activity, prep: Prep, *, done: bool, blocked: bool) -> Prepared:
    if done:
        return Prepared.BY_PLAYER
    if prep in activity.without_program:
        return Prepared.WITHOUT_PROGRAM
    return Prepared.BLOCKED if blocked else Prepared.NOT


def _timed(activity: Activity, cares: tuple[Care, ...]) -> frozenset[Prep]:
    start, end = activity.start.utc, ended_at(activity)
    before = [care for care in cares if timedelta(0) <= start - care.ended <= AROUND]
    after = [care for care in cares if timedelta(0) <= care.began - end <= AROUND]
    found = {Prep.MOBILITY_BEFORE} if any(care.mobility for care in before) else set()
    if any(care.ball for care in before):
        found.add(Prep.BALL_BEFORE)
    if any(care.ball for care in after):
        found.add(Prep.BALL_AFTER)
    return frozenset(found)


def _of_the_day(cares: tuple[Care, ...]) -> frozenset[Prep]:
    balls = sum(care.ball for care in cares)
    found = {Prep.MOBILITY_BEFORE} if any(care.mobility for care in cares) else set()
    if balls:
        found.add(Prep.BALL_BEFORE)
    if balls > 1:
        found.add(Prep.BALL_AFTER)
    return frozenset(found)
