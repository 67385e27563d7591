"""The leg and the foot: outlines that bend with their bones, seen from the side and from the front."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from ankle_rehab.domain.motion import Point
from ankle_rehab.domain.skeleton import TOE_JOINT, TOE_KNUCKLE, Frame, FrontLeg, SideLeg
from ankle_rehab.ui.widgets.figure_ink import Ink, smooth

# Outlines around the ankle in centimetres, x to the toes, y up. The letter says which bone a point follows:
# s shank, b both sides of the ankle joint, f foot, a arch, d instep, t toe, p tip of the toe.
_SHIN = (
    (5.0, 40.0, "s"), (5.6, 34.0, "s"), (5.3, 27.0, "s"), (4.6, 19.0, "s"), (3.9, 11.0, "s"), (3.7, 5.5, "s"),
    (4.7, 2.2, "b"),
)  # fmt: skip
_TOP = (
    (7.4, -0.6, "f"), (10.0, -2.5, "d"), (12.6, -4.1, "d"), (14.4, -4.75, "t"), (16.2, -4.7, "t"),
    (17.9, -4.75, "p"), (19.0, -5.5, "p"), (19.3, -6.7, "p"), (18.6, -7.7, "p"), (17.0, -8.0, "p"),
    (15.5, -7.5, "t"),
)  # fmt: skip
_SOLE = (
    (14.0, -7.75, "f"), (12.4, -8.0, "f"), (10.4, -7.95, "f"), (8.4, -7.35, "a"), (5.6, -6.25, "a"),
    (2.6, -6.0, "a"), (-0.2, -7.1, "f"), (-2.4, -8.0, "f"), (-4.6, -7.95, "f"), (-6.3, -6.9, "f"),
    (-6.9, -4.8, "f"), (-6.3, -2.2, "f"),
)  # fmt: skip
_BACK = (
    (-4.9, 1.0, "b"), (-4.1, 5.0, "s"), (-4.3, 9.0, "s"), (-5.4, 14.5, "s"), (-7.3, 21.0, "s"),
    (-8.2, 27.5, "s"), (-7.7, 33.0, "s"), (-6.4, 38.0, "s"), (-5.6, 40.0, "s"),
)  # fmt: skip
_OUTLINE = _SHIN + _TOP + _SOLE + _BACK
_SHADE = (
    *((x, y, bone) for x, y, bone in _SOLE[1:]),
    *_BACK,
    (-3.4, 40.0, "s"), (-4.0, 28.0, "s"), (-2.4, 15.0, "s"), (-1.8, 7.0, "s"), (-2.4, 1.5, "b"),
    (-3.2, -3.0, "f"), (0.0, -5.6, "f"), (3.5, -4.7, "a"), (8.0, -5.6, "a"), (11.5, -6.9, "f"),
)  # fmt: skip
_LATERAL_ARCH = -1.3


def _placed(leg: SideLeg, points: Sequence[tuple[float, float, str]], arch: float) -> list[Point]:
    placed: list[Point] = []
    shorten = 0.35 * max(0.0, arch)
    for x, y, bone in points:
        match bone:
            case "s":
                point = leg.shank.place((x, y))
            case "b":
                first, second = leg.shank.place((x, y)), leg.foot.place((x, y))
                point = ((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)
            case "a":
                point = leg.foot.place((x - shorten * x / 13, y + arch * _dome(x)))
            case "d":
                point = leg.foot.place((x - shorten * x / 13, y + max(0.0, arch) * 0.45 * _dome(x)))
            case "t":
                point = leg.toes.place((x - TOE_JOINT[0], y - TOE_JOINT[1]))
            case "p":
                point = leg.tips.place((x - TOE_KNUCKLE[0], y - TOE_KNUCKLE[1]))
            case _:
                point = leg.foot.place((x - shorten * max(0.0, x) / 13, y))
        placed.append(point)
    return placed


def _dome(x: float) -> float:
    """How much of the arch's rise a point takes part in: all in the middle, none at heel and ball."""
    return max(0.0, math.sin(math.pi * min(1.0, max(0.0, (x + 1.0) / 12.5))))


def side_outline(leg: SideLeg, lateral: bool) -> QPainterPath:
    """The whole lower leg and foot as one outline."""
    return smooth(_placed(leg, _OUTLINE, leg.arch + (_LATERAL_ARCH if lateral else 0.0)))


def paint_side_leg(painter: QPainter, ink: Ink, leg: SideLeg, lateral: bool, far: bool = False) -> None:
    """Lower leg and foot from the side: calf, Achilles tendon, heel, arch, ankle bone, toes and nail."""
    arch = leg.arch + (_LATERAL_ARCH if lateral else 0.0)
    outline = side_outline(leg, lateral)
    painter.setPen(Qt.PenStyle.NoPen)
    if far:
        painter.setBrush(ink.color("skin_shade"))
        painter.drawPath(outline)
    else:
        painter.setBrush(ink.color("skin"))
        painter.drawPath(outline)
        painter.setBrush(ink.color("skin_shade"))
        painter.drawPath(smooth(_placed(leg, _SHADE, arch)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen())
    painter.drawPath(outline)
    _side_details(painter, ink, leg, lateral, far)


def _side_details(painter: QPainter, ink: Ink, leg: SideLeg, lateral: bool, far: bool) -> None:
    thin = ink.pen(width=0.6)
    thin.setColor(_mixed(ink.color("skin_line"), ink.color("skin_shade"), 0.35))
    painter.setPen(thin)
    bone = Frame(leg.ankle, leg.shank.angle * 0.5 + leg.foot.angle * 0.5)
    low = -1.1 if lateral else 0.0
    curve = [(-1.9, 0.6 + low), (-1.2, -1.3 + low), (0.6, -1.7 + low), (2.0, -0.4 + low), (1.9, 1.3 + low)]
    painter.drawPath(smooth([bone.place(point) for point in curve], closed=False))
    tendon = [leg.shank.place((-2.6, 9.5)), bone.place((-2.9, 3.5)), leg.foot.place((-3.9, -1.0))]
    painter.drawPath(smooth(tendon, closed=False))
    if far:
        return
    if lateral:
        for x in (13.4, 14.9, 16.4):
            base, end = (x - TOE_JOINT[0], -5.6 - TOE_JOINT[1]), (x + 0.9 - TOE_JOINT[0], -7.2 - TOE_JOINT[1])
            painter.drawLine(QPointF(*leg.toes.place(base)), QPointF(*leg.toes.place(end)))
        return
    crease = [(14.0, -7.4), (14.4, -6.6), (14.5, -6.0)]
    painter.drawPath(
        smooth([leg.toes.place((x - TOE_JOINT[0], y - TOE_JOINT[1])) for x, y in crease], closed=False)
    )
    nail = [(17.3, -4.95), (18.2, -5.1), (18.9, -5.8), (18.2, -5.75), (17.5, -5.45)]
    painter.setBrush(_mixed(ink.color("skin"), QColor("#FFFFFF"), 0.55))
    painter.drawPath(smooth([leg.tips.place((x - TOE_KNUCKLE[0], y - TOE_KNUCKLE[1])) for x, y in nail]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


# from the front -------------------------------------------------------------------------------------------

_FRONT_LEFT = (
    (-5.2, 40.0), (-5.5, 34.0), (-5.7, 27.0), (-5.2, 20.0), (-4.1, 12.0), (-3.3, 6.0), (-3.3, 3.0),
    (-4.1, 1.4), (-4.2, 0.2), (-3.6, -1.2),
)  # fmt: skip
_FRONT_RIGHT = (
    (3.7, -2.4), (4.3, -1.0), (4.1, 0.4), (3.4, 2.6), (3.3, 6.0), (4.4, 13.0), (5.7, 21.0), (6.1, 28.0),
    (5.6, 34.0), (5.2, 40.0),
)  # fmt: skip
_FRONT_FOOT_LEFT = ((-3.6, -3.2), (-4.0, -5.4), (-4.7, -7.6), (-4.9, -9.2), (-3.4, -10.6))
_FRONT_FOOT_RIGHT = ((3.4, -9.6), (5.0, -8.3), (4.9, -6.6), (4.3, -4.4))
_TOES = (  # centre and half axes, the little toe first, so that the big one lies on top
    (4.25, -8.95, 0.95, 1.15), (2.75, -9.6, 1.02, 1.35), (1.1, -10.05, 1.08, 1.5), (-0.75, -10.35, 1.15, 1.65),
    (-3.1, -10.3, 1.75, 2.0),
)  # fmt: skip
FRONT_EDGE = 5.2
FRONT_SOLE = -12.3


def front_foot_place(leg: FrontLeg, point: Point) -> Point:
    """That point of the foot in the picture; what lies lower is nearer to the onlooker and swings further."""
    x, y = point
    depth = max(0.0, -y / 10)
    x *= 1.0 + 0.1 * depth
    x += 19 * math.sin(math.radians(leg.turn)) * depth * 0.8
    y -= leg.point * depth
    return Frame(leg.ankle, leg.tilt).place((x, y))


def _front_shank(leg: FrontLeg) -> Frame:
    dx, dy = leg.knee[0] - leg.ankle[0], leg.knee[1] - leg.ankle[1]
    return Frame(leg.ankle, math.degrees(math.atan2(dy, dx)) - 90)


def front_outline(leg: FrontLeg) -> QPainterPath:
    """The lower leg and foot without the toes as one outline."""
    shank = _front_shank(leg)
    long = math.dist(leg.knee, leg.ankle) / 40.0

    def upper(points: Sequence[Point]) -> list[Point]:
        placed = []
        for x, y in points:
            foot = min(1.0, max(0.0, (2.5 - y) / 5))
            first, second = shank.place((x, y * long if y > 0 else y)), front_foot_place(leg, (x, y))
            placed.append(
                (first[0] + (second[0] - first[0]) * foot, first[1] + (second[1] - first[1]) * foot)
            )
        return placed

    lower = [front_foot_place(leg, point) for point in (*_FRONT_FOOT_LEFT, *_FRONT_FOOT_RIGHT)]
    return smooth([*upper(_FRONT_LEFT), *lower, *upper(_FRONT_RIGHT)])


def paint_front_leg(painter: QPainter, ink: Ink, leg: FrontLeg, flipped: bool = False) -> None:
    """Lower leg and foot from the front: both ankle bones, the instep, five toes with nails."""
    if flipped:
        painter.save()
        painter.translate(2 * leg.ankle[0], 0)
        painter.scale(-1, 1)
    outline = front_outline(leg)
    painter.setPen(ink.pen())
    painter.setBrush(ink.color("skin"))
    painter.drawPath(outline)
    shank = _front_shank(leg)
    long = math.dist(leg.knee, leg.ankle) / 40.0
    shade = [(x - 0.15, y) for x, y in _FRONT_RIGHT[3:]]
    inner = [(2.6, 38.0), (3.2, 27.0), (2.2, 16.0), (1.6, 7.0), (2.2, 3.0)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.color("skin_shade"))
    painter.drawPath(smooth([shank.place((x, y * long)) for x, y in (*shade, *inner)]))
    _toes(painter, ink, leg)
    thin = ink.pen(width=0.6)
    thin.setColor(_mixed(ink.color("skin_line"), ink.color("skin_shade"), 0.35))
    painter.setPen(thin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    joint = Frame(leg.ankle, leg.tilt / 2)
    for curve in (
        [(-2.6, 2.2), (-2.1, 0.9), (-2.4, -0.5)],
        [(2.7, 0.9), (2.3, -0.6), (2.7, -1.9)],
    ):
        painter.drawPath(smooth([joint.place(point) for point in curve], closed=False))
    for curve in (
        [(-1.2, -1.6), (-2.0, -4.8), (-2.8, -7.7)],
        [(0.5, -2.4), (0.6, -5.0), (0.3, -7.8)],
        [(1.8, -2.6), (2.3, -4.9), (2.5, -7.4)],
    ):
        painter.drawPath(smooth([front_foot_place(leg, point) for point in curve], closed=False))
    if flipped:
        painter.restore()


def _toes(painter: QPainter, ink: Ink, leg: FrontLeg) -> None:
    light = _mixed(ink.color("skin"), QColor("#FFFFFF"), 0.55)
    for x, y, wide, high in _TOES:
        centre = front_foot_place(leg, (x, y))
        painter.setPen(ink.pen(width=0.8))
        painter.setBrush(ink.color("skin"))
        wide, high = wide * 1.1, high * 1.05
        painter.drawEllipse(QPointF(*centre), wide, high)
        painter.setPen(ink.pen(width=0.4))
        painter.setBrush(light)
        nail = QRectF(centre[0] - wide * 0.5, centre[1] - high * 0.5, wide, high * 0.75)
        painter.drawRoundedRect(nail, wide * 0.4, wide * 0.4)


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )
