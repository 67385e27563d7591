"""A small disk with less and less room, one that may only be read, and one that is taken away.

Faults 4, 6, 7, 14, 15 and 76, goal R5: at each of a hundred fill levels every way of writing either does its
work or tells that there is no room; nothing that was there is harmed, and with room again the same succeeds.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ankle_rehab import paths
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.faults import DiskFull, StorageFault, WriteFailed
from tests.fakes.clock import FakeClock
from tests.faults.acts import Act, Writing, rows_in
from tests.faults.needs import mounted
from tests.faults.planted_calls import SwallowedFault, WrittenOver
from tests.faults.tries import seen, tries
from tests.faults.write_paths import PATHS, Export
from tests.journeys.rescuer import Rescuer
from tests.journeys.visitor import Visitor

PAGE = 4096
LEVELS = 100
MOST_ROOM = 1 << 20
NEEDS_NO_ROOM = ("delete everything", "thinning", "leaving", "start after a kill")
"""These go through on a full disk too."""

GONE = "Not saved: the diary is not in its place any more."
NOTE = "A sentence that must not be lost"
pytestmark = mounted


class SmallDisk:
    """A disk in memory that holds a folder with the diary, and a file that takes all other room but some."""

    def __init__(self, place: Path, whole: Path) -> None:
        self.folder = place / "disk"
        self._whole = whole
        self._filler = self.folder / "filler"
        self.folder.mkdir()
        taken = sum(path.stat().st_size + PAGE for path in whole.rglob("*"))
        size = taken + 4 * MOST_ROOM
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(self.folder)], check=True
        )

    def lay(self) -> Path:
        """The folder as it was in the beginning."""
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return Path(shutil.copytree(self._whole, self.folder / "diary"))

    def leave(self, room: int) -> None:
        """Fill it up but for so many bytes."""
        with self._filler.open("wb") as file, suppress(OSError):
            file.write(bytes(max(0, shutil.disk_usage(self.folder).free - room)))
            file.flush()

    def empty(self) -> None:
        self._filler.unlink()

    def unmount(self) -> None:
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


@contextmanager
def small_disk(kind: type[Writing], place: Path) -> Iterator[SmallDisk]:
    whole = place / "whole"
    whole.mkdir(mode=0o700)
    kind(whole).prepare()
    disk = SmallDisk(place, whole)
    try:
        yield disk
    finally:
        disk.unmount()


def marks(kind: type[Writing], disk: SmallDisk) -> tuple[str, ...]:
    """What the diary holds before and after the work, when there is room."""
    found = []
    for worked in (False, True):
        case = kind(disk.lay())
        case.begin()
        if worked:
            case.work()
        case.leave()
        found.append(rows_in(case.diary) if issubclass(kind, Act) else "")
    return tuple(found)


def refused(case: Writing, disk: SmallDisk, room: int) -> str:
    """Let it do its work with so much room; the fault that was told, nothing if it was done."""
    case.begin()
    disk.leave(room)
    told = ""
    try:
        case.work()
    except (StorageFault, OSError) as fault:
        told = type(fault).__name__
        assert isinstance(fault, DiskFull | WriteFailed) or "No space" in str(fault), fault
        assert case.shown() in ("", case.harmless[0]), "shown, though it was refused"
    disk.empty()
    if told and isinstance(case, Export):
        case.look()
    if told and case.may_be_done_again(OSError()):
        case.work()
    case.leave()
    return told


def levels(most: int) -> list[int]:
    """So many amounts of room in bytes, each another: close together where the disk is nearly full."""
    pages = MOST_ROOM // PAGE
    return [max(number, round(pages * (number / (most - 1)) ** 2)) * PAGE for number in range(most)]


def fill(kind: type[Writing], place: Path, most: int) -> dict[int, str]:
    """What was told at each level; raises AssertionError as soon as anything is lost."""
    told = {}
    with small_disk(kind, place) as disk:
        harmless = marks(kind, disk)
        for room in levels(most):
            case = kind(disk.lay())
            case.harmless = harmless
            told[room] = refused(case, disk, room)
            case.look()
            assert case.done(), f"with {room} bytes: called done and not there"
    return told


@pytest.mark.parametrize("name", PATHS)
def test_a_full_disk_harms_nothing_and_room_makes_it_go_on(name: str, tmp_path: Path) -> None:
    told = fill(PATHS[name], tmp_path, tries(5, LEVELS))
    assert bool(told[0]) is (name not in NEEDS_NO_ROOM)
    assert not list(told.values())[-1]
    seen("test_full_disk", f"each of {len(PATHS)} ways of writing at {len(told)} fill levels: 0 lost")


@pytest.mark.parametrize("kind", [SwallowedFault, WrittenOver])
def test_a_way_of_writing_that_is_at_fault_is_noticed(kind: type[Writing], tmp_path: Path) -> None:
    with pytest.raises((AssertionError, ValueError)):
        fill(kind, tmp_path, 5)


def test_a_setting_that_found_no_room_can_be_asked_for_once_more(tmp_path: Path) -> None:
    with small_disk(PATHS["setting"], tmp_path) as disk:
        case = PATHS["setting"](disk.lay())
        assert isinstance(case, Act)
        case.begin()
        told: list[object] = []
        preferences = Preferences(case.database)
        preferences.trouble.connect(told.append)
        disk.leave(0)
        preferences.change(theme=ThemeChoice.DARK)
        assert [type(one) for one in told] == [DiskFull]
        disk.empty()
        preferences.change(theme=ThemeChoice.DARK)
        assert Preferences(case.database).settings.theme is ThemeChoice.DARK
        case.leave()


# a disk that is taken away ---------------------------------------------------------------------------------


@contextmanager
def plugged(stick: Path, place: Path) -> Iterator[Callable[[str], None]]:
    """A disk at `place`, to be told "out" and "in"."""

    def turn(way: str) -> None:
        words = (
            ["mount", "--bind", str(stick), str(place)] if way == "in" else ["umount", "--lazy", str(place)]
        )
        subprocess.run(words, check=True)

    place.mkdir()
    turn("in")
    try:
        yield turn
    finally:
        turn("out")


def test_a_disk_pulled_out_is_told_and_nothing_is_put_in_its_place(
    qapp: QApplication, clock: FakeClock, tmp_path: Path
) -> None:
    stick, place = tmp_path / "stick", tmp_path / "place"
    stick.mkdir(mode=0o700)
    with plugged(stick, place) as turn:
        visitor = Visitor(qapp, clock, place)
        visitor.click("Which ankle is sore?: Left")
        visitor.click("I understand")
        visitor.program.window.new_entry()
        visitor.click("4 of 10, moderate")
        (note,) = visitor.program.window.page("entry").findChildren(QPlainTextEdit)
        note.setPlainText(NOTE)
        turn("out")
        for _ in range(3):
            visitor.click("Save entry")
            assert visitor.reads(GONE)
        assert note.toPlainText() == NOTE
        assert list(place.iterdir()) == []
        turn("in")
        visitor.click("Save entry")
        assert [entry.note for entry in visitor.diary.entries()] == [NOTE]
        visitor.close()
        assert (place / paths.DIARY_FILE).exists()


# a home that may only be read ------------------------------------------------------------------------------


def test_a_first_start_in_a_home_that_may_only_be_read_says_so_and_opens_once_it_may_be_written(
    qapp: QApplication, qtbot: QtBot, clock: FakeClock, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()

    def mount(*words: str) -> None:
        subprocess.run(["mount", *words, str(home)], check=True)

    mount("-t", "tmpfs", "-o", "ro,size=4m", "tmpfs")
    try:
        rescuer = Rescuer(qapp, qtbot, clock, home / "share" / "ankle-rehab")
        assert not rescuer.open
        assert rescuer.title == "The folder of the diary cannot be found or made"
        mount("-o", "remount,rw")
        rescuer.click("Try again")
        assert rescuer.open
        rescuer.close()
    finally:
        subprocess.run(["umount", "--lazy", str(home)], check=True)
