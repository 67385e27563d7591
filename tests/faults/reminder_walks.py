"""Random days of a computer: it sleeps, its clock is set, it travels, it is killed; reminders go on."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import strategies as st

from ankle_rehab.domain.quiet import hush_of
from ankle_rehab.domain.reminder import Day, Entry, Happening, Kind, Occurrence, Reminder, State
from ankle_rehab.domain.reminder_rules import LOOK_BACK
from ankle_rehab.domain.schedule import Repeat, Schedule, instant
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.reminders import Due, Reminders
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.reminder_store import ReminderStore
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh
from tests.faults.memory import memory

EARLY = datetime.fromisoformat("2000-01-01")
ZONES = (
    *("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Kiritimati"),
    *("Pacific/Apia", "Africa/Casablanca"),
)
SINCE = date(2025, 1, 1)
KEPT = (
    Reminder(Kind.OWN, Schedule((time(2, 30), time(9)), SINCE), words="Shoes"),
    Reminder(Kind.PAIN, Schedule((time(12), time(12, 10)), SINCE, Repeat.DAYS, every=2), grace_minutes=30),
    Reminder(Kind.OWN, Schedule((time(23, 45),), date(2025, 1, 31), Repeat.MONTHLY), words="Month"),
    Reminder(Kind.BEFORE_RUN, Schedule((), SINCE, Repeat.FOLLOWS)),
)
STEP = timedelta(minutes=20)
ENDED = frozenset({State.STARTED, State.SKIPPED, State.DONE, State.SILENT})
MINUTES = st.integers(1, 60 * 30)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("awake"), st.integers(1, 60 * 5)),
        st.tuples(st.just("sleep"), MINUTES | st.integers(1, 60 * 24 * 4)),
        st.tuples(st.just("clock"), st.integers(-60 * 26, 60 * 26)),
        st.tuples(st.just("travel"), st.integers(0, len(ZONES) - 1)),
        st.tuples(st.just("kill"), MINUTES),
        st.tuples(st.just("killed-while-looking"), MINUTES),
        st.tuples(st.just("answer"), st.integers(0, 7)),
        st.tuples(st.just("quiet"), st.integers(0, 23)),
        st.tuples(st.just("rest"), st.integers(-1, 4)),
    ),
    max_size=25,
)
STARTS = st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2027-12-31"))


class Walk:
    """One computer with its diary; every look is judged as it is taken."""

    def __init__(self, folder: Path, start: datetime, made: type[Reminders] = Reminders) -> None:
        self.made = made
        self.clock = FakeClock(start.replace(tzinfo=UTC))
        self.path = folder / "diary.db"
        self.run = self.clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=7)
        self.database: Database | None = None
        self.heard: list[Due] = []
        self.seen: set[Occurrence] = set()
        self._open()
        for one in KEPT:
            self.reminders.add(one)
        self._look(self.reminders.start)

    def close(self) -> None:
        if self.database is not None:
            self.reminders.stop()
            self.database.close()

    def move(self, kind: str, amount: int) -> None:
        """Let one thing happen, and look at the clock as often as the program does."""
        match kind:
            case "awake":
                for _ in range(timedelta(minutes=amount) // STEP + 1):
                    self.clock.advance(STEP.total_seconds())
                    self._look(self.reminders.tick)
            case "sleep":
                self.clock.sleep(amount * 60)
                self._look(self.reminders.tick)
            case "clock":
                self.clock.set_wall(self.clock.now() + timedelta(minutes=amount))
                self._look(self.reminders.tick)
            case "travel":
                self.clock.travel(ZONES[amount])
                self._look(self.reminders.tick)
            case "kill":
                self.clock.reboot(amount * 60)
                self._open()
                self._look(self.reminders.start)
            case "killed-while-looking":
                self.clock.advance(amount * 60)
                self.reminders.blockSignals(True)  # it is in the log, and nobody has seen it
                self.reminders.tick()
                self._open()
                self._look(self.reminders.start)
            case "answer":
                self._answer(amount)
            case "quiet":
                hours = {"quiet_from": time(amount), "quiet_until": time((amount + 9) % 24)}
                self.preferences.change(quiet_on=bool(amount % 4), **hours)
                self._look(self.reminders.tick)
            case _:
                day = self.clock.now().date() + timedelta(days=amount)
                self.reminders.pause(day if amount >= 0 else None)
                self._look(self.reminders.tick)

    def _open(self) -> None:
        """Nothing is put in order first: a kill does not ask."""
        self.close()
        self.database = open_fresh(self.path, self.clock)
        diary = Diary(self.database, self.clock)
        self.preferences = Preferences(self.database)
        self.store = ReminderStore(self.database)
        self.reminders = self.made(self.database, diary, self.clock, self._day, preferences=self.preferences)
        self.reminders.shown.connect(self.heard.append)

    def _day(self) -> Day:
        over = self.run + timedelta(hours=1)
        local = self.run.astimezone(UTC).replace(tzinfo=None)
        return Day(happenings=(Happening(Kind.BEFORE_RUN, local, self.run, over=over),))

    def _answer(self, which: int) -> None:
        waiting = self.reminders.open()
        if not waiting:
            return
        due, one = waiting[0], waiting[0].occurrence
        answers: tuple[Callable[[], None], ...] = (
            lambda: self.reminders.answer(one, State.SKIPPED),
            lambda: self.reminders.begin(due),
            lambda: self.reminders.snooze(one, 5),
            lambda: self.reminders.snooze(one, 10),
            lambda: self.reminders.snooze(one, 30),
            lambda: self.reminders.snooze(one, 60),
            lambda: self.reminders.to_tonight(one),
            lambda: self.reminders.to_tomorrow(one),
        )
        answers[which]()

    # what must hold ----------------------------------------------------------------------------------

    def _look(self, look: Callable[[], None]) -> None:
        before = self._log()
        self.heard.clear()
        look()
        after = self._log()
        starting = look == self.reminders.start
        self._judge_heard(before, starting=starting)
        self._judge_log(before, after)
        quiet = hush_of(self.preferences.settings).quiet(self.clock.now().time())
        if starting and not quiet:
            told = {due.occurrence for due in self.heard}
            assert {due.occurrence for due in self.reminders.open()} <= told, "not shown again"

    def _log(self) -> dict[Occurrence, Entry]:
        return {entry.occurrence: entry for entry in self.store.log(EARLY)}

    def _judge_heard(self, before: dict[Occurrence, Entry], *, starting: bool) -> None:
        now, hush = self.clock.now(), hush_of(self.preferences.settings)
        local, fresh = now.replace(tzinfo=None), list[int | None]()
        for due in self.heard:
            known = before.get(due.occurrence)
            assert not hush.quiet(local.time()), "shown in quiet hours"
            if starting and known is not None and known.state is State.SHOWN:
                continue  # what nobody answered is there again after a kill
            assert not hush.resting(local.date()), "shown while they rest"
            fresh.append(due.reminder.id)
            late = timedelta()
            if known is None:
                assert due.occurrence not in self.seen, "shown twice"
                late = now - self._moment(due)
            else:
                assert known.state is State.SNOOZED, f"shown though it was {known.state}"
                assert known.until is not None
                late = now - known.until
            assert timedelta() <= late <= due.reminder.grace, "shown too early or too late"
            self.seen.add(due.occurrence)
        assert len(fresh) == len(set(fresh)), "a burst of one reminder"

    def _judge_log(self, before: dict[Occurrence, Entry], after: dict[Occurrence, Entry]) -> None:
        for one, entry in before.items():
            assert one in after, "forgotten"
            if entry.state in ENDED:
                assert after[one] == entry, "changed after its end"
            if entry.state is State.MISSED:
                assert not after[one].state.open, "shown after it was missed"
        now, hush = self.clock.now(), hush_of(self.preferences.settings)
        waits = hush.quiet(now.time())
        for number, reminder in enumerate(KEPT[:3], start=1):
            begin = (now.astimezone(UTC) - LOOK_BACK).astimezone(now.tzinfo).replace(tzinfo=None)
            for local in reminder.schedule.after(begin):
                moment = instant(local, now.tzinfo or UTC)
                if moment > now:
                    break
                pending = waits and now - moment <= reminder.grace
                assert pending or Occurrence(number, local) in after, f"nothing became of {local}"

    def _moment(self, due: Due) -> datetime:
        if due.reminder.kind.follows:
            return self.run
        return instant(due.occurrence.local, self.clock.now().tzinfo or UTC)


def walk(start: datetime, moves: list[tuple[str, int]], made: type[Reminders] = Reminders) -> None:
    """Take one walk; raises AssertionError where something does not hold."""
    folder = Path(tempfile.mkdtemp(prefix="reminder-walk-", dir=memory()))
    try:
        taken = Walk(folder, start, made)
        try:
            for kind, amount in moves:
                taken.move(kind, amount)
        finally:
            taken.close()
    finally:
        shutil.rmtree(folder)
