"""The numbers of the chart as rows, fetched a page at a time however many there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ankle_rehab.domain.light import Verdict
from ankle_rehab.domain.table import Order, SortBy, TableRow
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import lived, text
from ankle_rehab.ui.words import diary_text, light_words, review_words

PAGE = 100
Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableSource(Protocol):
    """Who knows the rows; `Review` is one. May raise a StorageFault."""

    def table(
        self, order: Order, after: TableRow | None, limit: int, since: date | None, until: date | None
    ) -> tuple[TableRow, ...]: ...


class PainTable(QAbstractTableModel):
    """Scores from `since` to `until`. A view asks for more rows as it is scrolled.

    The columns are day and time, side, score, moment, whether it was written late, and the light of its day;
    by all but the last two the rows can be sorted.
    """

    SORTED_BY = (SortBy.DATE, SortBy.SIDE, SortBy.SCORE, SortBy.MOMENT)

    def __init__(self, source: TableSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._order = Order()
        self._range: tuple[date, date] | None = None
        self._rows: list[TableRow] = []
        self._whole = True
        self._lights: Mapping[date, Verdict] = {}

    @property
    def order(self) -> Order:
        return self._order

    def look_at(self, since: date, until: date) -> None:
        """Show the scores of these days, both included."""
        self._range = (since, until)
        self._begin()

    def set_lights(self, lights: Mapping[date, Verdict]) -> None:
        """The lights of days are known; those of others are not told."""
        self._lights = lights
        if self._rows:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(0, last), self.index(len(self._rows) - 1, last))

    def row(self, number: int) -> TableRow:
        """The score in a row that has been fetched; raises IndexError for another."""
        return self._rows[number]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.SORTED_BY):
            self._order = Order(self.SORTED_BY[column], order is Qt.SortOrder.DescendingOrder)
            self._begin()

    # Qt --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.SORTED_BY) + 2

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._whole

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            more = self._page(self._rows[-1] if self._rows else None)
            if more:
                self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
                self._rows += more
                self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows[index.row()]
        if index.column() < len(_CELLS):
            return _CELLS[index.column()](row)
        verdict = self._lights.get(row.at.local_date)
        return "" if verdict is None else light_words.name(verdict.light)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = self._headings()[section]
            shown = role == Qt.ItemDataRole.DisplayRole and self._is_sorted_by(section)
            return f"{words} {'↓' if self._order.downwards else '↑'}" if shown else words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def _is_sorted_by(self, column: int) -> bool:
        return column < len(self.SORTED_BY) and self.SORTED_BY[column] is self._order.by

    def _headings(self) -> tuple[str, ...]:
        return (
            *(self.tr("Day"), self.tr("Side"), self.tr("Pain"), self.tr("When"), self.tr("Written")),
            self.tr("Light"),
        )

    def _begin(self) -> None:
        self.beginResetModel()
        self._rows = list(self._page(None))
        self.endResetModel()

    def _page(self, after: TableRow | None) -> tuple[TableRow, ...]:
        """The next rows; where they cannot be read the table ends, and the diary has told why."""
        if self._range is None:
            return ()
        try:
            page = self._source.table(self._order, after, PAGE, *self._range)
        except StorageFault:
            page = ()
        self._whole = len(page) < PAGE
        return page


_CELLS: tuple[Callable[[TableRow], str], ...] = (
    lambda row: review_words.felt_at(row.at.local_date, lived.lived(row.at)),
    lambda row: diary_text.side_heading(row.side),
    lambda row: text.score(row.score),
    lambda row: text.moment(row.moment),
    lambda row: review_words.written(late=row.late),
)
