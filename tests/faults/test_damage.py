"""Damaged files (faults 8, 9, 10; R6): nothing breaks or hangs, no changed value is taken for a true one.

Bits, zeros, garbage, pages in a wrong place, cut and grown files, and the same in the journal, which may also
be gone or another diary's. `python -m tests.faults.damage 10000` does as many as wanted.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.storage import backup
from ankle_rehab.storage.copying import TABLES, Copied
from ankle_rehab.storage.database import Database, connect
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import DamagedFile
from tests.fakes.clock import FakeClock
from tests.faults.damage import FEW, HARMLESS, OLDER, UNNOTICED, Backed, Opened, outcome, run, whole
from tests.faults.harm import HARMS, PAGE, Files, moved, swapped
from tests.faults.tries import seen, tries
from tests.journeys.conftest import Start
from tests.journeys.harms import BACKED_UP, BRING_BACK, LATER, note, notes
from tests.journeys.rescuer import PATIENCE, Rescuer

ROOT = Path(__file__).resolve().parents[2]
ROUNDS, RESCUED = tries(200, 10_000), tries(3, 40)
MOST_CLICKS = 3
WAY_OUT = "What can I do?"
PLANTED = 100
WORDS = {"pain_words_config", "pain_words_data", "pain_words_idx"}
"""The index of words: where one of these is empty, the search finds less until a child process looks at
the next backup (`storage/test_word_index`)."""
SEEDS = (11, 12)


def test_no_changed_value_is_taken_for_a_true_one() -> None:
    counted: Counter[str] = Counter()
    for seed in SEEDS:
        counted += run(ROUNDS // len(SEEDS), seed)
    assert counted.total() == ROUNDS
    assert counted["told when read: DamagedFile"] > ROUNDS / 10
    assert counted["not opened: DamagedFile"] > ROUNDS / 10
    seen(
        "test_damage",
        f"{ROUNDS:,} damaged files, 0 crashes, 0 unnoticed,"
        f" {counted[OLDER]} opened as before the cut of their journal",
    )


def without_sums(path: Path, _clock: Clock) -> Database:
    """A diary whose pages are not held against their checksums."""
    connection = connect(path)
    connection.pragma("checksum_verification", 0)
    return Database(path, opened=connection)


def without_a_look(path: Path, _clock: Clock) -> Database:
    """A diary whose journal is taken as SQLite finds it."""
    return Database(path)


@pytest.mark.parametrize(
    ("opened", "harms"), [(without_sums, "bits|garbage|zeros"), (without_a_look, "journal")]
)
def test_a_program_that_trusts_the_disk_is_seen(opened: Opened, harms: str) -> None:
    with pytest.raises(AssertionError, match=f"round .*({harms})"):
        run(PLANTED, 5, opened)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be renamed there")
def test_a_part_of_the_disk_that_cannot_be_read_is_damage_and_is_kept_aside(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.failing_disk", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["DamagedFile", 40, "diary.db.damaged-20261122T080509Z", True]


@pytest.mark.parametrize("journal", [False, True])
def test_a_file_that_ends_within_a_page_is_damage_and_so_is_its_copy(tmp_path: Path, journal: bool) -> None:
    """The end of a note lay there, of which SQLite made zeros."""
    known = whole(tmp_path / "known", journal=journal, entries=FEW)
    harmed = known.files.copied(known.files)
    del harmed.content[-PAGE // 2 :]
    harmed.put(tmp_path / "trial" / paths.DIARY_FILE)
    assert outcome(tmp_path / "trial" / paths.DIARY_FILE, known) == "not opened: DamagedFile"
    copy, *_ = backup.listed(tmp_path / "known" / paths.BACKUP_FOLDER)
    os.truncate(copy, copy.stat().st_size - 1)
    with pytest.raises(DamagedFile):
        backup.verify(copy)


def unverified(database: Database, folder: Path, now: datetime) -> Path:
    """A backup that nobody looks at before it is called one."""
    part, copied = backup.prepare(database, folder), Copied(0, {}, None)
    part.write_bytes(database.path.read_bytes())
    return backup.place(part, copied, now, Reason.DAILY, 0)


def emptied(place: Path, backed: Backed) -> dict[str, str]:
    """What became of each table and index whose first page was as before anything was written."""
    known, empty = whole(place / "known", journal=False, entries=0), place / "empty.db"
    open_diary(empty, FakeClock()).close()
    former, trial, words = empty.read_bytes(), place / "trial" / paths.DIARY_FILE, dict[str, str]()
    for name, first in pages_of(place / "known" / paths.DIARY_FILE):
        harmed = known.files.copied(known.files)
        harmed.content[first : first + PAGE] = former[first : first + PAGE]
        if harmed.content != known.files.content:
            harmed.put(trial)
            words[name] = outcome(trial, known, backed=backed)
            shutil.rmtree(trial.parent)
    return words


def test_a_page_that_is_empty_again_is_noticed_of_whichever_table_it_is(tmp_path: Path) -> None:
    """As after a write that was lost, or one to a wrong place."""
    words = emptied(tmp_path, backup.make)
    assert {name for name, word in words.items() if word == UNNOTICED} == set()
    with closing(connect(tmp_path / "known" / paths.DIARY_FILE, read_only=True)) as diary:
        tables = {str(name) for name, _ in diary.execute(TABLES)}
    assert {name for name in tables if words.get(name) == HARMLESS} <= WORDS
    assert len(tables - words.keys()) < len(tables) / 10


def test_backups_that_nobody_looks_at_are_seen(tmp_path: Path) -> None:
    words = emptied(tmp_path, unverified)
    assert {name for name, word in words.items() if word == UNNOTICED} >= {
        "sign_check",
        "setting",
        "pain_day",
    }


def pages_of(path: Path) -> list[tuple[str, int]]:
    """Every table and index, and where its first page begins."""
    with closing(connect(path, read_only=True)) as diary:
        found = diary.execute("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 1").fetchall()
    return [(str(name), (int(str(page)) - 1) * PAGE) for name, page in found]


def told(rescuer: Rescuer, bot: QtBot) -> bool:
    """Whether damage is told: at once, on the page of the diary, or by the next backup."""
    if not rescuer.open:
        return True
    rescuer.click("Diary")
    if not rescuer.sees(WAY_OUT):
        backups = rescuer.program.parts.backups
        heard: list[bool] = []
        backups.made.connect(lambda _: heard.append(True))
        backups.failed.connect(lambda _: heard.append(True))
        backups.make_now(Reason.BY_HAND)
        bot.waitUntil(lambda: bool(heard), timeout=PATIENCE)
    return bool(rescuer.sees(WAY_OUT))


def test_from_any_damage_three_clicks_lead_back(
    start: Start, qtbot: QtBot, lived_in: Path, diary: Path
) -> None:
    """What nobody has come upon is found by the next backup; if that tells nothing, nothing was changed."""
    random, brought_back = Random(3), 0
    for _ in range(RESCUED):
        shutil.rmtree(diary.parent)
        shutil.copytree(lived_in, diary.parent)
        files = Files(bytearray(diary.read_bytes()), bytearray())
        random.choice([harm for harm in HARMS if harm not in (moved, swapped)])(files, random)
        diary.write_bytes(files.content)
        rescuer = start()
        damaged = told(rescuer, qtbot)
        rescuer.clicks = 0
        if damaged:
            if rescuer.open:
                rescuer.click(WAY_OUT)
            rescuer.click(BRING_BACK)
            rescuer.wait_until_open()
        assert rescuer.clicks <= MOST_CLICKS
        rescuer.close()
        assert notes(diary) == [note(number) for number in range(BACKED_UP + (0 if damaged else LATER))]
        brought_back += damaged
    seen("test_damage", f"{brought_back} of {RESCUED} opened by hand needed a way back, at most 2 clicks")
