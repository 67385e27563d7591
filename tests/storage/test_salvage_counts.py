"""What a salvaged diary says about itself: how much is saved, in doubt and lost, and how far the work is."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import pytest

from ankle_rehab.storage import salvage_errand
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import WriteFailed
from ankle_rehab.storage.salvage import Salvaged, discard, salvage
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.fakes.fresh import lay
from tests.storage.harmed import ENTRIES, PAGE, Book, laid_out, notes_of, written
from tests.storage.paged import doubtful
from tests.storage.paged import written as rewritten
from tests.storage.refusing import refused
from tests.storage.test_salvage_limits import altered

ALL = ENTRIES + 5
"""The scores of the book, and those that every table's sample has."""
LEAF, INTERIOR, INDEX = 0x0D, 0x05, 0x0A


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A diary that was closed as it should."""
    return written(tmp_path_factory.mktemp("plain"), with_journal=False)


def notes_on(book: Book) -> dict[int, set[int]]:
    """The notes on each page that has any."""
    found: dict[int, set[int]] = {}
    for number, pages in book.lies_on().items():
        for place in pages:
            found.setdefault(place + 1, set()).add(number)
    return found


def kind(book: Book, page: int) -> int:
    return book.content[(page - 1) * PAGE]


def leaves(book: Book) -> list[int]:
    """The pages of the table itself, in the order of its rows."""
    notes = notes_on(book)
    return sorted((page for page in notes if kind(book, page) == LEAF), key=lambda page: min(notes[page]))


def test_each_page_that_is_gone_takes_as_many_rows_as_are_told(plain: Book, tmp_path: Path) -> None:
    own = leaves(plain)
    overflow = [page for page in notes_on(plain) if kind(plain, page) == 0]
    others = range(2, len(plain.content) // PAGE + 1)
    inner = [page for page in others if kind(plain, page) in (INTERIOR, INDEX)]
    assert min(len(own), len(overflow), len(inner)) > 2
    for page in (own[1], own[len(own) // 2], own[-1], *overflow, *inner[:2], inner[-1]):
        path = laid_out(tmp_path / "diary", rewritten(plain.content, page, bytes(PAGE)))
        result = salvage(path, tmp_path / "saved.db")
        lost, unsure = result.lost["pain_entry"], result.unsure["pain_entry"]
        assert result.saved["pain_entry"] + lost == ALL, page
        if page in overflow:  # what does not fit may be of the row, or of an index that repeats it
            assert lost + unsure <= 1
        else:
            assert (lost, unsure) == (len(notes_on(plain)[page]) if page in own else 0, 0), page
        assert result.worth == sum(result.saved.values()) - unsure


def test_rows_of_a_page_in_doubt_are_counted_and_their_days_told(plain: Book, tmp_path: Path) -> None:
    notes = notes_on(plain)
    for page in (leaves(plain)[1], leaves(plain)[-1]):
        path = laid_out(tmp_path / "diary", doubtful(plain.content, page))
        result = salvage(path, tmp_path / "saved.db")
        assert result.unsure["pain_entry"] == len(notes[page])
        assert result.saved["pain_entry"] == ALL
        assert not any(result.lost.values())
        assert sum(result.unsure.values()) == result.unsure["pain_entry"]
        assert result.worth == sum(result.saved.values()) - result.unsure["pain_entry"]
        assert not result.whole
        assert result.days == ("2026-11-22",)
        assert notes_of(tmp_path / "saved.db", plain) == plain.notes


def test_each_row_that_cannot_be_is_counted(plain: Book, tmp_path: Path) -> None:
    path = altered(plain, tmp_path / "diary", "UPDATE pain_entry SET score = 99 WHERE id IN (9, 20, 30, 31)")
    result = salvage(path, tmp_path / "saved.db")
    assert (result.saved["pain_entry"], result.lost["pain_entry"]) == (ALL - 4, 4)
    assert not result.whole


@pytest.mark.parametrize(
    ("unsure", "lost", "whole"), [(0, 0, True), (1, 0, False), (0, 1, False), (2, 3, False)]
)
def test_a_diary_is_whole_when_nothing_lacks_and_nothing_is_in_doubt(
    unsure: int, lost: int, whole: bool
) -> None:
    salvaged = Salvaged({"a": 5, "b": 6}, {"a": 0, "b": unsure}, {"a": lost, "b": 0}, ())
    assert salvaged.whole is whole
    assert salvaged.worth == 11 - unsure


def test_a_diary_that_nobody_wants_goes_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    for name in ("saved.db", "saved.db-wal", "saved.db.alone", "saved.db-journal", "other.db", "a saved.db"):
        (tmp_path / name).touch()
    discard(tmp_path / "saved.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a saved.db", "other.db"]
    discard(tmp_path / "saved.db")


def test_what_cannot_be_read_at_all_is_told_of_the_damaged_file(tmp_path: Path) -> None:
    folder = tmp_path / "diary.db"
    folder.mkdir()
    (tmp_path / "saved.db").write_bytes(b"of an earlier attempt")
    with refused(WriteFailed, folder):
        salvage(folder, tmp_path / "saved.db")
    assert list(tmp_path.iterdir()) == [folder]


def test_an_earlier_attempt_is_begun_anew(plain: Book, tmp_path: Path) -> None:
    new = tmp_path / "saved.db"
    lay(new)
    old = Database(new)
    DiaryStore(old).add_pain([pain(1, note="of the earlier attempt")])
    old.abandon()
    result = salvage(laid_out(tmp_path / "diary", plain.content), new)
    assert result.saved["pain_entry"] == ALL
    assert notes_of(new, plain) == plain.notes


# how far it is -------------------------------------------------------------------------------------------


def told(capsys: pytest.CaptureFixture[str], damaged: Path, new: Path) -> tuple[list[float], Salvaged]:
    """The parts of the work that the errand tells, and what it says at the end."""
    assert salvage_errand.run([str(damaged), str(new)]) == 0
    *lines, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [line["done"] for line in lines], Salvaged(**last)


def test_the_errand_tells_each_hundredth_once(
    plain: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = laid_out(tmp_path / "diary", doubtful(plain.content, leaves(plain)[3]))
    every: list[float] = []
    expected = salvage(path, tmp_path / "once.db", every.append)
    parts, result = told(capsys, path, tmp_path / "saved.db")
    assert len(every) > 100
    assert asdict(result) | {"days": tuple(result.days)} == asdict(expected)
    hundredths: list[float] = []
    for part in every:
        if part >= (hundredths[-1] if hundredths else 0.0) + 0.01:
            hundredths.append(part)
    assert parts == hundredths
    assert 0.01 <= parts[0] < 0.03
    assert 0.8 < parts[-1] <= 1


def test_with_a_journal_it_goes_through_the_file_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "diary.db"
    lay(path)
    database = open_diary(path, FakeClock())
    DiaryStore(database).add_pain([pain(3)])
    database.abandon()
    parts, result = told(capsys, path, tmp_path / "saved.db")
    again = [number for number, (one, other) in enumerate(pairwise(parts)) if other < one]
    assert len(again) == 1
    assert parts[again[0] + 1] < 0.03
    assert result.saved["pain_entry"] == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["diary.db", "diary.db-wal", "saved.db"]
