"""What does not get into a salvaged diary: rows that cannot be, and whatever the file would like to do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest

from ankle_rehab.storage import backup, judges
from ankle_rehab.storage.database import APPLICATION_ID, Database, connect
from ankle_rehab.storage.diary_file import migrations
from ankle_rehab.storage.faults import DamagedFile, ForeignFile, NewerFile
from ankle_rehab.storage.restore import check
from ankle_rehab.storage.salvage import Salvaged, salvage
from ankle_rehab.storage.salvaged_tables import tables_of
from tests.storage.harmed import ENTRIES, MARK, PAGE, Book, laid_out, notes_of, written
from tests.storage.refusing import refused

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A diary that was closed as it should."""
    return written(tmp_path_factory.mktemp("plain"), with_journal=False)


def altered(plain: Book, folder: Path, sql: str) -> Path:
    """The diary after somebody else has been at it, with rules switched off and every checksum right."""
    path = laid_out(folder, plain.content)
    connection = connect(path)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    connection.pragma("ignore_check_constraints", 1)
    connection.pragma("foreign_keys", 0)
    connection.execute(sql).fetchall()
    connection.close()
    return path


@pytest.mark.parametrize(
    ("table", "sql"),
    [
        ("pain_entry", "UPDATE pain_entry SET score = 99 WHERE id = 9"),
        ("pain_entry", "UPDATE pain_entry SET moment = 'whenever' WHERE id = 9"),
        ("pain_entry", "UPDATE pain_entry SET zones = '[\"elbow\"]' WHERE id = 9"),
        ("pain_entry", "UPDATE pain_entry SET refers_to_date = '2026-13-41' WHERE id = 9"),
        ("icing", "UPDATE icing SET minutes = 90 WHERE id = 1"),
        ("sign_check", "UPDATE sign_check SET signs = '[\"nothing known\"]' WHERE id = 1"),
        ("session", "UPDATE session SET sides = '[\"middle\"]' WHERE id = 1"),
        ("day_mark", "UPDATE day_mark SET kind = 'holiday'"),
        ("activity_score", "UPDATE activity_score SET score = 11"),
        ("story", "UPDATE story SET value = '[]'"),
        ("draft", "UPDATE draft SET value = '{}'"),
        ("plan_step", "UPDATE plan_step SET why = 'a whim' WHERE id = 1"),
        ("day_plan", "UPDATE day_plan SET local_date = '2026-02-30'"),
        ("test_result", "UPDATE test_result SET pain = 11 WHERE id = 1"),
        ("bandage", "UPDATE bandage SET checked = '[\"noon\"]' WHERE id = 1"),
        ("bandage", "UPDATE bandage SET clock = '{}' WHERE id = 2"),
        ("own_exercise", "UPDATE own_exercise SET value = '{'"),
        ("own_routine", "UPDATE own_routine SET value = ''"),
        ("cause_check", "UPDATE cause_check SET ticked = 'all'"),
        ("shoe", "UPDATE shoe SET since_date = 'long ago' WHERE id = 1"),
        ("shoe", "UPDATE shoe SET default_for = '[\"stairs\"]' WHERE id = 2"),
        ("activity", "UPDATE activity SET sport = 'chess' WHERE id = 2"),
        ("activity", "UPDATE activity SET laps = '[[]]' WHERE id = 2"),
        ("activity", "UPDATE activity SET metres = 9e999 WHERE id = 2"),
        ("planned_activity", "UPDATE planned_activity SET anyway = '[\"W9\"]' WHERE id = 1"),
        ("reminder", "UPDATE reminder SET schedule = '{}' WHERE id = 1"),
        ("reminder_log", "UPDATE reminder_log SET state = 'rung'"),
    ],
)
def test_a_row_that_cannot_be_is_left_out_and_counted(
    plain: Book, tmp_path: Path, table: str, sql: str
) -> None:
    path = altered(plain, tmp_path / "diary", sql)
    whole = salvage(laid_out(tmp_path / "whole", plain.content), tmp_path / "whole.db")
    result = salvage(path, tmp_path / "saved.db")
    assert result.lost[table] >= 1
    assert result.saved[table] == whole.saved[table] - 1
    check(tmp_path / "saved.db")


def test_what_pointed_to_a_lost_row_stays_or_goes_with_it(plain: Book, tmp_path: Path) -> None:
    path = altered(plain, tmp_path / "diary", "DELETE FROM session WHERE outcome IS NOT NULL")
    salvage(path, tmp_path / "saved.db")
    database = Database(tmp_path / "saved.db")
    tied = database.rows("SELECT count(*) FROM pain_entry WHERE session_id IS NOT NULL")
    steps = database.rows(
        "SELECT count(*) FROM session_step WHERE session_id NOT IN (SELECT id FROM session)"
    )
    database.close()
    assert (tied, steps) == ([(0,)], [(0,)])


def test_nothing_of_the_file_is_carried_out(plain: Book, tmp_path: Path) -> None:
    """A trigger that destroys, a view in the place of a table, a table of its own."""
    path = altered(
        plain,
        tmp_path / "diary",
        """
        CREATE TRIGGER trap AFTER INSERT ON pain_entry BEGIN DELETE FROM pain_entry; END;
        CREATE TABLE extra (secret TEXT);
        INSERT INTO extra VALUES ('x');
        CREATE VIEW setting_view AS SELECT * FROM setting;
        """,
    )
    salvage(path, tmp_path / "saved.db")
    assert notes_of(tmp_path / "saved.db", plain) == plain.notes
    check(tmp_path / "saved.db")  # compares every table and trigger with the program's own


def test_newer_and_foreign_files_are_refused(plain: Book, tmp_path: Path) -> None:
    newer = altered(plain, tmp_path / "newer", "PRAGMA user_version = 99")
    with refused(NewerFile, newer):
        salvage(newer, tmp_path / "saved.db")
    foreign = altered(plain, tmp_path / "foreign", f"PRAGMA application_id = {APPLICATION_ID + 1}")
    with refused(ForeignFile, foreign):
        salvage(foreign, tmp_path / "saved.db")
    assert not (tmp_path / "saved.db").exists()


@pytest.mark.parametrize("content", [b"", b"x", bytes(PAGE * 3), Random(3).randbytes(PAGE * 9)])
def test_without_a_single_row_there_is_nothing_to_save(tmp_path: Path, content: bytes) -> None:
    path = laid_out(tmp_path / "diary", content)
    with refused(DamagedFile, path):
        salvage(path, tmp_path / "saved.db")
    assert [one for one in tmp_path.iterdir() if one.is_file()] == []


@pytest.mark.parametrize("pointer", [0, 1, 5, 2**31 - 1])
def test_pages_that_lead_in_circles_come_to_an_end(plain: Book, tmp_path: Path, pointer: int) -> None:
    content = bytearray(plain.content)
    for start in range(PAGE, len(content), PAGE):
        if content[start] in (0x02, 0x05):
            content[start + 8 : start + 12] = pointer.to_bytes(4)
    path = laid_out(tmp_path / "diary", bytes(content))
    result = salvage(path, tmp_path / "saved.db")
    assert notes_of(tmp_path / "saved.db", plain) == plain.notes
    assert result.saved["pain_entry"] == ENTRIES + 5


def test_a_false_copy_never_takes_the_place_of_a_row_that_is_sure(plain: Book, tmp_path: Path) -> None:
    """As when the disk wrote a page to the wrong place, and the page that leads to both is damaged too."""
    content = bytearray(plain.content)
    starts = range(PAGE, len(content), PAGE)
    leads = max((at for at in starts if content[at] == 0x05), key=lambda at: content[at + 4])
    content[leads + PAGE - 1] ^= 1
    leaves = [at for at in starts if content[at] == 0x0D and MARK.search(content[at : at + PAGE])]
    wrong, right = leaves[0], leaves[5]
    number = int(MARK.findall(bytes(content[right : right + PAGE]))[0])
    content[wrong : wrong + PAGE] = content[right : right + PAGE].replace(b"#%d#" % number, b"?%d?" % number)
    salvage(laid_out(tmp_path / "diary", bytes(content)), tmp_path / "saved.db")
    assert notes_of(tmp_path / "saved.db", plain)[number] == plain.notes[number]


def test_every_table_has_somebody_who_understands_it() -> None:
    assert {table.name for table in tables_of(migrations())} == {judge.table for judge in judges.JUDGES}


# in its own process ---------------------------------------------------------------------------------------


def in_a_child(damaged: Path, new: Path) -> tuple[int, list[dict[str, Any]]]:
    command = [sys.executable, "-m", "ankle_rehab.child", "salvage", str(damaged), str(new)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    return run.returncode, [json.loads(line) for line in run.stdout.splitlines()]


def test_the_child_tells_how_far_it_is_and_what_it_saved(plain: Book, tmp_path: Path) -> None:
    content = bytearray(plain.content)
    content[content.index(b"#5#")] ^= 1
    code, lines = in_a_child(laid_out(tmp_path / "diary", bytes(content)), tmp_path / "saved.db")
    parts = [line["done"] for line in lines[:-1]]
    result = Salvaged(**lines[-1])
    assert code == 0
    assert parts == sorted(parts)
    assert len(parts) <= 101
    assert result.saved["pain_entry"] == ENTRIES + 5
    assert result.unsure["pain_entry"] > 0
    assert list(result.days) == ["2026-11-22"]
    assert backup.verify(tmp_path / "saved.db") == ENTRIES + 4


def test_the_child_tells_what_went_wrong(tmp_path: Path) -> None:
    code, lines = in_a_child(laid_out(tmp_path / "diary", b"x" * PAGE), tmp_path / "saved.db")
    assert code == 1
    assert lines[-1]["fault"] == "DamagedFile"
