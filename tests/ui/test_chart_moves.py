"""The chart under the hand: walked from point to point, moved, zoomed, clicked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.ui import style
from ankle_rehab.ui.theme import LIGHT, Themes
from ankle_rehab.ui.widgets.chart.view import SHORTEST
from tests.fakes.points import Noted, mark, point
from tests.ui.chart_board import BOTH, SPREAD, TWO_WEEKS, WHOLE, Board, back, in_order, settle


@pytest.fixture
def themes(qapp: QApplication) -> Themes:
    style.apply(qapp, LIGHT, 1.0)
    return Themes(ThemeChoice.LIGHT)


@pytest.fixture
def board(themes: Themes, qtbot: QtBot) -> Board:
    return Board(themes, Noted(SPREAD), qtbot)


# walking -------------------------------------------------------------------------------------------------


def test_the_keyboard_walks_from_point_to_point_in_time(board: Board) -> None:
    for _ in range(len(SPREAD) + 2):
        board.key(Qt.Key.Key_Right)
    assert board.walked() == in_order(SPREAD)
    for _ in range(len(SPREAD)):
        board.key(Qt.Key.Key_Left)
    assert board.walked()[len(SPREAD) :] == in_order(SPREAD)[-2::-1]


def test_of_one_moment_left_comes_before_right(themes: Themes, qtbot: QtBot) -> None:
    pair = (point(back(3), 5, side=Side.RIGHT), point(back(3), 6))
    board = Board(themes, Noted(pair), qtbot)
    for _ in range(2):
        board.key(Qt.Key.Key_Right)
    assert board.walked() == [pair[1], pair[0]]


def test_of_one_spot_both_the_full_and_the_hollow_dot_are_come_to(themes: Themes, qtbot: QtBot) -> None:
    day = date(2026, 11, 12)
    full, hollow = point(day, 4, entry=1), point(day, 4, late=True, entry=2)
    board = Board(themes, Noted((full, hollow)), qtbot)
    for _ in range(3):
        board.key(Qt.Key.Key_Right)
    assert board.walked() == [full, hollow]
    for _ in range(2):
        board.key(Qt.Key.Key_Left)
    assert board.walked() == [full, hollow, full]


def test_after_a_change_in_the_diary_the_walk_goes_on_where_it_was(board: Board) -> None:
    for _ in range(3):
        board.key(Qt.Key.Key_Right)
    board.chart.display(WHOLE, BOTH)
    settle()
    assert board.pointed[-1] is None
    assert board.chart.picked is None
    board.key(Qt.Key.Key_Right)
    assert board.walked() == in_order(SPREAD)[:4]


def test_the_walk_begins_at_the_edge_one_comes_from(board: Board) -> None:
    board.key(Qt.Key.Key_Left)
    assert board.walked() == [SPREAD[-1]]


def test_all_of_the_day_is_said_with_a_point(themes: Themes, qtbot: QtBot) -> None:
    points = (point(back(3), 2, hour=8), point(back(3), 5, hour=19, side=Side.RIGHT), point(back(2), 1))
    board = Board(themes, Noted(points, (mark(back(3)), mark(back(2)))), qtbot)
    board.key(Qt.Key.Key_Right)
    (said,) = board.pointed
    assert said is not None
    assert (said.since, said.until, said.point) == (back(3), back(3), points[0])
    assert said.points == points[:2]
    assert said.marks == (mark(back(3)),)


def test_a_walk_goes_across_years_of_silence(themes: Themes, qtbot: QtBot) -> None:
    far = (point(date(2020, 2, 1), 3), point(date(2020, 2, 2), 4))
    near = point(back(2), 1)
    board = Board(themes, Noted((*far, near)), qtbot)
    for _ in range(3):
        board.key(Qt.Key.Key_Left)
    assert board.walked() == [near, far[1], far[0]]
    assert board.chart.view.first <= far[0].at <= board.chart.view.last
    assert board.chart.view.days == TWO_WEEKS.days
    for _ in range(3):
        board.key(Qt.Key.Key_Right)
    assert board.walked()[3:] == [far[1], near]
    assert len(board.source.asked) < 150


def test_enter_opens_the_entry_and_escape_lets_go(board: Board) -> None:
    board.key(Qt.Key.Key_Return)
    assert board.edited == []
    board.key(Qt.Key.Key_Right)
    board.key(Qt.Key.Key_Return)
    assert board.edited == [SPREAD[0].entry_id]
    board.key(Qt.Key.Key_Escape)
    assert board.chart.picked is None
    assert board.pointed[-1] is None


def test_a_click_opens_the_entry(board: Board) -> None:
    QTest.mouseClick(board.chart, Qt.MouseButton.LeftButton, pos=board.place(SPREAD[3]))
    assert board.edited == [SPREAD[3].entry_id]
    QTest.mouseClick(board.chart, Qt.MouseButton.LeftButton, pos=board.place(SPREAD[3]) + QPoint(30, 0))
    assert len(board.edited) == 1


def test_a_dot_for_several_is_looked_at_more_closely_until_it_cannot_be(board: Board) -> None:
    several = SPREAD[-1]
    for _ in range(12):
        QTest.mouseClick(board.chart, Qt.MouseButton.LeftButton, pos=board.place(several))
        settle()
        if board.several:
            break
    assert board.several == [several.since]
    assert board.chart.view.days == pytest.approx(SHORTEST)
    assert board.edited == []


def test_the_pointer_tells_the_day_and_the_point_under_it(board: Board) -> None:
    QTest.mouseMove(board.chart, board.place(SPREAD[4]))
    said = board.pointed[-1]
    assert said is not None
    assert (said.point, said.by_key) == (SPREAD[4], False)
    layout = board.chart.layout_now()
    empty = QPointF(layout.x(date(2026, 11, 18).toordinal() + 0.5), layout.y(Side.LEFT, 9)).toPoint()
    QTest.mouseMove(board.chart, empty)
    said = board.pointed[-1]
    assert said is not None
    assert (said.since, said.until, said.point) == (date(2026, 11, 18), date(2026, 11, 18), None)
    QTest.mouseMove(board.chart, QPoint(3, 3))
    assert board.pointed[-1] is None


# moving and zooming --------------------------------------------------------------------------------------


def test_dragging_moves_the_days_with_the_pointer(board: Board) -> None:
    place = board.place(SPREAD[4])
    QTest.mousePress(board.chart, Qt.MouseButton.LeftButton, pos=place)
    for step in range(1, 11):
        QTest.mouseMove(board.chart, place + QPoint(step * 12, 0))
    assert abs(board.place(SPREAD[4]).x() - place.x() - 120) <= 1
    QTest.mouseRelease(board.chart, Qt.MouseButton.LeftButton, pos=place + QPoint(120, 0))
    assert board.edited == []
    assert board.views


def test_the_view_stays_within_the_diary(board: Board) -> None:
    for _ in range(3):
        board.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert board.chart.view == TWO_WEEKS
    board.key(Qt.Key.Key_Home)
    assert board.chart.view.first == WHOLE.first
    board.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert board.chart.view.first == WHOLE.first
    board.key(Qt.Key.Key_End)
    assert board.chart.view == TWO_WEEKS


def test_keys_zoom_towards_the_point_one_has_come_to(board: Board) -> None:
    for _ in range(3):
        board.key(Qt.Key.Key_Right)
    picked = board.chart.picked
    assert picked is not None
    before = board.chart.layout_now().x(picked.at)
    board.key(Qt.Key.Key_Plus)
    assert board.chart.view.days == pytest.approx(TWO_WEEKS.days / 1.5)
    assert board.chart.layout_now().x(picked.at) == pytest.approx(before, abs=1)
    for _ in range(20):
        board.key(Qt.Key.Key_Plus)
    assert board.chart.view.days == pytest.approx(SHORTEST)
    for _ in range(40):
        board.key(Qt.Key.Key_Minus)
    assert board.chart.view == WHOLE


def test_the_wheel_scrolls_the_page_until_the_chart_is_meant(board: Board) -> None:
    none, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    at = QPointF(board.place(SPREAD[3]))
    board.chart.clearFocus()
    assert not board.wheel(QPoint(0, 120), at, none)
    day = board.chart.layout_now().day(at.x())
    assert board.wheel(QPoint(0, 120), at, control)
    assert board.chart.view.days == pytest.approx(14 / 1.25)
    assert board.chart.layout_now().day(at.x()) == pytest.approx(day, abs=0.01)
    board.chart.setFocus()
    assert board.wheel(QPoint(0, -120), at, none)
    assert board.wheel(QPoint(0, 120), at, Qt.KeyboardModifier.ShiftModifier)
    assert board.wheel(QPoint(120, 0), at, none)
    assert board.chart.view.last < WHOLE.last


def test_at_its_limit_the_wheel_is_left_to_the_page(board: Board) -> None:
    board.chart.setFocus()
    board.chart.look_at(WHOLE)
    assert not board.wheel(QPoint(0, -120), QPointF(400, 100), Qt.KeyboardModifier.NoModifier)


def test_from_right_to_left_time_runs_so_too(qapp: QApplication, themes: Themes, qtbot: QtBot) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        board = Board(themes, Noted(SPREAD), qtbot)
        assert board.place(SPREAD[0]).x() > board.place(SPREAD[4]).x()
        board.key(Qt.Key.Key_Left)
        board.key(Qt.Key.Key_Left)
        assert board.walked() == list(SPREAD[:2])
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
