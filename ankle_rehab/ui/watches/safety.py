"""What stops a session from wherever it comes: a high score, cold on the skin, something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.icing import Icing, StopReason
from ankle_rehab.domain.routine import Activity
from ankle_rehab.services.diary import Topic
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from ankle_rehab.domain.icing_cues import IcingCue


class SafetyWatch(QObject):
    """Listens to the diary and the icing timer, and ends the running session when one of them says so."""

    def __init__(self, parts: Parts, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        parts.diary.changed.connect(self._on_written)
        parts.icing.announce.connect(self._on_icing)

    def something_new(self) -> None:
        """Something is new during a session: it stops first and is saved, then the signs are asked."""
        self.stop_session()
        self._window.show_page("signs")

    def stop_session(self) -> None:
        """End the running session and keep it, unless it is the one that asks for the signs itself."""
        run = self._parts.run
        if run is not None and run.activity is not Activity.SAFETY_CHECK:
            self._parts.player.end()

    def _on_written(self, topic: Topic) -> None:
        """A score of 7 or more ends a session, wherever it was written down, and so does a twist."""
        run = self._parts.run
        if topic is Topic.PAIN and run is not None and self._parts.player.active:
            standing = self._parts.guard.standing()
            if standing.high_score is not None:
                self._parts.player.hurt(standing.high_score.score)
            elif standing.calm and not run.plan.half_size:
                self._parts.player.end()
                words = self.tr("The session ends here and is kept: a fresh twist asks for gentler moves.")
                self._window.show_notice(Notice(words))

    def _on_icing(self, cue: IcingCue, icing: Icing) -> None:
        """Cold ends movement; an alarm is not kept behind a question; after a sign its advice comes back."""
        from ankle_rehab.domain.icing_cues import IcingCue  # noqa: PLC0415 - not before the first icing

        if cue is IcingCue.START:
            self._end_movements()
        elif cue is IcingCue.ALARM:
            question = QApplication.activeModalWidget()
            if question is not None:
                question.close()
        elif cue is IcingCue.OFF and icing.reason is StopReason.SIGN:
            self._window.show_page("signs")

    def _end_movements(self) -> None:
        run = self._parts.run
        if run is not None and run.moves_left:
            self._parts.player.end()
            words = self.tr("The session ends here and is kept: a cold ankle cannot tell when to stop.")
            self._window.show_notice(Notice(words))
