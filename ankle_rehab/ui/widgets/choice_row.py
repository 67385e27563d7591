"""One of a few: a row of buttons of which one is pressed in."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

Choice = TypeVar("Choice", bound=Enum)


class ChoiceSignals(QWidget):
    """The Qt half of a choice: Qt's classes cannot be generic themselves."""

    chosen = Signal(object)


class ChoiceRow(ChoiceSignals, Generic[Choice]):
    """Asks one thing; `chosen` carries the value of the button that was pressed.

    With `bare` the question is only told, not shown.
    """

    def __init__(
        self,
        question: str,
        choices: Iterable[tuple[Choice, str]],
        parent: QWidget | None = None,
        *,
        bare: bool = False,
    ) -> None:
        super().__init__(parent)
        self._question = question
        self._choices = tuple(choices)
        self._value: Choice | None = None
        self._build()
        self._title.setVisible(not bare)

    @property
    def value(self) -> Choice | None:
        return self._value

    def display(self, value: Choice | None) -> None:
        """Press in the button of this value, or none."""
        self._value = value
        self._group.setExclusive(value is not None)
        named = self._question
        for (choice, words), button in zip(self._choices, self._buttons, strict=True):
            button.blockSignals(True)
            button.setChecked(choice is value)
            button.blockSignals(False)
            stop = choice is value or (value is None and button is self._buttons[0])
            button.setProperty("focusPolicy", "StrongFocus" if stop else "ClickFocus")
            named = f"{self._question}: {words}" if choice is value else named
        self._group.setExclusive(True)
        self.setAccessibleName(named)

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        self._title = Words(self._question)
        rows.addWidget(self._title)
        self._group = QButtonGroup(self)
        self._buttons = [self._button(choice, words) for choice, words in self._choices]
        rows.addWidget(WrapRow(*self._buttons))
        self.display(None)

    def _button(self, choice: Choice, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # so that it is told as one of a few
        button.setProperty("role", "choice")
        button.setAccessibleName(f"{self._question}: {words}")
        button.toggled.connect(lambda on: self._on_toggled(choice, on=on))
        self._group.addButton(button)
        return button

    def _on_toggled(self, choice: Choice, *, on: bool) -> None:
        """Pressed, or toggled by an assistive tool, which clicks nothing."""
        if on:
            self.display(choice)
            self.chosen.emit(choice)
