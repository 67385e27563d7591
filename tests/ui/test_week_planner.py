"""The training week: planned with one click, and asked before a rule is broken."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.load import Rule
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.runs.day import RunDay
from tests.ui.house import House, click, reads, seen
from tests.ui.run_desk import RunDesk, day_named, days_on, go, type_into, typed_in

KM, MIN = "Distance in kilometres", "Time in minutes"
PLAN_KM = "Distance of the plan in kilometres"


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> RunDesk:
    return RunDesk(house, qtbot)


def test_a_week_is_planned_with_one_click_a_run(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Week after")
    for day in ("Tuesday", "Thursday"):
        go(desk, day)
        type_into(page, PLAN_KM, "5")
        click(page, "Plan: Easy run")
    go(desk, "Saturday")
    click(page, "Plan: Bike")
    assert [(one.day, one.sport, one.metres) for one in desk.planned] == [
        (date(2026, 11, 24), Sport.RUN, 5000),
        (date(2026, 11, 26), Sport.RUN, 5000),
        (date(2026, 11, 28), Sport.BIKE, None),
    ]
    assert reads(page, "2 of 3 runs, rest day free")
    assert typed_in(page, PLAN_KM) == ""


def test_a_plan_can_have_its_time(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Plan it at a time of the day")
    click(page, "Time of the plan: later")
    click(page, "Plan: Easy run")
    assert [one.at for one in desk.planned] == [time(18, 15)]
    assert reads(page, "○ Easy run · 18:15")


def test_after_midnight_the_day_in_sight_is_today(desk: RunDesk) -> None:
    page = desk.page
    assert reads(page, "Today, Sunday 22 November")
    desk.house.clock.advance(16 * 3600)
    page.tick()
    assert reads(page, "Today, Monday 23 November")
    assert reads(page, "0 of 3 runs, rest day free")


def three_planned(desk: RunDesk, *, hard: bool | None = None) -> None:
    """Next Monday, Wednesday and Friday, the first of them hard if so."""
    for day, label in ((1, hard), (3, None), (5, None)):
        desk.plans(days_on(day), hard=label)


def test_a_fourth_run_asks_with_source_and_ways_out(desk: RunDesk) -> None:
    three_planned(desk)
    page = desk.page
    click(page, "Week after")
    go(desk, "Sunday")
    click(page, "Plan: Easy run")
    assert len(desk.planned) == 3
    assert reads(page, "4 runs in one week. The article asks for three at most.")
    assert reads(page, "Source: the article")
    click(page, "Instead: Bike")
    assert [one.sport for one in desk.planned] == [Sport.RUN] * 3 + [Sport.BIKE]
    assert not reads(page, "4 runs in one week.")


def test_planned_anyway_it_is_asked_once(desk: RunDesk) -> None:
    three_planned(desk)
    page = desk.page
    click(page, "Week after")
    go(desk, "Sunday")
    click(page, "Plan: Easy run")
    click(page, "Plan it anyway")
    assert desk.planned[-1].anyway == {Rule.W1}
    assert "4 runs in one week." in day_named(page, "Sunday").accessibleName()
    click(page, "A day earlier: Easy run")
    assert desk.planned[-1].day == date(2026, 11, 28)
    assert not seen(page, QPushButton, "Plan it anyway")


def test_a_second_hard_run_of_a_day_asks_and_rest_leaves_the_first(desk: RunDesk) -> None:
    desk.plans(days_on(1), hard=True)
    page = desk.page
    click(page, "Week after")
    go(desk, "Monday")
    click(page, "Plan: Hard run")
    assert reads(page, "2 hard runs on Monday 23 November.")
    click(page, "Instead: Rest day")
    assert len(desk.planned) == 1
    assert desk.parts.run_load.past().rest == frozenset()


def test_rest_instead_of_the_only_plan_marks_the_day_in_one_step(desk: RunDesk) -> None:
    for day in (1, 2, 3, 4, 5, 6):
        desk.ran(days_on(-day), sport=Sport.STRENGTH)
    page = desk.page
    click(page, "Plan: Bike")
    assert reads(page, "7 days of training in a row")
    click(page, "Instead: Rest day")
    assert reads(page, "rest on Sun 22")
    desk.diary.undo.undo()
    assert desk.parts.run_load.past().rest == frozenset()


def test_left_alone_nothing_is_planned_and_the_keyboard_is_on_the_day(desk: RunDesk) -> None:
    three_planned(desk)
    page = desk.page
    click(page, "Week after")
    go(desk, "Sunday")
    click(page, "Plan: Easy run")
    click(page, "Leave it")
    assert len(desk.planned) == 3
    assert QApplication.focusWidget() is day_named(page, "Sunday")


def test_a_high_score_leaves_runs_out_without_an_anyway(desk: RunDesk) -> None:
    desk.house.wrote(8, 22)
    page = desk.page
    click(page, "Plan: Easy run")
    assert reads(page, "No run on Sunday 22 November for now")
    assert reads(page, "A warning sign or a high score is open, so no run is planned.")
    assert not seen(page, QPushButton, "Plan it anyway")
    assert not seen(page, QPushButton, "Instead: Bike")
    assert desk.planned == ()


def test_a_full_disk_leaves_the_question_and_the_distance(desk: RunDesk) -> None:
    three_planned(desk)
    page = desk.page
    click(page, "Week after")
    go(desk, "Sunday")
    type_into(page, PLAN_KM, "6")
    click(page, "Plan: Easy run")
    desk.diary.full = True
    click(page, "Plan it anyway")
    assert reads(page, "Not saved: there is no room left on the disk.")
    assert typed_in(page, PLAN_KM) == "6"
    desk.diary.full = False
    click(page, "Plan it anyway")
    assert [one.metres for one in desk.planned][-1] == 6000


def test_moved_swapped_and_taken_off_with_one_click_each(desk: RunDesk) -> None:
    desk.plans(days_on(1))
    page = desk.page
    told: list[Notice] = []
    page.notice.connect(told.append)
    click(page, "Week after")
    go(desk, "Monday")
    click(page, "A day later: Run · 5 km")
    assert desk.planned[0].day == days_on(2)
    click(page, "Bike instead: Run · 5 km")
    assert (desk.planned[0].sport, desk.planned[0].metres) == (Sport.BIKE, None)
    click(page, "Remove: Bike")
    assert desk.planned == ()
    undo = told[-1].undo
    assert undo is not None
    undo()
    assert len(desk.planned) == 1


def test_a_rest_day_is_marked_and_taken_back(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Rest day")
    assert desk.parts.run_load.past().rest == {days_on(0)}
    assert desk.diary.month(2026, 11)[days_on(0)].kind is DayKind.REST
    assert "rest day" in day_named(page, "Today").accessibleName()
    click(page, "Rest day")
    assert desk.parts.run_load.past().rest == frozenset()


def test_a_day_of_rest_on_which_a_run_is_planned_is_not_told_as_the_week_s_rest(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Week after")
    go(desk, "Tuesday")
    click(page, "Rest day")
    assert reads(page, "0 of 3 runs, rest on Tue 24")
    click(page, "Plan: Easy run")
    assert reads(page, "You marked Tuesday 24 November as a day of rest. The article asks for one a week.")
    assert reads(page, "Source: the article")
    assert not desk.planned
    click(page, "Plan it anyway")
    (plan,) = desk.planned
    assert plan.anyway == {Rule.REST}
    assert reads(page, "1 of 3 runs, rest day free")


def test_the_plan_of_today_is_done_with_its_numbers(desk: RunDesk) -> None:
    desk.plans(days_on(0))
    page = desk.page
    click(page, "Done: Run · 5 km")
    assert typed_in(page, KM) == "5"
    type_into(page, MIN, "30")
    click(page, "Save")
    assert [(run.metres, run.seconds) for run in desk.kept] == [(5000, 1800)]
    assert not seen(page, QPushButton, "Done: Run · 5 km")
    assert reads(page, "1 of 3 runs")


def test_mobility_comes_first_from_the_plan_of_today(desk: RunDesk) -> None:
    desk.plans(days_on(0))
    wanted: list[str] = []
    desk.page.start_requested.connect(wanted.append)
    click(desk.page, "Mobility and ball first: Run · 5 km")
    assert wanted == ["pre-run"]
    desk.house.twisted(22)
    desk.page.refresh()
    assert not seen(desk.page, QPushButton, "Mobility and ball first: Run · 5 km"), "the run is left out"


def test_past_weeks_are_marked_quietly(desk: RunDesk) -> None:
    for day in range(7, 13):
        desk.ran(days_on(-day), hard=True)
    page = desk.page
    assert not reads(page, "runs in one week")
    assert not seen(page, QPushButton, "Plan it anyway")
    assert reads(page, "over 3 runs")
    click(page, "Week before")
    assert reads(page, "6 runs")
    days = [one.accessibleName() for one in page.findChildren(RunDay)]
    assert not any("A hard run on the day after a hard run" in name for name in days)
    assert not seen(page, QPushButton, "Plan: Easy run")


def test_arrows_go_from_day_to_day(desk: RunDesk) -> None:
    page = desk.page
    today = day_named(page, "Today")
    today.setFocus()
    QTest.keyClick(today, Qt.Key.Key_Left)
    before = QApplication.focusWidget()
    assert before is day_named(page, "Yesterday")
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_Space)
    assert reads(page, "Yesterday, Saturday 21 November")
    QTest.keyClick(before, Qt.Key.Key_Tab)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert reached.accessibleName() == "Rest day"


def test_the_week_begins_on_the_chosen_day(desk: RunDesk) -> None:
    for day in (-6, -4, -2):
        desk.ran(days_on(day))
    assert reads(desk.page, "3 of 3 runs")
    desk.house.preferences.change(week_start=6)
    assert reads(desk.page, "0 of 3 runs")
