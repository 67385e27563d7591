"""A calm whole person, from the side and from the front, standing on the same legs as the close pictures."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from ankle_rehab.domain.motion import Point, Pose, SegmentMotion
from ankle_rehab.domain.skeleton import Frame, SideLeg, bend, front_leg, side_leg
from ankle_rehab.ui.widgets.figure_ink import Ink, limb, smooth
from ankle_rehab.ui.widgets.figure_parts import paint_front_leg, paint_side_leg

TORSO = 46.0
UPPER_ARM = 28.0
FOREARM = 26.0
HIP_HALF = 8.5
SHOULDER_HALF = 15.5


def paint_side_body(painter: QPainter, ink: Ink, segment: SegmentMotion, pose: Pose) -> None:
    """The person from the side, facing right; the near leg and arm lie on top."""
    hip = (pose["hip_x"], pose["hip_y"])
    torso = Frame(hip, -pose["lean"])
    shoulder = torso.place((0.0, TORSO))
    if "far_hand_x" in pose.values:
        _arm(painter, ink, shoulder, (pose["far_hand_x"], pose["far_hand_y"]), far=True)
    _leg(painter, ink, side_leg(pose, "far", hip), hip, far=True)
    _side_head(painter, ink, torso)
    near = side_leg(pose, "near", hip)
    _leg(painter, ink, near, hip, far=False)
    _side_torso(painter, ink, torso)
    if "near_hand_x" in pose.values:
        _arm(painter, ink, shoulder, (pose["near_hand_x"], pose["near_hand_y"]), far=False)
    if "pull" in segment.scene:
        low, high = segment.scene["pull"]
        _pull(painter, ink, near, low, high, pose["pull"])


def _cloth(ink: Ink, dark: int) -> QColor:
    return ink.color("cloth").darker(dark)


def _filled(painter: QPainter, ink: Ink, parts: tuple[QPainterPath, ...], color: QColor) -> None:
    """Several parts as one: all outlines first, then all fillings."""
    painter.setBrush(color)
    painter.setPen(ink.pen(width=2.0))
    for part in parts:
        painter.drawPath(part)
    painter.setPen(Qt.PenStyle.NoPen)
    for part in parts:
        painter.drawPath(part)


def _leg(painter: QPainter, ink: Ink, leg: SideLeg, hip: Point, far: bool) -> None:
    skin = ink.color("skin_shade" if far else "skin")
    _filled(painter, ink, (limb(hip, leg.knee, 9.0, 6.2),), skin)
    paint_side_leg(painter, ink, leg, lateral=not far, far=far)
    hem = (hip[0] + (leg.knee[0] - hip[0]) * 0.6, hip[1] + (leg.knee[1] - hip[1]) * 0.6)
    _filled(painter, ink, (_shorts(hip, hem),), _cloth(ink, 165 if far else 135))


def _shorts(hip: Point, hem: Point) -> QPainterPath:
    """One leg of the shorts, straight at the hem."""
    bone = Frame(hip, math.degrees(math.atan2(hem[1] - hip[1], hem[0] - hip[0])))
    long = math.dist(hip, hem)
    path = QPainterPath(QPointF(*bone.place((long, 9.2))))
    path.lineTo(*bone.place((long, -9.2)))
    path.lineTo(*bone.place((0.0, -10.2)))
    path.cubicTo(*bone.place((-9, -10.5)), *bone.place((-9, 10.5)), *bone.place((0.0, 10.2)))
    path.closeSubpath()
    return path


def _side_torso(painter: QPainter, ink: Ink, torso: Frame) -> None:
    outline = ((-9.8, -3), (-9.4, 6), (-8.4, 18), (-10.4, 33), (-9.6, 43), (-4.0, 49), (3.0, 49), (7.6, 43),
               (9.6, 33), (9.0, 18), (9.6, 6), (9.8, -3))  # fmt: skip
    path = smooth([torso.place(point) for point in outline], closed=False)
    path.closeSubpath()
    painter.setBrush(_cloth(ink, 100))
    painter.setPen(ink.pen())
    painter.drawPath(path)


def _side_head(painter: QPainter, ink: Ink, torso: Frame) -> None:
    neck, top = torso.place((0.0, 46.0)), torso.place((2.0, 58.0))
    head = Frame(top, torso.angle * 0.6)
    face = ((-8.2, 8), (-7.4, 14.5), (-1.5, 18.3), (5.5, 16.6), (8.2, 11.8), (8.5, 8.2), (10.3, 5.0), (8.4, 3.6),
            (8.0, -0.6), (5.4, -3.0), (0.5, -2.2), (-4.5, 0.5))  # fmt: skip
    hair = ((-8.8, 5), (-8.9, 12), (-5.6, 18), (1.0, 20.2), (7.0, 17.8), (8.6, 13.6), (4.0, 13.8), (0.5, 12.2),
            (-0.6, 8.6), (-3.6, 8.0), (-4.2, 3.0), (-6.8, 2.2))  # fmt: skip
    _filled(
        painter, ink, (limb(neck, top, 5.4, 5.0), smooth([head.place(p) for p in face])), ink.color("skin")
    )
    painter.setBrush(ink.color("skin_line"))
    painter.drawPath(smooth([head.place(point) for point in hair]))
    painter.drawEllipse(QPointF(*head.place((5.4, 8.0))), 0.75, 0.95)


def _arm(painter: QPainter, ink: Ink, shoulder: Point, hand: Point, far: bool) -> None:
    elbow = bend(shoulder, hand, UPPER_ARM, FOREARM, forward=False)
    skin = ink.color("skin_shade" if far else "skin")
    wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.86, elbow[1] + (hand[1] - elbow[1]) * 0.86)
    parts = (limb(shoulder, elbow, 4.8, 3.9), limb(elbow, wrist, 3.9, 2.6), limb(wrist, hand, 3.0, 2.4))
    _filled(painter, ink, parts, skin)
    middle = ((shoulder[0] + elbow[0]) / 2, (shoulder[1] + elbow[1]) / 2)
    _filled(painter, ink, (limb(shoulder, middle, 5.6, 5.4),), _cloth(ink, 125 if far else 100))


def _pull(painter: QPainter, ink: Ink, leg: SideLeg, low: float, high: float, strength: float) -> None:
    """A glow on the calf where the stretch is felt."""
    if strength <= 0.02:
        return
    color = ink.color("accent")
    color.setAlphaF(0.75 * min(1.0, strength))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    back = [(-4.6 - 2.6 * math.sin(math.pi * min(1.0, y / 44)), y) for y in (low, (low + high) / 2, high)]
    front = [(x + 4.0, y) for x, y in reversed(back)]
    painter.drawPath(smooth([leg.shank.place((x + 1.4, y)) for x, y in (*back, front[1])]))


# from the front -------------------------------------------------------------------------------------------


def paint_front_body(painter: QPainter, ink: Ink, segment: SegmentMotion, pose: Pose) -> None:
    """The person from the front. Each side counts outwards from the middle; the near one is to the right."""
    hip = (pose["hip_x"], pose["hip_y"])
    torso = Frame(hip, -pose["lean"])
    order = (("near", 1), ("far", -1)) if pose["far_before"] > 0.5 else (("far", -1), ("near", 1))
    for name, side in order:
        painter.save()
        painter.scale(side, 1)
        leg = front_leg(pose, name)
        joint = (hip[0] * side + HIP_HALF, hip[1])
        _filled(painter, ink, (limb(joint, leg.knee, 8.6, 6.0),), ink.color("skin"))
        paint_front_leg(painter, ink, leg)
        hem = (joint[0] + (leg.knee[0] - joint[0]) * 0.6, joint[1] + (leg.knee[1] - joint[1]) * 0.6)
        _filled(painter, ink, (_shorts(joint, hem),), _cloth(ink, 135))
        painter.restore()
    _front_head(painter, ink, torso)
    for name, side in (("far", -1), ("near", 1)):
        painter.save()
        painter.scale(side, 1)
        shoulder = torso.place((SHOULDER_HALF * side, TORSO - 2))
        _arm(
            painter,
            ink,
            (shoulder[0] * side, shoulder[1]),
            (pose[f"{name}_hand_x"], pose[f"{name}_hand_y"]),
            far=False,
        )
        painter.restore()
    _front_torso(painter, ink, torso)
    del segment


def _front_torso(painter: QPainter, ink: Ink, torso: Frame) -> None:
    half = ((0.0, -4.0), (8.0, -4.0), (16.2, -3.0), (15.6, 6.0), (13.6, 17.0), (15.6, 31.0), (17.4, 41.0), (15.0, 46.0),
            (8.5, 48.6), (4.6, 50.2))  # fmt: skip
    points = [*half, *((-x, y) for x, y in reversed(half[1:]))]
    painter.setBrush(_cloth(ink, 100))
    painter.setPen(ink.pen())
    painter.drawPath(smooth([torso.place(point) for point in points]))


def _front_head(painter: QPainter, ink: Ink, torso: Frame) -> None:
    head = Frame(torso.place((0.0, 66.0)), torso.angle * 0.4)
    neck = limb(torso.place((0.0, 46.0)), torso.place((0.0, 58.0)), 5.6, 5.0)
    face = QPainterPath()
    face.addEllipse(QPointF(*head.origin), 8.0, 10.4)
    _filled(painter, ink, (neck, face), ink.color("skin"))
    painter.setBrush(ink.color("skin_line"))
    hair = ((-8.6, 0.5), (-8.6, 6.5), (-4.6, 11.2), (0, 12.2), (4.6, 11.2), (8.6, 6.5), (8.6, 0.5), (7.0, 4.2),
            (2.5, 6.6), (-3.0, 6.8), (-7.0, 4.0))  # fmt: skip
    painter.drawPath(smooth([head.place(point) for point in hair]))
    for side in (-1, 1):
        painter.drawEllipse(QPointF(*head.place((3.1 * side, 0.4))), 0.75, 0.9)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen(width=0.6))
    painter.drawArc(QRectF(head.origin[0] - 2.4, head.origin[1] - 5.6, 4.8, 2.6), 20 * 16, 140 * 16)
