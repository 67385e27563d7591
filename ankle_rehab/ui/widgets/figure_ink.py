"""Colours, pens and smooth outlines with which the figure is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ankle_rehab.domain.motion import Point
from ankle_rehab.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of the theme and the thickness of a line in centimetres of the picture."""

    theme: Theme
    line: float

    def color(self, name: str) -> QColor:
        return self.theme.color(name)

    def pen(self, name: str = "skin_line", width: float = 1.0) -> QPen:
        """A round pen; `width` is in line thicknesses."""
        pen = QPen(self.color(name), self.line * width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen


def smooth(points: Sequence[Point], closed: bool = True) -> QPainterPath:
    """A soft curve through the points (Catmull-Rom, as cubic curves)."""
    count = len(points)
    path = QPainterPath(QPointF(*points[0]))
    for index in range(count if closed else count - 1):
        if closed:
            p0, p1 = points[index - 1], points[index]
            p2, p3 = points[(index + 1) % count], points[(index + 2) % count]
        else:
            p0, p1 = points[max(0, index - 1)], points[index]
            p2, p3 = points[index + 1], points[min(count - 1, index + 2)]
        path.cubicTo(
            p1[0] + (p2[0] - p0[0]) / 6,
            p1[1] + (p2[1] - p0[1]) / 6,
            p2[0] - (p3[0] - p1[0]) / 6,
            p2[1] - (p3[1] - p1[1]) / 6,
            p2[0],
            p2[1],
        )
    if closed:
        path.closeSubpath()
    return path


def limb(start: Point, end: Point, wide: float, narrow: float) -> QPainterPath:
    """A tapered limb with round ends; the numbers are the half widths."""
    length = max(1e-6, ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    nx, ny = -uy, ux

    def at(point: Point, along: float, across: float) -> Point:
        return (point[0] + ux * along + nx * across, point[1] + uy * along + ny * across)

    return smooth(
        [
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
    )


def polyline(points: Sequence[Point]) -> QPainterPath:
    """Straight lines through the points."""
    path = QPainterPath(QPointF(*points[0]))
    for x, y in points[1:]:
        path.lineTo(x, y)
    return path
