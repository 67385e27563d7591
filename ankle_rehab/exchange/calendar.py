"""Reminders and plans as an iCalendar file (RFC 5545), for the calendar of a phone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ankle_rehab.domain.schedule import EVERY_DAY, Repeat, Schedule
from ankle_rehab.domain.value import value

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//Ankle Rehab//Reminders and plan//EN"
SHORTEST_MONTH = 28
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FAR = date(9999, 12, 31)


@value
class Series:
    """Something that comes again by its `schedule`; it is called at its times and takes `minutes`.

    `key` names it for good, so that a later file takes the place of an earlier one.
    """

    key: str
    title: str
    schedule: Schedule
    body: str = ""
    minutes: int = 15


@value
class Single:
    """Something on one `day`, at a local time for `minutes` and called `ahead` minutes before, or all day."""

    key: str
    title: str
    day: date
    at: time | None = None
    body: str = ""
    minutes: int = 30
    ahead: int = 0


def written(entries: Iterable[Series | Single], zone: str, now: datetime) -> bytes:
    """The file; `zone` is the IANA name of the local zone and `now` when the file is made (aware).

    Times are local ones of that zone, with its rules in the file. Of a zone without a name (a fixed offset)
    they are floating: the phone's own local time.
    """
    from icalendar import Calendar  # noqa: PLC0415 - slow, and not needed to read a diary

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    there, stamp = _zone(zone), now.astimezone(UTC).replace(microsecond=0)
    for entry in entries:
        if isinstance(entry, Series):
            _add_series(calendar, entry, there, stamp)
        else:
            _add_single(calendar, entry, there, stamp)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def first_day(schedule: Schedule) -> date | None:
    """The first day on which it comes, None for never: a series has to begin with one of its days."""
    first = next(schedule.after(datetime.combine(schedule.since, time()) - timedelta(minutes=1)), None)
    return None if first is None else first.date()


def rule(schedule: Schedule, at: time, zone: ZoneInfo | None) -> dict[str, object] | None:
    """The recurrence rule of one of its times, None for a single one.

    A month that is shorter than the day of the month has it on its last day.
    """
    found: dict[str, object]
    match schedule.repeat:
        case Repeat.ONCE:
            return None
        case Repeat.WEEKDAYS if schedule.weekdays == EVERY_DAY:
            found = {"freq": "daily"}
        case Repeat.WEEKDAYS:
            found = {"freq": "weekly", "byday": [_DAYS[day] for day in sorted(schedule.weekdays)]}
        case Repeat.DAYS:
            found = {"freq": "daily", "interval": schedule.every}
        case Repeat.MONTHLY if schedule.since.day <= SHORTEST_MONTH:
            found = {"freq": "monthly", "bymonthday": schedule.since.day}
        case Repeat.MONTHLY:
            days = list(range(SHORTEST_MONTH, schedule.since.day + 1))
            found = {"freq": "monthly", "bymonthday": days, "bysetpos": -1}
    if schedule.until is not None:
        last = datetime.combine(schedule.until, at, zone)
        found["until"] = last if zone is None else last.astimezone(UTC)
    return found


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _add_series(calendar: Calendar, series: Series, zone: ZoneInfo | None, stamp: datetime) -> None:
    """One event for each time of the day."""
    day = first_day(series.schedule)
    if day is None:
        return
    for at in sorted(set(series.schedule.times)):
        event = _event(f"{series.key}-{at:%H%M}", series.title, series.body, stamp)
        _lasts(event, datetime.combine(day, at, zone), series.minutes)
        comes = rule(series.schedule, at, zone)
        if comes is not None:
            event.add("rrule", comes)
        _call(event, series.title, 0)
        calendar.add_component(event)


def _add_single(calendar: Calendar, single: Single, zone: ZoneInfo | None, stamp: datetime) -> None:
    event = _event(single.key, single.title, single.body, stamp)
    if single.at is None:
        event.add("dtstart", single.day)
        event.add("dtend", min(single.day, _FAR - timedelta(days=1)) + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        _lasts(event, datetime.combine(single.day, single.at, zone), single.minutes)
        _call(event, single.title, single.ahead)
    calendar.add_component(event)


def _event(key: str, title: str, body: str, stamp: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", f"{key}@ankle-rehab")
    event.add("dtstamp", stamp)
    event.add("summary", _plain(title))
    if body:
        event.add("description", _plain(body))
    event.add("class", "PRIVATE")
    return event


def _lasts(event: Event, start: datetime, minutes: int) -> None:
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=minutes))


def _call(event: Event, title: str, ahead: int) -> None:
    from icalendar import Alarm  # noqa: PLC0415 - as above

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(title))
    alarm.add("trigger", timedelta(minutes=-ahead))
    event.add_component(alarm)


def _plain(words: str) -> str:
    """Without signs that stand for nothing and that a calendar may refuse."""
    lines = words.replace("\r\n", "\n")
    return "".join(sign for sign in lines if sign >= " " or sign == "\n")
