"""Opening the diary file: what is let in, what is refused, and that nothing is harmed by finding out."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.storage import backup, diary_file
from ankle_rehab.storage.database import APPLICATION_ID, WAL_KEPT_BYTES, Database, connect
from ankle_rehab.storage.diary_file import migrations, open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile, ForeignFile, InUse, NewerFile, StorageFault
from ankle_rehab.storage.pain_store import PainStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.storage.refusing import refused

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import os
import sys
from pathlib import Path
from ankle_rehab.storage.database import load_checksums
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import StorageFault
import ankle_rehab.storage.reading  # while this account may still read all of Python
from tests.fakes.clock import FakeClock
load_checksums()
clock = FakeClock()
if sys.argv[2:] == ["nobody"]:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    open_diary(Path(sys.argv[1]), clock).close()
except StorageFault as fault:
    print(type(fault).__name__)
else:
    print("opened")
"""


def in_a_child(path: Path, *account: str) -> str:
    """What another process, perhaps of another account, gets when it opens the diary."""
    run = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), *account],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def one_entry(path: Path, clock: FakeClock) -> None:
    database = open_diary(path, clock)
    DiaryStore(database).add_pain([pain(note="the only one")])
    database.close()


def make_newer(path: Path) -> None:
    """The closed diary as a later program leaves it."""
    connection = connect(path)
    connection.pragma("user_version", 99)
    connection.close()


def digest(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def path(data_dir: Path) -> Path:
    return data_dir / "diary.db"


def test_a_new_diary_has_every_guard(path: Path, clock: FakeClock) -> None:
    database = open_diary(path, clock)
    DiaryStore(database).add_pain([pain()])
    found = {
        name: str(database.pragma(name))
        for name in (
            *(
                "journal_mode",
                "synchronous",
                "locking_mode",
                "foreign_keys",
                "trusted_schema",
                "user_version",
            ),
            *(
                "application_id",
                "checksum_verification",
                "temp_store",
                "cell_size_check",
                "secure_delete",
                "journal_size_limit",
            ),
        )
    }
    with pytest.raises(apsw.Error), database.change() as change:
        change.do("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql WHERE name = 'icing'")
    strict = {
        row[0]: row[1]
        for row in database.rows("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    }
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    database.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": "2",
        "locking_mode": "exclusive",
        "foreign_keys": "1",
        "trusted_schema": "0",
        "user_version": str(len(migrations())),
        "application_id": str(APPLICATION_ID),
        "checksum_verification": "1",
        "temp_store": "2",
        "cell_size_check": "1",
        "secure_delete": "1",
        "journal_size_limit": str(WAL_KEPT_BYTES),
    }
    assert {name for name, value in strict.items() if not value} <= {"sqlite_schema", "sqlite_temp_schema"}
    assert path.read_bytes()[20] == 8
    if os.name == "posix":
        assert modes == {"diary.db": 0o600, "diary.db-wal": 0o600}
    assert [file.name for file in path.parent.iterdir()] == ["diary.db"]


def test_opening_again_finds_what_was_written(path: Path, clock: FakeClock) -> None:
    one_entry(path, clock)
    database = open_diary(path, clock)
    notes = [entry.note for entry in DiaryStore(database).entries()]
    database.close()
    assert notes == ["the only one"]
    assert not (path.parent / "backups").exists()


def test_a_first_start_cut_short_is_begun_again(path: Path, clock: FakeClock) -> None:
    path.with_name("diary.db.new").write_bytes(b"half")
    path.with_name("diary.db.new-wal").write_bytes(b"half")
    one_entry(path, clock)
    assert [file.name for file in path.parent.iterdir()] == ["diary.db"]


def test_a_second_program_is_told_that_the_diary_is_in_use(path: Path, clock: FakeClock) -> None:
    database = open_diary(path, clock)
    assert in_a_child(path) == "InUse"
    with refused(InUse, path):
        Database(path)
    DiaryStore(database).add_pain([pain()])
    database.close()
    assert in_a_child(path) == "opened"


def test_a_newer_diary_is_refused_and_not_touched(path: Path, clock: FakeClock) -> None:
    one_entry(path, clock)
    make_newer(path)
    before = digest(path.parent)
    with pytest.raises(NewerFile) as caught:
        open_diary(path, clock)
    assert (caught.value.found, caught.value.known) == (99, len(migrations()))
    assert digest(path.parent) == before


@pytest.mark.parametrize("place", [60, 63, 68, 71])
def test_a_damaged_byte_is_no_other_version_and_no_other_program(
    path: Path, clock: FakeClock, place: int
) -> None:
    one_entry(path, clock)
    content = bytearray(path.read_bytes())
    content[place] ^= 0x40
    path.write_bytes(content)
    with refused(DamagedFile, path, "the first page is damaged"):
        open_diary(path, clock)


def test_a_newer_version_only_in_the_journal_is_refused_and_not_touched(path: Path, clock: FakeClock) -> None:
    one_entry(path, clock)
    database = Database(path)
    with database.change() as change:
        change.do("PRAGMA user_version = 99")
    database.abandon()
    before = digest(path.parent)
    assert set(before) == {"diary.db", "diary.db-wal"}
    with refused(NewerFile, path):
        open_diary(path, clock)
    assert digest(path.parent) == before


def test_a_file_of_another_program_is_refused_and_not_touched(path: Path, clock: FakeClock) -> None:
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE recipe (name); PRAGMA application_id = 7")
    other.close()
    before = digest(path.parent)
    with refused(ForeignFile, path, "application 0x00000007"):
        open_diary(path, clock)
    assert digest(path.parent) == before


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_a_link_or_a_folder_in_the_diarys_place_is_refused(path: Path, clock: FakeClock) -> None:
    elsewhere = path.parent.parent / "elsewhere.db"
    one_entry(elsewhere, clock)
    path.symlink_to(elsewhere)
    with refused(ForeignFile, path, "not a plain file"):
        open_diary(path, clock)
    with refused(StorageFault, path):
        Database(path)
    path.unlink()
    path.mkdir()
    with refused(ForeignFile, path, "not a plain file"):
        open_diary(path, clock)


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_a_folder_behind_a_link_is_fine(data_dir: Path, clock: FakeClock, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(data_dir)
    one_entry(tmp_path / "link" / "diary.db", clock)
    assert (data_dir / "diary.db").exists()


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 8192, b"SQLite format 3\0 but no more"])
def test_an_empty_or_foreign_content_is_damage(path: Path, clock: FakeClock, content: bytes) -> None:
    path.write_bytes(content)
    detail = "this is not a diary file" if content else "the diary file is empty"
    with refused(DamagedFile, path, detail):
        open_diary(path, clock)
    assert path.read_bytes() == content


def test_a_vanished_diary_with_backups_is_damage_and_offers_them(path: Path, clock: FakeClock) -> None:
    database = open_diary(path, clock)
    kept = backup.make(database, path.parent / "backups", clock.now())
    database.close()
    path.unlink()
    with pytest.raises(DamagedFile) as caught:
        open_diary(path, clock)
    assert caught.value.backups == (kept,)
    assert not path.exists()


def test_a_vanished_diary_beside_its_journal_is_damage(path: Path, clock: FakeClock) -> None:
    database = open_diary(path, clock)
    DiaryStore(database).add_pain([pain()])
    database.abandon()
    path.unlink()
    with refused(DamagedFile, path, "the diary file is gone"):
        open_diary(path, clock)
    assert path.with_name("diary.db-wal").stat().st_size > 0


@pytest.mark.parametrize("gone", [False, True], ids=["changed", "gone for good"])
def test_the_only_entry_is_other_in_the_journal_and_that_is_no_damage(
    path: Path, clock: FakeClock, *, gone: bool
) -> None:
    database = open_diary(path, clock)
    DiaryStore(database).add_check(SignCheck(stamp(), frozenset(), twisted=False, text_version="1"))
    (kept,) = DiaryStore(database).add_pain([pain(3, note="before")])
    database.close()
    database = open_diary(path, clock)
    store = PainStore(database)
    if gone:
        DiaryStore(database).remove_pain(kept.id or 0, clock.now())
        store.empty_trash()
    else:
        store.edit(replace(kept, score=5, note="after"), stamp(hour=12))
    database.abandon()
    database = open_diary(path, clock)
    assert [one.score for one in DiaryStore(database).entries()] == ([] if gone else [5])
    database.close()


def test_a_diary_cut_off_in_the_middle_is_damage_when_read(path: Path, clock: FakeClock) -> None:
    one_entry(path, clock)
    path.write_bytes(path.read_bytes()[: 4096 * 3])

    def read() -> None:
        database = open_diary(path, clock)
        try:
            DiaryStore(database).entries()
        finally:
            database.abandon()

    with refused(DamagedFile, path):
        read()


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that another account may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_a_diary_that_may_not_be_written_is_told_and_not_called_damaged(
    open_to_all: Path, clock: FakeClock
) -> None:
    path = open_to_all / "diary.db"
    one_entry(path, clock)
    path.chmod(0o444)
    open_to_all.chmod(0o555)
    account = ["nobody"] if os.getuid() == 0 else []  # root is not held back by modes
    before = digest(open_to_all)
    assert in_a_child(path, *account) == "opened"
    assert in_a_child(open_to_all / "other.db", *account) == "ReadOnly"
    assert digest(open_to_all) == before
    open_to_all.chmod(0o755)


@pytest.fixture
def next_step(tmp_path: Path) -> Path:
    """A migration as a later version may bring it."""
    script = tmp_path / f"{len(migrations()) + 1:04d}_next.sql"
    script.write_text(
        "SELECT 1; ALTER TABLE pain_entry ADD COLUMN weather TEXT; CREATE TABLE sock (id INTEGER);"
    )
    return script


def test_a_migration_comes_after_a_verified_backup(path: Path, clock: FakeClock, next_step: Path) -> None:
    one_entry(path, clock)
    database = open_diary(path, clock, (*migrations(), next_step))
    version, rows = database.pragma("user_version"), database.rows("SELECT note, weather FROM pain_entry")
    unsettled = path.with_name("diary.db-wal").stat().st_size
    database.close()
    (kept,) = backup.listed(path.parent / "backups")
    backup.verify(kept, None)
    old = Database(kept)
    old_version, old_notes = old.pragma("user_version"), [entry.note for entry in DiaryStore(old).entries()]
    old.close()
    assert (version, rows) == (len(migrations()) + 1, [("the only one", None)])
    assert (old_version, old_notes) == (len(migrations()), ["the only one"])
    assert unsettled == 0


def test_a_migration_that_fails_leaves_the_diary_as_it_was(
    path: Path, clock: FakeClock, next_step: Path
) -> None:
    one_entry(path, clock)
    next_step.write_text("CREATE TABLE sock (id INTEGER) STRICT; DROP TABLE no_such_table;")
    with pytest.raises(apsw.SQLError):
        open_diary(path, clock, (*migrations(), next_step))
    database = open_diary(path, clock)
    notes = [entry.note for entry in DiaryStore(database).entries()]
    tables = database.rows("SELECT count(*) FROM sqlite_schema WHERE name = 'sock'")
    database.close()
    assert (notes, tables) == (["the only one"], [(0,)])


def test_a_migration_may_not_break_links_between_tables(
    path: Path, clock: FakeClock, next_step: Path
) -> None:
    one_entry(path, clock)
    next_step.write_text("UPDATE pain_entry SET session_id = 77;")
    detail = f"links between tables are broken after step {len(migrations()) + 1}"
    with refused(DamagedFile, path, detail):
        open_diary(path, clock, (*migrations(), next_step))


def test_without_a_good_backup_nothing_is_migrated(path: Path, clock: FakeClock, next_step: Path) -> None:
    one_entry(path, clock)
    (path.parent / "backups").write_text("in the way")
    with pytest.raises(StorageFault):
        open_diary(path, clock, (*migrations(), next_step))
    database = open_diary(path, clock)
    version = database.pragma("user_version")
    database.close()
    assert version == len(migrations())


@pytest.mark.parametrize(
    "names", [["0001_a.sql", "0003_c.sql"], ["0001_a.sql", "0001_b.sql"], ["1_a.sql"], []]
)
def test_a_gap_in_the_migrations_is_found(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(ValueError, match="gap"):
        diary_file.migrations(tmp_path)
