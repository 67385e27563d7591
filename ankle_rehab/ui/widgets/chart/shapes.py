"""The shapes of a chart, so that nothing is told by colour alone, and a quick way to paint many of them."""

from __future__ import annotations

from collections.abc import Callable
from math import log2

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.ui.theme import Theme
from ankle_rehab.ui.widgets.chart.layout import Look
from ankle_rehab.ui.widgets.light_shapes import COLORS, light_shape

SMALLEST_DOT, LARGEST_DOT = 5.0, 11.0
SEVERAL = 1.35
RIM, RING = 0.8, 1.7
SMALLEST_MARK, MARK = 6.0, 9.0
SQUARE, DIAMOND, BAR = 0.88, 1.1, 0.36

Stamp = Callable[[float, float], None]


def dot_size(day_width: float, look: Look) -> float:
    """How wide a dot is where a day is `day_width` wide: dots of neighbouring days can be told apart."""
    size = 5.3 + log2(max(day_width / look.unit, 0.01))
    return min(LARGEST_DOT, max(SMALLEST_DOT, size)) * look.unit


def mark_size(day_width: float, look: Look) -> float:
    """How wide a mark is where a day is `day_width` wide."""
    return max(SMALLEST_MARK, min(MARK, 0.8 * dot_size(day_width, look) / look.unit)) * look.unit


def side_color(side: Side, theme: Theme) -> QColor:
    return theme.color("left" if side is Side.LEFT else "right")


def mark_color(kind: MarkKind, theme: Theme) -> QColor:
    names = {
        MarkKind.LIGHT: "good",
        MarkKind.SESSION: "accent",
        MarkKind.RUN: "text",
        MarkKind.ICING: "rest",
        MarkKind.TWIST: "stop",
        MarkKind.REST: "good",
        MarkKind.SICK: "caution",
    }
    return theme.color(names[kind])


def side_shape(side: Side) -> QPainterPath:
    """A circle for the left, a square for the right; one unit wide, its middle at the origin."""
    path = QPainterPath()
    if side is Side.LEFT:
        path.addEllipse(QPointF(0, 0), 0.5, 0.5)
    else:
        path.addRect(QRectF(-SQUARE / 2, -SQUARE / 2, SQUARE, SQUARE))
    return path


def mark_shape(kind: MarkKind) -> QPainterPath:
    """A bar upright, an arrowhead, a diamond, a cross, a bar lying, a triangle; about one unit wide, around
    the origin.

    A light has one shape for each of its lights (see `light_shapes`).
    """
    path = QPainterPath()
    match kind:
        case MarkKind.LIGHT:
            path = light_shape(Light.GREEN)
        case MarkKind.SESSION:
            path.addRect(QRectF(-BAR / 2, -0.5, BAR, 1))
        case MarkKind.RUN:
            path.addPolygon([QPointF(-0.42, -0.5), QPointF(0.5, 0), QPointF(-0.42, 0.5)])
            path.closeSubpath()
        case MarkKind.ICING:
            half = DIAMOND / 2
            path.addPolygon([QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)])
            path.closeSubpath()
        case MarkKind.TWIST:
            bar = QPainterPath()
            bar.addRect(QRectF(-BAR / 3, -0.55, BAR / 1.5, 1.1))
            turned = QTransform().rotate(45).map(bar)
            path = turned.united(QTransform().rotate(-45).map(bar))
        case MarkKind.REST:
            path.addRoundedRect(QRectF(-0.5, -BAR / 2, 1, BAR), BAR / 2, BAR / 2)
        case MarkKind.SICK:
            path.addPolygon([QPointF(-0.5, -0.42), QPointF(0.5, -0.42), QPointF(0, 0.5)])
            path.closeSubpath()
    return path


def dots(painter: QPainter, look: Look, side: Side, size: float, *, late: bool) -> Stamp:
    """Paints dots of one kind: full with a rim that parts it from its neighbours, or hollow if late."""
    theme, unit = look.theme, look.unit
    color = side_color(side, theme)
    path = QTransform.fromScale(size, size).map(side_shape(side))
    if late:
        inner = QTransform.fromScale(size - RING * unit, size - RING * unit).map(side_shape(side))
        card = theme.color("card")
        return _stamp(
            painter, look, size, [(path, card, RIM * unit, card), (inner, card, RING * unit, color)]
        )
    return _stamp(painter, look, size, [(path, color, RIM * unit, theme.color("card"))])


def marks(painter: QPainter, look: Look, kind: MarkKind | Light, size: float) -> Stamp:
    """Paints marks of one kind or light; the rim lies around them, for some are as thin as the rim."""
    if isinstance(kind, Light):
        color, shape = look.theme.color(COLORS[kind]), light_shape(kind)
    else:
        color, shape = mark_color(kind, look.theme), mark_shape(kind)
    path = QTransform.fromScale(size, size).map(shape)
    card, rim = look.theme.color("card"), RIM * look.unit
    return _stamp(painter, look, size, [(path, card, rim, card), (path, color, 0.0, card)])


def _stamp(
    painter: QPainter, look: Look, size: float, layers: list[tuple[QPainterPath, QColor, float, QColor]]
) -> Stamp:
    """On a screen the shape is painted once and copied to the nearest pixel; on paper it stays a shape."""

    def paint(on: QPainter, x: float, y: float) -> None:
        for path, fill, rim, rim_color in layers:
            line = Qt.PenStyle.SolidLine if rim else Qt.PenStyle.NoPen
            on.setPen(QPen(rim_color, rim, line, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
            on.setBrush(fill)
            on.drawPath(path.translated(x, y))

    if look.sharpness is None:
        return lambda x, y: paint(painter, x, y)
    sharpness = look.sharpness
    pixels = round((size * DIAMOND + 4 * RIM * look.unit) * sharpness) // 2 * 2 + 1
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    once = QPainter(pixmap)
    once.setRenderHint(QPainter.RenderHint.Antialiasing)
    once.scale(sharpness, sharpness)
    half = pixels / sharpness / 2
    paint(once, half, half)
    once.end()
    pixmap.setDevicePixelRatio(sharpness)

    def stamp(x: float, y: float) -> None:
        place = QPointF(round((x - half) * sharpness) / sharpness, round((y - half) * sharpness) / sharpness)
        painter.drawPixmap(place, pixmap)

    return stamp
