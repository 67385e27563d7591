"""Which moment a new score most likely is about."""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import datetime, timedelta

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.today import MORNING_FROM

NOON = 12
AFTER_SESSION = timedelta(minutes=60)


def likely_moment(
    sides: Set[Side],
    entries: Iterable[PainEntry],
    session_ended: datetime | None,
    standing: Standing,
    now: datetime,
) -> Moment:
    """The moment of a score that is written at `now` about `sides`; `OTHER` wherever it is not plain.

    `entries` are those of today. Within an hour after a session (`session_ended`) nothing was said about
    since, it is that; before noon the first word about an ankle is the morning's. While a score of 7 or
    more has not settled nothing is taken for a morning: a low one would open what it has closed.
    """
    said = [entry for entry in entries if not sides or entry.side in sides]
    if session_ended is not None and timedelta(0) <= now - session_ended <= AFTER_SESSION:
        since = (entry for entry in said if entry.refers_to.utc >= session_ended)
        asked = any(entry.moment is Moment.AFTER_60MIN for entry in since)
        return Moment.OTHER if asked else Moment.AFTER_60MIN
    morning = MORNING_FROM <= now.hour < NOON
    if morning and sides and not said and standing.high_score is None:
        return Moment.NEXT_MORNING
    return Moment.OTHER
