"""What one view of the ankle map is made of: a lower leg and foot, and where each place lies on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.motion import Point
from ankle_rehab.domain.pain import Zone
from ankle_rehab.ui.widgets.figure.shapes import smooth

FINE = 40.0

Points = tuple[Point, ...]


class View(StrEnum):
    """From where the ankle is looked at, in the order of a walk round it."""

    OUTER = "outer"
    FRONT = "front"
    INNER = "inner"
    BACK = "back"


@dataclass(frozen=True)
class Place:
    """A zone in one view. `middle` lies well inside; a finger may also land outside the skin."""

    points: Points
    middle: Point

    @cached_property
    def path(self) -> QPainterPath:
        return smooth(self.points)


@dataclass(frozen=True)
class Drawing:
    """One view in centimetres, x to the right, y up, the ankle joint at the origin.

    `frame` is left, bottom, width and height. The side views have their toes to the right; front and back
    are a left ankle. `lines` are thin details, `shades` darker skin, `toes` (middle and half axes, the
    farthest first) with nails where `nails` is true, `far` what looks out behind the outline.
    """

    frame: tuple[float, float, float, float]
    outline: Points
    places: dict[Zone, Place]
    lines: tuple[Points, ...]
    shades: tuple[Points, ...] = ()
    toes: tuple[tuple[float, float, float, float], ...] = ()
    nails: tuple[tuple[float, float, float, float], ...] = ()
    far: tuple[Points, ...] = ()

    @cached_property
    def path(self) -> QPainterPath:
        """The skin: the outline and the toes in one."""
        whole = smooth(self.outline)
        for x, y, wide, high in self.toes:
            toe = QPainterPath()
            toe.addEllipse(QPointF(x, y), wide, high)
            whole = whole.united(toe)
        return whole

    @cached_property
    def on_skin(self) -> dict[Zone, QPainterPath]:
        """What is to be seen of each place; Qt cuts paths well only when they are large."""
        large = QTransform.fromScale(FINE, FINE)
        back, _ = large.inverted()
        skin = large.map(self.path)
        return {
            zone: back.map(large.map(place.path).intersected(skin)) for zone, place in self.places.items()
        }

    @property
    def box(self) -> QRectF:
        return QRectF(*self.frame)

    def at(self, point: QPointF) -> Zone | None:
        """The zone at a point in centimetres; where two meet, the one whose middle is nearer."""
        found = [zone for zone, place in self.places.items() if place.path.contains(point)]
        return min(found, key=lambda zone: _far(self.places[zone].middle, point), default=None)


def mirrored(view: View, side: Side) -> bool:
    """Whether the drawing is turned over for this ankle: seen from outside a left foot points to the left."""
    return (side is Side.LEFT) is (view is View.OUTER)


def _far(one: Point, other: QPointF) -> float:
    return (one[0] - other.x()) ** 2 + (one[1] - other.y()) ** 2
