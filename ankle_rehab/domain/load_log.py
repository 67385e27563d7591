"""A past of training in the order of its days, with what the rules ask of each run looked up once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import date

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.load import LONGEST_OF, HardReason, Outing, Past, Wait, hard_reason


class LoadLog:
    """Days are ordinals here: ten years of daily runs are put in order in some 20 ms.

    `runs` are those long enough to be one, in the order in which they were begun; `longest` and `hard` have
    one place for each of them. `on` are the places of the runs of a day, `pushed` how many of them were hard,
    on days with any. `active` are all days with a run, cross-training or strength, each with how many of them
    in a row it ends, `low` those with cross-training that spares the ankle, `meant` those with a plan that
    would make them active, and `waits` the hours without a run that touch a day.
    """

    __slots__ = (
        "active",
        "hard",
        "longest",
        "low",
        "meant",
        "on",
        "past",
        "places",
        "pushed",
        "runs",
        "waits",
    )

    def __init__(self, past: Past) -> None:
        self.past = past
        self.runs = sorted((one for one in past.outings if one.is_run), key=_in_order)
        days = [run.day.toordinal() for run in self.runs]
        self.longest = _longest(past, self.runs, days)
        self.hard: list[HardReason | None] = [
            hard_reason(run, longest) for run, longest in zip(self.runs, self.longest, strict=True)
        ]
        self.on: dict[int, list[int]] = {}
        self.pushed: dict[int, int] = {}
        for place, day in enumerate(days):
            self.on.setdefault(day, []).append(place)
            if self.hard[place] is not None:
                self.pushed[day] = self.pushed.get(day, 0) + 1
        self.places = {run.key: place for place, run in enumerate(self.runs)}
        others = [one for one in past.outings if one.sport is not Sport.RUN and one.is_active]
        self.low = {one.day.toordinal() for one in others if one.sport.low_impact}
        plans = (one for one in past.outings if one.planned)
        self.meant = {one.day.toordinal() for one in plans if one.is_active}
        self.active: dict[int, int] = {}
        busy = {*days, *(day.toordinal() for day in past.active), *(one.day.toordinal() for one in others)}
        for day in sorted(busy):
            self.active[day] = self.active.get(day - 1, 0) + 1

        self.waits: dict[int, list[Wait]] = {}
        for wait in past.waits:
            for day in range(wait.since.toordinal() - 1, wait.until.toordinal() + 2):
                self.waits.setdefault(day, []).append(wait)

    def place(self, outing: Outing) -> int | None:
        """Which of the runs it is, by its key where it has one; None where it is none of them."""
        if outing.key:
            return self.places.get(outing.key)
        return next((place for place, run in enumerate(self.runs) if run == outing), None)

    def runs_in(self, days: Iterable[int]) -> list[int]:
        """The places of the runs of these days, in their order."""
        return [place for day in days for place in self.on.get(day, ())]

    def row_after(self, day: int) -> int:
        """How many active days in a row follow this day."""
        count = 0
        while day + count + 1 in self.active:
            count += 1
        return count


def _in_order(one: Outing) -> tuple[date, bool, float, str]:
    return one.day, one.planned, 0.0 if one.start is None else one.start.timestamp(), one.key


def _longest(past: Past, runs: list[Outing], days: list[int]) -> list[float | None]:
    """For each run the longest of the 30 days before, as `load.longest_before` says; in one walk."""
    back = LONGEST_OF.days
    found: list[float | None] = []
    best: deque[tuple[int, float]] = deque()
    waiting: list[tuple[int, float]] = []
    told = past.asked if past.asked is not None and past.asked.kilometres > 0 else None
    for run, day in zip(runs, days, strict=True):
        if waiting and waiting[0][0] < day:
            for one in waiting:
                while best and best[-1][1] <= one[1]:
                    best.pop()
                best.append(one)
            waiting = []
        while best and best[0][0] < day - back:
            best.popleft()
        longest = best[0][1] if best else None
        if told is not None and told.holds_on(run.day):
            longest = max(longest or 0.0, told.kilometres)
        found.append(longest)
        if run.kilometres and not run.planned:
            waiting.append((day, run.kilometres))
    return found
