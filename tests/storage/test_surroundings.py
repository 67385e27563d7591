"""Where the diary lies: clouds and network drives are noticed, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankle_rehab.paths import FolderWarning
from ankle_rehab.storage.surroundings import Oddity, conflict_copies, oddities

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/export {home} nfs4 rw 0 0
//box/share {home}/with\\040space cifs rw 0 0
ann@far:/ {home}/far fuse.sshfs rw 0 0
/dev/sdb1 {home}/stick vfat rw 0 0
tmpfs /run tmpfs rw 0 0
a line of another kind
"""


@pytest.mark.parametrize(
    "name",
    ["Dropbox", "Dropbox (Work)", "OneDrive", "OneDrive - Company", "Google Drive", "Nextcloud", "Syncthing"],
)
def test_a_folder_of_a_cloud_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "health" / "ankle"
    folder.mkdir(parents=True)
    assert oddities(folder, (), "") == (Oddity.CLOUD,)


@pytest.mark.parametrize("name", ["ankle-rehab", "Box", "drive", "My Documents", "dropbox-notes.d.old/x"])
def test_other_folders_are_not(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name.replace("dropbox-notes", "notes-on-dropbox")
    folder.mkdir(parents=True)
    assert oddities(folder, (), "") == ()


def test_a_folder_of_a_cloud_is_told_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / "Sync" / ".stfolder").mkdir(parents=True)
    folder = tmp_path / "Sync" / "ankle"
    folder.mkdir()
    assert oddities(folder, (), "") == (Oddity.CLOUD,)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("", True),
        ("diary", True),
        ("with space/diary", True),
        ("far", True),
        ("stick/diary", False),
        ("sticky", True),
    ],
)
def test_a_network_drive_is_told_by_the_list_of_disks(tmp_path: Path, below: str, expected: bool) -> None:
    folder = tmp_path / below
    folder.mkdir(parents=True, exist_ok=True)
    mounts = MOUNTS.format(home=tmp_path)
    assert oddities(folder, (), mounts) == ((Oddity.NETWORK,) if expected else ())


def test_a_disk_of_this_computer_is_nothing_to_speak_of(tmp_path: Path) -> None:
    assert oddities(tmp_path, (), "/dev/sda1 / ext4 rw 0 0\n") == ()


def test_versions_made_by_a_program_for_syncing_are_listed(tmp_path: Path) -> None:
    names = ("diary (Ann's conflicted copy 2026-11-01).db", "diary.sync-conflict-20261101-101010-AB.db")
    for name in (*names, "diary.db", "diary.db-wal", "conflict.txt"):
        (tmp_path / name).touch()
    assert conflict_copies(tmp_path) == tuple(sorted(names))
    assert oddities(tmp_path, (), "") == (Oddity.CONFLICT_COPIES,)
    assert conflict_copies(tmp_path / "nowhere") == ()


def test_what_was_found_when_the_folder_was_prepared_is_among_them(tmp_path: Path) -> None:
    assert {one.value for one in oddities(tmp_path, FolderWarning, "")} == {
        one.value for one in FolderWarning
    }
