"""The shapes of the load chart's own lanes: hard runs and what the rules found."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from ankle_rehab.domain.light import Light
from ankle_rehab.domain.load import Weight
from ankle_rehab.ui.widgets.light_shapes import light_shape

_PEAK = ((-0.5, 0.1), (0.0, -0.4), (0.5, 0.1), (0.5, 0.4), (0.0, -0.1), (-0.5, 0.4))
_HARD_APART = 0.16


def hard_shape() -> QPainterPath:
    """Two peaks, one above the other; one unit wide, around the origin."""
    path = QPainterPath()
    for shift in (-_HARD_APART, _HARD_APART):
        peak = QPainterPath()
        peak.addPolygon([QPointF(x, y * 0.75 + shift * 1.6) for x, y in _PEAK])
        peak.closeSubpath()
        path = path.united(peak)
    return path


def weight_shape(weight: Weight) -> QPainterPath:
    """A hollow triangle, or an octagon for the heaviest; about one unit wide, around the origin."""
    return light_shape(Light.RED if weight is Weight.RED else Light.HOLD)


def weight_color(weight: Weight) -> str:
    """The name of its colour."""
    return "stop" if weight is Weight.RED else "caution"
