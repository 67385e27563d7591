"""What a pain chart shows: points thinned to what its width can hold, and marks on the same axis."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Verdict
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.value import value


@value
class Point:
    """A dot of the chart: `n` scores of one side that are alike and fall on the same spot.

    `at` is its place on the axis in days: `date.toordinal()` of the local date, plus the part of that day
    that had passed by the clock on the wall (0 to below 1). `since` and `until` are the first and the last
    local date it stands for. `late` ones are drawn hollow. Where one entry stands alone, `entry_id` and
    `moment` are its own and `at` is exact; otherwise both are None. Where hundreds are
    crowded together, one that stands alone has its `moment` and its day (`at` is noon), and no `entry_id`.
    """

    side: Side
    score: int
    late: bool
    at: float
    n: int
    since: date
    until: date
    entry_id: int | None = None
    moment: Moment | None = None


class MarkKind(StrEnum):
    """What happened on a day, apart from scores."""

    LIGHT = "light"
    SESSION = "session"
    RUN = "run"
    ICING = "icing"
    TWIST = "twist"
    REST = "rest"
    SICK = "sick"


@value
class Mark:
    """`n` times the same on one local date; with thinning, on the dates from `since` to `until`.

    A LIGHT has the `verdict` of its day, with thinning that of the worst of its days.
    """

    since: date
    kind: MarkKind
    n: int
    until: date
    verdict: Verdict | None = None

    @property
    def at(self) -> float:
        """Its place in days, as for points: the middle of what it stands for."""
        return (self.since.toordinal() + self.until.toordinal() + 1) / 2


def light_marks(lights: Mapping[date, Verdict], days: int = 1) -> tuple[Mark, ...]:
    """The lights of days as marks, oldest first; those within the same `days` days are one."""
    spots: dict[int, list[date]] = {}
    for day in sorted(lights):
        spots.setdefault(day.toordinal() // days, []).append(day)
    return tuple(
        Mark(spot[0], MarkKind.LIGHT, len(spot), spot[-1], _worst([lights[day] for day in spot]))
        for spot in spots.values()
    )


def _worst(verdicts: list[Verdict]) -> Verdict:
    return max(verdicts, key=lambda one: one.light.severity)
