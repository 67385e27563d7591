"""What was done: sessions, icings and rest. Rest, being sick and stopping for pain are right decisions.

There is no streak. One that survives rest, sickness and injury would only count days, and any other would
scold somebody for resting.
"""

from __future__ import annotations

from ankle_rehab.domain.statistics import Span
from ankle_rehab.domain.value import value

QUIET_DAYS = 7


@value
class Done:
    """Counts for the days of `span`.

    Sessions are `completed`, done in `part`, or `stopped` because it hurt. `rest_days` are those marked so
    and past days without a session within a week after something was written; `sick_days` are marked. What
    lies in a longer silence is not known and counts as nothing.
    """

    span: Span
    completed: int = 0
    part: int = 0
    stopped: int = 0
    rest_days: int = 0
    sick_days: int = 0
    icings: int = 0

    @property
    def sessions(self) -> int:
        """All sessions, however far they went."""
        return self.completed + self.part + self.stopped

    @property
    def right_decisions(self) -> int:
        """Rest days, sick days and sessions stopped because it hurt."""
        return self.rest_days + self.sick_days + self.stopped
