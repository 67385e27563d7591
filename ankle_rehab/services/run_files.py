"""Files from a watch: read beside the window, put before the diary, and taken only as they are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.run_files import RunPreview, RunRow
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.runs import Runs
from ankle_rehab.storage.database import Database


class RunFiles(QObject):
    """Reads files in processes of their own, one question at a time.

    `progressed` carries how many files of how many are behind. In the end comes one of `found` (RunPreview),
    `failed` (StorageFault) and `cancelled`.
    """

    progressed = Signal(int, int)
    found = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        runs: Runs,
        database: Database,
        clock: Clock,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self.preview: RunPreview | None = None

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return False

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, archives and whole folders; what was found before is put away."""

    def cancel(self) -> None:
        """Stop reading, at once, or put the preview away; nothing was written."""

    def take(self, chosen: Collection[RunRow]) -> int:
        """Keep the rows, all or none, as one step of undo; returns how many. Raises StorageFault."""
        return len(chosen)

    def with_sport(self, row: RunRow, sport: Sport) -> RunRow:
        """The row with another sport, for `take`."""
        return row if row.kept is None else replace(row, kept=replace(row.kept, sport=sport))

    def new_in_folder(self) -> tuple[Path, ...]:
        """The files of the watched folder that were neither taken nor put aside, by name."""
        return ()

    def put_aside(self, paths: Sequence[Path]) -> None:
        """Do not offer these again."""
