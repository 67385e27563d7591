"""The program's place on the desktop: the tray, what closing does, and sleep, which everybody is told of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ankle_rehab.services.error_log import ErrorLog, Note
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.sleep_watch import SleepWatch
from ankle_rehab.ui.desktop.leaving import Leaving
from ankle_rehab.ui.desktop.tray import Tray, program_icon
from ankle_rehab.ui.desktop.tray_icon import TrayPlace
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.watches.reminders import ReminderWatch

if TYPE_CHECKING:
    from ankle_rehab.services.bus import Bus


class Desk(QObject):
    """`beat` comes once a minute, `resumed` when time went on unseen; `left` when the program is to end.

    `bus` is where the login manager tells of sleep, if there is such a one. `start` begins a routine.
    """

    beat = Signal()
    resumed = Signal()
    left = Signal()

    def __init__(
        self,
        parts: Parts,
        window: MainWindow,
        place: TrayPlace,
        bus: Bus | None,
        *,
        start: Callable[[str], None],
        reminders: ReminderWatch | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._log = ErrorLog(parts.folder, parts.clock)
        QApplication.setWindowIcon(program_icon())
        self._place = place
        place.setParent(self)
        self.leaving = Leaving(parts, window, place, self)
        self.leaving.left.connect(self.left)
        self.tray = Tray(parts, window, place, start=start, reminders=reminders, parent=self)
        self.tray.left.connect(self.leaving.quit)
        self._sleep = SleepWatch(parts.clock, bus, self)
        self._sleep.beat.connect(self.beat)
        self._sleep.beat.connect(self.leaving.look)
        self._sleep.resumed.connect(self.resumed)
        if bus is not None:
            self._sleep.armed.connect(self._on_armed)
        self._sleep.start()

    def close(self) -> None:
        """Let go of the desktop: the program ends."""
        self._sleep.stop()
        self.leaving.close()
        self.tray.close()

    def _on_armed(self, armed: bool) -> None:
        self._log.note(Note.SLEEP_TOLD if armed else Note.SLEEP_SEEN)
