"""A diary that is damaged, empty or gone: the right words, nothing lost, and a short way back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ankle_rehab import paths
from ankle_rehab.domain.safety import Due
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.storage import backup
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.journeys.conftest import Start
from tests.journeys.harms import (
    BACKED_UP,
    BRING_BACK,
    LATER,
    SALVAGE,
    Harm,
    aside,
    cut_off,
    deleted,
    digest,
    garbage_in_front,
    garbage_on_the_first_page,
    journal_of_another_diary,
    no_bytes,
    note,
    notes,
    one_bit_of_a_note,
    only_the_journal_left,
    page_of_zeros,
)

MOST_CLICKS = 3
DAMAGED, EMPTY, GONE = "The diary file is damaged", "The diary file is empty", "The diary file is gone"
A_PART = "A part of the diary cannot be read."
KEEP = "Use what was saved"

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


@pytest.mark.usefixtures("diary")
def test_damage_that_only_the_next_backup_finds_is_told_as_well(start: Start) -> None:
    """A score that cannot be, while nobody looks at its page."""
    rescuer = start()
    with rescuer.program.parts.database.change() as change:
        change.do("PRAGMA ignore_check_constraints = ON")
        change.do("UPDATE pain_entry SET score = 99 WHERE id = (SELECT max(id) FROM pain_entry)")
    rescuer.program.parts.backups.make_now(Reason.BY_HAND)
    rescuer.wait_for("What can I do?")


def test_after_a_damaged_diary_the_signs_are_asked_again_even_if_the_backup_was_checked(
    start: Start, diary: Path, clock: FakeClock
) -> None:
    clock.advance(86400)
    database = open_diary(diary, clock)
    guard = Guard(clock, Diary(database, clock), "1")
    guard.answer(frozenset(), twisted=False)
    assert guard.standing().due is None
    backup.make(database, diary.parent / paths.BACKUP_FOLDER, clock.now(), Reason.DAILY)
    database.close()
    garbage_in_front(diary)
    rescuer = start()
    rescuer.click(BRING_BACK)
    rescuer.wait_until_open()
    assert rescuer.reads("The warning signs are asked again before the next session.")
    assert rescuer.program.parts.guard.standing().due is Due.ALL


@pytest.mark.parametrize("way", ["link", "key"])
def test_the_warning_signs_can_be_read_while_no_diary_is_open(start: Start, diary: Path, way: str) -> None:
    garbage_in_front(diary)
    before = digest(diary)
    rescuer = start()
    if way == "link":
        rescuer.click("Look at the warning signs")
    else:
        rescuer.press(Qt.Key.Key_F2)
    assert rescuer.title == "Warning signs"
    for words in (
        "Nothing can be ticked here, because the diary is not open.",
        "Fever with a sore joint should be checked today.",
        "This needs emergency care now.",
        "emergency number",
    ):
        assert rescuer.reads(words)
    rescuer.click("Back")
    assert rescuer.title == DAMAGED
    assert rescuer.sees(BRING_BACK)
    assert digest(diary) == before
