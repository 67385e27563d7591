"""Kills somebody who writes a diary at each step to the disk in turn, and looks at what is left.

`python -m tests.services.killed_deeds FOLDER PART PARTS` takes the steps whose number divided by PARTS leaves
PART, and prints at how many it died; ends with an error as soon as a deed that was told of is not there, or
half of another one is.
"""

from __future__ import annotations

import os
import shutil
import sys
from itertools import islice
from pathlib import Path

from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.diary_file import open_diary
from tests.fakes import scribe
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.storage.kills import COUNTDOWN, CountedDisk, survives

DEEDS = len(scribe.DEEDS.split())
MOST = 5000


def write(path: Path, told: int) -> None:
    """Do the deeds and write a byte to the descriptor `told` after each."""
    clock = FakeClock()
    database = open_diary(path, clock)
    for _ in islice(scribe.deeds(Diary(database, clock), database, clock), DEEDS):
        os.write(told, b".")


def expected(folder: Path) -> list[list[object]]:
    """What the diary holds before the first deed and after each."""
    clock = FakeClock()
    with Book(folder).opened() as database:
        states = [scribe.all_of(database)]
        for _ in islice(scribe.deeds(Diary(database, clock), database, clock), DEEDS):
            states.append(scribe.all_of(database))
    return states


def main() -> None:
    place, part, parts = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    disk = CountedDisk()
    for name in ("whole", "empty"):
        (place / name).mkdir(mode=0o700)
    states = expected(place / "whole")
    with Book(place / "empty").opened():
        pass
    for died, step in enumerate(range(part or parts, MOST, parts)):
        book = Book(place / "trial")
        shutil.copytree(place / "empty", book.path.parent)
        told, telling = os.pipe()
        over = survives(lambda: write(book.path, telling), step)  # noqa: B023 - called before the next turn
        os.close(telling)
        count = len(os.read(told, DEEDS))
        os.close(told)
        COUNTDOWN.left = 0
        with book.opened() as database:
            found = scribe.all_of(database)
            whole = database.rows("PRAGMA integrity_check") == [("ok",)]
        assert whole, f"killed at step {step}"
        assert found in states[count : count + 2], f"killed at step {step} after {count} deeds"
        shutil.rmtree(book.path.parent)
        if over:
            print(died)
            break
    disk.unregister()


if __name__ == "__main__":
    main()
