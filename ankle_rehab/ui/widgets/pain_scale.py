"""The row of numbers from 0, no pain, to 10, the worst pain one can imagine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ankle_rehab.domain.pain import band, check_score
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.words import Words

SCORES = range(11)
GAP = 6
WIDEST = 760


class ScoreButton(QPushButton):
    """One number; the row hears its keys first."""

    def __init__(self, score: int, heard: Callable[[int, QKeyEvent], bool]) -> None:
        super().__init__(str(score))
        self._score = score
        self._heard = heard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._heard(self._score, event):
            super().keyPressEvent(event)


class PainScale(QWidget):
    """Eleven buttons under a question. Arrows and digits move, Enter or Space chooses, so does a click."""

    chosen = Signal(int)

    def __init__(self, question: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._value: int | None = None
        self._last_digit = ""
        self._columns = 0
        self._themes = themes
        self._build()
        self.display(None)

    @property
    def value(self) -> int | None:
        """The number chosen last, 0-10."""
        return self._value

    @property
    def question(self) -> str:
        return self._question

    def ask(self, question: str) -> None:
        """Put another question over the same row."""
        self._question = question
        self._title.setText(question)
        self._title.setVisible(bool(question))
        self.display(self._value)

    def clear(self) -> None:
        """Show the row without an answer."""
        self.display(None)

    def display(self, value: int | None) -> None:
        """Show this number as the answer, or none; raises ValueError outside of 0-10."""
        if value is not None:
            check_score(value)
        self._value = value
        for score, button in enumerate(self._buttons):
            button.blockSignals(True)
            button.setChecked(score == value)
            button.blockSignals(False)
            button.setAccessibleDescription(self._question)
            button.setProperty("focusPolicy", "StrongFocus" if score == (value or 0) else "ClickFocus")
        self._word.setText(" " if value is None else text.score(value))
        answer = self.tr("not answered") if value is None else text.score_of_ten(value)
        self.setAccessibleName(f"{self._question} {answer}")

    def focus(self) -> None:
        """Give the keyboard to the row."""
        self._buttons[self._value or 0].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        self._title = Words(self._question, "heading")
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons = [self._button(score) for score in SCORES]
        ends = spaced(QHBoxLayout(), INSIDE)
        self._word = Words(" ", "word")
        self._least = Words(self.tr("0: no pain"), "note")
        self._most = Words(self.tr("10: worst pain you can imagine"), "note")
        ends.addWidget(self._least)
        ends.addStretch()
        ends.addWidget(self._word)
        ends.addStretch()
        ends.addWidget(self._most)
        self._row = QWidget()
        self._row.setMaximumWidth(WIDEST)
        inner = spaced(QVBoxLayout(self._row), INSIDE)
        inner.addLayout(self._grid)
        inner.addLayout(ends)
        rows.addWidget(self._title)
        self._title.setVisible(bool(self._question))
        rows.addWidget(self._row)
        self._arrange()

    def _button(self, score: int) -> ScoreButton:
        button = ScoreButton(score, self._on_key)
        button.setProperty("role", "score")
        button.setCheckable(True)
        button.setAutoExclusive(True)  # told as one of eleven; the group lets it be none
        self._group.addButton(button)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(text.score_of_ten(score))
        button.setToolTip(text.band(band(score)))
        button.toggled.connect(lambda _on: self._on_chosen(score))  # by a click or an assistive tool
        return button

    def _arrange(self) -> None:
        """One line of eleven where each can be 44 pixels wide, else two lines."""
        widest = max(44, self._buttons[-1].minimumSizeHint().width())
        columns = len(SCORES) if self.width() >= len(SCORES) * (widest + GAP) - GAP else 6
        if columns == self._columns:
            return
        self._columns = columns
        for score, button in enumerate(self._buttons):
            self._grid.addWidget(button, score // columns, score % columns)

    def _on_chosen(self, score: int) -> None:
        self.display(score)
        self.chosen.emit(score)

    def _on_key(self, score: int, event: QKeyEvent) -> bool:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first picture

        key, typed = Qt.Key(event.key()), event.text()
        after, before = (Qt.Key.Key_Right, Qt.Key.Key_Left)[:: -1 if self.isRightToLeft() else 1]
        if key in (after, Qt.Key.Key_Up):
            return self._move(min(score + 1, SCORES[-1]))
        if key in (before, Qt.Key.Key_Down):
            return self._move(max(score - 1, 0))
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self._move(0 if key == Qt.Key.Key_Home else SCORES[-1])
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._buttons[score].click()
            return True
        if typed.isascii() and typed.isdigit():
            ten = typed == "0" and self._last_digit == "1" and score == 1
            self._last_digit = typed
            return self._move(SCORES[-1] if ten else int(typed))
        return False

    def _move(self, score: int) -> bool:
        from PySide6.QtCore import Qt  # noqa: PLC0415

        self._buttons[score].setFocus(Qt.FocusReason.TabFocusReason)
        return True
