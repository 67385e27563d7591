"""What holds today for the reminders, gathered from all that knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ankle_rehab.domain.day_plan import DAILY, ONE_A_DAY
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.progress import Phase
from ankle_rehab.domain.reminder import Day, Kind
from ankle_rehab.domain.triage import Level
from ankle_rehab.storage.fields import ContentError

if TYPE_CHECKING:
    from ankle_rehab.services.parts import Parts


PASSING = frozenset({Reason.NOT_CHECKED, Reason.COLD, Reason.NO_SCORE})
"""What keeps something closed only until a question is answered or the ankle is warm."""


def day_of(parts: Parts) -> Day:
    """Raises the faults of `storage.faults`."""
    standing = parts.guard.standing()
    level = standing.level
    return Day(
        done=_done(parts),
        closed=frozenset(
            one.routine_id
            for one in parts.reminders.reminders()
            if one.kind is Kind.ROUTINE and one.on and _closed(parts, one.routine_id)
        ),
        planned=parts.course.today().routine_id,
        scored=_scored(parts),
        tested=not any(
            PASSING.issuperset(parts.self_tests.closed_by(kind))
            for kind in {due.kind for due in parts.self_tests.due()}
        ),
        help_first=standing.high_score is not None or (level is not None and level.rank >= Level.TODAY.rank),
        prevention=parts.course.phase() is Phase.PREVENTION,
    )


def _done(parts: Parts) -> frozenset[str]:
    """Routines finished today; the longer ones of which there is one a day count as daily care."""
    today = parts.clock.now().date()
    done = frozenset(
        session.routine_id
        for session in parts.diary.sessions(today)
        if session.started.local_date == today and session.outcome is Outcome.COMPLETED
    )
    return done | {DAILY} if done & set(ONE_A_DAY) else done


def _scored(parts: Parts) -> bool:
    today = parts.clock.now().date()
    return any(entry.refers_to.local_date == today for entry in parts.diary.entries(today))


def _closed(parts: Parts, routine_id: str) -> bool:
    """Whether it will not open today, or is there no more."""
    try:
        routine = parts.repertoire.usual(routine_id)
    except (LookupError, ContentError):
        return True
    return not PASSING.issuperset(parts.guard.closed_by(routine))
