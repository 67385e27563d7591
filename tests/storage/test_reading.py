"""A diary that may not be written is read, all of it, and nothing beside it is touched."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import migrations, open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile, InUse, NewerFile, ReadOnly
from ankle_rehab.storage.reading import open_for_reading
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.storage.dumps import dump_path, restore
from tests.storage.refusing import refused
from tests.storage.test_diary_file import digest, make_newer

ROOT = Path(__file__).resolve().parents[2]
LOOK = """
import os, sys
from pathlib import Path
from ankle_rehab.storage.database import load_checksums
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import StorageFault
import ankle_rehab.storage.reading  # while this account may still read all of Python
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
load_checksums()
clock = FakeClock()
if sys.argv[2:] == ["nobody"]:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    database = open_diary(Path(sys.argv[1]), clock)
    print(database.read_only, len(DiaryStore(database).entries()))
    DiaryStore(database).add_pain([pain()])
except StorageFault as fault:
    print(type(fault).__name__)
"""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private copies are made, so that a forgotten one is seen."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def path(data_dir: Path) -> Path:
    """A diary with three entries, closed."""
    path = data_dir / "diary.db"
    database = open_diary(path, FakeClock())
    DiaryStore(database).add_pain([pain(score) for score in (1, 2, 3)])
    database.close()
    return path


def add(path: Path, *, and_settle: bool) -> None:
    """One entry more, perhaps only in the journal."""
    database = open_diary(path, FakeClock())
    DiaryStore(database).add_pain([pain(9)])
    if and_settle:
        database.close()
    else:
        database.abandon()


def scores(database: Database) -> list[int]:
    return sorted(entry.score for entry in DiaryStore(database).entries())


def test_a_file_alone_is_read_where_it_lies(path: Path, temporary: Path) -> None:
    before = digest(path.parent)
    database = open_for_reading(path)
    found = scores(database)
    with refused(ReadOnly, path, "the diary was opened for reading"):
        DiaryStore(database).add_pain([pain()])
    copies = list(temporary.iterdir())
    database.close()
    assert (found, database.read_only, copies) == ([1, 2, 3], True, [])
    assert digest(path.parent) == before


def test_nothing_of_a_left_over_journal_is_hidden(path: Path, temporary: Path) -> None:
    add(path, and_settle=False)
    before = digest(path.parent)
    assert set(before) == {"diary.db", "diary.db-wal"}
    database = open_for_reading(path)
    found = scores(database)
    with refused(ReadOnly, path, "the diary was opened for reading"):
        DiaryStore(database).add_pain([pain()])
    database.close()
    assert found == [1, 2, 3, 9]
    assert digest(path.parent) == before
    assert list(temporary.iterdir()) == []


def test_an_empty_journal_is_no_reason_for_a_copy(path: Path, temporary: Path) -> None:
    temporary.rmdir()  # so that none could be made
    path.with_name("diary.db-wal").touch()
    database = open_for_reading(path)
    assert scores(database) == [1, 2, 3]
    database.close()


def test_an_older_version_is_read_as_this_one(data_dir: Path, temporary: Path) -> None:
    path = data_dir / "diary.db"
    restore(dump_path(1).read_text(encoding="utf-8"), path)
    before = digest(data_dir)
    database = open_for_reading(path)
    version, found = database.pragma("user_version"), scores(database)
    database.close()
    assert version == len(migrations())
    assert found
    assert digest(data_dir) == before
    assert list(temporary.iterdir()) == []


def test_a_diary_that_is_being_written_is_not_read(path: Path) -> None:
    """The one that writes must be another process: locks do not part one process from itself."""
    hold = (
        "import sys; from pathlib import Path; from ankle_rehab.storage.database import Database\n"
        "database = Database(Path(sys.argv[1])); print('held', flush=True); input()"
    )
    command = [sys.executable, "-c", hold, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with refused(InUse, path):
            open_for_reading(path)
        holder.communicate("\n")
    open_for_reading(path).close()


def test_damage_and_newer_files_are_told_here_too(path: Path, temporary: Path) -> None:
    whole = path.read_bytes()
    make_newer(path)
    with refused(NewerFile, path):
        open_for_reading(path)
    path.write_bytes(whole[:5000] + b"\xff" + whole[5001:])
    database = open_for_reading(path)
    with refused(DamagedFile, path, "a page cannot be read or does not match its checksum"):
        database.rows("PRAGMA integrity_check")
    database.close()
    path.write_bytes(b"")
    with refused(DamagedFile, path, "the diary file is empty"):
        open_for_reading(path)
    assert list(temporary.iterdir()) == []


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that another account may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def seen_by_another_account(path: Path) -> list[str]:
    """What somebody gets who may read everything and write nothing."""
    path.parent.chmod(0o555)
    for file in path.parent.iterdir():
        file.chmod(0o444)
    account = ["nobody"] if os.getuid() == 0 else []  # root is not held back by modes
    command = [sys.executable, "-c", LOOK, str(path), *account]
    environment = os.environ | {"HOME": "/"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    path.parent.chmod(0o755)
    return run.stdout.split()


@pytest.mark.parametrize("and_settle", [True, False])
def test_without_the_right_to_write_it_is_opened_for_reading(open_to_all: Path, and_settle: bool) -> None:
    path = open_to_all / "diary.db"
    open_diary(path, FakeClock()).close()
    add(path, and_settle=and_settle)
    before = digest(open_to_all)
    assert seen_by_another_account(path) == ["True", "1", "ReadOnly"]
    assert digest(open_to_all) == before


def test_a_file_that_may_not_be_written_in_a_folder_of_ones_own(open_to_all: Path) -> None:
    path = open_to_all / "diary.db"
    open_diary(path, FakeClock()).close()
    add(path, and_settle=True)
    before = digest(open_to_all)
    if os.getuid() == 0:
        os.chown(open_to_all, 65534, 65534)
        open_to_all.chmod(0o755)
    path.chmod(0o444)
    account = ["nobody"] if os.getuid() == 0 else []
    command = [sys.executable, "-c", LOOK, str(path), *account]
    run = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"HOME": "/"}, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["True", "1", "ReadOnly"]
    assert digest(open_to_all) == before
