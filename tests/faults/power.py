"""Cuts the power of somebody who writes a diary, at each step to the disk, and looks at all that may be left.

`python -m tests.faults.power FOLDER STATES SEED [FAULT]` tries so many states and prints what it saw; of one
deed no two are the same. Faults that are planted: `normal` and `off` tell SQLite to wait less for the disk,
`lying` is a disk that forgets what it said was safe.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import apsw

from ankle_rehab import paths
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.database import Database, connect
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import StorageFault
from tests.fakes import scribe
from tests.fakes.clock import FakeClock
from tests.faults.disk import Disk, FolderSynced, Named, Resized, Step, Synced, Unnamed, Written, put, sign

USUAL = apsw.vfs_names()[0]
FAULTS = ("none", "normal", "off", "lying")
WHOLE, LOST, HALF, DAMAGED = "whole", "lost", "half or other", "damaged"
STEPS: list[Step] = []
PAUSES = (1, 7, 25, 60)
DEEDS = 150


class RecordedFile(apsw.VFSFile):
    """One file of the diary; SQLite syncs its folder with the first sync of a journal."""

    def __init__(self, disk: RecordingDisk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__(USUAL, name, flags)
        self._disk = disk
        told = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._number = disk.number(str(told)) if told else None

    def xWrite(self, data: Any, offset: int) -> None:
        super().xWrite(data, offset)
        if self._number is not None:
            STEPS.append(Written(self._number, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        if self._number is not None:
            STEPS.append(Resized(self._number, size))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        if self._number is not None and self._disk.honest:
            STEPS.extend((Synced(self._number), FolderSynced(".")))


class RecordingDisk(apsw.VFS):
    """The usual files of SQLite; what changes those in `folder` is noted in STEPS."""

    def __init__(self) -> None:
        super().__init__("recording", USUAL, makedefault=True)
        self.honest = True
        self.folder: Path | None = None
        self.numbers: dict[str, int] = {}
        self._made = 0

    def watch(self, folder: Path | None, disk: Disk) -> None:
        """From now on that folder, whose files are all on the disk, or none."""
        STEPS.clear()
        self.folder = folder
        self.numbers = {} if folder is None else disk.lay(folder)
        self._made = len(self.numbers)

    def number(self, name: str) -> int | None:
        """The number of a file that is watched; a new name is a step."""
        path = Path(name)
        if self.folder is None or path.parent != self.folder:
            return None
        if path.name not in self.numbers:
            self.numbers[path.name] = self._made
            self._made += 1
            STEPS.append(Named(path.name, self.numbers[path.name]))
        return self.numbers[path.name]

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> RecordedFile:
        return RecordedFile(self, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        super().xDelete(name, sync)
        path = Path(name)
        if (
            self.folder is not None
            and path.parent == self.folder
            and self.numbers.pop(path.name, None) is not None
        ):
            STEPS.append(Unnamed(path.name))
            if sync and self.honest:
                STEPS.append(FolderSynced("."))


class Cut:
    """Looks at the states after each step of a writer; `counted` says what became of them."""

    def __init__(self, place: Path, states: int, seed: int, fault: str) -> None:
        self.counted: Counter[str] = Counter()
        self.first = ""
        self._place = place
        self._left = states
        self._random = Random(seed)
        self._fault = fault
        self._recorder = RecordingDisk()
        self._recorder.honest = fault != "lying"

    def run(self) -> None:
        """One diary after the other until there were enough states."""
        book = 0
        while self._left > 0:
            book += 1
            folder = (self._place / f"book-{book}").resolve()
            folder.mkdir(mode=0o700)
            self._one(folder)
            shutil.rmtree(folder)
        self._recorder.unregister()

    def _one(self, folder: Path) -> None:
        path, clock, disk = folder / paths.DIARY_FILE, FakeClock(), Disk()
        open_diary(path, clock).close()
        self._recorder.watch(folder, disk)
        database = self._opened(path)
        before = scribe.all_of(database)
        self._cut(disk, before, before)
        until = self._random.choice(PAUSES)
        for number, _ in enumerate(self._deeds(database, clock), 1):
            after = scribe.all_of(database)
            self._cut(disk, before, after)
            before = after
            if number % until == 0:  # what else moves bytes between the journal and the file
                until = self._random.choice(PAUSES)
                database.settle()
                self._cut(disk, before, before)
            if self._left <= 0 or number == DEEDS:
                break
        database.close()
        self._cut(disk, before, before)
        self._recorder.watch(None, disk)

    def _deeds(self, database: Database, clock: FakeClock) -> Iterator[None]:
        return scribe.deeds(Diary(database, clock), database, clock)

    def _opened(self, path: Path) -> Database:
        connection = connect(path)
        if self._fault in ("normal", "off"):
            connection.pragma("synchronous", self._fault)
        return Database(path, opened=connection)

    def _cut(self, disk: Disk, before: list[object], after: list[object]) -> None:
        """After each step since the last time; once all was done and told, `before` is not enough."""
        steps = list(STEPS)
        STEPS.clear()
        looked: set[int] = set()
        for number, step in enumerate(steps, 1):
            disk.take(step)
            told = number == len(steps)
            if told:
                looked.clear()
            for state in disk.states(self._random):
                mark = sign(state)
                if mark not in looked and self._left > 0:
                    looked.add(mark)
                    self._left -= 1
                    self._look(state, (after,) if told else (before, after), before)

    def _look(
        self, state: dict[str, bytes | None], allowed: tuple[list[object], ...], before: list[object]
    ) -> None:
        trial = self._place / "trial"
        put(state, trial)
        word, detail = WHOLE, ""
        try:
            database = open_diary(trial / paths.DIARY_FILE, FakeClock())
            try:
                found = scribe.all_of(database)
                if database.rows("PRAGMA integrity_check(1)") != [("ok",)]:
                    word = DAMAGED
                elif found not in allowed:
                    word = LOST if found == before else HALF
            finally:
                database.abandon()
        except StorageFault as fault:
            word, detail = DAMAGED, str(fault)
        self.counted[word] += 1
        if word != WHOLE and not self.first:
            self.first = f"{word}: {detail or 'what was told is not what is there'}"
        shutil.rmtree(trial)


def main() -> None:
    place, states, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    cut = Cut(place, states, seed, sys.argv[4] if len(sys.argv) > 4 else FAULTS[0])
    cut.run()
    print(json.dumps({**cut.counted, "first": cut.first}))


if __name__ == "__main__":
    main()
