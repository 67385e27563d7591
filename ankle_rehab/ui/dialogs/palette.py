"""The command palette: type a few letters, and Enter does it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from ankle_rehab.ui.actions.actions import Action
from ankle_rehab.ui.actions.search import find
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.keyed_list import KeyedList
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words, shortened

LONGEST_WORDS = 80
LONGEST_TOLD = 30
LETTERS_WIDE = 62
MOST_OF_WINDOW = 0.9
LIKED_HEIGHT = 460
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}


class Palette(QDialog):
    """Offers those of `actions` that can be done now. The keyboard stays where one types."""

    def __init__(self, actions: Iterable[Action], themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offered = tuple(one for one in actions if one.enabled() and one.name != "palette")
        self._found: tuple[Action, ...] = ()
        self._build(themes)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """In the upper half of the window, and never larger than it."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            room = window.size() * MOST_OF_WINDOW
            wide = self.fontMetrics().averageCharWidth() * LETTERS_WIDE
            self.resize(min(room.width(), wide), min(room.height(), LIKED_HEIGHT))
        self._typed.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk through the list while one types."""
        if watched is self._typed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            move = _MOVES.get(Qt.Key(event.key()))
            if move is not None:
                self._move(move)
                return True
        return super().eventFilter(watched, event)

    def _build(self, themes: Themes) -> None:
        self.setWindowTitle(self.tr("What would you like to do?"))
        self.setAccessibleName(self.windowTitle())
        rows = spaced(QVBoxLayout(self), INSIDE, GROUP)
        self._typed = QLineEdit()
        self._typed.setMaxLength(LONGEST_WORDS)
        self._typed.setClearButtonEnabled(True)
        for made_by_qt in self._typed.findChildren(QToolButton):
            made_by_qt.setAccessibleName(self.tr("Clear the words"))
        self._typed.setPlaceholderText(self.tr("Type what you want: ice, pain, backup …"))
        self._typed.setAccessibleName(self.windowTitle())
        self._typed.setAccessibleDescription(
            self.tr("The arrow keys go through what fits, Enter does it, Escape closes.")
        )
        self._typed.textChanged.connect(self._look)
        self._typed.returnPressed.connect(self._do)
        self._typed.installEventFilter(self)
        rows.addWidget(self._typed)
        self._nothing = Words("", "note")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self._nothing)
        self._list = KeyedList(themes)
        self._list.setAccessibleName(self.tr("What fits"))
        self._list.itemActivated.connect(self._on_item)
        self._list.itemClicked.connect(self._on_item)
        rows.addWidget(self._list, 1)

    def _look(self) -> None:
        typed = self._typed.text()
        self._found = found = find(self._offered, typed)
        self._list.display((one.words, one.keys[0] if one.keys else "") for one in found)
        told = shortened(typed.strip(), LONGEST_TOLD)
        self._nothing.setText(self.tr("Nothing found for “{words}”").format(words=told))
        self._nothing.setVisible(not found)
        self._list.setVisible(bool(found))
        if typed:
            self._tell()

    def _move(self, by: int) -> None:
        count = self._list.count()
        if count:
            self._list.setCurrentRow(max(0, min(count - 1, self._list.currentRow() + by)))
            self._tell()

    def _tell(self) -> None:
        """A screen reader hears what Enter would do, though the keyboard is not in the list."""
        item = self._list.currentItem()
        if item is None:
            announce(self._typed, self._nothing.text())
            return
        words = self.tr("{words}, {number} of {count}")
        number, count = self._list.currentRow() + 1, self._list.count()
        announce(self._typed, words.format(words=item.text(), number=number, count=count))

    def _do(self) -> None:
        """Once the palette is gone: what is done may open a question of its own."""
        row = self._list.currentRow()
        if 0 <= row < len(self._found):
            self.accept()
            QTimer.singleShot(0, self._found[row].do)

    def _on_item(self, item: QListWidgetItem) -> None:
        self._list.setCurrentItem(item)
        self._do()
