"""One moment of an exercise as a picture: the leg close by, from the side or from the front."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ankle_rehab.domain.motion import (
    LAST_STAGE,
    Motion,
    MotionTime,
    Point,
    Pose,
    SegmentMotion,
    whole_letter,
    written,
)
from ankle_rehab.domain.skeleton import TIP, Frame, SideLeg, front_leg, side_leg, toe_path
from ankle_rehab.ui.widgets import figure_things as things
from ankle_rehab.ui.widgets.figure_body import paint_front_body, paint_side_body
from ankle_rehab.ui.widgets.figure_ink import Ink, limb, smooth
from ankle_rehab.ui.widgets.figure_parts import front_foot_place, paint_front_leg, paint_side_leg


def paint_moment(painter: QPainter, ink: Ink, motion: Motion, time: MotionTime, pose: Pose) -> None:
    """Everything that moves in this exercise at this moment."""
    segment = motion.segment(time.segment)
    match segment.view:
        case "side-leg":
            _side_leg(painter, ink, motion, time, segment, pose)
        case "front-leg":
            _front_leg(painter, ink, segment, pose)
        case "side-body":
            paint_side_body(painter, ink, segment, pose)
        case _:
            paint_front_body(painter, ink, segment, pose)
    _arrow(painter, ink, pose)


def _side_leg(
    painter: QPainter, ink: Ink, motion: Motion, time: MotionTime, segment: SegmentMotion, pose: Pose
) -> None:
    scene = segment.scene
    ball = (pose["ball_x"], pose["ball_y"])
    if "far_x" in pose.values:
        far = side_leg(pose, "far")
        paint_side_leg(painter, ink, far, lateral=False, far=True)
        _trousers(painter, ink, far, scene.get("trousers", ()), far=True)
    if "towel" in scene:
        towel = scene["towel"]
        things.paint_towel(painter, ink, towel[0], pose["towel_end"], pose["gather"], towel[1])
    if "ball" in scene and "hand" not in scene:
        things.paint_ball(painter, ink, ball, scene["ball"][0], pose["ball_turn"])
    leg = side_leg(pose, "near")
    paint_side_leg(painter, ink, leg, lateral=False)
    _trousers(painter, ink, leg, scene.get("trousers", ()))
    if "hand" in scene:
        things.paint_hand(painter, ink, ball)
        things.paint_ball(painter, ink, ball, scene["ball"][0], pose["ball_turn"])
        things.paint_fingers(painter, ink, ball)
    if "dome" in scene and leg.arch > 0.05:
        _dome(painter, ink, leg)
    if "trail" in scene:
        _trail(painter, ink, motion, time, pose, leg)


def _trousers(
    painter: QPainter, ink: Ink, leg: SideLeg, numbers: tuple[float, ...], far: bool = False
) -> None:
    """[height of the hem above the ankle, direction of the thigh in degrees]: rolled up over the knee."""
    if not numbers:
        return
    hem, thigh = numbers
    tube = smooth(
        [
            leg.shank.place(point)
            for point in ((6.6, hem), (6.6, 38), (4.0, 45), (-4.0, 45), (-9.2, 38), (-9.4, hem))
        ]
    )
    upper = Frame(leg.shank.place((-1.0, 39.0)), thigh)
    parts = (tube, limb(upper.origin, upper.place((60.0, 0.0)), 7.4, 9.5))
    cloth = ink.color("cloth").darker(118) if far else ink.color("cloth")
    painter.setBrush(cloth)
    painter.setPen(ink.pen(width=2.0))
    for part in parts:
        painter.drawPath(part)
    painter.setPen(Qt.PenStyle.NoPen)
    for part in parts:
        painter.drawPath(part)
    painter.setPen(ink.pen(width=0.7))
    low, high = leg.shank.place((-9.0, hem + 2.6)), leg.shank.place((6.4, hem + 2.6))
    painter.drawLine(QPointF(*low), QPointF(*high))


def _dome(painter: QPainter, ink: Ink, leg: SideLeg) -> None:
    """An arrow under the arch and one from the ball towards the heel: this is what should happen."""
    rise = 1.2 + leg.arch
    things.paint_arrow(painter, ink, leg.foot.place((4.6, -8.0)), leg.foot.place((4.6, -8.0 + rise)), 2.4)


def _trail(painter: QPainter, ink: Ink, motion: Motion, time: MotionTime, pose: Pose, leg: SideLeg) -> None:
    """The way of the big toe; offsets count from where the toe rests."""
    rest = (leg.ankle[0] + TIP[0] * pose["near_oblique"], leg.ankle[1] + TIP[1])

    def there(points: tuple[Point, ...]) -> list[Point]:
        return [(rest[0] + x, rest[1] + y) for x, y in points]

    if motion.letters:
        for stroke in whole_letter(motion, time):
            things.paint_path(painter, ink, there(stroke), ())
        things.paint_path(painter, ink, (), [there(stroke) for stroke in written(motion, time)])
    else:
        round_ = toe_path(motion, time)
        done = round_[: int(time.stage / LAST_STAGE * (len(round_) - 1)) + 1] if time.working else []
        things.paint_path(painter, ink, round_, [[*done, leg.tip]] if done else [])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.color("accent"))
    painter.drawEllipse(QPointF(*leg.tip), ink.line * 2.2, ink.line * 2.2)


def _front_leg(painter: QPainter, ink: Ink, segment: SegmentMotion, pose: Pose) -> None:
    scene, leg = segment.scene, front_leg(pose, "near")
    if "lap" in scene:
        _sitting(painter, ink, pose, scene["lap"])
        return
    paint_front_leg(painter, ink, leg)
    if "hem" in scene:
        _front_hem(painter, ink, leg.ankle, leg.knee, scene["hem"][0])
    if "band" in scene:
        anchor = (scene["band"][0], scene["band"][1])
        inner, outer = front_foot_place(leg, (-5.2, -6.4)), front_foot_place(leg, (5.2, -5.6))
        middle = front_foot_place(leg, (0.0, -5.2))
        near, away = (inner, outer) if anchor[0] < leg.ankle[0] else (outer, inner)
        things.paint_band(painter, ink, anchor, [near, middle, away])
    if "force" in scene:
        things.paint_force(painter, ink, (scene["force"][0], scene["force"][1]), pose["force"])


def _front_hem(painter: QPainter, ink: Ink, ankle: Point, knee: Point, hem: float) -> None:
    """The rolled-up trouser leg from the front."""
    shank = Frame(ankle, math.degrees(math.atan2(knee[1] - ankle[1], knee[0] - ankle[0])) - 90)
    painter.setPen(ink.pen())
    painter.setBrush(ink.color("cloth"))
    points = (
        (-7.2, hem),
        (0.0, hem - 0.8),
        (7.4, hem),
        (8.0, hem + 20),
        (8.5, hem + 60),
        (-8.5, hem + 60),
        (-8, hem + 20),
    )
    painter.drawPath(smooth([shank.place(point) for point in points]))
    painter.setPen(ink.pen(width=0.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(
        smooth([shank.place(p) for p in ((-7.1, hem + 2.6), (0, hem + 1.8), (7.3, hem + 2.6))], closed=False)
    )


def _sitting(painter: QPainter, ink: Ink, pose: Pose, lap: tuple[float, ...]) -> None:
    """[middle of the hips, their height]: a sitting person from the front, the knees towards the onlooker."""
    middle, height = lap
    for name, side in (("far", -1), ("near", 1)):
        painter.save()
        painter.scale(side, 1)
        leg = front_leg(pose, name)
        paint_front_leg(painter, ink, leg)
        hip = (middle * side + 9.0, height)
        parts = (
            limb((leg.knee[0], leg.knee[1] + 2), hip, 8.6, 10.5),
            limb((leg.knee[0], leg.knee[1] + 2), (leg.knee[0], leg.knee[1] - 4), 8.4, 7.4),
        )
        for pen in (ink.pen(width=2.0), Qt.PenStyle.NoPen):
            painter.setPen(pen)
            painter.setBrush(ink.color("cloth"))
            for part in parts:
                painter.drawPath(part)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink.pen(width=0.6))
        x, y = leg.knee
        painter.drawPath(smooth([(x - 4.5, y), (x, y - 2.0), (x + 4.5, y)], closed=False))
        painter.restore()
    painter.setPen(ink.pen())
    painter.setBrush(ink.color("cloth").darker(125))
    painter.drawRoundedRect(QRectF(middle - 15.5, height - 2, 31, 70), 7, 7)


def _arrow(painter: QPainter, ink: Ink, pose: Pose) -> None:
    start = (pose["arrow_x"], pose["arrow_y"])
    end = (start[0] + pose["arrow_dx"], start[1] + pose["arrow_dy"])
    if math.dist(start, end) > 0.5:
        things.paint_arrow(painter, ink, start, end)
