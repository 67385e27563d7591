"""Faults 1, 17 and 24, number R8: through edits, undo, backups, imports and kills the diary is its model."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from ankle_rehab.domain.carrying import Carried
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.exchange.problem import NotUnderstood
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage import backup, restore
from ankle_rehab.storage.arrived import Arrived
from ankle_rehab.storage.change import Change
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.merging import Chosen, Merging
from tests.fakes.entries import pain
from tests.faults.diary_machine import DAYS, Tried, Ways, machine_of
from tests.faults.tries import seen, tries

pytestmark = pytest.mark.usefixtures("qapp")


def run(machines: int, steps: int, ways: Ways) -> Tried:
    """Let so many machines take so many steps; raises where one of them is not as it should be."""
    machine = machine_of(ways)
    chosen = settings(
        max_examples=machines,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=tuple(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=chosen)
    return machine.tried


def everything_once(ways: Ways) -> None:
    """A short way past all that may go wrong, for a fault that is planted: by chance it would take long."""
    machine = machine_of(ways)()
    deeds: tuple[Callable[[], None], ...] = (
        lambda: machine.add([pain(3, DAYS[0]), pain(4, DAYS[1])]),
        machine.back_up,
        lambda: machine.edit(0, pain(5, DAYS[0])),
        lambda: machine.take_in(0, over=False),
        lambda: machine.remove(1),
        lambda: machine.take_in(0, over=True),
        machine.undo,
        lambda: machine.bring_back(0),
        machine.kill,
        lambda: machine.bring_back(1),
        lambda: machine.restore(0),
        machine.close_and_open,
    )
    try:
        for deed in deeds:
            deed()
            machine.the_same()
    finally:
        machine.teardown()


def test_the_short_way_goes_well() -> None:
    everything_once(Ways())


def test_the_diary_is_what_plain_tables_say() -> None:
    tried = run(tries(20, 5_000), tries(40, 50), Ways())
    seen("test_model", f"{tried.runs:,} runs, {tried.steps:,} steps: model and diary the same")


class Unremembered(Diary):
    """What an entry said before an edit is forgotten."""

    def edit_pain(self, entry: PainEntry, *, from_draft: bool = False) -> PainEntry:
        kept = super().edit_pain(entry, from_draft=from_draft)
        with self._database.change() as change:
            change.do("DELETE FROM pain_history WHERE entry_id = ?", (kept.id,))
        return kept


class TakesOver(Merging):
    """Whatever a file says differently is taken, though nobody has chosen it."""

    def __init__(self, change: Change, arrived: Arrived, _chosen: Chosen, now: Stamp) -> None:
        super().__init__(change, arrived, arrived.all_different(), now)


def without_journal(database: Database, folder: Path, now: datetime) -> Path:
    """Copies the file alone, as many a script does, and not what still is in its journal."""
    alone = database.path.with_name("alone")
    shutil.copyfile(database.path, alone)
    return alone.replace(backup.make(database, folder, now))


def keeping_nothing(
    copy: Path, diary: Path, now: datetime, *, tell: Callable[[Carried], None]
) -> Path | None:
    """What the diary held before it was replaced is lost."""
    kept = restore.bring_back(copy, diary, now, tell=tell)
    if kept is not None:
        shutil.copyfile(copy, kept)
    return kept


@pytest.mark.parametrize(
    "ways",
    [
        Ways(diary=Unremembered),
        Ways(back_up=without_journal),
        Ways(bring_back=keeping_nothing),
        Ways(merging=TakesOver),
    ],
    ids=["history forgotten", "backup without journal", "nothing kept", "taken unasked"],
)
def test_a_fault_is_seen(ways: Ways) -> None:
    """An archive of a backup that holds nothing is refused before anything can be compared."""
    with pytest.raises((AssertionError, NotUnderstood)):
        everything_once(ways)
