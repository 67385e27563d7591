"""Where the diary lies: clouds and network drives are noticed, and nothing else is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ankle_rehab.paths import FolderWarning
from ankle_rehab.storage.surroundings import Oddity, conflict_copies, lasting, oddities

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


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        *((kind, True) for kind in ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "davfs", "fuse.rclone")),
        *((kind, False) for kind in ("ext4", "nfsd", "tmpfs", "fuseblk", "fuse.ntfs-3g", "xnfs", "9p9")),
    ],
)
def test_which_disks_are_reached_over_a_network(tmp_path: Path, kind: str, expected: bool) -> None:
    found = oddities(tmp_path, (), f"box {tmp_path} {kind}\n/dev/sda1 / ext4 rw 0 0\n")
    assert found == ((Oddity.NETWORK,) if expected else ())


def test_of_disks_in_one_place_the_last_one_counts(tmp_path: Path) -> None:
    own, far = f"/dev/sdb1 {tmp_path} ext4 rw 0 0\n", f"box:/ {tmp_path} nfs rw 0 0\n"
    assert oddities(tmp_path, (), own + far) == (Oddity.NETWORK,)
    assert oddities(tmp_path, (), far + own) == ()


@pytest.mark.parametrize(
    ("name", "as_told"), [("a\tb", "a\\011b"), ("a\\b", "a\\134b"), ("a b c", "a\\040b\\040c")]
)
def test_places_are_told_with_numbers_for_odd_characters(tmp_path: Path, name: str, as_told: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    mounts = f"\nbox:/ {tmp_path}\nbox:/ {tmp_path}/{as_told} nfs rw 0 0\n"
    assert oddities(folder, (), mounts) == (Oddity.NETWORK,)
    assert oddities(tmp_path, (), mounts) == ()


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


# for as long as it lies there ----------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "ankle"
    folder.mkdir(mode=0o700)
    return folder


def test_a_folder_like_any_other_has_nothing_odd_that_lasts(folder: Path) -> None:
    (folder / "diary.db").touch(mode=0o600)
    assert lasting(folder) == ()


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_what_was_put_right_does_not_last(folder: Path) -> None:
    (folder / "diary.db").touch(mode=0o644)
    folder.chmod(0o755)
    assert lasting(folder) == ()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "diary.db")] == [0o700, 0o600]


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_what_cannot_be_put_right_lasts(tmp_path: Path, folder: Path) -> None:
    (folder / "diary.sync-conflict-20261101.db").touch()
    folder.chmod(0o755)
    link = tmp_path / "OneDrive"
    link.symlink_to(folder)
    assert set(lasting(folder)) == {Oddity.OPEN_TO_OTHERS, Oddity.CONFLICT_COPIES}
    assert Oddity.LINK in lasting(link)
    assert lasting(folder / "diary.sync-conflict-20261101.db") == ()


def test_a_mark_in_the_folder_itself_is_one_too(folder: Path) -> None:
    (folder / ".stfolder").mkdir()
    assert lasting(folder) == (Oddity.CLOUD,)
