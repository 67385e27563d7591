"""What reminders follow: a run that is planned or done, and the end of the time without ice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import zip_longest

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.diary import SessionRecord
from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.icing_rules import allowance, counts
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.preparation import AROUND, ended_at
from ankle_rehab.domain.reminder import Happening, Kind
from ankle_rehab.domain.schedule import instant
from ankle_rehab.domain.zones import zone_of

AHEAD = timedelta(minutes=30)
USUAL_MINUTES = 30.0
LATEST_START = timedelta(minutes=30)
SOON_AFTER = timedelta(hours=2)


def before_runs(
    plans: Iterable[Planned], runs: Iterable[Activity], sessions: Iterable[SessionRecord], zone: tzinfo
) -> tuple[Happening, ...]:
    """Half an hour before each run that is planned with a time; there is no use in it half an hour after.

    It is done once a run of that day is written down, the first for the first, or the routine before a run
    was finished within the hour.
    """
    ready = _finished(sessions, "pre-run")
    found = []
    for plan, run in _pairs(plans, runs):
        if plan is None or plan.at is None:
            continue
        local = datetime.combine(plan.day, plan.at)
        start = instant(local, zone)
        done = run is not None or any(start - AROUND <= one.ended.utc <= start + AROUND for one in ready)
        over = start + LATEST_START
        found.append(Happening(Kind.BEFORE_RUN, local - AHEAD, start - AHEAD, done, over))
    return tuple(found)


def after_runs(
    plans: Iterable[Planned], runs: Iterable[Activity], sessions: Iterable[SessionRecord], zone: tzinfo
) -> tuple[Happening, ...]:
    """The end of each run: as it was planned, or as it was written down, whichever of the two comes first.

    So a run that was asked about by its plan is not asked about again. There is no use in it two hours after
    the later of the two; it is done with the routine after a run.
    """
    quiet = _finished(sessions, "post-run")
    found = []
    for plan, run in _pairs(plans, runs):
        ends = [*_planned_end(plan, zone), *_real_end(run)]
        if not ends:
            continue
        local, at = min(ends)
        over = max(moment for _, moment in ends) + SOON_AFTER
        done = any(at - AROUND <= one.started.utc <= over for one in quiet)
        found.append(Happening(Kind.AFTER_RUN, local, at, done, over))
    return tuple(found)


def ice_again(icings: Iterable[Icing], twist_at: datetime | None) -> tuple[Happening, ...]:
    """When icing is allowed again after the last one, nothing before the first and while one is on."""
    history = tuple(icings)
    ends = [icing.ended for icing in history if icing.ended is not None and counts(icing)]
    if not ends or any(icing.ended is None for icing in history):
        return ()
    last = max(ends, key=lambda end: end.utc)
    at = allowance(history, twist_at, last.utc).at
    if at is None:
        return ()
    local = at.astimezone(zone_of(last.zone)).replace(tzinfo=None)
    return (Happening(Kind.ICE, _minute(local), at.astimezone(UTC)),)


def _pairs(
    plans: Iterable[Planned], runs: Iterable[Activity]
) -> Iterable[tuple[Planned | None, Activity | None]]:
    """Each planned run with the run of its day that fulfils it: the first with the first."""
    meant: defaultdict[object, list[Planned]] = defaultdict(list)
    done: defaultdict[object, list[Activity]] = defaultdict(list)
    for plan in plans:
        if plan.sport is Sport.RUN:
            meant[plan.day].append(plan)
    for run in runs:
        if run.sport is Sport.RUN:
            done[run.start.local_date].append(run)
    for day in {**meant, **done}:
        yield from zip_longest(meant[day], done[day])


def _planned_end(plan: Planned | None, zone: tzinfo) -> list[tuple[datetime, datetime]]:
    if plan is None or plan.at is None:
        return []
    length = timedelta(minutes=plan.minutes or USUAL_MINUTES)
    local = datetime.combine(plan.day, plan.at)
    return [(_minute(local + length), instant(local, zone) + length)]


def _real_end(run: Activity | None) -> list[tuple[datetime, datetime]]:
    """Nothing for a run of which only the day is known."""
    if run is None or not run.timed:
        return []
    end = ended_at(run)
    return [(_minute(end.astimezone(zone_of(run.start.zone)).replace(tzinfo=None)), end)]


def _finished(sessions: Iterable[SessionRecord], routine_id: str) -> Sequence[SessionRecord]:
    return [one for one in sessions if one.routine_id == routine_id and one.outcome is Outcome.COMPLETED]


def _minute(local: datetime) -> datetime:
    return local.replace(second=0, microsecond=0)
