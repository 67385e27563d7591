"""Reminders as values: of what, when, what holds today, and what became of each local time."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.domain.value import value

GRACE_MINUTES = 120
MOST_GRACE_MINUTES = 24 * 60
LEEWAY = timedelta(minutes=2)


class Kind(StrEnum):
    """What it reminds of. PLAN is whatever the plan has for the day; nothing then, nothing is shown.

    A bandage that is worn asks by itself (`domain.bandage`): nobody has to set that up, nor can forget to.
    """

    PLAN = "plan"
    ROUTINE = "routine"
    DESK = "desk"
    PAIN = "pain"
    MORNING = "pain-morning"
    EVENING = "pain-evening"
    BEFORE_RUN = "before-run"
    AFTER_RUN = "after-run"
    ICE = "ice-again"
    REST_EVE = "rest-eve"
    SELF_TEST = "self-test"
    SHOES = "shoes"
    OWN = "own"

    @property
    def moves(self) -> bool:
        """Whether it asks somebody to exercise: silent while help comes first."""
        return self in _MOVING

    @property
    def follows(self) -> bool:
        """Whether something that happens says when it comes, and not a clock."""
        return self in _FOLLOWING


_MOVING = frozenset({Kind.PLAN, Kind.ROUTINE, Kind.DESK, Kind.SELF_TEST, Kind.BEFORE_RUN, Kind.AFTER_RUN})
_FOLLOWING = frozenset({Kind.BEFORE_RUN, Kind.AFTER_RUN, Kind.ICE})
_LEADS_TO = {Kind.DESK: "desk", Kind.BEFORE_RUN: "pre-run", Kind.AFTER_RUN: "post-run"}


@value
class Reminder:
    """One reminder; `routine_id` belongs to ROUTINE and `words` to OWN.

    Up to `grace_minutes` after its time it is still shown, later it is missed. One that follows something
    has a schedule that follows too; raises ValueError otherwise.
    """

    kind: Kind
    schedule: Schedule
    routine_id: str = ""
    words: str = ""
    only_if_not_done: bool = True
    on: bool = True
    id: int | None = None
    grace_minutes: int = GRACE_MINUTES

    def __post_init__(self) -> None:
        if not 0 <= self.grace_minutes <= MOST_GRACE_MINUTES:
            raise ValueError("a reminder is shown up to a day late")
        if self.kind.follows is not (self.schedule.repeat is Repeat.FOLLOWS):
            raise ValueError("what follows something has no times of its own")

    @property
    def starts(self) -> str:
        """The id of the routine that it leads into; empty for the one of the plan, and for none."""
        return _LEADS_TO.get(self.kind, self.routine_id)

    @property
    def grace(self) -> timedelta:
        """How late it may be; a look at the clock may itself be a little late."""
        return max(timedelta(minutes=self.grace_minutes), LEEWAY)


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
    """What the log holds about an occurrence; `at` and `until` are UTC.

    `until` is what it was put off to, of a snooze and of one that was missed then.
    """

    occurrence: Occurrence
    state: State
    at: datetime
    until: datetime | None = None

    def day(self, zone: tzinfo) -> date:
        """The local date on which it was to be shown: that of its time, or of what it was put off to."""
        return self.occurrence.local.date() if self.until is None else self.until.astimezone(zone).date()


@value
class Happening:
    """Something that reminders of a `kind` follow; they come `at` a moment (UTC), known by `local` (naive).

    The local time is that of the place where it happened, to the minute, so that it stays the same one on a
    journey. `done` is what it would ask for; `over` (UTC) is from when on there is no use in it.
    """

    kind: Kind
    local: datetime
    at: datetime
    done: bool = False
    over: datetime | None = None


@value
class Day:
    """What holds today: `done` are routines finished today, `planned` the one of the plan (empty for none).

    `closed` are routines that will not open today. `scored` is whether there is a pain score of today,
    `morning_scored` one of the morning and `evening_scored` one of the evening; `morning_asked` whether one
    of the morning is wanted. `tested` is whether no self-test is due that is open, `worn` whether a pair of
    shoes wants a look. `help_first` is whether a warning sign or a score of 7 or more holds, `prevention`
    whether the pain has gone. `active` is whether there was a session or a run today, `moved_at` (UTC) when
    the last session ended. `rest_days` are days of rest from today on, `ice_open` is whether icing may start
    now.
    """

    done: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    planned: str = ""
    scored: bool = False
    tested: bool = True
    help_first: bool = False
    prevention: bool = False
    morning_scored: bool = False
    morning_asked: bool = False
    evening_scored: bool = False
    worn: bool = False
    active: bool = False
    moved_at: datetime | None = None
    rest_days: frozenset[date] = frozenset()
    ice_open: bool = False
    happenings: tuple[Happening, ...] = ()

    def happening(self, kind: Kind, local: datetime) -> Happening | None:
        """What a reminder of that kind and local time follows, None where it does not happen any more."""
        return next((one for one in self.happenings if one.kind is kind and one.local == local), None)


@value
class Action:
    """What is to be done about an occurrence: show it, show it again, or note what became of it."""

    occurrence: Occurrence
    state: State
    again: bool = False
