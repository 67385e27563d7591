"""Where the diary and everything that belongs to it lies on this computer, and that nobody else can read it.

The names below are fixed for good: a later program must find what an earlier one wrote.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import appdirs

PROGRAM_FOLDER = "ankle-rehab"
DIARY_FILE = "diary.db"
BACKUP_FOLDER = "backups"
LOG_FILE = "ankle-rehab.log"

LONGEST_RUNTIME_BYTES = 60  # a socket's whole name has room for 104
PRIVATE_FOLDER_MODE = 0o700
PRIVATE_FILE_MODE = 0o600
_OTHERS = 0o077
_HAS_MODES = os.name == "posix"


class FolderWarning(StrEnum):
    """What is odd about the data folder; none of them keeps the program from starting."""

    LINK = "link"
    FOREIGN_OWNER = "foreign-owner"
    REPAIRED = "repaired"
    OPEN_TO_OTHERS = "open-to-others"


class NoHome(Exception):
    """This account has no home folder, so the folder must be named with `--data-dir`."""


def data_dir(override: Path | None = None) -> Path:
    """The absolute data folder: `override` if given, otherwise the usual place of this system.

    A relative or empty `XDG_DATA_HOME` counts as not set, as the XDG specification asks, and a `HOME` that
    is no absolute path gives way to the account's entry. Nothing is created. Raises NoHome.
    """
    if override is not None:
        return Path(os.path.abspath(override.expanduser()))  # noqa: PTH100 - takes out ".." without following links
    answer = Path(appdirs.user_data_dir(PROGRAM_FOLDER, appauthor=False))
    named = sys.platform.startswith("linux") and Path(os.environ.get("XDG_DATA_HOME", "")).is_absolute()
    if named or sys.platform == "win32" or Path(os.environ.get("HOME", "")).is_absolute():
        if answer.is_absolute():
            return answer
    below = ("Library", "Application Support") if sys.platform == "darwin" else (".local", "share")
    return _home().joinpath(*below, PROGRAM_FOLDER)


def prepare_folder(folder: Path) -> frozenset[FolderWarning]:
    """Make the data folder private, creating it if needed; returns what is odd about it.

    Modes of the program's own files are repaired. The folder's own mode is repaired only while nothing
    but the program's files lies in it. Raises OSError when it can be neither made nor listed.
    """
    warnings: set[FolderWarning] = set()
    folder.mkdir(PRIVATE_FOLDER_MODE, parents=True, exist_ok=True)
    if not _HAS_MODES:
        return frozenset(warnings)
    if folder.is_symlink():
        warnings.add(FolderWarning.LINK)
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries]
    if folder.stat().st_uid != os.getuid():
        warnings.add(FolderWarning.FOREIGN_OWNER)
    ours = [name for name in names if _is_ours(name)]
    warnings |= _make_private(folder, PRIVATE_FOLDER_MODE, allowed=len(ours) == len(names))
    for name in ours:
        path = folder / name
        if path.is_symlink():
            warnings.add(FolderWarning.LINK)
        else:
            mode = PRIVATE_FOLDER_MODE if path.is_dir() else PRIVATE_FILE_MODE
            warnings |= _make_private(path, mode, allowed=True)
    return frozenset(warnings)


def runtime_dir() -> Path:
    """The private folder for what lives as long as the program runs, made if need be; raises OSError.

    It lies in the user's own runtime folder; where there is none, or its name is too long for a socket, where
    temporary files lie.
    """
    if not _HAS_MODES:
        folder = _temporary() / PROGRAM_FOLDER
        private_folder(folder)
        return folder
    for place in (Path(os.environ.get("XDG_RUNTIME_DIR", "")), Path(f"/run/user/{os.getuid()}")):
        folder = place / PROGRAM_FOLDER
        if place.is_absolute() and len(os.fsencode(folder)) <= LONGEST_RUNTIME_BYTES and place.is_dir():
            with suppress(OSError):
                return _own_private(folder)
    return _own_private(_temporary() / f"{PROGRAM_FOLDER}-{os.getuid()}")


def may_write(path: Path) -> bool:
    """Whether a file that is there may be written, and its folder, in which journals come and go."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)


def is_there(path: Path) -> bool:
    """Whether anything lies there, were it a link to nothing; raises OSError where that cannot be found out.

    `os.path.lexists` says then that nothing is there, and something else would be put in its place.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def create_private(path: Path) -> None:
    """Create an empty file that only its owner may read; raises FileExistsError if there is one."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    os.close(os.open(path, flags, PRIVATE_FILE_MODE))


def private_folder(path: Path) -> None:
    """Create a folder that only its owner may enter, unless it is there."""
    path.mkdir(PRIVATE_FOLDER_MODE, exist_ok=True)


def _temporary() -> Path:
    import tempfile  # noqa: PLC0415 - takes longer to load than to ask, and hardly ever needed

    return Path(tempfile.gettempdir())


def _own_private(folder: Path) -> Path:
    """Made so that only this account may enter; raises OSError where it is somebody else's or open."""
    private_folder(folder)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & _OTHERS:
        raise PermissionError(f"{folder} is not private")
    return folder


def _home() -> Path:
    """The home folder: `HOME` when it is absolute, otherwise what the system has on record."""
    stated = Path(os.environ.get("HOME", ""))
    if stated.is_absolute():
        return stated
    if sys.platform == "win32":
        return Path.home()
    import pwd  # noqa: PLC0415 - not on Windows

    try:
        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError as error:
        raise NoHome("this account has no home folder") from error


def _is_ours(name: str) -> bool:
    return name == BACKUP_FOLDER or name.startswith((DIARY_FILE, LOG_FILE))


def _make_private(path: Path, mode: int, *, allowed: bool) -> set[FolderWarning]:
    try:
        if not stat.S_IMODE(path.stat().st_mode) & _OTHERS:
            return set()
        if not allowed:
            return {FolderWarning.OPEN_TO_OTHERS}
        path.chmod(mode)
    except FileNotFoundError:
        return set()
    except OSError:
        return {FolderWarning.OPEN_TO_OTHERS}
    return {FolderWarning.REPAIRED}
