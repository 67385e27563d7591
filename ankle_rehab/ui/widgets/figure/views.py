"""One moment of an exercise as a picture: the leg close by, from the side or from the front."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt

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
from ankle_rehab.domain.skeleton import TIP, Frame, FrontLeg, SideLeg, front_leg, side_leg
from ankle_rehab.domain.value import value
from ankle_rehab.ui.widgets.figure import things
from ankle_rehab.ui.widgets.figure.body import paint_front_body, paint_side_body
from ankle_rehab.ui.widgets.figure.canvas import Canvas
from ankle_rehab.ui.widgets.figure.ink import Ink
from ankle_rehab.ui.widgets.figure.parts import FrontFoot, paint_front_leg, paint_side_leg
from ankle_rehab.ui.widgets.figure.shapes import Shape, fill, limb, smooth

_SITTING_THIGH = Shape(limb((0.0, 0.0), (60.0, 0.0), 7.4, 9.5))

_SITTING_SHIRT = Shape(
    ((0, -2), (8, -1.8), (13, 0.6), (15.4, 5), (15.6, 14), (15.6, 40), (15.6, 70),
     (-15.6, 70), (-15.6, 40), (-15.6, 14), (-15.4, 5), (-13, 0.6), (-8, -1.8))
)  # fmt: skip


@value
class Shown:
    """What is to be seen: the exercise, the moment, and the round that the big toe makes in it."""

    motion: Motion
    time: MotionTime
    round: tuple[Point, ...]


def paint_moment(canvas: Canvas, ink: Ink, shown: Shown, pose: Pose) -> None:
    """Everything that moves in this exercise at this moment."""
    segment = shown.motion.segment(shown.time.segment)
    match segment.view:
        case "side-leg":
            _side_leg(canvas, ink, shown, segment, pose)
        case "front-leg":
            _front_leg(canvas, ink, segment, pose)
        case "side-body":
            paint_side_body(canvas, ink, segment, pose)
        case _:
            paint_front_body(canvas, ink, segment, pose)
    _arrow(canvas, ink, pose)


def _side_leg(canvas: Canvas, ink: Ink, shown: Shown, segment: SegmentMotion, pose: Pose) -> None:
    scene = segment.scene
    ball = (pose["ball_x"], pose["ball_y"])
    if "far_x" in pose.values:
        far = side_leg(pose, "far")
        paint_side_leg(canvas, ink, far, lateral=False, far=True)
        _trousers(canvas, ink, far, scene.get("trousers", ()), far=True)
    if "towel" in scene:
        things.paint_towel(canvas, ink, scene["towel"], pose["towel_end"], pose["gather"])
    if "ball" in scene and "hand" not in scene:
        things.paint_ball(canvas, ink, ball, scene["ball"][0], pose["ball_turn"])
    leg = side_leg(pose, "near")
    paint_side_leg(canvas, ink, leg, lateral=False)
    _trousers(canvas, ink, leg, scene.get("trousers", ()))
    if "hand" in scene:
        things.paint_hand(canvas, ink, ball)
        things.paint_ball(canvas, ink, ball, scene["ball"][0], pose["ball_turn"])
        things.paint_fingers(canvas, ink, ball)
    if "dome" in scene and leg.arch > 0.05:
        _dome(canvas, ink, leg)
    if "trail" in scene:
        _trail(canvas, ink, shown, pose, leg)


def _trousers(canvas: Canvas, ink: Ink, leg: SideLeg, numbers: tuple[float, ...], far: bool = False) -> None:
    """[height of the hem above the ankle, direction of the thigh in degrees]: rolled up over the knee."""
    if not numbers:
        return
    hem, thigh = numbers
    tube = Shape(((6.6, hem), (6.6, 38), (4.0, 45), (-4.0, 45), (-9.2, 38), (-9.4, hem)))
    parts = ((tube, leg.shank), (_SITTING_THIGH, Frame(leg.shank.place((-1.0, 39.0)), thigh)))
    fill(canvas, ink, parts, ink.color("cloth", 118 if far else 100))
    canvas.pen(ink.pen(width=0.7))
    low, high = leg.shank.place((-9.0, hem + 2.6)), leg.shank.place((6.4, hem + 2.6))
    canvas.line(QPointF(*low), QPointF(*high))


def _dome(canvas: Canvas, ink: Ink, leg: SideLeg) -> None:
    """An arrow under the arch: this is what should rise."""
    rise = 1.2 + leg.arch
    things.paint_arrow(canvas, ink, leg.foot.place((4.6, -8.0)), leg.foot.place((4.6, -8.0 + rise)), 2.4)


def _trail(canvas: Canvas, ink: Ink, shown: Shown, pose: Pose, leg: SideLeg) -> None:
    """The way of the big toe; offsets count from where the toe rests."""
    motion, time = shown.motion, shown.time
    rest = (leg.ankle[0] + TIP[0] * pose["near_oblique"], leg.ankle[1] + TIP[1])

    def there(points: tuple[Point, ...]) -> list[Point]:
        return [(rest[0] + x, rest[1] + y) for x, y in points]

    if motion.letters:
        for stroke in whole_letter(motion, time):
            things.paint_path(canvas, ink, there(stroke), ())
        things.paint_path(canvas, ink, (), [there(stroke) for stroke in written(motion, time)])
    else:
        round_ = shown.round
        done = round_[: int(time.stage / LAST_STAGE * (len(round_) - 1)) + 1] if time.working else []
        things.paint_path(canvas, ink, round_, [[*done, leg.tip]] if done else [])
    canvas.pen(Qt.PenStyle.NoPen)
    canvas.brush(ink.color("accent"))
    canvas.ellipse(QPointF(*leg.tip), ink.line * 2.2, ink.line * 2.2)


def _front_leg(canvas: Canvas, ink: Ink, segment: SegmentMotion, pose: Pose) -> None:
    scene, leg = segment.scene, front_leg(pose, "near")
    if "lap" in scene:
        _sitting(canvas, ink, leg, segment)
        return
    paint_front_leg(canvas, ink, leg)
    if "hem" in scene:
        _front_hem(canvas, ink, leg.ankle, leg.knee, scene["hem"][0])
    if "band" in scene:
        anchor = (scene["band"][0], scene["band"][1])
        foot = FrontFoot(leg)
        inner, middle, outer = (foot.place(point) for point in ((-5.2, -6.4), (0.0, -5.2), (5.2, -5.6)))
        near, away = (inner, outer) if anchor[0] < leg.ankle[0] else (outer, inner)
        things.paint_band(canvas, ink, anchor, [near, middle, away])
    if "force" in scene:
        things.paint_force(canvas, ink, (scene["force"][0], scene["force"][1]), pose["force"])


def _front_hem(canvas: Canvas, ink: Ink, ankle: Point, knee: Point, hem: float) -> None:
    """The rolled-up trouser leg from the front."""
    shank = Frame(ankle, math.degrees(math.atan2(knee[1] - ankle[1], knee[0] - ankle[0])) - 90)
    leg = Shape(
        (
            (-7.2, hem),
            (0.0, hem - 0.8),
            (7.4, hem),
            (8.0, hem + 20),
            (8.5, hem + 60),
            (-8.5, hem + 60),
            (-8, hem + 20),
        )
    )
    fill(canvas, ink, ((leg, shank),), ink.color("cloth"))
    canvas.pen(ink.pen(width=0.7))
    canvas.brush(Qt.BrushStyle.NoBrush)
    canvas.path(
        smooth([shank.place(p) for p in ((-7.1, hem + 2.6), (0, hem + 1.8), (7.3, hem + 2.6))], closed=False)
    )


def paint_still(canvas: Canvas, ink: Ink, segment: SegmentMotion) -> None:
    """What of the person never moves: the other leg of somebody sitting."""
    if "lap" in segment.scene:
        canvas.flip(0.0)
        _sitting_leg(canvas, ink, front_leg(Pose(segment.rest), "far"), -segment.scene["lap"][0], segment)
        canvas.unflip()


def _sitting_leg(canvas: Canvas, ink: Ink, leg: FrontLeg, middle: float, segment: SegmentMotion) -> None:
    """One leg of a sitting person from the front, the knee towards the onlooker."""
    paint_front_leg(canvas, ink, leg)
    x, y = leg.knee
    thigh = Shape(limb((x, y + 2), (middle + 9.0, segment.scene["lap"][1]), 8.6, 10.5))
    knee = Shape(limb((x, y + 2), (x, y - 4), 8.4, 7.4))
    fill(canvas, ink, ((thigh, None), (knee, None)), ink.color("cloth"))
    canvas.brush(Qt.BrushStyle.NoBrush)
    canvas.pen(ink.pen(width=0.6))
    canvas.path(smooth([(x - 4.5, y), (x, y - 2.0), (x + 4.5, y)], closed=False))


def _sitting(canvas: Canvas, ink: Ink, leg: FrontLeg, segment: SegmentMotion) -> None:
    """A sitting person: [middle of the hips, their height]."""
    middle, height = segment.scene["lap"]
    _sitting_leg(canvas, ink, leg, middle, segment)
    fill(canvas, ink, ((_SITTING_SHIRT, Frame((middle, height))),), ink.color("cloth", 125))


def _arrow(canvas: Canvas, ink: Ink, pose: Pose) -> None:
    start = (pose["arrow_x"], pose["arrow_y"])
    end = (start[0] + pose["arrow_dx"], start[1] + pose["arrow_dy"])
    if math.dist(start, end) > 0.5:
        things.paint_arrow(canvas, ink, start, end)
