"""Kills an import at each of its steps to the disk in turn: the diary is as it was, or all of it has come.

`python -m tests.exchange.killed_import FOLDER` prints at how many steps it died. It ends with an error as
soon as anything is lost, or half of what was to come is there.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from ankle_rehab.services.export_job import Form, write
from ankle_rehab.storage.arrived import Arrived
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.merging import Merging
from tests.exchange.reading import filled, look
from tests.fakes.book import Book
from tests.fakes.days import days_counted, days_kept
from tests.fakes.entries import stamp
from tests.fakes.paper_diary import PaperDiary
from tests.storage.kills import COUNTDOWN, CountedDisk, survives

MOST = 5000
TABLES = (
    *("pain_entry", "pain_history", "session", "session_step", "icing", "sign_check", "day_mark", "story"),
    *(
        "plan_step",
        "day_plan",
        "test_result",
        "bandage",
        "own_exercise",
        "own_routine",
        "cause_check",
        "shoe",
        "reminder",
        "activity",
        "planned_activity",
    ),
)


def take(folder: Path) -> None:
    """Take in everything that is new."""
    with Book(folder).opened() as database:
        arrived = Arrived(folder / "incoming.db")
        with database.change() as change:
            Merging(change, arrived, (), stamp(hour=12)).run()
        arrived.close()


def all_of(database: Database) -> list[object]:
    """Every row that an import may bring."""
    return [database.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in TABLES]


def held(folder: Path) -> list[object]:
    with Book(folder).opened() as database:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        assert days_kept(database) == days_counted(database)
        return all_of(database)


def main() -> None:
    place = Path(sys.argv[1])
    disk = CountedDisk()
    source = place / "diary.json"
    write(filled(place / "there", PaperDiary(3)), Form.ARCHIVE, source, "2026-11-22T09:00:00+01:00", _nobody)
    look(filled(place / "here", PaperDiary(5)), source)
    shutil.copytree(place / "here", place / "whole")
    before = held(place / "here")
    take(place / "whole")
    after = held(place / "whole")
    assert before != after
    for step in range(1, MOST):
        trial = place / "trial"
        shutil.copytree(place / "here", trial)
        over = survives(lambda: take(trial), step)  # noqa: B023 - called before the next turn
        COUNTDOWN.left = 0
        found = held(trial)
        assert found in (before, after), f"killed at step {step}"
        shutil.rmtree(trial)
        if over:
            assert found == after
            print(step - 1)
            break
    disk.unregister()


def _nobody(_done: float) -> None:
    """Nobody is told how far it is."""


if __name__ == "__main__":
    main()
