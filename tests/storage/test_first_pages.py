"""Whether a file may be opened at all is told by its first page, and by the right words."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import apsw
import pytest

from ankle_rehab.storage.connection import APPLICATION_ID, PAGE_BYTES, connect
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import look, migrations, same_diary, version_of
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile, ForeignFile, NewerFile
from tests.fakes.entries import pain
from tests.fakes.fresh import lay
from tests.storage.refusing import refused

KNOWN = len(migrations())


def made(path: Path, *, application: int = APPLICATION_ID, version: int = KNOWN) -> Path:
    """A file with a checksum on every page, of any program and version."""
    path.touch()
    with closing(connect(path, create=True)) as connection:
        connection.execute("CREATE TABLE thing (name)")
        connection.pragma("application_id", application)
        connection.pragma("user_version", version)
    return path


def turned(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_a_file_of_this_version_or_an_older_one_may_be_opened(tmp_path: Path) -> None:
    for version in (0, 1, KNOWN):
        look(made(tmp_path / f"{version}.db", version=version), KNOWN)


def test_a_newer_file_tells_both_versions(tmp_path: Path) -> None:
    path = made(tmp_path / "diary.db", version=KNOWN + 3)
    with pytest.raises(NewerFile) as caught:
        look(path, KNOWN)
    assert (caught.value.path, caught.value.found, caught.value.known) == (path, KNOWN + 3, KNOWN)


@pytest.mark.parametrize("place", [40, 99, 200, PAGE_BYTES - 1])
def test_what_a_damaged_page_says_of_versions_and_programs_counts_for_nothing(
    tmp_path: Path, place: int
) -> None:
    newer = made(tmp_path / "newer.db", version=KNOWN + 1)
    foreign = made(tmp_path / "foreign.db", application=7)
    for path in (newer, foreign):
        turned(path, place)
        with refused(DamagedFile, path, "the first page is damaged"):
            look(path, KNOWN)


def test_the_same_page_undamaged_is_taken_at_its_word(tmp_path: Path) -> None:
    path = made(tmp_path / "foreign.db", application=0xABCD)
    with refused(ForeignFile, path, "application 0x0000abcd"):
        look(path, KNOWN)


@pytest.mark.parametrize(("page_bytes", "reserved"), [(4096, 0), (8192, 0), (512, 0), (8192, 8), (1024, 8)])
def test_a_file_with_pages_of_another_kind_is_of_another_program(
    tmp_path: Path, page_bytes: int, reserved: int
) -> None:
    """Without checksums, or with such as a diary does not have, nothing can be held against what it says."""
    path = tmp_path / "other.db"
    with closing(apsw.Connection(str(path))) as connection:
        connection.pragma("page_size", page_bytes)
        if reserved:
            connection.reserve_bytes("main", reserved)
        connection.execute("CREATE TABLE recipe (name); PRAGMA application_id = 7")
    with refused(ForeignFile, path, "application 0x00000007"):
        look(path, KNOWN)


def test_a_file_shorter_than_its_first_page_is_damaged(tmp_path: Path) -> None:
    path = made(tmp_path / "foreign.db", application=7)
    whole = path.read_bytes()
    for size in (100, 2000, PAGE_BYTES - 1):
        path.write_bytes(whole[:size])
        with refused(DamagedFile, path, "the first page is damaged"):
            look(path, KNOWN)
    path.write_bytes(whole[:99])
    with refused(DamagedFile, path, "this is not a diary file"):
        look(path, KNOWN)


@pytest.mark.parametrize(("version", "fault"), [(0, DamagedFile), (KNOWN + 1, NewerFile)])
def test_the_version_that_counts_is_that_of_the_journal(
    tmp_path: Path, version: int, fault: type[DamagedFile] | type[NewerFile]
) -> None:
    path = tmp_path / "diary.db"
    lay(path)
    database = Database(path)
    assert version_of(database, KNOWN) == KNOWN
    with database.change() as change:
        change.do(f"PRAGMA user_version = {version}")
    with refused(fault, path):
        version_of(database, KNOWN)
    with database.change() as change:
        change.do("PRAGMA user_version = 1")
    assert version_of(database, KNOWN) == 1
    database.abandon()


# one diary in two files ----------------------------------------------------------------------------------


def with_scores(path: Path, *scores: int) -> Path:
    if not path.exists():
        lay(path)
    database = Database(path)
    DiaryStore(database).add_pain([pain(score) for score in scores])
    database.close()
    return path


def test_one_entry_in_common_makes_the_same_diary(tmp_path: Path) -> None:
    older = with_scores(tmp_path / "older.db", 1, 2)
    newer = tmp_path / "newer.db"
    newer.write_bytes(older.read_bytes())
    assert same_diary(older, with_scores(newer, 3))
    other = with_scores(tmp_path / "other.db", 9, 2)  # the second stands there too
    assert same_diary(older, other)
    assert not same_diary(older, with_scores(tmp_path / "foreign.db", 8, 9, 10))


def test_without_entries_nothing_says_that_it_is_another(tmp_path: Path) -> None:
    lay(tmp_path / "empty.db")
    full = with_scores(tmp_path / "full.db", 1)
    assert same_diary(tmp_path / "empty.db", full)
    assert not same_diary(full, tmp_path / "empty.db")
