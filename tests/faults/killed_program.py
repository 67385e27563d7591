"""Kills the whole program while somebody uses it, at any moment, and starts it again on what is left.

`python -m tests.faults.killed_program FOLDER KILLS WALK …` prints, as JSON, how many programs died at work
and how many acts they had called saved. It ends with an error as soon as something that was saved is not
there, or the next start shows anything else than it should. All is imported once; each program is forked from
that.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import shutil
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ankle_rehab import paths
from ankle_rehab.storage import backup
from ankle_rehab.storage.database import Database
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.faults.killed_store import found
from tests.faults.killing import NEVER, Tell, When, killed, lasting, moment
from tests.faults.walks import WALKS, Walk, mark
from tests.journeys.rescuer import Rescuer

UNFINISHED = "You were in the middle of a session"
LATER_SECONDS = 5400
PLANTED = "planted-"
STATES = "states.json"
LEFT = {paths.DIARY_FILE, f"{paths.DIARY_FILE}-wal", paths.BACKUP_FOLDER, paths.LOG_FILE}


class Using:
    """A walk through the program on a copy of a folder; `told` are the states after each transaction.

    After `n` acts were called saved, the states from `saved[n]` to `saved[n + 1]` may be found. A `hasty` one
    is a planted mistake: it says that an act is saved when it begins with it.
    """

    def __init__(self, walk: Walk, folder: Path, *, hasty: bool) -> None:
        self._hasty = hasty
        self.walk = walk
        self.folder = folder
        self._states: list[str] = []
        self._saved: list[int] = []

    def watch(self) -> When:
        """See in a run that nobody kills which states there are; returns how much and how long it is."""
        whole = lasting(Watched(self))
        facts = json.loads(self.folder.with_name(STATES).read_text(encoding="utf-8"))
        self._states, self._saved = facts["states"], facts["saved"]
        for name in facts["modules"]:
            importlib.import_module(name)
        return whole

    def write(self, tell: Tell) -> None:
        if self._hasty:
            tell()
        for _ in self.walk.go(QApplication(sys.argv[:1]), self.folder):
            tell()
        os._exit(0)  # the window is still open, and nobody asks it to close

    def look(self, told: int) -> None:
        """Raises AssertionError when what was saved is not there."""
        found(self.folder)
        with Book(self.folder).opened() as database:
            state = mark(self.walk, database)
        last = self._saved[min(told + 1, len(self._saved) - 1)]
        assert state in self._states[self._saved[told] : last + 1], f"{told} acts were called saved"
        for copy in backup.listed(self.folder / paths.BACKUP_FOLDER):
            assert backup.verify(copy) is not None

    def start(self) -> None:
        """Start the program again: it opens, offers what was cut off, and clears away what lies about."""
        assert not killed(Restarted(self.folder), NEVER).early


class Watched:
    """A walk whose states are written down beside its folder."""

    def __init__(self, using: Using) -> None:
        self._using = using

    def write(self, tell: Tell) -> None:
        using, states = self._using, list[str]()
        with Book(using.folder).opened() as database:
            states.append(mark(using.walk, database))
        saved = [0]

        def note(database: Database) -> None:
            states.append(mark(using.walk, database))

        for database in using.walk.go(QApplication(sys.argv[:1]), using.folder, note):
            note(database)
            saved.append(len(states) - 1)
            tell()
        modules = [name for name in sys.modules if name.startswith("ankle_rehab.")]
        facts = {"states": states, "saved": saved, "modules": modules}
        using.folder.with_name(STATES).write_text(json.dumps(facts), encoding="utf-8")
        os._exit(0)


class Restarted:
    """The next start: the diary opens as if nothing had happened, and what was cut off is offered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, tell: Tell) -> None:
        clock = FakeClock()
        clock.reboot(LATER_SECONDS)
        owner = Rescuer(QApplication(sys.argv[:1]), None, clock, self._folder)
        assert owner.open, "the diary did not open"
        diary = owner.program.parts.diary
        assert owner.reads(UNFINISHED) == (diary.open_session() is not None)
        names = {path.name for path in self._folder.iterdir()}
        assert names <= LEFT, names
        os._exit(0)


def try_out(name: str, place: Path, kills: int, chance: random.Random) -> tuple[int, int]:
    """Kill a program that often; returns how many died at work, and how many acts they had called saved."""
    whole, trial, walk = place / "whole", place / "trial", WALKS[name.removeprefix(PLANTED)]()
    whole.mkdir(mode=0o700, parents=True)
    walk.prepare(whole)
    using = Using(walk, trial, hasty=name.startswith(PLANTED))
    shutil.copytree(whole, trial)
    lasts, died, saved = using.watch(), 0, 0
    for _ in range(kills):
        shutil.rmtree(trial)
        shutil.copytree(whole, trial)
        death = killed(using, moment(chance, lasts))
        died, saved = died + death.early, saved + death.told
        using.look(death.told)
        using.start()
    return died, saved


def main() -> None:
    place, kills = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(kills)
    total, told = 0, 0
    for name in sys.argv[3:]:
        died, saved = try_out(name, place / name, kills, chance)
        total, told = total + died, told + saved
    print(json.dumps({"kills": kills * len(sys.argv[3:]), "died": total, "saved": told}))


if __name__ == "__main__":
    main()
