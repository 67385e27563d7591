"""Whether there is a screen for a window, and what is said where there is none."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

translate = QCoreApplication.translate


def has_screen() -> bool:
    """Qt would end the process at once where it is asked for a window without one."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in NAMES)


def no_screen() -> str:
    """Why there is no window."""
    return translate(
        "verbs",
        "This needs the window, and there is no screen here. “ankle-rehab --help” says what does not.",
    )
