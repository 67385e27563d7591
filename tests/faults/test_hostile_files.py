"""Spoilt files (faults 23, 26, 71 to 73, 78; R16): each is read within 2 s and 300 MB, or refused in words.

Files of watches, archives and tables of this program, routines of somebody else, and backups. What is taken
in can be read afterwards; where a backup brings odd values, they are told as damage when they are read.
"""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ankle_rehab.domain.run_files import FoundRun
from ankle_rehab.exchange.run_archives import Shelf
from ankle_rehab.storage import own_share
from ankle_rehab.storage.database import Database, connect
from ankle_rehab.storage.own_share import NotTaken, Trouble
from tests.exchange.reading import filled
from tests.exchange.run_fuzz import fuzz, read, seeds
from tests.fakes.paper_diary import PaperDiary
from tests.faults.hostile import SECONDS, in_child
from tests.faults.hostile_backups import DEEP, SEEDS, TOLD, backups, bringing_back
from tests.faults.hostile_own import misread
from tests.faults.tries import seen, tries

RUNS = tries(150, 20_000)
READERS = {
    "archive": ("hostile_own:ARCHIVE", 60, "taken"),
    "table": ("hostile_own:TABLE", 60, "taken"),
    "routine": ("hostile_routines:ROUTINE", 100, "taken"),
    "backup": ("hostile_backups:BACKUP", 40, "brought back"),
}
FULL = 20_000
SEED = 1
PLANTED = {
    "BELIEVING": "Error",
    "GREEDY": "MemoryError",
    "SLOW": "one took",
    "DYING": "ended with 3",
    "HANGING": "hangs",
}
DEEP_PLACES = (("pain_entry", "zones"), ("session", "sides"), ("story", "value"), ("reminder", "schedule"))


@pytest.mark.parametrize("kind", sorted(seeds()))
def test_spoilt_files_of_watches_raise_nothing(kind: str) -> None:
    report = fuzz(kind, RUNS)
    assert report.raised == ()
    assert report.slowest < SECONDS
    seen("test_hostile_files", f"{kind}: {RUNS:,} files, 0 errors, slowest {report.slowest:.2f} s")


def believing(shelf: Shelf, path: Path, begin: Callable[[], Callable[[], bool]]) -> Iterator[FoundRun]:
    """Takes every file for one that a watch has just written."""
    found = list(read(shelf, path, begin))
    assert all(one.activity is not None and not one.activity.partial for one in found), found
    return iter(found)


def test_a_reader_of_watches_that_believes_every_file_is_seen() -> None:
    assert any("AssertionError" in words for words in fuzz("fit", 20, reading=believing).raised)


@pytest.mark.parametrize("kind", sorted(READERS))
def test_spoilt_files_of_our_own_are_refused_or_can_be_read(kind: str) -> None:
    place, quick, taken = READERS[kind]
    count = tries(quick, FULL)
    report = in_child(f"tests.faults.{place}", count, SEED)
    assert not report.bad, report.bad
    assert report.outcomes[taken] > count / 50
    assert sum(report.outcomes.values()) == count
    seen("test_hostile_files", f"{kind}: {count:,} files, 0 errors, {report}")


@pytest.mark.parametrize(("table", "column"), DEEP_PLACES)
def test_a_text_nested_without_end_is_told_as_damage(tmp_path: Path, table: str, column: str) -> None:
    read, path = bringing_back(tmp_path), tmp_path / "spoilt"
    changed = 0
    for backup in backups():
        path.write_bytes(backup)
        with closing(connect(path)) as connection:
            connection.execute(f"UPDATE {table} SET {column} = ?", (DEEP,)).fetchall()
            here = connection.changes()
        changed += here
        assert not here or read(path) in ("DamagedFile", TOLD)
    assert changed


@pytest.mark.parametrize("part", [b"{},", b"[],", b'"ab",', b"0.1,"], ids=bytes.decode)
def test_a_routine_of_millions_of_parts_takes_little_room(part: bytes) -> None:
    begin = b'{"format": "ankle-rehab-routine", "version": 1, "routines": [], "exercises": ['
    content = begin + part * ((own_share.MOST_BYTES - 200) // len(part)) + b"0]}"
    tracemalloc.start()
    with pytest.raises(NotTaken) as refused:
        own_share.shared_of(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.trouble is Trouble.TOO_LARGE
    assert most < own_share.MOST_BYTES


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize("name", sorted(PLANTED))
def test_a_reader_that_does_what_none_may_is_seen(name: str) -> None:
    count = 20 if name == "BELIEVING" else 1
    report = in_child(
        f"tests.faults.planted_readers:{name}", count, SEED, patience=2.0 if name == "HANGING" else 60
    )
    assert PLANTED[name] in report.bad


def test_a_row_that_nobody_understands_is_seen(tmp_path: Path) -> None:
    with closing(Database(filled(tmp_path / "here", PaperDiary(SEEDS[0])))) as database:
        assert misread(database) == []
        with database.change() as change:
            change.do("UPDATE activity SET sport = 'nonsense'")
        assert "ValueError" in misread(database)[0]
