"""A row that breaks into several lines when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from ankle_rehab.ui.style import INSIDE


class WrapLayout(QHBoxLayout):
    """Places its parts side by side in reading direction and goes on below when a line is full.

    With `apart` the last part stands at the far end as long as one line is enough.
    """

    def __init__(self, spacing: int = INSIDE, *, apart: bool = False) -> None:
        super().__init__()
        self._apart = apart
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)  # not the row's own, which would place everything in one line
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        items = (self.itemAt(index) for index in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Height needed for the width of `rect`; with `move` the parts go to their places."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._shown():
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(rect.width(), item.minimumSize().width())))
            if lines[-1] and used + size.width() > rect.width():
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        top = rect.y()
        for line in lines:
            height = max((self._height(item, size) for item, size in line), default=0)
            left = rect.x()
            for item, size in line:
                if self._apart and len(lines) == 1 and len(line) > 1 and item is line[-1][0]:
                    left = rect.x() + rect.width() - size.width()
                if move:
                    self._move(item, QRect(QPoint(left, top), QSize(size.width(), height)), rect)
                left += size.width() + self.spacing()
            top += height + self.spacing()
        return max(0, top - rect.y() - self.spacing())

    def _height(self, item: QLayoutItem, size: QSize) -> int:
        return item.heightForWidth(size.width()) if item.hasHeightForWidth() else size.height()

    def _move(self, item: QLayoutItem, place: QRect, whole: QRect) -> None:
        parent = self.parentWidget()
        if parent is not None and parent.isRightToLeft():
            place.moveLeft(whole.left() + whole.right() - place.right())
        item.setGeometry(place)


class WrapRow(QWidget):
    """A row of controls that wraps; with `apart` the last one stands at the far end."""

    def __init__(
        self,
        *parts: QWidget,
        spacing: int = INSIDE,
        apart: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = WrapLayout(spacing, apart=apart)
        self.setLayout(self._row)
        for part in parts:
            self._row.addWidget(part)

    def add(self, part: QWidget) -> None:
        self._row.addWidget(part)
