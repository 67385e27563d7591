"""A table that is read and sorted by keys as well: Tab reaches its head, the arrows walk along it."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView, QWidget

from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.spoken import announce

_SHEET = Template("""
QTableView { background: $card; border: 2px solid $line; border-radius: 8px; outline: none;
    selection-background-color: $soft; selection-color: $text; }
QTableView:focus { border-color: $accent; }
QTableView::item { border: none; border-bottom: 1px solid $line; padding: 0 8px; }
QHeaderView { background: $card; border: none; }
QHeaderView::section { background: $card; color: $muted; font-weight: 600; border: none;
    border-bottom: 2px solid $line; padding: 8px 13px 8px 11px; }
QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; height: 0; }
""")
ROW = 2.2
ROWS_IN_SIGHT = 10


class SortHead(QHeaderView):
    """The head of a table. Left and right go from column to column, Enter or Space sorts by one.

    `sortable` is how many columns from the first can be sorted by.
    """

    def __init__(self, themes: Themes, sortable: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self._sortable = sortable
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(self.tr("Sort the table"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (key is Qt.Key.Key_Right) == (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
            self._at = min(max(self._at + (1 if forward else -1), 0), self._sortable - 1)
            self._say(self._words(self._at))
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.sort_by(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say(self._words(self._at))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round if it was sorted by it already."""
        other = Qt.SortOrder.AscendingOrder
        if column == self.sortIndicatorSection() and self.sortIndicatorOrder() is other:
            other = Qt.SortOrder.DescendingOrder
        self.setSortIndicator(column, other)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, index)
        painter.restore()
        if self.hasFocus() and index == self._at:
            painter.setPen(QPen(self._themes.current.color("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 6, 6)

    def _words(self, column: int) -> str:
        model: QAbstractItemModel | None = self.model()
        if model is None:
            return ""
        name = str(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole))
        if column != self.sortIndicatorSection():
            return self.tr("Sort by: {column}").format(column=name)
        if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            return self.tr("Sorted by: {column}, upwards").format(column=name)
        return self.tr("Sorted by: {column}, downwards").format(column=name)

    def _say(self, words: str) -> None:
        if self.isVisible():
            announce(self, words)


class ScoreTable(QTableView):
    """`opened` carries the number of the row on which Enter was pressed or that was clicked twice."""

    opened = Signal(int)

    def __init__(self, themes: Themes, model: QAbstractItemModel, sortable: int) -> None:
        super().__init__()
        self._themes = themes
        self._head = SortHead(themes, sortable, self)
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        for corner in self.findChildren(QAbstractButton):  # Qt's own, unseen, but not unheard
            corner.setAccessibleName(self.tr("All rows"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._head.setStretchLastSection(True)
        self._head.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        model.modelReset.connect(self._fit)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        themes.changed.connect(self._dress)
        self._dress()
        self._fit()

    @property
    def head(self) -> SortHead:
        return self._head

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.selectRow(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _dress(self) -> None:
        """In the colours of the theme; a table is rarely seen, so the sheet of the program leaves it out."""
        self.setStyleSheet(_SHEET.substitute(asdict(self._themes.current)))

    def _fit(self) -> None:
        """Rows as high as the type wants them, and a head as wide as the words."""
        metrics = QFontMetrics(self.font())
        height = round(metrics.height() * ROW)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setMinimumSectionSize(height)
        self.setMinimumHeight(height * (ROWS_IN_SIGHT + 1))
        self.resizeColumnsToContents()
