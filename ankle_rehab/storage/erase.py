"""Deleting all that the program ever wrote into its folder, and nothing that others put there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.storage import aside, surroundings
from ankle_rehab.storage.atomic_file import sync_folder

_BACKUPS = ("diary-", "diary.", ".diary")
_NAMES = (paths.LOG_FILE, f"{paths.DIARY_FILE}.", f"{paths.DIARY_FILE}-")
_BESIDE = (*_NAMES, *(f".{name}" for name in _NAMES))
_OF_OTHERS = f"{paths.DIARY_FILE}.foreign-"


class Erased(Exception):
    """All is gone but `left`, which could not be removed or belongs to others."""

    def __init__(self, left: tuple[Path, ...]) -> None:
        super().__init__(f"{len(left)} left")
        self.left = left


def erase(folder: Path) -> Erased:
    """Delete backups, everything kept beside the closed diary, the log, and last the diary itself.

    Whatever stops it in the middle leaves a diary that opens and can be deleted again. The folder goes too
    when it is the program's own and nothing else lies in it.
    """
    backups = folder / paths.BACKUP_FOLDER
    left: list[Path] = []
    for place, beginnings in ((backups, _BACKUPS), (folder, _BESIDE)):
        try:
            here = [path for path in _ours(place, beginnings) if not path.name.startswith(_OF_OTHERS)]
        except FileNotFoundError:
            continue
        except OSError:  # whatever lies there is not gone
            left.append(place)
            continue
        left += [path for path in here if not _removed(path)]
    with suppress(OSError):
        backups.rmdir()
    diary = folder / paths.DIARY_FILE
    if not _removed(diary):
        left.append(diary)
    aside.sweep()
    try:
        sync_folder(folder)
    except OSError:  # after a power cut it might all be there again
        left.append(folder)
    if folder.name == paths.PROGRAM_FOLDER:
        with suppress(OSError):
            folder.rmdir()
    others = (folder / name for name in surroundings.conflict_copies(folder))
    with suppress(OSError):
        left += _ours(folder, (_OF_OTHERS,))
    return Erased((*left, *others))


def _ours(folder: Path, beginnings: tuple[str, ...]) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name.startswith(beginnings))


def _removed(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
