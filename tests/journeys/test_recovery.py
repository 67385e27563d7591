"""A diary that cannot be opened, or not in whole: the right words, nothing lost, and a short way back."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab import paths
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.resources import resource
from ankle_rehab.storage import backup
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import migrations, open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.settings_store import SettingsStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.journeys.rescuer import Rescuer
from tests.storage.test_diary_file import make_newer

BACKED_UP, LATER = 30, 5
MOST_CLICKS = 3
DAMAGED, EMPTY, GONE = "The diary file is damaged", "The diary file is empty", "The diary file is gone"
NEWER, FOREIGN = "This diary is from a newer Ankle Rehab", "This file is not a diary"
A_PART = "A part of the diary cannot be read."
BRING_BACK = "Bring this backup back"
SALVAGE, KEEP = "See what can be saved", "Use what was saved"
Start = Callable[..., Rescuer]
Harm = Callable[[Path], None]


def note(number: int) -> str:
    return f"note number {number}. " + "It goes on for a while. " * 20


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a diary of 35 entries, past its first page, and a backup from when there were 30."""
    folder = tmp_path_factory.mktemp("lived-in")
    clock = FakeClock()
    database = open_diary(folder / paths.DIARY_FILE, clock)
    settings = SettingsStore(database)
    version = Content(resource("content", "en")).text_version
    settings.save(replace(settings.load(), accepted_version=version))
    DiaryStore(database).add_pain([pain(number % 11, note=note(number)) for number in range(BACKED_UP)])
    backup.make(database, folder / paths.BACKUP_FOLDER, clock.now(), Reason.DAILY)
    DiaryStore(database).add_pain([pain(9, note=note(BACKED_UP + number)) for number in range(LATER)])
    database.close()
    return folder


@pytest.fixture
def diary(lived_in: Path, data_dir: Path) -> Path:
    """The diary of one test, in a folder of its own."""
    shutil.copytree(lived_in, data_dir, dirs_exist_ok=True)
    return data_dir / paths.DIARY_FILE


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, clock: FakeClock, data_dir: Path) -> Generator[Start]:
    """Starts the program on the diary of the test."""
    started: list[Rescuer] = []

    def begin(*, safe: bool = False) -> Rescuer:
        started.append(Rescuer(qapp, qtbot, clock, data_dir, safe=safe))
        return started[-1]

    yield begin
    for rescuer in started:
        rescuer.close()


def notes(path: Path) -> list[str]:
    """What is written in a closed diary, in order; the file is whole."""
    database = Database(path)
    try:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        return [entry.note for entry in DiaryStore(database).entries()]
    finally:
        database.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def aside(path: Path) -> list[Path]:
    """What was kept beside the diary, without journals."""
    kept = [one for one in path.parent.iterdir() if one.name.startswith(f"{path.name}.")]
    return sorted(one for one in kept if not one.name.endswith("-wal"))


# what may happen to a file ------------------------------------------------------------------------------


def no_bytes(path: Path) -> None:
    path.write_bytes(b"")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 3])


def garbage_in_front(path: Path) -> None:
    path.write_bytes(b"\xa5" * 100 + path.read_bytes()[100:])


def garbage_on_the_first_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:120] + b"\xa5" * 900 + path.read_bytes()[1020:])


def page_of_zeros(path: Path) -> None:
    content = path.read_bytes()
    place = content.index(note(3).encode()) // 4096 * 4096
    path.write_bytes(content[:place] + bytes(4096) + content[place + 4096 :])


def one_bit_of_a_note(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(note(3).encode()) + 5] ^= 1
    path.write_bytes(content)


def journal_of_another_diary(path: Path) -> None:
    other = path.parent.parent / "other" / paths.DIARY_FILE
    other.parent.mkdir()
    database = open_diary(other, FakeClock())
    database.settle()
    DiaryStore(database).add_pain([pain(2, note="from another diary " * 50) for _ in range(40)])
    database.abandon()
    shutil.copy(other.with_name(f"{other.name}-wal"), path.with_name(f"{path.name}-wal"))


def deleted(path: Path) -> None:
    path.unlink()


def only_the_journal_left(path: Path) -> None:
    database = Database(path)
    DiaryStore(database).add_pain([pain(5)])
    database.abandon()
    path.unlink()


AT_ONCE: dict[str, tuple[Harm, str]] = {
    "no bytes": (no_bytes, EMPTY),
    "garbage in front": (garbage_in_front, DAMAGED),
    "garbage on the first page": (garbage_on_the_first_page, DAMAGED),
    "journal of another diary": (journal_of_another_diary, DAMAGED),
    "deleted": (deleted, GONE),
    "only the journal left": (only_the_journal_left, GONE),
}
WHEN_READ: dict[str, Harm] = {
    "cut off": cut_off,
    "a page of zeros": page_of_zeros,
    "one bit of a note": one_bit_of_a_note,
}


@pytest.mark.parametrize(("harm", "title"), AT_ONCE.values(), ids=AT_ONCE)
def test_damage_found_at_the_start_is_told_and_one_click_brings_the_backup_back(
    start: Start, diary: Path, harm: Harm, title: str
) -> None:
    harm(diary)
    before = digest(diary) if diary.exists() else ""
    rescuer = start()
    assert rescuer.title == title
    assert rescuer.reads("One backup is there.")
    assert rescuer.reads("30 entries")
    rescuer.click(BRING_BACK)
    rescuer.wait_until_open()
    assert rescuer.clicks <= MOST_CLICKS
    assert rescuer.reads("The backup of Sunday 22 November, 09:00 is back.")
    rescuer.close()
    assert notes(diary) == [note(number) for number in range(BACKED_UP)]
    assert [digest(one) for one in aside(diary)] == ([before] if before else [])
    assert all(one.name.startswith("diary.db.damaged-2026") for one in aside(diary))


@pytest.mark.parametrize("harm", WHEN_READ.values(), ids=WHEN_READ)
def test_damage_found_when_a_page_is_read_stays_told_and_leads_to_the_same_way_back(
    start: Start, diary: Path, harm: Harm
) -> None:
    harm(diary)
    before = digest(diary)
    rescuer = start()
    if rescuer.open:
        rescuer.click("Diary")
        rescuer.clicks = 0
        assert rescuer.reads(A_PART)
        rescuer.click("What can I do?")
    assert rescuer.title == DAMAGED
    rescuer.click(BRING_BACK)
    rescuer.wait_until_open()
    assert rescuer.clicks <= MOST_CLICKS
    rescuer.close()
    assert notes(diary) == [note(number) for number in range(BACKED_UP)]
    assert [digest(one) for one in aside(diary)] == [before]


@pytest.mark.parametrize(
    "harm", [garbage_in_front, garbage_on_the_first_page, page_of_zeros, one_bit_of_a_note]
)
def test_what_can_be_read_is_shown_before_it_becomes_the_diary(start: Start, diary: Path, harm: Harm) -> None:
    """Even what is in no backup comes back, but for what lay on the damaged page."""
    harm(diary)
    before = digest(diary)
    rescuer = start()
    if rescuer.open:
        rescuer.click("Diary")
        rescuer.clicks = 0
        rescuer.click("What can I do?")
    rescuer.click(SALVAGE)
    rescuer.wait_for(KEEP)
    assert rescuer.reads("For comparison, the newest backup:")
    assert digest(diary) == before
    rescuer.click(KEEP)
    rescuer.wait_until_open()
    assert rescuer.clicks <= MOST_CLICKS
    assert rescuer.reads("What could be saved is your diary now.")
    rescuer.close()
    saved = notes(diary)
    assert set(saved[-LATER:]) == {note(BACKED_UP + number) for number in range(LATER)}
    assert len(set(saved) & {note(number) for number in range(BACKED_UP)}) >= BACKED_UP - 8
    assert [digest(one) for one in aside(diary)] == [before]


def test_what_was_saved_can_be_turned_down_and_leaves_nothing(start: Start, diary: Path) -> None:
    garbage_in_front(diary)
    before = sorted(path.name for path in diary.parent.rglob("*"))
    rescuer = start()
    rescuer.click(SALVAGE)
    rescuer.wait_for(KEEP)
    rescuer.click("Choose something else")
    assert rescuer.title == DAMAGED
    assert sorted(path.name for path in diary.parent.rglob("*")) == before


def test_work_that_is_called_back_leaves_everything_as_it_was(start: Start, diary: Path) -> None:
    garbage_in_front(diary)
    before = sorted(path.name for path in diary.parent.rglob("*"))
    for name in (SALVAGE, BRING_BACK):
        rescuer = start()
        rescuer.click(name)
        rescuer.click("Cancel")
        assert rescuer.title == DAMAGED
        rescuer.close()
        assert sorted(path.name for path in diary.parent.rglob("*")) == before


def test_starting_empty_is_asked_twice_and_keeps_the_file_and_the_backups(start: Start, diary: Path) -> None:
    garbage_in_front(diary)
    before = digest(diary)
    rescuer = start()
    rescuer.click("Start with an empty diary")
    rescuer.click("Choose something else")
    rescuer.clicks = 0
    rescuer.click("Start with an empty diary")
    rescuer.click("Start empty")
    rescuer.wait_until_open()
    assert rescuer.clicks <= MOST_CLICKS
    assert rescuer.program.window.current_page == "first-start"
    rescuer.close()
    assert notes(diary) == []
    assert [digest(one) for one in aside(diary)] == [before]
    assert len(backup.listed(diary.parent / paths.BACKUP_FOLDER)) == 1


def test_a_diary_without_a_single_backup_is_not_taken_for_a_first_start(start: Start, diary: Path) -> None:
    shutil.rmtree(diary.parent / paths.BACKUP_FOLDER)
    no_bytes(diary)
    rescuer = start()
    assert rescuer.title == EMPTY
    assert rescuer.reads("No backup was found in this folder.")
    assert not rescuer.sees(BRING_BACK)
    assert not rescuer.sees(SALVAGE)
    assert rescuer.sees("Start with an empty diary")


def test_without_the_last_journal_an_older_state_opens(start: Start, diary: Path) -> None:
    """Nothing tells that there was one; what the file itself holds is whole."""
    database = Database(diary)
    DiaryStore(database).add_pain([pain(5, note="only in the journal")])
    database.abandon()
    diary.with_name(f"{diary.name}-wal").unlink()
    rescuer = start()
    assert rescuer.open
    rescuer.click("Diary")
    assert not rescuer.reads(A_PART)


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
    rescuer.program.hearing.try_it()
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
