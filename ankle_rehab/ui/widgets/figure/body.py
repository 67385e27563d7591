"""A calm whole person, from the side and from the front, standing on the same legs as the close pictures."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from ankle_rehab.domain.motion import Point, Pose, SegmentMotion
from ankle_rehab.domain.skeleton import (
    FOREARM,
    THIGH,
    TORSO,
    UPPER_ARM,
    Frame,
    SideLeg,
    bend,
    front_leg,
    side_leg,
)
from ankle_rehab.ui.widgets.figure.canvas import Canvas
from ankle_rehab.ui.widgets.figure.ink import Ink
from ankle_rehab.ui.widgets.figure.parts import paint_front_leg, paint_side_leg
from ankle_rehab.ui.widgets.figure.shapes import Part, Shape, bone, fill, limb, smooth

HIP_HALF = 8.5
SHOULDER_HALF = 15.5


def _shirt(half: tuple[Point, ...]) -> Shape:
    return Shape([*half, *((-x, y) for x, y in reversed(half[1:]))])


# Each part lies along its bone, which begins at the joint nearer to the hips.
_THIGH = Shape(limb((0.0, 0.0), (THIGH, 0.0), 9.0, 5.8))
_SHORTS = Shape(
    ((0.0, 10.2), (12.0, 9.8), (24.6, 9.3), (25.2, 8.8), (25.2, 0.0), (25.2, -8.8), (24.6, -9.3),
     (12.0, -9.8), (0.0, -10.2), (-7.0, -7.5), (-9.3, 0.0), (-7.0, 7.5))
)  # fmt: skip
_UPPER_ARM = Shape(limb((0.0, 0.0), (UPPER_ARM, 0.0), 4.8, 3.9))
_FOREARM = Shape(
    ((-3.9, 0.0), (0.0, 3.9), (11.0, 3.6), (20.0, 2.5), (23.5, 3.0), (27.0, 2.3), (28.2, 0.0), (27.0, -2.3),
     (23.5, -3.0), (20.0, -2.5), (11.0, -3.6), (0.0, -3.9))
)  # fmt: skip
_SLEEVE = Shape(limb((0.0, 0.0), (UPPER_ARM * 0.5, 0.0), 5.6, 5.6))
_NECK = Shape(limb((0.0, 46.0), (0.6, 58.0), 5.4, 5.0))
_SHIRT = Shape(
    ((0.0, -4.0), (-9.4, -3.4), (-9.4, 6), (-8.4, 18), (-10.4, 33), (-9.6, 43), (-4.0, 49), (3.0, 49),
     (7.6, 43), (9.6, 33), (9.0, 18), (9.6, 6), (9.4, -3.4))
)  # fmt: skip
_FACE = Shape(
    ((-8.2, 8), (-7.4, 14.5), (-1.5, 18.3), (5.5, 16.6), (8.2, 11.8), (8.5, 8.2), (10.3, 5.0), (8.4, 3.6),
     (8.0, -0.6), (5.4, -3.0), (0.5, -2.2), (-4.5, 0.5))
)  # fmt: skip
_HAIR = Shape(
    ((-8.8, 5), (-8.9, 12), (-5.6, 18), (1.0, 20.2), (7.0, 17.8), (8.6, 13.6), (4.0, 13.8), (0.5, 12.2),
     (-0.6, 8.6), (-3.6, 8.0), (-4.2, 3.0), (-6.8, 2.2))
)  # fmt: skip
_FRONT_SHIRT = _shirt(
    ((0.0, -4.0), (8.0, -4.0), (16.0, -3.0), (15.4, 6.0), (13.4, 17.0), (14.6, 31.0), (15.6, 41.0),
     (14.0, 46.4), (8.5, 48.8), (4.6, 50.2))
)  # fmt: skip
_FRONT_FACE = Shape(
    ((0, 10.4), (5.7, 7.3), (8.0, 0), (5.7, -7.3), (0, -10.4), (-5.7, -7.3), (-8.0, 0), (-5.7, 7.3))
)
_FRONT_HAIR = Shape(
    ((-8.6, 0.5), (-8.6, 6.5), (-4.6, 11.2), (0, 12.2), (4.6, 11.2), (8.6, 6.5), (8.6, 0.5), (7.0, 4.2),
     (2.5, 6.6), (-3.0, 6.8), (-7.0, 4.0))
)  # fmt: skip
_SMILE = smooth(((-2.3, -4.0), (0.0, -5.0), (2.3, -4.0)), closed=False)


def paint_side_body(canvas: Canvas, ink: Ink, segment: SegmentMotion, pose: Pose) -> None:
    """The person from the side, facing right; the near leg and arm lie on top."""
    if "tape" in segment.scene:
        _ticks(canvas, ink, segment.scene["tape"], pose["way"])
    hip = (pose["hip_x"], pose["hip_y"])
    torso = Frame(hip, -pose["lean"])
    shoulder = torso.place((0.0, TORSO))
    if "far_hand_x" in pose.values:
        _arm(canvas, ink, shoulder, (pose["far_hand_x"], pose["far_hand_y"]), far=True)
    _leg(canvas, ink, side_leg(pose, "far", hip), hip, far=True)
    _side_head(canvas, ink, torso)
    near = side_leg(pose, "near", hip)
    _leg(canvas, ink, near, hip, far=False)
    fill(canvas, ink, ((_SHIRT, torso),), ink.color("cloth"))
    if "near_hand_x" in pose.values:
        _arm(canvas, ink, shoulder, (pose["near_hand_x"], pose["near_hand_y"]), far=False)
    if "pull" in segment.scene:
        _pull(canvas, ink, near, segment.scene["pull"], pose["pull"])


def _leg(canvas: Canvas, ink: Ink, leg: SideLeg, hip: Point, far: bool) -> None:
    thigh = bone(hip, leg.knee, THIGH)
    fill(canvas, ink, ((_THIGH, thigh),), ink.color("skin_shade" if far else "skin"))
    paint_side_leg(canvas, ink, leg, lateral=not far, far=far)
    fill(canvas, ink, ((_SHORTS, thigh),), ink.color("cloth", 165 if far else 135))


def _side_head(canvas: Canvas, ink: Ink, torso: Frame) -> None:
    head = Frame(torso.place((2.0, 58.0)), torso.angle * 0.6)
    fill(canvas, ink, ((_NECK, torso), (_FACE, head)), ink.color("skin"))
    canvas.brush(ink.color("hair"))
    canvas.path(_HAIR.path, head)
    canvas.brush(ink.color("skin_line"))
    canvas.ellipse(QPointF(*head.place((5.4, 8.0))), 0.75, 0.95)


def _arm(canvas: Canvas, ink: Ink, shoulder: Point, hand: Point, far: bool) -> None:
    elbow = bend(shoulder, hand, UPPER_ARM, FOREARM, forward=False)
    upper = _bare_arm(canvas, ink, (shoulder, elbow, hand), ink.color("skin_shade" if far else "skin"))
    fill(canvas, ink, ((_SLEEVE, upper),), ink.color("cloth", 125 if far else 100))


def _bare_arm(canvas: Canvas, ink: Ink, joints: tuple[Point, Point, Point], skin: QColor) -> Frame:
    """Both parts of the arm; the frame of the upper one."""
    shoulder, elbow, hand = joints
    upper, fore = bone(shoulder, elbow, UPPER_ARM), bone(elbow, hand, FOREARM)
    fill(canvas, ink, ((_UPPER_ARM, upper), (_FOREARM, fore)), skin)
    return upper


def _ticks(canvas: Canvas, ink: Ink, tape: tuple[float, ...], way: float) -> None:
    """[height, centimetres of one round]: marks a foot's length apart that pass by under the walking feet."""
    height, length = tape
    canvas.pen(ink.pen("card", 1.2))
    for number in range(-5, 8):
        x = number * length / 2 - way * length
        canvas.line(QPointF(x, height - 0.9), QPointF(x, height + 0.9))


def _pull(canvas: Canvas, ink: Ink, leg: SideLeg, place: tuple[float, ...], strength: float) -> None:
    """[from, to above the ankle]: a glow on the calf where the stretch is felt."""
    if strength <= 0.02:
        return
    color = ink.between("skin_shade", "accent", 0.8 * min(1.0, strength))
    canvas.pen(Qt.PenStyle.NoPen)
    canvas.brush(color)
    (low, high), count = place, 8
    heights = [low + (high - low) * step / count for step in range(count + 1)]
    bulge = [math.sin(math.pi * step / count) for step in range(count + 1)]
    back = [(-3.2 - 4.2 * math.sin(math.pi * y / 52) ** 2, y) for y in heights]
    front = [(x + 0.6 + 3.4 * wide, y) for (x, y), wide in zip(reversed(back), bulge, strict=True)]
    canvas.path(smooth([leg.shank.place(point) for point in (*back, *front)]))


# from the front -------------------------------------------------------------------------------------------


def paint_front_body(canvas: Canvas, ink: Ink, segment: SegmentMotion, pose: Pose) -> None:
    """The person from the front. Each side counts outwards from the middle; the near one is to the right."""
    hip = (pose["hip_x"], pose["hip_y"])
    torso = Frame(hip, -pose["lean"])
    order = (("near", 1), ("far", -1)) if pose["far_before"] > 0.5 else (("far", -1), ("near", 1))
    for name, side in order:
        if side < 0:
            canvas.flip(0.0)
        leg = front_leg(pose, name)
        thigh = bone((hip[0] * side + HIP_HALF, hip[1]), leg.knee, THIGH)
        fill(canvas, ink, ((_THIGH, thigh),), ink.color("skin"))
        paint_front_leg(canvas, ink, leg)
        fill(canvas, ink, ((_SHORTS, thigh),), ink.color("cloth", 135))
        if side < 0:
            canvas.unflip()
    _front_top(canvas, ink, torso, pose)
    del segment


def _front_top(canvas: Canvas, ink: Ink, torso: Frame, pose: Pose) -> None:
    """Arms, head, and a shirt with sleeves in one piece."""
    shirt: list[Part] = [(_FRONT_SHIRT, torso)]
    for name, side in (("far", -1), ("near", 1)):
        shoulder = torso.place((SHOULDER_HALF * side, TORSO - 3.4))
        hand = (pose[f"{name}_hand_x"] * side, pose[f"{name}_hand_y"])
        elbow = bend(shoulder, hand, UPPER_ARM, FOREARM, forward=side < 0)
        shirt.append((_SLEEVE, _bare_arm(canvas, ink, (shoulder, elbow, hand), ink.color("skin"))))
    head = Frame(torso.place((0.0, 66.0)), torso.angle * 0.4)
    fill(canvas, ink, ((_NECK, torso), (_FRONT_FACE, head)), ink.color("skin"))
    canvas.brush(ink.color("hair"))
    canvas.path(_FRONT_HAIR.path, head)
    canvas.brush(ink.color("skin_line"))
    for x in (-3.1, 3.1):
        canvas.ellipse(QPointF(*head.place((x, 0.4))), 0.75, 0.9)
    canvas.brush(Qt.BrushStyle.NoBrush)
    canvas.pen(ink.pen(width=0.6))
    canvas.path(_SMILE, head)
    fill(canvas, ink, tuple(shirt), ink.color("cloth"))
