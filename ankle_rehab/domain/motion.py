"""How an exercise moves: key poses, the time of the player, and the pose that belongs to it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import field, replace
from itertools import pairwise

from ankle_rehab.domain.exercise import Exercise, Mode, Side
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.value import value

LAST_STAGE = 3.0
BUILD_UP = 2.0
EASE_OFF = 1.0
BREATH = 5.0
SETTLE = 0.6
DEMO_HOLD = 10.0

Point = tuple[float, float]


@value
class MotionTime:
    """Where the player stands inside one movement.

    `stage` runs from 0 to 3: 0-1 the way out, 1-2 the hold, 2-3 the way back. `elapsed` are the guided
    seconds of this set, `rep` the whole repetitions done. Without `working` the figure rests.
    `half_size` halves every movement, `mirror_writing` turns letters round for a picture seen in a mirror.
    """

    stage: float
    segment: int
    elapsed: float
    working: bool
    rep: int = 0
    half_size: bool = False
    mirror_writing: bool = False


@value
class KeyPose:
    """What the figure looks like at one stage: named lengths in centimetres and angles in degrees."""

    at: float
    values: Mapping[str, float]


@value
class SegmentMotion:
    """One part of an exercise, drawn for one foot and mirrored for the other.

    `frame` is what the picture shows (left, bottom, width, height in centimetres, floor at height 0),
    `scene` the things around the foot, `ends` the two stages shown when nothing may move. `flowing` keys
    are passed without a stop. `planted` names the feet that stay on the floor, with the part that touches.
    """

    drawn_for: Side
    view: str
    frame: tuple[float, float, float, float]
    scene: Mapping[str, tuple[float, ...]]
    keys: tuple[KeyPose, ...]
    rest: Mapping[str, float]
    ends: tuple[float, float]
    flowing: bool = False
    planted: Mapping[str, str] = field(default_factory=dict)


@value
class Motion:
    """The movement of one exercise.

    `cycle` is the seconds of one round of continuous work, 0 elsewhere. `letters` holds, for the alphabet,
    the strokes of each letter in a square from (0, 0) to (1, 1).
    """

    exercise_id: str
    cycle: float
    segments: tuple[SegmentMotion, ...]
    letters: tuple[tuple[tuple[Point, ...], ...], ...] = ()

    def segment(self, index: int) -> SegmentMotion:
        """That segment, or the last one when the exercise counts more than the picture shows."""
        return self.segments[min(max(index, 0), len(self.segments) - 1)]


@value
class Pose:
    """The named values of one moment."""

    values: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.values.get(name, 0.0)


# the time ------------------------------------------------------------------------------------------------


def motion_time(run: SessionRun) -> MotionTime:
    """The moment of the figure that belongs to this moment of the session."""
    dose, step = run.dose, run.step
    half = run.plan.half_size
    if run.between is not None:
        return MotionTime(0.0, 0, run.elapsed, True)
    if dose is None or step.phase is not Phase.WORK:
        return MotionTime(0.0, 0, 0.0, False, 0, half)
    match dose.mode:
        case Mode.REPS:
            part, through = run.rep_part
            stage = _tempo_stage(part, through, len(dose.tempo))
        case Mode.HOLD:
            stage = hold_stage(run.elapsed, step.seconds)
        case Mode.CONTINUOUS:
            stage = 0.0
    return MotionTime(stage, run.segment, run.elapsed, True, run.rep, half)


def demo_time(exercise: Exercise, elapsed: float) -> MotionTime:
    """The same movement for looking at only, from the seconds since it began; it starts over by itself."""
    dose, count = exercise.dose, max(1, len(exercise.segments))
    match dose.mode:
        case Mode.REPS:
            length = sum(dose.tempo)
            rep, within = int(elapsed / length), elapsed % length
            each = max(1, min(3, dose.reps // count))
            stage = LAST_STAGE
            for part, seconds in enumerate(dose.tempo):
                if within < seconds:
                    stage = _tempo_stage(part, within / seconds, len(dose.tempo))
                    break
                within -= seconds
            return MotionTime(stage, rep // each % count, elapsed, True, rep % dose.reps)
        case Mode.HOLD:
            return MotionTime(hold_stage(elapsed % DEMO_HOLD, DEMO_HOLD), 0, elapsed, True)
        case Mode.CONTINUOUS:
            return MotionTime(0.0, int(elapsed / DEMO_HOLD) % count, elapsed, True)


def hold_stage(elapsed: float, seconds: float) -> float:
    """Build up in two seconds, stay with the breath between 1 and 2, ease off in the last second."""
    build, off = min(BUILD_UP, seconds / 3), min(EASE_OFF, seconds / 3)
    if elapsed < build:
        return max(0.0, elapsed / build)
    held = min(elapsed, seconds - off) - build
    stage = 1.5 - 0.5 * math.cos(2 * math.pi * held / BREATH)
    if elapsed <= seconds - off:
        return stage
    return stage + (LAST_STAGE - stage) * min(1.0, (elapsed - (seconds - off)) / off)


def _tempo_stage(part: int, through: float, parts: int) -> float:
    return LAST_STAGE * through if parts == 1 else part + through


# the pose ------------------------------------------------------------------------------------------------


def pose(motion: Motion, time: MotionTime) -> Pose:
    """What the figure looks like at that moment; without work it rests."""
    segment = motion.segment(time.segment)
    if not time.working:
        return Pose(segment.rest)
    moving = _moving(motion, segment, time)
    share = 0.5 if time.half_size and not motion.letters else 1.0
    share *= _smooth(min(1.0, time.elapsed / SETTLE)) if time.elapsed < SETTLE else 1.0
    return Pose(moving if share == 1.0 else _mix(segment.rest, moving, share))


def stage_of(motion: Motion, time: MotionTime) -> float:
    """The stage from 0 to 3; continuous work goes round by its own cycle."""
    return LAST_STAGE * (time.elapsed % motion.cycle) / motion.cycle if motion.cycle else time.stage


def end_moments(motion: Motion, time: MotionTime) -> tuple[MotionTime, MotionTime]:
    """The two moments between which the segment of that time moves."""
    rounds = math.ceil(SETTLE / motion.cycle) if motion.cycle else 0
    first, second = (
        replace(
            time, stage=stage, elapsed=motion.cycle * (rounds + stage / LAST_STAGE) or SETTLE, working=True
        )
        for stage in motion.segment(time.segment).ends
    )
    return first, second


def written(motion: Motion, time: MotionTime) -> tuple[tuple[Point, ...], ...]:
    """The strokes of the current letter as far as the big toe has written them."""
    if not motion.letters or not time.working:
        return ()
    return _strokes(motion, time)[0]


def whole_letter(motion: Motion, time: MotionTime) -> tuple[tuple[Point, ...], ...]:
    """The strokes of the letter whose turn it is."""
    if not motion.letters:
        return ()
    segment = motion.segment(time.segment)
    width, height = segment.scene["letter"]
    left, middle = segment.rest["tip_x"], segment.rest["tip_y"]
    share = 0.5 if time.half_size else 1.0
    width = -width if time.mirror_writing else width
    return tuple(
        tuple((left + share * width * (x - 0.5), middle + share * height * (y - 0.5)) for x, y in stroke)
        for stroke in motion.letters[time.rep % len(motion.letters)]
    )


def _moving(motion: Motion, segment: SegmentMotion, time: MotionTime) -> Mapping[str, float]:
    if motion.letters:
        x, y = _strokes(motion, time)[1]
        return {**segment.rest, "tip_x": x, "tip_y": y}
    stage = stage_of(motion, time)
    return {**_at(segment, stage), "way": stage / LAST_STAGE} if motion.cycle else _at(segment, stage)


def _at(segment: SegmentMotion, stage: float) -> Mapping[str, float]:
    keys = segment.keys
    if stage <= keys[0].at:
        return keys[0].values
    if stage >= keys[-1].at:
        return keys[-1].values
    after = next(index for index, key in enumerate(keys) if key.at > stage)
    before = after - 1
    share = (stage - keys[before].at) / (keys[after].at - keys[before].at)
    if not segment.flowing:
        return _mix(keys[before].values, keys[after].values, _smooth(share))
    return {name: _flow(keys, before, share, name) for name in keys[before].values}


def _flow(keys: tuple[KeyPose, ...], before: int, share: float, name: str) -> float:
    """Cubic through the keys of a closed round; the last key equals the first."""
    count = len(keys) - 1
    span = keys[before + 1].at - keys[before].at

    def slope(index: int) -> float:
        index %= count
        earlier, later = keys[index - 1 if index else count - 1], keys[index + 1]
        gap = later.at - earlier.at if index else later.at + LAST_STAGE - earlier.at
        return (later.values[name] - earlier.values[name]) / gap

    start, end = keys[before].values[name], keys[before + 1].values[name]
    s2, s3 = share * share, share**3
    return (
        (2 * s3 - 3 * s2 + 1) * start
        + (s3 - 2 * s2 + share) * span * slope(before)
        + (3 * s2 - 2 * s3) * end
        + (s3 - s2) * span * slope(before + 1)
    )


def _mix(first: Mapping[str, float], second: Mapping[str, float], share: float) -> Mapping[str, float]:
    return {name: value + (second.get(name, value) - value) * share for name, value in first.items()}


def _smooth(share: float) -> float:
    return share * share * (3 - 2 * share)


def _strokes(motion: Motion, time: MotionTime) -> tuple[tuple[tuple[Point, ...], ...], Point]:
    """The strokes so far and where the toe is; between strokes it moves without writing."""
    strokes = whole_letter(motion, time)
    rest = motion.segment(time.segment).rest
    home = (rest["tip_x"], rest["tip_y"])
    line: list[tuple[Point, bool]] = [(home, False)]
    for stroke in strokes:
        line.extend((point, place > 0) for place, point in enumerate(stroke))
    line.append((home, False))
    steps = tuple(pairwise(line))
    lengths = [math.dist(start[0], end[0]) for start, end in steps]
    left = sum(lengths) * min(1.0, time.stage / LAST_STAGE)
    done: list[list[Point]] = []
    here = home
    for length, ((start, wrote), (point, pen)) in zip(lengths, steps, strict=True):
        share = min(1.0, left / length) if length else 1.0
        here = (start[0] + (point[0] - start[0]) * share, start[1] + (point[1] - start[1]) * share)
        if pen:
            if not wrote:
                done.append([start])
            done[-1].append(here)
        left -= length
        if left <= 0:
            break
    return tuple(tuple(stroke) for stroke in done), here
