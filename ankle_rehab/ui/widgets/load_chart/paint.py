"""Paints the load chart: a bar a week, in it the longest run, lanes of marks, and pain on the same days.

The same painting serves the screen and the paper.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from ankle_rehab.domain.load_chart import LoadWeek, lines
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.domain.value import value
from ankle_rehab.ui.widgets.chart.layout import EDGE, PADDING, Look
from ankle_rehab.ui.widgets.chart.paint import ROW_LINE, TIME_LINE, lead, paint_in_gutter
from ankle_rehab.ui.widgets.chart.shapes import dot_size, dots, mark_shape
from ankle_rehab.ui.widgets.load_chart.axis import ticks
from ankle_rehab.ui.widgets.load_chart.layout import LoadLayout
from ankle_rehab.ui.widgets.load_chart.shapes import hard_shape, weight_color, weight_shape
from ankle_rehab.ui.words import load_chart_words

GAP, LEAST_BAR = 0.5, 2.5
MARK, SMALLEST_MARK = 10.0, 5.0
CORNER = 3.0
ROOM_BESIDE = 0.2
SCORES_NAMED = (0, 5, 10)
_FLAT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@value
class Picked:
    """What is set apart: the days from `first` to `last`, counted from the first of the chart."""

    first: int
    last: int


def paint_load(painter: QPainter, layout: LoadLayout, look: Look, picked: Picked | None = None) -> None:
    """Paint all of it, with `picked` on a ground of its own."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if picked is not None:
        ground = layout.stretch(picked.first, picked.last + 1, layout.whole)
        painter.fillRect(ground, look.theme.color("soft"))
    _paint_ground(painter, layout, look)
    _paint_time(painter, layout, look)
    for number, week in enumerate(layout.shown.weeks):
        _paint_week(painter, layout, look, number, week)
    rim = EDGE * look.unit
    painter.setClipRect(layout.whole.adjusted(-rim, 0, rim, 0), Qt.ClipOperation.IntersectClip)
    _paint_days(painter, layout, look)
    painter.restore()


def mark_size(layout: LoadLayout, look: Look) -> float:
    """How wide a mark is: those of neighbouring days can be told apart."""
    return max(SMALLEST_MARK * look.unit, min(MARK * look.unit, layout.scale * 0.9))


def paint_shape(painter: QPainter, path: QPainterPath, color: QColor, place: QPointF, size: float) -> None:
    """A shape of one unit around the origin, `size` wide, with its middle at `place`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPath(QTransform.fromScale(size, size).map(path).translated(place))


def paint_week_bar(painter: QPainter, look: Look, bar: QRectF) -> None:
    """The pale bar of a whole week, with a rim."""
    painter.setPen(QPen(look.theme.color("accent"), look.unit))
    painter.setBrush(look.theme.color("soft"))
    painter.drawRoundedRect(bar, CORNER * look.unit, CORNER * look.unit)


def paint_run_bar(painter: QPainter, look: Look, bar: QRectF) -> None:
    """The full bar of one run."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.color("accent"))
    painter.drawRect(bar)


# the ground ----------------------------------------------------------------------------------------------


def _paint_ground(painter: QPainter, layout: LoadLayout, look: Look) -> None:
    shown, bars = layout.shown, layout.bars
    _paint_heading(painter, look, layout.above(bars), load_chart_words.heading(shown.unit), "text")
    painter.setFont(look.small)
    for number in lines(layout.top):
        y = bars.bottom() - number / layout.top * layout.highest
        _paint_row(painter, layout, look, y, str(number))
    for lane, name in zip(layout.lanes, load_chart_words.lane_names(), strict=True):
        _paint_row(painter, layout, look, lane.center().y(), name)
    for side, panel in layout.panels.items():
        _paint_heading(painter, look, layout.above(panel), load_chart_words.pain(side), side.value)
        painter.setFont(look.small)
        for score in SCORES_NAMED:
            _paint_row(painter, layout, look, layout.y(side, score), str(score))


def _paint_heading(painter: QPainter, look: Look, room: QRectF, words: str, color: str) -> None:
    font = look.small
    font.setWeight(look.bold.weight())
    painter.setFont(font)
    painter.setPen(look.theme.color(color))
    raised = room.adjusted(0, 0, 0, -PADDING / 2 * look.unit)
    painter.drawText(raised, lead(look) | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine, words)


def _paint_row(painter: QPainter, layout: LoadLayout, look: Look, y: float, words: str) -> None:
    """A line across the chart, with words in the gutter."""
    painter.setPen(QPen(look.theme.color(ROW_LINE), look.unit))
    painter.drawLine(QLineF(layout.left, y, layout.right, y))
    painter.setPen(look.theme.color("muted"))
    row = layout.beside(QRectF(0, y - layout.label_height / 2, 0, layout.label_height))
    paint_in_gutter(painter, look, row, words)


def _paint_time(painter: QPainter, layout: LoadLayout, look: Look) -> None:
    painter.setFont(look.small)
    metrics = QFontMetricsF(look.small)
    for tick in ticks(layout.shown, layout.scale, metrics.horizontalAdvance):
        x = layout.x(tick.days)
        painter.setPen(QPen(look.theme.color(TIME_LINE), look.unit))
        painter.drawLines([QLineF(x, top, x, bottom) for top, bottom in layout.stretches])
        for line, words, color in ((0, tick.words, "text"), (1, tick.year, "muted")):
            gap, top = 3 * look.unit, layout.foot + line * layout.label_height
            left = x - gap - layout.width if look.mirrored else x + gap
            painter.setPen(look.theme.color(color))
            room = QRectF(left, top, layout.width, layout.label_height)
            painter.drawText(room, lead(look) | _FLAT, words)


# what was done -------------------------------------------------------------------------------------------


def _paint_week(painter: QPainter, layout: LoadLayout, look: Look, number: int, week: LoadWeek) -> None:
    """Its bar, the longest run in it on its day, and what the rules found."""
    floor = layout.bars.bottom()
    if week.kilometres:
        gap = min(GAP * layout.scale, 3 * look.unit)
        whole = layout.stretch(7 * number, 7 * number + 7, layout.bars)
        bar = QRectF(whole.left() + gap, 0, whole.width() - 2 * gap, layout.height(week.kilometres))
        bar.moveBottom(floor)
        paint_week_bar(painter, look, bar)
        if (longest := week.longest) is not None:
            wide = max(LEAST_BAR * look.unit, layout.scale * (1 - ROOM_BESIDE))
            run = QRectF(0, 0, wide, layout.height(max(longest.lengths)))
            half = wide / 2
            middle = min(max(layout.middle(longest.day), bar.left() + half), bar.right() - half)
            run.moveCenter(QPointF(middle, 0))
            run.moveBottom(floor)
            paint_run_bar(painter, look, run)
    weight = load_chart_words.weight(week)
    if weight is not None:
        place = QPointF(layout.x(7 * number + 3.5), layout.lanes[0].center().y())
        size = min(MARK * look.unit, max(SMALLEST_MARK * look.unit, 5 * layout.scale))
        paint_shape(painter, weight_shape(weight), look.theme.color(weight_color(weight)), place, size)


def _paint_days(painter: QPainter, layout: LoadLayout, look: Look) -> None:
    """Hard runs, days of rest, and the worst score of each day."""
    size, theme = mark_size(layout, look), look.theme
    dot = dot_size(layout.scale, look)
    stamps = {side: dots(painter, look, side, dot, late=False) for side in layout.panels}
    for week in layout.shown.weeks:
        for day in week.days:
            x = layout.middle(day.day)
            if day.hard:
                place = QPointF(x, layout.lanes[1].center().y())
                paint_shape(painter, hard_shape(), theme.color("text"), place, size)
            if day.rest:
                place = QPointF(x, layout.lanes[2].center().y())
                paint_shape(painter, mark_shape(MarkKind.REST), theme.color("good"), place, size)
            for side, score in day.pain:
                if side in stamps:
                    stamps[side](x, layout.y(side, score))
