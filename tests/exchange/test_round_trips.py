"""What leaves comes back as it was, whatever stands in it: seen on 5,000 small diaries made by chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from ankle_rehab.exchange import archive, archive_reader, spreadsheet, spreadsheet_reader
from ankle_rehab.exchange.found import Found
from ankle_rehab.exchange.kinds import ENTRIES, HISTORY, KINDS, Kind
from ankle_rehab.exchange.source import Program
from tests.fakes.paper_diary import PaperDiary

DIARIES = 5_000
PARTS = 5
NOT_IN_TABLES = (
    *("story", "settings", "plan_steps", "day_plans", "test_results", "bandages"),
    *("own_exercises", "own_routines", "cause_checks", "reminders"),
)
PROGRAM = Program("1.0", "2026-11-22T09:00:00+01:00")
Told = tuple[str, tuple[Any, ...], tuple[tuple[Any, ...], ...]]


def told(kind: Kind, row: Iterable[Any], inner: Iterable[Iterable[Any]] = ()) -> Told:
    return kind.name, tuple(row), tuple(tuple(one) for one in inner)


def written(diary: PaperDiary, *, trash: bool) -> list[Told]:
    """Everything of a diary, kind by kind."""
    everything = []
    for kind in KINDS:
        for row in diary.rows(kind.table, kind.columns, trash=trash):
            inner = kind.inner and [
                one[1:]
                for one in diary.rows(kind.inner.table, (kind.inner.link, *kind.inner.columns), trash=trash)
                if one[0] == row[0]
            ]
            everything.append(told(kind, row, inner or ()))
    return everything


def through_archive(diary: PaperDiary, folder: Path) -> list[Found]:
    path = folder / "archive.json"
    with path.open("wb") as file:
        archive.write(diary, file.write, PROGRAM, lambda _done: None)
    return list(archive_reader.read(path))


def through_tables(diary: PaperDiary, folder: Path) -> list[Found]:
    pieces: dict[str, list[bytes]] = {}

    def begin(name: str) -> Callable[[bytes], object]:
        return pieces.setdefault(name, []).append

    spreadsheet.write(diary, begin, lambda _done: None)
    for name, content in pieces.items():
        (folder / name).write_bytes(b"".join(content))
    return list(spreadsheet_reader.read(folder))


@pytest.mark.parametrize("part", range(PARTS))
def test_an_archive_gives_back_everything(part: int, tmp_path: Path) -> None:
    for seed in range(2 * part, DIARIES, 2 * PARTS):
        diary = PaperDiary(seed)
        found = through_archive(diary, tmp_path)
        assert [told(one.kind, one.row, one.inner) for one in found] == written(diary, trash=True), seed


def of_tables(diary: PaperDiary) -> list[Told]:
    """What tables tell: neither the story, the plan nor settings, and history in a table of its own."""
    whole = [one for one in written(diary, trash=False) if one[0] not in (*NOT_IN_TABLES, "entries")]
    entries = [told(ENTRIES, row) for row in diary.rows("pain_entry", ENTRIES.columns)]
    past = diary.rows("pain_history", (HISTORY.link, *HISTORY.columns))
    return sorted([*whole, *entries, *(told(HISTORY, row) for row in past)], key=repr)


@pytest.mark.parametrize("part", range(PARTS))
def test_tables_give_back_everything_they_tell(part: int, tmp_path: Path) -> None:
    for seed in range(2 * part + 1, DIARIES, 2 * PARTS):
        diary = PaperDiary(seed)
        found = [
            told(one.kind, one.row if one.owner is None else (one.owner, *one.row), one.inner)
            for one in through_tables(diary, tmp_path)
        ]
        assert sorted(found, key=repr) == of_tables(diary), seed
