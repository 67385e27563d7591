"""Which keys go on, pause, skip or go back while a session runs."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.ui.keys import is_any_key, is_shortcut

Key = Qt.Key

PRESSES = (Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_Select)
_PAUSES = (Key.Key_Space, Key.Key_MediaPlay, Key.Key_MediaPause, Key.Key_MediaTogglePlayPause)
_FORWARD = (Key.Key_MediaNext,)
_BACK = (Key.Key_MediaPrevious, Key.Key_PageUp)


class Intent(StrEnum):
    """What a key asks of the player."""

    NOTHING = "nothing"
    GO_ON = "go-on"
    PAUSE = "pause"
    SKIP = "skip"
    BACK = "back"


def intent(event: QKeyEvent, run: SessionRun, direction: Qt.LayoutDirection) -> Intent:
    """What this key asks at this moment.

    Where the player waits (get ready, a pause, an activity) any key goes on. A rest or change of side is cut
    short by any key but Space, which pauses there as it does during work.
    """
    key = Key(event.key())
    if is_shortcut(event):
        return Intent.NOTHING
    arrows = (Key.Key_Right, Key.Key_Left)
    onward, backward = arrows if direction == Qt.LayoutDirection.LeftToRight else arrows[::-1]
    if key in (*_FORWARD, onward):
        return Intent.SKIP
    if key in (*_BACK, backward):
        return Intent.BACK
    if not is_any_key(event, repeats=True):
        return Intent.NOTHING
    if run.state in (State.PAUSED, State.WAITING) or run.step.phase is Phase.READY:
        return Intent.GO_ON
    if key in _PAUSES:
        return Intent.PAUSE
    if run.step.phase in (Phase.REST, Phase.SWITCH):
        return Intent.GO_ON
    return Intent.PAUSE if key == Key.Key_PageDown else Intent.NOTHING
