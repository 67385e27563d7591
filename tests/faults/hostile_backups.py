"""Spoilt backups, brought back: the diary is as before, or it is another one in which all can be read.

Most are made by SQLite itself, so that every checksum is right and only what stands there is odd: values,
tables, triggers, views, numbers of versions.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import apsw

from ankle_rehab import paths
from ankle_rehab.storage import restore
from ankle_rehab.storage.database import Database, connect
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import DamagedFile, StorageFault
from ankle_rehab.storage.judges import JUDGES
from tests.exchange.reading import filled
from tests.exchange.run_fuzz import spoilt as bytes_spoilt
from tests.fakes.clock import FakeClock
from tests.fakes.paper_diary import PaperDiary
from tests.faults.hostile import Read, Reader
from tests.faults.memory import memory
from tests.faults.odd_values import ODD

SEEDS = (5, 6, 7)
BY_BYTES = 0.25
TOLD = "brought back, and what is odd is told as damage"
NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
_NUMBERS = tuple(one for one in ODD if isinstance(one, int | float) and not abs(one) >= 2**63)
_TEXTS = tuple(one for one in ODD if isinstance(one, str) and one != "\ud800")
DEEP = "[" * 990 + "]" * 990
_VALUES = (None, b"\xff", "[" * 100_000, DEEP, *_NUMBERS, *_TEXTS)
_HOW = ("?", "?", "?", "CAST(? AS BLOB)", "CAST(CAST(? AS BLOB) || x'FFC0' AS TEXT)")
_PARTS = (
    "CREATE TRIGGER harm AFTER INSERT ON pain_entry BEGIN DELETE FROM sign_check; END",
    "CREATE VIEW harm AS SELECT load_extension('x')",
    "CREATE TABLE harm (x)",
    "CREATE INDEX harm ON pain_entry (score, note)",
    "CREATE VIRTUAL TABLE harm USING fts5(x)",
    "DROP TABLE sign_check",
    "ALTER TABLE pain_entry ADD COLUMN harm",
    "ALTER TABLE icing RENAME TO harm",
    "PRAGMA user_version = {number}",
    "PRAGMA application_id = {number}",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' ' WHERE rowid = {row}",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE rowid = {row}",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = {number} WHERE rowid = {row}",
)


@cache
def backups() -> tuple[bytes, ...]:
    made = []
    for seed in SEEDS:
        with tempfile.TemporaryDirectory(dir=memory()) as folder:
            made.append(filled(Path(folder), PaperDiary(seed, most=2)).read_bytes())
    return tuple(made)


def bringing_back(folder: Path) -> Read:
    """Brings a file back over a diary, opens what is there then and reads all of it."""
    place = folder / "there"
    whole = backups()[0]

    def read(path: Path) -> str:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        diary = place / paths.DIARY_FILE
        diary.write_bytes(whole)
        try:
            restore.bring_back(path, diary, NOW)
        except StorageFault as fault:
            assert diary.read_bytes() == whole, "the diary was changed"
            assert not list(place.glob("*.incoming*")), "something is left behind"
            return type(fault).__name__
        assert restore.check(next((place / paths.BACKUP_FOLDER).iterdir())) >= 0
        with closing(open_diary(diary, FakeClock())) as database:
            return "brought back" if all_read(database) else TOLD

    return read


def all_read(database: Database) -> bool:
    """Whether everything can be read, as the program reads it; whatever cannot has to be told as damage."""
    whole = True
    for judge in JUDGES:
        try:
            database.read(
                judge.understand, f'SELECT {judge.columns} FROM "{judge.table}" WHERE {judge.where}'
            )
        except DamagedFile:
            whole = False
    return whole


def spoilt_backup(chance: random.Random) -> bytes:
    whole = chance.choice(backups())
    if chance.random() < BY_BYTES:
        return bytes_spoilt(chance, whole)
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        path = Path(folder) / "diary.db"
        path.write_bytes(whole)
        with closing(connect(path)) as connection:
            connection.pragma("synchronous", "OFF")
            connection.pragma("foreign_keys", 0)
            for _ in range(chance.choice((1, 1, 2, 4))):
                with suppress(apsw.Error):
                    _harm(connection, chance)
        return path.read_bytes()


def _harm(connection: apsw.Connection, chance: random.Random) -> None:
    if chance.random() < 0.2:
        number, row = chance.choice((0, 1, 2, -1, 2**31 - 1, 99)), chance.randrange(1, 60)
        connection.execute(chance.choice(_PARTS).format(number=number, row=row)).fetchall()
        return
    connection.pragma("ignore_check_constraints", int(chance.random() < 0.5))
    table = chance.choice(_tables(connection))
    names = [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()]
    rows = [row[0] for row in connection.execute(f'SELECT rowid FROM "{table}"').fetchall()]
    if names and rows:
        sql = f'UPDATE "{table}" SET "{chance.choice(names)}" = {chance.choice(_HOW)} WHERE rowid = ?'
        connection.execute(sql, (chance.choice(_VALUES), chance.choice(rows))).fetchall()


def _tables(connection: apsw.Connection) -> Sequence[str]:
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT wr"
    return [str(row[0]) for row in connection.execute(query).fetchall()]


BACKUP = Reader("backup", bringing_back, spoilt_backup)
