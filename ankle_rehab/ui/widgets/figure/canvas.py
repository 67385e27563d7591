"""Paper measured in centimetres, height upwards, on which the figure is drawn.

Qt fills and strokes a curve some ten times faster when no transformation is left to the painter, so every
outline is brought to pixels here first.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ankle_rehab.domain.skeleton import Frame

WIDEST_PEN = 30


class Canvas:
    """Draws on a painter whose own transformation is the identity.

    Pens are in pixels, all else in centimetres. What lies outside `seen` (in pixels) is left out.
    """

    def __init__(self, painter: QPainter, transform: QTransform, seen: QRectF) -> None:
        self._painter = painter
        self._transform = transform
        self._seen = seen.adjusted(-WIDEST_PEN, -WIDEST_PEN, WIDEST_PEN, WIDEST_PEN)
        self._kept: list[QTransform] = []

    def pen(self, pen: QPen | Qt.PenStyle) -> None:
        self._painter.setPen(pen)

    def brush(self, brush: QColor | Qt.BrushStyle) -> None:
        self._painter.setBrush(QBrush(brush))

    def path(self, path: QPainterPath, bone: Frame | None = None) -> None:
        """A path of the picture or, with a bone, of that bone's own coordinates."""
        transform = self._transform
        if bone is not None:
            turn = math.radians(bone.angle)
            along, across = math.cos(turn), math.sin(turn)
            x, y = bone.origin
            transform = (
                QTransform(along * bone.stretch, across * bone.stretch, -across, along, x, y) * transform
            )
        mapped = transform.map(path)
        if mapped.controlPointRect().adjusted(-1, -1, 1, 1).intersects(self._seen):
            self._painter.drawPath(mapped)

    def line(self, start: QPointF, end: QPointF) -> None:
        self._painter.drawLine(self._transform.map(start), self._transform.map(end))

    def polygon(self, points: list[QPointF]) -> None:
        self._painter.drawPolygon(self._transform.map(QPolygonF(points)))

    def rectangle(self, rectangle: QRectF) -> None:
        self._painter.drawRect(self._transform.mapRect(rectangle))

    def rounded(self, rectangle: QRectF, radius: float) -> None:
        path = QPainterPath()
        path.addRoundedRect(rectangle, radius, radius)
        self.path(path)

    def ellipse(self, middle: QPointF, wide: float, high: float) -> None:
        """An ellipse by its half axes."""
        box = QRectF(middle.x() - wide, middle.y() - high, 2 * wide, 2 * high)
        self._painter.drawEllipse(self._transform.mapRect(box))

    def flip(self, about: float) -> None:
        """Draw what follows as in a mirror at that x, until `unflip`."""
        self._kept.append(self._transform)
        self._transform = QTransform(-1, 0, 0, 1, 2 * about, 0) * self._transform

    def unflip(self) -> None:
        self._transform = self._kept.pop()
