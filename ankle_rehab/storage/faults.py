"""What can go wrong with the diary file, each with the facts that the user needs to be told."""

from __future__ import annotations

import errno
from pathlib import Path

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class StorageFault(Exception):
    """A known trouble with the diary file at `path`; the file was not harmed by finding out."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {detail}" if detail else type(self).__name__)
        self.path = path
        self.detail = detail


class NewerFile(StorageFault):
    """The diary was written by a later program; it was left byte for byte as it was."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, f"version {found} of the file, this program knows {known}")
        self.found = found
        self.known = known


class ForeignFile(StorageFault):
    """There is a file of another program, or something that is no plain file, in the diary's place."""


class DamagedFile(StorageFault):
    """The diary is missing, empty or unreadable in part. `backups` are the good ones, newest first."""

    def __init__(self, path: Path, detail: str = "", backups: tuple[Path, ...] = ()) -> None:
        super().__init__(path, detail)
        self.backups = backups


class InUse(StorageFault):
    """Another running program holds the diary."""


class ReadOnly(StorageFault):
    """The diary or its folder may not be written."""


class DiskFull(StorageFault):
    """There was no room; nothing of the change was kept and the diary is as it was."""


class WriteFailed(StorageFault):
    """The disk reported an error or the file was taken away; what is in the file is to be read again."""


class Vanished(WriteFailed):
    """The diary file is not in its place any more, as when its disk was unplugged."""


class ChecksumsMissing(StorageFault):
    """The part of the database library that guards every page is not installed; nothing was opened."""


def fault_of_system(error: OSError, path: Path) -> StorageFault:
    """The known trouble behind an error of the operating system."""
    detail = error.strerror or type(error).__name__
    if error.errno in _FULL:
        return DiskFull(path, detail)
    if error.errno in _FORBIDDEN:
        return ReadOnly(path, detail)
    return WriteFailed(path, detail)
