"""The weeks of training side by side with pain: what the load chart and its table show."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import LONGEST_OF, Finding, Outing, Past, hard_reason, longest_before
from ankle_rehab.domain.value import value

WEEK = timedelta(days=7)
CEILINGS = {5: 5, 10: 2, 15: 3, 20: 4, 30: 3, 40: 4, 50: 5, 60: 3, 80: 4, 100: 4}
CEILINGS |= {150: 3, 200: 4, 300: 3, 400: 4, 500: 5, 600: 3, 800: 4, 1000: 4, 5000: 5}

Pain = Mapping[tuple[date, Side], int]
Judge = Callable[[date], tuple[Finding, ...]]


@value
class LoadDay:
    """One day: its runs, how many of them were hard, and the worst score of each side that was written.

    `lengths` are the kilometres of the runs whose distance is known. `other` is cross-training or strength,
    `rest` a day of rest marked on purpose.
    """

    day: date
    runs: int = 0
    lengths: tuple[float, ...] = ()
    hard: int = 0
    other: bool = False
    rest: bool = False
    pain: tuple[tuple[Side, int], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing at all was written of it."""
        return not (self.runs or self.other or self.rest or self.pain)


@value
class LoadWeek:
    """Seven days, and what the rules found in them."""

    days: tuple[LoadDay, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def since(self) -> date:
        return self.days[0].day

    @property
    def until(self) -> date:
        return self.days[-1].day

    @property
    def kilometres(self) -> float:
        """All runs together, as far as their distances are known."""
        return sum(sum(one.lengths) for one in self.days)

    @property
    def longest(self) -> LoadDay | None:
        """The day of the longest run, the first of equals; None where no distance is known."""
        ran = [one for one in self.days if one.lengths]
        return max(ran, key=lambda one: max(one.lengths), default=None)

    @property
    def runs(self) -> int:
        return sum(one.runs for one in self.days)

    @property
    def hard(self) -> int:
        return sum(one.hard for one in self.days)

    @property
    def rests(self) -> int:
        return sum(one.rest for one in self.days)

    @property
    def measured(self) -> int:
        """Of how many runs the distance is known."""
        return sum(len(one.lengths) for one in self.days)

    @property
    def empty(self) -> bool:
        return all(one.empty for one in self.days)

    def worst(self, side: Side) -> int | None:
        """The highest score of a side in the week; None where nothing was written."""
        return max((score for one in self.days for ours, score in one.pain if ours is side), default=None)


def weeks(
    past: Past, first: date, count: int, *, rests: frozenset[date], pain: Pain, judge: Judge
) -> tuple[LoadWeek, ...]:
    """`count` weeks, the first of which begins on the day `first`, oldest first.

    What is only planned is left out. `pain` are the worst scores of days, `judge` says what the rules found
    in the week of a day.
    """
    done = _Done(past)
    made = []
    for number in range(count):
        begin = first + number * WEEK
        days = (begin + timedelta(days=place) for place in range(7))
        made.append(LoadWeek(tuple(done.told(day, pain, rest=day in rests) for day in days), judge(begin)))
    return tuple(made)


def ceiling(most: float) -> int:
    """Where the axis ends on which `most` has room, in the same unit."""
    return next((one for one in CEILINGS if most <= one), max(CEILINGS))


def lines(top: int) -> tuple[int, ...]:
    """The whole numbers beside the axis that ends at a ceiling, 0 first."""
    parts = CEILINGS[top]
    return tuple(top * number // parts for number in range(parts + 1))


class _Done:
    """What was done, so that a day is found without a look at all the others."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._outings = sorted((one for one in past.outings if not one.planned), key=lambda one: one.day)
        self._dates = [one.day for one in self._outings]

    def told(self, day: date, pain: Pain, *, rest: bool) -> LoadDay:
        done = self._from(day, day + timedelta(days=1))
        runs = [one for one in done if one.is_run]
        longest = longest_before(self._from(day - LONGEST_OF, day), day, self._past.asked) if runs else None
        scores = ((side, pain.get((day, side))) for side in Side)
        return LoadDay(
            day=day,
            runs=len(runs),
            lengths=tuple(run.kilometres for run in runs if run.kilometres),
            hard=sum(hard_reason(run, longest) is not None for run in runs),
            other=day in self._past.active or any(one.sport.active and not one.is_run for one in done),
            rest=rest,
            pain=tuple((side, score) for side, score in scores if score is not None),
        )

    def _from(self, since: date, until: date) -> list[Outing]:
        """Those from one day on, up to but without another."""
        return self._outings[bisect_left(self._dates, since) : bisect_left(self._dates, until)]
