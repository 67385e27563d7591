"""The chart: what was written is painted as single points and nothing else, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.points import Mark, MarkKind
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.ui import style
from ankle_rehab.ui.theme import LIGHT, Themes
from ankle_rehab.ui.widgets.chart.layout import ChartLayout, Look, Rows
from ankle_rehab.ui.widgets.chart.paint import paint_chart
from ankle_rehab.ui.widgets.chart.shapes import LARGEST_DOT, dot_size, mark_size, marks
from ankle_rehab.ui.words import diary_text
from tests.fakes.points import Noted, mark, point
from tests.ui.chart_board import BOTH, SPREAD, TWO_WEEKS, WHOLE, Board, back, in_order, settle


@pytest.fixture
def themes(qapp: QApplication) -> Themes:
    style.apply(qapp, LIGHT, 1.0)
    return Themes(ThemeChoice.LIGHT)


@pytest.fixture
def board(themes: Themes, qtbot: QtBot) -> Board:
    return Board(themes, Noted(SPREAD), qtbot)


def font(size: int = 15) -> QFont:
    made = QFont()
    made.setPixelSize(size)
    return made


def close_to(color: QColor, name: str) -> bool:
    wanted = QColor(name)
    parts = (
        (color.red(), wanted.red()),
        (color.green(), wanted.green()),
        (color.blue(), wanted.blue()),
    )
    return all(abs(one - other) < 24 for one, other in parts)


def differing(one: QImage, other: QImage) -> Iterator[QPoint]:
    for x in range(one.width()):
        for y in range(one.height()):
            if one.pixel(x, y) != other.pixel(x, y):
                yield QPoint(x, y)


# what is painted -----------------------------------------------------------------------------------------


def test_every_point_is_painted_where_it_belongs(board: Board) -> None:
    image = board.image()
    for one in SPREAD:
        if one.late or one.n > 1:
            continue
        color = LIGHT.left if one.side is Side.LEFT else LIGHT.right
        assert close_to(image.pixelColor(board.place(one)), color)


def test_nothing_is_painted_but_points_no_line_leads_across_a_gap(
    board: Board, themes: Themes, qtbot: QtBot
) -> None:
    """The picture differs from that of an empty diary around the points alone."""
    empty = Board(themes, Noted(), qtbot)
    reach = 9
    places = [board.place(one) for one in SPREAD]
    touched = set()
    for pixel in differing(board.image(), empty.image()):
        near = [
            number
            for number, place in enumerate(places)
            if abs(pixel.x() - place.x()) <= reach and abs(pixel.y() - place.y()) <= reach
        ]
        assert near, f"painted at {pixel.toTuple()}"
        touched.update(near)
    assert touched == set(range(len(SPREAD)))


def test_late_scores_are_hollow(board: Board) -> None:
    image = board.image()
    radius = dot_size(board.chart.layout_now().scale, Look(LIGHT, board.chart.font())) / 2
    for one in SPREAD:
        if one.late:
            color = LIGHT.left if one.side is Side.LEFT else LIGHT.right
            middle = board.place(one)
            assert close_to(image.pixelColor(middle), LIGHT.card)
            ring = [image.pixelColor(middle + QPoint(x, 0)) for x in range(2, round(radius) + 2)]
            assert any(close_to(pixel, color) for pixel in ring)


def test_where_both_are_on_one_spot_the_score_written_in_time_is_seen(themes: Themes, qtbot: QtBot) -> None:
    pair = (point(back(3), 5), point(back(3), 5, late=True))
    board = Board(themes, Noted(pair), qtbot)
    assert close_to(board.image().pixelColor(board.place(pair[0])), LIGHT.left)


@pytest.mark.usefixtures("qapp")
def test_left_and_right_differ_in_shape_and_are_lettered() -> None:
    """In a large picture without colours the corners of the square are dark, those of the circle are not."""
    look = Look(LIGHT, font(60), sharpness=1.0)
    layout = ChartLayout(QRectF(0, 0, 2000, 1400), TWO_WEEKS, BOTH, look)
    image = QImage(2000, 1400, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.card))
    painter = QPainter(image)
    pair = (point(back(4), 5, side=Side.LEFT), point(back(4), 5, side=Side.RIGHT))
    paint_chart(painter, layout, look, pair, ())
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    corner = dot_size(layout.scale, look) * 0.36
    corners = [
        grey.pixelColor(
            QPointF(layout.x(one.at) + corner, layout.y(one.side, 5) + corner).toPoint()
        ).lightness()
        for one in pair
    ]
    assert corners[0] > 200
    assert corners[1] < 140
    assert [diary_text.side_heading(side) for side in layout.panels] == ["L · Left", "R · Right"]


def test_the_axis_goes_from_0_to_10_whatever_was_written(themes: Themes, qtbot: QtBot) -> None:
    places = []
    for score in (1, 9):
        board = Board(themes, Noted((point(back(3), score),)), qtbot)
        layout = board.chart.layout_now()
        places.append([layout.y(Side.LEFT, value) for value in range(11)])
        assert layout.panels[Side.LEFT].contains(QPointF(layout.left + 1, layout.y(Side.LEFT, 10)))
        assert layout.panels[Side.LEFT].contains(QPointF(layout.left + 1, layout.y(Side.LEFT, 0)))
        panel = layout.panels[Side.LEFT]
        assert layout.y(Side.LEFT, 10) - panel.top() == pytest.approx(panel.bottom() - layout.y(Side.LEFT, 0))
    assert places[0] == places[1]
    steps = {round(a - b, 6) for a, b in zip(places[0], places[0][1:], strict=False)}
    assert len(steps) == 1


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_the_theme_is_read_when_it_is_painted(board: Board, choice: ThemeChoice) -> None:
    board.themes.choose(choice)
    theme = board.themes.current
    assert close_to(board.image().pixelColor(board.place(SPREAD[0])), theme.left)


def test_marks_lie_in_their_lanes_on_the_same_axis(themes: Themes, qtbot: QtBot) -> None:
    happened = (mark(back(5)), mark(back(4), MarkKind.ICING, 2), mark(back(3), MarkKind.TWIST))
    board = Board(themes, Noted((), happened), qtbot)
    image, layout = board.image(), board.chart.layout_now()
    for one, color in zip(happened, (LIGHT.accent, LIGHT.rest, LIGHT.stop), strict=True):
        middle = QPointF(layout.x(one.at), layout.lanes[one.kind].center().y()).toPoint()
        assert close_to(image.pixelColor(middle), color)


def test_sick_days_share_the_lane_of_rest() -> None:
    rows = Rows((Side.LEFT,), tuple(MarkKind))
    layout = ChartLayout(QRectF(0, 0, 600, 400), TWO_WEEKS, rows, Look(LIGHT, font()))
    assert layout.lanes[MarkKind.SICK] == layout.lanes[MarkKind.REST]
    assert [name for _, name in layout.names] == ["Light", "Sessions", "Runs", "Ice", "Twists", "Rest"]


@pytest.mark.usefixtures("qapp")
def test_on_paper_every_shape_stays_a_shape() -> None:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    writer.setResolution(600)
    painter = QPainter(writer)
    look = Look(LIGHT, font(75))
    layout = ChartLayout(QRectF(0, 0, 4000, 2500), TWO_WEEKS, BOTH, look)
    paint_chart(painter, layout, look, SPREAD, (mark(back(4)),))
    painter.end()
    assert b"/Subtype /Image" not in kept.data().data()


# fetching ------------------------------------------------------------------------------------------------


def test_what_was_fetched_once_is_not_asked_for_again(board: Board) -> None:
    board.chart.shift(-1.0)
    settle()
    asked = len(board.source.asked)
    for share in (0.5, 0.5, -0.5, -0.5):
        board.chart.shift(share)
        settle()
    assert len(board.source.asked) == asked
    assert len(set(board.source.asked)) == asked


def test_a_change_in_the_diary_is_shown_and_the_view_stays(board: Board) -> None:
    board.chart.shift(-0.25)
    settle()
    view = board.chart.view
    added = point(date(2026, 11, 11), 6)
    board.source.held = (*board.source.held, added)
    board.chart.display(WHOLE, BOTH)
    assert board.chart.view == view
    assert close_to(board.image().pixelColor(board.place(added)), LIGHT.left)


@pytest.mark.parametrize(("days", "hour"), [(0, 23.98), (13, 0.0)])
@pytest.mark.parametrize("n", [1, 7])
def test_a_score_at_the_edge_of_the_chart_is_a_whole_dot(
    themes: Themes, qtbot: QtBot, days: int, hour: float, n: int
) -> None:
    empty = Board(themes, Noted(), qtbot)
    sizes = []
    for one in (point(back(days), 5, hour=hour, n=n), point(back(6), 5, n=n)):
        board = Board(themes, Noted((one,)), qtbot)
        sizes.append(len({pixel.x() for pixel in differing(board.image(), empty.image())}))
    assert sizes[0] == sizes[1] > 8


def test_what_stands_in_a_lane_is_seen_on_paper() -> None:
    """Thin as it is: at the size of a year on paper, half of a cross or a bar used to be its pale rim."""
    for kind, color in ((MarkKind.TWIST, LIGHT.stop), (MarkKind.SESSION, LIGHT.accent)):
        look = Look(LIGHT, font(71))
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.card))
        painter = QPainter(image)
        marks(painter, look, kind, mark_size(1.0, look))(30, 30)
        painter.end()
        inked = sum(close_to(image.pixelColor(x, y), color) for x in range(60) for y in range(60))
        assert inked > 250, kind


def test_points_beyond_the_view_are_not_painted_over_the_edge(themes: Themes, qtbot: QtBot) -> None:
    points = tuple(point(back(days), days % 11) for days in range(60))
    board = Board(themes, Noted(points), qtbot)
    empty = Board(themes, Noted(), qtbot)
    assert board.chart.points_in_view() == tuple(in_order(points[:14]))
    for one in (board, empty):
        one.chart.look_at(TWO_WEEKS.moved(-0.55))
    layout = board.chart.layout_now()
    dot = LARGEST_DOT / 2 + 2
    for pixel in differing(board.image(), empty.image()):
        assert layout.left - dot <= pixel.x() <= layout.right + dot


def test_a_mark_for_many_days_stands_in_their_middle() -> None:
    many = Mark(date(2026, 11, 10), MarkKind.SESSION, 4, date(2026, 11, 13))
    assert many.at == date(2026, 11, 12).toordinal()
