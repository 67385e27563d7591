"""What may wait until the window was painted for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

LONGEST_WAIT_MILLISECONDS = 3000


class FirstPicture(QObject):
    """Emits `painted` once: after the first picture of `window`, or after three seconds when none comes."""

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        self._timer.start(LONGEST_WAIT_MILLISECONDS)
        window.installEventFilter(self)

    def hurry(self) -> None:
        """There will be no picture for now: go on without."""
        self._timer.start(0)

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._timer.stop()
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(0)
        return False

    def _tell(self) -> None:
        self.stop()
        self.painted.emit()
