"""Reminders over a real diary: once, also after a restart; answers are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.reminder import Day, Happening, Kind, Reminder, State
from ankle_rehab.domain.reminder_rules import next_moment
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.reminders import Due, Reminders, Silence
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.reminder_store import ReminderStore
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh

clock_time = datetime.fromisoformat
HALF_PAST_NINE = time(9, 30)

pytestmark = pytest.mark.usefixtures("qapp")


class Bell:
    """A diary with reminders that can be opened again; `heard` is what was shown since."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.folder = folder
        self.day = Day(planned="daily")
        self.database: Database | None = None
        self.open()

    def open(self) -> None:
        self.close()
        self.database = open_fresh(self.folder / "diary.db", self.clock)
        self.diary = Diary(self.database, self.clock)
        self.preferences = Preferences(self.database)
        self.reminders = Reminders(
            self.database, self.diary, self.clock, lambda: self.day, preferences=self.preferences
        )
        self.heard: list[str] = []
        self.reminders.shown.connect(self._hear)

    @property
    def file(self) -> Database:
        assert self.database is not None
        return self.database

    def close(self) -> None:
        if self.database is not None:
            self.reminders.stop()
            self.database.close()

    def pass_minutes(self, minutes: float) -> list[str]:
        """What is heard after so many minutes."""
        self.clock.advance(minutes * 60)
        self.reminders.tick()
        return self.heard

    def daily(self, kind: Kind = Kind.PLAN) -> Reminder:
        today = self.clock.now().date()
        return self.reminders.add(Reminder(kind, Schedule((HALF_PAST_NINE,), today), words="Shoes out"))

    def _hear(self, due: Due) -> None:
        self.heard.append(f"{due.occurrence.local:%d %H:%M}")


@pytest.fixture
def bell(data_dir: Path) -> Iterator[Bell]:
    """It is nine o'clock on the 22nd."""
    made = Bell(data_dir)
    yield made
    made.close()


def test_it_comes_at_its_time_and_only_once(bell: Bell) -> None:
    bell.daily()
    assert bell.pass_minutes(29) == []
    assert bell.pass_minutes(1) == ["22 09:30"]
    assert bell.pass_minutes(1) == ["22 09:30"]
    assert [due.reminder.kind for due in bell.reminders.open()] == [Kind.PLAN]


def test_unanswered_it_comes_again_after_a_restart_answered_it_does_not(bell: Bell) -> None:
    bell.daily()
    bell.pass_minutes(30)
    bell.open()
    bell.reminders.start()
    assert bell.heard == ["22 09:30"]
    bell.reminders.answer(bell.reminders.open()[0].occurrence, State.SKIPPED)
    bell.open()
    bell.reminders.start()
    assert bell.heard == []
    assert bell.reminders.open() == ()


def test_a_snooze_survives_a_restart(bell: Bell) -> None:
    bell.daily()
    bell.pass_minutes(30)
    bell.reminders.snooze(bell.reminders.open()[0].occurrence, 10)
    bell.open()
    bell.reminders.start()
    assert bell.pass_minutes(9) == []
    assert bell.pass_minutes(1) == ["22 09:30"]


def test_moved_to_tonight_and_to_tomorrow(bell: Bell) -> None:
    bell.daily(Kind.OWN)
    bell.pass_minutes(30)
    bell.reminders.to_tonight(bell.reminders.open()[0].occurrence)
    assert bell.pass_minutes(9 * 60 + 29) == ["22 09:30"]
    assert bell.pass_minutes(1) == ["22 09:30", "22 09:30"]
    bell.reminders.to_tomorrow(bell.reminders.open()[0].occurrence)
    assert bell.pass_minutes(14 * 60 + 29) == ["22 09:30", "22 09:30"]
    assert bell.pass_minutes(1)[2:] == ["23 09:30"]


def test_tonight_is_never_in_the_night(bell: Bell) -> None:
    bell.daily(Kind.OWN)
    bell.pass_minutes(30)
    bell.clock.advance(13.5 * 3600)
    bell.reminders.to_tonight(bell.reminders.open()[0].occurrence)
    assert bell.pass_minutes(9 * 60)[1:] == []


def test_several_times_that_nobody_answered_are_asked_about_once(bell: Bell) -> None:
    times = (time(9, 30), time(9, 45), time(10))
    bell.reminders.add(Reminder(Kind.OWN, Schedule(times, bell.clock.now().date()), words="Shoes"))
    assert bell.pass_minutes(45) == ["22 09:45"]
    assert bell.pass_minutes(15) == ["22 09:45", "22 10:00"]
    assert [due.occurrence.local.time() for due in bell.reminders.open()] == [time(10)]


@pytest.mark.parametrize(
    ("kind", "later"),
    [
        (Kind.PLAN, Day(planned="daily", done=frozenset({"daily"}))),
        (Kind.PLAN, Day(planned="daily", help_first=True)),
        (Kind.PAIN, Day(scored=True)),
        (Kind.SELF_TEST, Day()),
    ],
)
def test_what_is_shown_goes_once_there_is_nothing_to_remind_of(bell: Bell, kind: Kind, later: Day) -> None:
    bell.day = Day(planned="daily", tested=False)
    bell.daily(kind)
    bell.pass_minutes(30)
    assert len(bell.reminders.open()) == 1
    bell.day = later
    bell.pass_minutes(1)
    assert bell.reminders.open() == ()


def test_removed_or_switched_off_it_goes_and_its_snooze_keeps_nothing_awake(bell: Bell) -> None:
    kept = bell.daily(Kind.OWN)
    bell.pass_minutes(30)
    bell.reminders.change(replace(kept, on=False))
    assert bell.reminders.open() == ()
    bell.reminders.change(kept)
    bell.reminders.snooze(bell.reminders.open()[0].occurrence, 10)
    bell.reminders.remove(kept)
    assert bell.pass_minutes(15) == ["22 09:30"]
    log = {entry.occurrence: entry for entry in ReminderStore(bell.file).log(bell.clock.now())}
    assert next_moment(bell.reminders.reminders(), log, bell.clock.now(), UTC) is None


def test_a_new_one_can_be_taken_back_also_when_it_has_rung(bell: Bell) -> None:
    kept = bell.daily(Kind.OWN)
    bell.pass_minutes(30)
    assert bell.diary.undo.undo()
    assert bell.reminders.reminders() == ()
    assert bell.reminders.open() == ()
    assert bell.diary.undo.redo()
    assert bell.reminders.reminders() == (kept,)


def test_without_room_on_the_disk_it_comes_and_is_answered_all_the_same(bell: Bell) -> None:
    bell.daily(Kind.OWN)
    bell.file.rows("PRAGMA query_only = 1")
    told: list[object] = []
    bell.diary.trouble.connect(told.append)
    assert bell.pass_minutes(30) == ["22 09:30"]
    assert bell.pass_minutes(5) == ["22 09:30"]
    bell.reminders.answer(bell.reminders.open()[0].occurrence, State.SKIPPED)
    assert bell.reminders.open() == ()
    assert len(told) == 2, "the ringing and the answer"
    bell.file.rows("PRAGMA query_only = 0")
    bell.pass_minutes(1)
    bell.open()
    assert bell.pass_minutes(1) == []


def test_the_computer_slept_over_it(bell: Bell) -> None:
    bell.daily()
    bell.clock.sleep(2 * 3600)
    bell.reminders.tick()
    assert bell.heard == ["22 09:30"]
    bell.reminders.answer(bell.reminders.open()[0].occurrence, State.STARTED)
    bell.clock.sleep(27 * 3600)
    bell.reminders.tick()
    assert bell.heard == ["22 09:30"]
    assert [due.occurrence.local.day for due in bell.reminders.missed()] == [23]


def test_a_clock_set_back_and_forth_rings_it_no_second_time(bell: Bell) -> None:
    bell.daily()
    bell.pass_minutes(30)
    was = bell.clock.now()
    bell.clock.set_wall(was.replace(hour=8))
    bell.reminders.tick()
    bell.clock.set_wall(was)
    bell.reminders.tick()
    assert bell.heard == ["22 09:30"]


def test_made_or_changed_after_its_time_it_waits_for_the_next(bell: Bell) -> None:
    bell.clock.advance(45 * 60)
    kept = bell.daily(Kind.OWN)
    assert bell.pass_minutes(1) == []
    bell.reminders.change(replace(kept, schedule=replace(kept.schedule, times=(time(8), time(10)))))
    assert bell.pass_minutes(13) == []
    assert bell.pass_minutes(1) == ["22 10:00"]


def test_what_changes_in_the_list_can_be_taken_back(bell: Bell) -> None:
    kept = bell.daily()
    bell.reminders.remove(kept)
    assert bell.reminders.reminders() == ()
    assert bell.pass_minutes(30) == []
    bell.diary.undo.undo()
    assert bell.reminders.reminders() == (kept,)


def test_help_first_keeps_it_silent(bell: Bell) -> None:
    bell.daily()
    bell.day = Day(planned="daily", help_first=True)
    assert bell.pass_minutes(30) == []
    assert bell.reminders.open() == ()


def test_late_it_comes_within_its_own_grace_and_is_listed_as_missed_after_that(bell: Bell) -> None:
    kept = bell.daily(Kind.OWN)
    bell.reminders.change(replace(kept, grace_minutes=30))
    assert bell.pass_minutes(61) == []
    assert [due.occurrence.local.time() for due in bell.reminders.missed()] == [HALF_PAST_NINE]
    bell.reminders.answer(bell.reminders.missed()[0].occurrence, State.SKIPPED)
    assert bell.reminders.missed() == ()


def test_of_several_that_were_missed_only_the_last_is_listed_and_none_once_one_has_come(bell: Bell) -> None:
    times = (time(9, 30), time(10), time(15))
    bell.reminders.add(Reminder(Kind.OWN, Schedule(times, bell.clock.now().date()), words="Shoes"))
    assert bell.pass_minutes(4 * 60) == []
    assert [due.occurrence.local.time() for due in bell.reminders.missed()] == [time(10)]
    assert bell.pass_minutes(2 * 60) == ["22 15:00"]
    assert bell.reminders.missed() == ()


def test_missed_is_listed_today_alone(bell: Bell) -> None:
    bell.daily(Kind.OWN)
    bell.pass_minutes(4 * 60)
    assert len(bell.reminders.missed()) == 1
    bell.pass_minutes(12 * 60)
    assert bell.reminders.missed() == ()


def test_what_is_done_after_all_is_not_listed_as_missed(bell: Bell) -> None:
    bell.daily()
    bell.pass_minutes(4 * 60)
    assert len(bell.reminders.missed()) == 1
    bell.day = Day(planned="daily", done=frozenset({"daily"}))
    bell.pass_minutes(1)
    assert bell.reminders.missed() == ()


def test_in_quiet_hours_it_waits_until_they_are_over(bell: Bell) -> None:
    bell.daily(Kind.OWN)
    bell.preferences.change(quiet_on=True, quiet_from=time(9), quiet_until=time(11))
    assert bell.reminders.next_due() == (bell.reminders.reminders()[0], clock_time("2026-11-22 11:00"))
    assert bell.pass_minutes(119) == []
    assert bell.pass_minutes(1) == ["22 09:30"]


def test_a_restart_in_quiet_hours_tells_nobody(bell: Bell) -> None:
    bell.daily(Kind.OWN)
    bell.pass_minutes(30)
    bell.preferences.change(quiet_on=True, quiet_from=time(9), quiet_until=time(11))
    bell.open()
    bell.reminders.start()
    assert bell.heard == []
    assert len(bell.reminders.open()) == 1


def test_a_rest_keeps_them_silent_until_its_day_and_takes_away_what_is_in_sight(bell: Bell) -> None:
    kept = bell.daily(Kind.OWN)
    bell.pass_minutes(30)
    tomorrow = bell.clock.now().date() + timedelta(days=1)
    bell.reminders.pause(tomorrow + timedelta(days=1))
    assert bell.reminders.paused_until == tomorrow + timedelta(days=1)
    assert bell.reminders.silence() is Silence.RESTING
    assert bell.reminders.next_due() == (kept, clock_time("2026-11-24 09:30"))
    bell.pass_minutes(1)
    assert bell.reminders.open() == ()
    assert bell.pass_minutes(24 * 60) == ["22 09:30"]
    assert bell.reminders.missed() == ()
    bell.open()
    bell.reminders.start()
    assert bell.pass_minutes(24 * 60 - 1) == ["24 09:30"]
    assert bell.reminders.paused_until is None
    assert bell.reminders.silence() is None


def test_a_rest_can_be_ended(bell: Bell) -> None:
    bell.daily(Kind.OWN)
    bell.reminders.pause(bell.clock.now().date() + timedelta(days=7))
    told: list[None] = []
    bell.reminders.changed.connect(lambda: told.append(None))
    bell.reminders.pause(None)
    assert told
    assert bell.pass_minutes(30) == ["22 09:30"]


def test_the_next_one_is_told_with_its_time(bell: Bell) -> None:
    assert bell.reminders.next_due() is None
    kept = bell.daily(Kind.OWN)
    assert bell.reminders.next_due() == (kept, clock_time("2026-11-22 09:30"))
    bell.pass_minutes(30)
    bell.reminders.snooze(bell.reminders.open()[0].occurrence, 30)
    assert bell.reminders.next_due() == (kept, clock_time("2026-11-22 10:00"))
    bell.reminders.switch_off(kept)
    assert bell.reminders.next_due() is None


def test_why_they_are_silent_while_help_comes_first(bell: Bell) -> None:
    bell.day = Day(planned="daily", help_first=True)
    bell.daily(Kind.OWN)
    assert bell.reminders.silence() is None
    bell.daily()
    assert bell.reminders.silence() is Silence.HELP_FIRST


def test_begun_from_wherever_it_is_answered_and_told(bell: Bell) -> None:
    bell.daily(Kind.OWN)
    bell.pass_minutes(30)
    wanted: list[Due] = []
    bell.reminders.wanted.connect(wanted.append)
    due = bell.reminders.open()[0]
    bell.reminders.begin(due)
    assert wanted == [due]
    assert bell.reminders.open() == ()


def test_what_follows_something_comes_once_wherever_it_is_looked_at(bell: Bell) -> None:
    now = bell.clock.now()
    at = (now + timedelta(minutes=30)).astimezone(UTC)
    run = Happening(Kind.BEFORE_RUN, clock_time("2026-11-22 09:30"), at, over=at + timedelta(hours=1))
    bell.day = Day(happenings=(run,))
    kept = bell.reminders.add(Reminder(Kind.BEFORE_RUN, Schedule((), now.date(), Repeat.FOLLOWS)))
    assert bell.pass_minutes(29) == []
    assert bell.reminders.next_due() == (kept, clock_time("2026-11-22 09:30"))
    assert bell.pass_minutes(1) == ["22 09:30"]
    bell.clock.travel("America/New_York")
    assert bell.pass_minutes(5) == ["22 09:30"]
    assert bell.pass_minutes(60) == ["22 09:30"]
    assert bell.reminders.open() == ()
