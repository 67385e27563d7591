"""Before a plan: every rule with source and one click, on any day; what closes a day; a plan changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.planned import Planned
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui.house import House, reads, seen
from tests.ui.run_desk import RunDesk, choose, days_on, go, press, type_into, typed_in

PLAN_KM, NEW_KM = "Distance of the plan in kilometres", "New distance of the plan in kilometres"
NEW_MIN = "New time of the plan in minutes"
ANYWAY = "Plan it anyway"


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> RunDesk:
    return RunDesk(house, qtbot)


# every rule, on days other than today -----------------------------------------------------------------


def fourth(desk: RunDesk) -> str:
    for day in (1, 3, 5):
        desk.plans(days_on(day))
    return "Plan: Easy run"


def second_hard(desk: RunDesk) -> str:
    desk.plans(days_on(7), hard=True)
    return "Plan: Hard run"


def second_easy(desk: RunDesk) -> str:
    desk.plans(days_on(7))
    return "Plan: Easy run"


def seventh_day(desk: RunDesk) -> str:
    for day in range(1, 7):
        desk.parts.runs.plan(Planned(days_on(day), Sport.BIKE))
    return "Plan: Rower"


def jump(desk: RunDesk) -> str:
    desk.page.look_at(days_on(7))
    type_into(desk.page, PLAN_KM, "12")
    return "Plan: Long run"


def hard_again(desk: RunDesk) -> str:
    desk.plans(days_on(6), hard=True)
    return "Plan: Hard run"


def on_rest(desk: RunDesk) -> str:
    desk.diary.mark_day(days_on(7), DayKind.REST)
    return "Plan: Swim"


class Case(NamedTuple):
    """What is on the plan before, as a function that names the button; then what is told of the rule."""

    begin: Callable[[RunDesk], str]
    rule: Rule
    words: str
    source: str
    swap: str


RULES = [
    Case(fourth, Rule.W1, "4 runs in one week.", "the article; a beginners' plan", "Bike"),
    Case(second_hard, Rule.W2, "2 hard runs on Sunday 29 November.", "the article", "Rower"),
    Case(second_easy, Rule.W2B, "2 runs on Sunday 29 November.", "our reading, on the careful side", "Bike"),
    Case(seventh_day, Rule.W3, "7 days of training in a row", "the article", "Rest day"),
    Case(jump, Rule.L1, "12 km is 50 % more than 8 km", "a study of 5,205 runners", "Bike"),
    Case(
        hard_again,
        Rule.L5,
        "A hard run on the day after a hard run.",
        "common practice among coaches",
        "Bike",
    ),
    Case(on_rest, Rule.REST, "You marked Sunday 29 November as a day of rest.", "the article", "Rest day"),
]


@pytest.mark.parametrize("case", RULES, ids=lambda case: str(case.rule))
def test_every_rule_is_told_with_its_source_and_one_click(desk: RunDesk, case: Case) -> None:
    """For Sunday of next week."""
    idea = case.begin(desk)
    page = desk.page
    page.look_at(days_on(7))
    plans = desk.planned
    press(page, idea)
    assert desk.planned == plans
    assert reads(page, "Before you plan this for Sunday 29 November")
    assert reads(page, case.words)
    assert reads(page, f"Source: {case.source}")
    assert seen(page, QPushButton, f"Instead: {case.swap}")
    press(page, ANYWAY)
    (plan,) = (one for one in desk.planned if one not in plans)
    assert case.rule in plan.anyway


@pytest.mark.parametrize("case", RULES, ids=lambda case: str(case.rule))
def test_in_its_place_comes_what_no_rule_asks_about(desk: RunDesk, case: Case) -> None:
    idea = case.begin(desk)
    page = desk.page
    page.look_at(days_on(7))
    plans = desk.planned
    press(page, idea)
    press(page, f"Instead: {case.swap}")
    assert not seen(page, QPushButton, ANYWAY)
    assert all(one.anyway == frozenset() for one in desk.planned)
    assert len(desk.planned) <= len(plans) + 1


# a second click ---------------------------------------------------------------------------------------


def test_a_second_click_plans_no_second_run_unasked(desk: RunDesk) -> None:
    page = desk.page
    page.look_at(days_on(1))
    press(page, "Plan: Easy run")
    press(page, "Plan: Easy run")
    assert len(desk.planned) == 1
    assert reads(page, "2 runs on Monday 23 November. Even an easy second run is worth a second thought.")
    press(page, "Leave it")
    assert len(desk.planned) == 1


def test_a_second_click_plans_no_second_ride(desk: RunDesk) -> None:
    page = desk.page
    told: list[Notice] = []
    page.notice.connect(told.append)
    page.look_at(days_on(1))
    press(page, "Plan: Bike")
    press(page, "Plan: Bike")
    assert len(desk.planned) == 1
    assert told[-1].words == "It is planned for Monday 23 November already: Bike."
    type_into(page, PLAN_KM, "20")
    press(page, "Plan: Bike")
    assert len(desk.planned) == 2, "another ride is another one"


# what closes a day ------------------------------------------------------------------------------------


def test_no_ride_at_six_of_ten(desk: RunDesk) -> None:
    """Section 5 of the text: after red cross-training only at 0 to 2."""
    desk.house.wrote(6, 22)
    page = desk.page
    press(page, "Plan: Bike")
    assert desk.planned == ()
    assert reads(page, "No training on Sunday 22 November for now")
    assert reads(page, "Bike, rower or swimming only while the pain is 0 to 2 of 10.")
    assert not seen(page, QPushButton, ANYWAY)
    press(page, "Instead: Rest day")
    assert desk.parts.run_load.past().rest == {days_on(0)}


@pytest.mark.parametrize("sport", ["Bike", "Rower", "Swim", "Strength"])
def test_nothing_is_planned_while_a_high_score_is_open(desk: RunDesk, sport: str) -> None:
    desk.house.wrote(8, 22)
    press(desk.page, f"Plan: {sport}")
    assert desk.planned == ()
    assert reads(desk.page, "A warning sign or a high score is open, so no training is planned.")
    assert not seen(desk.page, QPushButton, ANYWAY)


def test_a_ride_that_was_planned_before_says_why_it_waits(desk: RunDesk) -> None:
    desk.parts.runs.plan(Planned(days_on(0), Sport.BIKE))
    desk.parts.runs.plan(Planned(days_on(0), Sport.STRENGTH))
    desk.house.wrote(6, 22)
    told = "Bike, rower or swimming only while the pain is 0 to 2 of 10. Your last number is higher."
    assert reads(desk.page, told)
    desk.house.wrote(2, 22)
    desk.page.refresh()
    assert not reads(desk.page, told)


def test_a_run_after_the_hours_of_rest_is_not_left_out(desk: RunDesk) -> None:
    """Red at noon on Sunday: the 48 hours end at noon on Tuesday."""
    desk.house.wrote(6, 22)
    early = desk.parts.runs.plan(Planned(days_on(2), at=time(8), metres=5000))
    page = desk.page
    page.look_at(days_on(2))
    assert reads(page, "The light was red, so no run is planned for 48 hours.")
    desk.parts.runs.unplan(early.id or 0)
    desk.parts.runs.plan(Planned(days_on(2), at=time(20), metres=5000))
    page.refresh()
    assert not reads(page, "The light was red, so no run is planned for 48 hours.")


def test_what_has_ended_is_not_shown_any_longer(desk: RunDesk) -> None:
    """The page stands open while the 48 hours end."""
    desk.house.wrote(6, 22)
    desk.parts.runs.plan(Planned(days_on(2), at=time(11), metres=5000))
    page = desk.page
    page.look_at(days_on(2))
    told = "The light was red, so no run is planned for 48 hours."
    assert reads(page, told)
    desk.house.clock.advance(50 * 3600)
    desk.page.tick()
    assert reads(page, told), "it is eleven, and they end at noon"
    desk.house.clock.advance(3600)
    desk.page.tick()
    assert not reads(page, told)


# changed in its place ---------------------------------------------------------------------------------


def test_a_plan_is_changed_in_its_place_and_taken_back(desk: RunDesk) -> None:
    desk.plans(days_on(1))
    page = desk.page
    told: list[Notice] = []
    page.notice.connect(told.append)
    page.look_at(days_on(1))
    press(page, "Change: Run · 5 km")
    assert typed_in(page, NEW_KM) == "5"
    type_into(page, NEW_KM, "6.5")
    type_into(page, NEW_MIN, "40")
    choose(page, "New kind of the run", "Easy")
    press(page, "The plan is at a time of the day")
    press(page, "Save the change")
    (plan,) = desk.planned
    assert (plan.metres, plan.minutes, plan.run_type, plan.at) == (6500, 40, RunType.EASY, time(18))
    assert not seen(page, QPushButton, "Save the change")
    undo = told[-1].undo
    assert undo is not None
    undo()
    assert [(one.metres, one.at) for one in desk.planned] == [(5000, None)]


def test_a_change_against_a_rule_asks_too(desk: RunDesk) -> None:
    desk.plans(days_on(1))
    page = desk.page
    page.look_at(days_on(1))
    press(page, "Change: Run · 5 km")
    type_into(page, NEW_KM, "12")
    press(page, "Save the change")
    assert [one.metres for one in desk.planned] == [5000]
    assert reads(page, "12 km is 50 % more than 8 km")
    press(page, ANYWAY)
    assert [(one.metres, set(one.anyway)) for one in desk.planned] == [(12000.0, {Rule.L1})]
    assert not seen(page, QPushButton, "Save the change")
    press(page, "Change: Run · 12 km")
    type_into(page, NEW_KM, "20")
    press(page, "Save the change")
    assert reads(page, "20 km is 150 % more than 8 km"), "more than was read of"


def test_what_cannot_be_read_stays_and_a_change_outlives_a_look_at_another_day(desk: RunDesk) -> None:
    desk.plans(days_on(1))
    page = desk.page
    page.look_at(days_on(1))
    press(page, "Change: Run · 5 km")
    type_into(page, NEW_KM, "six")
    press(page, "Save the change")
    assert reads(page, "One number cannot be read.")
    go(desk, "Wednesday")
    assert typed_in(page, NEW_KM) == "six"
    assert reads(page, "Change the plan for Monday 23 November")
    type_into(page, NEW_KM, "6")
    press(page, "Save the change")
    assert [one.metres for one in desk.planned] == [6000]


def test_one_plan_is_changed_at_a_time(desk: RunDesk) -> None:
    for day in (1, 3):
        desk.plans(days_on(day))
    page = desk.page
    told: list[Notice] = []
    page.notice.connect(told.append)
    page.look_at(days_on(1))
    press(page, "Change: Run · 5 km")
    type_into(page, NEW_KM, "6")
    go(desk, "Wednesday")
    press(page, "Change: Run · 5 km")
    assert told[-1].words == "Please save or leave the plan that you are changing first."
    assert typed_in(page, NEW_KM) == "6"
    press(page, "Leave the plan as it was")
    press(page, "Change: Run · 5 km")
    assert reads(page, "Change the plan for Wednesday 25 November")


def test_a_plan_that_is_gone_meanwhile_is_not_changed(desk: RunDesk) -> None:
    plan = desk.plans(days_on(1))
    page = desk.page
    page.look_at(days_on(1))
    press(page, "Change: Run · 5 km")
    desk.parts.runs.unplan(plan.id or 0)
    type_into(page, NEW_KM, "6")
    press(page, "Save the change")
    assert reads(page, "This plan was moved or taken off meanwhile. It was not changed.")
    assert desk.planned == ()


def test_a_full_disk_leaves_the_change(desk: RunDesk) -> None:
    desk.plans(days_on(1))
    page = desk.page
    page.look_at(days_on(1))
    press(page, "Change: Run · 5 km")
    type_into(page, NEW_KM, "6")
    desk.diary.full = True
    press(page, "Save the change")
    assert reads(page, "Not saved: there is no room left on the disk.")
    desk.diary.full = False
    press(page, "Save the change")
    assert [one.metres for one in desk.planned] == [6000]


def test_the_strength_of_a_day_has_no_distance(desk: RunDesk) -> None:
    desk.parts.runs.plan(Planned(date(2026, 11, 23), Sport.STRENGTH))
    page = desk.page
    page.look_at(days_on(1))
    press(page, "Change: Strength")
    type_into(page, NEW_MIN, "25")
    press(page, "Save the change")
    assert [(one.minutes, one.metres) for one in desk.planned] == [(25, None)]
