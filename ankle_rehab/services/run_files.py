"""Files from a watch: read beside the window, put before the diary, and taken only as they are chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.run_files import FoundRun, RunPreview, RunRow
from ankle_rehab.domain.run_matching import rows_of
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span, pieces
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.run_folder import ListIn, RunFolder
from ankle_rehab.services.run_reading import RunReading
from ankle_rehab.services.runs import Runs
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import StorageFault

_DAY = timedelta(days=1)


class RunFiles(QObject):
    """Reads files in processes of their own, one question at a time.

    `progressed` carries how many files of how many are behind. In the end comes one of `found` (RunPreview),
    `failed` (StorageFault) and `cancelled`. `changed` comes when `busy` or `preview` is another. `folder` is
    the one that is watched.
    """

    progressed = Signal(int, int)
    found = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    changed = Signal()

    def __init__(
        self,
        diary: Diary,
        runs: Runs,
        database: Database,
        clock: Clock,
        *,
        preferences: Preferences,
        list_in: ListIn | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._diary = diary
        self._runs = runs
        self._clock = clock
        self._preferences = preferences
        self.folder = RunFolder(diary, database, clock, preferences=preferences, list_in=list_in, parent=self)
        self._paths: tuple[Path, ...] = ()
        self._reading: RunReading | None = None
        self._looking: Iterator[None] | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._look_on)
        self.preview: RunPreview | None = None

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._reading is not None or self._looking is not None

    @property
    def unit(self) -> DistanceUnit:
        """In what distances are shown."""
        return self._preferences.settings.distance_unit

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, archives and whole folders; what was found before is put away."""
        self._let_go()
        self._paths = tuple(paths)
        self.folder.look()
        self._reading = RunReading(self._paths, self._clock, self)
        self._reading.progressed.connect(self.progressed)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._reading.start()
        self.changed.emit()

    def cancel(self) -> None:
        """Stop reading at once, or put the preview away; nothing was written."""
        if self.busy or self.preview is not None:
            self._let_go()
            self.changed.emit()
            self.cancelled.emit()

    def look(self) -> None:
        """A reading process that has said nothing for long is ended; this happens by itself each second."""
        if self._reading is not None:
            self._reading.look()

    def take(self, chosen: Collection[RunRow]) -> int:
        """Keep the rows, all or none, as one step of undo; returns how many.

        The preview is put away then. Raises StorageFault, which the diary has told; all can be tried again.
        Raises LookupError where what a row is to be joined to was thrown away since.
        """
        activities = [row.kept for row in chosen if row.kept is not None]
        if activities:
            self._runs.add_all(activities, Action.IMPORT)
        with suppress(StorageFault):  # told by the diary; at worst the same files are offered once more
            self.put_aside(self._looked_at())
        self._let_go()
        self.changed.emit()
        return len(activities)

    def with_sport(self, row: RunRow, sport: Sport) -> RunRow:
        """The row with another sport, for `take`."""
        return row if row.kept is None else replace(row, kept=replace(row.kept, sport=sport))

    # the watched folder ------------------------------------------------------------------------------

    def new_in_folder(self) -> tuple[Path, ...]:
        """The files of the watched folder that were neither taken nor put aside, by name.

        It is looked into; where it does not answer at once they are those of the last time, and
        `folder.looked` comes later. Raises StorageFault.
        """
        self.folder.look()
        return self.folder.new()

    def put_aside(self, paths: Iterable[Path]) -> None:
        """Do not offer these again; those of other folders are left alone. Raises StorageFault."""
        self.folder.put_aside(paths)

    def _looked_at(self) -> Iterator[Path]:
        """The files that were read, as far as the watched folder is concerned."""
        for path in self._paths:
            if path == self.folder.path:
                yield from self.folder.new()
            else:
                yield path

    # what was found ----------------------------------------------------------------------------------

    def _on_read(self, found: tuple[FoundRun, ...], left_alone: int) -> None:
        self._end_reading()
        self._looking = self._look(found, left_alone)
        self._look_on()

    def _look_on(self) -> None:
        """A year of the diary at a time, so that the window never waits."""
        if self._looking is None:
            return
        try:
            next(self._looking)
        except StopIteration:
            self._looking = None
            self.changed.emit()
            self.found.emit(self.preview)
        except StorageFault as fault:
            self._let_go()
            self.changed.emit()
            self.failed.emit(fault)
        else:
            self._next.start(0)

    def _look(self, found: tuple[FoundRun, ...], left_alone: int) -> Iterator[None]:
        known: list[Activity] = []
        days = [one.activity.start.local_date for one in found if one.activity is not None]
        if days:
            for piece in pieces(Span(min(days) - _DAY, max(days) + _DAY)):
                known += self._runs.all(piece)
                yield
        self.preview = RunPreview(rows_of(found, known), left_alone)

    def _on_failed(self, fault: StorageFault) -> None:
        self._let_go()
        self.changed.emit()
        self.failed.emit(fault)

    def _end_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading.deleteLater()
            self._reading = None

    def _let_go(self) -> None:
        self._end_reading()
        self._next.stop()
        self._looking = None
        self.preview = None
