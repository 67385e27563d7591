"""A number that may stay open, typed freely: what cannot be read stays where it is and is told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.words import Words

LETTERS = 6
LONGEST = 12
EDGES = 28


class _Edit(QLineEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends here: it is not meant for a button that is given the keyboard because of it."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class AmountField(QWidget):
    """`read` turns what is typed into a number (None for nothing) and raises ValueError for anything else.

    `changed` comes with every letter, `entered` with Enter. `unit` stands behind the field.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        name: str,
        unit: str,
        read: Callable[[str], float | None],
        parent: QWidget | None = None,
        *,
        letters: int = LETTERS,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._letters = letters
        row = spaced(QHBoxLayout(self), INSIDE)
        self._edit = _Edit()
        self._edit.setMaxLength(LONGEST)
        self._edit.setAccessibleName(name)
        self._edit.textEdited.connect(lambda _text: self.changed.emit())
        self._edit.returnPressed.connect(self.entered)
        self._unit = Words(unit)
        row.addWidget(self._edit)
        row.addWidget(self._unit)
        self.setFocusProxy(self._edit)
        self._fit()

    @property
    def typed(self) -> str:
        """What stands in it, letter by letter."""
        return self._edit.text()

    @property
    def value(self) -> float | None:
        """The number in it, None for nothing and for what is no number."""
        try:
            return self._read(self.typed)
        except ValueError:
            return None

    @property
    def wrong(self) -> bool:
        """Whether something stands in it that is no number."""
        try:
            self._read(self.typed)
        except ValueError:
            return True
        return False

    def display(self, words: str) -> None:
        """Show this, without telling anybody."""
        self._edit.setText(words)

    def measure(self, name: str, unit: str, read: Callable[[str], float | None]) -> None:
        """Take what is typed as something else from now on."""
        self._read = read
        self._edit.setAccessibleName(name)
        self._unit.setText(unit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Room for so many letters, however large the type is."""
        self._edit.setFixedWidth(self.fontMetrics().averageCharWidth() * self._letters + EDGES)
