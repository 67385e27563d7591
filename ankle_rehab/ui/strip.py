"""What runs stays in sight: the time left of a session or an icing, on every page but its own."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ankle_rehab.domain.session import SessionRun
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.player import Player
from ankle_rehab.ui import player_words, text
from ankle_rehab.ui.main_window import MainWindow


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
        player.changed.connect(self.display)
        icing.changed.connect(self.display)
        icing.finished.connect(self.display)

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
            if self._icing.active:
                left = text.countdown(icing.remaining)
                return self.tr("Ice: {time} to go").format(time=left), "ice"
            return self.tr("Ice: look at the skin"), "ice"
        run = self._player.run
        if run is not None and self._player.active:
            return self._session(run), "player"
        return "", ""

    def _session(self, run: SessionRun) -> str:
        return self.tr("{name}: {time}").format(name=run.plan.name, time=player_words.time_left(run))
