"""What a child process does for backups, so that the window does not wait: the verbs and their words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ankle_rehab.domain.carrying import Carried
from ankle_rehab.storage import backup, restore, second_place, word_index
from ankle_rehab.storage.atomic_file import sync_file
from ankle_rehab.storage.errand_lines import attempt, say
from ankle_rehab.storage.faults import StorageFault, fault_of_system
from ankle_rehab.storage.forget import AnyUnwanted, Unwanted, UnwantedOwn, UnwantedRun, UnwantedShoe, forget


def verify(arguments: Sequence[str]) -> int:
    """`PART ROWS`: make sure that a copy just made holds these rows (JSON) and is on the disk.

    Tells `entries`, and whether some could not be found by their words (`unfound`); in the copy they can be.
    """
    part = Path(arguments[0])

    def work() -> None:
        unfound = word_index.made_whole(part)
        entries = backup.verify(part, json.loads(arguments[1]))
        sync_file(part)
        say(entries=entries, unfound=unfound)

    return attempt(work, part)


def look_at(arguments: Sequence[str]) -> int:
    """`COPY`: make sure that a backup is whole, and change nothing."""
    copy = Path(arguments[0])
    return attempt(lambda: say(entries=backup.verify(copy)), copy)


def copy(arguments: Sequence[str]) -> int:
    """`FOLDER SECOND NAME…`: bring the second place up to date, without those names; tells `copied`."""
    folder, second = Path(arguments[0]), Path(arguments[1])
    return attempt(lambda: say(copied=second_place.bring_up(folder, second, arguments[2:])), second)


def stage(arguments: Sequence[str]) -> int:
    """`COPY DIARY`: check a backup and bring it beside the diary; tells `staged`."""
    source, diary = Path(arguments[0]), Path(arguments[1])
    return attempt(lambda: say(staged=str(restore.stage(source, diary))), source)


def bring_back(arguments: Sequence[str]) -> int:
    """`COPY DIARY NOW ZONE`: put a backup in the place of a closed diary; tells where the old one is, `kept`.

    It tells too what of the warning signs came along (`came`), and whether they are asked anew (`asks`).
    """
    source, diary, now = Path(arguments[0]), Path(arguments[1]), datetime.fromisoformat(arguments[2])
    signs: list[Carried] = []

    def work() -> None:
        kept = restore.bring_back(source, diary, now, zone=arguments[3], tell=signs.append)
        came, asks = any(one.holds for one in signs), any(one.asks for one in signs)
        say(kept=None if kept is None else str(kept), came=came, asks=asks)

    return attempt(work, source)


def begin_empty(arguments: Sequence[str]) -> int:
    """`EMPTY DIARY NOW`: put an empty diary in the place of a closed one; tells where that is, `kept`."""
    source, diary, now = Path(arguments[0]), Path(arguments[1]), datetime.fromisoformat(arguments[2])

    def work() -> None:
        kept = restore.begin_empty(source, diary, now)
        say(kept=None if kept is None else str(kept))

    return attempt(work, source)


def without(arguments: Sequence[str]) -> int:
    """`FOLDER NUMBER RECORDED`: take one entry out of all backups."""
    return _without(Path(arguments[0]), Unwanted(int(arguments[1]), int(arguments[2])))


def without_own(arguments: Sequence[str]) -> int:
    """`FOLDER ID`: take one exercise or routine of one's own out of all backups."""
    return _without(Path(arguments[0]), UnwantedOwn(arguments[1]))


def without_run(arguments: Sequence[str]) -> int:
    """`FOLDER NUMBER STARTED`: take one run or other activity out of all backups."""
    return _without(Path(arguments[0]), UnwantedRun(int(arguments[1]), int(arguments[2])))


def without_shoe(arguments: Sequence[str]) -> int:
    """`FOLDER NUMBER NAME`: take one pair of shoes out of all backups."""
    return _without(Path(arguments[0]), UnwantedShoe(int(arguments[1]), arguments[2]))


def _without(folder: Path, unwanted: AnyUnwanted) -> int:
    """The newest backup first; tells `done`.

    In the end it tells how many backups were written anew (`changed`) and the names of those that could not
    be (`failed`).
    """
    changed, failed = 0, []
    found = backup.found(folder)
    for place, one in enumerate(found):
        try:
            changed += forget(folder / one.name, unwanted)
        except (StorageFault, OSError) as error:
            fault = fault_of_system(error, folder) if isinstance(error, OSError) else error
            failed.append({"name": one.name, "why": type(fault).__name__})
        say(done=(place + 1) / len(found))
    say(changed=changed, failed=failed)
    return 0
