"""`remind`: the next times, one more in one's own words, and a rest from all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest

from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import EVERY_DAY, Repeat, Schedule
from ankle_rehab.storage.reminder_store import ReminderStore
from ankle_rehab.storage.settings_store import SettingsStore
from ankle_rehab.verbs.saying import Code
from tests.verbs.desk import Desk

TODAY = date(2026, 11, 22)  # a Sunday


def kept(desk: Desk) -> tuple[Reminder, ...]:
    with desk.open() as database:
        return ReminderStore(database).reminders()


def rests_until(desk: Desk) -> date | None:
    with desk.open() as database:
        return SettingsStore(database).load().reminders_rest_until


def test_where_there_is_none_that_is_said(desk: Desk) -> None:
    assert desk.types("remind") is Code.DONE
    assert desk.lines == ["No reminder comes."]


def test_one_in_own_words_comes_every_day(desk: Desk) -> None:
    assert desk.types("remind", "Put the  ball out", "--at", "18:30", "--at", "7:05") is Code.DONE
    (one,) = kept(desk)
    assert (one.kind, one.words) == (Kind.OWN, "Put the ball out")
    assert one.schedule == Schedule((time(7, 5), time(18, 30)), TODAY)
    assert desk.lines[0] == "Every day at 07:05, 18:30 · Put the ball out"
    assert desk.lines[1].startswith("Next: today 18:30 · tomorrow 07:05 · ")
    assert desk.types("remind") is Code.DONE
    assert desk.lines[0] == "Today, Sunday 22 November, 18:30  Put the ball out"
    assert desk.lines[1] == "Tomorrow, Monday 23 November, 07:05  Put the ball out"
    assert len(desk.lines) == 10


@pytest.mark.parametrize(
    ("words", "schedule"),
    [
        (("--on", "mon,Wed,FRIDAY"), Schedule((time(8),), TODAY, weekdays=frozenset({0, 2, 4}))),
        (("--every", "3"), Schedule((time(8),), TODAY, Repeat.DAYS, every=3)),
        (("--once", "2026-12-24"), Schedule((time(8),), date(2026, 12, 24), Repeat.ONCE)),
        (
            ("--until", "2026-12-01"),
            Schedule((time(8),), TODAY, weekdays=EVERY_DAY, until=date(2026, 12, 1)),
        ),
    ],
)
def test_on_which_days(desk: Desk, words: Sequence[str], schedule: Schedule) -> None:
    assert desk.types("remind", "x", "--at", "08:00", *words) is Code.DONE
    assert kept(desk)[0].schedule == schedule


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("x",), "At what time? Say --at 18:30."),
        (("--at", "18:30"), "What should it remind you of?"),
        (("--once", "2026-12-24"), "What should it remind you of?"),
        (("  ", "--at", "18:30"), "What should it remind you of? A word is enough."),
        (("x" * 201, "--at", "18:30"), "That is too long: at most 200 letters."),
        (("x", "--at", "18h30"), "A time is written like 18:30, not 18h30."),
        (
            ("x", *("--at", "1:00", "--at", "2:00", "--at", "3:00", "--at", "4:00", "--at", "5:00")),
            "At most 4",
        ),
        (("x", "--at", "8:00", "--on", "someday"), "There is no day called someday. It is one of: mon,"),
        (("x", "--at", "8:00", "--on", ","), "There is no day"),
        (("x", "--at", "8:00", "--every", "0"), "a whole number from 1 to 90"),
        (("x", "--at", "8:00", "--every", "91"), "a whole number from 1 to 90"),
        (("x", "--at", "8:00", "--every", "2", "--on", "mon"), "not allowed with argument"),
        (("x", "--at", "8:00", "--once", "2026-11-22"), "That never comes: its time has gone by."),
        (("x", "--at", "8:00", "--once", "2026-11-21"), "That never comes: its time has gone by."),
        (("x", "--at", "8:00", "--until", "2026-11-21"), "That day has gone by: 2026-11-21."),
        (("x", "--at", "8:00", "--once", "24 December"), "A day is written like 2026-11-22"),
        (("x", "--at", "8:00", "--pause", "week"), "not both at once"),
        (("--pause", "fortnight"), "A day is written like 2026-11-22, not fortnight."),
        (("--pause", "2026-11-22"), "That day has gone by: 2026-11-22."),
        (("x\x1b[2J", "--at", "8:00"), "These words hold something that is no letter."),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(desk: Desk, words: Sequence[str], said: str) -> None:
    assert desk.types("remind", *words) is Code.NOT_DONE
    assert said in desk.trouble
    assert (kept(desk), rests_until(desk)) == ((), None)


@pytest.mark.parametrize(
    ("wish", "until"),
    [("day", date(2026, 11, 23)), ("week", date(2026, 11, 29)), ("2026-12-24", date(2026, 12, 24))],
)
def test_all_rest_up_to_a_day_and_come_again_when_that_is_wished(desk: Desk, wish: str, until: date) -> None:
    desk.types("remind", "x", "--at", "08:00")
    assert desk.types("remind", "--pause", wish) is Code.DONE
    assert desk.lines[0].startswith("All reminders rest. They come again on ")
    assert rests_until(desk) == until
    desk.types("remind")
    assert desk.lines[-1].startswith("All reminders rest.")
    assert desk.types("remind", "--pause", "off") is Code.DONE
    assert desk.lines == ["Reminders come again."]
    assert rests_until(desk) is None


def test_where_help_comes_first_it_says_that_exercises_are_silent(desk: Desk) -> None:
    with desk.open() as database:
        ReminderStore(database).add(Reminder(Kind.PLAN, Schedule((time(20),), TODAY)))
    desk.types("remind")
    assert "silent" not in desk.lines[-1]
    desk.types("log", "8")
    desk.types("remind")
    assert desk.lines[-1].startswith("Reminders to exercise are silent for now")


def test_before_the_first_page_was_read_nothing_is_written(desk: Desk) -> None:
    desk.chooses(lambda settings: replace(settings, accepted_version=""))
    assert desk.types("remind", "x", "--at", "08:00") is Code.NOT_DONE
    assert desk.types("remind", "--pause", "day") is Code.NOT_DONE
    assert (kept(desk), rests_until(desk)) == ((), None)


def test_strange_words_of_a_reminder_do_nothing_to_the_terminal(desk: Desk) -> None:
    with desk.open() as database:
        words = "red \x1b[31m \u202eback\u202c \u009b31m"
        ReminderStore(database).add(Reminder(Kind.OWN, Schedule((time(20),), TODAY), words=words))
    desk.types("remind")
    assert "red" in desk.lines[0]
