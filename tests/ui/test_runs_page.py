"""The training week: planned with one click, asked before a rule is broken, and a run logged in one line."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import RunType, Source, Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.ui.run_writing import RunWriting
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui.house import House, button, click, reads, seen
from tests.ui.run_desk import RunDesk, at, choose, day_named, days_on, type_into, typed_in

KM, MIN = "Distance in kilometres", "Time in minutes"
PLAN_KM = "Distance of the plan in kilometres"


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> RunDesk:
    return RunDesk(house, qtbot)


def go(desk: RunDesk, day: str) -> None:
    """Choose a day of the week in sight."""
    one = day_named(desk.page, day)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)


# writing down ----------------------------------------------------------------------------------------


def test_a_run_in_one_line_by_keys_alone(desk: RunDesk) -> None:
    page = desk.page
    page.begin()
    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleName() == KM
    QTest.keyClicks(field, "5,2")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "31:20")
    QTest.keyClick(field, Qt.Key.Key_Return)
    (run,) = desk.kept
    assert (run.metres, run.seconds, run.sport, run.source) == (5200, 1880, Sport.RUN, Source.HAND)
    assert (run.start.local_date, run.timed) == (days_on(0), False)
    assert reads(page, "How was your ankle?")
    assert reads(page, "Run · 5.2 km · 31 min 20 s")


def test_all_of_the_line_is_kept(desk: RunDesk) -> None:
    shoe = desk.parts.shoes.keep(Shoe("Blue pair", default_for=frozenset({RunType.TEMPO})))
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "8")
    type_into(page, MIN, "45")
    choose(page, "Effort from 0 to 10", "7, very strong")
    choose(page, "Kind of run", "Tempo")
    choose(page, "Ground", "trail")
    click(page, "Day: the day before")
    click(page, "Save")
    (run,) = desk.kept
    assert (run.effort, run.run_type, run.shoe_id) == (7, RunType.TEMPO, shoe.id)
    assert (run.surface, run.start.local_date) == ("trail", days_on(-1))


def test_in_miles_what_is_typed_are_miles(desk: RunDesk) -> None:
    desk.house.preferences.change(distance_unit=DistanceUnit.MILES)
    page = desk.page
    click(page, "Write down a run")
    type_into(page, "Distance in miles", "3.1")
    click(page, "Save")
    assert desk.kept[0].metres == pytest.approx(4988.97, abs=0.1)
    assert reads(page, "3.1 mi")


def test_what_cannot_be_read_stays_and_is_told(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "five")
    click(page, "Save")
    assert reads(page, "One number cannot be read.")
    assert typed_in(page, KM) == "five"
    type_into(page, KM, "")
    click(page, "Save")
    assert reads(page, "How far was it, or how long? One of the two is enough.")
    assert desk.kept == ()


def test_a_full_disk_loses_nothing_that_was_typed(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "5.2")
    choose(page, "Ground", "road")
    desk.diary.full = True
    click(page, "Save")
    assert reads(page, "Not saved: there is no room left on the disk.")
    assert typed_in(page, KM) == "5.2"
    desk.diary.full = False
    click(page, "Save")
    assert [(run.metres, run.surface) for run in desk.kept] == [(5200, "road")]


def test_a_ride_needs_no_kind_and_no_shoes(desk: RunDesk) -> None:
    desk.parts.shoes.keep(Shoe("Blue pair"))
    page = desk.page
    click(page, "Write down a run")
    choose(page, "What was it?", "Bike")
    for gone in ("Kind of run", "Ground", "Shoes"):
        assert seen(page, QComboBox, gone) == []
    type_into(page, MIN, "40")
    click(page, "Save")
    assert [(one.sport, one.seconds, one.shoe_id) for one in desk.kept] == [(Sport.BIKE, 2400, None)]


def test_when_it_began_and_how_it_was_are_behind_a_button(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "5")
    click(page, "More to say")
    click(page, "I know when it began")
    click(page, "It began at: earlier")
    click(page, "How was it for you? Your own word counts more than any rule. Hard")
    type_into(page, "Mean heart rate", "151")
    click(page, "Save")
    (run,) = desk.kept
    assert (run.start, run.timed) == (at(days_on(0), time(8, 45)), True)
    assert (run.hard, run.heart_rate) == (True, 151)


def test_the_scores_belong_to_the_run(desk: RunDesk) -> None:
    desk.house.preferences.change(sore_side=Side.LEFT)
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "5")
    click(page, "Save")
    numbers = seen(page, QPushButton, "3 of 10, mild")
    QTest.mouseClick(numbers[0], Qt.MouseButton.LeftButton)
    click(page, "Keep the numbers")
    (run,) = desk.kept
    (score,) = desk.parts.runs.scores(run.id or 0)
    assert (score.side, score.score, score.moment) == (Side.LEFT, 3, Moment.DURING_WORST)
    assert seen(page, QPushButton, "Write down a run")


def test_without_a_sore_side_it_is_asked_which_one(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "5")
    click(page, "Save")
    assert not seen(page, QPushButton, "3 of 10, mild")
    click(page, "Which ankle is it about?: Right")
    QTest.mouseClick(seen(page, QPushButton, "4 of 10, moderate")[1], Qt.MouseButton.LeftButton)
    desk.diary.full = True
    click(page, "Keep the numbers")
    assert reads(page, "Not saved: there is no room left on the disk.")
    desk.diary.full = False
    click(page, "Keep the numbers")
    (score,) = desk.parts.runs.scores(desk.kept[0].id or 0)
    assert (score.side, score.score, score.moment) == (Side.RIGHT, 4, Moment.AFTER_60MIN)


def test_a_fourth_run_is_told_while_it_is_typed_and_kept_all_the_same(desk: RunDesk) -> None:
    for day in (-6, -4, -2):
        desk.ran(days_on(day))
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "5")
    page.findChildren(RunWriting)[0].look()
    assert reads(page, "4 runs in one week. The article asks for three at most.")
    click(page, "Save")
    assert len(desk.kept) == 4


def test_a_run_of_a_past_day_is_written_down_without_a_word(desk: RunDesk) -> None:
    for day in (-6, -4, -2):
        desk.ran(days_on(day))
    page = desk.page
    click(page, "Write down a run")
    click(page, "Day: the day before")
    type_into(page, KM, "5")
    page.findChildren(RunWriting)[0].look()
    assert not reads(page, "4 runs in one week.")


# planning --------------------------------------------------------------------------------------------


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


def test_past_weeks_are_marked_quietly(desk: RunDesk) -> None:
    for day in range(7, 13):
        desk.ran(days_on(-day), hard=True)
    page = desk.page
    assert not reads(page, "runs in one week")
    assert not seen(page, QPushButton, "Plan it anyway")
    assert reads(page, "over 3 runs")
    click(page, "Week before")
    assert reads(page, "6 runs")
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


# what is asked once ----------------------------------------------------------------------------------


def test_the_longest_run_is_asked_once(house: House, qtbot: QtBot) -> None:
    desk = RunDesk(house, qtbot, longest=None)
    page = desk.page
    assert reads(page, "How far was your longest run in the last 30 days?")
    type_into(page, KM, "12")
    click(page, "Keep it")
    assert house.preferences.settings.longest_run == 12
    assert not reads(page, "How far was your longest run")


def test_not_having_run_is_an_answer_and_the_usual_distance_comes_next(house: House, qtbot: QtBot) -> None:
    desk = RunDesk(house, qtbot, longest=None)
    page = desk.page
    click(page, "I have not run")
    assert house.preferences.settings.longest_run == 0
    assert reads(page, "How far did you usually run before the break?")
    type_into(page, KM, "8")
    click(page, "Keep it")
    assert house.preferences.settings.usual_run == 8
    assert not reads(page, "How far did you usually run")


def test_why_tells_the_numbers(desk: RunDesk) -> None:
    desk.ran(days_on(-3), 5000)
    click(desk.page, "Why this answer about running?")
    QApplication.processEvents()
    assert reads(desk.page, "Your longest run of the last 30 days")


# finding ---------------------------------------------------------------------------------------------


def found(desk: RunDesk) -> list[str]:
    """The activities in the list, as their buttons say them."""
    names = [
        one.accessibleName() for one in desk.page.findChildren(QPushButton) if one.isVisibleTo(desk.page)
    ]
    return [name.removeprefix("Open: ") for name in names if name.startswith("Open: ") and "," in name]


def many(desk: RunDesk) -> None:
    desk.ran(date(2026, 3, 14), 8000, kind=RunType.HILLS, note="along the canal")
    desk.ran(date(2026, 3, 20), 5000, sport=Sport.BIKE)
    desk.ran(date(2025, 3, 2), 7000, kind=RunType.EASY)
    for day in range(2, 40, 2):
        desk.ran(days_on(-10 - day), 6000)


def test_a_run_of_last_march_is_found_by_words(desk: RunDesk) -> None:
    many(desk)
    desk.page.seek()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "march 2026")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert found(desk) == ["Fri 20, Bike · 5 km · 30 min", "Sat 14, Hill run · hard · 8 km · 48 min"]
    QTest.keyClicks(field, " canal")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert found(desk) == ["Sat 14, Hill run · hard · 8 km · 48 min"]
    click(desk.page, "Show all")
    assert len(found(desk)) == 20


def test_and_by_month_sport_kind_and_hard(desk: RunDesk) -> None:
    many(desk)
    page = desk.page
    choose(page, "Month", "March 2026")
    click(page, "Narrow down")
    choose(page, "What it was", "Run")
    choose(page, "Hard or not", "Hard runs")
    search_now(desk)
    assert found(desk) == ["Sat 14, Hill run · hard · 8 km · 48 min"]
    choose(page, "Hard or not", "Other runs")
    search_now(desk)
    assert found(desk) == []
    assert reads(page, "Found: 0")


def search_now(desk: RunDesk) -> None:
    """Enter in the field of words, so that nobody waits for a timer."""
    desk.page.seek()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_earlier_ones_come_when_they_are_wanted(desk: RunDesk) -> None:
    many(desk)
    assert len(found(desk)) == 20
    click(desk.page, "Earlier ones")
    assert len(found(desk)) == 22


def test_one_is_opened_from_the_list(desk: RunDesk) -> None:
    run = desk.ran(days_on(-3))
    opened: list[int] = []
    desk.page.run_requested.connect(opened.append)
    click(desk.page, "Open: Thu 19, Run · 5 km · 30 min")
    assert opened == [run.id]


def test_there_is_one_main_button_at_a_time(desk: RunDesk) -> None:
    page = desk.page

    def main() -> list[str]:
        all_of_them = page.findChildren(QPushButton)
        return [
            one.accessibleName()
            for one in all_of_them
            if one.property("role") == "primary" and one.isVisibleTo(page)
        ]

    assert main() == ["Write down a run"]
    click(page, "Write down a run")
    assert main() == ["Save"]
    type_into(page, KM, "5")
    click(page, "Save")
    assert main() == ["Keep the numbers"]
    click(page, "Not now")
    assert main() == ["Write down a run"]
    assert button(page, "Write down a run").hasFocus()
