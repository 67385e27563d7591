"""Reading many files of a watch at once: a process for each core, and none that takes the others along."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.run_files import FileTrouble, FoundRun
from ankle_rehab.exchange.run_facts import facts_of, found_of
from ankle_rehab.services.errand import Errand
from ankle_rehab.storage.faults import StorageFault, WriteFailed

MOST_READERS = 4
LOOK_EACH = 1000
MOST_QUIET_LOOKS = 20  # they are counted, not timed: asleep nobody looks
DAY = 86_400.0


class RunReading(QObject):
    """Reads what lies at some paths, once. `progressed` carries how many files of how many are behind.

    In the end comes `done` with all that was found (a tuple of FoundRun, in the order of the files) and how
    many files were left alone, or `failed` with a StorageFault. After `cancel` nothing comes any more.
    """

    progressed = Signal(int, int)
    done = Signal(object, int)
    failed = Signal(object)

    def __init__(self, paths: Sequence[Path], clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._left_alone = 0
        self._found: dict[int, tuple[FoundRun, ...]] = {}
        alone = len(paths) == 1 and not paths[0].is_dir() and paths[0].suffix.lower() != ".zip"
        shares = 1 if alone else max(1, min(MOST_READERS, os.cpu_count() or 1))
        self._readers = [_Reader((share, shares), paths, clock, self) for share in range(shares)]
        for reader in self._readers:
            reader.told.connect(self._on_told)
            reader.ended.connect(self._on_ended)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_EACH)
        self._watch.timeout.connect(self.look)

    def start(self) -> None:
        """Begin."""
        self._watch.start()
        for reader in self._readers:
            reader.begin()

    def cancel(self) -> None:
        """End all processes now; returns when they are gone."""
        self._watch.stop()
        for reader in self._readers:
            reader.cancel()

    def look(self) -> None:
        """A process that has said nothing for long hangs: its file is left out, and another goes on."""
        for reader in self._readers:
            reader.look()

    def _on_told(self, facts: Mapping[str, Any]) -> None:
        if "total" in facts:
            self._total = max(self._total, int(facts["total"]))
        elif "left_alone" in facts:
            self._left_alone = max(self._left_alone, int(facts["left_alone"]))
        elif "found" in facts:
            self._found[int(facts["place"])] = tuple(found_of(one) for one in facts["found"])
        else:
            return
        self.progressed.emit(len(self._found), self._total)

    def _on_ended(self, fault: StorageFault | None) -> None:
        if fault is not None:
            self.cancel()
            self.failed.emit(fault)
        elif all(reader.over for reader in self._readers):
            self._watch.stop()
            found = tuple(one for place in sorted(self._found) for one in self._found[place])
            self.done.emit(found, self._left_alone)


class _Reader(QObject):
    """One process after the other over the same share of the files, until all of them are read.

    `told` carries the facts of each line, `ended` None, or the StorageFault for which none can be read.
    """

    told = Signal(object)
    ended = Signal(object)

    def __init__(
        self, share: tuple[int, int], paths: Sequence[Path], clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._share = share
        self._path = paths[0] if paths else Path()
        self._words = json.dumps([str(path) for path in paths]).encode() + b"\n"
        self._clock = clock
        self._errand: Errand | None = None
        self._open: Mapping[str, Any] = {}
        self._next = 0
        self._again = False
        self._quiet_looks = 0
        self.over = False

    def begin(self, place: int = 0) -> None:
        """Read from this place on."""
        latest = self._clock.now().timestamp() + DAY
        arguments = (self._clock.zone(), str(latest), *map(str, self._share), str(place))
        self._errand = Errand("read-runs", arguments, self._path, self, words=self._words)
        self._errand.told.connect(self._on_told)
        self._errand.done.connect(self._on_done)
        self._errand.failed.connect(self._on_failed)
        self._open, self._next = {}, place
        self._quiet_looks = 0
        self._errand.start()

    def cancel(self) -> None:
        """End the process."""
        self.over = True
        self._let_go()

    def look(self) -> None:
        """Whether it still says something."""
        self._quiet_looks += 1
        if self.over or self._quiet_looks <= MOST_QUIET_LOOKS:
            return
        self._let_go()
        self._pass_over(FileTrouble.TOO_SLOW, WriteFailed(self._path, "the process says nothing"))

    def _on_told(self, facts: Mapping[str, Any]) -> None:
        self._quiet_looks = 0
        self._open = facts if "place" in facts and "found" not in facts else {}
        if "found" in facts:
            self._next, self._again = int(facts["place"]) + 1, False
        self.told.emit(facts)

    def _on_done(self, _facts: object) -> None:
        self.over = True
        self.ended.emit(None)

    def _on_failed(self, fault: StorageFault) -> None:
        self._let_go()
        self._pass_over(FileTrouble.DAMAGED, fault)

    def _pass_over(self, trouble: FileTrouble, fault: StorageFault) -> None:
        """Go on after the file that was being read; without one try once more, and then give up."""
        if not self._open:
            if self._again:
                self.over = True
                self.ended.emit(fault)
            else:
                self._again = True
                self.begin(self._next)
            return
        place = int(self._open["place"])
        lost = FoundRun(self._open["name"], self._open["inside"], trouble=trouble)
        self.told.emit({"place": place, "found": [facts_of(lost)]})
        self.begin(place + 1)

    def _let_go(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._errand.deleteLater()
            self._errand = None
