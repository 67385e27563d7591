"""Paints a pain chart: single points on a fixed axis from 0 to 10, nothing joined, nothing smoothed.

The same painting serves the screen and the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.points import Mark, MarkKind, Point
from ankle_rehab.ui.widgets.chart.axis import axis
from ankle_rehab.ui.widgets.chart.layout import EDGE, PADDING, SCORES, ChartLayout, Look
from ankle_rehab.ui.widgets.chart.shapes import (
    LARGEST_DOT,
    SEVERAL,
    Stamp,
    dot_size,
    dots,
    mark_size,
    marks,
    side_color,
)
from ankle_rehab.ui.words import diary_text

NUMBERED = (0, 2, 4, 6, 8, 10)
MOST_WRITTEN = 99
COUNT_TYPE = 0.72
WIDER = 1.25  # an octagon is told from a circle
ROW_LINE, TIME_LINE = "wall", "floor"
_CENTRE = Qt.AlignmentFlag.AlignCenter
_FLAT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def paint_chart(
    painter: QPainter,
    layout: ChartLayout,
    look: Look,
    points: Iterable[Point],
    happened: Iterable[Mark],
) -> None:
    """Paint everything but what somebody points at. Points and marks outside of the view are left out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, layout, look)
    _paint_time(painter, layout, look)
    rim = EDGE * look.unit  # a dot at the edge is a whole one
    painter.setClipRect(layout.whole.adjusted(-rim, 0, rim, 0), Qt.ClipOperation.IntersectClip)
    _paint_marks(painter, layout, look, happened)
    _paint_points(painter, layout, look, points)
    painter.restore()


def paint_day(painter: QPainter, layout: ChartLayout, look: Look, first: float, last: float) -> None:
    """Set the days from `first` up to `last` apart, under everything else that is painted later."""
    left, right = sorted((layout.x(first), layout.x(last)))
    width = max(look.unit, right - left)
    left = min(max(left, layout.left), layout.right)
    right = min(left + width, layout.right)
    painter.fillRect(
        QRectF(left, layout.whole.top(), right - left, layout.whole.height()), look.theme.color("soft")
    )


def paint_picked(painter: QPainter, layout: ChartLayout, look: Look, point: Point) -> None:
    """A ring around one point."""
    if point.side not in layout.panels:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = dot_size(layout.scale, look) * (SEVERAL if point.n > 1 else 1)
    painter.setPen(QPen(look.theme.color("text"), 2 * look.unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = size / 2 + 3.5 * look.unit
    painter.drawEllipse(QPointF(layout.x(point.at), layout.y(point.side, point.score)), radius, radius)
    painter.restore()


# the ground ----------------------------------------------------------------------------------------------


def _paint_ground(painter: QPainter, layout: ChartLayout, look: Look) -> None:
    """Headings, the lines of the scores with their numbers, and the names of the lanes."""
    theme = look.theme
    for side, panel in layout.panels.items():
        _paint_heading(painter, layout, look, side)
        painter.setFont(look.small)
        for score in NUMBERED:
            y = layout.y(side, score)
            painter.setPen(_line(theme.color(ROW_LINE), look))
            painter.drawLine(QPointF(panel.left(), y), QPointF(panel.right(), y))
            painter.setPen(theme.color("muted"))
            row = layout.beside(QRectF(0, y - layout.label_height / 2, 0, layout.label_height))
            paint_in_gutter(painter, look, row, str(score))
    painter.setFont(look.small)
    for lane, name in layout.names:
        painter.setPen(theme.color("muted"))
        paint_in_gutter(painter, look, layout.beside(lane), name)
        painter.setPen(_line(theme.color(ROW_LINE), look))
        painter.drawLine(QPointF(lane.left(), lane.center().y()), QPointF(lane.right(), lane.center().y()))


def _paint_heading(painter: QPainter, layout: ChartLayout, look: Look, side: Side) -> None:
    """The shape of a side with its letter and its name."""
    theme, panel = look.theme, layout.panels[side]
    row = QRectF(panel.left(), panel.top() - layout.heading_height, panel.width(), layout.heading_height)
    size = LARGEST_DOT * look.unit
    middle = size / 2 + PADDING * look.unit / 2
    x = row.right() - middle if look.mirrored else row.left() + middle
    dots(painter, look, side, size, late=False)(x, row.center().y())
    painter.setFont(look.bold)
    painter.setPen(side_color(side, theme))
    room = row.adjusted(0, 0, -2 * middle, 0) if look.mirrored else row.adjusted(2 * middle, 0, 0, 0)
    words = diary_text.side_heading(side)
    painter.drawText(room, lead(look) | _FLAT, words)


def paint_in_gutter(painter: QPainter, look: Look, row: QRectF, words: str) -> None:
    """Words beside the chart, close to it; what has no room is cut short."""
    gap = PADDING * look.unit
    room = row.adjusted(gap, 0, 0, 0) if look.mirrored else row.adjusted(0, 0, -gap, 0)
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, trail(look) | _FLAT, shown)


def _paint_time(painter: QPainter, layout: ChartLayout, look: Look) -> None:
    """A faint line and words where each stretch of time begins."""
    theme = look.theme
    painter.setFont(look.small)
    metrics = QFontMetricsF(look.small)
    shown = axis(layout.view, layout.width, metrics.horizontalAdvance)
    line = _line(theme.color(TIME_LINE), look)
    stretches = [(panel.top(), panel.bottom()) for panel in layout.panels.values()]
    stretches.append((layout.lanes_top, layout.foot + layout.label_height))
    for tick in shown.ticks:
        x = layout.x(tick.day)
        painter.setPen(line)
        painter.drawLines([QLineF(x, top, x, bottom) for top, bottom in stretches])
        painter.setPen(theme.color("text"))
        _paint_label(painter, layout, look, QPointF(x, layout.foot), tick.words)
    for era in shown.eras:
        painter.setPen(theme.color("muted"))
        place = QPointF(layout.x(era.day), layout.foot + layout.label_height)
        _paint_label(painter, layout, look, place, era.words)


def _paint_label(painter: QPainter, layout: ChartLayout, look: Look, place: QPointF, words: str) -> None:
    """Words that begin at `place`, in reading direction."""
    gap = 3 * look.unit
    left = place.x() - gap - layout.width if look.mirrored else place.x() + gap
    painter.drawText(QRectF(left, place.y(), layout.width, layout.label_height), lead(look) | _FLAT, words)


# what was written ----------------------------------------------------------------------------------------


def _paint_points(painter: QPainter, layout: ChartLayout, look: Look, points: Iterable[Point]) -> None:
    """Hollow ones first: where both are on the same spot, those written in time are to be seen."""
    size = dot_size(layout.scale, look)
    large = size * SEVERAL
    numbered = large >= LARGEST_DOT * look.unit
    counts: list[tuple[float, float, Point]] = []
    first, last = layout.view.first, layout.view.last
    origin, day = layout.x(first), layout.x(first + 1) - layout.x(first)
    in_view = [point for point in points if first <= point.at <= last]
    for (side, late, several), alike in _kinds(in_view, layout.panels):
        stamp = dots(painter, look, side, large if several else size, late=late)
        heights = [layout.y(side, score) for score in range(SCORES)]
        for point in alike:
            x, y = origin + (point.at - first) * day, heights[point.score]
            stamp(x, y)
            if several and numbered:
                counts.append((x, y, point))
    _paint_counts(painter, look, large, counts)


def _kinds(
    points: list[Point], sides: Iterable[Side]
) -> Iterator[tuple[tuple[Side, bool, bool], list[Point]]]:
    """The points of each side, those written late and those for several scores first.

    A hollow one under one as large that was written in time is left out.
    """
    for side in sides:
        own = [point for point in points if point.side is side]
        late = [point for point in own if point.late]
        in_time = [point for point in own if not point.late] if late else own
        above = {(point.score, point.at): point.n for point in in_time} if late else {}
        late = [point for point in late if not _hidden(point.n, above.get((point.score, point.at), 0))]
        for which, several in product((late, in_time), (True, False)):
            if alike := [point for point in which if (point.n > 1) is several]:
                yield (side, which is late, several), alike


def _hidden(n: int, above: int) -> bool:
    """Whether a dot for `n` scores lies under one for so many that is as large."""
    return above > 1 or above == n == 1


def _paint_counts(
    painter: QPainter, look: Look, size: float, counts: list[tuple[float, float, Point]]
) -> None:
    """How many scores a large dot stands for, written into it."""
    font = look.small
    font.setPixelSize(max(6, round(size * COUNT_TYPE)))
    painter.setFont(font)
    for x, y, point in counts:
        painter.setPen(look.theme.color("text" if point.late else "card"))
        words = str(point.n) if point.n <= MOST_WRITTEN else "+"
        painter.drawText(QRectF(x - size, y - size, 2 * size, 2 * size), _CENTRE, words)


def _paint_marks(painter: QPainter, layout: ChartLayout, look: Look, happened: Iterable[Mark]) -> None:
    size = mark_size(layout.scale, look)
    stamps: dict[MarkKind | Light, Stamp] = {}
    first, last = layout.view.first, layout.view.last
    for mark in happened:
        at = mark.at
        if mark.kind in layout.lanes and first <= at <= last:
            kind = mark.kind if mark.verdict is None else mark.verdict.light
            if kind not in stamps:
                stamps[kind] = marks(painter, look, kind, size * (WIDER if mark.verdict else 1.0))
            stamps[kind](layout.x(at), layout.lanes[mark.kind].center().y())


def _line(color: QColor, look: Look) -> QPen:
    return QPen(color, look.unit)


def lead(look: Look) -> Qt.AlignmentFlag:
    """Where words begin; painted places are turned round already, so no help of Qt is wanted."""
    side = Qt.AlignmentFlag.AlignRight if look.mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def trail(look: Look) -> Qt.AlignmentFlag:
    """Where words end."""
    side = Qt.AlignmentFlag.AlignLeft if look.mirrored else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute
