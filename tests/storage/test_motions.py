"""Every exercise has its movement, and a wrong file says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankle_rehab.domain.exercise import Side
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


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('drawn_for = "left"', 'drawn_for = "middle"', "segment 1 drawn_for"),
        ('drawn_for = "left"', "", "segment 1 drawn_for"),
        ('drawn_for = "left"', 'drawn_for = "left"\nspeed = 3', "file: does not know speed"),
        ('view = "side-leg"', 'view = "above"', "segment 1 view"),
        ("[0, 0, 40, 30]", "[0, 0, 40]", "segment 1 frame"),
        ("[0, 0, 40, 30]", "[0, 0, 0, 30]", "segment 1 frame"),
        ("floor = [0]", 'floor = ["low"]', "segment 1 scene floor"),
        ("at = 3", "at = 0", "segment 1 key 2 at"),
        ("at = 3", "at = 4", "segment 1 key 2 at"),
        ("at = 3", "", "segment 1 key 2 at"),
        ("near_shank = 8", "near_shnk = 8", "segment 1 key 2: the first key does not name"),
        ("near_shank = 8", 'near_shank = "8"', "segment 1 key 2 near_shank: must be a number"),
        ("[segment.scene]", "[segment.rest]\nfar_x = 2\n[segment.scene]", "segment 1 rest"),
        ("[segment.scene]", '[segment.planted]\nnear = "knee"\n[segment.scene]', "segment 1 planted"),
        ("[segment.scene]", 'scene = "floor"\n[segment.seen]', "segment 1"),
        ('view = "side-leg"', 'view = "side-leg"\nflowing = true', "segment 1 flowing"),
        ("[[segment]]", "[segment", "file"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(MotionError) as caught:
        read(tmp_path, GOOD.replace(old, new)).motion("press")
    assert str(caught.value).startswith("press.toml: ")
    assert said in str(caught.value)


def test_writing_needs_letters_and_room_for_them(tmp_path: Path) -> None:
    motions = read(tmp_path, "writes = true\n" + GOOD)
    with pytest.raises(MotionError, match=r"^letters\.toml: file: is missing$"):
        motions.motion("press")
    strokes = "\n".join(f"{name} = [[[0, 0], [1, 1]]]" for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    (tmp_path / "letters.toml").write_text(strokes.replace("Z = [[[0, 0], [1, 1]]]", ""), encoding="utf-8")
    with pytest.raises(MotionError, match=r"^letters\.toml: Z: the strokes of this letter are missing$"):
        motions.motion("press")
    (tmp_path / "letters.toml").write_text(strokes, encoding="utf-8")
    with pytest.raises(MotionError, match="scene letter"):
        motions.motion("press")
