"""What the diary tells of past days: sessions as they were done, the one left open, and whole days."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.outcome import Outcome, StepRecord
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.value import value

if TYPE_CHECKING:
    from ankle_rehab.domain.activity import Activity


@value
class SessionRecord:
    """One finished session; `done_seconds` counts only guided time, `hurts` are scores given meanwhile."""

    id: int
    routine_id: str
    name: str
    sides: tuple[Side, ...]
    started: Stamp
    ended: Stamp
    outcome: Outcome
    planned_seconds: float
    done_seconds: float
    hurts: tuple[int, ...]


@value
class OpenSession:
    """A session that was begun and neither finished nor put away, as after a crash.

    `kept` is when it was last written, `plan_text` the plan as stored; `records` has one place a step.
    """

    id: int
    routine_id: str
    name: str
    sides: tuple[Side, ...]
    started: Stamp
    kept: Stamp
    index: int
    step_count: int
    done_seconds: float
    hurts: tuple[int, ...]
    records: tuple[StepRecord | None, ...]
    plan_text: str


class DayKind(StrEnum):
    """What somebody says of a whole day."""

    REST = "rest"
    SICK = "sick"


@value
class DayGlance:
    """A day in few numbers: the highest score of each side (None without one) and how many entries."""

    left: int | None = None
    right: int | None = None
    entries: int = 0
    kind: DayKind | None = None

    @property
    def worst(self) -> int | None:
        """The highest score of the day."""
        return max((score for score in (self.left, self.right) if score is not None), default=None)


@value
class Day:
    """What was written down for one local date, each list oldest first.

    Of very many entries only the newest are among `entries`; `more` says how many are not. The runs of the
    run-walk ladder are among the sessions, not the `activities`.
    """

    date: date
    entries: tuple[PainEntry, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    icings: tuple[Icing, ...] = ()
    kind: DayKind | None = None
    more: int = 0
    activities: tuple[Activity, ...] = ()
