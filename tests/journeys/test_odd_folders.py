"""A folder in a cloud, one that may not be written, one that is gone: said, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ankle_rehab import paths
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.journeys.rescuer import Rescuer
from tests.storage.test_diary_file import digest

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[[Path], Rescuer]
IN_A_CLOUD = "The diary seems to lie in a folder that is copied to other computers by itself."
GONE = "Not saved: the diary is not in its place any more."
NOTE = "A sentence that must not be lost"


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, clock: FakeClock) -> Generator[Start]:
    """Starts the program on a folder; what is still open at the end is closed."""
    started: list[Rescuer] = []

    def begin(folder: Path) -> Rescuer:
        for one in started:
            one.close()
        started.append(Rescuer(qapp, qtbot, clock, folder))
        return started[-1]

    yield begin
    for one in started:
        one.close()


@pytest.fixture
def at_home(start: Start, data_dir: Path) -> Rescuer:
    """On Today, the left ankle sore."""
    rescuer = start(data_dir)
    rescuer.click("Which ankle is sore?: Left")
    rescuer.click("I understand")
    return rescuer


def test_a_cloud_is_told_once_and_stands_on_the_page_of_the_data(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "ankle"
    rescuer = start(folder)
    rescuer.click("I understand")
    assert rescuer.reads(IN_A_CLOUD)
    rescuer = start(folder)
    assert not rescuer.reads(IN_A_CLOUD)
    rescuer.program.window.show_page("data")
    assert rescuer.reads(IN_A_CLOUD)


# a disk that is taken away ---------------------------------------------------------------------------------


def begin_entry(rescuer: Rescuer) -> QPlainTextEdit:
    """Everything typed but not saved."""
    rescuer.click("Diary")
    rescuer.click("New entry")
    rescuer.click("3 of 10, mild")
    page = rescuer.program.window.page("entry")
    (note,) = page.findChildren(QPlainTextEdit)
    note.setPlainText(NOTE)
    return note


def test_a_folder_taken_away_is_told_and_the_text_saved_when_it_is_back(
    at_home: Rescuer, data_dir: Path
) -> None:
    note = begin_entry(at_home)
    away = data_dir.rename(data_dir.parent / "unplugged")
    at_home.click("Save entry")
    assert at_home.reads(GONE)
    assert note.toPlainText() == NOTE
    assert not data_dir.exists()
    away.rename(data_dir)
    at_home.click("Save entry")
    assert [entry.note for entry in at_home.program.parts.diary.entries()] == [NOTE]


def test_no_empty_diary_appears_in_a_folder_that_comes_back_empty(at_home: Rescuer, data_dir: Path) -> None:
    note = begin_entry(at_home)
    away = data_dir.rename(data_dir.parent / "unplugged")
    data_dir.mkdir()
    for _ in range(3):
        at_home.click("Save entry")
        assert at_home.reads(GONE)
    assert note.toPlainText() == NOTE
    assert list(data_dir.iterdir()) == []
    data_dir.rmdir()
    away.rename(data_dir)
    at_home.click("Save entry")
    assert len(at_home.program.parts.diary.entries()) == 1


def test_a_folder_gone_for_good_ends_without_a_trace_of_a_new_diary(at_home: Rescuer, data_dir: Path) -> None:
    begin_entry(at_home)
    shutil.rmtree(data_dir)
    at_home.click("Save entry")
    assert at_home.reads(GONE)
    at_home.close()
    assert not (data_dir / paths.DIARY_FILE).exists()


# a disk that may only be read ------------------------------------------------------------------------------


def in_a_read_only_place(folder: Path, target: Path) -> dict[str, object]:
    """What a whole program finds on a disk that is mounted for reading alone."""
    mounted = f"mount --bind '{folder}' '{folder}' && mount -o remount,ro,bind '{folder}'"
    program = f"exec '{sys.executable}' -m tests.journeys.reading_program '{folder}' '{target}'"
    run = subprocess.run(
        ["unshare", "--mount", "sh", "-c", f"{mounted} && {program}"],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, object] = json.loads(run.stdout)
    return found


def can_mount() -> bool:
    """Whether this account may mount something in a world of its own."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    probe = ["unshare", "--mount", "sh", "-c", "mount --bind /tmp /tmp"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not can_mount(), reason="needs Linux and the right to mount")
@pytest.mark.parametrize("settled", [True, False], ids=["closed", "cut off"])
def test_on_a_disk_that_may_only_be_read_everything_can_be_looked_at_and_exported(
    at_home: Rescuer, data_dir: Path, tmp_path: Path, *, settled: bool
) -> None:
    for number in range(3):
        at_home.program.parts.diary.add_pain(pain(number))
    at_home.close()
    if not settled:
        database = Database(data_dir / paths.DIARY_FILE)
        DiaryStore(database).add_pain([pain(9)])
        database.abandon()
    before = digest(data_dir)
    target = tmp_path / "ankle.json"
    found = in_a_read_only_place(data_dir, target)
    exported = json.loads(target.read_text(encoding="utf-8"))
    assert digest(data_dir) == before
    assert found == {
        "banner": True,
        "entries": 3 if settled else 4,
        "refused": "Not saved: the diary is open for reading only.",
        "typed": NOTE,
        "theme": "dark",
        "complaints": [],
    }
    assert len(exported["entries"]) == found["entries"]
