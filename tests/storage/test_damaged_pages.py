"""Pages as they lie on the disk, with what a journal holds of them: as SQLite would count it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankle_rehab.storage.connection import PAGE_BYTES
from ankle_rehab.storage.damaged_pages import USABLE_BYTES, Pages
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from tests.fakes.entries import pain
from tests.fakes.fresh import lay
from tests.storage.paged import doubtful, page, written

HEADER, FRAME = 32, 24 + PAGE_BYTES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary with three changes that are only in its journal; they make it longer."""
    path = tmp_path / "diary.db"
    lay(path)
    database = Database(path)
    for number in range(3):
        DiaryStore(database).add_pain([pain(number, note="so long " * 900)])
    database.abandon()
    return path


def journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def settled(path: Path, folder: Path) -> bytes:
    """The file as SQLite makes it from both."""
    folder.mkdir()
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    journal(copy).write_bytes(journal(path).read_bytes())
    Database(copy).close()
    return copy.read_bytes()


def all_of(pages: Pages) -> bytes:
    return b"".join(pages.page(number) or b"" for number in range(1, pages.count + 1))


def without_sums(content: bytes) -> list[bytes]:
    """What stands on the pages: in a journal their own checksums are not yet written."""
    return [content[at : at + USABLE_BYTES] for at in range(0, len(content), PAGE_BYTES)]


def test_pages_are_those_that_the_last_finished_change_left(path: Path, tmp_path: Path) -> None:
    whole = journal(path).read_bytes()
    places = range(HEADER, len(whole), FRAME)
    ends = [place + FRAME for place in places if any(whole[place + 4 : place + 8])]
    assert len(ends) == 3
    for number, end in enumerate((0, HEADER, *ends, ends[0] + FRAME, ends[1] - FRAME, ends[2] - 1)):
        journal(path).write_bytes(whole[:end])
        with Pages(path) as pages:
            expected = settled(path, tmp_path / f"settled-{number}")
            assert without_sums(all_of(pages)) == without_sums(expected), end
            assert all(pages.healthy(one) for one in range(1, pages.count + 1))
            assert pages.has_journal == (end >= ends[0])


def test_the_journal_may_be_left_out(path: Path) -> None:
    with Pages(path, with_journal=False) as pages:
        assert all_of(pages) == path.read_bytes()
        assert not pages.has_journal
        assert pages.count == len(path.read_bytes()) // PAGE_BYTES


def test_a_journal_without_its_file_still_gives_its_pages(path: Path) -> None:
    with Pages(path) as pages:
        there = {number: pages.page(number) for number in range(1, pages.count + 1)}
        count = pages.count
    alone = path.read_bytes()
    path.unlink()
    with Pages(path) as pages:
        assert pages.count == count
        found = {number: pages.page(number) for number in range(1, count + 1)}
        assert all(pages.healthy(number) == (found[number] is not None) for number in found)
    kept = {number: content for number, content in found.items() if content is not None}
    assert 3 < len(kept) < count
    assert kept.items() <= there.items()
    assert all(page(alone, number) == there[number] for number in there.keys() - kept.keys())


def test_nothing_at_all_has_no_pages(tmp_path: Path) -> None:
    with Pages(tmp_path / "nowhere.db") as pages:
        assert (pages.count, pages.has_journal, pages.page(1), pages.healthy(1)) == (0, False, None, False)


@pytest.mark.parametrize("number", [-1, 0, 10_000])
def test_a_page_that_no_file_has_is_none(path: Path, number: int) -> None:
    with Pages(path) as pages:
        assert pages.page(number) is None
        assert not pages.healthy(number)


def test_a_page_cut_off_is_none_and_those_before_it_are_there(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: 5 * PAGE_BYTES + 1])
    with Pages(path, with_journal=False) as pages:
        assert pages.count == 6
        assert [pages.page(number) for number in (5, 6, 7)] == [page(content, 5), None, None]
        assert [pages.healthy(number) for number in (5, 6, 7)] == [True, False, False]
    path.write_bytes(content[: 5 * PAGE_BYTES])
    with Pages(path, with_journal=False) as pages:
        assert pages.count == 5


def test_a_page_is_healthy_when_its_checksum_fits_and_it_is_not_empty(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(written(doubtful(content, 3), 4, bytes(PAGE_BYTES)))
    with Pages(path, with_journal=False) as pages:
        assert [pages.healthy(number) for number in (1, 2, 3, 4, 5)] == [True, True, False, False, True]
        assert pages.page(3) == page(doubtful(content, 3), 3)


def test_what_a_damaged_frame_said_is_in_doubt_until_it_is_said_again(path: Path) -> None:
    whole = journal(path).read_bytes()
    numbers = [int.from_bytes(whole[place : place + 4]) for place in range(HEADER, len(whole), FRAME)]
    again = next(number for number in numbers if numbers.count(number) > 1)
    once = next(number for number in numbers if numbers.count(number) == 1)
    harmed = bytearray(whole)
    for number in (again, once):
        harmed[HEADER + numbers.index(number) * FRAME + FRAME - 1] ^= 1
    with Pages(path) as pages:
        told = pages.page(again)
    journal(path).write_bytes(harmed)
    with Pages(path) as pages:
        assert pages.page(again) == told
        assert pages.healthy(again)
        assert not pages.healthy(once)


def test_a_damaged_frame_is_believed_a_size_that_can_be(path: Path) -> None:
    whole = bytearray(journal(path).read_bytes())
    last = len(whole) - FRAME
    journal(path).write_bytes(whole[:last])
    with Pages(path) as pages:
        before = pages.count
    whole[-1] ^= 1
    for told, believed in ((before + 5, before + 5), (1, before), (0xFFFFFFFF, before + (1 << 20))):
        whole[last + 4 : last + 8] = told.to_bytes(4)
        journal(path).write_bytes(whole)
        with Pages(path) as pages:
            assert pages.count == believed
