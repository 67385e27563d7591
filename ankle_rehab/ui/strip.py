"""What runs stays in sight on every page but its own: the time left, or that a session has just ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ankle_rehab.domain.icing import IcingState, SkinAfter
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui import text
from ankle_rehab.ui.main_window import MainWindow

if TYPE_CHECKING:
    from ankle_rehab.domain.session import SessionRun
    from ankle_rehab.services.player import Player

PLAYER = "player"


class Strip(QObject):
    """Fills the window's strip; the ice goes before the session, because skin does not wait."""

    def __init__(self, window: MainWindow, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._parts = parts
        self._icing = parts.icing
        self._shown = ("", "")
        self._look_again = False
        self._unseen_end = False
        parts.player_came.connect(self._follow)
        parts.icing.changed.connect(self.display)
        parts.icing.finished.connect(self._on_skin)
        parts.icing.waiting_over.connect(self._on_skin)
        window.page_changed.connect(self._on_page)
        self._on_skin()

    def _follow(self, player: Player) -> None:
        player.changed.connect(self.display)
        player.finished.connect(self._on_session_ended)

    def _on_session_ended(self, _run: SessionRun) -> None:
        """Ended while another page was in front: the two numbers are still to be asked."""
        self._unseen_end = self._window.current_page != PLAYER
        self.display()

    def _on_page(self, name: str) -> None:
        if name == PLAYER:
            self._unseen_end = False
            self.display()

    def _on_skin(self, _fact: object = None) -> None:
        """Half an hour after an icing whose skin was not normal: remind of it, once."""
        again = self._icing.skin_question()
        self._look_again = again is not None and again.skin_after is SkinAfter.NOT_YET
        self.display()

    def display(self, _fact: object = None) -> None:
        """Show what runs now; touches the window only when the words change."""
        words = self._words()
        if words == self._shown:
            return
        self._shown = words
        if words[0]:
            self._window.show_running(*words)
        else:
            self._window.hide_running()

    def _words(self) -> tuple[str, str]:
        icing = self._icing.icing
        if icing is not None:
            if icing.state is IcingState.ALARM:
                return self.tr("Ice: take the pack off now"), "ice"
            if self._icing.active:
                left = text.countdown(icing.remaining)
                return self.tr("Ice: {time} to go").format(time=left), "ice"
            return self.tr("Ice: look at the skin"), "ice"
        if self._look_again:
            return self.tr("Ice: look at the skin again"), "ice"
        run = self._parts.run
        if run is not None and self._parts.player.active:
            return self._session(run), PLAYER
        if run is not None and self._unseen_end:
            return self.tr("{name}: ended. How was it?").format(name=run.plan.name), PLAYER
        return "", ""

    def _session(self, run: SessionRun) -> str:
        from ankle_rehab.ui.words import player_words  # noqa: PLC0415 - not before the first session

        return self.tr("{name}: {time}").format(name=run.plan.name, time=player_words.time_left(run))
