"""Whether there is a screen for a window, and what is said where there is none."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication

OTHERS = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
HERE = ("", "unix")
FORWARDED = ("localhost", "127.0.0.1")
X11_PORT = 6000
LISTENING = "0A"

translate = QCoreApplication.translate


def has_screen() -> bool:
    """Qt would end the process at once where it is asked for a window without one."""
    if sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in OTHERS):
        return True
    display = os.environ.get("DISPLAY", "")
    return bool(display) and _answers(display)


def no_screen() -> str:
    """Why there is no window."""
    return translate(
        "verbs",
        "This needs the window, and there is no screen here. “ankle-rehab --help” says what does not.",
    )


def _answers(display: str) -> bool:
    """False where nobody is behind a display of this computer, as in a terminal that outlived its log-in."""
    found = re.fullmatch(r"([a-z0-9.]*):(\d{1,4})(\.\d+)?", display)
    if found is None or found[1] not in (*HERE, *FORWARDED):
        return True
    return _is_there(int(found[2])) if found[1] in HERE else _is_brought(X11_PORT + int(found[2]))


def _is_there(number: int) -> bool:
    """Whether there is a socket of that display, as a file or by its name alone (Linux)."""
    path = Path(f"/tmp/.X11-unix/X{number}")
    with suppress(OSError):
        return path.exists() or f"@{path}\n" in Path("/proc/net/unix").read_text("utf-8", "replace")
    return True


def _is_brought(port: int) -> bool:
    """Whether ssh still brings a display here: the system's own list says so, without a connection."""
    waiting = re.compile(rf"^\s*\d+: [0-9A-F]+:{port:04X} [0-9A-F:]+ {LISTENING} ", re.MULTILINE)
    told = ""
    for table in ("tcp", "tcp6"):
        with suppress(OSError):
            told += Path(f"/proc/net/{table}").read_text("ascii", "replace")
    return not told or waiting.search(told) is not None
