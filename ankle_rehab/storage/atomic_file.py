"""Writing whole files so that afterwards either the old or the complete new one is there, never a part."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ankle_rehab import paths

BUFFER = 1 << 18
_SHOWN_NAME = 32
_DATABASE = b"SQLite format 3\0"
_NO_FOLDER_SYNC = (errno.EINVAL, getattr(errno, "ENOTSUP", errno.EINVAL))


class NotWritten(OSError):
    """What was read back is not what was written; the old file is untouched."""


class NotAPlainFile(OSError):
    """In the place of the file is a link, a folder, a pipe or a device; it was left as it is."""


class ADatabase(NotAPlainFile):
    """In the place of the file is a diary, or another database; it was left as it is."""


class NewFile:
    """A file being written beside its place, readable by its owner alone.

    Nothing of it is seen in its place before `place`. Every method raises OSError.
    """

    def __init__(self, path: Path) -> None:
        from hashlib import sha256  # noqa: PLC0415 - not needed to open a diary

        _refuse(path)
        self.path = path
        self._part = path.with_name(f"{_beginning(path)}{os.urandom(4).hex()}.part")
        self._written = 0
        self._sum, self._read_sum = sha256(), sha256()
        paths.create_private(self._part)
        self._file = self._part.open("wb", BUFFER)

    def write(self, content: bytes) -> None:
        """Go on with these bytes."""
        self._file.write(content)
        self._sum.update(content)
        self._written += len(content)

    def settle(self) -> None:
        """Bring everything to the disk and read it back; raises NotWritten when it is not the same."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        read = 0
        with self._part.open("rb", 0) as file:
            while piece := file.read(BUFFER):
                read += len(piece)
                self._read_sum.update(piece)
        if read != self._written or self._read_sum.digest() != self._sum.digest():
            raise NotWritten(errno.EIO, "what was read back is not what was written", str(self.path))

    def place(self) -> None:
        """Give it its name; what was there before is gone in the same moment."""
        _refuse(self.path)
        self._part.replace(self.path)
        sync_folder(self.path.parent)

    def drop(self) -> None:
        """Forget it, if it was not placed."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)


class NewFiles:
    """Several files that belong together."""

    def __init__(self) -> None:
        self._files: list[NewFile] = []

    def open(self, path: Path) -> NewFile:
        """Begin one more."""
        self._files.append(NewFile(path))
        return self._files[-1]

    def place(self) -> None:
        """Settle all of them, then give each its name."""
        for file in self._files:
            file.settle()
        for file in self._files:
            file.place()

    def drop(self) -> None:
        """Forget those that were not placed."""
        for file in self._files:
            file.drop()


@contextmanager
def together() -> Iterator[NewFiles]:
    """Files that come into their places when the block has ended; after an error none of them does."""
    files = NewFiles()
    try:
        yield files
        files.place()
    finally:
        files.drop()


@contextmanager
def writing(path: Path) -> Iterator[NewFile]:
    """A file that comes into its place when the block has ended; after an error the old one is untouched."""
    with together() as files:
        yield files.open(path)


def write(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, readable by its owner alone; raises OSError with the old file intact.

    A database is never replaced: whoever saves something for elsewhere may have picked the diary itself.
    """
    if path.is_file() and not path.is_symlink():
        with path.open("rb") as there:
            if there.read(len(_DATABASE)) == _DATABASE:
                raise ADatabase(errno.EEXIST, "there is a database", str(path))
    with writing(path) as file:
        file.write(content)


def sweep(path: Path) -> None:
    """Remove what a killed process has left of a new file for `path`; only when none is being written."""
    left = re.compile(re.escape(_beginning(path)) + r"[0-9a-f]{8}\.part")
    with suppress(OSError):
        for one in path.parent.iterdir():
            if left.fullmatch(one.name):
                one.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Make sure that the bytes of a finished file are on the disk."""
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk; Windows and some shares do so by themselves."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _beginning(path: Path) -> str:
    """How the name of a part begins; cut, so that the longest name still has room."""
    return f".{path.name[:_SHOWN_NAME]}."


def _refuse(path: Path) -> None:
    """Raise what forbids putting a file here: a link is never followed, nor replaced."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise NotAPlainFile(errno.EINVAL, "there is something else than a plain file", str(path))
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, "the file that is there may not be written", str(path))
