"""Undo and redo over runs, plans and days of rest; the day of a run is its own, wherever one travels."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.span import Span
from tests.ui.house import House, reads, seen
from tests.ui.run_desk import RunDesk, day_named, days_on, press, type_into

KM, MIN = "Distance in kilometres", "Time in minutes"
NEW_KM = "New distance of the plan in kilometres"


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> RunDesk:
    return RunDesk(house, qtbot)


def states(desk: RunDesk) -> tuple[object, ...]:
    """All that is kept of runs, plans and marked days."""
    return desk.kept, desk.planned, desk.diary.month(2026, 11)


def test_every_step_is_taken_back_and_done_again(desk: RunDesk) -> None:
    """Planned, changed, moved, swapped, rested, run, and a rule read of it: each is one step."""
    page, undo = desk.page, desk.diary.undo
    page.look_at(days_on(0))
    was = [states(desk)]

    def done() -> None:
        was.append(states(desk))
        assert was[-1] != was[-2]

    press(page, "Plan: Easy run")
    done()
    press(page, "Change: Easy run")
    type_into(page, NEW_KM, "6")
    press(page, "Save the change")
    done()
    press(page, "A day later: Easy run · 6 km")
    done()
    press(page, "Bike instead: Easy run · 6 km")
    done()
    press(page, "Remove: Bike")
    done()
    press(page, "Rest day")
    done()
    for day in (-6, -4, -2):
        desk.ran(days_on(day))
        done()
    page.begin(days_on(0))
    type_into(page, KM, "5")
    press(page, "Save")
    done()
    press(page, "Ride a bike tomorrow" if seen(page, QPushButton, "Ride a bike tomorrow") else "Not now")
    for state in reversed(was[:-1]):
        while states(desk) != state:
            assert undo.undo() is not None
    for state in was[1:]:
        while states(desk) != state:
            assert undo.redo() is not None


def test_a_day_of_rest_and_its_plan_come_back_together(desk: RunDesk) -> None:
    for day in range(-6, 0):
        desk.ran(days_on(day), sport=Sport.BIKE)
    desk.parts.runs.plan(Planned(days_on(1), Sport.BIKE))
    page = desk.page
    page.begin()
    type_into(page, KM, "5")
    press(page, "Save")
    press(page, "Rest tomorrow")
    assert desk.diary.month(2026, 11)[days_on(1)].kind is DayKind.REST
    desk.diary.undo.undo()
    assert [one.sport for one in desk.planned] == [Sport.BIKE]
    assert desk.parts.run_load.past().rest == frozenset()
    assert desk.kept[-1].anyway == frozenset()
    desk.diary.undo.redo()
    assert desk.planned == ()
    assert desk.parts.run_load.past().rest == {days_on(1)}
    assert Rule.W3 in desk.kept[-1].anyway


# abroad -----------------------------------------------------------------------------------------------


def test_a_run_before_midnight_abroad_stays_on_its_day(desk: RunDesk) -> None:
    """At 23:50 in Tokyo it is 15:50 in Berlin; back home it is still the evening of the 22nd."""
    clock = desk.house.clock
    clock.travel("Asia/Tokyo")
    clock.advance((14 * 60 + 50 - 8 * 60) * 60)
    assert clock.now().time() == time(23, 50)
    page = desk.page
    page.begin()
    type_into(page, KM, "5")
    type_into(page, MIN, "30")
    press(page, "I have just finished it")
    press(page, "Save")
    (run,) = desk.kept
    assert (run.start.local_date, run.start.zone, run.timed) == (days_on(0), "Asia/Tokyo", True)
    clock.travel("Europe/Berlin")
    clock.advance(3600)
    page.refresh()
    assert [one.start.local_date for one in desk.parts.runs.all(Span(days_on(0), days_on(0)))] == [days_on(0)]
    assert "5 km" in day_named(page, "Today").accessibleName()


def test_a_run_after_midnight_abroad_is_of_the_new_day(desk: RunDesk) -> None:
    """At ten past midnight on Monday in Auckland it is still Sunday in Berlin; the week is Auckland's."""
    clock = desk.house.clock
    clock.travel("Pacific/Auckland")
    assert clock.now().date() == days_on(0)
    clock.advance(3 * 3600 + 600)
    assert clock.now().date() == days_on(1)
    for day in (-6, -4, -2):
        desk.ran(days_on(day))
    page = desk.page
    page.begin(days_on(1))
    type_into(page, KM, "5")
    press(page, "Save")
    assert not reads(page, "A fourth run in the week"), "it is the first of a new one"
    clock.travel("Europe/Berlin")
    assert [run.start.local_date for run in desk.kept][-1] == days_on(1)


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata", "Etc/GMT+12"])
def test_travel_moves_no_past_day_and_no_plan(desk: RunDesk, zone: str) -> None:
    for day, metres in ((-6, 5000), (-4, 6000), (-2, 7000)):
        desk.ran(days_on(day), metres)
    desk.plans(days_on(2))
    desk.diary.mark_day(days_on(-1), DayKind.REST)
    span = Span(days_on(-7), days_on(7))

    def known() -> tuple[object, ...]:
        past = desk.parts.run_load.past(days_on(-2), days_on(-7))
        days = [(one.day, one.kilometres) for one in past.outings]
        return days, past.rest, [one.day for one in desk.parts.runs.plans(span)]

    before, week = known(), desk.parts.run_load.week(days_on(-2))
    desk.house.clock.travel(zone)
    assert known() == before
    assert {one.rule for one in desk.parts.run_load.week(days_on(-2))} == {one.rule for one in week}


def test_of_two_runs_on_both_sides_of_a_flight_each_has_its_day(desk: RunDesk) -> None:
    """Flown east over night: less than a day lies between two mornings, and yet they are two days."""
    clock, page = desk.house.clock, desk.page
    page.begin()
    type_into(page, KM, "5")
    press(page, "Save")
    press(page, "Not now")
    clock.travel("Asia/Tokyo")
    clock.advance(3600 * 15)
    assert clock.now().date() == date(2026, 11, 23)
    page.begin(days_on(1))
    type_into(page, KM, "5")
    press(page, "Save")
    assert [run.start.local_date for run in desk.kept] == [days_on(0), days_on(1)]
    assert Rule.W2B not in {one.rule for one in desk.parts.run_load.week(days_on(1))}
