"""The page of runs: a run logged in one line, what is asked once, and any run found again."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import RunType, Source, Sport
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.ui.runs.after_run import AfterRun
from ankle_rehab.ui.runs.writing import RunWriting
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui.house import House, button, click, reads, seen
from tests.ui.run_desk import ALL, RunDesk, at, choose, days_on, type_into, typed_in

KM, MIN = "Distance in kilometres", "Time in minutes"
PLAN_KM = "Distance of the plan in kilometres"


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> RunDesk:
    return RunDesk(house, qtbot)


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
    for nothing in ("", "0"):
        type_into(page, KM, nothing)
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


def test_what_was_typed_is_brought_back_after_leaving(desk: RunDesk) -> None:
    page = desk.page
    told: list[Notice] = []
    page.notice.connect(told.append)
    click(page, "Write down a run")
    type_into(page, KM, "5.2")
    choose(page, "Ground", "grass")
    click(page, "Leave it")
    assert seen(page, QPushButton, "Write down a run")
    undo = told[-1].undo
    assert undo is not None
    undo()
    assert typed_in(page, KM) == "5.2"
    click(page, "Save")
    assert [(run.metres, run.surface) for run in desk.kept] == [(5200, "grass")]


def test_what_is_being_typed_gives_way_to_nothing(desk: RunDesk) -> None:
    desk.plans(days_on(0))
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "5.2")
    click(page, "Done: Run · 5 km")
    assert typed_in(page, KM) == "5.2"


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


def test_one_that_has_just_ended_needs_no_time_typed(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "5")
    type_into(page, MIN, "30")
    click(page, "I have just finished it")
    click(page, "Save")
    (run,) = desk.kept
    assert (run.start, run.timed) == (at(days_on(0), time(8, 30)), True)


def test_on_a_past_day_nothing_has_just_ended(desk: RunDesk) -> None:
    page = desk.page
    click(page, "Write down a run")
    type_into(page, KM, "5")
    click(page, "I have just finished it")
    click(page, "Day: the day before")
    assert not seen(page, QCheckBox, "I have just finished it")
    click(page, "Save")
    assert [(run.start, run.timed) for run in desk.kept] == [(at(days_on(-1), time(12)), False)]


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


def test_a_run_of_a_week_ago_is_written_down_without_a_word(desk: RunDesk) -> None:
    for day in (-13, -11, -9):
        desk.ran(days_on(day))
    page = desk.page
    page.begin(days_on(-7))
    type_into(page, KM, "5")
    page.findChildren(RunWriting)[0].look()
    assert not reads(page, "runs in one week.")
    click(page, "Save")
    click(page, "Not now")
    assert not [card for card in page.findChildren(AfterRun) if card.isVisible()]
    assert Rule.W1 in {one.rule for one in desk.parts.run_load.week(days_on(-7))}, "marked all the same"


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


def test_a_session_of_the_ladder_can_be_given_its_distance(desk: RunDesk) -> None:
    desk.parts.running.keep_outside({Side.LEFT: 1}, {Side.LEFT: 1})
    page = desk.page
    before = desk.kept
    names = [one.accessibleName() for one in page.findChildren(QPushButton)]
    (name,) = [name for name in names if name.startswith("Add a distance: Sun 22, Run")]
    click(page, name)
    type_into(page, KM, "2.5")
    click(page, "Save")
    (run,) = desk.kept
    assert before == ()
    assert (run.metres, run.source, run.session_id is None) == (2500, Source.PLAYER, False)
    assert len(desk.parts.runs.all(ALL)) == 1


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
