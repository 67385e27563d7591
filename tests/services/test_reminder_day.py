"""What the diary says of today for each kind of reminder, and that they come from it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import StopReason, Ticks
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.reminder import Day, Kind, Reminder
from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.reminder_day import day_of
from ankle_rehab.services.reminders import Due
from tests.fakes.clock import FakeClock
from tests.fakes.entries import stamp
from tests.fakes.outings import outing
from tests.ui.house import House

TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
at = datetime.fromisoformat


@pytest.fixture
def house(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[House]:
    """It is nine o'clock on Sunday; the signs are answered, no ankle is sore."""
    del qapp
    house = House(clock, data_dir)
    house.guard.answer(frozenset(), twisted=False, page=Asked.ALL)
    yield house
    house.parts.reminders.stop()
    house.icing.sleep()
    house.close()


def remind(house: House, kind: Kind) -> Reminder:
    """One of that kind, with the usual time of a clock where it has one."""
    schedule = (
        Schedule((), TODAY, Repeat.FOLLOWS)
        if kind.follows
        else Schedule((time(8), time(20)), TODAY - timedelta(days=7))
    )
    return house.parts.reminders.add(Reminder(kind, schedule))


def today(house: House, kind: Kind) -> Day:
    remind(house, kind)
    return day_of(house.parts)


def comes(house: House, minutes: float) -> list[str]:
    """What is shown within so many minutes, looked at each minute."""
    heard: list[Due] = []
    house.parts.reminders.shown.connect(heard.append)
    for _ in range(round(minutes)):
        house.clock.advance(60)
        house.parts.reminders.tick()
    return [f"{due.occurrence.local:%H:%M}" for due in heard]


def score(house: House, value: int, moment: Moment, hour: int = 8, day: date = TODAY) -> None:
    """An hour of UTC, one less than on the wall."""
    when = stamp(day, hour)
    house.diary.add_pain(PainEntry(Side.LEFT, value, moment, when, when))


def trained(house: House, routine: str, began: str, minutes: float = 5) -> None:
    """A session of today that was finished."""
    run = SessionRun.begin(make_plan(house.content.routine(routine), (Side.LEFT,))).end(Outcome.COMPLETED)
    begun = replace(stamp(TODAY), utc=at(f"2026-11-22 {began}+01:00"))
    number = house.diary.begin_session(run, begun)
    house.diary.finish_session(number, run, replace(begun, utc=begun.utc + timedelta(minutes=minutes)))


def iced(house: House) -> None:
    """Ten minutes of ice, taken off by hand."""
    house.icing.answer_conditions(frozenset(), "1", asked=False)
    house.icing.start(20, Ticks(True, True), Side.LEFT)
    house.clock.advance(600)
    house.icing.stop(StopReason.USER)
    house.icing.confirm_end()
    house.icing.after(True, None)


# pain ------------------------------------------------------------------------------------------------


def test_the_morning_is_asked_about_while_an_ankle_is_sore(house: House) -> None:
    assert not today(house, Kind.MORNING).morning_asked
    house.preferences.change(sore_side=Side.LEFT)
    assert day_of(house.parts).morning_asked


def test_and_the_day_after_a_run_a_session_or_a_sore_day(house: House) -> None:
    remind(house, Kind.MORNING)
    house.parts.runs.add(outing(YESTERDAY, 5, 30))
    assert day_of(house.parts).morning_asked
    house.diary.undo.undo()
    assert not day_of(house.parts).morning_asked
    score(house, 0, Moment.OTHER, day=YESTERDAY)
    assert not day_of(house.parts).morning_asked
    score(house, 2, Moment.OTHER, day=YESTERDAY)
    assert day_of(house.parts).morning_asked


def test_a_score_of_the_morning_and_one_of_the_evening_are_two(house: House) -> None:
    remind(house, Kind.EVENING)
    score(house, 1, Moment.NEXT_MORNING)
    morning = day_of(house.parts)
    assert (morning.scored, morning.morning_scored, morning.evening_scored) == (True, True, False)
    score(house, 1, Moment.OTHER, hour=14)
    assert not day_of(house.parts).evening_scored
    score(house, 1, Moment.OTHER, hour=15)
    assert day_of(house.parts).evening_scored


# runs ------------------------------------------------------------------------------------------------


def test_before_a_run_it_comes_half_an_hour_ahead_and_once(house: House) -> None:
    remind(house, Kind.BEFORE_RUN)
    house.parts.runs.plan(Planned(TODAY, at=time(10), metres=5000))
    assert comes(house, 120) == ["09:30"]


def test_a_run_that_is_put_off_is_told_of_anew_and_its_old_time_no_more(house: House) -> None:
    remind(house, Kind.BEFORE_RUN)
    plan = house.parts.runs.plan(Planned(TODAY, at=time(10), metres=5000))
    assert comes(house, 30) == ["09:30"]
    house.parts.runs.change_plan(replace(plan, at=time(11)))
    house.parts.reminders.tick()
    assert house.parts.reminders.open() == ()
    assert comes(house, 60) == ["10:30"]


def test_of_a_run_without_a_time_and_of_a_ride_nothing_is_known(house: House) -> None:
    remind(house, Kind.BEFORE_RUN)
    house.parts.runs.plan(Planned(TODAY, metres=5000))
    house.parts.runs.plan(Planned(TODAY, Sport.BIKE, time(10), minutes=40))
    assert comes(house, 120) == []


def test_after_the_moves_before_it_there_is_nothing_to_remind_of(house: House) -> None:
    remind(house, Kind.BEFORE_RUN)
    house.parts.runs.plan(Planned(TODAY, at=time(10), metres=5000))
    house.clock.advance(20 * 60)
    trained(house, "pre-run", "09:10")
    assert comes(house, 60) == []


def test_after_a_run_that_is_written_down_it_comes_at_once(house: House) -> None:
    remind(house, Kind.AFTER_RUN)
    house.clock.advance(40 * 60)
    house.parts.runs.add(outing(TODAY, 5, 30, hour=9))
    assert comes(house, 1) == ["09:30"]
    assert comes(house, 60) == []


def test_a_run_of_last_week_asks_for_nothing(house: House) -> None:
    remind(house, Kind.AFTER_RUN)
    house.parts.runs.add(outing(TODAY - timedelta(days=7), 5, 30))
    house.parts.runs.add(outing(YESTERDAY, 5, 30))
    assert comes(house, 1) == []
    assert house.parts.reminders.missed() == ()


# ice, shoes, rest -------------------------------------------------------------------------------------


def test_ice_is_allowed_again_two_hours_after_it(house: House) -> None:
    remind(house, Kind.ICE)
    iced(house)
    assert house.parts.reminders.next_due() is None  # nobody has looked yet
    house.parts.reminders.tick()
    assert house.parts.reminders.next_due() == (
        house.parts.reminders.reminders()[0],
        at("2026-11-22 11:10"),
    )
    assert comes(house, 119) == []
    assert comes(house, 2) == ["11:10"]


def test_of_ice_that_a_sign_forbids_nothing_is_said(house: House) -> None:
    remind(house, Kind.ICE)
    iced(house)
    house.guard.answer(frozenset({Sign.NUMB}), twisted=False, page=Asked.ALL)
    assert comes(house, 130) == []


def test_shoes_that_have_gone_far_want_a_look(house: House) -> None:
    remind(house, Kind.SHOES)
    old = house.parts.shoes.keep(Shoe("Old", kilometres=500))
    assert day_of(house.parts).worn
    house.parts.shoes.looked_at(old, uneven=False)
    assert not day_of(house.parts).worn
    house.parts.shoes.keep(Shoe("Older", kilometres=900))
    assert day_of(house.parts).worn


def test_a_marked_day_is_a_day_of_rest_unless_a_run_is_planned(house: House) -> None:
    remind(house, Kind.REST_EVE)
    house.diary.mark_day(TOMORROW, DayKind.REST)
    assert TOMORROW in day_of(house.parts).rest_days
    assert comes(house, 11 * 60) == ["20:00"]
    house.parts.runs.plan(Planned(TOMORROW, metres=5000))
    house.parts.reminders.tick()
    assert TOMORROW not in day_of(house.parts).rest_days
    assert house.parts.reminders.open() == ()


# help first ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Kind.DESK, Kind.BEFORE_RUN, Kind.AFTER_RUN])
def test_with_a_sign_that_wants_a_doctor_nothing_asks_to_move(house: House, kind: Kind) -> None:
    remind(house, kind)
    house.parts.runs.plan(Planned(TODAY, at=time(10), minutes=30))
    house.guard.answer(frozenset({Sign.FEVER}), twisted=False, page=Asked.ALL)
    assert day_of(house.parts).help_first
    assert comes(house, 12 * 60) == []


def test_a_minute_at_the_desk_waits_an_hour_after_a_session(house: House) -> None:
    remind(house, Kind.DESK)
    house.clock.advance(10 * 3600)
    trained(house, "three", "19:10")
    assert comes(house, 120) == []
    assert day_of(house.parts).moved_at == at("2026-11-22 19:15+01:00")


@pytest.mark.parametrize("kind", Kind)
def test_facts_are_gathered_for_every_kind(house: House, kind: Kind) -> None:
    assert not today(house, kind).help_first
