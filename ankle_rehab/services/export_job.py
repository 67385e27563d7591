"""What the child process does when the diary is to leave: write it, from a copy that stands still."""

from __future__ import annotations

import errno
import gc
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from ankle_rehab import __version__
from ankle_rehab.domain.span import pieces
from ankle_rehab.exchange import archive, fhir, spreadsheet
from ankle_rehab.exchange.kinds import KINDS
from ankle_rehab.exchange.source import Program
from ankle_rehab.services.day_lights import lights_of_days, worst_of_days
from ankle_rehab.services.run_sums import run_facts
from ankle_rehab.storage import atomic_file, errand_lines
from ankle_rehab.storage.atomic_file import NotAPlainFile
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.fact_store import FactStore
from ankle_rehab.storage.review_store import ReviewStore
from ankle_rehab.storage.snapshot import Snapshot

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR)


class Form(StrEnum):
    """As what the diary leaves."""

    TABLES = "tables"
    ARCHIVE = "archive"
    FHIR = "fhir"


class Hindrance(StrEnum):
    """Why a file could not be written; what was there before is still there."""

    NO_ROOM = "no-room"
    FORBIDDEN = "forbidden"
    NOT_THERE = "not-there"
    IN_THE_WAY = "in-the-way"
    OURS = "ours"
    NAME = "name"
    OTHER = "other"


def run(arguments: Sequence[str]) -> int:
    """`export SNAPSHOT FORM TARGET MADE`: write the diary; a target of tables is a folder that is there.

    MADE is the moment with its offset. Ends with the number of `records`, or with the `hindrance` and the
    `path` that it is about.
    """
    here, form, target, made = Path(arguments[0]), Form(arguments[1]), Path(arguments[2]), arguments[3]
    gc.disable()  # nothing here goes round in circles, and looking for it takes a tenth of the time
    return errand_lines.attempt(lambda: _say(here, form, target, made), here)


def _say(here: Path, form: Form, target: Path, made: str) -> None:
    try:
        records = write(here, form, target, made, lambda done: errand_lines.say(done=done))
    except OSError as error:
        named = Path(str(error.filename or target))
        path = named if named in (target / name for name in spreadsheet.FILES) else target
        errand_lines.say(hindrance=hindrance_of(error).value, path=str(path))
    else:
        errand_lines.say(records=records)


def write(here: Path, form: Form, target: Path, made: str, tell: Callable[[float], None]) -> int:
    """Write the diary copied to `here`; `tell` is told what part (0-1) is done. Returns how many records.

    Raises StorageFault when the copy cannot be read, and OSError with every old file untouched.
    """
    with closing(Snapshot(here)) as snapshot, snapshot.reading():
        total = snapshot.count((kind.table for kind in KINDS), trash=form is Form.ARCHIVE)

        def progress(records: int) -> None:
            tell(min(1.0, records / max(1, total)))

        program = Program(__version__, made)
        with atomic_file.together() as files:
            match form:
                case Form.TABLES:
                    lights = _lights(snapshot, datetime.fromisoformat(made).date())
                    spreadsheet.write(
                        snapshot,
                        lambda name: files.open(target / name).write,
                        progress,
                        lights,
                        run_facts(snapshot),
                    )
                case Form.ARCHIVE:
                    archive.write(snapshot, files.open(target).write, program, progress)
                case Form.FHIR:
                    fhir.write(snapshot, files.open(target).write, program, progress)
                case _:
                    assert_never(form)
    return total


def _lights(snapshot: Snapshot, today: date) -> dict[str, str]:
    """The light of each day with a session, by its date."""
    database = Database(snapshot.path, read_only=True, opened=snapshot.connection)
    ends = ReviewStore(database).ends()
    if ends is None:
        return {}
    store, checks = FactStore(database), DiaryStore(database).checks()
    return {
        one.day.isoformat(): one.verdict.light.value
        for part in pieces(ends)
        for one in worst_of_days(lights_of_days(store, checks, part, today))
    }


def hindrance_of(error: OSError) -> Hindrance:
    """What stood in the way."""
    if isinstance(error, NotAPlainFile):
        return Hindrance.IN_THE_WAY
    if error.errno in _FULL:
        return Hindrance.NO_ROOM
    if error.errno in _FORBIDDEN:
        return Hindrance.FORBIDDEN
    if error.errno in _NOT_THERE:
        return Hindrance.NOT_THERE
    return Hindrance.NAME if error.errno in (errno.ENAMETOOLONG, errno.EINVAL) else Hindrance.OTHER
