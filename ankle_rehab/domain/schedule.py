"""When something comes again: clock times on weekdays, every so many days, monthly, or once. Local time only.

A time that the clocks jump over in spring is rung at the first moment after the jump, one that they pass
twice in autumn the first time. An occurrence is known by its local time alone, so it is the same one wherever
somebody has travelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from ankle_rehab.domain.span import days_in_month
from ankle_rehab.domain.value import value

EVERY_DAY = frozenset(range(7))
LONGEST_LOOK_DAYS = 1500


class Repeat(StrEnum):
    WEEKDAYS = "weekdays"
    DAYS = "days"
    MONTHLY = "monthly"
    ONCE = "once"
    FOLLOWS = "follows"


@value
class Schedule:
    """Local `times` of the days that `repeat` names, from `since` on (a date) and up to `until` (None: open).

    WEEKDAYS reads `weekdays` (Monday is 0), DAYS counts every `every` days from `since`, MONTHLY is the day
    of the month of `since` (the last day where a month is shorter), ONCE is `since` alone. FOLLOWS has no
    times of its own: something that happens says when. Raises ValueError for a schedule that never comes.
    """

    times: tuple[time, ...]
    since: date
    repeat: Repeat = Repeat.WEEKDAYS
    weekdays: frozenset[int] = EVERY_DAY
    every: int = 1
    until: date | None = None

    def __post_init__(self) -> None:
        if any(one.tzinfo is not None for one in self.times):
            raise ValueError("a schedule needs local times")
        if bool(self.times) is (self.repeat is Repeat.FOLLOWS):
            raise ValueError("a schedule has times of its own, or follows something")
        if self.repeat is Repeat.WEEKDAYS and not self.weekdays:
            raise ValueError("a schedule needs at least one weekday")
        if not self.weekdays <= EVERY_DAY or self.every < 1:
            raise ValueError("weekdays are 0 to 6, and days are counted from 1")
        if self.until is not None and self.until < self.since:
            raise ValueError("a schedule ends after it has begun")

    def holds_on(self, day: date) -> bool:
        """Whether it has begun by that local date and not ended yet."""
        return day >= self.since and (self.until is None or day <= self.until)

    def comes_on(self, day: date) -> bool:
        """Whether it comes on that local date by a time of its own."""
        if not self.holds_on(day):
            return False
        match self.repeat:
            case Repeat.WEEKDAYS:
                return day.weekday() in self.weekdays
            case Repeat.DAYS:
                return (day - self.since).days % self.every == 0
            case Repeat.MONTHLY:
                return day.day == min(self.since.day, days_in_month(day.year, day.month))
            case Repeat.ONCE:
                return day == self.since
            case Repeat.FOLLOWS:
                return False

    def of_day(self, day: date) -> tuple[datetime, ...]:
        """The naive local times of that date, in order."""
        if not self.comes_on(day):
            return ()
        return tuple(datetime.combine(day, one) for one in sorted(set(self.times)))

    def after(self, local: datetime) -> Iterator[datetime]:
        """The naive local times later than `local` (naive), in order; it stops after four empty years."""
        if self.repeat is Repeat.FOLLOWS:
            return
        day, empty = max(local.date(), self.since), 0
        last = self.since if self.repeat is Repeat.ONCE else self.until
        while empty < LONGEST_LOOK_DAYS and (last is None or day <= last):
            found = [at for at in self.of_day(day) if at > local]
            yield from found
            empty = 0 if found else empty + 1
            if day == date.max:
                return
            day += timedelta(days=1)


def instant(local: datetime, zone: tzinfo) -> datetime:
    """The moment (UTC) at which a naive local time is rung in `zone`.

    Of two it is the first; one that is jumped over is rung as soon as the clocks have jumped.
    """
    before = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if before.astimezone(zone).replace(tzinfo=None) == local:
        return before
    return _jump(local.replace(tzinfo=zone, fold=1).astimezone(UTC), before, zone)


def _jump(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The first second between the two with the offset that holds at `after`."""
    offset = after.astimezone(zone).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while low < high:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == offset:
            high = middle
        else:
            low = middle + 1
    return before + timedelta(seconds=low)
