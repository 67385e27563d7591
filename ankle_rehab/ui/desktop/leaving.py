"""What closing the window does: as chosen, which is asked once; never is nothing left to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.settings import OnClose
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.desktop.tray_icon import TrayPlace
from ankle_rehab.ui.main_window import MainWindow

if TYPE_CHECKING:
    from ankle_rehab.ui.dialogs.keep_running import KeepRunning

# What only closing needs is imported when somebody closes.
# ruff: noqa: PLC0415

TRAY_COMES_MILLISECONDS = 10_000


class Leaving(QObject):
    """Out of sight the program is in the tray; where there is none, in the task bar.

    `left` comes when the program is to end. While a pack is on the window stays and says why. Where the
    diary is only read nothing is left to wait for, and closing ends that.
    """

    left = Signal()

    def __init__(
        self, parts: Parts, window: MainWindow, tray: TrayPlace, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._tray = tray
        self._asking: KeepRunning | None = None
        self._without = QTimer(self)
        self._without.setSingleShot(True)
        self._without.setInterval(TRAY_COMES_MILLISECONDS)
        self._without.timeout.connect(self._come_back)
        window.may_close = self.may_close
        tray.changed.connect(self.look)

    def close(self) -> None:
        """The program ends, whatever was chosen."""
        self._window.may_close = _always
        self._tray.changed.disconnect(self.look)
        self._without.stop()

    def may_close(self) -> bool:
        """Somebody closes the window; whether the program ends with it."""
        choice = self._parts.preferences.settings.on_close
        if self._window.outside or self._parts.database.read_only or choice is OnClose.LEAVE:
            return True
        if choice is OnClose.KEEP_RUNNING:
            self.keep_running()
        else:
            self._ask()
        return False

    def keep_running(self) -> None:
        """Out of sight, and the way back is in the tray or in the task bar. A session waits meanwhile."""
        from ankle_rehab.domain.session import State

        run = self._parts.run
        if run is not None and run.state is State.RUNNING:
            self._parts.player.toggle_pause()
        if self._tray.there:
            self._window.hide()
        else:
            self._window.showMinimized()

    def quit(self) -> None:
        """The program is to end, without a question; with a pack on the window says why it does not."""
        if self._window.stays_open:
            self._window.come_forward()
            self._window.held_open.emit()
        else:
            self.left.emit()

    def look(self) -> None:
        """A window that is out of sight without a tray comes back, unless the tray does so soon."""
        if self._tray.there or not self._window.isHidden():
            self._without.stop()
        elif not self._without.isActive():
            self._without.start()

    def _come_back(self) -> None:
        if self._window.isHidden() and not self._tray.there:
            self._window.showMinimized()

    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.raise_()
            return
        from ankle_rehab.ui.dialogs.keep_running import KeepRunning

        asking = KeepRunning(self._window, tray=self._tray.there)
        asking.chosen.connect(self._on_chosen)
        asking.finished.connect(self._on_asked)
        self._asking = asking
        asking.open()

    def _on_asked(self) -> None:
        self._asking = None

    def _on_chosen(self, choice: OnClose) -> None:
        self._parts.preferences.change(on_close=choice)
        if choice is OnClose.LEAVE:
            self.quit()
        else:
            self.keep_running()


def _always() -> bool:
    return True
