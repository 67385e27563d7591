"""Backups as somebody meets them: the line at the foot, the page, bringing one back and taking that back."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ankle_rehab import paths
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Ticks
from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.domain.triage import Sign
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage import backup
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.settings_store import SettingsStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.fakes.own import bridge
from tests.journeys.rescuer import PATIENCE, Rescuer

DAY = 86400.0
MADE = "A backup was made and checked"
BACK = "Bring back: Sunday 22 November, 09:00"


@pytest.fixture
def owner(qapp: QApplication, qtbot: QtBot, clock: FakeClock, data_dir: Path) -> Generator[Owner]:
    """On the page of one's data, past the first page."""
    database = open_diary(data_dir / paths.DIARY_FILE, clock)
    settings = SettingsStore(database)
    version = Content(resource("content", "en")).text_version
    settings.save(replace(settings.load(), accepted_version=version, sore_side=Side.LEFT))
    database.close()
    owner = Owner(qapp, qtbot, clock, data_dir)
    yield owner
    owner.close()


class Owner(Rescuer):
    """Somebody who wants to be sure of the diary."""

    def __init__(self, app: QApplication, bot: QtBot, clock: FakeClock, folder: Path) -> None:
        super().__init__(app, bot, clock, folder)
        self.bot = bot
        self.clock = clock
        self.folder = folder
        self.wait_until_read("No backup yet")

    @property
    def parts(self) -> Parts:
        return self.program.parts

    def write(self, note: str) -> int:
        number = self.parts.diary.add_pain(pain(note=note)).id
        assert number is not None
        return number

    def notes(self) -> list[str]:
        return [entry.note for entry in self.parts.diary.entries()]

    def show(self, page: str) -> None:
        self.program.window.show_page(page)
        self.settle()

    def wait_until_read(self, words: str) -> None:
        self.bot.waitUntil(lambda: self.reads(words), timeout=PATIENCE)

    def rest(self) -> None:
        self.bot.waitUntil(lambda: self.parts.backups.doing is None, timeout=PATIENCE)

    def bring_back(self, name: str = BACK) -> None:
        """All that it takes, until the window is there again."""
        before = self.program
        self.click(name)
        self.click("Bring this one back")
        self.bot.waitUntil(lambda: self.open and self.opening.program is not before, timeout=PATIENCE)
        self.settle()


def test_the_line_at_the_foot_tells_of_the_last_backup(owner: Owner) -> None:
    assert owner.reads("No backup yet")
    owner.write("something")
    watch = owner.program.company.backups
    assert watch is not None
    watch.rounds.tick()
    owner.rest()
    assert owner.reads("Last backup: today 09:00")
    owner.clock.advance(DAY)
    watch.rounds.tick()
    assert owner.reads("Last backup: yesterday 09:00")
    owner.clock.advance(DAY)
    watch.rounds.tick()
    assert owner.reads("Last backup: Sunday 22 November, 09:00")


def test_from_settings_to_a_backup_in_two_clicks(owner: Owner) -> None:
    owner.write("something")
    owner.show("settings")
    owner.click("Backups, export and more")
    owner.click("Back up now")
    owner.wait_until_read(f"{MADE}: 1 entry.")
    assert owner.clicks == 2
    assert owner.sees(BACK)


def test_a_backup_is_brought_back_and_that_is_taken_back(owner: Owner) -> None:
    owner.write("before")
    owner.show("data")
    owner.click("Back up now")
    owner.wait_until_read(MADE)
    owner.clock.advance(60)
    owner.write("after")
    owner.bring_back()
    assert owner.notes() == ["before"]
    assert owner.reads("The diary is as it was on Sunday 22 November, 09:00.")
    before = owner.program
    owner.click("Undo")
    owner.bot.waitUntil(lambda: owner.open and owner.opening.program is not before, timeout=PATIENCE)
    assert owner.notes() == ["before", "after"]
    reasons = [one.reason for one in owner.parts.backups.listed()]
    assert reasons == [Reason.BEFORE_RESTORE, Reason.BEFORE_RESTORE, Reason.BY_HAND]
    names = {path.name for path in owner.folder.iterdir()}
    assert names <= {"diary.db", "diary.db-wal", "backups"}


CAME = "A warning sign, a twist or a high score that was still open came along and still counts."


@pytest.mark.parametrize("seen", [False, True])
def test_a_sign_ticked_since_the_backup_still_counts_and_so_it_does_when_that_is_undone(
    owner: Owner, *, seen: bool
) -> None:
    """Until a person says that it was looked at, also in the diary that was brought back."""
    guard = owner.parts.guard
    guard.answer(frozenset(), twisted=False)
    owner.show("data")
    owner.click("Back up now")
    owner.wait_until_read(MADE)
    owner.clock.advance(60)
    guard.answer(frozenset({Sign.FEVER}), twisted=False)
    owner.bring_back()
    assert owner.reads(f"The diary is as it was on Sunday 22 November, 09:00. {CAME}")
    assert owner.parts.guard.standing().open_signs == {Sign.FEVER}
    owner.clock.advance(60)
    if seen:
        owner.parts.guard.release(Release.SEEN)
        assert not owner.parts.guard.standing().locked
    before = owner.program
    owner.click("Undo")
    owner.bot.waitUntil(lambda: owner.open and owner.opening.program is not before, timeout=PATIENCE)
    owner.settle()
    assert owner.parts.guard.standing().locked
    assert not owner.reads(CAME)
    assert len(owner.parts.diary.checks()) == 2
    owner.parts.guard.release(Release.SEEN)
    assert not owner.parts.guard.standing().locked


def test_keeping_the_diary_as_it_is_does_nothing(owner: Owner) -> None:
    owner.write("before")
    made = owner.parts.backups.make_at_once(Reason.BY_HAND)
    owner.show("data")
    owner.click(BACK)
    assert owner.reads("What is in it now is kept as a backup first")
    owner.click("Keep the diary as it is")
    assert owner.sees(BACK)
    assert owner.parts.backups.listed() == (made,)


def test_a_damaged_backup_is_refused_and_the_diary_stays_open(owner: Owner) -> None:
    for number in range(50):
        owner.write(f"number {number}")
    made = owner.parts.backups.make_at_once(Reason.DAILY)
    path = owner.parts.backups.path(made)
    content = bytearray(path.read_bytes())
    content[content.index(b"number 17")] ^= 1
    path.write_bytes(content)
    program = owner.program
    owner.show("data")
    owner.click(BACK)
    owner.click("Bring this one back")
    owner.wait_until_read("Nothing was changed: this backup is damaged. Please try an older one.")
    assert owner.program is program
    assert len(owner.notes()) == 50


def test_nothing_is_brought_back_while_the_ice_is_on(owner: Owner) -> None:
    owner.parts.backups.make_at_once(Reason.DAILY)
    owner.parts.guard.answer(frozenset(), twisted=False)
    words = owner.parts.content.icing().text_version
    owner.parts.icing.answer_conditions(frozenset(), words, asked=False)
    owner.parts.icing.start(20, Ticks(wrapped=True, awake=True), Side.LEFT)
    owner.show("data")
    owner.click(BACK)
    owner.click("Bring this one back")
    assert owner.reads("Something is still running.")
    assert owner.parts.backups.doing is None


def test_a_backup_can_be_called_back(owner: Owner) -> None:
    owner.write("something")
    owner.show("data")
    owner.click("Back up now")
    owner.click("Cancel")
    assert owner.parts.backups.listed() == ()
    assert owner.sees("Back up now")


def test_leaving_in_the_middle_of_a_backup_leaves_nothing_half(owner: Owner) -> None:
    owner.write("something")
    owner.show("data")
    owner.click("Back up now")
    owner.close()
    assert list((owner.folder / "backups").iterdir()) == []


def test_a_second_place_is_chosen_and_gets_its_copy_at_once(owner: Owner, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    owner.parts.backups.make_at_once(Reason.DAILY)
    owner.show("data")
    owner.click("Choose a folder")
    choose(owner, stick)
    owner.rest()
    assert [backup.verify(path) for path in stick.iterdir()] == [0]
    assert owner.reads("stick")
    owner.click("Make no copies")
    assert owner.reads("No folder is chosen.")
    owner.click("Undo")
    assert not owner.reads("No folder is chosen.")


def test_the_place_of_the_backups_is_no_second_place(owner: Owner) -> None:
    owner.show("data")
    owner.click("Choose a folder")
    choose(owner, owner.folder)
    assert owner.reads("That is where the backups are already.")
    assert owner.reads("No folder is chosen.")


def test_a_second_place_that_is_away_is_told(owner: Owner, tmp_path: Path) -> None:
    owner.parts.backups.make_at_once(Reason.DAILY)
    owner.parts.preferences.change(backup_copy_folder=str(tmp_path / "away"))
    owner.rest()
    assert owner.reads("The backup was not copied:")
    assert owner.reads("away is not there at the moment.")


def choose(owner: Owner, folder: Path) -> None:
    """What the dialog says when a folder is picked in it."""
    dialog = owner.front()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    owner.settle()


def test_an_entry_leaves_the_trash_and_every_backup(owner: Owner) -> None:
    number = owner.write("wished away")
    owner.parts.backups.make_at_once(Reason.DAILY)
    owner.parts.diary.remove_pain(number)
    owner.show("trash")
    (remove,) = [
        one.accessibleName()
        for one in owner.front().findChildren(QAbstractButton)
        if one.accessibleName().startswith("Remove ")
    ]
    owner.click(remove)
    owner.click("Remove here and from backups")
    owner.wait_until_read("It is out of 1 backup.")
    (copy,) = backup.listed(owner.folder / "backups")
    assert b"wished away" not in copy.read_bytes()


def test_an_exercise_of_ones_own_leaves_the_diary_and_every_backup(owner: Owner) -> None:
    own = owner.parts.own
    own.keep_exercise(replace(bridge(), name="wished away"))
    owner.parts.backups.make_at_once(Reason.DAILY)
    owner.show("own")
    owner.click("Delete: wished away")
    owner.click("Delete for good: wished away")
    owner.click("Delete here and from backups: wished away")
    owner.wait_until_read("It is out of 1 backup.")
    assert not own.thrown_away()
    (copy,) = backup.listed(owner.folder / "backups")
    for path in (copy, owner.folder / "diary.db"):
        assert b"wished away" not in path.read_bytes()
