"""The year that other tests look back at: always the same, and with something of everything."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from ankle_rehab.domain.pain import Moment, Support, Swelling
from ankle_rehab.domain.progress import PlanStep, StepWhy
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.domain.triage import Level
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.test_store import TestStore
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


def test_the_plan_and_all_that_came_with_it_is_in_the_year(data_dir: Path) -> None:
    with Book(data_dir).opened() as database:
        write_year(database)
        plan, checks = PlanStore(database), DiaryStore(database).checks()
        steps, days = plan.steps(), {found.day for found in plan.day_plans()}
        results, wearings = TestStore(database).results(), BandageStore(database).wearings()
        assert BandageStore(database).open() is None
        assert CauseStore(database).last() is not None
        assert len(ShoeStore(database).shoes()) == 2
        assert OwnStore(database).shelved().routines
    assert [check.at.utc for check in checks] == sorted(check.at.utc for check in checks)
    assert {check.level for check in checks} >= {Level.TODAY, Level.BOOK, Level.SELF_CARE}
    assert {step.why for step in steps} == {StepWhy.GREENS, StepWhy.RED, StepWhy.OWN_EASIER}
    for subject in {step.subject for step in steps}:
        of = plan_of(steps, subject)
        assert all(step.before == before.after for before, step in pairwise(of))
    assert days == {SPRAIN + timedelta(days=number) for number in range(1, (LAST_DAY - SPRAIN).days)}
    assert {result.kind for result in results} == set(TestKind)
    assert len(wearings) == 4


def plan_of(steps: tuple[PlanStep, ...], subject: str) -> list[PlanStep]:
    return [step for step in steps if step.subject == subject]
