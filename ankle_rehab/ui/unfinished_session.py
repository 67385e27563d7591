"""A session that a crash cut off is offered again: go on at that step, or keep what was done."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject

from ankle_rehab.domain.diary import OpenSession
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.fields import ContentError
from ankle_rehab.storage.plan_codec import NotRebuilt, rebuild
from ankle_rehab.ui.dialogs.resume_offer import ResumeOffer
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.session_starter import SessionStarter


class UnfinishedSession(QObject):
    """Asks about an open session of the diary; a plan that no longer fits the exercises can only be kept."""

    def __init__(
        self, parts: Parts, window: MainWindow, starter: SessionStarter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._starter = starter

    def offer(self, found: OpenSession) -> None:
        """Ask what to do with the session found."""
        try:
            run = rebuild(found, self._parts.repertoire.exercise)
            self._parts.repertoire.usual(run.plan.routine_id)  # whose gate is asked before it goes on
        except (NotRebuilt, LookupError, ContentError):
            run = None
        kept = found.kept.utc.astimezone(self._parts.clock.now().tzinfo)
        dialog = ResumeOffer(found, kept, can_go_on=run is not None, parent=self._window)
        if run is not None:
            dialog.go_on.connect(partial(self._on_go_on, run))
        dialog.save.connect(self._on_save)
        dialog.signs.connect(self._window.show_signs)
        dialog.open()

    def _on_save(self, session_id: int) -> None:
        with suppress(StorageFault):  # told by the diary; the next start offers it again
            self._parts.diary.save_open(session_id)

    def _on_go_on(self, run: SessionRun, session_id: int) -> None:
        self._starter.resume(session_id, run)
