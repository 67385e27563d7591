"""The year that other tests look back at: always the same, and with something of everything."""

from __future__ import annotations

from pathlib import Path

from ankle_rehab.domain.pain import Moment, Support, Swelling
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.pain_store import PainStore
from tests.fakes.book import Book
from tests.fakes.year import AUTUMN, FIRST_DAY, LAST_DAY, SILENT, SPRAIN, SPRING, write_year


def rows(folder: Path, seed: int) -> list[Row]:
    folder.mkdir(mode=0o700)
    with Book(folder).opened() as database:
        write_year(database, seed)
        return database.rows("SELECT * FROM pain_entry ORDER BY id")


def test_the_same_seed_writes_the_same_year(tmp_path: Path) -> None:
    first = rows(tmp_path / "one", 1)
    assert rows(tmp_path / "again", 1) == first
    assert rows(tmp_path / "other", 2) != first


def test_it_holds_something_of_everything(data_dir: Path) -> None:
    with Book(data_dir).opened() as database:
        write_year(database)
        entries = DiaryStore(database).entries()
        store = PainStore(database)
        changed = [entry for entry in entries if entry.id is not None and store.history(entry.id)]
        assert len(store.trash()) == 1
    days = {entry.refers_to.local_date for entry in entries}
    assert FIRST_DAY <= min(days) <= max(days) <= LAST_DAY
    assert {SPRING, AUTUMN, SPRAIN} <= days
    assert not [day for day in days if SILENT[0] <= day <= SILENT[1]]
    assert {entry.moment for entry in entries} == set(Moment)
    assert {entry.swelling for entry in entries} == {None, *Swelling}
    supports = frozenset().union(*(entry.support for entry in entries))
    assert supports == {Support.CRUTCHES, Support.BANDAGE, Support.BRACE}
    assert any(entry.late for entry in entries)
    assert any(entry.medicine for entry in entries)
    assert any(entry.woke_at_night for entry in entries)
    assert len(changed) >= 5
