"""One of many in a list that opens; where there is a line for none of them, it is the first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

Value = TypeVar("Value")

LEAST_LETTERS = 6


class ChoiceBoxSignals(QComboBox):
    """The Qt half: Qt's classes cannot be generic themselves."""

    changed = Signal()


class ChoiceBox(ChoiceBoxSignals, Generic[Value]):
    """`changed` is about the user alone. It grows no wider than it has to in a narrow window."""

    def __init__(
        self,
        name: str,
        none: str | None,
        choices: Iterable[tuple[Value, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._none = none
        self._values: tuple[Value, ...] = ()
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # on Linux Qt says what is chosen in place of a name
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.offer(choices)
        self.currentIndexChanged.connect(lambda _place: self.changed.emit())

    @property
    def value(self) -> Value | None:
        place = self.currentIndex() - self._before
        return self._values[place] if 0 <= place < len(self._values) else None

    @property
    def _before(self) -> int:
        return 0 if self._none is None else 1

    def display(self, value: Value | None) -> None:
        """Show this one, or none, without telling anybody."""
        self.blockSignals(True)
        self.setCurrentIndex(0 if value not in self._values else self._values.index(value) + self._before)
        self.blockSignals(False)

    def offer(self, choices: Iterable[tuple[Value, str]]) -> None:
        """Offer these from now on; what was chosen stays chosen if it is among them."""
        chosen, known = self.value, tuple(choices)
        self.blockSignals(True)
        self.clear()
        self._values = tuple(value for value, _ in known)
        self.addItems([*([] if self._none is None else [self._none]), *(words for _, words in known)])
        self.blockSignals(False)
        self.display(chosen)
