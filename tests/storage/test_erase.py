"""Deleting everything: all that the program wrote goes, what is of others stays, and what is left is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankle_rehab import paths
from ankle_rehab.storage.erase import erase

OURS = (
    "diary.db",
    "diary.db-wal",
    "diary.db.damaged-20261122T080509Z",
    ".diary.db-part",
    paths.LOG_FILE,
    f"{paths.LOG_FILE}.1",
    f"{paths.BACKUP_FOLDER}/diary-000001-v8-20261122T080509Z-by-hand-302.db",
    f"{paths.BACKUP_FOLDER}/diary.part",
    f"{paths.BACKUP_FOLDER}/.diary-part",
)
OTHERS = ("notes.txt", "my diary.db", f"{paths.BACKUP_FOLDER}/holiday.zip")
FOREIGN = "diary.db.foreign-20261122T080509Z"


def laid_out(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


def there(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_all_of_ours_goes_with_its_folder(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / paths.PROGRAM_FOLDER, *OURS)
    gone = erase(folder)
    assert (gone.left, str(gone)) == ((), "0 left")
    assert not folder.exists()


def test_what_is_of_others_stays(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / paths.PROGRAM_FOLDER, *OURS, *OTHERS)
    assert erase(folder).left == ()
    assert there(folder) == set(OTHERS)


def test_a_folder_of_another_name_stays(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "ankle", *OURS)
    assert erase(folder).left == ()
    assert (folder.is_dir(), list(folder.iterdir())) == (True, [])


def test_a_file_of_another_program_is_told_and_stays(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / paths.PROGRAM_FOLDER, *OURS, FOREIGN)
    gone = erase(folder)
    assert (gone.left, str(gone)) == ((folder / FOREIGN,), "1 left")
    assert there(folder) == {FOREIGN}


@pytest.mark.parametrize("name", ["diary.db", "diary.db-wal", f"{paths.BACKUP_FOLDER}/diary-000001.db"])
def test_what_cannot_be_removed_is_told_and_the_rest_goes(tmp_path: Path, name: str) -> None:
    others = tuple(one for one in OURS if one != name)
    folder = laid_out(tmp_path / "ankle", *others, f"{name}/in the way")
    assert erase(folder).left == (folder / name,)
    assert there(folder) == {f"{name}/in the way"}


def test_backups_that_cannot_be_looked_at_are_told(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "ankle", "diary.db", paths.BACKUP_FOLDER)
    assert erase(folder).left == (folder / paths.BACKUP_FOLDER,)
    assert there(folder) == {paths.BACKUP_FOLDER}


def test_where_nothing_is_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert erase(tmp_path).left == ()
