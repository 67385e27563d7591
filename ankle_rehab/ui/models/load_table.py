"""The numbers of the load chart as rows, one a week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load_chart import LoadWeek
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.ui.words import load_chart_words

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NOTHING = -1.0


class LoadTable(QAbstractTableModel):
    """Weeks by day, runs, distance, longest run, hard runs, rest days, worst pain of both sides, and rules.

    By all but the last the rows can be sorted; at first the newest week is on top.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unit = DistanceUnit.KILOMETRES
        self._weeks: list[LoadWeek] = []
        self._by, self._downwards = 0, True

    @property
    def sortable(self) -> int:
        """How many columns from the first the rows can be sorted by."""
        return len(_KEYS)

    def display(self, weeks: Sequence[LoadWeek], unit: DistanceUnit) -> None:
        """Show these weeks, without those of which nothing is known."""
        self.beginResetModel()
        self._weeks, self._unit = [week for week in weeks if not week.empty], unit
        self._order()
        self.endResetModel()

    def week(self, number: int) -> LoadWeek:
        """The week in a row; raises IndexError for another."""
        return self._weeks[number]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(_KEYS):
            self.beginResetModel()
            self._by, self._downwards = column, order is Qt.SortOrder.DescendingOrder
            self._order()
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_KEYS) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        week = self._weeks[index.row()]
        return load_chart_words.cells(week, self._unit)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = load_chart_words.headings(self._unit)[section]
            shown = role == Qt.ItemDataRole.DisplayRole and section == self._by
            return f"{words} {'↓' if self._downwards else '↑'}" if shown else words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(section)
        return None

    def _order(self) -> None:
        """The newest first among equals."""
        self._weeks.sort(key=lambda week: week.since, reverse=True)
        self._weeks.sort(key=_KEYS[self._by], reverse=self._downwards)


def _align(column: int) -> Qt.AlignmentFlag:
    """Numbers end below each other."""
    number = 0 < column < len(_KEYS)
    side = Qt.AlignmentFlag.AlignTrailing if number else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


def _longest(week: LoadWeek) -> float:
    return _NOTHING if week.longest is None else max(week.longest.lengths)


def _worst(side: Side) -> Callable[[LoadWeek], float]:
    def worst(week: LoadWeek) -> float:
        found = week.worst(side)
        return _NOTHING if found is None else float(found)

    return worst


_KEYS: tuple[Callable[[LoadWeek], float], ...] = (
    lambda week: week.since.toordinal(),
    lambda week: week.runs,
    lambda week: week.kilometres,
    _longest,
    lambda week: week.hard,
    lambda week: week.rests,
    *(_worst(side) for side in Side),
)
