"""Reminders: what is to be shown now, exactly once for each local time, and what was missed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import islice

from ankle_rehab.domain.day_plan import done_by
from ankle_rehab.domain.schedule import Schedule, instant
from ankle_rehab.domain.value import value

GRACE = timedelta(hours=2)
LOOK_BACK = timedelta(days=2)


class Kind(StrEnum):
    """What it reminds of. PLAN is whatever the plan has for the day; nothing then, nothing is shown."""

    PLAN = "plan"
    ROUTINE = "routine"
    PAIN = "pain"
    SELF_TEST = "self-test"
    OWN = "own"

    @property
    def moves(self) -> bool:
        """Whether it asks somebody to exercise: silent while help comes first."""
        return self in (Kind.PLAN, Kind.ROUTINE, Kind.SELF_TEST)


@value
class Reminder:
    """One reminder; `routine_id` belongs to ROUTINE and `words` to OWN."""

    kind: Kind
    schedule: Schedule
    routine_id: str = ""
    words: str = ""
    only_if_not_done: bool = True
    on: bool = True
    id: int | None = None


class State(StrEnum):
    """What became of one occurrence. SHOWN and SNOOZED still want an answer."""

    SHOWN = "shown"
    SNOOZED = "snoozed"
    STARTED = "started"
    SKIPPED = "skipped"
    DONE = "done"
    SILENT = "silent"
    MISSED = "missed"

    @property
    def open(self) -> bool:
        return self in (State.SHOWN, State.SNOOZED)


@value
class Occurrence:
    """One local time of one reminder: that is all it is known by."""

    reminder_id: int
    local: datetime


@value
class Entry:
    """What the log holds about an occurrence; `at` and `until` (of a snooze) are UTC."""

    occurrence: Occurrence
    state: State
    at: datetime
    until: datetime | None = None


@value
class Day:
    """What holds today: `done` are routines finished today, `planned` the one of the plan (empty for none).

    `closed` are routines that will not open today, `scored` is whether there is a pain score of today,
    `tested` whether no self-test is due that is open, `help_first` whether a warning sign or a score of 7 or
    more holds, `prevention` whether the pain has gone.
    """

    done: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    planned: str = ""
    scored: bool = False
    tested: bool = True
    help_first: bool = False
    prevention: bool = False


@value
class Action:
    """What is to be done about an occurrence: show it, show it again, or note what became of it."""

    occurrence: Occurrence
    state: State
    again: bool = False


def due(
    reminders: Iterable[Reminder], log: Collection[Entry], now: datetime, zone: tzinfo, day: Day
) -> tuple[Action, ...]:
    """What to do at `now` (aware), in the order of the local times; `log` holds the last two days.

    An occurrence without an entry whose moment has passed is shown; not once it is later than the grace, when
    it is noted as missed, and not where there is nothing to remind of. A snooze that is over shows it again.
    What nobody answered ends by itself: once there is nothing to remind of any more, with its day, and when
    the same reminder comes again, so that it never asks twice at once.
    """
    known = {entry.occurrence: entry for entry in log}
    moment = now.astimezone(UTC)
    actions: list[Action] = []
    for reminder in reminders:
        own = [entry for entry in known.values() if entry.occurrence.reminder_id == reminder.id]
        fresh = [one for one in _past(reminder, moment, zone) if one not in known]
        found = [_fresh(reminder, one, moment, zone, day) for one in fresh]
        for entry in own:
            found += _open(reminder, entry, now, day)
        actions += _only_the_last(found, own)
    return tuple(sorted(actions, key=lambda action: (action.occurrence.local, action.occurrence.reminder_id)))


def gone_by(reminder: Reminder, now: datetime, zone: tzinfo) -> tuple[Occurrence, ...]:
    """Its local times of the last two days: nobody wants to hear of them when it is made or changed now."""
    return tuple(_past(reminder, now.astimezone(UTC), zone))


def upcoming(reminder: Reminder, now: datetime, count: int) -> tuple[datetime, ...]:
    """The next local times, naive, whether or not there will be anything to remind of; `now` is aware."""
    zone, local = now.tzinfo or UTC, now.replace(tzinfo=None)
    coming = (at for at in reminder.schedule.after(local) if instant(at, zone) > now.astimezone(UTC))
    return tuple(islice(coming, count))


def next_moment(
    reminders: Iterable[Reminder], log: Mapping[Occurrence, Entry], now: datetime, zone: tzinfo
) -> datetime | None:
    """When (UTC) the next one of all comes, snoozes included; None for never."""
    ringing = [one for one in reminders if one.on]
    numbers = {one.id for one in ringing}
    coming = [instant(at, zone) for one in ringing for at in upcoming(one, now.astimezone(zone), 1)]
    coming += [
        entry.until
        for entry in log.values()
        if entry.state is State.SNOOZED and entry.until and entry.occurrence.reminder_id in numbers
    ]
    return min(coming, default=None)


def _past(reminder: Reminder, now: datetime, zone: tzinfo) -> Iterator[Occurrence]:
    """Its occurrences of the last two days."""
    if not reminder.on or reminder.id is None:
        return
    local = (now - LOOK_BACK).astimezone(zone).replace(tzinfo=None)
    for at in reminder.schedule.after(local):
        if instant(at, zone) > now:
            return
        yield Occurrence(reminder.id, at)


def _fresh(reminder: Reminder, occurrence: Occurrence, now: datetime, zone: tzinfo, day: Day) -> Action:
    if now - instant(occurrence.local, zone) > GRACE:
        return Action(occurrence, State.MISSED)
    return Action(occurrence, _state(reminder, day))


def _open(reminder: Reminder, entry: Entry, now: datetime, day: Day) -> list[Action]:
    """What follows for one that still wants an answer."""
    moment, state = now.astimezone(UTC), _state(reminder, day)
    if entry.state is State.SNOOZED and entry.until is not None and entry.until <= moment:
        missed = moment - entry.until > GRACE
        return [Action(entry.occurrence, State.MISSED if missed else state, again=True)]
    if entry.state is not State.SHOWN:
        return []
    if entry.at.astimezone(now.tzinfo).date() < now.date():
        return [Action(entry.occurrence, State.MISSED)]
    return [] if state is State.SHOWN else [Action(entry.occurrence, state)]


def _only_the_last(found: list[Action], own: Iterable[Entry]) -> list[Action]:
    """Of one reminder the latest that is shown now takes the place of all that are in sight."""
    shown = [action.occurrence for action in found if action.state is State.SHOWN]
    if not shown:
        return found
    last = max(shown, key=lambda occurrence: occurrence.local)
    told = {action.occurrence for action in found}
    older = {one.occurrence for one in own if one.state is State.SHOWN} - told | set(shown) - {last}
    kept = [action for action in found if action.occurrence not in older]
    return kept + [Action(occurrence, State.MISSED) for occurrence in older]


def _state(reminder: Reminder, day: Day) -> State:
    """Whether there is anything to remind of now."""
    if reminder.kind.moves and day.help_first:
        return State.SILENT
    match reminder.kind:
        case Kind.PLAN:
            if not day.planned:
                return State.SILENT
            done = bool(done_by(day.planned, day.done)) and reminder.only_if_not_done
            return State.DONE if done else State.SHOWN
        case Kind.ROUTINE:
            if reminder.routine_id in day.closed or (day.prevention and not day.planned):
                return State.SILENT
            done = reminder.routine_id in day.done and reminder.only_if_not_done
            return State.DONE if done else State.SHOWN
        case Kind.PAIN:
            return State.DONE if day.scored and reminder.only_if_not_done else State.SHOWN
        case Kind.SELF_TEST:
            return State.DONE if day.tested else State.SHOWN
        case Kind.OWN:
            return State.SHOWN
