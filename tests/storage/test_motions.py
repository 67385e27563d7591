"""Every exercise has its movement, and a wrong file says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.motion import KeyPose, Motion, SegmentMotion
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.motions import MotionError, Motions

GOOD = """
drawn_for = "left"
[[segment]]
view = "side-leg"
frame = [0, 0, 40, 30]
[segment.scene]
floor = [0]
[[segment.key]]
at = 0
near_x = 0
near_shank = 4
[[segment.key]]
at = 3
near_shank = 8
"""


def read(folder: Path, text: str) -> Motions:
    (folder / "press.toml").write_text(text, encoding="utf-8")
    return Motions(folder)


def test_every_exercise_has_a_motion_and_none_is_stale() -> None:
    content = Content(resource("content", "en"))
    exercises = {exercise.id for exercise in (*content.exercises(), *content.running_exercises())}
    assert set(Motions(resource("motions")).ids()) == exercises


def test_every_motion_can_be_read() -> None:
    motions = Motions(resource("motions"))
    for name in motions.ids():
        assert motions.motion(name).exercise_id == name


def test_a_value_not_named_again_stays(tmp_path: Path) -> None:
    segment = read(tmp_path, GOOD).motion("press").segments[0]
    assert segment.drawn_for is Side.LEFT
    assert segment.keys[1].values == {"near_x": 0, "near_shank": 8}
    assert segment.rest == {"near_x": 0, "near_shank": 4}


def test_it_is_read_once(tmp_path: Path) -> None:
    motions = read(tmp_path, GOOD)
    first = motions.motion("press")
    (tmp_path / "press.toml").unlink()
    assert motions.motion("press") is first


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MotionError, match=r"^hop\.toml: file: is missing$"):
        Motions(tmp_path).motion("hop")


WRONG = [
    ('drawn_for = "left"', 'drawn_for = "middle"', 'segment 1 drawn_for: must be "left" or "right"'),
    ('drawn_for = "left"', "", 'segment 1 drawn_for: must be "left" or "right"'),
    ('drawn_for = "left"', 'drawn_for = "left"\nspeed = 3\nhue = 1', "file: does not know hue, speed"),
    ('drawn_for = "left"', 'drawn_for = "left"\ncycle = true', "cycle: must be a number"),
    (
        'view = "side-leg"',
        'view = "above"',
        "segment 1 view: must be one of side-leg, front-leg, side-body, front-body",
    ),
    ('view = "side-leg"', 'view = "side-leg"\nhue = 3', "segment 1: does not know hue"),
    ("[0, 0, 40, 30]", "[0, 0, 40]", "segment 1 frame: must be a list of 4"),
    ("[0, 0, 40, 30]", "40", "segment 1 frame: must be a list of 4"),
    ("[0, 0, 40, 30]", "[0, 0, 40, true]", "segment 1 frame: must be a number"),
    ("[0, 0, 40, 30]", "[0, 0, 0, 30]", "segment 1 frame: width and height must be above 0"),
    ("[0, 0, 40, 30]", "[0, 0, 40, 0]", "segment 1 frame: width and height must be above 0"),
    ("floor = [0]", 'floor = ["low"]', "segment 1 scene floor: must be a number"),
    ("floor = [0]", "floor = 0", "segment 1 scene floor: must be a list of numbers"),
    (
        "at = 3",
        "at = 0",
        "segment 1 key 2 at: must lie between 0 and 3 and grow from key to key",
    ),
    ("at = 3", "at = 4", "segment 1 key 2 at: must lie between 0 and 3 and grow from key to key"),
    ("at = 0", "at = -0.5", "segment 1 key 1 at: must lie between 0 and 3 and grow from key to key"),
    ("at = 3", "", "segment 1 key 2 at: must be a number"),
    ("near_shank = 8", "near_shnk = 8", "segment 1 key 2: the first key does not name ['near_shnk']"),
    ("near_shank = 8", 'near_shank = "8"', "segment 1 key 2 near_shank: must be a number"),
    (
        "[segment.scene]",
        "[segment.rest]\nfar_x = 2\n[segment.scene]",
        "segment 1 rest: has a name that the keys do not have",
    ),
    (
        "[segment.scene]",
        '[segment.rest]\nnear_x = "2"\n[segment.scene]',
        "segment 1 rest near_x: must be a number",
    ),
    (
        "[segment.scene]",
        '[segment.planted]\nnear = "knee"\n[segment.scene]',
        "segment 1 planted: near = knee is not known",
    ),
    (
        "[segment.scene]",
        '[segment.planted]\nmiddle = "sole"\n[segment.scene]',
        "segment 1 planted: middle = sole is not known",
    ),
    ("[segment.scene]\nfloor = [0]", 'scene = "floor"', "segment 1 scene scene: must be a list of numbers"),
    (
        'view = "side-leg"',
        'view = "side-leg"\nflowing = true',
        "segment 1 flowing: the round must close: last key at 3, the same as the first",
    ),
    ('view = "side-leg"', 'view = "side-leg"\nends = [0]', "segment 1 ends: must be a list of 2"),
    (GOOD[GOOD.index("[[segment.key]]") :], "", "segment 1 key: at least one is needed"),
    (GOOD[GOOD.index("[[segment.key]]") :], "[segment.key]\nat = 0", "segment 1 key: at least one is needed"),
    (GOOD[GOOD.index("[[segment]]") :], "", "segment: at least one is needed"),
    (GOOD[GOOD.index("[[segment]]") :], "segment = 3", "segment: at least one is needed"),
    (GOOD[GOOD.index("[[segment]]") :], "segment = [3]", "segment 1: must be a table"),
]


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(MotionError) as caught:
        read(tmp_path, GOOD.replace(old, new)).motion("press")
    assert str(caught.value) == f"press.toml: {said}"


def test_of_several_parts_the_wrong_one_is_named(tmp_path: Path) -> None:
    part = GOOD[GOOD.index("[[segment]]") :]
    with pytest.raises(MotionError, match=r"^press\.toml: segment 2 key 1 at: "):
        read(tmp_path, GOOD + part.replace("at = 0", "at = 5")).motion("press")


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(MotionError, match=r"^press\.toml: file: .*line 3"):
        read(tmp_path, GOOD.replace("[[segment]]", "[segment")).motion("press")


FULL = """
drawn_for = "left"
cycle = 4.5
[[segment]]
view = "front-body"
frame = [-1, 2, 40, 0.5]
ends = [0.25, 2]
[segment.planted]
near = "sole"
far = "heel"
[segment.scene]
floor = [0]
wall = [1, 2.5]
[segment.rest]
near_x = 7
[[segment.key]]
at = 0
near_x = 0
near_y = 1
[[segment.key]]
at = 1.5
near_y = 2
[[segment]]
drawn_for = "right"
view = "side-leg"
frame = [0, 0, 1, 1]
flowing = true
[[segment.key]]
at = 0
far_x = 1
[[segment.key]]
at = 1
far_x = 2
[[segment.key]]
at = 2
far_x = 3
[[segment.key]]
at = 3
far_x = 1
"""


def test_all_that_a_file_can_say(tmp_path: Path) -> None:
    motion = read(tmp_path, FULL).motion("press")
    assert (motion.exercise_id, motion.cycle, motion.letters) == ("press", 4.5, ())
    first, second = motion.segments
    assert first == SegmentMotion(
        Side.LEFT,
        "front-body",
        (-1, 2, 40, 0.5),
        {"floor": (0,), "wall": (1, 2.5)},
        (KeyPose(0, {"near_x": 0, "near_y": 1}), KeyPose(1.5, {"near_x": 0, "near_y": 2})),
        {"near_x": 7, "near_y": 1},
        (0.25, 2),
        False,
        {"near": "sole", "far": "heel"},
    )
    assert (second.drawn_for, second.view, second.flowing) == (Side.RIGHT, "side-leg", True)
    assert (second.scene, second.planted) == ({}, {})
    assert [key.at for key in second.keys] == [0, 1, 2, 3]
    plain = read(tmp_path, GOOD).motion("press")
    assert (plain.cycle, plain.segments[0].flowing, plain.segments[0].ends) == (0, False, (0, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [("at = 3\nfar_x = 1", "at = 3\nfar_x = 4"), ("at = 3", "at = 2.5"), ("at = 2\nfar_x = 3", "")],
)
def test_a_round_closes(tmp_path: Path, old: str, new: str) -> None:
    assert old in FULL
    text = FULL.replace(old, new).replace("[[segment.key]]\n\n", "")
    with pytest.raises(MotionError, match=r"^press\.toml: segment 2 flowing: the round must close"):
        read(tmp_path, text).motion("press")


STROKES = "\n".join(f"{name} = [[[0, 0], [1, 1.5]]]" for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
WRITES = "writes = true\n" + GOOD.replace("floor = [0]", "letter = [3, 4]").replace(
    "near_x = 0", "near_x = 0\ntip_x = 1\ntip_y = 2"
)


def written(folder: Path, strokes: str, text: str = WRITES) -> Motion:
    (folder / "letters.toml").write_text(strokes, encoding="utf-8")
    return read(folder, text).motion("press")


def test_letters_are_written_in_their_strokes(tmp_path: Path) -> None:
    two = STROKES.replace("C = [[[0, 0], [1, 1.5]]]", "C = [[[0, 0], [1, 1], [2, 0]], [[3, 3], [4, 4]]]")
    letters = written(tmp_path, two).letters
    assert len(letters) == 26
    assert letters[1] == (((0, 0), (1, 1.5)),)
    assert letters[2] == (((0, 0), (1, 1), (2, 0)), ((3, 3), (4, 4)))


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("", "the strokes of this letter are missing"),
        ("Z = []", "the strokes of this letter are missing"),
        ("Z = 3", "the strokes of this letter are missing"),
        ("Z = [[[0, 0]]]", "a stroke needs at least two points"),
        ("Z = [7]", "a stroke needs at least two points"),
        ("Z = [[[0, 0], [1]]]", "must be a list of 2"),
        ('Z = [[[0, 0], [1, "a"]]]', "must be a number"),
    ],
)
def test_a_letter_that_cannot_be_written_is_named(tmp_path: Path, letter: str, said: str) -> None:
    with pytest.raises(MotionError) as caught:
        written(tmp_path, STROKES.replace("Z = [[[0, 0], [1, 1.5]]]", letter))
    assert str(caught.value) == f"letters.toml: Z: {said}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("letter = [3, 4]", "floor = [0]", "segment 1 scene letter: writing needs a width and a height"),
        ("letter = [3, 4]", "letter = [3]", "segment 1 scene letter: writing needs a width and a height"),
        ("tip_y = 2", "", "segment 1 rest: writing needs tip_x and tip_y"),
        ("tip_x = 1", "", "segment 1 rest: writing needs tip_x and tip_y"),
    ],
)
def test_writing_needs_room_and_a_tip(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(MotionError) as caught:
        written(tmp_path, STROKES, WRITES.replace(old, new))
    assert str(caught.value) == f"press.toml: {said}"


def test_writing_needs_letters(tmp_path: Path) -> None:
    with pytest.raises(MotionError, match=r"^letters\.toml: file: is missing$"):
        read(tmp_path, WRITES).motion("press")
    written(tmp_path, STROKES)
    assert Motions(tmp_path).ids() == ("press",)
