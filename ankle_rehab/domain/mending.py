"""What can be done for a diary that could not be opened: which ways there are, the best one first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ankle_rehab.domain.thinning import Backup


class Case(StrEnum):
    """Why the diary is not open."""

    DAMAGED = "damaged"
    EMPTY = "empty"
    GONE = "gone"
    NEWER = "newer"
    FOREIGN = "foreign"
    IN_USE = "in-use"
    FORBIDDEN = "forbidden"
    NO_ROOM = "no-room"
    DISK_ERROR = "disk-error"
    PROGRAM_INCOMPLETE = "program-incomplete"
    NO_FOLDER = "no-folder"
    SAFE_MODE = "safe-mode"
    ERASED = "erased"


class Way(StrEnum):
    """Something that can be done about it."""

    GO_ON = "go-on"
    BRING_BACK = "bring-back"
    SALVAGE = "salvage"
    LOOK_AT_BACKUP = "look-at-backup"
    LOOK = "look"
    START_EMPTY = "start-empty"
    TRY_AGAIN = "try-again"
    OTHER_FOLDER = "other-folder"
    QUIT = "quit"


_BROKEN = (Case.DAMAGED, Case.EMPTY, Case.GONE)
_MENDED_BY_BACKUP = (*_BROKEN, Case.NEWER, Case.FOREIGN, Case.DISK_ERROR, Case.SAFE_MODE)
_SALVAGED = (Case.DAMAGED, Case.EMPTY, Case.GONE, Case.DISK_ERROR, Case.SAFE_MODE)
_READ = (Case.DAMAGED, Case.NO_ROOM, Case.DISK_ERROR, Case.SAFE_MODE)
_PASSES = (Case.IN_USE, Case.NO_ROOM, Case.PROGRAM_INCOMPLETE, Case.DISK_ERROR)
_LAST = (Way.TRY_AGAIN, Way.OTHER_FOLDER, Way.QUIT)


@dataclass(frozen=True, slots=True)
class Situation:
    """What was found: `backups` are those that this program can open, newest first.

    `has_rows` is whether there is a file or a journal with anything in it, `may_write` whether the folder
    can be written to. `found` and `known` are the versions of a newer file and of this program, `left` the
    names of files that could not be deleted.
    """

    case: Case
    backups: tuple[Backup, ...] = ()
    has_rows: bool = False
    may_write: bool = True
    found: int = 0
    known: int = 0
    left: tuple[str, ...] = ()


def ways(situation: Situation) -> tuple[Way, ...]:
    """What makes sense, the best first; nothing that would write where nothing may be written."""
    case, may_write = situation.case, situation.may_write
    offered: list[Way] = []
    if case is Case.ERASED:
        return (Way.GO_ON, Way.QUIT)
    if case is Case.SAFE_MODE:
        offered.append(Way.GO_ON)
    if case in _PASSES:
        offered.append(Way.TRY_AGAIN)
    if situation.backups and case in _MENDED_BY_BACKUP:
        look = [] if case is Case.SAFE_MODE else [Way.LOOK_AT_BACKUP]
        back = [Way.BRING_BACK] if may_write else []
        offered += [*look, *back] if case is Case.NEWER else [*back, *look]
    elif situation.backups and case is Case.FORBIDDEN:
        offered.append(Way.LOOK_AT_BACKUP)
    if situation.has_rows and may_write and case in _SALVAGED:
        offered.append(Way.SALVAGE)
    if situation.has_rows and case in _READ:
        offered.append(Way.LOOK)
    if may_write and case in _BROKEN:
        offered.append(Way.START_EMPTY)
    last = [way for way in _LAST if way not in offered]
    if case in (Case.FORBIDDEN, Case.NO_FOLDER):
        last.sort(key=lambda way: way is not Way.OTHER_FOLDER)
    if case is Case.SAFE_MODE:
        last.remove(Way.TRY_AGAIN)
    return (*offered, *last)
