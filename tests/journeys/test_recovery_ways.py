"""Files that are not ours to change, other ways out of the recovery screen, and safe mode."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from ankle_rehab import paths
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.storage import backup
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import migrations
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import Start
from tests.journeys.harms import (
    BACKED_UP,
    BRING_BACK,
    LATER,
    SALVAGE,
    aside,
    digest,
    no_bytes,
    notes,
    one_bit_of_a_note,
)
from tests.journeys.rescuer import Rescuer
from tests.storage.test_diary_file import make_newer

MOST_CLICKS = 3
GONE = "The diary file is gone"
NEWER, FOREIGN = "This diary is from a newer Ankle Rehab", "This file is not a diary"

# files that are not ours to change -------------------------------------------------------------------------


def of_another_program(path: Path) -> None:
    path.unlink()
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE recipe (name); PRAGMA application_id = 7")
    other.close()


def test_a_newer_diary_is_named_and_a_backup_can_be_looked_at_without_a_trace(
    start: Start, diary: Path
) -> None:
    make_newer(diary)
    before = {path: digest(path) for path in diary.parent.rglob("*") if path.is_file()}
    rescuer = start()
    assert rescuer.title == NEWER
    assert rescuer.reads(
        f"Its file has version 99, and this program knows versions up to {len(migrations())}."
    )
    assert not rescuer.sees(SALVAGE)
    assert not rescuer.sees("Start with an empty diary")
    rescuer.click("Look at this backup")
    rescuer.wait_until_open()
    assert rescuer.reads("Reading only: nothing can be saved.")
    assert len(rescuer.program.parts.diary.entries()) == BACKED_UP
    rescuer.click("Stop reading")
    assert rescuer.title == NEWER
    rescuer.close()
    assert {path: digest(path) for path in diary.parent.rglob("*") if path.is_file()} == before


def test_a_newer_diary_is_kept_byte_for_byte_when_a_backup_takes_its_place(start: Start, diary: Path) -> None:
    make_newer(diary)
    before = digest(diary)
    rescuer = start()
    rescuer.click(BRING_BACK)
    rescuer.wait_until_open()
    rescuer.close()
    (kept,) = aside(diary)
    assert (kept.name[:15], digest(kept)) == ("diary.db.newer-", before)


def test_a_file_of_another_program_is_not_touched(start: Start, diary: Path) -> None:
    of_another_program(diary)
    before = digest(diary)
    rescuer = start()
    assert rescuer.title == FOREIGN
    rescuer.click("Try again")
    assert rescuer.title == FOREIGN
    assert rescuer.reads("Tried at 09:00: it could not be opened.")
    rescuer.close()
    assert digest(diary) == before


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
@pytest.mark.parametrize("kind", ["link", "folder"])
def test_a_link_or_a_folder_in_its_place_is_told_and_kept(start: Start, diary: Path, kind: str) -> None:
    elsewhere = diary.parent.parent / "elsewhere"
    diary.rename(elsewhere)
    if kind == "link":
        diary.symlink_to(elsewhere)
    else:
        diary.mkdir()
    rescuer = start()
    assert rescuer.title == FOREIGN
    rescuer.click(BRING_BACK)
    rescuer.wait_until_open()
    rescuer.close()
    (kept,) = aside(diary)
    assert kept.is_symlink() if kind == "link" else kept.is_dir()
    assert len(notes(diary)) == BACKED_UP
    assert elsewhere.is_file()


# the other ways --------------------------------------------------------------------------------------------


def test_an_older_backup_is_two_clicks_away(start: Start, diary: Path, clock: FakeClock) -> None:
    database = Database(diary)
    clock.advance(86_400)
    backup.make(database, diary.parent / paths.BACKUP_FOLDER, clock.now(), Reason.DAILY)
    database.close()
    no_bytes(diary)
    rescuer = start()
    assert rescuer.reads("2 backups are there.")
    assert rescuer.reads("35 entries")
    rescuer.click("Other backups")
    rescuer.click("Bring back: Sunday 22 November, 09:00")
    rescuer.wait_until_open()
    rescuer.close()
    assert len(notes(diary)) == BACKED_UP


def test_a_damaged_backup_is_refused_and_the_next_one_can_be_taken(
    start: Start, diary: Path, clock: FakeClock
) -> None:
    database = Database(diary)
    clock.advance(86_400)
    newest = backup.make(database, diary.parent / paths.BACKUP_FOLDER, clock.now(), Reason.DAILY)
    database.close()
    no_bytes(diary)
    one_bit_of_a_note(newest)
    rescuer = start()
    rescuer.click(BRING_BACK)
    rescuer.wait_for("Other backups")
    assert rescuer.reads("That did not work: this file cannot be used. Nothing was changed.")
    assert diary.read_bytes() == b""
    rescuer.click("Other backups")
    rescuer.click("Bring back: Sunday 22 November, 09:00")
    rescuer.wait_until_open()
    assert rescuer.clicks <= MOST_CLICKS
    rescuer.close()
    assert len(notes(diary)) == BACKED_UP


def test_try_again_opens_what_came_back(start: Start, diary: Path) -> None:
    taken = diary.rename(diary.parent.parent / "taken")
    rescuer = start()
    assert rescuer.title == GONE
    taken.rename(diary)
    rescuer.click("Try again")
    assert rescuer.open
    assert rescuer.program.window.current_page == "today"


def test_what_is_left_can_be_looked_at_and_nothing_is_written(start: Start, diary: Path) -> None:
    one_bit_of_a_note(diary)
    before = {path: digest(path) for path in diary.parent.rglob("*") if path.is_file()}
    rescuer = start()
    rescuer.click("Diary")
    rescuer.click("What can I do?")
    rescuer.click("Look at it without changing anything")
    assert rescuer.open
    assert rescuer.reads("Reading only: nothing can be saved.")
    rescuer.close()
    after = {path: digest(path) for path in diary.parent.rglob("*") if path.is_file()}
    assert {path: after.get(path) for path in before} == before


def choose_folder(rescuer: Rescuer, folder: Path) -> None:
    """Pick a folder in the dialog that is in front."""
    rescuer.click("Open another folder")
    dialog = rescuer.front()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    rescuer.settle()


def test_a_diary_in_another_folder_opens(start: Start, diary: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(diary.parent, other)
    no_bytes(diary)
    rescuer = start()
    choose_folder(rescuer, other)
    assert rescuer.open
    assert rescuer.program.parts.folder == other
    assert diary.read_bytes() == b""


def test_a_folder_without_a_diary_is_asked_about_first(start: Start, diary: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    no_bytes(diary)
    rescuer = start()
    choose_folder(rescuer, other)
    assert rescuer.reads("There is no diary in this folder.")
    rescuer.click("Choose something else")
    assert list(other.iterdir()) == []
    choose_folder(rescuer, other)
    rescuer.click("Begin a new diary there")
    assert rescuer.program.window.current_page == "first-start"


def test_quit_ends_it(start: Start, diary: Path) -> None:
    no_bytes(diary)
    rescuer = start()
    rescuer.click("Quit")
    assert not rescuer.open
    assert diary.read_bytes() == b""


def test_everything_is_reached_by_keys(start: Start, diary: Path) -> None:
    no_bytes(diary)
    rescuer = start()
    rescuer.front().activateWindow()
    rescuer.settle()
    for _ in range(20):
        focused = rescuer.front().focusWidget()
        if focused is not None and focused.accessibleName() == BRING_BACK:
            break
        rescuer.press(Qt.Key.Key_Tab)
    rescuer.press(Qt.Key.Key_Return)
    rescuer.wait_until_open()


# safe mode -------------------------------------------------------------------------------------------------


def test_safe_mode_asks_first_and_then_opens_without_a_sound(start: Start, diary: Path) -> None:
    rescuer = start(safe=True)
    assert rescuer.title == "Safe mode"
    assert not diary.with_name(f"{diary.name}-wal").exists()
    rescuer.click("Open the diary")
    assert rescuer.program.themes.current.name == "light"
    rescuer.program.company.hearing.try_it()
    assert rescuer.sound.played == []
    assert not rescuer.reads("No loudspeaker was found.")


def test_safe_mode_offers_to_read_only(start: Start, diary: Path) -> None:
    before = digest(diary)
    rescuer = start(safe=True)
    rescuer.click("Only read and export")
    assert rescuer.reads("Reading only: nothing can be saved.")
    assert len(rescuer.program.parts.diary.entries()) == BACKED_UP + LATER
    rescuer.close()
    assert digest(diary) == before
