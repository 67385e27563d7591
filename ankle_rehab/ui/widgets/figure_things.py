"""What moves with the foot: ball, band, towel, hand, the path of the toe and the arrow of the effort."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from ankle_rehab.domain.motion import Point
from ankle_rehab.ui.widgets.figure_ink import Ink, limb, polyline, smooth

BAND = 2.7
BAND_AT_REST = 20.0
ARC = (-1.0, -0.5, 0.0, 0.5, 1.0)


def paint_arrow(painter: QPainter, ink: Ink, start: Point, end: Point, width: float = 3.0) -> None:
    """An arrow in the accent colour; `width` in line thicknesses."""
    length = math.dist(start, end)
    if length < 0.5:
        return
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    head = min(length * 0.7, ink.line * width * 2.6)
    neck = (end[0] - ux * head, end[1] - uy * head)
    pen = ink.pen("accent", width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(*start), QPointF(neck[0] + ux * ink.line, neck[1] + uy * ink.line))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.color("accent"))
    half = head * 0.62
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(*end),
                QPointF(neck[0] - uy * half, neck[1] + ux * half),
                QPointF(neck[0] + uy * half, neck[1] - ux * half),
            ]
        )
    )


def paint_curved_arrow(painter: QPainter, ink: Ink, points: Sequence[Point], width: float = 2.4) -> None:
    """An arrow along a curve through the points."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen("accent", width))
    painter.drawPath(smooth(points[:-1], closed=False))
    paint_arrow(painter, ink, points[-2], points[-1], width)


def paint_ball(painter: QPainter, ink: Ink, middle: Point, radius: float, turn: float) -> None:
    """A small ball with a seam that shows how far it has rolled; `turn` in degrees against the clock."""
    painter.setPen(ink.pen("skin_line", 0.8))
    painter.setBrush(ink.color("prop"))
    painter.drawEllipse(QPointF(*middle), radius, radius)
    pen = ink.pen("card", 1.0)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (1, -1):
        points = []
        for x, y in ((0.45, 0.85), (0.22, 0.0), (0.45, -0.85)):
            angle = math.radians(turn)
            px, py = x * side * radius, y * radius
            points.append(
                (
                    middle[0] + px * math.cos(angle) - py * math.sin(angle),
                    middle[1] + px * math.sin(angle) + py * math.cos(angle),
                )
            )
        painter.drawPath(smooth(points, closed=False))


def paint_path(painter: QPainter, ink: Ink, points: Sequence[Point], done: Sequence[Sequence[Point]]) -> None:
    """The way of the big toe: the whole of it faint and dotted, what is done of it strong."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    faint = ink.pen("accent", 0.9)
    faint.setDashPattern([1.0, 3.0])
    painter.setPen(faint)
    if points:
        painter.drawPath(polyline(points))
    painter.setPen(ink.pen("accent", 2.0))
    for stroke in done:
        if len(stroke) > 1:
            painter.drawPath(polyline(stroke))


def paint_band(painter: QPainter, ink: Ink, anchor: Point, loop: Sequence[Point]) -> None:
    """An elastic band from its anchor to a loop round the front of the foot; the longer, the thinner."""
    thick = BAND * math.sqrt(BAND_AT_REST / max(BAND_AT_REST / 2, math.dist(anchor, loop[0])))
    path = polyline([anchor, loop[0]])
    path.connectPath(smooth(loop, closed=False))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for name, width in (("skin_line", thick + 1.4 * ink.line), ("prop", thick)):
        pen = ink.pen(name)
        pen.setWidthF(width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPath(path)


def paint_towel(painter: QPainter, ink: Ink, start: float, end: float, gathered: float, toes: float) -> None:
    """A towel on the floor from under the heel to `end`; gathered from 0 flat to 1 in folds under the toes."""
    top: list[Point] = []
    count = 44
    for step in range(count + 1):
        x = start + (end - start) * step / count
        near = math.exp(-(((x - toes) / 4.2) ** 2))
        wave = 0.5 - 0.5 * math.cos((x - toes) * 2.1)
        top.append((x, 1.1 + gathered * near * (1.2 + 2.6 * wave)))
    painter.setPen(ink.pen("skin_line", 0.8))
    painter.setBrush(ink.color("prop"))
    path = smooth(top, closed=False)
    path.lineTo(end, 0.0)
    path.lineTo(start, 0.0)
    path.closeSubpath()
    painter.drawPath(path)
    painter.setPen(ink.pen("card", 0.9))
    for back in (2.2, 3.6):
        painter.drawLine(QPointF(end - back, 0.1), QPointF(end - back, 1.0))


def paint_hand(painter: QPainter, ink: Ink, ball: Point) -> None:
    """Forearm and palm of a hand that comes from behind and above, under the ball."""
    x, y = ball
    parts = (
        limb((x - 42, y + 33), (x - 13.0, y + 9.6), 5.2, 3.2),
        limb((x - 11.5, y + 8.4), (x - 5.2, y + 3.2), 4.2, 4.4),
    )
    painter.setPen(ink.pen(width=2.0))
    painter.setBrush(ink.color("skin"))
    for part in parts:
        painter.drawPath(part)
    painter.setPen(Qt.PenStyle.NoPen)
    for part in parts:
        painter.drawPath(part)


def paint_fingers(painter: QPainter, ink: Ink, ball: Point) -> None:
    """Four fingers and the thumb over the ball."""
    x, y = ball
    painter.setPen(ink.pen(width=0.9))
    painter.setBrush(ink.color("skin"))
    painter.drawPath(limb((x - 7.2, y + 0.6), (x - 2.2, y - 2.3), 1.7, 1.15))
    for number in range(4):
        start = (x - 5.4 + number * 1.5, y + 2.6 + number * 1.35)
        end = (x - 0.6 + number * 0.95, y - 0.7 + number * 1.15)
        painter.drawPath(limb(start, end, 1.3, 1.05))


def paint_force(painter: QPainter, ink: Ink, at: Point, strength: float) -> None:
    """Short arcs in the wall beside the place that is pressed, more of them the stronger the push."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number in range(3):
        share = min(1.0, max(0.0, strength * 3 - number))
        if share <= 0.02:
            break
        color = ink.color("accent")
        color.setAlphaF(share * 0.9)
        pen = ink.pen("accent", 1.6)
        pen.setColor(color)
        painter.setPen(pen)
        reach, high = 1.6 + number * 1.7, 2.0 + number * 1.2
        arc = [(at[0] + reach - high * (1 - math.cos(turn)), at[1] + high * math.sin(turn)) for turn in ARC]
        painter.drawPath(smooth(arc, closed=False))
