"""What stands still around the foot: floor, wall, chair, stool, mat, post and marks on the floor."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ankle_rehab.ui.widgets.figure_ink import Ink, polyline

Numbers = tuple[float, ...]


def paint_scene(painter: QPainter, ink: Ink, scene: Mapping[str, Numbers], seen: QRectF) -> None:
    """Everything of the scene that never moves; `seen` is what the picture shows, in centimetres."""
    for name, paint in _PAINTERS.items():
        if name in scene:
            paint(painter, ink, scene[name], seen)


def _plain(painter: QPainter, ink: Ink, fill: str, line: str = "") -> None:
    painter.setBrush(ink.color(fill))
    painter.setPen(ink.pen(line, 0.7) if line else Qt.PenStyle.NoPen)


def _floor(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[height of its edge]: 0 seen from the side, more for a floor seen from above."""
    edge = numbers[0]
    _plain(painter, ink, "floor")
    painter.drawRect(QRectF(seen.left(), seen.top(), seen.width(), edge - seen.top()))
    painter.setPen(ink.pen("wall", 1.2))
    painter.drawLine(QPointF(seen.left(), edge), QPointF(seen.right(), edge))


def _wall(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[x of its face, 1 when it lies to the right or -1 to the left, foot of the wall]."""
    face, side, foot = numbers
    _plain(painter, ink, "wall")
    left, right = (face, seen.right()) if side > 0 else (seen.left(), face)
    painter.drawRect(QRectF(left, foot, right - left, seen.bottom() - foot))
    painter.setPen(ink.pen("muted", 0.8))
    painter.drawLine(QPointF(face, foot), QPointF(face, seen.bottom()))


def _corner(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[x of the wall at the floor's edge, x at the front, height of the floor's edge]: a wall beside the foot,
    running towards the onlooker."""
    back, front, edge = numbers
    low = seen.top()
    _plain(painter, ink, "wall")
    slope = (front - back) / (edge + 8.0)
    near = back + slope * (edge - low)
    painter.drawPolygon(
        [
            QPointF(back, seen.bottom()),
            QPointF(back, edge),
            QPointF(near, low),
            QPointF(seen.right(), low),
            QPointF(seen.right(), seen.bottom()),
        ]
    )
    painter.setPen(ink.pen("muted", 0.8))
    painter.drawPolyline([QPointF(back, seen.bottom()), QPointF(back, edge), QPointF(near, low)])


def _chair(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[front edge, height of the seat, depth, 1 with a back rest]: from the side, its back to the left."""
    front, height, depth, rest = numbers
    _plain(painter, ink, "prop", "muted")
    for x in (front - 3.0, front - depth + 1.0):
        painter.drawRect(QRectF(x, 0, 2.2, height - 2))
    if rest:
        painter.drawRoundedRect(QRectF(front - depth, height, 2.4, 45), 1.2, 1.2)
    painter.drawRoundedRect(QRectF(front - depth, height - 3.5, depth, 3.5), 1.4, 1.4)
    del seen


def _seat(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[middle, height, width]: a chair from the front."""
    middle, height, width = numbers
    _plain(painter, ink, "prop", "muted")
    for x in (middle - width / 2 + 1, middle + width / 2 - 3.2):
        painter.drawRect(QRectF(x, 4, 2.2, height - 4))
    painter.drawRoundedRect(QRectF(middle - width / 2, height + 8, width, 40), 3, 3)
    painter.drawRoundedRect(QRectF(middle - width / 2 - 1, height - 4, width + 2, 6), 2, 2)
    del seen


def _cushion(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[left, right, bottom, top]: a firm cushion."""
    left, right, bottom, top = numbers
    _plain(painter, ink, "prop", "muted")
    painter.drawRoundedRect(QRectF(left, bottom, right - left, top - bottom), 3.0, 3.0)
    del seen


def _post(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[middle, bottom]: the table leg that holds a band."""
    middle, bottom = numbers
    _plain(painter, ink, "wall", "muted")
    painter.drawRect(QRectF(middle - 2, bottom, 4, seen.bottom() - bottom + 5))


def _tape(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[height of its middle]: a line of tape along the floor."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.color("accent"))
    painter.drawRect(QRectF(seen.left(), numbers[0] - 0.9, seen.width(), 1.8))


def _hop(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[take-off, landing, height]: the dotted way of a hop and the place to land on."""
    start, end, height = numbers
    pen = ink.pen("accent", 1.2)
    pen.setDashPattern([1.0, 2.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    count = 24
    painter.drawPath(
        polyline(
            [
                (start + (end - start) * step / count, 4 * height * (step / count) * (1 - step / count))
                for step in range(count + 1)
            ]
        )
    )
    _plain(painter, ink, "accent")
    painter.drawRoundedRect(QRectF(end - 13, -2.4, 26, 1.6), 0.8, 0.8)
    del seen


def _star(painter: QPainter, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[middle x, middle y, reach across, reach in depth]: three lines of tape on the floor."""
    x, y, across, deep = numbers
    painter.setPen(ink.pen("prop", 1.6))
    for angle in (-90, 0, 90):
        turn = math.radians(angle)
        painter.drawPath(polyline([(x, y), (x + across * math.cos(turn), y + deep * math.sin(turn))]))
    del seen


_PAINTERS: dict[str, Callable[[QPainter, Ink, Numbers, QRectF], None]] = {
    "floor": _floor,
    "wall": _wall,
    "corner": _corner,
    "chair": _chair,
    "seat": _seat,
    "cushion": _cushion,
    "post": _post,
    "tape": _tape,
    "star": _star,
    "hop": _hop,
}
