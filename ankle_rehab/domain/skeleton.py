"""Where the joints of a leg are: ankle, heel, ball of the foot, toes and knee, from the values of a pose."""

from __future__ import annotations

import math
from dataclasses import replace

from ankle_rehab.domain.motion import LAST_STAGE, Motion, MotionTime, Point, Pose
from ankle_rehab.domain.motion import pose as pose_at
from ankle_rehab.domain.value import value

ANKLE_HEIGHT = 8.0
SHANK = 40.0
THIGH = 42.0
TORSO = 46.0
UPPER_ARM = 28.0
FOREARM = 26.0
HEEL = (-4.0, -ANKLE_HEIGHT)
BALL = (12.0, -ANKLE_HEIGHT)
TOE_JOINT = (12.6, -6.4)
TOE_KNUCKLE = (15.9, -6.3)
TIP = (19.2, -6.6)
LONG_UNDER_WAY = 60.0


@value
class Frame:
    """A bone's own coordinates: `x` to the front and `y` up before it is turned; `angle` in degrees, against
    the clock; `stretch` shortens a foot that points towards the onlooker."""

    origin: Point
    angle: float = 0.0
    stretch: float = 1.0

    def place(self, point: Point) -> Point:
        """That point of the bone in the picture."""
        turn = math.radians(self.angle)
        x, y = point[0] * self.stretch, point[1]
        return (
            self.origin[0] + x * math.cos(turn) - y * math.sin(turn),
            self.origin[1] + x * math.sin(turn) + y * math.cos(turn),
        )


@value
class SideLeg:
    """One lower leg seen from the side, toes to the right. `arch` above 0 raises the dome, in centimetres."""

    shank: Frame
    foot: Frame
    toes: Frame
    tips: Frame
    arch: float = 0.0

    @property
    def ankle(self) -> Point:
        return self.foot.origin

    @property
    def knee(self) -> Point:
        return self.shank.place((0.0, SHANK))

    @property
    def heel(self) -> Point:
        return self.foot.place(HEEL)

    @property
    def ball(self) -> Point:
        return self.foot.place(BALL)

    @property
    def tip(self) -> Point:
        """The end of the big toe."""
        return self.tips.place((TIP[0] - TOE_KNUCKLE[0], TIP[1] - TOE_KNUCKLE[1]))


@value
class FrontLeg:
    """One lower leg seen from the front. `turn` swings the toes outwards and `tilt` lifts the outer edge, in
    degrees; `point` above 0 lets the toes hang down, in centimetres. Outer is to the right."""

    ankle: Point
    knee: Point
    turn: float
    tilt: float
    point: float


def side_leg(pose: Pose, name: str, hip: Point | None = None) -> SideLeg:
    """The lower leg called `near` or `far`; with a hip the knee follows from it, else from the shank's angle.

    `x` is where the ankle stands when the foot is flat, `lift` the height of the part that touches,
    `pitch` above 0 raises the heel over the ball and below 0 the toes over the heel.
    """
    pitch = pose[f"{name}_pitch"]
    pivot = BALL if pitch > 0 else HEEL
    turned = Frame((0.0, 0.0), -pitch).place(pivot)
    touch = (pose[f"{name}_x"] + pivot[0], pose[f"{name}_lift"])
    ankle = (touch[0] - turned[0], touch[1] - turned[1])
    foot = Frame(ankle, -pitch)
    if pose[f"{name}_oblique"] > 0:
        foot = _hanging(pose, name)
        ankle = foot.origin
    arch = pose[f"{name}_arch"]
    shorten = 0.35 * arch
    toes = Frame(
        foot.place((TOE_JOINT[0] - shorten, TOE_JOINT[1])), foot.angle + pose[f"{name}_toe"], foot.stretch
    )
    knuckle = (TOE_KNUCKLE[0] - TOE_JOINT[0], TOE_KNUCKLE[1] - TOE_JOINT[1])
    tips = Frame(toes.place(knuckle), toes.angle - pose[f"{name}_curl"], foot.stretch)
    if hip is None:
        shank = Frame(ankle, -pose[f"{name}_shank"])
    else:
        knee = bend(hip, ankle, THIGH, SHANK)
        shank = Frame(ankle, math.degrees(math.atan2(knee[1] - ankle[1], knee[0] - ankle[0])) - 90)
    return SideLeg(shank, foot, toes, tips, arch)


def front_leg(pose: Pose, name: str) -> FrontLeg:
    """The lower leg from the front; `shank` above 0 leans the knee outwards, in degrees."""
    ankle = (pose[f"{name}_x"], ANKLE_HEIGHT + pose[f"{name}_lift"])
    lean = math.radians(pose[f"{name}_shank"])
    length = SHANK * (pose[f"{name}_short"] or 1.0)
    knee = (ankle[0] + length * math.sin(lean), ankle[1] + length * math.cos(lean))
    return FrontLeg(ankle, knee, pose[f"{name}_turn"], pose[f"{name}_tilt"], pose[f"{name}_point"])


def bend(start: Point, end: Point, first: float, second: float, forward: bool = True) -> Point:
    """The joint between two bones from start to end; out of reach they lie straight.

    Forward is to the right."""
    reach = min(max(math.dist(start, end), abs(first - second) + 1e-6), first + second)
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    inner = math.acos(max(-1.0, min(1.0, (first**2 + reach**2 - second**2) / (2 * first * reach))))
    angle += inner if forward else -inner
    return (start[0] + first * math.cos(angle), start[1] + first * math.sin(angle))


def toe_path(motion: Motion, time: MotionTime) -> tuple[Point, ...]:
    """The round of the big toe in the segment of that time, in the picture."""
    stages = (LAST_STAGE * step / 48 for step in range(49))
    moments = (replace(time, stage=stage, elapsed=LONG_UNDER_WAY, working=True) for stage in stages)
    return tuple(side_leg(pose_at(motion, moment), "near").tip for moment in moments)


def _hanging(pose: Pose, name: str) -> Frame:
    """A foot off the floor that turns about its ankle; `oblique` is how long it looks when seen slanting.

    With `tip_x` or `tip_y` it turns so that the big toe stands that far away from its resting place.
    """
    ankle = (pose[f"{name}_x"], ANKLE_HEIGHT + pose[f"{name}_lift"])
    long = pose[f"{name}_oblique"]
    if not pose["tip_x"] and not pose["tip_y"]:
        return Frame(ankle, -pose[f"{name}_pitch"], long)
    x, y = TIP[0] * long + pose["tip_x"], TIP[1] + pose["tip_y"]
    stretch = math.sqrt(max(1.0, x * x + y * y - TIP[1] ** 2)) / TIP[0]
    angle = math.atan2(y, x) - math.atan2(TIP[1], TIP[0] * stretch)
    return Frame(ankle, math.degrees(angle), stretch)
