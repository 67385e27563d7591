"""What a child process does for backups, verb by verb: which of its words mean what, and what it tells."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage import backup, backup_errands, columns
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.copying import counts
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.shoe_store import ShoeStore
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp
from tests.fakes.own import bridge

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
Tell = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Does a verb with its words; returns its exit code and what it has told."""

    def told(verb: Callable[[Sequence[str]], int], *words: object) -> tuple[int, list[dict[str, Any]]]:
        capsys.readouterr()
        code = verb([str(word) for word in words])
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return told


@pytest.fixture
def book(data_dir: Path) -> Book:
    """A diary with two entries, something of one's own, a run and a pair of shoes, backed up twice."""
    book = Book(data_dir)
    for hour in (8, 9):
        with book.opened() as database:
            DiaryStore(database).add_pain([pain(hour=hour)])
            OwnStore(database).keep_exercise(bridge())
            if hour == 8:
                ActivityStore(database).add(Activity(Sport.RUN, stamp(hour=7), seconds=60, note="windy"))
                ShoeStore(database).add(Shoe("Blue"))
            backup.make(database, data_dir / "backups", NOW.replace(hour=hour))
    return book


def copies(book: Book) -> list[Path]:
    folder = book.path.parent / "backups"
    return [folder / one.name for one in backup.found(folder)]


def test_a_copy_is_verified_with_its_rows(book: Book, tell: Tell) -> None:
    with book.opened() as database:
        rows = json.dumps(counts(database))
    newest, oldest = copies(book)
    assert tell(backup_errands.verify, newest, rows) == (0, [{"entries": 2, "unfound": False}])
    code, (fault,) = tell(backup_errands.verify, oldest, rows)
    assert (code, fault["fault"], fault["path"]) == (1, "DamagedFile", str(oldest))
    gone = newest.with_name("gone.db")
    code, (fault,) = tell(backup_errands.verify, gone, rows)
    assert (code, fault["path"]) == (1, str(gone))


def test_a_backup_is_looked_at(book: Book, tell: Tell) -> None:
    newest, oldest = copies(book)
    assert tell(backup_errands.look_at, newest) == (0, [{"entries": 2}])
    assert tell(backup_errands.look_at, oldest) == (0, [{"entries": 1}])
    code, (fault,) = tell(backup_errands.look_at, newest.with_name("gone.db"))
    assert (code, fault["path"]) == (1, str(newest.with_name("gone.db")))


def test_the_second_place_is_brought_up_without_some(book: Book, tell: Tell, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    newest, oldest = copies(book)
    assert tell(backup_errands.copy, newest.parent, second, oldest.name) == (0, [{"copied": 1}])
    assert [one.name for one in backup.found(second)] == [newest.name]
    code, (fault,) = tell(backup_errands.copy, newest.parent, tmp_path / "gone")
    assert (code, "gone" in fault["path"]) == (1, True)


def test_a_backup_is_staged(book: Book, tell: Tell) -> None:
    newest, _ = copies(book)
    code, (said,) = tell(backup_errands.stage, newest, book.path)
    assert (code, Path(said["staged"]).parent) == (0, book.path.parent)
    assert backup.verify(Path(said["staged"])) == 2
    other = newest.with_name("other.db")
    other.write_bytes(b"no diary")
    code, (fault,) = tell(backup_errands.stage, other, book.path)
    assert (code, fault["path"]) == (1, str(other))


def test_a_backup_is_brought_back(book: Book, tell: Tell) -> None:
    _, oldest = copies(book)
    code, (said,) = tell(backup_errands.bring_back, oldest, book.path, NOW.isoformat(), "Europe/Berlin")
    assert (code, said["came"], said["asks"]) == (0, False, False)
    assert Path(said["kept"]) == copies(book)[0]
    with book.opened() as database:
        assert len(DiaryStore(database).entries()) == 1
    book.path.write_bytes(b"damaged")
    code, (said,) = tell(backup_errands.bring_back, oldest, book.path, NOW.isoformat(), "UTC")
    assert (code, said["came"], said["asks"]) == (0, False, False)
    assert said["kept"] == f"{book.path}.damaged-20261122T080509Z"
    with book.opened() as database:
        DiaryStore(database).add_check(SignCheck(stamp(), frozenset({Sign.FEVER}), False, "1"))
    code, (said,) = tell(backup_errands.bring_back, oldest, book.path, NOW.isoformat(), "UTC")
    assert (code, said["came"], said["asks"]) == (0, True, True)
    gone = oldest.with_name("gone.db")
    code, (fault,) = tell(backup_errands.bring_back, gone, book.path, NOW.isoformat(), "UTC")
    assert (code, fault["path"]) == (1, str(gone))


def test_an_empty_diary_is_begun(book: Book, tell: Tell, tmp_path: Path) -> None:
    other = Book(tmp_path / "other")
    other.path.parent.mkdir(mode=0o700)
    with other.opened():
        pass
    code, (said,) = tell(backup_errands.begin_empty, other.path, book.path, NOW.isoformat())
    assert (code, said) == (0, {"kept": str(copies(book)[0])})
    with book.opened() as database:
        assert DiaryStore(database).entries() == ()
    book.path.unlink()
    assert tell(backup_errands.begin_empty, other.path, book.path, NOW.isoformat()) == (0, [{"kept": None}])


def test_what_is_unwanted_is_taken_out_of_every_backup(book: Book, tell: Tell) -> None:
    folder = book.path.parent / "backups"
    first, begun = columns.moment(pain(hour=8).recorded.utc), columns.moment(stamp(hour=7).utc)
    halves = [{"done": 0.5}, {"done": 1.0}]
    for verb, words, changed in (
        (backup_errands.without, (1, first), 2),
        (backup_errands.without, (1, first), 0),
        (backup_errands.without, (2, first), 0),
        (backup_errands.without_own, (bridge().id,), 2),
        (backup_errands.without_own, ("own-0",), 0),
        (backup_errands.without_run, (1, begun + 1), 0),
        (backup_errands.without_run, (1, begun), 2),
        (backup_errands.without_shoe, (1, "Red"), 0),
        (backup_errands.without_shoe, (1, "Blue"), 2),
    ):
        assert tell(verb, folder, *words) == (0, [*halves, {"changed": changed, "failed": []}])
    assert [backup.verify(path) for path in copies(book)] == [1, 0]


def test_a_backup_that_cannot_be_read_is_named_and_the_others_are_done(book: Book, tell: Tell) -> None:
    newest, _ = copies(book)
    newest.write_bytes(b"damaged")
    code, said = tell(backup_errands.without, newest.parent, 1, columns.moment(pain(hour=8).recorded.utc))
    assert code == 0
    assert said[-1] == {"changed": 1, "failed": [{"name": newest.name, "why": "DamagedFile"}]}
