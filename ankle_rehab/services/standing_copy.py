"""A private copy of the diary that stands still while a child process reads it, taken between the events."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.storage import passing
from ankle_rehab.storage.aside import PlaceAside
from ankle_rehab.storage.copying import Copied, copying
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import DiskFull, StorageFault, fault_of_system

ROOM_TO_SPARE = 1024 * 1024


class StandingCopy(QObject):
    """Runs once. `told` carries what part (0-1) is done; then comes `done` with the copy, or `failed`.

    `failed` carries a StorageFault. A file of what comes in may be put beside the copy; `forget` removes both
    at any time.
    """

    told = Signal(float)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, database: Database, clock: Clock, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._clock = clock
        self._home = home
        self._folder: Path | None = None
        self._aside: PlaceAside | None = None
        self._copying: Generator[float, None, Copied] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def start(self) -> None:
        """Begin with the first slice as soon as there is nothing else to do."""
        try:
            self._folder = self._place()
        except OSError as error:
            self._fail(fault_of_system(error, self._home))
        except StorageFault as fault:
            self._fail(fault)
        else:
            part = self._folder / passing.COPY
            self._copying = copying(self._database, part, lambda: self._clock.read().elapsed)
            self._timer.start()

    def forget(self) -> None:
        """Stop, and leave nothing behind."""
        self._timer.stop()
        if self._copying is not None:
            self._copying.close()
            self._copying = None
        if self._folder is not None:
            passing.tidy(self._folder)
            self._folder = None
        if self._aside is not None:
            self._aside.forget()
            self._aside = None

    def _place(self) -> Path:
        """A private folder with room for two copies: that of the diary, or one where temporary files lie.

        Raises OSError, or DiskFull where neither has room: a disk filled by a copy leaves the diary none.
        """
        pages = int(self._database.pragma("page_count")) * int(self._database.pragma("page_size"))
        needed = 2 * pages + ROOM_TO_SPARE
        if os.access(self._home, os.W_OK) and shutil.disk_usage(self._home).free >= needed:
            passing.tidy(self._home)
            return self._home
        self._aside = PlaceAside()
        if shutil.disk_usage(self._aside.folder).free >= needed:
            return self._aside.folder
        raise DiskFull(self._home, f"{needed} bytes are needed")

    def _slice(self) -> None:
        if self._copying is None or self._folder is None:
            return
        try:
            behind = next(self._copying)
        except StopIteration:
            self._timer.stop()
            self._copying = None
            self.done.emit(self._folder / passing.COPY)
        except StorageFault as fault:
            self._fail(fault)
        except OSError as error:
            self._fail(fault_of_system(error, self._folder))
        else:
            self.told.emit(behind)

    def _fail(self, fault: StorageFault) -> None:
        self.forget()
        self.failed.emit(fault)
