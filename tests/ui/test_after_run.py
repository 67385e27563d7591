"""After a run is written down: the rule, its source, and one click for the days to come; asked once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Source, Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.planned import Planned
from ankle_rehab.ui.pages.run import RunPage
from ankle_rehab.ui.runs.after_run import AfterRun
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui.house import House, click, reads, seen
from tests.ui.run_desk import RunDesk, choose, days_on, press, type_into, typed_in

KM, MIN = "Distance in kilometres", "Time in minutes"
FOURTH = "4 runs in one week. The article asks for three at most."
LEAVE, KEEP_PLAN = "Leave it as it is", "Keep my plan"


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> RunDesk:
    return RunDesk(house, qtbot)


def write(desk: RunDesk, kilometres: str, on: int = 0, *, minutes: str = "") -> None:
    """Write down a run of that day and give no numbers of the ankle."""
    page = desk.page
    page.begin(days_on(on))
    type_into(page, KM, kilometres)
    if minutes:
        type_into(page, MIN, minutes)
    press(page, "Save")
    press(page, "Not now")


def three_runs(desk: RunDesk) -> None:
    """Of this week, on Monday, Wednesday and Friday."""
    for day in (-6, -4, -2):
        desk.ran(days_on(day))


def rules_read(desk: RunDesk, on: int = 0) -> frozenset[Rule]:
    """Of the newest run of that day."""
    return [run for run in desk.kept if run.start.local_date == days_on(on)][-1].anyway


def asked(page: QWidget) -> list[AfterRun]:
    """The card that asks, if it does."""
    return [card for card in page.findChildren(AfterRun) if card.isVisible()]


# what is said and offered -----------------------------------------------------------------------------


def test_a_fourth_run_says_the_rule_its_source_and_what_could_come_next(desk: RunDesk) -> None:
    three_runs(desk)
    write(desk, "5")
    page = desk.page
    assert reads(page, "A fourth run in the week")
    assert reads(page, FOURTH)
    assert reads(page, "Source: the article; a beginners' plan of the NHS has three runs too")
    press(page, "Rest tomorrow")
    assert desk.diary.month(2026, 11)[days_on(1)].kind is DayKind.REST
    assert not asked(page)
    assert rules_read(desk) == {Rule.W1}


def test_the_next_plan_becomes_a_ride_with_one_click_and_one_undo(desk: RunDesk) -> None:
    three_runs(desk)
    desk.plans(days_on(1))
    told: list[Notice] = []
    desk.page.notice.connect(told.append)
    write(desk, "5")
    assert reads(desk.page, "Next on your plan: tomorrow, Run · 5 km.")
    press(desk.page, "Make tomorrow's run a ride")
    assert [(one.day, one.sport) for one in desk.planned] == [(days_on(1), Sport.BIKE)]
    undo = told[-1].undo
    assert undo is not None
    undo()
    assert [(one.sport, one.metres) for one in desk.planned] == [(Sport.RUN, 5000)]
    assert rules_read(desk) == frozenset()


@pytest.mark.parametrize(
    ("way", "planned", "rest"),
    [
        ("Make tomorrow's run a row", [(1, Sport.ROWER)], False),
        ("Rest tomorrow", [], True),
        ("Move it to Wednesday 25 November", [(3, Sport.RUN)], False),
        (KEEP_PLAN, [(1, Sport.RUN)], False),
    ],
)
def test_every_way_for_the_next_plan(
    desk: RunDesk, way: str, planned: list[tuple[int, Sport]], rest: bool
) -> None:
    three_runs(desk)
    desk.plans(days_on(1))
    write(desk, "5")
    press(desk.page, way)
    assert [((one.day - days_on(0)).days, one.sport) for one in desk.planned] == planned
    assert (days_on(1) in desk.parts.run_load.past().rest) is rest
    assert rules_read(desk) == {Rule.W1}


def test_a_plan_beside_something_else_is_only_taken_off(desk: RunDesk) -> None:
    three_runs(desk)
    desk.plans(days_on(1))
    desk.parts.runs.plan(Planned(days_on(1), Sport.STRENGTH))
    write(desk, "5")
    press(desk.page, "Take it off the plan")
    assert [one.sport for one in desk.planned] == [Sport.STRENGTH]
    assert desk.parts.run_load.past().rest == frozenset()


def test_a_second_hard_run_of_a_day(desk: RunDesk) -> None:
    desk.ran(days_on(0), hard=True)
    page = desk.page
    page.begin()
    type_into(page, KM, "5")
    choose(page, "Kind of run", "Tempo")
    press(page, "Save")
    assert reads(page, "2 hard runs on Sunday 22 November. The article asks for no more than one a day.")
    press(page, "Not now")
    press(page, "Ride a bike tomorrow")
    assert [(one.day, one.sport) for one in desk.planned] == [(days_on(1), Sport.BIKE)]


def test_a_seventh_day_of_training_leaves_only_rest(desk: RunDesk) -> None:
    for day in range(-6, 0):
        desk.ran(days_on(day), sport=Sport.BIKE)
    write(desk, "5")
    page = desk.page
    assert reads(page, "7 days of training in a row, up to Sunday 22 November.")
    assert not seen(page, QPushButton, "Ride a bike tomorrow")
    press(page, "Rest tomorrow")
    assert desk.parts.run_load.past().rest == {days_on(1)}


def test_a_ride_takes_the_day_of_rest_too(desk: RunDesk) -> None:
    for day in range(-6, 0):
        desk.ran(days_on(day), sport=Sport.ROWER)
    desk.parts.runs.plan(Planned(days_on(1), Sport.BIKE))
    page = desk.page
    page.begin()
    choose(page, "What was it?", "Bike")
    press(page, "Save")
    press(page, "Not now")
    assert reads(page, "Next on your plan: tomorrow, Bike.")
    press(page, "Rest tomorrow")
    assert not desk.planned


def test_a_jump_in_one_run(desk: RunDesk) -> None:
    desk.ran(days_on(-3), 5000)
    write(desk, "9")
    assert reads(desk.page, "9 km is 12 % more than 8 km, the longest run of the 30 days before.")
    press(desk.page, LEAVE)
    assert rules_read(desk) == {Rule.L1}


def test_after_a_break_a_run_is_told_so(house: House, qtbot: QtBot) -> None:
    desk = RunDesk(house, qtbot, longest=None)
    desk.ran(days_on(-40))
    write(desk, "12")
    assert reads(desk.page, "How far you ran in the 30 days before is not known.")
    assert reads(desk.page, "Source: our reading, on the careful side")
    assert seen(desk.page, QPushButton, "Rest tomorrow")


def test_where_everything_is_settled_only_one_way_is_left(desk: RunDesk) -> None:
    three_runs(desk)
    for day in range(1, 7):
        desk.diary.mark_day(days_on(day), DayKind.REST)
    write(desk, "5")
    assert reads(desk.page, "It is in your diary, and nothing has to change.")
    press(desk.page, LEAVE)
    assert rules_read(desk) == {Rule.W1}


# asked once -------------------------------------------------------------------------------------------


def test_what_was_read_is_not_asked_again_and_what_is_heavier_is(desk: RunDesk, qtbot: QtBot) -> None:
    three_runs(desk)
    write(desk, "5")
    press(desk.page, LEAVE)
    page = RunPage(desk.parts, desk.house.themes)
    qtbot.addWidget(page)
    page.open_run(desk.kept[-1].id or 0)
    page.show()
    QApplication.processEvents()
    press(page, "Change")
    type_into(page, MIN, "30")
    press(page, "Save")
    assert not asked(page)
    press(page, "Change")
    type_into(page, KM, "10")
    press(page, "Save")
    assert reads(page, "10 km is 25 % more than 8 km")
    assert not reads(asked(page)[0], FOURTH), "it was read"
    press(page, LEAVE)
    assert rules_read(desk) == {Rule.W1, Rule.L1}


def test_planned_anyway_it_is_not_asked_again_when_it_is_done(desk: RunDesk) -> None:
    three_runs(desk)
    page = desk.page
    click(page, "Plan: Easy run")
    click(page, "Plan it anyway")
    press(page, "Done: Easy run")
    type_into(page, KM, "5")
    press(page, "Save")
    assert rules_read(desk) == {Rule.W1}
    assert not asked(page)


@pytest.mark.parametrize(("on", "told"), [(0, True), (-1, True), (-6, True), (-7, False), (-30, False)])
def test_of_the_last_seven_days_alone(desk: RunDesk, on: int, told: bool) -> None:
    """A jump from 8 to 16 km."""
    desk.ran(days_on(on - 3), 8000)
    desk.house.preferences.change(longest_run=8, longest_run_told=days_on(on - 3))
    write(desk, "16", on)
    assert bool(asked(desk.page)) is told


def test_what_comes_from_files_asks_nothing(desk: RunDesk) -> None:
    three_runs(desk)
    page = desk.page
    one = replace(desk.kept[-1], start=replace(desk.kept[-1].start, local_date=days_on(0)), id=None)
    desk.parts.runs.add_all((replace(one, source=Source.GPX),))
    QApplication.processEvents()
    assert not asked(page)
    assert rules_read(desk) == frozenset()


# around it --------------------------------------------------------------------------------------------


def test_the_numbers_of_the_ankle_can_still_be_given(desk: RunDesk) -> None:
    three_runs(desk)
    page = desk.page
    page.begin()
    type_into(page, KM, "5")
    press(page, "Save")
    press(page, LEAVE)
    assert reads(page, "How was your ankle?")
    assert seen(page, QPushButton, "Keep the numbers")
    press(page, "Not now")
    assert seen(page, QPushButton, "Write down a run")


def test_the_enter_that_saves_presses_nothing_of_what_is_asked(desk: RunDesk) -> None:
    """The keyboard comes to the first way out; a second Enter is another matter."""
    three_runs(desk)
    page = desk.page
    page.begin()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked(page)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Ride a bike tomorrow"
    assert desk.planned == ()


def test_a_full_disk_leaves_the_question(desk: RunDesk) -> None:
    three_runs(desk)
    desk.plans(days_on(1))
    write(desk, "5")
    desk.diary.full = True
    press(desk.page, "Make tomorrow's run a ride")
    assert reads(desk.page, "Not saved: there is no room left on the disk.")
    desk.diary.full = False
    press(desk.page, "Make tomorrow's run a ride")
    assert [one.sport for one in desk.planned] == [Sport.BIKE]


def test_a_run_that_is_taken_back_meanwhile_changes_nothing_else(desk: RunDesk) -> None:
    three_runs(desk)
    desk.plans(days_on(1))
    write(desk, "5")
    desk.diary.undo.undo()
    assert not asked(desk.page), "nothing is asked of what is gone"
    assert [one.sport for one in desk.planned] == [Sport.RUN]


def test_once_the_next_run_is_begun_nothing_is_asked_of_the_last_one(desk: RunDesk) -> None:
    three_runs(desk)
    write(desk, "5")
    assert asked(desk.page)
    desk.page.begin()
    desk.plans(days_on(3))
    assert not asked(desk.page)


def test_what_comes_next_follows_the_plan(desk: RunDesk) -> None:
    three_runs(desk)
    plan = desk.plans(days_on(1))
    write(desk, "5")
    assert seen(desk.page, QPushButton, "Make tomorrow's run a ride")
    desk.parts.runs.unplan(plan.id or 0)
    assert not seen(desk.page, QPushButton, "Make tomorrow's run a ride")
    assert seen(desk.page, QPushButton, "Ride a bike tomorrow")


def test_a_run_while_a_high_score_is_open_leaves_only_rest(desk: RunDesk) -> None:
    desk.house.wrote(8, 22)
    write(desk, "5")
    page = desk.page
    assert reads(page, "A word about today")
    assert reads(page, "A warning sign or a high score is open, so no run is planned.")
    assert not seen(page, QPushButton, "Ride a bike tomorrow")
    press(page, "Rest tomorrow")
    assert Rule.L8 in rules_read(desk)


# half-made changes ------------------------------------------------------------------------------------


def two_runs(desk: RunDesk, qtbot: QtBot) -> tuple[RunPage, int, int, list[Notice]]:
    first, second = desk.ran(days_on(-8)), desk.ran(days_on(-10), 6000)
    page = RunPage(desk.parts, desk.house.themes)
    told: list[Notice] = []
    qtbot.addWidget(page)
    page.notice.connect(told.append)
    page.open_run(first.id or 0)
    page.show()
    QApplication.processEvents()
    return page, first.id or 0, second.id or 0, told


@pytest.mark.parametrize("typed", ["7.5", "seven"])
def test_a_half_made_change_waits_at_its_run(desk: RunDesk, qtbot: QtBot, typed: str) -> None:
    page, first, second, told = two_runs(desk, qtbot)
    press(page, "Change")
    type_into(page, KM, typed)
    choose(page, "Ground", "trail")
    page.open_run(second)
    QApplication.processEvents()
    assert told[-1].words.startswith("Not saved yet: your change of Run · 5 km")
    press(page, "Change")
    assert typed_in(page, KM) == "6"
    page.open_run(first)
    QApplication.processEvents()
    assert typed_in(page, KM) == typed
    type_into(page, KM, "7.5")
    press(page, "Save")
    run = desk.parts.runs.activity(first)
    assert run is not None
    assert (run.metres, run.surface) == (7500, "trail")


def test_a_form_without_a_change_waits_nowhere(desk: RunDesk, qtbot: QtBot) -> None:
    page, first, second, told = two_runs(desk, qtbot)
    press(page, "Change")
    page.open_run(second)
    assert told == []
    page.open_run(first)
    QApplication.processEvents()
    assert seen(page, QPushButton, "Change")
    assert not seen(page, QPushButton, "Save")


def test_the_day_is_the_runner_s_wherever_it_is_written(desk: RunDesk) -> None:
    """Two days after a flight to Tokyo the week of the runs before is the same."""
    three_runs(desk)
    desk.house.clock.travel("Asia/Tokyo")
    assert desk.house.clock.now().date() == date(2026, 11, 22)
    write(desk, "5")
    assert reads(desk.page, FOURTH)
