"""A list of lines to choose from: the words on one side, a key on the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.theme import Themes

KEYS = Qt.ItemDataRole.UserRole
PADDING = 10
CORNER = 8
LEFT, WRAPPED = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, Qt.TextFlag.TextWordWrap

Index = QModelIndex | QPersistentModelIndex


class KeyedList(QListWidget):
    """A screen reader hears words and key; the row that is chosen is filled and outlined."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Row(themes, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setTabKeyNavigation(False)

    def display(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show these words, each with its key or with none; the first is chosen."""
        self.clear()
        for words, keys in lines:
            item = QListWidgetItem(words)
            item.setData(KEYS, keys)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {keys}" if keys else words)
            self.addItem(item)
        self.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Row(QStyledItemDelegate):
    """One row, as high as its words need at the width of the list."""

    def __init__(self, themes: Themes, parent: QListWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._list.viewport().width()
        words = self._place(option, index, QRect(0, 0, width, 0))
        high = option.fontMetrics.boundingRect(QRect(0, 0, words.width(), 9999), WRAPPED, _words(index))
        return QSize(width, high.height() + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._themes.current
        chosen = self._list.currentRow() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(theme.color("accent"))
            painter.setBrush(theme.color("soft"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.setFont(option.font)
        painter.setPen(theme.color("text"))
        painter.drawText(self._place(option, index, option.rect), int(LEFT) | int(WRAPPED), _words(index))
        painter.setPen(theme.color("text" if chosen else "muted"))
        keys = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.drawText(
            keys, int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter), _keys(index)
        )
        painter.restore()

    def _place(self, option: QStyleOptionViewItem, index: Index, row: QRect) -> QRect:
        """Where the words stand in a row: all but the room of the key at its far end."""
        keys = _keys(index)
        far = PADDING + (option.fontMetrics.horizontalAdvance(keys) + GROUP if keys else 0)
        if self._list.isRightToLeft():
            return row.adjusted(far, 0, -PADDING, 0)
        return row.adjusted(PADDING, 0, -far, 0)


def _words(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole))


def _keys(index: Index) -> str:
    return str(index.data(KEYS) or "")
