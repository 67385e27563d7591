"""A row of buttons that Tab passes in one step; within it the arrows move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_ON = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class OneStop(QObject):
    """Tab comes to the button that is pressed in, else to the one that had the keyboard last."""

    def __init__(self, buttons: Sequence[QPushButton], parent: QObject) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.installEventFilter(self)
        self.settle()

    def settle(self) -> None:
        """The buttons have been pressed in anew."""
        pressed = [button for button in self._buttons if button.isChecked()]
        self._stop(pressed[0] if pressed else self._buttons[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _ON.get(Qt.Key(event.key()), 0)
            if step and isinstance(watched, QPushButton):
                self._move(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, start: QPushButton, step: int) -> None:
        if start.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        index = self._buttons.index(start) + step
        if 0 <= index < len(self._buttons):
            self._stop(self._buttons[index])
            self._buttons[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop(self, at: QPushButton) -> None:
        for button in self._buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is at else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
