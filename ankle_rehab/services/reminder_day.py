"""What holds today for the reminders, gathered from all that knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.progress import Phase
from ankle_rehab.domain.reminder import Day
from ankle_rehab.domain.triage import Level

if TYPE_CHECKING:
    from ankle_rehab.services.parts import Parts


def day_of(parts: Parts) -> Day:
    """Raises the faults of `storage.faults`."""
    today = parts.clock.now().date()
    standing = parts.guard.standing()
    level = standing.level
    return Day(
        done=frozenset(
            session.routine_id
            for session in parts.diary.sessions(today)
            if session.started.local_date == today and session.outcome is Outcome.COMPLETED
        ),
        planned=parts.course.today().routine_id,
        scored=any(entry.refers_to.local_date == today for entry in parts.diary.entries(today)),
        tested=not parts.self_tests.due(),
        help_first=standing.high_score is not None or (level is not None and level.rank >= Level.TODAY.rank),
        prevention=parts.course.phase() is Phase.PREVENTION,
    )
