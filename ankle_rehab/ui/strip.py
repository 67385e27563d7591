"""What runs stays in sight on every page but its own: the time left, or that a session has just ended."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ankle_rehab.domain.icing import IcingState, SkinAfter
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.player import Player
from ankle_rehab.ui import player_words, text
from ankle_rehab.ui.main_window import MainWindow

PLAYER = "player"


class Strip(QObject):
    """Fills the window's strip; the ice goes before the session, because skin does not wait."""

    def __init__(
        self, window: MainWindow, player: Player, icing: IcingTimer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._player = player
        self._icing = icing
        self._shown = ("", "")
        self._look_again = False
        self._unseen_end = False
        player.changed.connect(self.display)
        icing.changed.connect(self.display)
        icing.finished.connect(self._on_skin)
        icing.waiting_over.connect(self._on_skin)
        player.finished.connect(self._on_session_ended)
        window.page_changed.connect(self._on_page)
        self._on_skin()

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
        run = self._player.run
        if run is not None and self._player.active:
            return self._session(run), PLAYER
        if run is not None and self._unseen_end:
            return self.tr("{name}: ended. How was it?").format(name=run.plan.name), PLAYER
        return "", ""

    def _session(self, run: SessionRun) -> str:
        return self.tr("{name}: {time}").format(name=run.plan.name, time=player_words.time_left(run))
