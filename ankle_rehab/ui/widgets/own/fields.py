"""Fields of a form that say what is amiss right under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ankle_rehab.ui.style import spaced
from ankle_rehab.ui.widgets.note_field import NoteField
from ankle_rehab.ui.widgets.words import Words


class Told(QWidget):
    """A part of a form with a title above it and what is amiss below it."""

    def __init__(self, title: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._hint = hint
        rows = spaced(QVBoxLayout(self), 4)
        name = Words(title)
        name.setBuddy(field)
        rows.addWidget(name)
        name.setVisible(bool(title))
        if hint:
            rows.addWidget(Words(hint, "note"))
        rows.addWidget(field)
        self._amiss = Words("", "warning")
        self._amiss.hide()
        rows.addWidget(self._amiss)

    def tell(self, problems: Sequence[str]) -> None:
        """Say what is amiss, nothing for all well; a screen reader tells it with the field."""
        words = "\n".join(dict.fromkeys(problems))
        self._amiss.setText(words)
        self._amiss.setVisible(bool(words))
        self._field.setAccessibleDescription(words or self._hint)


class LineField(Told):
    """One line of text; `written` carries it at every change."""

    written = Signal(str)

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        self._line = QLineEdit()
        super().__init__(title, self._line, hint, parent)
        self._line.setAccessibleName(title)
        self._line.textEdited.connect(self.written)

    @property
    def text(self) -> str:
        return self._line.text()

    def display(self, words: str) -> None:
        """Show other words, unless they are there already; the cursor of who is typing stays."""
        if words != self._line.text():
            self._line.setText(words)

    def take_focus(self) -> None:
        """Let the next key go here."""
        self._line.setFocus()


class LinesField(Told):
    """Several lines of text; `written` carries them at every change."""

    written = Signal(str)

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        self._lines: QPlainTextEdit = NoteField()
        super().__init__(title, self._lines, hint, parent)
        self._lines.setAccessibleName(title)
        self._lines.textChanged.connect(self._on_changed)

    def display(self, words: str) -> None:
        """Show other words, unless they are there already; the cursor of who is typing stays."""
        if words != self._lines.toPlainText():
            self._lines.blockSignals(True)
            self._lines.setPlainText(words)
            self._lines.blockSignals(False)

    def _on_changed(self) -> None:
        self.written.emit(self._lines.toPlainText())
