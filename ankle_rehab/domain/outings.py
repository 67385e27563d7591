"""Activities and plans as the rules of training load see them."""

from __future__ import annotations

from datetime import datetime, tzinfo

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.load import Outing
from ankle_rehab.domain.planned import Planned


def outing_of(activity: Activity, top_heart_rate: int | None = None) -> Outing:
    """One that was done; `top_heart_rate` is the runner's own, without which no pulse makes it hard."""
    heart = activity.heart_rate / top_heart_rate if activity.heart_rate and top_heart_rate else None
    return Outing(
        activity.start.local_date,
        activity.sport,
        kilometres=activity.kilometres,
        minutes=activity.minutes,
        effort=activity.effort,
        run_type=activity.run_type,
        hard=activity.hard,
        heart=heart,
        start=activity.start.utc if activity.timed else None,
        staged=activity.session_id is not None,
        key=key_of(activity),
    )


def outing_of_plan(planned: Planned, zone: tzinfo | None) -> Outing:
    """One that is meant to be done, at its time in `zone` where one was chosen."""
    at = None if planned.at is None else datetime.combine(planned.day, planned.at, tzinfo=zone)
    return Outing(
        planned.day,
        planned.sport,
        kilometres=None if planned.metres is None else planned.metres / 1000,
        minutes=planned.minutes,
        run_type=planned.run_type,
        hard=planned.hard,
        start=at,
        planned=True,
        key=key_of(planned),
    )


def key_of(one: Activity | Planned) -> str:
    """What tells it from all others; empty for what is not kept yet."""
    if isinstance(one, Planned):
        return "" if one.id is None else f"plan {one.id}"
    if one.id is not None:
        return f"activity {one.id}"
    return "" if one.session_id is None else f"session {one.session_id}"
