"""Reminders and plans for the calendar of a phone: what the file says, and what it does not."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from icalendar import Calendar
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import RunType
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.ui.calendar_card import CalendarCard
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui.house import House, click
from tests.ui.transfer_desk import Answers

EVERY_DAY = Schedule((time(18),), date(2026, 11, 22))


@pytest.fixture
def told() -> list[Notice]:
    return []


@pytest.fixture
def card(house: House, qtbot: QtBot, tmp_path: Path, told: list[Notice]) -> CalendarCard:
    """It is nine o'clock on Sunday the 22nd; the file goes to `phone.ics`."""
    house.parts.reminders.add(Reminder(Kind.ROUTINE, EVERY_DAY, "daily"))
    house.parts.reminders.add(Reminder(Kind.PAIN, EVERY_DAY))
    house.parts.reminders.add(Reminder(Kind.OWN, EVERY_DAY, words="My sore foot"))
    house.parts.reminders.add(Reminder(Kind.SELF_TEST, EVERY_DAY, on=False))
    house.parts.runs.plan(Planned(date(2026, 11, 24), at=time(18), run_type=RunType.EASY, metres=5000.0))
    house.parts.runs.plan(Planned(date(2027, 3, 1)))
    card = CalendarCard(house.parts, Answers(tmp_path / "phone.ics"))
    card.notice.connect(told.append)
    qtbot.addWidget(card)
    card.show()
    return card


def titles(folder: Path) -> list[str]:
    calendar = Calendar.from_ical((folder / "phone.ics").read_bytes())
    assert isinstance(calendar, Calendar)
    return list(dict.fromkeys(str(event["summary"]) for event in calendar.events))


def test_the_file_says_that_it_is_time_and_no_more(
    card: CalendarCard, tmp_path: Path, told: list[Notice]
) -> None:
    click(card, "Save as a calendar file")
    assert titles(tmp_path) == [
        "Time for your routine",
        "Time for your diary",
        "A reminder of your own",
        "Exercises",
        "Run",
    ]
    assert told[-1].words == f"Saved: {tmp_path / 'phone.ics'}"


def test_with_a_tick_it_says_what_each_is_about(card: CalendarCard, tmp_path: Path) -> None:
    click(card, "Say what each is about")
    click(card, "Save as a calendar file")
    assert titles(tmp_path)[:3] == [
        "Time for Daily care.",
        "How is your ankle? One number is enough.",
        "My sore foot",
    ]
    assert titles(tmp_path)[-1] == "Easy run · 5 km · 18:00"


def test_the_diary_is_never_replaced_by_it(
    house: House, qtbot: QtBot, data_dir: Path, told: list[Notice]
) -> None:
    """Somebody picks the file of the diary as the place to save."""
    there = data_dir / "diary.db"
    before = there.read_bytes()
    card = CalendarCard(house.parts, Answers(there))
    card.notice.connect(told.append)
    qtbot.addWidget(card)
    card.show()
    click(card, "Save as a calendar file")
    assert there.read_bytes() == before
    assert told[-1].words.startswith("Not saved: a diary or another database is there.")


def test_a_place_that_may_not_be_written_to_is_told(
    house: House, qtbot: QtBot, tmp_path: Path, told: list[Notice]
) -> None:
    card = CalendarCard(house.parts, Answers(tmp_path / "gone" / "phone.ics"))
    card.notice.connect(told.append)
    qtbot.addWidget(card)
    card.show()
    click(card, "Save as a calendar file")
    assert told[-1].words.startswith("Not saved: that folder is not there.")


def test_what_follows_something_is_not_in_it_but_a_minute_at_the_desk_is(
    house: House, card: CalendarCard, tmp_path: Path
) -> None:
    for one in house.parts.reminders.reminders():
        house.parts.reminders.remove(one)
    for kind in (Kind.BEFORE_RUN, Kind.ICE):
        house.parts.reminders.add(Reminder(kind, Schedule((), EVERY_DAY.since, Repeat.FOLLOWS)))
    for kind in (Kind.REST_EVE, Kind.DESK, Kind.EVENING):
        house.parts.reminders.add(Reminder(kind, EVERY_DAY))
    click(card, "Save as a calendar file")
    assert titles(tmp_path)[:2] == ["Time for your routine", "Time for your diary"]
    assert "Exercises" in titles(tmp_path)[2]
