"""The scores that are given with a run: about when each of them is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry


def scores_of(
    activity: Activity, chosen: Mapping[tuple[Side, Moment], int], now: Stamp
) -> tuple[PainEntry, ...]:
    """One entry for each score (0-10): the worst during it is of its beginning, the one after of its end.

    None is ever about a time to come.
    """
    return tuple(
        PainEntry(side, score, moment, now, _about(activity, moment, now), activity_id=activity.id)
        for (side, moment), score in chosen.items()
    )


def _about(activity: Activity, moment: Moment, now: Stamp) -> Stamp:
    start = activity.start
    length = activity.elapsed if activity.elapsed is not None else activity.seconds
    if moment is not Moment.AFTER_60MIN or not activity.timed or length is None:
        return start if start.utc <= now.utc else now
    end = start.utc + timedelta(seconds=length)
    return Stamp(end, start.zone, start.local_date) if end <= now.utc else now
