"""Questions that may stay open: one of a few, yes or no, and several of a few."""

from __future__ import annotations

from collections.abc import Iterable, Set
from enum import Enum
from typing import Generic

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.choice_row import Choice, ChoiceSignals
from ankle_rehab.ui.widgets.one_stop import OneStop
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

translate = QCoreApplication.translate


class _Pressed(ChoiceSignals, Generic[Choice]):
    """A question over buttons of which any number may be pressed in; Tab passes them in one step."""

    def __init__(
        self,
        question: str,
        choices: Iterable[tuple[Choice, str]],
        *,
        one: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._question = question
        self._choices = tuple(choices)
        self._buttons: dict[Choice, QPushButton] = {}
        self._build(one=one)
        self.show_pressed(frozenset())

    @property
    def pressed(self) -> frozenset[Choice]:
        """All that is pressed in."""
        return frozenset(choice for choice, button in self._buttons.items() if button.isChecked())

    def show_pressed(self, pressed: Set[Choice]) -> None:
        """Press in these buttons and no other, without telling anybody."""
        for choice, button in self._buttons.items():
            button.blockSignals(True)
            button.setChecked(choice in pressed)
            button.blockSignals(False)
        said = ", ".join(words for choice, words in self._choices if choice in pressed)
        self.setAccessibleName(f"{self._question} {said or translate('OpenChoice', 'not answered')}")
        self._stop.settle()

    def _build(self, *, one: bool) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        rows.addWidget(Words(self._question))
        group = QButtonGroup(self)
        group.setExclusive(False)
        for choice, words in self._choices:
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoExclusive(one)  # so it is told as one of a few; the group lets it be none
            button.setProperty("role", "choice")
            button.setAccessibleName(f"{self._question} {words}")
            button.toggled.connect(lambda on, choice=choice: self._on_toggled(choice, on))
            group.addButton(button)
            self._buttons[choice] = button
        self._stop = OneStop(tuple(self._buttons.values()), self)
        rows.addWidget(WrapRow(*self._buttons.values()))

    def _on_toggled(self, choice: Choice, on: bool) -> None:
        raise NotImplementedError


class OpenChoice(_Pressed[Choice]):
    """One of a few, or none of them: pressing the answer again takes it back.

    `chosen` carries the value of the button that was pressed, None when it was taken back.
    """

    def __init__(
        self, question: str, choices: Iterable[tuple[Choice, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(question, choices, one=True, parent=parent)

    @property
    def value(self) -> Choice | None:
        """The answer, None while the question is open."""
        return next(iter(self.pressed), None)

    def display(self, value: Choice | None) -> None:
        """Show this answer or none, without telling anybody."""
        self.show_pressed(frozenset() if value is None else frozenset({value}))

    def _on_toggled(self, choice: Choice, on: bool) -> None:
        self.display(choice if on else None)
        self.chosen.emit(self.value)


class Answer(Enum):
    YES = True
    NO = False


class YesNo(OpenChoice[Answer]):
    """Yes, no, or not answered."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        words = ((Answer.YES, translate("YesNo", "Yes")), (Answer.NO, translate("YesNo", "No")))
        super().__init__(question, words, parent)

    @property
    def said(self) -> bool | None:
        return None if self.value is None else bool(self.value.value)

    def show_said(self, said: bool | None) -> None:
        """Show yes, no, or no answer, without telling anybody."""
        self.display(None if said is None else Answer(said))


class SeveralChoices(_Pressed[Choice]):
    """Whatever fits of a few; `alone` goes with nothing else. `chosen` carries all that is pressed in."""

    def __init__(
        self,
        question: str,
        choices: Iterable[tuple[Choice, str]],
        alone: Choice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, choices, one=False, parent=parent)
        self._alone = alone

    def _on_toggled(self, choice: Choice, on: bool) -> None:
        if on:
            kept = {choice} if choice is self._alone else self.pressed - {self._alone}
            self.show_pressed(frozenset(kept))
        else:
            self.show_pressed(self.pressed)
        self.chosen.emit(self.pressed)


class AnyChoices(_Pressed[Choice]):
    """Any number of a few, or none. `chosen` carries all that is pressed in."""

    def __init__(
        self, question: str, choices: Iterable[tuple[Choice, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(question, choices, one=False, parent=parent)

    def _on_toggled(self, choice: Choice, on: bool) -> None:  # noqa: ARG002 (all are told together)
        self.show_pressed(self.pressed)
        self.chosen.emit(self.pressed)
