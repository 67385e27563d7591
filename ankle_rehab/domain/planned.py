"""An activity that somebody means to do on a day."""

from __future__ import annotations

from datetime import date, time

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.value import value


@value
class Planned:
    """`at` is the local time where one was chosen; `minutes` and `metres` are None where nobody said.

    `hard` is the runner's own label. `anyway` are the rules of which the runner has read and that it is
    planned against all the same.
    """

    day: date
    sport: Sport = Sport.RUN
    at: time | None = None
    run_type: RunType | None = None
    hard: bool | None = None
    metres: float | None = None
    minutes: float | None = None
    anyway: frozenset[Rule] = frozenset()
    id: int | None = None
