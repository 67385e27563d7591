"""Private copies where temporary files lie: they are gone with the program, also when it was killed."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from ankle_rehab import paths

PREFIX = f"{paths.PROGRAM_FOLDER}-copy-"


class PlaceAside:
    """A private folder for copies of the diary, held as long as somebody needs it; raises OSError."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._hold = _held(self.folder)

    def forget(self) -> None:
        """Remove it with all copies in it."""
        _remove(self.folder)
        if self._hold is not None:
            os.close(self._hold)
            self._hold = None


def sweep() -> None:
    """Remove the copies of programs that were killed; those of running ones are left alone."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            with suppress(OSError):
                found = folder.lstat()
                if stat.S_ISDIR(found.st_mode):
                    _remove_unheld(folder)


def _remove_unheld(folder: Path) -> None:
    hold = _held(folder)
    if hold is not None:
        _remove(folder)
        os.close(hold)


def _held(folder: Path) -> int | None:
    """Keeps others from sweeping the folder, until this process ends; None where that is not possible."""
    try:
        import fcntl  # noqa: PLC0415 - POSIX systems alone have it
    except ImportError:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _remove(folder: Path) -> None:
    with suppress(OSError):
        for file in folder.iterdir():
            if file.name.startswith(paths.DIARY_FILE):
                file.unlink(missing_ok=True)
        folder.rmdir()
