"""`backup`, `restore` and `check`, where no window is open: also on a diary that cannot be opened."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab import paths
from ankle_rehab.opening import Opening
from ankle_rehab.storage import backup
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.verbs.saying import Code
from tests.fakes.outside import outside
from tests.verbs.desk import Desk


def scores(desk: Desk) -> list[int]:
    with desk.open() as database:
        return [entry.score for entry in DiaryStore(database).entries()]


def backups(desk: Desk) -> tuple[Path, ...]:
    return backup.listed(desk.folder / paths.BACKUP_FOLDER)


@pytest.fixture
def backed_up(desk: Desk) -> Desk:
    """A backup holds a score of 2; a 5 came later."""
    desk.types("log", "2")
    assert desk.types("backup") is Code.DONE
    desk.types("log", "5")
    return desk


def test_a_backup_is_made_and_named(desk: Desk) -> None:
    assert desk.types("backup") is Code.DONE
    (made,) = backups(desk)
    assert desk.lines == ["A backup was made and checked: 0 entries.", str(made)]


def test_a_second_place_gets_its_copy(desk: Desk, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    desk.chooses(lambda settings: replace(settings, backup_copy_folder=str(second)))
    assert desk.types("backup") is Code.DONE
    assert desk.lines[-1] == f"It was copied to {second} too."
    assert list(second.rglob("*.db"))
    desk.chooses(lambda settings: replace(settings, backup_copy_folder=str(tmp_path / "unplugged")))
    assert desk.types("backup") is Code.PARTLY
    assert "not there at the moment" in desk.trouble


def test_the_list_names_every_backup_with_its_number(backed_up: Desk) -> None:
    (made,) = backups(backed_up)
    for words in ((), ("list",), ("LIST",)):
        assert backed_up.types("restore", *words) is Code.DONE
        assert backed_up.lines[0].startswith("   1  Sunday 22 November, 09:00  1 entry · ")
        assert backed_up.lines[0].endswith(f" · made by you  {made.name}")


@pytest.mark.parametrize("by_number", [True, False])
def test_bringing_one_back_wants_a_yes_and_keeps_what_was_there(backed_up: Desk, by_number: bool) -> None:
    (made,) = backups(backed_up)
    which = "1" if by_number else made.name
    assert backed_up.types("restore", which) is Code.ASKS
    assert "Say --yes to do it." in backed_up.trouble
    assert scores(backed_up) == [2, 5]
    assert backed_up.types("restore", which, "--yes") is Code.DONE
    assert backed_up.lines[0] == "The diary is as it was on Sunday 22 November, 09:00."
    assert scores(backed_up) == [2]
    assert backed_up.types("restore", "2", "--yes") is Code.DONE
    assert scores(backed_up) == [2, 5]


@pytest.mark.parametrize("which", ["7", "diary.db", "../diary.db", "", "\udcff"])
def test_a_backup_that_is_not_there_is_said(backed_up: Desk, which: str) -> None:
    assert backed_up.types("restore", which, "--yes") is Code.NOT_DONE
    assert "There is no backup called" in backed_up.trouble
    assert scores(backed_up) == [2, 5]


def test_a_file_that_is_no_backup_changes_nothing(backed_up: Desk, tmp_path: Path) -> None:
    odd = tmp_path / "odd.db"
    odd.write_text("not a diary")
    assert backed_up.types("restore", odd, "--yes") is Code.NOT_DONE
    assert "Nothing was changed" in backed_up.trouble
    assert scores(backed_up) == [2, 5]


def test_a_warning_sign_that_stood_there_comes_along(backed_up: Desk) -> None:
    backed_up.types("log", "9")
    assert backed_up.types("restore", "1", "--yes") is Code.DONE
    assert any("still counts" in line for line in backed_up.lines)


def test_a_damaged_diary_is_told_and_a_backup_brings_it_back(backed_up: Desk) -> None:
    content = bytearray(backed_up.diary.read_bytes())
    content[0:16] = b"x" * 16
    backed_up.diary.write_bytes(content)
    assert backed_up.types("log", "3") is Code.NOT_DONE
    assert "missing or damaged" in backed_up.trouble
    assert backed_up.types("check") is Code.PARTLY
    assert "missing or damaged" in backed_up.trouble
    assert "Backups: 1 of 1 are whole." in backed_up.lines
    assert backed_up.types("restore", "1", "--yes") is Code.DONE
    assert scores(backed_up) == [2]
    assert list(backed_up.folder.glob("diary.db.damaged-*"))


def test_check_reads_everything(backed_up: Desk) -> None:
    assert backed_up.types("check") is Code.DONE
    assert backed_up.lines == [
        "Diary: every page is whole, 2 entries.",
        "Backups: 1 of 1 are whole.",
        "Texts of the program: all there.",
    ]
    assert not list(backed_up.folder.glob("*.leaving*"))


def test_check_finds_a_damaged_page_and_a_damaged_backup(backed_up: Desk) -> None:
    backed_up.types("log", "3", "--note", "x" * 20_000)
    (made,) = backups(backed_up)
    for path, place in ((backed_up.diary, backed_up.diary.read_bytes().index(b"x" * 3000)), (made, -2000)):
        content = bytearray(path.read_bytes())
        content[place + 1] ^= 1
        path.write_bytes(content)
    assert backed_up.types("check") is Code.PARTLY
    assert "Diary: a part of it cannot be read." in backed_up.trouble
    assert f"Backup: {made.name} is not whole." in backed_up.trouble
    assert "Backups: 0 of 1 are whole." in backed_up.lines


def test_check_finds_that_a_search_does_not_and_the_next_backup_mends_it(backed_up: Desk) -> None:
    with backed_up.open() as database, database.change() as change:
        change.do("INSERT INTO pain_words (pain_words) VALUES ('delete-all')")
    assert backed_up.types("check") is Code.PARTLY
    assert backed_up.trouble == "Search: it does not find every entry. The next backup mends that."
    assert backed_up.types("backup") is Code.DONE
    assert backed_up.types("check") is Code.DONE


@pytest.mark.parametrize("name", ["check", "restore", "backup", "log", "remind", "export"])
def test_where_there_is_no_diary_none_is_made(backed_up: Desk, tmp_path: Path, name: str) -> None:
    backed_up.folder = tmp_path / "nowhere"
    words = {"log": ("3",), "export": ("--json", str(tmp_path / "a.json"))}.get(name, ())
    assert backed_up.types(name, *words) is Code.NOT_DONE
    assert "There is no diary in this folder" in backed_up.trouble
    assert not backed_up.folder.exists()


@pytest.mark.parametrize("name", ["check", "restore", "backup", "log", "remind", "export"])
def test_a_diary_that_another_program_has_is_left_alone(backed_up: Desk, tmp_path: Path, name: str) -> None:
    words = {"log": ("3",), "export": ("--json", str(tmp_path / "a.json")), "restore": ("1", "--yes")}
    database = open_diary(backed_up.diary, backed_up.clock)
    try:
        assert backed_up.types(name, *words.get(name, ())) is Code.NOT_DONE
        assert "Another program has the diary open." in backed_up.trouble
    finally:
        database.close()
    assert scores(backed_up) == [2, 5]


HOLDING = """
import sys
from pathlib import Path
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.storage.diary_file import open_diary
database = open_diary(Path(sys.argv[1]), SystemClock())
print("open", flush=True)
sys.stdin.read()
database.close()
"""


@contextmanager
def held(diary: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of its own has the diary open until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(diary)],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process


def test_another_terminal_that_is_just_done_is_waited_for(backed_up: Desk) -> None:
    with held(backed_up.diary) as other:
        assert backed_up.types("log", "3", tries=2) is Code.NOT_DONE
        assert other.stdin is not None
        other.stdin.close()
        assert backed_up.types("log", "3", tries=60) is Code.DONE
    assert scores(backed_up) == [2, 5, 3]


def test_a_window_that_opens_meanwhile_waits_for_it(backed_up: Desk, qapp: QApplication) -> None:
    with held(backed_up.diary) as other:
        opening = Opening(qapp, outside(backed_up.clock), backed_up.folder, tries=100)
        assert other.stdin is not None
        other.stdin.close()
        assert opening.begin() is None
    assert opening.program is not None
    opening.close()
    opening.deleteLater()
