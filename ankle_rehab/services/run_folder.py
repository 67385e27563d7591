"""The folder in which the watch leaves its files, looked into beside the window: its drive may not answer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.exchange.run_archives import is_wanted
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.seen_store import Seen, SeenStore

MOST_WATCHED = 5_000
AT_ONCE_SECONDS = 0.03
LOOK_AGAIN_MILLISECONDS = 50
QUIET_LOOKS = 60
QUIET_MILLISECONDS = 1_000

Listed = tuple[tuple[Path, Seen], ...]
ListIn = Callable[[Path], Listed]


class RunFolder(QObject):
    """`looked` comes where a folder answered later than at once, and where it went on saying nothing.

    A folder of this computer answers at once. One on a drive that hangs holds up a thread of its own and
    nothing else; it is not asked again before it has answered.
    """

    looked = Signal()

    def __init__(
        self,
        diary: Diary,
        database: Database,
        clock: Clock,
        *,
        preferences: Preferences,
        list_in: ListIn | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._diary = diary
        self._seen = SeenStore(database)
        self._clock = clock
        self._preferences = preferences
        self._list_in = list_in or wanted_in
        self._asked: dict[Path, _Look] = {}
        self._known: tuple[Path, Listed] | None = None
        self._quiet = 0
        self._again = QTimer(self)
        self._again.timeout.connect(self.listen)

    @property
    def path(self) -> Path | None:
        """The folder that is chosen."""
        chosen = self._preferences.settings.run_folder
        return Path(chosen) if chosen else None

    @property
    def silent(self) -> bool:
        """Whether it has not answered for some seconds."""
        return self._quiet >= QUIET_LOOKS

    def look(self) -> None:
        """Look into it; where it does not answer at once, what is known stays until it does."""
        folder = self.path
        if folder is None:
            self._again.stop()
            return
        if folder not in self._asked:
            self._asked[folder] = _Look(folder, self._list_in)
        self._asked[folder].wait(AT_ONCE_SECONDS)
        if not self._taken(folder) and not self._again.isActive():
            self._quiet = 0
            self._again.start(LOOK_AGAIN_MILLISECONDS)

    def listen(self) -> None:
        """Hear whether it has answered; this happens by itself while it has not, in the end each second."""
        folder = self.path
        if folder is None or folder not in self._asked:
            self._again.stop()
        elif self._taken(folder):
            self.looked.emit()
        else:
            self._quiet += 1
            if self._quiet == QUIET_LOOKS:
                self._again.setInterval(QUIET_MILLISECONDS)
                self.looked.emit()

    def new(self) -> tuple[Path, ...]:
        """The files that were neither taken nor put aside when it last answered, by name.

        None where it is not in its place, as that of a watch that was unplugged. Raises StorageFault.
        """
        there = self._there()
        if not there:
            return ()
        seen = self._diary.read(self._seen.seen)
        return tuple(path for path, file in there if file not in seen)

    def put_aside(self, paths: Iterable[Path]) -> None:
        """Do not offer these again; those of other folders are left alone. Raises StorageFault."""
        known = dict(self._there())
        files = [known[path] for path in paths if path in known]
        if files:
            now = self._clock.now()
            self._diary.write_alone(lambda: self._seen.see(files, now))

    def _there(self) -> Listed:
        return self._known[1] if self._known is not None and self._known[0] == self.path else ()

    def _taken(self, folder: Path) -> bool:
        """Whether it has answered, which is known from now on."""
        look = self._asked[folder]
        if look.running:
            return False
        del self._asked[folder]
        self._known = (folder, look.found)
        self._quiet = 0
        self._again.stop()
        return True


class _Look:
    """One look into a folder. Its thread is left behind where it hangs; in the end nobody waits for it."""

    def __init__(self, folder: Path, list_in: ListIn) -> None:
        self.found: Listed = ()
        self._folder = folder
        self._list_in = list_in
        self._thread = Thread(target=self._go, name="run folder", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        return self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        self._thread.join(seconds)

    def _go(self) -> None:
        try:
            self.found = self._list_in(self._folder)
        except (OSError, ValueError):
            self.found = ()


def wanted_in(folder: Path) -> Listed:
    """The files of a watch in a folder, by name; raises OSError where there is no such folder."""
    files: list[tuple[Path, Seen]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_wanted(entry.name) and entry.is_file():
                facts = entry.stat()
                files.append((folder / entry.name, (entry.name, facts.st_size, facts.st_mtime_ns)))
                if len(files) == MOST_WATCHED:
                    break
    return tuple(sorted(files))
