"""Where a window stands: kept in the window system's own words, and always within a screen that is there."""

from __future__ import annotations

import binascii
from contextlib import suppress

from PySide6.QtWidgets import QWidget


def place(window: QWidget) -> str:
    """Where it stands, to be given to `put_back` next time."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def put_back(window: QWidget, place: str) -> None:
    """Stand where it stood last time; Qt moves a window into sight whose screen is gone."""
    with suppress(ValueError):
        window.restoreGeometry(binascii.a2b_base64(place))


def fit_screen(window: QWidget) -> None:
    """No larger than the room on its screen, and whole within it."""
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    if window.isMaximized() or window.isFullScreen() or room.contains(frame):
        return
    window.resize(window.size().boundedTo(room.size() - (frame.size() - window.size())))
    frame = window.frameGeometry()
    if not room.contains(frame):
        x = max(room.left(), min(frame.left(), room.right() + 1 - frame.width()))
        y = max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height()))
        window.move(x, y)
