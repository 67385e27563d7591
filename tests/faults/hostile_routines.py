"""Spoilt routines of somebody else, with pictures, read as the window does: whatever is taken can be done."""

from __future__ import annotations

import base64
import json
import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from ankle_rehab.domain.own import OwnExercise, OwnRoutine
from ankle_rehab.domain.own_sharing import Arrival, Shared, with_what_they_need
from ankle_rehab.resources import resource
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.own import Own
from ankle_rehab.storage import own_share
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.own_share import NotTaken
from ankle_rehab.ui.picture_file import NotAPicture, kept_picture, taken_over
from tests.exchange.run_fuzz import spoilt as bytes_spoilt
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh
from tests.fakes.own import bridge, morning
from tests.faults import odd_values
from tests.faults.hostile import Read, Reader

BY_BYTES, BY_PICTURE = 0.2, 0.4


def reading(folder: Path) -> Read:
    """Reads a file, takes all of it, looks at what is there now and takes it back."""
    database = open_fresh(folder / "diary.db", FakeClock())
    diary = Diary(database, FakeClock())
    own = Own(diary, database, Content(resource("content", "en")), FakeClock())
    own.keep_exercise(bridge())
    own.keep_routine(morning())

    def read(path: Path) -> str:
        try:
            arrivals = coming(own, path)
        except NotTaken as refused:
            return str(refused.trouble)
        except NotAPicture as refused_picture:
            return f"picture {refused_picture.trouble}"
        if not arrivals:
            return "nothing in it"
        exercises, routines = with_what_they_need([one.coming.id for one in arrivals], arrivals)
        before = diary.undo.newest
        own.take(exercises, routines)
        look(own, exercises, routines)
        step = diary.undo.newest
        if step is not None and step != before:  # nothing is written of what is there already
            diary.undo.take_back(step)
        return "taken"

    return read


def coming(own: Own, path: Path) -> tuple[Arrival, ...]:
    """As the page does it; raises NotTaken and NotAPicture."""
    shared = own_share.read(path)
    exercises = tuple(
        replace(one, picture=taken_over(one.picture) if one.picture else b"") for one in shared.exercises
    )
    return own.arrivals(Shared(exercises, shared.routines))


def look(own: Own, exercises: tuple[OwnExercise, ...], routines: tuple[OwnRoutine, ...]) -> None:
    """What was taken is whole: it can be shown, its pictures too, and begun."""
    whole = {one.id for one in own.exercises()}
    assert {one.id for one in exercises} <= whole
    assert all(not kept_picture(one.picture).isNull() for one in exercises if one.picture)
    begun = {one.id: one for one in own.routines()}
    for routine in routines:
        assert routine.id in begun
        assert own.seconds(routine) > 0
        own.gate(routine)


@cache
def pictures() -> tuple[bytes, ...]:
    """Small whole pictures of the kinds that are read, and one that is not."""
    made = []
    for kind in ("png", "jpg", "bmp"):
        image = QImage(48, 32, QImage.Format.Format_RGB888)
        image.fill(0x3366CC)
        kept = QBuffer()
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(kept, QByteArray(kind.encode())).write(image)
        made.append(bytes(kept.data().data()))
    return tuple(made)


@cache
def whole_file() -> Any:
    shared = Shared((bridge(), replace(bridge("own-c3", "Other"), picture=pictures()[0])), (morning(),))
    return json.loads(own_share.shared_bytes(shared))


def spoilt_routine(chance: random.Random) -> bytes:
    """Wrong letters, wrong values, or wrong pictures in a file that is otherwise right."""
    whole = whole_file()
    kind = chance.random()
    if kind < BY_BYTES:
        return bytes_spoilt(chance, json.dumps(whole).encode())
    if kind > BY_BYTES + BY_PICTURE:
        return odd_values.text(chance, odd_values.tree(chance, whole))
    picture = bytes_spoilt(chance, chance.choice(pictures()))
    exercises = [{**one, "picture": base64.b64encode(picture).decode()} for one in whole["exercises"]]
    return json.dumps({**whole, "exercises": exercises}).encode()


ROUTINE = Reader("routine", reading, spoilt_routine)
