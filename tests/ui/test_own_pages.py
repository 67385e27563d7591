"""Writing down what a physiotherapist showed: half-finished, shared, and read back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.own import Sides
from ankle_rehab.domain.own_sharing import Shared
from ankle_rehab.domain.plan import Phase
from ankle_rehab.storage import own_share
from ankle_rehab.ui.pages.player import PlayerPage
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.fakes.own import bridge, morning
from tests.scenes_of_own import drawn_picture
from tests.ui.house import click, reads, seen
from tests.ui.own_desk import exercise_page, line, list_page, shelved, write
from tests.ui.player_house import PlayerHouse, to

# an exercise -----------------------------------------------------------------------------------------------


def test_an_exercise_is_written_down_and_can_be_done(rooms: PlayerHouse) -> None:
    page = exercise_page(rooms)
    write(page, "Name", "Bridge & lift")
    write(page, "What to do", "Lie on your back.\rLift your hips.\r\r")
    write(page, "What you need", "Mat")
    click(page, "How is it counted?: Repeat it")
    click(page, "For which feet?: Both at once")
    click(page, "times: more")
    page.hide()
    (own,) = rooms.parts.own.written_exercises()
    assert own == rooms.parts.own.own_exercise(own.id)
    kept = rooms.parts.own.own_exercise(own.id)
    assert (kept.name, kept.cues) == ("Bridge & lift", ("Lie on your back.", "Lift your hips."))
    assert (kept.dose.mode, kept.dose.reps, kept.sides) == (Mode.REPS, 11, Sides.TOGETHER)
    assert [one.name for one in rooms.parts.own.exercises()] == ["Bridge & lift"]


def test_what_is_missing_is_said_at_its_field_and_the_half_is_kept(rooms: PlayerHouse) -> None:
    page = exercise_page(rooms)
    assert not reads(page, "Please write at least one sentence.")
    write(page, "Name", "x" * 70)
    assert reads(page, "A little shorter, please: at most 60 letters.")
    assert "at most 60 letters" in line(page, "Name").accessibleDescription()
    assert reads(page, "Please write at least one sentence.")
    assert reads(page, "Not finished yet")
    page.hide()
    assert not rooms.parts.own.exercises()
    again = exercise_page(rooms, rooms.parts.own.written_exercises()[0].id)
    assert line(again, "Name").text() == "x" * 70


def test_nothing_is_kept_of_an_exercise_that_was_never_begun(rooms: PlayerHouse) -> None:
    page = exercise_page(rooms)
    page.hide()
    assert not rooms.parts.own.written_exercises()


def test_what_was_typed_is_kept_when_the_page_is_left_by_any_way(rooms: PlayerHouse) -> None:
    shelved(rooms)
    page = exercise_page(rooms, "own-b1")
    write(page, "Name", "Other")
    assert rooms.parts.own.own_exercise("own-b1").name == "Bridge & lift"
    page.begin("")
    assert rooms.parts.own.own_exercise("own-b1").name == "Other"


def test_undo_elsewhere_shows_what_stood_there_before(rooms: PlayerHouse) -> None:
    shelved(rooms)
    page = exercise_page(rooms, "own-b1")
    write(page, "Name", "Other")
    page.keep()
    rooms.diary.undo.undo()
    assert line(page, "Name").text() == "Bridge & lift"


def test_a_built_in_exercise_is_copied_with_its_figure(rooms: PlayerHouse) -> None:
    page = exercise_page(rooms)
    (box,) = seen(page, QComboBox, "Exercise to begin with")
    box.setCurrentIndex(box.findData("heel-raise-double"))
    click(page, "Begin with this one")
    assert line(page, "Name").text() == "Heel raises, two legs"
    (own,) = rooms.parts.own.exercises()
    assert own.shown_by == "heel-raise-double"
    assert own.dose == rooms.content.exercise("heel-raise-double").dose


def test_a_figure_or_a_picture_shows_it(rooms: PlayerHouse, tmp_path: Path) -> None:
    shelved(rooms)
    page = exercise_page(rooms, "own-b1")
    (box,) = seen(page, QComboBox, "Figure")
    box.activated.emit(box.findData("towel-curl"))
    page.keep()
    assert rooms.parts.own.exercise("own-b1").shown_by == "towel-curl"
    (tmp_path / "drawing.png").write_bytes(drawn_picture())
    page.take_picture(tmp_path / "drawing.png")
    page.keep()
    assert rooms.parts.own.exercise("own-b1").picture.startswith(b"\x89PNG")
    click(page, "Take the picture out")
    page.keep()
    assert not rooms.parts.own.exercise("own-b1").picture


def test_what_is_no_picture_is_said_and_changes_nothing(rooms: PlayerHouse, tmp_path: Path) -> None:
    shelved(rooms)
    page = exercise_page(rooms, "own-b1")
    (tmp_path / "virus.png").write_bytes(b"MZ")
    page.take_picture(tmp_path / "virus.png")
    assert reads(page, "That is not a whole PNG or JPEG picture.")
    assert rooms.parts.own.own_exercise("own-b1") == bridge()


def test_deleting_can_be_undone_and_says_where_it_stays(rooms: PlayerHouse) -> None:
    shelved(rooms)
    page = exercise_page(rooms, "own-b1")
    told: list[Notice] = []
    page.notice.connect(told.append)
    click(page, "Delete")
    assert told[0].words == "Deleted: Bridge & lift. It stays in: Morning."
    assert not rooms.parts.own.written_exercises()
    assert told[0].undo is not None
    told[0].undo()
    assert len(rooms.parts.own.written_exercises()) == 1


def test_parts_of_a_copy_can_be_given_up(rooms: PlayerHouse) -> None:
    copied = rooms.parts.own.copy_exercise("ankle-circles", "Circles")
    page = exercise_page(rooms, copied)
    (box,) = [one for one in page.findChildren(QCheckBox) if one.accessibleName().startswith("In parts")]
    box.click()
    page.keep()
    assert rooms.parts.own.exercise(copied).segments == ()


# the list --------------------------------------------------------------------------------------------------


def test_the_list_shows_what_there_is_and_leads_on(rooms: PlayerHouse) -> None:
    shelved(rooms)
    rooms.parts.own.keep_exercise(replace(bridge("own-c3"), name="", cues=()))
    page = list_page(rooms)
    asked: list[tuple[str, str]] = []
    page.exercise_requested.connect(lambda own_id: asked.append(("exercise", own_id)))
    page.routine_requested.connect(lambda own_id: asked.append(("routine", own_id)))
    page.start_requested.connect(lambda own_id: asked.append(("start", own_id)))
    page.sheet_requested.connect(lambda own_id: asked.append(("sheet", own_id)))
    assert reads(page, "2 holds of 10 s, 5 s rest, each foot")
    assert reads(page, "Name: Please give it a name.")
    for name in ("New exercise", "New routine", "Change: Bridge & lift", "Change: Morning", "Start: Morning"):
        click(page, name)
    click(page, "Print: Morning")
    assert asked == [
        ("exercise", ""),
        ("routine", ""),
        ("exercise", "own-b1"),
        ("routine", "own-a1"),
        ("start", "own-a1"),
        ("sheet", "own-a1"),
    ]
    assert not seen(page, QWidget, "Share: Without a name")


def test_a_built_in_routine_is_copied(rooms: PlayerHouse) -> None:
    page = list_page(rooms)
    asked: list[str] = []
    page.routine_requested.connect(asked.append)
    click(page, "Copy a built-in routine")
    click(page, "Copy Daily care")
    (routine,) = rooms.parts.own.routines()
    assert asked == [routine.id]
    assert routine.name == "Copy of Daily care"


def test_what_was_deleted_can_be_put_back_or_deleted_for_good(rooms: PlayerHouse) -> None:
    shelved(rooms)
    page = list_page(rooms)
    click(page, "Delete: Bridge & lift")
    rooms.settle()
    assert reads(page, "Still in: Morning")
    assert not seen(page, QWidget, "Delete for good: Bridge & lift")
    click(page, "Put back: Bridge & lift")
    rooms.settle()
    click(page, "Delete: Morning")
    rooms.settle()
    click(page, "Delete for good: Morning")
    rooms.settle()
    assert reads(page, "Older backups still hold it")
    click(page, "Keep it: Morning")
    rooms.settle()
    click(page, "Delete for good: Morning")
    rooms.settle()
    click(page, "Delete only here: Morning")
    rooms.settle()
    assert not rooms.parts.own.written_routines()
    assert not rooms.parts.own.thrown_away()
    assert not rooms.diary.undo.undo(), "what is gone for good does not come back"
    assert not rooms.parts.own.thrown_away()


def test_what_cannot_be_read_is_shown_and_stays(rooms: PlayerHouse) -> None:
    with rooms.database.change() as change:
        change.do("INSERT INTO own_exercise (id, value) VALUES ('own-d4', '{\"name\": 4}')")
    page = list_page(rooms)
    assert reads(page, "This cannot be read. It was left as it is.")
    assert rooms.database.rows("SELECT count(*) FROM own_exercise") == [(1,)]


# a shared file ---------------------------------------------------------------------------------------------


def test_a_file_is_looked_at_before_anything_is_taken(rooms: PlayerHouse, tmp_path: Path) -> None:
    shelved(rooms)
    path = tmp_path / "from-anna.ankle-routine.json"
    theirs = replace(bridge(), cues=("Lift.",), picture=drawn_picture())
    own_share.write(path, Shared((theirs, bridge("own-c3", "Towel")), (morning(),)))
    page = list_page(rooms)
    page.read_from(path)
    rooms.settle()
    assert reads(page, "Morning: the same as yours")
    ticks = {one.accessibleName(): one for one in page.findChildren(QCheckBox) if one.isVisibleTo(page)}
    mine = "Bridge & lift: takes the place of yours. Different: what to do, picture"
    assert {name: one.isChecked() for name, one in ticks.items()} == {mine: False, "Towel: new": True}
    assert rooms.parts.own.own_exercise("own-b1") == bridge()
    click(page, "Take what is ticked")
    assert rooms.parts.own.own_exercise("own-b1") == bridge()
    assert rooms.parts.own.exercise("own-c3").name == "Towel"
    page.read_from(path)
    rooms.settle()
    (tick,) = [one for one in page.findChildren(QCheckBox) if one.isVisibleTo(page)]
    tick.click()
    click(page, "Take what is ticked")
    assert rooms.parts.own.own_exercise("own-b1") == theirs
    rooms.diary.undo.undo()
    assert rooms.parts.own.own_exercise("own-b1") == bridge()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not a file", "That is not a file with exercises of this program. Nothing was changed."),
        (
            b'{"format": "ankle-rehab-routine", "version": 9}',
            "A newer version of this program wrote that file.",
        ),
        (
            own_share.shared_bytes(Shared((replace(bridge(), name="<img src=x>", cues=()),), ())),
            "Something in that file cannot be used: <img src=x>. What to do: Please write",
        ),
        (
            own_share.shared_bytes(Shared((replace(bridge(), picture=b"\x89PNG\r\n\x1a\nbroken"),), ())),
            "That is not a whole PNG or JPEG picture. Nothing was changed.",
        ),
        (
            own_share.shared_bytes(Shared((), ())),
            "There is no exercise and no routine in that file. Nothing was changed.",
        ),
    ],
    ids=["text", "newer", "not whole", "no picture", "empty"],
)
def test_a_file_that_is_not_taken_is_told_in_words(
    rooms: PlayerHouse, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    page = list_page(rooms)
    page.read_from(path)
    assert reads(page, words)
    assert not rooms.parts.own.written_exercises()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices in a folder")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda _path: None, "That file is not there. Nothing was changed."),
        (Path.mkdir, "That is a folder or a device, not a file with exercises. Nothing was changed."),
        (os.mkfifo, "That is a folder or a device, not a file with exercises. Nothing was changed."),
        (lambda path: path.symlink_to("/dev/zero"), "That is a folder or a device"),
        (lambda path: path.symlink_to(path), "That file could not be read. Nothing was changed."),
    ],
    ids=["nothing", "folder", "pipe", "device", "circle"],
)
def test_what_is_no_file_is_told_in_words(
    rooms: PlayerHouse, tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    make(tmp_path / "there.ankle-routine.json")
    page = list_page(rooms)
    page.read_from(tmp_path / "there.ankle-routine.json")
    assert page.amiss.startswith(words)
    assert reads(page, words)


# the player ------------------------------------------------------------------------------------------------


def test_it_runs_in_the_player_with_its_words_and_its_picture(rooms: PlayerHouse) -> None:
    shelved(rooms)
    rooms.parts.own.keep_exercise(replace(bridge(), picture=drawn_picture()))
    page: PlayerPage = rooms.player_page()
    rooms.start(rooms.parts.repertoire.routine("own-a1"), (Side.LEFT,))
    to(rooms, 1, Phase.WORK)
    rooms.wait(1)
    assert reads(page, "Lie on your back.")
    rooms.wait(60)
    assert rooms.run().outcome is not None
    assert [session.name for session in rooms.diary.sessions()] == ["Morning"]


def test_the_library_shows_it(rooms: PlayerHouse) -> None:
    shelved(rooms)
    page = rooms.library_page()
    rooms.settle()
    click(page, "Look at Bridge & lift")
    assert reads(page, "2. Lift your hips.")
    assert reads(page, "2 holds of 10 s, 5 s rest, each foot")
    assert not reads(page, "Often done wrong")
    click(page, "All exercises")
    rooms.parts.own.remove("own-b1")
    page.mark_stale()
    rooms.settle()
    assert not seen(page, QWidget, "Look at Bridge & lift")
