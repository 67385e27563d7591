"""The load chart: walked by keys, told in words, looked at with the mouse, and as a table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, RunType, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.ui.runs.load_board import LoadBoard
from ankle_rehab.ui.widgets.load_chart.chart import LoadChart
from ankle_rehab.ui.widgets.load_chart.layout import LoadLayout
from tests.ui.chart_board import settle
from tests.ui.house import House, button, click, reads, stamp


class Board:
    """Runs of November 2026, of which the 22nd is today; four in the week from the 9th."""

    def __init__(self, house: House, qtbot: QtBot) -> None:
        self.house = house
        for day, kilometres, kind in (
            (10, 6.0, None),
            (12, 5.0, RunType.INTERVALS),
            (14, 4.0, None),
            (15, 6.5, None),
            (17, 5.5, None),
        ):
            self.ran(stamp(day, 18), kilometres, kind)
        house.diary.mark_day(date(2026, 11, 13), DayKind.REST)
        house.wrote(2, 11, moment=Moment.NEXT_MORNING)
        house.wrote(4, 15, moment=Moment.DURING_WORST)
        self.board = LoadBoard(house.parts, house.themes)
        qtbot.addWidget(self.board)
        self.weeks: list[date] = []
        self.board.week_requested.connect(self.weeks.append)
        self.board.resize(900, 700)
        self.board.refresh()
        self.board.show()
        settle()

    def ran(self, at: Stamp, kilometres: float, kind: RunType | None = None) -> None:
        run = Activity(Sport.RUN, at, kilometres * 360, kilometres * 1000, run_type=kind)
        self.house.parts.runs.add(run)

    @property
    def chart(self) -> LoadChart:
        found = self.board.findChild(LoadChart)
        assert isinstance(found, LoadChart)
        return found

    @property
    def table(self) -> QTableView:
        found = self.board.findChild(QTableView)
        assert isinstance(found, QTableView)
        return found

    @property
    def layout(self) -> LoadLayout:
        found = self.chart.layout_now()
        assert found is not None
        return found

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.chart, key)
        settle()

    def reads(self, words: str) -> bool:
        return reads(self.board, words)

    def rows(self) -> list[list[str]]:
        model = self.table.model()
        columns = range(model.columnCount())
        return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]


@pytest.fixture
def board(house: House, qtbot: QtBot) -> Board:
    return Board(house, qtbot)


LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down
HINT = "Point at a week, or go from week to week with the arrow keys."
THIS = "16 to 22 November 2026: 1 run, 5.5 km."
LAST = (
    "9 to 15 November 2026: 4 runs, 21.5 km, the longest 6.5 km. 1 hard run. 1 rest day. Worst pain: left 4."
)


def test_the_chart_tells_itself_in_one_sentence(board: Board) -> None:
    said = board.chart.accessibleName()
    assert said.startswith("Load chart, 31 August 2026 to 22 November 2026: 5 runs, 27 km.")


def test_left_and_right_go_from_week_to_week(board: Board) -> None:
    assert board.reads(HINT)
    board.key(LEFT)
    assert board.reads(THIS)
    board.key(LEFT)
    assert board.reads(LAST)
    board.key(LEFT)
    assert board.reads("2 to 8 November 2026: No run.")
    board.key(RIGHT, RIGHT, RIGHT)
    assert board.reads(THIS)
    board.key(Qt.Key.Key_Home)
    assert board.reads("31 August to 6 September 2026: No run.")
    board.key(Qt.Key.Key_End)
    assert board.reads(THIS)
    board.key(Qt.Key.Key_Escape)
    assert board.reads(HINT)


def test_a_week_that_went_against_a_rule_says_which(board: Board) -> None:
    board.key(LEFT)
    assert not board.reads("The article asks for three at most.")
    board.key(LEFT)
    assert board.reads("4 runs in one week. The article asks for three at most.")


def test_up_and_down_go_to_the_days_of_which_anything_is_known(board: Board) -> None:
    told = []
    for _ in range(8):
        board.key(UP)
        told.append(next(day for day in range(10, 23) if board.reads(f"day {day} November: ")))
    assert told == [17, 15, 14, 13, 12, 11, 10, 10]
    assert board.reads("Tuesday 10 November: 1 run, 6 km.")
    board.key(DOWN, DOWN)
    assert board.reads("Thursday 12 November: 1 run, 5 km, a hard one.")
    board.key(DOWN)
    assert board.reads("Friday 13 November: rest day.")
    board.key(DOWN, DOWN)
    assert board.reads("Sunday 15 November: 1 run, 6.5 km, left 4, moderate.")


def test_from_a_week_one_goes_into_its_days(board: Board) -> None:
    board.key(LEFT, LEFT, DOWN)
    assert board.reads("Tuesday 10 November: ")
    board.key(LEFT, RIGHT, UP)
    assert board.reads("Sunday 15 November: ")


def test_enter_and_a_click_open_the_week(board: Board) -> None:
    board.key(LEFT, LEFT, Qt.Key.Key_Return)
    assert board.weeks == [date(2026, 11, 9)]
    layout = board.layout
    QTest.mouseClick(
        board.chart,
        Qt.MouseButton.LeftButton,
        pos=QPoint(round(layout.middle(date(2026, 11, 18))), round(layout.bars.center().y())),
    )
    assert board.weeks == [date(2026, 11, 9), date(2026, 11, 16)]


def test_the_mouse_tells_weeks_above_and_days_below(board: Board) -> None:
    layout, x = board.layout, round(board.layout.middle(date(2026, 11, 15)))
    QTest.mouseMove(board.chart, QPoint(x, round(layout.bars.center().y())))
    settle()
    assert board.reads(LAST)
    QTest.mouseMove(board.chart, QPoint(x, round(layout.panels[Side.LEFT].center().y())))
    settle()
    assert board.reads("Sunday 15 November: ")
    QApplication.sendEvent(board.chart, QEvent(QEvent.Type.Leave))
    assert board.reads(HINT)


def test_right_to_left_the_newest_week_is_on_the_left(board: Board) -> None:
    board.board.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    layout = board.layout
    assert layout.middle(date(2026, 11, 22)) < layout.middle(date(2026, 9, 1))
    assert layout.day_at(layout.middle(date(2026, 11, 22))) == 83
    board.key(RIGHT)
    assert board.reads(THIS)
    board.key(RIGHT)
    assert board.reads(LAST)


def test_more_kilometres_stand_higher_and_the_longest_run_is_in_its_week(board: Board) -> None:
    layout, theme = board.layout, board.house.themes.current
    picture = board.chart.grab().toImage()

    def found(day: date, colour: QColor) -> int:
        """How many dots of a colour stand above each other where a day is."""
        x = round(layout.middle(day))
        column = range(round(layout.bars.top()), round(layout.bars.bottom()))
        return sum(picture.pixelColor(x, y) == colour for y in column)

    longest = found(date(2026, 11, 15), theme.color("accent"))
    assert longest > 20
    assert (
        found(date(2026, 11, 11), theme.color("soft")) > found(date(2026, 11, 20), theme.color("soft")) > 20
    )
    assert found(date(2026, 11, 5), theme.color("soft")) == 0


def test_how_far_back_and_earlier_weeks(board: Board) -> None:
    board.ran(Stamp.of(stamp(1, 18).utc - timedelta(days=60), "Europe/Berlin"), 9.0)
    click(board.board, "How far back?: 6 weeks")
    assert "12 October 2026 to 22 November 2026: 5 runs, 27 km." in board.chart.accessibleName()
    assert not button(board.board, "Later weeks").isEnabled()
    for _ in range(3):
        click(board.board, "Earlier weeks")
    assert "10 August 2026 to 20 September 2026: 1 run, 9 km." in board.chart.accessibleName()
    for _ in range(3):
        click(board.board, "Later weeks")
    click(board.board, "How far back?: A year")
    assert ": 6 runs, 36 km." in board.chart.accessibleName()


def test_the_same_numbers_are_a_table_one_key_away(board: Board) -> None:
    board.chart.setFocus()
    board.key(Qt.Key.Key_T)
    assert not board.chart.isVisible()
    assert board.rows() == [
        ["16 Nov 2026", "1", "5.5", "5.5", "0", "0", "", "", ""],
        ["9 Nov 2026", "4", "21.5", "6.5", "1", "1", "4", "", "more than three runs"],
    ]
    board.table.model().sort(2, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in board.rows()] == ["9 Nov 2026", "16 Nov 2026"]
    click(board.board, "Chart")
    assert board.chart.isVisible()


def test_the_table_follows_the_weeks_in_sight(board: Board) -> None:
    click(board.board, "Table")
    board.ran(stamp(18, 18), 3.0)
    board.board.refresh()
    assert board.rows()[0][:3] == ["16 Nov 2026", "2", "8.5"]


def test_weeks_begin_where_one_likes_and_miles_are_shown(board: Board) -> None:
    board.house.preferences.change(week_start=6, distance_unit=DistanceUnit.MILES)
    board.board.refresh()
    board.key(Qt.Key.Key_End, LEFT)
    assert board.reads("15 to 21 November 2026: 2 runs, 7.5 mi, the longest 4 mi.")
    click(board.board, "Table")
    assert board.rows()[0][:3] == ["15 Nov 2026", "2", "7.5"]


def test_what_is_only_planned_is_not_in_it(board: Board) -> None:
    for day in (18, 20):
        board.ran(stamp(day, 18), 4.0)
    board.house.parts.runs.plan(Planned(date(2026, 11, 22), metres=9000))
    board.board.refresh()
    assert ": 7 runs, 35 km." in board.chart.accessibleName()
    board.key(LEFT)
    assert board.reads("16 to 22 November 2026: 3 runs, 13.5 km")
    assert not board.reads("The article asks")


@pytest.mark.parametrize("width", [240, 900, 2400])
def test_every_day_has_its_place(board: Board, width: int) -> None:
    board.board.resize(width, 700)
    settle()
    layout, days = board.layout, 84
    places = [layout.x(number + 0.5) for number in range(days)]
    assert places == sorted(places)
    assert [layout.day_at(place) for place in places] == list(range(days))
    assert layout.rect.left() < places[0] < places[-1] < layout.rect.right()
