"""The shapes of the traffic light: circle, triangle, octagon and moon, so that colour never tells alone."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from ankle_rehab.domain.light import Light

COLORS = {
    Light.GREEN: "good",
    Light.HOLD: "caution",
    Light.AMBER: "caution",
    Light.RED: "stop",
    Light.CALM: "rest",
    Light.STOP: "stop",
}


def light_shape(light: Light) -> QPainterPath:
    """About one unit wide, around the origin. Hold is a hollow triangle, stop an octagon with a bar."""
    match light:
        case Light.GREEN:
            return _circle(0, 0.44)
        case Light.AMBER:
            return _polygon(_TRIANGLE)
        case Light.HOLD:
            return _polygon(_TRIANGLE).subtracted(
                _polygon([(x * 0.45, y * 0.45 + 0.07) for x, y in _TRIANGLE])
            )
        case Light.CALM:
            return _circle(-0.06, 0.5).subtracted(_circle(0.2, 0.42))
    octagon = _polygon([(cos(turn) * 0.6, sin(turn) * 0.6) for turn in _EIGHT])
    if light is Light.RED:
        return octagon
    bar = QPainterPath()
    bar.addRect(QRectF(-0.3, -0.1, 0.6, 0.2))
    return octagon.subtracted(bar)


_TRIANGLE = [(0.0, -0.5), (0.55, 0.45), (-0.55, 0.45)]
_EIGHT = [pi / 8 + number * pi / 4 for number in range(8)]


def _circle(x: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, 0), radius, radius)
    return path


def _polygon(corners: list[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path
