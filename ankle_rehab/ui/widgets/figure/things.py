"""What moves with the foot: ball, band, towel, hand, the path of the toe and the arrow of the effort."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt

from ankle_rehab.domain.motion import Point
from ankle_rehab.domain.skeleton import Frame
from ankle_rehab.ui.widgets.figure.canvas import Canvas
from ankle_rehab.ui.widgets.figure.ink import Ink
from ankle_rehab.ui.widgets.figure.shapes import Shape, fill, limb, polyline, smooth

BAND = 2.7
BAND_AT_REST = 20.0
ARC = (-1.0, -0.5, 0.0, 0.5, 1.0)


def paint_arrow(canvas: Canvas, ink: Ink, start: Point, end: Point, width: float = 3.0) -> None:
    """An arrow in the accent colour; `width` in line thicknesses."""
    length = math.dist(start, end)
    if length < 0.5:
        return
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    head = min(length * 0.7, ink.line * width * 2.6)
    neck = (end[0] - ux * head, end[1] - uy * head)
    pen = ink.pen("accent", width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    canvas.pen(pen)
    canvas.line(QPointF(*start), QPointF(neck[0] + ux * ink.line, neck[1] + uy * ink.line))
    canvas.pen(Qt.PenStyle.NoPen)
    canvas.brush(ink.color("accent"))
    half = head * 0.62
    canvas.polygon(
        [
            QPointF(*end),
            QPointF(neck[0] - uy * half, neck[1] + ux * half),
            QPointF(neck[0] + uy * half, neck[1] - ux * half),
        ]
    )


def paint_ball(canvas: Canvas, ink: Ink, middle: Point, radius: float, turn: float) -> None:
    """A small ball with a seam that shows how far it has rolled; `turn` in degrees against the clock."""
    canvas.pen(ink.pen("skin_line", 0.8))
    canvas.brush(ink.color("prop"))
    canvas.ellipse(QPointF(*middle), radius, radius)
    pen = ink.pen("card", 1.0)
    canvas.pen(pen)
    canvas.brush(Qt.BrushStyle.NoBrush)
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
        canvas.path(smooth(points, closed=False))


def paint_path(canvas: Canvas, ink: Ink, points: Sequence[Point], done: Sequence[Sequence[Point]]) -> None:
    """The way of the big toe: the whole of it faint and dotted, what is done of it strong."""
    canvas.brush(Qt.BrushStyle.NoBrush)
    faint = ink.pen("accent", 0.9)
    faint.setDashPattern([1.0, 3.0])
    canvas.pen(faint)
    if points:
        canvas.path(polyline(points))
    canvas.pen(ink.pen("accent", 2.0))
    for stroke in done:
        if len(stroke) > 1:
            canvas.path(polyline(stroke))


def paint_band(canvas: Canvas, ink: Ink, anchor: Point, loop: Sequence[Point]) -> None:
    """An elastic band from its anchor to a loop round the front of the foot; the longer, the thinner."""
    thick = BAND * math.sqrt(BAND_AT_REST / max(BAND_AT_REST / 2, math.dist(anchor, loop[0])))
    path = polyline([anchor, loop[0]])
    path.connectPath(smooth(loop, closed=False))
    canvas.brush(Qt.BrushStyle.NoBrush)
    for name, width in (("skin_line", thick + 1.4 * ink.line), ("prop", thick)):
        pen = ink.pen(name)
        pen.setWidthF(width * ink.pixels)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        canvas.pen(pen)
        canvas.path(path)


def paint_towel(canvas: Canvas, ink: Ink, place: tuple[float, ...], end: float, gathered: float) -> None:
    """[start, toes]: a towel from under the heel to `end`, flat at 0 and in folds under the toes at 1."""
    start, toes = place
    top: list[Point] = []
    count = 44
    for step in range(count + 1):
        x = start + (end - start) * step / count
        near = math.exp(-(((x - toes) / 4.2) ** 2))
        wave = 0.5 - 0.5 * math.cos((x - toes) * 2.1)
        top.append((x, 1.1 + gathered * near * (1.2 + 2.6 * wave)))
    canvas.pen(ink.pen("skin_line", 0.8))
    canvas.brush(ink.color("prop"))
    path = smooth(top, closed=False)
    path.lineTo(end, 0.0)
    path.lineTo(start, 0.0)
    path.closeSubpath()
    canvas.path(path)
    canvas.pen(ink.pen("card", 0.9))
    for back in (2.2, 3.6):
        canvas.line(QPointF(end - back, 0.1), QPointF(end - back, 1.0))


# The hand is drawn around the middle of the ball that it holds.
_FOREARM = Shape(limb((-42.0, 33.0), (-13.0, 9.6), 5.2, 3.2))
_PALM = Shape(limb((-11.5, 8.4), (-5.2, 3.2), 4.2, 4.4))
_FINGERS = (
    Shape(limb((-7.2, 0.6), (-2.2, -2.3), 1.7, 1.15)),
    *(
        Shape(
            limb(
                (-5.4 + 1.5 * place, 2.6 + 1.35 * place), (-0.9 + 0.95 * place, -0.6 + 1.2 * place), 1.3, 1.05
            )
        )
        for place in range(4)
    ),
)


def paint_hand(canvas: Canvas, ink: Ink, ball: Point) -> None:
    """Forearm and palm of a hand that comes from behind and above, under the ball."""
    place = Frame((ball[0] - 1.2, ball[1] + 0.9))
    fill(canvas, ink, ((_FOREARM, place), (_PALM, place)), ink.color("skin"))


def paint_fingers(canvas: Canvas, ink: Ink, ball: Point) -> None:
    """Four fingers and the thumb over the ball."""
    place = Frame((ball[0] - 1.2, ball[1] + 0.9))
    for finger in _FINGERS:
        fill(canvas, ink, ((finger, place),), ink.color("skin"))


def paint_force(canvas: Canvas, ink: Ink, at: Point, strength: float) -> None:
    """Short arcs in the wall beside the place that is pressed, more of them the stronger the push."""
    canvas.brush(Qt.BrushStyle.NoBrush)
    for number in range(3):
        share = min(1.0, max(0.0, strength * 3 - number))
        if share <= 0.02:
            break
        pen = ink.pen("accent", 1.6)
        pen.setColor(ink.between("wall", "accent", share))
        canvas.pen(pen)
        reach, high = 1.6 + number * 1.7, 2.0 + number * 1.2
        arc = [(at[0] + reach - high * (1 - math.cos(turn)), at[1] + high * math.sin(turn)) for turn in ARC]
        canvas.path(smooth(arc, closed=False))
