"""Writing a whole file so that afterwards either the old or the complete new one is there, never a part."""

from __future__ import annotations

import os
from pathlib import Path

from ankle_rehab import paths


class NotWritten(OSError):
    """What was read back is not what was written; the old file is untouched."""


def write(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, readable by its owner alone; raises OSError with the old file intact."""
    new = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    paths.create_private(new)
    try:
        with new.open("r+b") as file:
            written = file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if written != len(content) or new.read_bytes() != content:
            raise NotWritten(f"{path.name} could not be written whole")
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make sure that the bytes of a finished file are on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk; Windows does so by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
