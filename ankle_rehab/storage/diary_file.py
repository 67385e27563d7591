"""Finding, creating and bringing up to date the diary file; what cannot be opened is left as it was."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from pathlib import Path

import apsw

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.storage.atomic_file import sync_folder
from ankle_rehab.storage.connection import CHECKSUM_BYTES, PAGE_BYTES, load_checksums, refuse_cut
from ankle_rehab.storage.database import APPLICATION_ID, Database, Row, connect
from ankle_rehab.storage.faults import (
    DamagedFile,
    ForeignFile,
    NewerFile,
    StorageFault,
    fault_of_system,
)

MIGRATIONS = Path(__file__).with_name("migrations")
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES, _RESERVED = 100, 20
_SAMPLE = "SELECT id, recorded_utc, side, score, note FROM pain_entry ORDER BY id LIMIT 50"
_SAME = "SELECT 1 FROM pain_entry WHERE (id, recorded_utc, side, score, note) = (?, ?, ?, ?, ?)"
_SAID = (
    "SELECT 1 FROM pain_history WHERE (entry_id, was ->> '$.recorded[0]', was ->> '$.side',"
    " was ->> '$.score', was ->> '$.note') = (?, ?, ?, ?, ?)"
)
_ANSWERS = "SELECT at_utc, signs FROM sign_check ORDER BY id LIMIT 50"
_ANSWERED = "SELECT 1 FROM sign_check WHERE (at_utc, signs) = (?, ?)"
CHECKED_BYTES = 32 * 1024 * 1024


def migrations(folder: Path = MIGRATIONS) -> tuple[Path, ...]:
    """The scripts of all versions in order, the first leads to version 1; raises ValueError for a gap."""
    steps = sorted(folder.glob("*.sql"))
    if not steps or any(step.name[:5] != f"{version:04d}_" for version, step in enumerate(steps, 1)):
        raise ValueError(f"the numbers of the migrations in {folder} have a gap")
    return tuple(steps)


def open_diary(path: Path, clock: Clock, steps: tuple[Path, ...] | None = None) -> Database:
    """Open the diary at `path` in a prepared folder, creating it on the first run.

    A missing file is a first run only where neither a backup nor a journal lies beside it. Raises the faults
    of `storage.faults`; a file of a newer or another program is not even opened through SQLite. Where it
    may not be written it is opened for reading.
    """
    steps = migrations() if steps is None else steps
    try:
        there = paths.is_there(path)
    except OSError as error:
        raise fault_of_system(error, path) from error
    if not there:
        _refuse_vanished(path)
        _create(path, steps)
    look(path, len(steps))
    if not paths.may_write(path):
        from ankle_rehab.storage.reading import open_for_reading  # noqa: PLC0415 - hardly ever needed

        return open_for_reading(path, steps)
    database = open_whole(path)
    try:
        version = version_of(database, len(steps))
        if version < len(steps):
            from ankle_rehab.domain.thinning import Reason  # noqa: PLC0415 - a rare start
            from ankle_rehab.storage import backup  # noqa: PLC0415

            folder = path.parent / paths.BACKUP_FOLDER
            backup.make(database, folder, clock.now(), Reason.BEFORE_MIGRATION)
            bring_up(database, steps)
            database.settle()
    except BaseException:
        database.abandon()
        raise
    return database


def _refuse_vanished(path: Path) -> None:
    good = _good(path)
    journal = path.with_name(f"{path.name}-wal")
    if good or journal.exists():
        raise DamagedFile(path, "the diary file is gone", good)


def _create(path: Path, steps: tuple[Path, ...]) -> None:
    """Build the whole file beside its place and put it there last: an empty diary.db is never a first run."""
    new = path.with_name(f"{path.name}.new")
    try:
        for leftover in (new, new.with_name(f"{new.name}-wal")):
            leftover.unlink(missing_ok=True)
        paths.create_private(new)
    except OSError as error:
        raise fault_of_system(error, path) from error
    database = begin(new, steps)
    try:
        database.settle()  # what is left in a journal would stay behind under the name that the file has now
    except BaseException:
        database.abandon()
        raise
    database.close()
    _place(new, path)


def begin(new: Path, steps: tuple[Path, ...]) -> Database:
    """An empty diary of the version that `steps` lead to, in the empty private file `new`; left open."""
    database = Database(new, create=True)
    try:
        with database.change() as change:
            change.do(f"PRAGMA application_id = {APPLICATION_ID}")
        bring_up(database, steps)
    except BaseException:
        database.abandon()
        raise
    return database


def bring_up(database: Database, steps: tuple[Path, ...]) -> None:
    """Carry out the migrations that a diary has not had yet."""
    done = int(database.pragma("user_version"))
    for number, step in enumerate(steps[done:], done + 1):
        _migrate(database, number, step)


def _place(new: Path, path: Path) -> None:
    """Give the finished file its name, never over another one: two programs may start for the first time."""
    try:
        try:
            os.link(new, path)
        except FileExistsError:
            pass
        except OSError:  # no hard links here
            if not path.exists():
                new.rename(path)
        new.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise fault_of_system(error, path) from error


def look(path: Path, known: int) -> None:
    """Raise what forbids opening the file, by its first 100 bytes read without SQLite.

    Only while the diary is closed: on POSIX systems closing any descriptor of a file drops its locks.
    """
    try:
        kind = path.lstat().st_mode
        if not stat.S_ISREG(kind):
            raise ForeignFile(path, "not a plain file")
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise fault_of_system(error, path) from error
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        detail = "the diary file is empty" if not header else "this is not a diary file"
        raise DamagedFile(path, detail, _good(path))
    application, version = int.from_bytes(header[68:72]), int.from_bytes(header[60:64])
    if (application != APPLICATION_ID or version > known) and not _whole_beginning(path):
        raise DamagedFile(path, "the first page is damaged", _good(path))
    if application != APPLICATION_ID:
        raise ForeignFile(path, f"application {application:#010x}")
    if version > known:
        raise NewerFile(path, version, known)


def _good(path: Path) -> tuple[Path, ...]:
    """The backups of a diary, newest first."""
    from ankle_rehab.storage import backup  # noqa: PLC0415 - not needed by a good start

    return backup.listed(path.parent / paths.BACKUP_FOLDER)


def _whole_beginning(path: Path) -> bool:
    """Whether a file that tells of another program or version says so on an undamaged first page."""
    try:
        with path.open("rb") as file:
            page = file.read(PAGE_BYTES)
    except OSError as error:
        raise fault_of_system(error, path) from error
    if page[_RESERVED] != CHECKSUM_BYTES or int.from_bytes(page[16:18]) != PAGE_BYTES:
        return True
    load_checksums()
    with closing(apsw.Connection(":memory:")) as judge:
        return bool(judge.execute("SELECT verify_checksum(?)", (page,)).get == 1)


def version_of(database: Database, known: int) -> int:
    """The version as SQLite sees it: a newer program may have left it in the journal alone.

    Raises NewerFile and DamagedFile.
    """
    version = int(database.pragma("user_version"))
    if version > known:
        raise NewerFile(database.path, version, known)
    if version < 1:
        raise DamagedFile(database.path, "the diary file has no version")
    return version


def open_whole(path: Path) -> Database:
    """Open a diary that was looked at before, with the journal that a cut-off program may have left.

    Raises DamagedFile, with every byte as it was, when that journal is damaged or of another diary.
    """
    left = _left_in_journal(path)
    sample = _sample(path) if left else None
    database = Database(path)
    try:
        if left:
            _refuse_broken(database)
        refuse_cut(path, int(database.pragma("page_count")), database.in_journal() if left else 0)
        if sample is not None:
            _check_journal(database, sample)
    except BaseException:
        database.abandon()
        raise
    return database


def same_diary(older: Path, newer: Path) -> bool:
    """Whether any of the first entries of one closed file is also in another; raises StorageFault."""
    with closing(connect(older, immutable=True)) as first, closing(connect(newer, immutable=True)) as second:
        sample = first.execute(_SAMPLE).fetchall()
        return not sample or any(second.execute(_SAME, row).fetchall() for row in sample)


def _left_in_journal(path: Path) -> bool:
    """Whether a program that was cut off has left something in the journal."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def _refuse_broken(database: Database) -> None:
    """Raise DamagedFile when the journal holds less than was saved."""
    from ankle_rehab.storage import journal  # noqa: PLC0415 - not needed by a good start

    path = database.path
    try:
        broken = journal.broken(path.with_name(f"{path.name}-wal"), database.in_journal())
    except OSError as error:
        raise fault_of_system(error, path) from error
    if broken:
        raise DamagedFile(path, "the journal is damaged")


def _sample(path: Path) -> list[tuple[str, Row]] | None:
    """By what the diary of the file without its journal is known again; None when the file is very large.

    These are questions with their values: an entry is there, an entry once said so, and signs were answered.
    An entry may be changed and go for good in one journal; an answer stays, and so does what was said.
    """
    try:
        if path.stat().st_size > CHECKED_BYTES:
            return None
    except OSError:
        return None
    try:
        alone = connect(path, immutable=True)
    except StorageFault:
        return []
    with closing(alone):
        try:
            entries, answers = alone.execute(_SAMPLE).fetchall(), alone.execute(_ANSWERS).fetchall()
            asked = (_SAME, _SAID) if int(alone.pragma("user_version")) > 1 else (_SAME,)
            found = [(sql, row) for sql in asked for row in entries]
            return [*found, *((_ANSWERED, row) for row in answers)]
        except (apsw.Error, UnicodeDecodeError):  # cut off while it was settled: both belong together
            return []


def _check_journal(database: Database, sample: list[tuple[str, Row]]) -> None:
    """Raise DamagedFile when the file does not hold together with its journal, or holds another diary."""
    answers = [str(row[0]) for row in database.rows("PRAGMA integrity_check(1)")]
    if answers != ["ok"]:
        raise DamagedFile(database.path, answers[0])
    if sample and not any(database.rows(sql, row) for sql, row in sample):
        raise DamagedFile(database.path, "the journal is of another diary")


def _migrate(database: Database, version: int, step: Path) -> None:
    """One step with its number, all or nothing; links between tables are checked before it counts."""
    script = step.read_text(encoding="utf-8")
    with database.change(linked=False) as change:
        change.do(script)
        if change.rows("PRAGMA foreign_key_check"):
            raise DamagedFile(database.path, f"links between tables are broken after step {version}")
        change.do(f"PRAGMA user_version = {version}")
