"""A journal that a cut-off program left: what was saved in it is never left out in silence."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile
from ankle_rehab.storage.salvage import salvage
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain

SCORES = (1, 2, 3, 4)
HEADER, FRAME = 32, 24 + 4096
PARTS = (0, 4, 9, 20, 24 + 100)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary with four changes that are only in its journal."""
    path = tmp_path / "diary.db"
    database = open_diary(path, FakeClock())
    for score in SCORES:
        DiaryStore(database).add_pain([pain(score)])
    database.abandon()
    return path


def journal(path: Path) -> Path:
    return path.with_name("diary.db-wal")


def ends(path: Path) -> list[int]:
    """Where the last frame of each change begins."""
    content = journal(path).read_bytes()
    places = range(HEADER, len(content) - FRAME + 1, FRAME)
    return [place for place in places if any(content[place + 4 : place + 8])]


def turn_a_bit(path: Path, place: int) -> None:
    content = bytearray(journal(path).read_bytes())
    content[place] ^= 1
    journal(path).write_bytes(content)


def scores(path: Path) -> tuple[int, ...]:
    """Those in the diary as it opens."""
    database = open_diary(path, FakeClock())
    try:
        return tuple(entry.score for entry in DiaryStore(database).entries())
    finally:
        database.close()


def test_a_whole_journal_gives_back_every_change(diary: Path) -> None:
    assert len(ends(diary)) == len(SCORES)
    assert scores(diary) == SCORES


@pytest.mark.parametrize(("change", "part"), [*product((0, 1), PARTS), (2, PARTS[-1])])
def test_damage_to_a_change_with_others_behind_it_is_told(diary: Path, change: int, part: int) -> None:
    """Of the last but one, only damage to the mark by which it ended is taken for damage to the last one."""
    place = ends(diary)[change] + part
    before = diary.read_bytes()
    turn_a_bit(diary, place)
    with pytest.raises(DamagedFile, match="journal"):
        open_diary(diary, FakeClock())
    assert diary.read_bytes() == before


def test_damage_to_the_last_change_looks_like_one_that_was_cut_off(diary: Path) -> None:
    turn_a_bit(diary, ends(diary)[-1] + 100)
    assert scores(diary) == SCORES[:-1]


@pytest.mark.parametrize("place", [0, 5, 9, 17, 30])
def test_damage_to_the_head_of_a_journal_is_told_and_all_of_it_is_saved(
    diary: Path, tmp_path: Path, place: int
) -> None:
    turn_a_bit(diary, place)
    with pytest.raises(DamagedFile, match="journal"):
        open_diary(diary, FakeClock())
    assert salvage(diary, tmp_path / "new.db").saved["pain_entry"] == len(SCORES)


def test_a_journal_cut_in_the_middle_of_a_change_is_whole_up_to_it(diary: Path) -> None:
    content = journal(diary).read_bytes()
    journal(diary).write_bytes(content[: ends(diary)[1] + 100])
    assert scores(diary) == SCORES[:1]


def test_text_that_cannot_be_read_beside_a_journal_is_damage_and_no_crash(diary: Path) -> None:
    database = open_diary(diary, FakeClock())
    with database.change() as change:
        change.do("UPDATE pain_entry SET note = CAST(x'ff' AS TEXT) WHERE id = 1")
    database.settle()
    DiaryStore(database).add_pain([pain(5)])
    database.abandon()
    opened: Database = open_diary(diary, FakeClock())
    with pytest.raises(DamagedFile):
        DiaryStore(opened).entries()
    opened.abandon()
