"""Being asked to leave: log-out, shut-down, Ctrl+C or a closed terminal end the program cleanly.

A waiting Qt loop never runs a Python signal handler, so the signal writes into a socket that Qt watches.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
_READ_BYTES = 64


class ExitSignals(QObject):
    """Emits `closing` once, at the first signal or at `request()`; later ones change nothing.

    Make one in the main thread, and `close()` it before the program ends.
    """

    closing = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = False
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._wake_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _ignore) for number in _numbers()}

    def request(self) -> None:
        """The session manager asks for the same as a signal."""
        if not self._asked:
            self._asked = True
            self.closing.emit()

    def close(self) -> None:
        """Give the signals back to whoever had them before."""
        if self._reader.fileno() == -1:
            return
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        signal.set_wakeup_fd(self._wake_before)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _on_woken(self) -> None:
        try:
            woken = self._reader.recv(_READ_BYTES)
        except BlockingIOError:
            return
        if any(number in self._before for number in woken):
            self.request()


def _numbers() -> tuple[signal.Signals, ...]:
    """The signals that ask to leave, as far as this system has them."""
    return tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """The socket tells Qt; without a handler in Python nothing is written into it."""
