"""Every change of every clock in the world from 2000 to 2040, and what reminders make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from ankle_rehab.domain.reminder import Action, Day, Entry, Kind, Occurrence, Reminder, State
from ankle_rehab.domain.reminder_rules import due
from ankle_rehab.domain.schedule import Repeat, Schedule, instant

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2041, 1, 1, tzinfo=UTC)
STRIDE, SECOND = timedelta(hours=12), timedelta(seconds=1)
A_DAY = timedelta(days=1)
HALF_HOURS = tuple(time(hour, 30) for hour in range(24))
NOTHING = Day()
Remind = Callable[[tuple[Reminder, ...], tuple[Entry, ...], datetime, ZoneInfo, Day], Iterable[Action]]
"""As `reminder_rules.due`."""


class Broken(AssertionError):
    """A local time was rung twice, not at all, or at the wrong moment."""


def zones() -> tuple[str, ...]:
    """Every zone that the computer knows, by name."""
    return tuple(sorted(available_timezones() - {"localtime", "posixrules", "Factory"}))


def changes(zone: ZoneInfo) -> Iterator[datetime]:
    """The moments (UTC) from which on another offset holds, in order."""
    before, offset = FIRST, FIRST.astimezone(zone).utcoffset()
    while before < LAST:
        after = before + STRIDE
        later = after.astimezone(zone).utcoffset()
        if later != offset:
            yield _turn(zone, before, after)
        before, offset = after, later


def _turn(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    offset = after.astimezone(zone).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while low < high:
        middle = (low + high) // 2
        if (before + middle * SECOND).astimezone(zone).utcoffset() == offset:
            high = middle
        else:
            low = middle + 1
    return before + low * SECOND


def around(zone: ZoneInfo, change: datetime) -> Iterator[datetime]:
    """Local times (naive) of the days on both sides of a change: every half hour, and the clock just then."""
    old = (change - SECOND).astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    new = change.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    days = sorted({old.date(), new.date(), *_between(old.date(), new.date())})
    locals_ = {datetime.combine(day, at) for day in days for at in HALF_HOURS}
    yield from sorted(locals_ | {old, new, old + (new - old) / 2})


def _between(first: date, last: date) -> Iterable[date]:
    """The days that the clocks leave out, as on the date line."""
    return (first + number * A_DAY for number in range(1, (last - first).days))


def prove(zone: ZoneInfo, local: datetime, remind: Remind = due) -> None:
    """That a local time is rung at the right moment, and once; raises Broken otherwise.

    It is looked at the second before, at the moment itself, and each hour of the day after, also where the
    program was closed at the moment and where it comes back to the same hour.
    """
    local = local.replace(second=0, microsecond=0)
    reminder = Reminder(Kind.OWN, Schedule((local.time(),), local.date(), Repeat.ONCE), id=1)
    moment = instant(local, zone)
    _judge(zone, local, moment)
    once = Occurrence(1, local)

    def states(log: tuple[Entry, ...], now: datetime) -> list[State]:
        return [action.state for action in remind((reminder,), log, now.astimezone(zone), zone, NOTHING)]

    if states((), moment - SECOND):
        raise Broken(f"{zone.key} {local}: too early")
    if states((), moment) != [State.SHOWN]:
        raise Broken(f"{zone.key} {local}: not shown at {moment}")
    if states((), moment + timedelta(minutes=119)) != [State.SHOWN]:
        raise Broken(f"{zone.key} {local}: not shown late")
    if states((), moment + timedelta(minutes=121)) != [State.MISSED]:
        raise Broken(f"{zone.key} {local}: not missed")
    answered = (Entry(once, State.SKIPPED, moment),)
    for hour in range(1, 27):
        if states(answered, moment + timedelta(hours=hour)):
            raise Broken(f"{zone.key} {local}: rung twice")


def _judge(zone: ZoneInfo, local: datetime, moment: datetime) -> None:
    """That the clock on the wall agrees: it shows that time for the first time, or has just left it out."""
    shown = moment.astimezone(zone).replace(tzinfo=None)
    before = (moment - SECOND).astimezone(zone).replace(tzinfo=None)
    if shown == local:
        right = (
            before < local and (moment - timedelta(hours=26)).astimezone(zone).replace(tzinfo=None) < local
        )
        first = all(
            (moment - timedelta(minutes=step)).astimezone(zone).replace(tzinfo=None) != local
            for step in range(15, 181, 15)
        )
        right = right and first
    else:
        right = before < local < shown
    if not right:
        raise Broken(f"{zone.key} {local}: the clock shows {shown} at {moment}, and {before} a second before")


def prove_all(names: Iterable[str]) -> tuple[int, int]:
    """How many changes and how many local times around them were tried.

    Zones whose clocks are the same for three days before and after a change are tried there once.
    """
    tried: set[tuple[object, ...]] = set()
    count = moments = 0
    for name in names:
        zone = ZoneInfo(name)
        for change in changes(zone):
            count += 1
            nearby = (change - SECOND, *(change + number * STRIDE for number in range(-6, 7)))
            alike = (change, *(moment.astimezone(zone).utcoffset() for moment in nearby))
            for local in around(zone, change):
                moments += 1
                if alike not in tried:
                    prove(zone, local)
            tried.add(alike)
    return count, moments
