"""Soft outlines of the figure's parts, and filling them with a dark rim."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath

from ankle_rehab.domain.motion import Point
from ankle_rehab.domain.skeleton import Frame
from ankle_rehab.ui.widgets.figure.canvas import Canvas
from ankle_rehab.ui.widgets.figure.ink import Ink

RIM = 1.0


class Shape:
    """A closed soft outline that keeps its paths: itself, and itself with a rim round it."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = tuple(points)
        self.path = smooth(self._points)
        self._rim = 0.0
        self._rimmed = self.path

    def rimmed(self, rim: float) -> QPainterPath:
        """The outline wider by that many centimetres on every side."""
        if rim != self._rim:
            self._rim, self._rimmed = rim, smooth(swollen(self._points, rim))
        return self._rimmed


Part = tuple[Shape, Frame | None]


def fill(canvas: Canvas, ink: Ink, parts: Sequence[Part], color: QColor) -> None:
    """Fill several parts as one piece: all rims first, then all colours. Far cheaper than stroking."""
    rim = ink.line * RIM
    canvas.pen(Qt.PenStyle.NoPen)
    canvas.brush(ink.color("skin_line"))
    for shape, bone in parts:
        canvas.path(shape.rimmed(rim), bone)
    canvas.brush(color)
    for shape, bone in parts:
        canvas.path(shape.path, bone)


def bone(start: Point, end: Point, length: float) -> Frame:
    """The frame of a bone from start to end; seen slanting it looks shorter than its length."""
    angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    return Frame(start, angle, math.dist(start, end) / length)


def swollen(points: Sequence[Point], by: float, closed: bool = True) -> list[Point]:
    """The points moved outwards."""
    count = len(points)
    area = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(points, (*points[1:], points[0]), strict=True))
    side = by if area > 0 else -by
    moved = []
    for index in range(count):
        before = points[index - 1] if closed or index else points[0]
        after = points[(index + 1) % count] if closed or index + 1 < count else points[-1]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        x, y = points[index]
        moved.append((x + side * dy / length, y - side * dx / length))
    return moved


def smooth(points: Sequence[Point], closed: bool = True) -> QPainterPath:
    """A soft curve through the points (Catmull-Rom, as cubic curves)."""
    first, last = (points[-1], (points[0], points[1])) if closed else (points[0], (points[-1],))
    line = [first, *points, *last]
    path = QPainterPath(QPointF(*points[0]))
    cubic = path.cubicTo
    (x0, y0), (x1, y1), (x2, y2) = line[:3]
    for x3, y3 in line[3:]:
        cubic(x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2)
        x0, y0, x1, y1, x2, y2 = x1, y1, x2, y2, x3, y3
    if closed:
        path.closeSubpath()
    return path


def limb(start: Point, end: Point, wide: float, narrow: float) -> list[Point]:
    """A tapered limb with round ends; the numbers are the half widths."""
    length = max(1e-6, ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    nx, ny = -uy, ux

    def at(point: Point, along: float, across: float) -> Point:
        return (point[0] + ux * along + nx * across, point[1] + uy * along + ny * across)

    return [
        at(start, -wide, 0),
        at(start, -wide * 0.7, wide * 0.7),
        at(start, 0, wide),
        at(start, length * 0.5, (wide + narrow) / 2),
        at(end, 0, narrow),
        at(end, narrow * 0.7, narrow * 0.7),
        at(end, narrow, 0),
        at(end, narrow * 0.7, -narrow * 0.7),
        at(end, 0, -narrow),
        at(start, length * 0.5, -(wide + narrow) / 2),
        at(start, 0, -wide),
        at(start, -wide * 0.7, -wide * 0.7),
    ]


def polyline(points: Sequence[Point]) -> QPainterPath:
    """Straight lines through the points."""
    path = QPainterPath(QPointF(*points[0]))
    for x, y in points[1:]:
        path.lineTo(x, y)
    return path
