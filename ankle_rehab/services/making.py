"""One backup being made: copied in slices between the events of the window, verified in a child process."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.services.errand import Errand
from ankle_rehab.storage import backup
from ankle_rehab.storage.copying import Copied, copying
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.errand_lines import Facts
from ankle_rehab.storage.faults import StorageFault, fault_of_system

PART_OF_COPYING = 0.5


class Making(QObject):
    """Runs once. `told` carries facts with `done` (0-1); then comes either `done` or `failed`.

    `done` carries the `name` of the backup, how often the diary had been written to (`changes`) when the copy
    was taken, and whether some entries of the diary could not be found by their words (`unfound`). The diary
    may be read and written meanwhile. After `cancel` nothing is left behind and nothing comes.
    """

    told = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self, database: Database, clock: Clock, folder: Path, reason: Reason, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._clock = clock
        self._folder = folder
        self._reason = reason
        self._part = folder / backup.PART
        self._copying: Generator[float, None, Copied] | None = None
        self._copied: Copied | None = None
        self._changes = 0
        self._errand: Errand | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def start(self) -> None:
        """Begin with the first slice as soon as there is nothing else to do."""
        try:
            self._part = backup.prepare(self._database, self._folder)
        except StorageFault as fault:
            self._fail(fault)
        except OSError as error:
            self._fail(fault_of_system(error, self._folder))
        else:
            self._copying = copying(self._database, self._part, lambda: self._clock.read().elapsed)
            self._timer.start()

    def cancel(self) -> None:
        """Stop at once and remove what there is of the copy."""
        self._timer.stop()
        if self._errand is not None:
            self._errand.cancel()
        self._put_away()

    def _slice(self) -> None:
        if self._copying is None:
            return
        try:
            behind = next(self._copying)
        except StopIteration as end:
            self._timer.stop()
            self._copied, self._changes = end.value, self._database.changes
            self.told.emit({"done": PART_OF_COPYING})
            self._verify(end.value)
        except StorageFault as fault:
            self._fail(fault)
        except OSError as error:
            self._fail(fault_of_system(error, self._folder))
        else:
            self.told.emit({"done": behind * PART_OF_COPYING})

    def _verify(self, copied: Copied) -> None:
        arguments = (str(self._part), json.dumps(dict(copied.rows)))
        self._errand = Errand("verify", arguments, self._part, self)
        self._errand.done.connect(self._place)
        self._errand.failed.connect(self._fail)
        self._errand.start()

    def _place(self, facts: Facts) -> None:
        if self._copied is None:
            return
        try:
            now = self._clock.now()
            made = backup.place(self._part, self._copied, now, self._reason, int(facts["entries"]))
        except OSError as error:
            self._fail(fault_of_system(error, self._folder))
        else:
            self.done.emit({"name": made.name, "changes": self._changes, "unfound": facts["unfound"]})

    def _fail(self, fault: StorageFault) -> None:
        self._timer.stop()
        self._put_away()
        self.failed.emit(fault)

    def _put_away(self) -> None:
        if self._copying is not None:
            self._copying.close()
            self._copying = None
        backup.discard(self._part)
