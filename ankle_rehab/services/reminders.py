"""Reminders: kept in the diary, looked at once a minute, shown exactly once, and answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.quiet import hush_of
from ankle_rehab.domain.reminder import Action, Day, Entry, Occurrence, Reminder, State
from ankle_rehab.domain.reminder_rules import (
    LOOK_BACK,
    due,
    gone_by,
    next_moment,
    next_one,
    upcoming,
)
from ankle_rehab.domain.schedule import instant
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.value import value
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.undo import Action as Step
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.reminder_store import ReminderStore

LOOK_SECONDS = 60.0
TONIGHT_HOUR = 19
FACTS_HOLD = timedelta(minutes=10)
TELLING = frozenset(
    {
        *(Topic.REMINDERS, Topic.PAIN, Topic.SESSIONS, Topic.CHECKS, Topic.TESTS, Topic.PLAN, Topic.OWN),
        *(Topic.RUNS, Topic.SHOES, Topic.ICINGS, Topic.DAYS),
    }
)


@value
class Due:
    """A reminder that wants an answer, and for which local time; `late` where it comes after that."""

    reminder: Reminder
    occurrence: Occurrence
    late: bool = False


class Silence(StrEnum):
    """Why some are silent now: all rest, or those that ask to exercise wait while help comes first."""

    RESTING = "resting"
    HELP_FIRST = "help-first"


class Reminders(QObject):
    """`changed` comes when the list or an answer is another; `shown` carries each `Due` as it comes.

    `looked` comes after each look at the clock, at least once a minute.

    `wanted` carries a `Due` that somebody begins, from wherever: whoever has a window leads on from there.
    `day` tells what holds today; `tried` asks for a look at what one of them will be like. A tick carries no
    information: it may come at any time. What became of one and is refused by the disk, which the diary
    tells, holds as long as the program runs, and is written when there is room again.
    """

    changed = Signal()
    looked = Signal()
    shown = Signal(object)
    wanted = Signal(object)
    tried = Signal(object)

    def __init__(
        self,
        database: Database,
        diary: Diary,
        clock: Clock,
        day: Callable[[], Day],
        *,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._hush = hush_of(preferences.settings)
        self._facts = Day()
        self._facts_at: datetime | None = None
        self._store = ReminderStore(database)
        self._diary = diary
        self._clock = clock
        self._day = day
        self._unkept: dict[Occurrence, Entry] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        diary.changed.connect(self._on_written)
        preferences.changed.connect(self._on_preferences)

    # the list ----------------------------------------------------------------------------------------

    def reminders(self) -> tuple[Reminder, ...]:
        """All of them, in the order in which they were made."""
        return self._diary.read(self._store.reminders)

    def add(self, reminder: Reminder) -> Reminder:
        """Keep a new one; its first time is one that is still to come.

        It is written as a removed one and then put into the list. Only the second can be taken back, also
        when its log says something by then.
        """
        at, day = self._clock.now(), self._day()
        kept = self._diary.write(lambda: self._store.add(reminder, removed=at))

        def work() -> None:
            self._store.put_back(kept)
            self._pass_over(kept, day)

        self._diary.write(work, Topic.REMINDERS, Step.REMINDER)
        return kept

    def change(self, reminder: Reminder) -> None:
        """Keep what one of them is now; times that have gone by do not come again."""

        day = self._day()

        def work() -> None:
            self._store.change(reminder)
            self._pass_over(reminder, day)

        self._diary.write(work, Topic.REMINDERS, Step.REMINDER)

    def remove(self, reminder: Reminder) -> None:
        """It rings no more."""
        now, number = self._clock.now(), reminder.id
        if number is not None:
            self._diary.write(lambda: self._store.remove(number, now), Topic.REMINDERS, Step.REMINDER)

    def switch_off(self, reminder: Reminder) -> None:
        """It stays in the list and rings no more, until it is switched on again."""
        self.change(replace(reminder, on=False))

    def try_one(self, reminder: Reminder) -> None:
        """Show what this one will be like; nothing is kept of it."""
        self.tried.emit(reminder)

    # what comes --------------------------------------------------------------------------------------

    def start(self) -> None:
        """From now on look by itself; what was shown before and not answered is shown again.

        In quiet hours that is told to nobody: whoever looks finds it among those that are open.
        """
        if not self._hush.quiet(self._clock.now().time()):
            with suppress(StorageFault):
                for one in self.open():
                    self.shown.emit(one)
        self.tick()

    def stop(self) -> None:
        """Look no more by itself."""
        self._timer.stop()

    def tick(self) -> None:
        """Show what is due now, and look again when the next one comes, at the latest in a minute."""
        with suppress(StorageFault):  # the diary has told of it; the next look tries again
            self.look()
        self._aim()
        self.looked.emit()

    def look(self) -> None:
        """Show what is due now; it is in the log before it is seen."""
        self._keep_again()
        now = self._clock.now()
        kept = [one for one in self.reminders() if one.on]
        if not kept:
            return
        log = self._log()
        if self._facts_wanted(kept, log, now):
            self._facts, self._facts_at = self._day(), now
        deeds = due(kept, log, now, now.tzinfo or UTC, self._facts, hush=self._hush)
        if not deeds:
            return
        at = now.astimezone(UTC)
        put_off = {one.occurrence: one.until for one in log}
        self._keep(
            tuple(
                Entry(one.occurrence, one.state, at, put_off.get(one.occurrence))
                if one.state is State.MISSED
                else Entry(one.occurrence, one.state, at)
                for one in deeds
            )
        )
        by_number = {one.id: one for one in kept}
        self.changed.emit()
        for deed in deeds:
            if deed.state is State.SHOWN:
                self.shown.emit(self._due(by_number[deed.occurrence.reminder_id], deed))

    def _facts_wanted(self, kept: list[Reminder], log: tuple[Entry, ...], now: datetime) -> bool:
        """Whether what holds today is to be gathered anew: it takes long, and most minutes ask for nothing.

        What was written makes it old, and so do ten minutes and another day. Where something is to be done,
        or waits for an answer, it is always new.
        """
        at = self._facts_at
        if at is None or at.date() != now.date() or not timedelta() <= now - at < FACTS_HOLD:
            return True
        zone = now.tzinfo or UTC
        missed = (one.day(zone) == now.date() for one in log if one.state is State.MISSED)
        if any(missed) or any(one.state is State.SHOWN for one in log):
            return True
        return bool(due(kept, log, now, now.tzinfo or UTC, self._facts, hush=self._hush))

    def open(self) -> tuple[Due, ...]:
        """Those that were shown and still want an answer, in the order of their times."""
        known = {one.id: one for one in self.reminders() if one.on}
        return tuple(
            Due(known[entry.occurrence.reminder_id], entry.occurrence, late=True)
            for entry in self._log()
            if entry.state is State.SHOWN and entry.occurrence.reminder_id in known
        )

    def missed(self) -> tuple[Due, ...]:
        """Those of today that came too late to be shown: of each reminder the last, and none shown since."""
        known = {one.id: one for one in self.reminders() if one.on}
        now = self._clock.now()
        last = {
            entry.occurrence.reminder_id: entry
            for entry in self._log()
            if entry.day(now.tzinfo or UTC) == now.date()
        }
        return tuple(
            Due(known[number], entry.occurrence, late=True)
            for number, entry in last.items()
            if entry.state is State.MISSED and number in known
        )

    def upcoming(self, reminders: Iterable[Reminder], count: int) -> tuple[tuple[datetime, ...], ...]:
        """The next local times (naive) of each, as far as they are known; see `reminder_rules.upcoming`."""
        now, day = self._clock.now(), self._day()
        return tuple(upcoming(one, now, count, day, hush=self._hush) for one in reminders)

    def next_due(self) -> tuple[Reminder, datetime] | None:
        """Which one is shown next and at what local time (naive), None where nothing is known to come.

        Snoozes, quiet hours and a rest are counted in. What a look at the clock has found out last of runs
        and ice is what it goes by.
        """
        log = {entry.occurrence: entry for entry in self._log()}
        return next_one(self.reminders(), log, self._clock.now(), self._facts, hush=self._hush)

    # silence -----------------------------------------------------------------------------------------

    def pause(self, until: date | None) -> None:
        """Let all of them rest up to a day, on which they come again; None ends the rest."""
        self._preferences.change(reminders_rest_until=until)

    @property
    def paused_until(self) -> date | None:
        """The day on which they come again, None when they do not rest."""
        return self._hush.rest_until if self._hush.resting(self._clock.now().date()) else None

    def silence(self) -> Silence | None:
        """Why some are silent now, None where all may come or there are none."""
        kept = [one for one in self.reminders() if one.on]
        if kept and self.paused_until is not None:
            return Silence.RESTING
        if any(one.kind.moves for one in kept) and self._day().help_first:
            return Silence.HELP_FIRST
        return None

    # answers -----------------------------------------------------------------------------------------

    def begin(self, due: Due) -> None:
        """ "Start now", wherever it was said: it is kept, and what it is about begins."""
        self.answer(due.occurrence, State.STARTED)
        self.wanted.emit(due)

    def answer(self, occurrence: Occurrence, state: State) -> None:
        """Keep what became of it: started, or skipped."""
        self._note(Entry(occurrence, state, self._now()))

    def snooze(self, occurrence: Occurrence, minutes: int) -> None:
        """Show it again after so many minutes, also after a restart."""
        self._put_off(occurrence, self._now() + timedelta(minutes=minutes))

    def to_tonight(self, occurrence: Occurrence) -> None:
        """Show it again this evening; where it is evening already in an hour, never in night or quiet."""
        now = self._clock.now()
        zone = now.tzinfo or UTC
        evening = instant(datetime.combine(now.date(), time(TONIGHT_HOUR)), zone)
        at = max(evening, self._utc(now) + timedelta(hours=1))
        local = at.astimezone(zone)
        if local.date() == now.date() and not self._hush.quiet(local.time()):
            self._put_off(occurrence, at)
        else:
            self.to_tomorrow(occurrence)

    def to_tomorrow(self, occurrence: Occurrence) -> None:
        """Show it again tomorrow at its own time of day."""
        now = self._clock.now()
        tomorrow = datetime.combine(now.date() + timedelta(days=1), occurrence.local.time())
        self._put_off(occurrence, instant(tomorrow, now.tzinfo or UTC))

    def _put_off(self, occurrence: Occurrence, at: datetime) -> None:
        """Show it again at a moment (UTC), or when the quiet hours are over into which that falls."""
        zone = self._clock.now().tzinfo or UTC
        local = at.astimezone(zone).replace(tzinfo=None)
        free = self._hush.over(local)
        until = at if free == local else instant(free, zone)
        self._note(Entry(occurrence, State.SNOOZED, self._now(), until))

    def _pass_over(self, reminder: Reminder, day: Day) -> None:
        now = self._clock.now()
        known = {entry.occurrence for entry in self._store.log(self._since())}
        passed = (one for one in gone_by(reminder, now, now.tzinfo or UTC, day) if one not in known)
        self._store.note(Entry(one, State.SILENT, self._now()) for one in passed)

    def _note(self, entry: Entry) -> None:
        self._keep((entry,))
        self.changed.emit()
        self._aim()

    def _keep(self, entries: tuple[Entry, ...]) -> None:
        try:
            self._diary.write(lambda: self._store.note(entries))
        except StorageFault:
            self._unkept |= {entry.occurrence: entry for entry in entries}
        else:
            for entry in entries:
                self._unkept.pop(entry.occurrence, None)

    def _keep_again(self) -> None:
        """The diary has told of it once; that there is no room yet is no news."""
        waiting = tuple(self._unkept.values())
        if waiting:
            with suppress(StorageFault):
                self._diary.write_unheard(lambda: self._store.note(waiting))
                self._unkept.clear()

    def _log(self) -> tuple[Entry, ...]:
        kept = {one.occurrence: one for one in self._diary.read(lambda: self._store.log(self._since()))}
        kept |= self._unkept
        return tuple(
            sorted(kept.values(), key=lambda one: (one.occurrence.local, one.occurrence.reminder_id))
        )

    def _since(self) -> datetime:
        return self._clock.now().replace(tzinfo=None) - LOOK_BACK - timedelta(days=1)

    def _due(self, reminder: Reminder, deed: Action) -> Due:
        local = self._clock.now().replace(tzinfo=None, second=0, microsecond=0)
        return Due(reminder, deed.occurrence, late=local - deed.occurrence.local > timedelta(minutes=1))

    def _aim(self) -> None:
        now = self._clock.now()
        seconds = LOOK_SECONDS
        with suppress(StorageFault):
            log = {entry.occurrence: entry for entry in self._log()}
            coming = next_moment(self.reminders(), log, now, now.tzinfo or UTC, self._facts)
            if coming is not None:
                seconds = min(LOOK_SECONDS, max(1.0, (coming - now).total_seconds()))
        self._timer.start(round(seconds * 1000))

    def _on_written(self, topic: Topic) -> None:
        """What was written may answer what is asked; whoever else follows the diary has to know it first."""
        if topic in TELLING:
            self._facts_at = None
        if topic is Topic.REMINDERS:
            self.changed.emit()
        if topic in TELLING and self._timer.isActive():
            self._timer.start(0)

    def _on_preferences(self, settings: Settings) -> None:
        """Quiet hours or a rest were chosen; nothing else of it matters."""
        hush = hush_of(settings)
        if hush != self._hush:
            self._hush = hush
            self.changed.emit()
            if self._timer.isActive():
                self._timer.start(0)

    def _now(self) -> datetime:
        return self._utc(self._clock.now())

    @staticmethod
    def _utc(at: datetime) -> datetime:
        return at.astimezone(UTC)
