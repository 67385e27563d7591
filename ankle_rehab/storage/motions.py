"""The movements of the figure, read from their files when first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.motion import LAST_STAGE, KeyPose, Motion, Point, SegmentMotion

LETTERS = "letters"
VIEWS = ("side-leg", "front-leg", "side-body", "front-body")
TOUCHING = ("sole", "ball", "heel")


class MotionError(Exception):
    """A movement that cannot be used; the sentence names the file and the field."""

    def __init__(self, path: Path, field: str, problem: str) -> None:
        super().__init__(f"{path.name}: {field}: {problem}")


class Motions:
    """All movements of one folder, one file an exercise."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Motion] = {}

    def ids(self) -> tuple[str, ...]:
        """The exercises that have a movement."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.toml") if path.stem != LETTERS))

    def motion(self, exercise_id: str) -> Motion:
        """The movement of that exercise; MotionError when its file is missing or wrong."""
        if exercise_id not in self._known:
            self._known[exercise_id] = self._read(exercise_id)
        return self._known[exercise_id]

    def _read(self, exercise_id: str) -> Motion:
        path = self._folder / f"{exercise_id}.toml"
        table = _parsed(path)
        _only(path, "file", table, {"drawn_for", "cycle", "writes", "segment"})
        segments = table.get("segment")
        if not isinstance(segments, list) or not segments:
            raise MotionError(path, "segment", "at least one is needed")
        letters = self._letters() if table.get("writes") else ()
        parts = tuple(
            _segment(path, index, part, table.get("drawn_for")) for index, part in enumerate(segments)
        )
        if letters and len(parts[0].scene.get("letter", ())) != 2:
            raise MotionError(path, "segment 1 scene letter", "writing needs a width and a height")
        if letters and not {"tip_x", "tip_y"} <= set(parts[0].rest):
            raise MotionError(path, "segment 1 rest", "writing needs tip_x and tip_y")
        return Motion(exercise_id, _number(path, "cycle", table.get("cycle", 0)), parts, letters)

    def _letters(self) -> tuple[tuple[tuple[Point, ...], ...], ...]:
        path = self._folder / f"{LETTERS}.toml"
        table = _parsed(path)
        letters = []
        for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            strokes = table.get(name)
            if not isinstance(strokes, list) or not strokes:
                raise MotionError(path, name, "the strokes of this letter are missing")
            letters.append(tuple(_stroke(path, name, stroke) for stroke in strokes))
        return tuple(letters)


def _segment(path: Path, index: int, table: Any, drawn_for: Any) -> SegmentMotion:
    where = f"segment {index + 1}"
    if not isinstance(table, dict):
        raise MotionError(path, where, "must be a table")
    _only(
        path,
        where,
        table,
        {"drawn_for", "view", "frame", "ends", "flowing", "planted", "scene", "rest", "key"},
    )
    try:
        side = Side(table.get("drawn_for", drawn_for))
    except ValueError:
        raise MotionError(path, f"{where} drawn_for", 'must be "left" or "right"') from None
    view = table.get("view")
    if view not in VIEWS:
        raise MotionError(path, f"{where} view", f"must be one of {', '.join(VIEWS)}")
    frame = _numbers(path, f"{where} frame", table.get("frame"), 4)
    if frame[2] <= 0 or frame[3] <= 0:
        raise MotionError(path, f"{where} frame", "width and height must be above 0")
    scene = {
        name: _numbers(path, f"{where} scene {name}", numbers)
        for name, numbers in _table(table, "scene").items()
    }
    keys = _keys(path, where, table.get("key"))
    flowing = table.get("flowing", False)
    if flowing and (keys[0].values != keys[-1].values or keys[-1].at != LAST_STAGE or len(keys) < 4):
        raise MotionError(
            path, f"{where} flowing", "the round must close: last key at 3, the same as the first"
        )
    rest = {
        **keys[0].values,
        **{
            name: _number(path, f"{where} rest {name}", value)
            for name, value in _table(table, "rest").items()
        },
    }
    if set(rest) != set(keys[0].values):
        raise MotionError(path, f"{where} rest", "has a name that the keys do not have")
    planted = {str(name): str(part) for name, part in _table(table, "planted").items()}
    for name, part in planted.items():
        if name not in ("near", "far") or part not in TOUCHING:
            raise MotionError(path, f"{where} planted", f"{name} = {part} is not known")
    first, second = _numbers(path, f"{where} ends", table.get("ends", [0, 1]), 2)
    left, bottom, width, height = frame
    return SegmentMotion(
        side, view, (left, bottom, width, height), scene, keys, rest, (first, second), bool(flowing), planted
    )


def _keys(path: Path, where: str, tables: Any) -> tuple[KeyPose, ...]:
    """The key poses; a value not named in a later key stays as in the key before."""
    if not isinstance(tables, list) or not tables:
        raise MotionError(path, f"{where} key", "at least one is needed")
    keys: list[KeyPose] = []
    held: dict[str, float] = {}
    for number, table in enumerate(tables, start=1):
        place = f"{where} key {number}"
        values = {
            name: _number(path, f"{place} {name}", value) for name, value in table.items() if name != "at"
        }
        at = _number(path, f"{place} at", table.get("at"))
        if not 0 <= at <= LAST_STAGE or (keys and at <= keys[-1].at):
            raise MotionError(path, f"{place} at", "must lie between 0 and 3 and grow from key to key")
        if keys and not set(values) <= set(held):
            raise MotionError(path, place, f"the first key does not name {sorted(set(values) - set(held))}")
        held = {**held, **values}
        keys.append(KeyPose(at, held))
    return tuple(keys)


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise MotionError(path, "file", "is missing") from None
    except tomllib.TOMLDecodeError as error:
        raise MotionError(path, "file", str(error)) from None


def _only(path: Path, where: str, table: Mapping[str, Any], names: set[str]) -> None:
    unknown = set(table) - names
    if unknown:
        raise MotionError(path, where, f"does not know {', '.join(sorted(unknown))}")


def _table(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = table.get(name, {})
    return value if isinstance(value, dict) else {name: value}


def _number(path: Path, field: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MotionError(path, field, "must be a number")
    return float(value)


def _numbers(path: Path, field: str, value: Any, count: int | None = None) -> tuple[float, ...]:
    if not isinstance(value, list) or (count is not None and len(value) != count):
        raise MotionError(path, field, f"must be a list of {count if count is not None else 'numbers'}")
    return tuple(_number(path, field, item) for item in value)


def _stroke(path: Path, name: str, stroke: Any) -> tuple[Point, ...]:
    if not isinstance(stroke, list) or len(stroke) < 2:
        raise MotionError(path, name, "a stroke needs at least two points")
    points = [_numbers(path, name, point, 2) for point in stroke]
    return tuple((point[0], point[1]) for point in points)
