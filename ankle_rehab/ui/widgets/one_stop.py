"""A row of buttons that Tab passes in one step; within it the arrows move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_ON = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class OneStop(QObject):
    """Tab comes to the button that is pressed in; within a group Qt remembers which had the keyboard last."""

    def __init__(self, buttons: Sequence[QPushButton], parent: QObject) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.installEventFilter(self)
        self.settle()

    def settle(self) -> None:
        """The buttons have been pressed in anew."""
        stop = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        for button in self._buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _ON and isinstance(watched, QPushButton):
                turned = key in _SIDEWAYS and watched.layoutDirection() == Qt.LayoutDirection.RightToLeft
                self._move(watched, -_ON[key] if turned else _ON[key])
                return True
        return super().eventFilter(watched, event)

    def _move(self, start: QPushButton, step: int) -> None:
        index = self._buttons.index(start) + step
        if 0 <= index < len(self._buttons):
            self._buttons[index].setFocus(Qt.FocusReason.TabFocusReason)
