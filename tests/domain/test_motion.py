"""The figure moves with the player's time, keeps its joints together and its feet on the floor."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Dose, Exercise, Mode, Side
from ankle_rehab.domain.motion import (
    LAST_STAGE,
    KeyPose,
    Motion,
    MotionTime,
    Pose,
    SegmentMotion,
    demo_time,
    end_moments,
    hold_stage,
    motion_time,
    pose,
    whole_letter,
    written,
)
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.skeleton import FOREARM, SHANK, THIGH, TORSO, UPPER_ARM, Frame, front_leg, side_leg
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.motions import Motions
from tests.fakes.exercises import exercise, plan

MOTIONS = Motions(resource("motions"))
CONTENT = Content(resource("content", "en"))
LATER = 60.0
SEGMENTS = [
    pytest.param(name, index, id=f"{name}-{index + 1}")
    for name in MOTIONS.ids()
    for index in range(len(MOTIONS.motion(name).segments))
]


def moment(stage: float, segment: int = 0, cycle: float = 0.0, rep: int = 0) -> MotionTime:
    return MotionTime(stage, segment, LATER * cycle + LATER + cycle * stage / LAST_STAGE, True, rep)


def moments(name: str, segment: int, count: int = 25) -> list[Pose]:
    motion = MOTIONS.motion(name)
    cycle = motion.cycle
    poses = []
    for step in range(count):
        stage = LAST_STAGE * step / (count - 1)
        elapsed = cycle * (LATER + stage / LAST_STAGE) if cycle else LATER
        poses.append(pose(motion, MotionTime(stage, segment, elapsed, True, step)))
    return poses


def working(dose: Dose, elapsed: float, segments: tuple[str, ...] = ()) -> SessionRun:
    """A run of one exercise, so many seconds into the first work."""
    run = SessionRun.begin(plan(exercise(dose, segments=segments)))
    while run.step.phase is not Phase.WORK:
        run = run.advance(0.5)
    for _ in range(round(elapsed / 0.25)):
        run = run.advance(0.25)
    return run


# time --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("elapsed", "stage"), [(0, 0), (1, 0.5), (2, 1), (2.5, 1.5), (3, 2), (4.5, 2.5)])
def test_three_part_tempo_is_three_stages(elapsed: float, stage: float) -> None:
    run = working(Dose(Mode.REPS, reps=4, tempo=(2, 1, 3)), elapsed)
    assert motion_time(run).stage == pytest.approx(stage)


def test_one_number_tempo_runs_through_all_stages_each_repetition() -> None:
    dose = Dose(Mode.REPS, reps=4, tempo=(2,))
    assert [motion_time(working(dose, elapsed)).stage for elapsed in (0, 1, 1.5)] == pytest.approx(
        [0, 1.5, 2.25]
    )
    second = motion_time(working(dose, 3))
    assert second.rep == 1
    assert second.stage == pytest.approx(1.5)


def test_segment_follows_the_session() -> None:
    dose = Dose(Mode.REPS, reps=4, tempo=(2,))
    assert motion_time(working(dose, 1, segments=("one way", "other way"))).segment == 0
    assert motion_time(working(dose, 5, segments=("one way", "other way"))).segment == 1


def test_rest_and_getting_ready_are_still() -> None:
    run = SessionRun.begin(plan(exercise(Dose(Mode.HOLD, seconds=20))))
    first, later = motion_time(run), motion_time(run.advance(2))
    assert not first.working
    assert first == later


def test_a_pause_stands_still() -> None:
    run = working(Dose(Mode.HOLD, seconds=20), 5).pause()
    assert motion_time(run) == motion_time(run.advance(2))
    assert motion_time(run).working


def test_hold_builds_up_stays_and_eases_off() -> None:
    assert hold_stage(0, 60) == 0
    assert hold_stage(2, 60) == 1
    assert all(1 <= hold_stage(second, 60) <= 2 for second in range(2, 60))
    assert hold_stage(60, 60) == LAST_STAGE


@given(st.floats(1, 120), st.floats(0, 1))
def test_hold_never_jumps(seconds: float, share: float) -> None:
    here = hold_stage(seconds * share, seconds)
    soon = hold_stage(min(seconds, seconds * share + 0.01), seconds)
    assert abs(soon - here) <= 0.01 * LAST_STAGE / min(1, seconds / 3) + 1e-9


def test_looking_at_an_exercise_shows_every_segment_and_starts_over() -> None:
    shown = CONTENT.exercise("star-reach")
    assert {demo_time(shown, second).segment for second in range(60)} == {0, 1, 2}
    held = CONTENT.exercise("wall-press")
    assert demo_time(held, 3).stage == demo_time(held, 13).stage


# poses -------------------------------------------------------------------------------------------------


def simple(flowing: bool = False) -> Motion:
    keys = [KeyPose(at, {"x": x}) for at, x in ((0, 0.0), (1, 10.0), (2, 20.0), (3, 0.0))]
    frame = (0.0, 0.0, 10.0, 10.0)
    part = SegmentMotion(Side.LEFT, "side-leg", frame, {}, tuple(keys), {"x": -4.0}, (0, 2), flowing)
    return Motion("simple", 0.0, (part,))


def test_a_key_pose_is_met_at_its_stage_and_eased_between() -> None:
    found = [pose(simple(), moment(stage))["x"] for stage in (0, 0.1, 0.5, 1, 2)]
    assert found[0] == 0
    assert 0 < found[1] < 0.5
    assert found[2:] == pytest.approx([5, 10, 20])


def test_flowing_keys_are_passed_without_a_stop() -> None:
    stopping, flowing = simple(), simple(flowing=True)
    near, at = moment(0.95), moment(1)
    assert pose(stopping, at)["x"] - pose(stopping, near)["x"] < 0.1
    assert pose(flowing, at)["x"] - pose(flowing, near)["x"] > 0.4


def test_without_work_it_rests_and_work_begins_from_there() -> None:
    resting = pose(simple(), MotionTime(2, 0, 30, False))
    assert resting["x"] == -4
    assert pose(simple(), MotionTime(2, 0, 0, True)) == resting
    assert pose(simple(), MotionTime(2, 0, 0.6, True))["x"] == 20


def test_half_size_is_half_the_way_from_rest() -> None:
    assert pose(simple(), MotionTime(2, 0, LATER, True, half_size=True))["x"] == pytest.approx(8)


def end_poses(motion: Motion, segment: int) -> list[Pose]:
    return [pose(motion, moment) for moment in end_moments(motion, MotionTime(0.0, segment, 0.0, True))]


def test_end_poses_are_the_two_named_stages() -> None:
    first, second = end_poses(simple(), 0)
    assert (first["x"], second["x"]) == (0, 20)


@pytest.mark.parametrize(("name", "segment"), SEGMENTS)
def test_end_poses_differ(name: str, segment: int) -> None:
    first, second = end_poses(MOTIONS.motion(name), segment)
    assert first != second


# the alphabet ------------------------------------------------------------------------------------------


def test_the_toe_writes_each_letter_and_ends_up_where_it_began() -> None:
    alphabet = MOTIONS.motion("ankle-alphabet")
    assert len(alphabet.letters) == 26
    for rep in range(26):
        letter = whole_letter(alphabet, moment(3, rep=rep))
        done = written(alphabet, moment(3, rep=rep))
        assert [len(stroke) for stroke in done] == [len(stroke) for stroke in letter]
        for stroke, whole in zip(done, letter, strict=True):
            assert [x for point in stroke for x in point] == pytest.approx(
                [x for point in whole for x in point]
            )
        assert written(alphabet, moment(0, rep=rep)) == ()
        start, end = pose(alphabet, moment(0, rep=rep)), pose(alphabet, moment(3, rep=rep))
        assert (start["tip_x"], start["tip_y"]) == pytest.approx((end["tip_x"], end["tip_y"]))


def test_the_big_toe_is_at_the_end_of_what_is_written() -> None:
    alphabet = MOTIONS.motion("ankle-alphabet")
    rest = side_leg(pose(alphabet, MotionTime(0, 0, 0, False)), "near")
    home = alphabet.segments[0].rest
    for stage in (1.0, 1.4, 1.9):
        strokes = written(alphabet, moment(stage, rep=2))
        tip = side_leg(pose(alphabet, moment(stage, rep=2)), "near").tip
        x, y = strokes[-1][-1]
        expected = (rest.tip[0] + x - home["tip_x"], rest.tip[1] + y - home["tip_y"])
        assert tip == pytest.approx(expected, abs=0.7)


# the body ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "segment"), SEGMENTS)
def test_the_joints_of_a_leg_stay_together(name: str, segment: int) -> None:
    view = MOTIONS.motion(name).segments[segment].view
    for at in moments(name, segment):
        hip = (at["hip_x"], at["hip_y"]) if view == "side-body" else None
        for side in ("near", "far"):
            if f"{side}_x" not in at.values or view.startswith("front"):
                continue
            leg = side_leg(at, side, hip)
            assert leg.shank.origin == leg.foot.origin == leg.ankle
            assert math.dist(leg.knee, leg.ankle) == pytest.approx(SHANK)
            if hip:
                assert math.dist(leg.knee, hip) == pytest.approx(THIGH, abs=0.35)


@pytest.mark.parametrize(("name", "segment"), SEGMENTS)
def test_hands_are_within_reach_and_shins_of_a_length(name: str, segment: int) -> None:
    view = MOTIONS.motion(name).segments[segment].view
    for at in moments(name, segment):
        shoulder = Frame((at["hip_x"], at["hip_y"]), -at["lean"]).place((0.0, TORSO))
        for side in ("near", "far"):
            if view == "side-body" and f"{side}_hand_x" in at.values:
                hand = (at[f"{side}_hand_x"], at[f"{side}_hand_y"])
                assert math.dist(shoulder, hand) <= (UPPER_ARM + FOREARM) * 1.02
            if view.startswith("front") and f"{side}_x" in at.values:
                leg = front_leg(at, side)
                assert math.dist(leg.knee, leg.ankle) <= SHANK + 1e-9


PLANTED = [
    pytest.param(name, index, foot, part, id=f"{name}-{index + 1}-{foot}")
    for name in MOTIONS.ids()
    for index, segment in enumerate(MOTIONS.motion(name).segments)
    for foot, part in segment.planted.items()
]


@pytest.mark.parametrize(("name", "segment", "foot", "part"), PLANTED)
def test_a_planted_foot_stays_on_the_floor_and_does_not_slide(
    name: str, segment: int, foot: str, part: str
) -> None:
    view = MOTIONS.motion(name).segments[segment].view
    places = []
    for at in moments(name, segment):
        if view.startswith("front"):
            places.append([front_leg(at, foot).ankle])
            continue
        leg = side_leg(at, foot, (at["hip_x"], at["hip_y"]) if view == "side-body" else None)
        touching = {"sole": [leg.heel, leg.ball], "heel": [leg.heel], "ball": [leg.ball]}[part]
        assert all(
            -0.01 <= point[1] <= 1.5 for point in touching
        )  # a far foot or a towel lies a little higher
        places.append(touching)
    for place in places[1:]:
        for point, first in zip(place, places[0], strict=True):
            assert point == pytest.approx(first, abs=0.02)


def test_every_standing_exercise_names_a_planted_foot() -> None:
    moving = {"ankle-circles", "ankle-alphabet", "ankle-pumps", "band-evert", "band-invert"}
    travelling = {"line-walk", "hop-hold", "brisk-walk", "easy-run"}
    for name in set(MOTIONS.ids()) - moving - travelling:
        assert any(segment.planted for segment in MOTIONS.motion(name).segments), name


# with the content --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shown", (*CONTENT.exercises(), *CONTENT.running_exercises()), ids=lambda shown: shown.id
)
def test_the_motion_fits_the_exercise(shown: Exercise) -> None:
    motion = MOTIONS.motion(shown.id)
    assert len(motion.segments) == max(1, len(shown.segments))
    assert (motion.cycle > 0) == (shown.dose.mode is Mode.CONTINUOUS)
    if len(shown.dose.tempo) == 3 and shown.dose.tempo[1] == 0:
        for index in range(len(motion.segments)):
            assert pose(motion, moment(1, index)).values == pytest.approx(
                pose(motion, moment(2, index)).values
            )


@pytest.mark.parametrize(("name", "segment"), SEGMENTS)
def test_one_round_ends_as_it_began(name: str, segment: int) -> None:
    motion = MOTIONS.motion(name)
    if motion.cycle:
        start, end = (
            moments(name, segment, 2)[0],
            pose(motion, moment(LAST_STAGE - 1e-6, segment, motion.cycle)),
        )
        assert {key: value for key, value in end.values.items() if key != "way"} == pytest.approx(
            {key: value for key, value in start.values.items() if key != "way"}, abs=0.01
        )
    else:
        end = pose(motion, moment(LAST_STAGE, segment))
        assert pose(motion, moment(0, segment)).values == pytest.approx(end.values)


@pytest.mark.parametrize("name", ["heel-raise-double", "heel-raise-single", "toe-raise"])
def test_the_arrow_points_up_on_the_way_up_and_down_on_the_way_down(name: str) -> None:
    motion = MOTIONS.motion(name)
    lengths = [pose(motion, moment(stage, 0)).values["arrow_dy"] for stage in (0.5, 1.5, 2.1, 2.5)]
    assert [length > 0 for length in lengths] == [True, True, False, False]
    assert min(map(abs, lengths)) > 1
