"""What holds today for the reminders, gathered from all that knows it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from ankle_rehab.domain.day_plan import DAILY, ONE_A_DAY, PlanWhy
from ankle_rehab.domain.diary import DayKind, SessionRecord
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.happenings import after_runs, before_runs, ice_again
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.progress import Phase
from ankle_rehab.domain.reminder import Day, Happening, Kind
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.shoe import Wear
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.triage import Level
from ankle_rehab.domain.zones import lived
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.fields import ContentError

if TYPE_CHECKING:
    from ankle_rehab.services.parts import Parts


PASSING = frozenset({Reason.NOT_CHECKED, Reason.COLD, Reason.NO_SCORE})
"""What keeps something closed only until a question is answered or the ankle is warm."""

EVENING_HOUR = 16
BACK = timedelta(days=3)
AHEAD = timedelta(days=14)
_DAY = timedelta(days=1)


def day_of(parts: Parts) -> Day:
    """What the reminders that are on ask of today; raises the faults of `storage.faults`."""
    standing, today = parts.guard.standing(), parts.clock.now().date()
    on = [one for one in parts.reminders.reminders() if one.on]
    kinds = {one.kind for one in on}
    sessions = parts.diary.sessions(today - BACK)
    entries = parts.diary.entries(today - _DAY)
    phase = parts.course.phase()
    ended = [one.ended.utc for one in sessions if one.ended.local_date == today]
    return Day(
        done=_done(sessions, today),
        closed=frozenset(one.starts for one in on if one.starts and _closed(parts, one.starts)),
        planned=parts.course.today().routine_id,
        scored=any(entry.refers_to.local_date == today for entry in entries),
        tested=not any(
            PASSING.issuperset(parts.self_tests.closed_by(kind))
            for kind in {due.kind for due in parts.self_tests.due()}
        ),
        help_first=help_first(standing),
        prevention=phase is Phase.PREVENTION,
        morning_scored=any(
            entry.moment is Moment.NEXT_MORNING and entry.refers_to.local_date == today for entry in entries
        ),
        morning_asked=Kind.MORNING in kinds and _morning_asked(parts, sessions, entries, phase),
        evening_scored=any(
            entry.refers_to.local_date == today and lived(entry.refers_to).hour >= EVENING_HOUR
            for entry in entries
        ),
        worn=Kind.SHOES in kinds and _worn(parts),
        active=bool(ended) or bool(parts.runs.activities(Span(today, today))),
        moved_at=max(ended, default=None),
        rest_days=_rest_days(parts, phase) if Kind.REST_EVE in kinds else frozenset(),
        ice_open=Kind.ICE in kinds and parts.icing.allowed().allowed,
        happenings=_happenings(parts, kinds, sessions, standing),
    )


def help_first(standing: Standing) -> bool:
    """Whether what asks to exercise is silent: a warning sign or a score of 7 or more holds."""
    level = standing.level
    return standing.high_score is not None or (level is not None and level.rank >= Level.TODAY.rank)


def _done(sessions: tuple[SessionRecord, ...], today: date) -> frozenset[str]:
    """Routines finished today; the longer ones of which there is one a day count as daily care."""
    done = frozenset(
        session.routine_id
        for session in sessions
        if session.started.local_date == today and session.outcome is Outcome.COMPLETED
    )
    return done | {DAILY} if done & set(ONE_A_DAY) else done


def _closed(parts: Parts, routine_id: str) -> bool:
    """Whether it will not open today, or is there no more."""
    try:
        routine = parts.repertoire.usual(routine_id)
    except (LookupError, ContentError):
        return True
    return not PASSING.issuperset(parts.guard.closed_by(routine))


def _morning_asked(
    parts: Parts, sessions: tuple[SessionRecord, ...], entries: tuple[PainEntry, ...], phase: Phase
) -> bool:
    """While the ankle is sore, and the day after a session, a run or a sore day."""
    yesterday = parts.clock.now().date() - _DAY
    return (
        (phase is not Phase.PREVENTION and bool(parts.preferences.settings.sore_sides))
        or any(one.started.local_date == yesterday for one in sessions)
        or any(entry.refers_to.local_date == yesterday and entry.score > 0 for entry in entries)
        or bool(parts.runs.all(Span(yesterday, yesterday)))
    )


def _worn(parts: Parts) -> bool:
    """Whether a pair in use wants a look, or is probably due."""
    return any(pair.shoe.retired is None and pair.wear is not Wear.NOTHING for pair in parts.shoes.pairs())


def _rest_days(parts: Parts, phase: Phase) -> frozenset[date]:
    """Days marked so, and the plan's own while the ankle is sore; none on which a run is planned.

    A day off in the prevention phase is nothing that anybody has to be told of.
    """
    today = parts.clock.now().date()
    ahead = Span(today, today + AHEAD)
    kinds = parts.diary.read(lambda: DayStore(parts.database).marks(ahead.since, ahead.until))
    marked = {day for day, kind in kinds.items() if kind is DayKind.REST}
    if phase is not Phase.PREVENTION:
        marked |= {plan.day for plan in parts.course.week() if plan.why is PlanWhy.REST_DAY}
    return frozenset(marked - {plan.day for plan in parts.runs.plans(ahead)})


def _happenings(
    parts: Parts, kinds: set[Kind], sessions: tuple[SessionRecord, ...], standing: Standing
) -> tuple[Happening, ...]:
    """What reminders follow, from some days ago up to two weeks ahead."""
    now = parts.clock.now()
    zone, found = now.tzinfo or UTC, list[Happening]()
    if kinds & {Kind.BEFORE_RUN, Kind.AFTER_RUN}:
        today = now.date()
        plans = parts.runs.plans(Span(today - BACK, today + AHEAD))
        runs = parts.runs.all(Span(today - BACK, today))
        if Kind.BEFORE_RUN in kinds:
            found += before_runs(plans, runs, sessions, zone)
        if Kind.AFTER_RUN in kinds:
            found += after_runs(plans, runs, sessions, zone)
    if Kind.ICE in kinds:
        found += ice_again(parts.icing.recent(), _twist_at(now, standing))
    return tuple(found)


def _twist_at(now: datetime, standing: Standing) -> datetime | None:
    hours = standing.hours_since_twist
    return None if hours is None else now - timedelta(hours=hours)
