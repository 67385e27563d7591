"""Everything the program knows is gone from the disk once that is wished for, and not by a slip."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ankle_rehab import paths
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.services.autostart import of_this_system
from ankle_rehab.storage import backup, erase
from ankle_rehab.storage.restore import check
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.journeys.rescuer import Rescuer

CANARY = "a canary sings by the lighthouse"
WORD = "Type DELETE to go on"


@pytest.fixture
def folder() -> Path:
    """The usual place below the home of this run."""
    folder = paths.data_dir()
    assert folder.is_relative_to(Path(os.environ["HOME"]))
    assert not folder.exists()
    return folder


@pytest.fixture
def rescuer(qapp: QApplication, qtbot: QtBot, clock: FakeClock, folder: Path) -> Generator[Rescuer]:
    """Past the first page, with something of everything on the disk."""
    rescuer = Rescuer(qapp, qtbot, clock, folder)
    rescuer.click("Which ankle is sore?: Left")
    rescuer.click("I understand")
    parts = rescuer.program.parts
    parts.diary.add_pain(pain(4, note=CANARY))
    parts.diary.keep_draft(EntryDraft(note=CANARY))
    parts.backups.make_at_once(Reason.BY_HAND)
    of_this_system(folder).turn(on=True)
    (folder / f"{paths.DIARY_FILE}.damaged-20261101T000000Z").write_text(CANARY)
    (folder / f"{paths.DIARY_FILE}.damaged-20261101T000000Z-wal").write_text(CANARY)
    (folder / paths.LOG_FILE).write_text("an error")
    (folder / f"{paths.LOG_FILE}.1").write_text("older errors")
    yield rescuer
    rescuer.close()
    erase.erase(folder)


def everything() -> dict[Path, bytes]:
    """All that lies below the home of this run."""
    return {path: path.read_bytes() for path in Path(os.environ["HOME"]).rglob("*") if path.is_file()}


def type_word(rescuer: Rescuer, word: str) -> None:
    (field,) = (one for one in rescuer.front().findChildren(QLineEdit) if one.accessibleName() == WORD)
    field.setText(word)
    rescuer.settle()


def test_afterwards_the_disk_is_as_it_was_before_the_first_start(
    folder: Path, request: pytest.FixtureRequest
) -> None:
    before = everything()
    rescuer: Rescuer = request.getfixturevalue("rescuer")
    assert {path for path, content in everything().items() if CANARY.encode() in content}
    rescuer.program.window.show_page("data")
    type_word(rescuer, "DELETE")
    rescuer.click("Delete everything")
    assert rescuer.title == "Everything was deleted"
    assert everything() == before
    assert not of_this_system(folder).is_on()
    assert not folder.exists()
    rescuer.click("Begin a new diary")
    assert rescuer.program.window.current_page == "first-start"
    assert rescuer.program.parts.diary.entries() == ()


def test_whoever_quits_then_leaves_nothing(rescuer: Rescuer, folder: Path) -> None:
    rescuer.program.window.show_page("data")
    type_word(rescuer, "DELETE")
    rescuer.click("Delete everything")
    rescuer.click("Quit")
    assert not rescuer.opening.refused
    rescuer.close()
    assert not folder.exists()


@pytest.mark.parametrize("word", ["", "delete", "DELET", "yes"])
def test_another_word_deletes_nothing(rescuer: Rescuer, word: str) -> None:
    rescuer.program.window.show_page("data")
    type_word(rescuer, word)
    assert not rescuer.sees("Delete everything")


def test_a_copy_can_be_saved_before(rescuer: Rescuer, qtbot: QtBot, tmp_path: Path) -> None:
    rescuer.program.window.show_page("data")
    rescuer.click("Save a copy first")
    dialog = rescuer.front()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    qtbot.waitUntil(lambda: rescuer.reads("The copy is here:"), timeout=60_000)
    (copy,) = backup.listed(tmp_path)
    assert check(copy) == 1
    type_word(rescuer, "DELETE")
    rescuer.click("Delete everything")
    assert check(copy) == 1


def test_no_folder_that_was_chosen_is_remembered_outside_of_the_diary(
    rescuer: Rescuer, tmp_path: Path
) -> None:
    before = set(everything())
    rescuer.program.window.show_page("data")
    rescuer.click("Choose a folder")
    dialog = rescuer.front()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.accept()
    rescuer.settle()
    assert {path for path in set(everything()) - before if not path.name.startswith("diary")} == set()


def test_a_copy_into_what_is_deleted_is_refused(rescuer: Rescuer, folder: Path) -> None:
    rescuer.program.window.show_page("data")
    rescuer.click("Save a copy first")
    dialog = rescuer.front()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(folder / paths.BACKUP_FOLDER))
    dialog.close()
    assert rescuer.reads("This folder will be deleted too.")


def test_files_of_others_stay_and_are_named(rescuer: Rescuer, folder: Path) -> None:
    mine = folder / "holiday.jpg"
    mine.write_bytes(b"picture")
    foreign = folder / f"{paths.DIARY_FILE}.foreign-20261101T000000Z"
    foreign.write_bytes(b"recipes")
    other = folder / "diary (conflicted copy 2026-11-01).db"
    other.write_bytes(b"what a program for syncing made")
    rescuer.program.window.show_page("data")
    type_word(rescuer, "DELETE")
    rescuer.click("Delete everything")
    assert rescuer.reads("diary.db.foreign-20261101T000000Z")
    assert rescuer.reads(other.name)
    assert sorted(folder.iterdir()) == sorted([foreign, mine, other])
    for left in (foreign, mine, other):
        left.unlink()


def test_nothing_is_deleted_while_something_runs(rescuer: Rescuer, folder: Path) -> None:
    rescuer.program.window.show_page("data")
    type_word(rescuer, "DELETE")
    rescuer.program.window.show_page("today")
    rescuer.click("Start session")
    for _ in range(4):
        rescuer.click("None of these")
    rescuer.click("2 of 10, mild")
    assert rescuer.program.parts.busy
    rescuer.program.window.show_page("data")
    rescuer.click("Delete everything")
    assert rescuer.reads("Something is still running.")
    assert (folder / paths.DIARY_FILE).exists()
