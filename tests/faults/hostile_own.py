"""Spoilt files of the program itself: archives, tables and shared routines. Whatever is taken can be read.

A file that is not refused is taken in, and then everything in the diary must mean something to those who read
it every day; afterwards the diary is put back as it was.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.exchange import archive, spreadsheet
from ankle_rehab.exchange.problem import NotUnderstood
from ankle_rehab.exchange.source import Program
from ankle_rehab.services import import_job
from ankle_rehab.storage.arrived import Arrived
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.judges import JUDGES
from ankle_rehab.storage.merging import Merging
from tests.exchange.reading import filled
from tests.exchange.run_fuzz import spoilt as bytes_spoilt
from tests.fakes.entries import stamp
from tests.fakes.paper_diary import PaperDiary
from tests.faults import odd_values
from tests.faults.hostile import Read, Reader

SEEDS = 12
OWN_SEED = 5
BY_BYTES = 0.25
NOW: Stamp = stamp(hour=12)


class Enough(Exception):
    """Everything was looked at; nothing of it is kept."""


def misread(database: Database) -> list[str]:
    """Rows of a diary that nobody understands: what they are and why."""
    wrong = []
    for judge in JUDGES:
        for row in database.rows(f'SELECT {judge.columns} FROM "{judge.table}" WHERE {judge.where}'):
            try:
                judge.understand(row)
            except Exception as error:
                wrong.append(f"{judge.table}: {error!r} {row!r:.300}")
    return wrong


def taking(folder: Path) -> Read:
    """Looks at a file as the child process does, and takes all of it that can be taken."""
    here = filled(folder / "here", PaperDiary(OWN_SEED, most=2))
    open_diary = Database(filled(folder / "mine", PaperDiary(OWN_SEED, most=2)))
    target = folder / "incoming.db"

    def read(path: Path) -> str:
        for left in (target, target.with_name("incoming.db-wal")):
            left.unlink(missing_ok=True)
        try:
            import_job.look(here, path, target, lambda _part: None)
        except NotUnderstood as refused:
            return str(refused.problem)
        take(open_diary, target)
        return "taken"

    return read


def take(database: Database, target: Path) -> None:
    """Take everything in, look whether it can be read, and take it back."""
    arrived = Arrived(target)
    try:
        differing = {(one.kind, one.number) for one in arrived.differences(database, 0, 100)}
        with database.change() as change:
            Merging(change, arrived, differing, NOW).run()
            wrong = misread(database)
            raise Enough
    except Enough:
        assert not wrong, wrong
    finally:
        arrived.close()


@cache
def archives() -> tuple[Any, ...]:
    made = []
    for seed in range(SEEDS):
        pieces: list[bytes] = []
        archive.write(PaperDiary(seed, most=2), pieces.append, Program("1", ""), lambda _done: None)
        made.append(json.loads(b"".join(pieces)))
    return tuple(made)


@cache
def tables() -> tuple[bytes, ...]:
    pieces: dict[tuple[int, str], list[bytes]] = {}
    for seed in range(SEEDS):

        def begin(name: str, seed: int = seed) -> Callable[[bytes], object]:
            return pieces.setdefault((seed, name), []).append

        spreadsheet.write(PaperDiary(seed, most=2), begin, lambda _done: None)
    return tuple(b"".join(one) for one in pieces.values())


def spoilt_archive(chance: random.Random) -> bytes:
    whole = chance.choice(archives())
    if chance.random() < BY_BYTES:
        return bytes_spoilt(chance, json.dumps(whole).encode())
    made = odd_values.tree(chance, whole)
    if isinstance(made, dict) and chance.random() < 0.9:
        lists = {name: len(one) for name, one in made.items() if isinstance(one, list)}
        made.pop("counts", None)
        made["counts"] = lists
    return odd_values.text(chance, made)


def spoilt_table(chance: random.Random) -> bytes:
    whole = chance.choice(tables())
    return bytes_spoilt(chance, whole) if chance.random() < BY_BYTES else odd_values.table(chance, whole)


ARCHIVE = Reader("archive", taking, spoilt_archive)
TABLE = Reader("table", taking, spoilt_table)
