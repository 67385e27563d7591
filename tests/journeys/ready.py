"""Tells whoever started this process that the program is there and listens for signals."""

from __future__ import annotations

import signal

from PySide6.QtCore import QTimer


def tell_when_ready() -> None:
    """Print "ready" as soon as a signal would not just end the process."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        QTimer.singleShot(1, tell_when_ready)
    else:
        print("ready", flush=True)
