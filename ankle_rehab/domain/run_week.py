"""A training week as it is looked at: what was done, what is still meant to be done, and rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.load import Outing
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.value import value

RUNS_A_WEEK = 3
DAYS_A_WEEK = 7


@value
class WeekDay:
    """One day: `plans` are only those still open. `active` is strength or balance in the player."""

    day: date
    done: tuple[Activity, ...] = ()
    plans: tuple[Planned, ...] = ()
    rest: bool = False
    active: bool = False

    @property
    def all(self) -> tuple[Activity | Planned, ...]:
        """What was done, then what is planned."""
        return (*self.done, *self.plans)

    @property
    def busy(self) -> bool:
        """Whether it is an active day, or is going to be one."""
        return self.active or any(_outing(one).is_active for one in self.all)

    @property
    def runs(self) -> int:
        """Runs done and planned; one of under 1 km and under 5 minutes is none."""
        return sum(_outing(one).is_run for one in self.all)


@value
class RunWeek:
    """Seven days, the first one first."""

    days: tuple[WeekDay, ...]

    @property
    def runs(self) -> int:
        return sum(day.runs for day in self.days)

    @property
    def active_days(self) -> int:
        return sum(day.busy for day in self.days)

    @property
    def rest_free(self) -> bool:
        """Whether a day is without runs, cross-training, strength and balance."""
        return self.active_days < DAYS_A_WEEK

    @property
    def rest_days(self) -> tuple[date, ...]:
        """The days marked for rest on which there is nothing that would make them active ones."""
        return tuple(day.day for day in self.days if day.rest and not day.busy)

    def day(self, wanted: date) -> WeekDay | None:
        """That day of it, None for a day of another week."""
        return next((one for one in self.days if one.day == wanted), None)


def still_open(plans: Iterable[Planned], done: Iterable[Activity], today: date) -> tuple[Planned, ...]:
    """The plans that are still ahead, in their order.

    A plan of a past day is over, whatever came of it. One of today or later is fulfilled by an activity of
    the same sport on its day; the first of them is fulfilled first.
    """
    left = Counter((one.start.local_date, one.sport) for one in done)
    found = []
    for plan in plans:
        if plan.day < today:
            continue
        if left[plan.day, plan.sport]:
            left[plan.day, plan.sport] -= 1
        else:
            found.append(plan)
    return tuple(found)


def week_of(
    first: date,
    done: Iterable[Activity],
    plans: Iterable[Planned],
    today: date,
    *,
    rest: Collection[date] = (),
    active: Collection[date] = (),
) -> RunWeek:
    """The seven days from `first` on; `rest` are days marked so, `active` days of strength or balance."""
    known = tuple(done)
    ahead = still_open(plans, known, today)
    days = (first + timedelta(days=number) for number in range(DAYS_A_WEEK))
    return RunWeek(
        tuple(
            WeekDay(
                day,
                tuple(one for one in known if one.start.local_date == day),
                tuple(one for one in ahead if one.day == day),
                day in rest,
                day in active,
            )
            for day in days
        )
    )


def _outing(one: Activity | Planned) -> Outing:
    kilometres = None if one.metres is None else one.metres / 1000
    return Outing(date.min, one.sport, kilometres=kilometres, minutes=one.minutes)
