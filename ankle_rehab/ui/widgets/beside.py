"""Two parts side by side, or one above the other where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ankle_rehab.ui.style import GROUP, MARGIN

LEAST_MAIN = 56
UNBOUNDED = 16_777_215


class Beside(QWidget):
    """`main` takes the room that `side` leaves; in a narrow window `side` comes first, when it is asked for.

    `narrowed` tells whether the window is narrow now.
    """

    narrowed = Signal(bool)

    def __init__(self, main: QWidget, side: QWidget, side_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main, self._side, self._side_width = main, side, side_width
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(MARGIN)
        self._row.addWidget(main, 1)
        self._row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self._narrow: bool | None = None
        self._asked = False
        self._arrange()

    def ask_for_side(self, asked: bool) -> None:
        """Whether `side` is wanted in a narrow window; in a wide one it is always there."""
        self._asked = asked
        self._side.setVisible(asked or not self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """`main` wants so many letters in a line, however large the type is."""
        least = self.fontMetrics().averageCharWidth() * LEAST_MAIN
        side = max(self._side_width, self._side.minimumSizeHint().width())
        narrow = self.width() < least + side + MARGIN
        if narrow == self._narrow:
            return
        self._narrow = narrow
        top_to_bottom = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(top_to_bottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GROUP if narrow else MARGIN)
        self._row.removeWidget(self._side)
        if narrow:
            self._row.insertWidget(0, self._side)
        else:
            self._row.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._side.setMinimumWidth(0 if narrow else side)
        self._side.setMaximumWidth(UNBOUNDED if narrow else side)
        self._side.setVisible(self._asked or not narrow)
        self.narrowed.emit(narrow)
