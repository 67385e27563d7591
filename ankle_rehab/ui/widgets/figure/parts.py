"""The leg and the foot: outlines that bend with their bones, seen from the side and from the front."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from ankle_rehab.domain.motion import Point
from ankle_rehab.domain.skeleton import TOE_JOINT, TOE_KNUCKLE, Frame, FrontLeg, SideLeg
from ankle_rehab.ui.widgets.figure.canvas import Canvas
from ankle_rehab.ui.widgets.figure.ink import Ink
from ankle_rehab.ui.widgets.figure.shapes import RIM, polyline, smooth, swollen

# Outlines around the ankle in centimetres, x to the toes, y up. The letter says which bone a point follows:
# s shank, b both sides of the ankle joint, f foot, a arch, d instep, t toe, p tip of the toe.
_SHIN = (
    (5.5, 40.0, "s"), (5.6, 38.4, "s"), (5.7, 34.0, "s"), (5.3, 27.0, "s"), (4.6, 19.0, "s"),
    (3.9, 11.0, "s"), (3.7, 5.5, "s"), (4.7, 2.2, "b"),
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


_DETAILS = (  # ankle bone, Achilles tendon
    ((-1.9, 0.6, "b"), (-1.2, -1.3, "b"), (0.6, -1.7, "b"), (2.0, -0.4, "b"), (1.9, 1.3, "b")),
    ((-2.6, 9.5, "s"), (-2.9, 3.5, "b"), (-3.9, -1.0, "f")),
)
_LOWER_BONE = tuple((x, y - 1.1, bone) for x, y, bone in _DETAILS[0])
_CREASE = ((14.0, -7.4, "t"), (14.4, -6.6, "t"), (14.5, -6.0, "t"))
_TOE_GAPS = tuple(((x, -5.6, "t"), (x + 0.9, -7.2, "t")) for x in (13.4, 14.9, 16.4))
_NAIL = ((17.3, -4.95, "p"), (18.2, -5.1, "p"), (18.9, -5.8, "p"), (18.2, -5.75, "p"), (17.5, -5.45, "p"))

_Matrix = tuple[float, float, float, float, float, float]


def _matrix(bone: Frame, left: float = 0.0, up: float = 0.0) -> _Matrix:
    """The bone's way into the picture for points counted from the ankle; its own start lies at left, up."""
    turn = math.radians(bone.angle)
    along, across = math.cos(turn), math.sin(turn)
    xx, yx = bone.stretch * along, bone.stretch * across
    return (
        xx,
        -across,
        bone.origin[0] - xx * left + across * up,
        yx,
        along,
        bone.origin[1] - yx * left - along * up,
    )


class _Skin:
    """Brings points of the outline into the picture, each with its bone."""

    def __init__(self, leg: SideLeg, arch: float) -> None:
        shank, foot = _matrix(leg.shank), _matrix(leg.foot)
        ankle = tuple((first + second) / 2 for first, second in zip(shank, foot, strict=True))
        toes, tips = _matrix(leg.toes, *TOE_JOINT), _matrix(leg.tips, *TOE_KNUCKLE)
        self._arch = arch
        self._bones: dict[str, tuple[float, ...]] = {
            "s": shank, "b": ankle, "f": foot, "a": foot, "d": foot, "t": toes, "p": tips,
        }  # fmt: skip

    def points(self, points: Iterable[tuple[float, float, str]]) -> list[Point]:
        """Where the points lie; an arch raises sole and instep and draws the ball towards the heel."""
        placed, bones, arch = [], self._bones, self._arch
        for x, y, bone in points:
            px, py = x, y
            if arch and bone in "adf":
                px = x - 0.35 / 13 * max(0.0, arch) * max(0.0, x) if x > 0 else x
                if bone == "a":
                    py = y + arch * _dome(x)
                elif bone == "d":
                    py = y + max(0.0, arch) * 0.45 * _dome(x)
            xx, xy, left, yx, yy, up = bones[bone]
            placed.append((xx * px + xy * py + left, yx * px + yy * py + up))
        return placed


def _dome(x: float) -> float:
    """How much of the arch's rise a point takes part in: all in the middle, none at heel and ball."""
    return max(0.0, math.sin(math.pi * min(1.0, max(0.0, (x + 1.0) / 12.5))))


def paint_side_leg(canvas: Canvas, ink: Ink, leg: SideLeg, lateral: bool, far: bool = False) -> None:
    """Lower leg and foot from the side: calf, Achilles tendon, heel, arch, ankle bone, toes and nail."""
    skin = _Skin(leg, leg.arch + (_LATERAL_ARCH if lateral else 0.0))
    points = skin.points(_OUTLINE)
    canvas.pen(Qt.PenStyle.NoPen)
    canvas.brush(ink.color("skin_line"))
    canvas.path(smooth(swollen(points, ink.line * RIM, closed=False)[1:-1], closed=False))
    canvas.brush(ink.color("skin_shade" if far else "skin"))
    canvas.path(smooth(points, closed=False))
    if not far:
        canvas.brush(ink.color("skin_shade"))
        canvas.path(smooth(skin.points(_SHADE)))
    canvas.brush(Qt.BrushStyle.NoBrush)
    details = smooth(skin.points(_DETAILS[1]), closed=False)
    details.addPath(smooth(skin.points(_LOWER_BONE if lateral else _DETAILS[0]), closed=False))
    if lateral and not far:
        for gap in _TOE_GAPS:
            details.addPath(polyline(skin.points(gap)))
    elif not far:
        details.addPath(smooth(skin.points(_CREASE), closed=False))
    canvas.pen(ink.fine_pen())
    canvas.path(details)
    if not lateral and not far:
        canvas.brush(ink.nail())
        canvas.path(smooth(skin.points(_NAIL)))


# from the front -------------------------------------------------------------------------------------------

_FRONT_LEFT = (
    (-5.2, 40.0), (-5.3, 38.4), (-5.5, 34.0), (-5.7, 27.0), (-5.2, 20.0), (-4.1, 12.0), (-3.3, 6.0),
    (-3.3, 3.0), (-4.1, 1.4), (-4.2, 0.2), (-3.6, -1.2),
)  # fmt: skip
_FRONT_RIGHT = (
    (3.7, -2.4), (4.3, -1.0), (4.1, 0.4), (3.4, 2.6), (3.3, 6.0), (4.4, 13.0), (5.7, 21.0),
    (6.1, 28.0), (5.6, 34.0), (5.3, 38.4), (5.2, 40.0),
)  # fmt: skip
_FRONT_FOOT_LEFT = ((-3.6, -3.2), (-4.0, -5.4), (-4.7, -7.6), (-4.9, -9.2), (-3.4, -10.6))
_FRONT_FOOT_RIGHT = ((3.4, -9.6), (5.0, -8.3), (4.9, -6.6), (4.3, -4.4))
_TOES = (  # centre and half axes, the little toe first, so that the big one lies on top
    (4.25, -8.95, 1.05, 1.2), (2.75, -9.6, 1.12, 1.42), (1.1, -10.05, 1.19, 1.58),
    (-0.75, -10.35, 1.26, 1.73), (-3.1, -10.3, 1.92, 2.1),
)  # fmt: skip
_FRONT_BONES = (((-2.6, 2.2), (-2.1, 0.9), (-2.4, -0.5)), ((2.7, 0.9), (2.3, -0.6), (2.7, -1.9)))
_TENDONS = (((-1.2, -1.6), (-2.8, -7.7)), ((0.5, -2.4), (0.3, -7.8)), ((1.8, -2.6), (2.5, -7.4)))


class FrontFoot:
    """Brings points of the foot into the picture seen from the front.

    What lies lower is nearer to the onlooker: it looks larger and swings further.
    """

    def __init__(self, leg: FrontLeg) -> None:
        tilt = math.radians(leg.tilt)
        self._along, self._across = math.cos(tilt), math.sin(tilt)
        self._left, self._up = leg.ankle
        self._swing = 15.2 * math.sin(math.radians(leg.turn))
        self._hang = leg.point

    def place(self, point: Point) -> Point:
        x, y = point
        if y < 0:
            depth = -y / 10
            x += (0.1 * x + self._swing) * depth
            y -= self._hang * depth
        along, across = self._along, self._across
        return (self._left + x * along - y * across, self._up + x * across + y * along)


def _front_shank(leg: FrontLeg) -> Frame:
    dx, dy = leg.knee[0] - leg.ankle[0], leg.knee[1] - leg.ankle[1]
    return Frame(leg.ankle, math.degrees(math.atan2(dy, dx)) - 90)


def _front_outline(leg: FrontLeg, foot: FrontFoot) -> list[Point]:
    """The lower leg and foot without the toes, open at the knee."""
    shank = _front_shank(leg)
    long = math.dist(leg.knee, leg.ankle) / 40.0

    def upper(points: Sequence[Point]) -> list[Point]:
        placed = []
        for x, y in points:
            share = min(1.0, max(0.0, (2.5 - y) / 5))
            here = shank.place((x, y * long if y > 0 else y))
            if share:
                there = foot.place((x, y))
                here = (here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share)
            placed.append(here)
        return placed

    lower = [foot.place(point) for point in (*_FRONT_FOOT_LEFT, *_FRONT_FOOT_RIGHT)]
    return [*upper(_FRONT_LEFT), *lower, *upper(_FRONT_RIGHT)]


def paint_front_leg(canvas: Canvas, ink: Ink, leg: FrontLeg) -> None:
    """Lower leg and foot from the front: both ankle bones, the instep, five toes with nails."""
    foot = FrontFoot(leg)
    points = _front_outline(leg, foot)
    canvas.pen(Qt.PenStyle.NoPen)
    canvas.brush(ink.color("skin_line"))
    canvas.path(smooth(swollen(points, ink.line * RIM, closed=False)[1:-1], closed=False))
    canvas.brush(ink.color("skin"))
    canvas.path(smooth(points, closed=False))
    shank = _front_shank(leg)
    long = math.dist(leg.knee, leg.ankle) / 40.0
    shade = [(x - 0.15, y) for x, y in _FRONT_RIGHT[3:]]
    inner = [(2.6, 38.0), (3.2, 27.0), (2.2, 16.0), (1.6, 7.0), (2.2, 3.0)]
    canvas.brush(ink.color("skin_shade"))
    canvas.path(smooth([shank.place((x, y * long)) for x, y in (*shade, *inner)]))
    _toes(canvas, ink, foot)
    canvas.pen(ink.fine_pen())
    canvas.brush(Qt.BrushStyle.NoBrush)
    joint = Frame(leg.ankle, leg.tilt / 2)
    details = QPainterPath()
    for curve in _FRONT_BONES:
        details.addPath(smooth([joint.place(point) for point in curve], closed=False))
    for tendon in _TENDONS:
        details.addPath(polyline([foot.place(point) for point in tendon]))
    canvas.path(details)


def _toes(canvas: Canvas, ink: Ink, foot: FrontFoot) -> None:
    dark, skin, light = ink.color("skin_line"), ink.color("skin"), ink.nail()
    rim = ink.line * RIM * 0.9
    for x, y, wide, high in _TOES:
        across, up = foot.place((x, y))
        middle = QPointF(across, up)
        canvas.brush(dark)
        canvas.ellipse(middle, wide + rim, high + rim)
        canvas.brush(skin)
        canvas.ellipse(middle, wide, high)
        canvas.brush(light)
        canvas.ellipse(QPointF(across, up - high * 0.1), wide * 0.52, high * 0.4)
