"""What is to be shown now, exactly once for each local time, what was missed, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice

from ankle_rehab.domain.day_plan import done_by
from ankle_rehab.domain.quiet import NEVER, Hush
from ankle_rehab.domain.reminder import Action, Day, Entry, Kind, Occurrence, Reminder, State
from ankle_rehab.domain.schedule import instant
from ankle_rehab.domain.value import value

LOOK_BACK = timedelta(days=2)
DESK_PAUSE = timedelta(hours=1)
MOST_TRIED = 500
FORENOON = range(5, 12)
_DAY = timedelta(days=1)
_NOTHING = Day()


@value
class _Now:
    """The moment (UTC), where it is, and what holds."""

    utc: datetime
    zone: tzinfo
    day: Day
    hush: Hush

    @property
    def local(self) -> datetime:
        return self.utc.astimezone(self.zone).replace(tzinfo=None)

    @property
    def resting(self) -> bool:
        return self.hush.resting(self.local.date())

    @property
    def quiet(self) -> bool:
        return self.hush.quiet(self.local.time())


def due(
    reminders: Iterable[Reminder],
    log: Collection[Entry],
    now: datetime,
    zone: tzinfo,
    day: Day,
    *,
    hush: Hush = NEVER,
) -> tuple[Action, ...]:
    """What to do at `now` (aware), in the order of the local times; `log` holds the last two days.

    An occurrence without an entry whose moment has passed is shown; not once it is later than the grace, when
    it is noted as missed, and not where there is nothing to remind of. A snooze that is over shows it again.
    What nobody answered ends by itself: once there is nothing to remind of any more, with its day, and when
    the same reminder comes again, so that it never asks twice at once. In quiet hours all wait, and count as
    late; while they rest they stay silent.
    """
    known = {entry.occurrence: entry for entry in log}
    here = _Now(now.astimezone(UTC), zone, day, hush)
    actions: list[Action] = []
    for reminder in reminders:
        own = [entry for entry in known.values() if entry.occurrence.reminder_id == reminder.id]
        fresh = [(one, at) for one, at in _past(reminder, here.utc, zone, day) if one not in known]
        found = [deed for one, at in fresh for deed in _decided(reminder, one, at, here)]
        for entry in own:
            found += _open(reminder, entry, here)
        actions += _only_the_last(found, own)
    return tuple(sorted(actions, key=lambda action: (action.occurrence.local, action.occurrence.reminder_id)))


def gone_by(reminder: Reminder, now: datetime, zone: tzinfo, day: Day = _NOTHING) -> tuple[Occurrence, ...]:
    """Its local times of the last two days: nobody wants to hear of them when it is made or changed now."""
    return tuple(one for one, _ in _past(reminder, now.astimezone(UTC), zone, day))


def upcoming(
    reminder: Reminder, now: datetime, count: int, day: Day = _NOTHING, *, hush: Hush = NEVER
) -> tuple[datetime, ...]:
    """The next local times at which it rings, naive, as far as they are known; `now` is aware.

    Left out are those of which it is known by now that nothing will be shown: they rest, the quiet hours are
    longer than their grace, no day of rest follows, or one minute at the desk a day is enough. Otherwise
    there may be nothing to remind of.
    """
    zone, local, moment = now.tzinfo or UTC, now.replace(tzinfo=None), now.astimezone(UTC)
    coming = islice(_coming(reminder, local, moment, zone, day), MOST_TRIED)
    wanted = (
        at
        for at in coming
        if hush.lets_in(at, reminder.grace)
        and (reminder.kind is not Kind.REST_EVE or at.date() + _DAY in day.rest_days)
        and not _one_too_many(reminder, at, day)
    )
    return tuple(_rung(at, zone) for at in islice(wanted, count))


def ended(reminder: Reminder, now: datetime) -> bool:
    """Whether the last of its own times has gone by; `now` is aware. One that follows something has none."""
    zone, local, moment = now.tzinfo or UTC, now.replace(tzinfo=None), now.astimezone(UTC)
    if reminder.kind.follows:
        return reminder.schedule.until is not None and reminder.schedule.until < local.date()
    return next(_coming(reminder, local, moment, zone, _NOTHING), None) is None


def next_moment(
    reminders: Iterable[Reminder],
    log: Mapping[Occurrence, Entry],
    now: datetime,
    zone: tzinfo,
    day: Day = _NOTHING,
) -> datetime | None:
    """When (UTC) the next one of all comes, snoozes included; None for never."""
    ringing = [one for one in reminders if one.on]
    coming = [instant(at, zone) for one in ringing for at in upcoming(one, now.astimezone(zone), 1, day)]
    coming += [until for _, until in _snoozes(ringing, log)]
    return min(coming, default=None)


def next_one(
    reminders: Iterable[Reminder],
    log: Mapping[Occurrence, Entry],
    now: datetime,
    day: Day = _NOTHING,
    *,
    hush: Hush = NEVER,
) -> tuple[Reminder, datetime] | None:
    """Which one is shown next, and at what local time (naive); None where nothing is known to come.

    While help comes first those that ask to exercise are left out. `now` is aware and local.
    """
    zone = now.tzinfo or UTC
    ringing = [one for one in reminders if one.on and not (one.kind.moves and day.help_first)]
    coming = [(hush.over(at), one) for one in ringing for at in upcoming(one, now, 1, day, hush=hush)]
    for one, until in _snoozes(ringing, log):
        local = until.astimezone(zone).replace(tzinfo=None)
        if hush.lets_in(local, one.grace):
            coming.append((hush.over(local), one))
    if not coming:
        return None
    at, reminder = min(coming, key=lambda pair: (pair[0], pair[1].id or 0))
    return reminder, at


def _snoozes(
    reminders: Iterable[Reminder], log: Mapping[Occurrence, Entry]
) -> Iterator[tuple[Reminder, datetime]]:
    known = {one.id: one for one in reminders}
    for entry in log.values():
        reminder = known.get(entry.occurrence.reminder_id)
        if entry.state is State.SNOOZED and entry.until is not None and reminder is not None:
            yield reminder, entry.until


def _coming(
    reminder: Reminder, local: datetime, moment: datetime, zone: tzinfo, day: Day
) -> Iterator[datetime]:
    """The local times whose moment is still ahead, in order."""
    if reminder.kind.follows:
        happening = (one for one in day.happenings if one.kind is reminder.kind and not one.done)
        ahead = sorted(one.local for one in happening if one.at > moment)
        yield from (at for at in ahead if reminder.schedule.holds_on(at.date()))
        return
    yield from (at for at in reminder.schedule.after(local) if instant(at, zone) > moment)


def _rung(local: datetime, zone: tzinfo) -> datetime:
    """The local time at which it rings: another only where the clocks jump over that time."""
    return instant(local, zone).astimezone(zone).replace(tzinfo=None)


def _past(reminder: Reminder, now: datetime, zone: tzinfo, day: Day) -> Iterator[tuple[Occurrence, datetime]]:
    """Its occurrences of the last two days with their moments (UTC)."""
    if not reminder.on or reminder.id is None:
        return
    if reminder.kind.follows:
        for one in day.happenings:
            recent = now - LOOK_BACK < one.at <= now
            if one.kind is reminder.kind and recent and reminder.schedule.holds_on(one.local.date()):
                yield Occurrence(reminder.id, one.local), one.at
        return
    local = (now - LOOK_BACK).astimezone(zone).replace(tzinfo=None)
    for at in reminder.schedule.after(local):
        moment = instant(at, zone)
        if moment > now:
            return
        yield Occurrence(reminder.id, at), moment


def _decided(reminder: Reminder, occurrence: Occurrence, at: datetime, now: _Now) -> list[Action]:
    """What becomes of one that was due `at` a moment and of which nothing is written yet."""
    if now.resting:
        return [Action(occurrence, State.SILENT)]
    state = _state(reminder, occurrence, now)
    if state is State.SHOWN and now.utc - at > reminder.grace:
        return [Action(occurrence, State.MISSED)]
    return [] if state is State.SHOWN and now.quiet else [Action(occurrence, state)]


def _open(reminder: Reminder, entry: Entry, now: _Now) -> list[Action]:
    """What follows for one that still wants an answer, or is listed as missed today."""
    occurrence = entry.occurrence
    match entry.state:
        case State.SNOOZED if entry.until is not None and entry.until <= now.utc:
            told = _decided(reminder, occurrence, entry.until, now)
            return [Action(occurrence, one.state, again=True) for one in told]
        case State.SHOWN if now.resting:
            return [Action(occurrence, State.SILENT)]
        case State.SHOWN if entry.at.astimezone(now.zone).date() < now.local.date():
            return [Action(occurrence, State.MISSED)]
        case State.SHOWN:
            state = _state(reminder, occurrence, now)
            return [] if state is State.SHOWN else [Action(occurrence, state)]
        case State.MISSED if entry.day(now.zone) == now.local.date():
            state = _state(reminder, occurrence, now)
            return [] if state is State.SHOWN else [Action(occurrence, state)]
        case _:
            return []


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


def _state(reminder: Reminder, occurrence: Occurrence, now: _Now) -> State:
    """Whether there is anything to remind of now."""
    day, kind = now.day, reminder.kind
    if kind.moves and day.help_first:
        return State.SILENT
    if _pointless(reminder, occurrence, now):
        return State.SILENT
    done = _done(reminder, occurrence, now)
    always = not reminder.only_if_not_done and kind not in (Kind.SELF_TEST, Kind.SHOES)
    return State.DONE if done and not always else State.SHOWN


def _pointless(reminder: Reminder, occurrence: Occurrence, now: _Now) -> bool:
    """Whether there is nothing to ask for today, done or not. Once the pain has gone that is more often so.

    Then a routine comes only on days with a plan, a minute at the desk once a day, and the evening is asked
    about only after a session or a run. On the morning after nobody is asked about the evening.
    """
    day = now.day
    match reminder.kind:
        case Kind.PLAN:
            return not day.planned
        case Kind.ROUTINE:
            return reminder.routine_id in day.closed or (day.prevention and not day.planned)
        case Kind.DESK:
            return reminder.starts in day.closed or _one_too_many(reminder, occurrence.local, day)
        case Kind.MORNING:
            return not (day.morning_asked or day.morning_scored)
        case Kind.EVENING:
            over = occurrence.local.date() < now.local.date() and now.local.hour in FORENOON
            return over or (day.prevention and not (day.active or day.evening_scored))
        case Kind.REST_EVE:
            return occurrence.local.date() + _DAY not in day.rest_days
        case Kind.BEFORE_RUN | Kind.AFTER_RUN | Kind.ICE:
            return _vanished(reminder, occurrence, now)
        case _:
            return False


def _one_too_many(reminder: Reminder, local: datetime, day: Day) -> bool:
    """Whether it is the second minute at the desk of a day once the pain has gone."""
    return reminder.kind is Kind.DESK and day.prevention and local.time() > min(reminder.schedule.times)


def _vanished(reminder: Reminder, occurrence: Occurrence, now: _Now) -> bool:
    """Whether what it follows does not happen any more, is long over, or keeps closed what it asks for."""
    one = now.day.happening(reminder.kind, occurrence.local)
    if one is None or (one.over is not None and one.over <= now.utc):
        return True
    if reminder.kind is Kind.ICE:
        return not (now.day.ice_open or one.done)
    return reminder.starts in now.day.closed


def _done(reminder: Reminder, occurrence: Occurrence, now: _Now) -> bool:
    """Whether what it asks for is done."""
    day = now.day
    match reminder.kind:
        case Kind.PLAN:
            return bool(done_by(day.planned, day.done))
        case Kind.ROUTINE:
            return reminder.routine_id in day.done
        case Kind.DESK:
            return day.moved_at is not None and now.utc - day.moved_at < DESK_PAUSE
        case Kind.PAIN:
            return day.scored
        case Kind.MORNING:
            return day.morning_scored
        case Kind.EVENING:
            return day.evening_scored
        case Kind.BEFORE_RUN | Kind.AFTER_RUN | Kind.ICE:
            one = day.happening(reminder.kind, occurrence.local)
            return one is not None and one.done
        case Kind.SELF_TEST:
            return day.tested
        case Kind.SHOES:
            return not day.worn
        case Kind.REST_EVE | Kind.OWN:
            return False
