"""What is being written, put on the disk soon after each change."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.faults import StorageFault

SOON_MILLISECONDS = 1500


class DraftKeeper(QObject):
    """Keeps what `current` says, None for nothing. What the disk does not take is kept here: no word."""

    def __init__(self, diary: Diary, current: Callable[[], EntryDraft | None], parent: QObject) -> None:
        super().__init__(parent)
        self._diary = diary
        self._current = current
        self._kept: EntryDraft | None = None
        self._refused: EntryDraft | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON_MILLISECONDS)
        self._timer.timeout.connect(self.keep)

    def found(self) -> EntryDraft | None:
        """What was kept before, as after a crash; raises a StorageFault, which the diary has told."""
        if self._refused is not None:
            return self._refused
        self._kept = self._diary.draft()
        return self._kept

    def soon(self) -> None:
        """Something was changed. Going on typing does not put it off any further."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep it now."""
        self.put(self._current())

    def put(self, draft: EntryDraft | None) -> None:
        """Keep this draft, or none, now."""
        self._timer.stop()
        self._refused = None if draft == self._kept else draft
        if draft != self._kept:
            with suppress(StorageFault):
                self._diary.keep_draft(draft)
                self._kept, self._refused = draft, None

    def saved(self) -> None:
        """The draft went into the diary and away with it."""
        self._timer.stop()
        self._kept = self._refused = None
