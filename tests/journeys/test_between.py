"""What happens between two steps of keeping the diary: nothing saved in between is lost, nor left unsaid."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from ankle_rehab import paths
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.services.backups import Staged
from ankle_rehab.storage import backup
from tests.fakes.entries import pain
from tests.journeys.rescuer import PATIENCE
from tests.journeys.test_delete_all import WORD
from tests.journeys.test_keeping import BACK, Owner, choose, owner

__all__ = ("owner",)


def test_what_is_saved_while_a_backup_is_checked_can_be_taken_back_too(owner: Owner) -> None:
    owner.write("before")
    owner.parts.backups.make_at_once(Reason.BY_HAND)
    owner.show("data")
    before = owner.program

    def late(staged: Staged) -> None:
        assert staged.safety.exists()
        owner.write("in between")

    before.parts.backups.restore_requested.connect(late)
    owner.bring_back()
    assert owner.notes() == ["before"]
    before = owner.program
    owner.click("Undo")
    owner.bot.waitUntil(lambda: owner.open and owner.opening.program is not before, timeout=PATIENCE)
    assert owner.notes() == ["before", "in between"]


def harm(path: Path, note: str) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(note.encode())] ^= 1
    path.write_bytes(content)


def harmed(owner: Owner) -> None:
    """A page that Today does not read is damaged while the program is closed."""
    words = "It goes on for a while. " * 20
    for number in range(200):
        owner.parts.diary.add_pain(pain(day=date(2020, 1, 1), note=f"number {number}. {words}"))
    owner.parts.backups.make_at_once(Reason.BY_HAND)
    owner.clock.advance(60)
    owner.opening.close()
    harm(owner.folder / paths.DIARY_FILE, "number 17. ")
    owner.opening.begin()
    owner.settle()
    assert owner.open
    owner.show("data")
    assert not owner.sees("What can I do?")


def test_damage_that_a_backup_comes_upon_is_told_with_a_way_out(owner: Owner) -> None:
    harmed(owner)
    owner.click("Back up now")
    owner.rest()
    owner.click("What can I do?")
    assert owner.title == "The diary file is damaged"


def test_a_good_backup_is_not_called_damaged_when_it_is_the_diary(owner: Owner) -> None:
    harmed(owner)
    owner.click(BACK)
    owner.click("Bring this one back")
    owner.rest()
    assert not owner.reads("this backup is damaged")
    owner.click("What can I do?")
    assert owner.title == "The diary file is damaged"
    owner.click("Bring this backup back")
    owner.wait_until_open()
    assert len(owner.notes()) == 200


def begin_copy(owner: Owner, folder: Path) -> None:
    owner.show("data")
    owner.click("Save a copy first")
    choose(owner, folder)
    assert owner.reads("Saving the copy")


def test_a_copy_that_is_called_back_can_be_asked_for_again(owner: Owner, tmp_path: Path) -> None:
    begin_copy(owner, tmp_path)
    owner.click("Cancel")
    assert not owner.reads("Saving the copy")
    begin_copy(owner, tmp_path)
    owner.wait_until_read("The copy is here:")
    assert len(backup.listed(tmp_path)) == 1


def test_nothing_is_deleted_before_the_copy_is_there(owner: Owner, tmp_path: Path) -> None:
    begin_copy(owner, tmp_path)
    (field,) = (one for one in owner.front().findChildren(QLineEdit) if one.accessibleName() == WORD)
    field.setText("DELETE")
    assert not owner.sees("Delete everything")
    owner.wait_until_read("The copy is here:")
    assert owner.sees("Delete everything")


def test_of_two_backups_with_one_number_the_chosen_one_comes_back(owner: Owner) -> None:
    """As when one was put there from another computer."""
    owner.write("here")
    made = owner.parts.backups.make_at_once(Reason.BY_HAND)
    owner.write("there")
    owner.clock.advance(86400)
    path = owner.parts.backups.path(owner.parts.backups.make_at_once(Reason.BY_HAND))
    path.rename(path.with_name(path.name.replace("-000002-", f"-{made.number:06d}-")))
    owner.clock.advance(60)
    owner.opening.close()
    owner.opening.begin()
    owner.settle()
    owner.show("data")
    owner.bring_back()
    assert owner.notes() == ["here"]
    owner.show("data")
    owner.bring_back("Bring back: Monday 23 November, 09:00")
    assert owner.notes() == ["here", "there"]
