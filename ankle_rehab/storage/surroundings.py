"""What is odd about the place of the diary: others read or write there, or it leaves this computer."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.paths import FolderWarning

MOUNTS = Path("/proc/self/mounts")
_CLOUDS = re.compile(
    r"(dropbox|onedrive|google ?drive|icloud ?drive|mobile documents|cloudstorage|nextcloud|owncloud|"
    r"pclouddrive|megasync|syncthing|seafile|proton ?drive|box sync)( .*|-.*)?",
    re.IGNORECASE,
)
_SYNC_MARKS = (".stfolder", ".dropbox", ".sync", ".owncloudsync.log", ".tresorit")
_CONFLICT = re.compile(r"diary.*conflict.*", re.IGNORECASE)
_NETWORK = re.compile(
    r"(nfs\d?|cifs|smb\w*|afs|ncpfs|9p|ceph|glusterfs|davfs2?|fuse\.(sshfs|davfs2?|rclone|gvfsd-fuse|glusterfs))"
)


class Oddity(StrEnum):
    """Worth one quiet word; none of them keeps anything from working."""

    LINK = "link"
    FOREIGN_OWNER = "foreign-owner"
    REPAIRED = "repaired"
    OPEN_TO_OTHERS = "open-to-others"
    CLOUD = "cloud"
    NETWORK = "network"
    CONFLICT_COPIES = "conflict-copies"


def oddities(folder: Path, found: Iterable[FolderWarning], mounts: str | None = None) -> tuple[Oddity, ...]:
    """What is odd about the data folder, with what was `found` when it was prepared.

    `mounts` is the list of mounted disks as Linux writes it, and is read if None.
    """
    odd = {Oddity(warning.value) for warning in found}
    real = folder.resolve()
    above = (real, *real.parents)
    if any(_CLOUDS.fullmatch(place.name) for place in above) or any(
        (place / mark).exists() for place in above[:-1] for mark in _SYNC_MARKS
    ):
        odd.add(Oddity.CLOUD)
    if _NETWORK.fullmatch(_kind_of_disk(real, _read(MOUNTS) if mounts is None else mounts)):
        odd.add(Oddity.NETWORK)
    if conflict_copies(folder):
        odd.add(Oddity.CONFLICT_COPIES)
    return tuple(one for one in Oddity if one in odd)


def lasting(folder: Path) -> tuple[Oddity, ...]:
    """What is odd about the data folder as long as it lies there."""
    try:
        found = paths.prepare_folder(folder)
    except OSError:
        return ()
    return tuple(one for one in oddities(folder, found) if one is not Oddity.REPAIRED)


def conflict_copies(folder: Path) -> tuple[str, ...]:
    """The names of other versions of the diary that a program for syncing has put beside it."""
    try:
        return tuple(sorted(path.name for path in folder.iterdir() if _CONFLICT.fullmatch(path.name)))
    except OSError:
        return ()


def _kind_of_disk(folder: Path, mounts: str) -> str:
    """The kind of file system on which a folder lies, "" if that is not known."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) >= 3:
            place = Path(re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), fields[1]))
            if folder.is_relative_to(place) and len(place.parts) >= best:
                best, kind = len(place.parts), fields[2]
    return kind


def _read(path: Path) -> str:
    if sys.platform == "linux":
        with suppress(OSError, UnicodeDecodeError):
            return path.read_text(encoding="utf-8")
    return ""
