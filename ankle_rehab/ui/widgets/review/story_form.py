"""What the doctor is told and asked, in the user's own words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ankle_rehab.domain.story import Story
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words

KEPT_AFTER_MILLISECONDS = 1500
FEW_LINES, MORE_LINES = 2, 4


class Field(QPlainTextEdit):
    """Some lines of plain text; Tab goes on to the next field. `left` comes when the keyboard leaves it."""

    left = Signal()

    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def display(self, words: str) -> None:
        """Show other words, unless they are there already; the cursor of who is typing stays."""
        if words != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 3 * INSIDE)


class StoryForm(Card):
    """`written` carries the whole Story a moment after the last change, or when a field is left."""

    written = Signal(object)

    def __init__(self, preset: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._preset = preset
        self._story = Story()
        self._kept = QTimer(self)
        self._kept.setSingleShot(True)
        self._kept.setInterval(KEPT_AFTER_MILLISECONDS)
        self._kept.timeout.connect(self.keep)
        self._build()

    def display(self, story: Story) -> None:
        """Show what was written; words still being typed are kept first."""
        if self._kept.isActive():
            return
        self._story = story
        said = (story.since_when, story.how_it_began, story.earlier_sprains, story.what_makes_it_worse)
        for field, words in zip(self._fields, said, strict=True):
            field.display(words)
        questions = self._preset if story.questions is None else story.questions
        if questions != self._typed():
            self._questions.display("\n".join(questions))

    def keep(self) -> None:
        """Tell what stands there, if anything is new."""
        self._kept.stop()
        since, how, sprains, worse = (field.toPlainText() for field in self._fields)
        story = replace(
            self._story,
            since_when=since,
            how_it_began=how,
            earlier_sprains=sprains,
            what_makes_it_worse=worse,
        )
        typed = self._typed()
        if typed != (self._preset if self._story.questions is None else self._story.questions):
            story = replace(story, questions=typed)
        if story != self._story:
            self._story = story
            self.written.emit(story)

    def _build(self) -> None:
        self.retitle(self.tr("In your own words"))
        names = (
            self.tr("Since when does it hurt?"),
            self.tr("How did it begin?"),
            self.tr("Earlier sprains of this ankle"),
            self.tr("What makes it worse?"),
        )
        self._fields = [self._field(name, FEW_LINES) for name in names]
        self._questions = self._field(self.tr("My questions, one on each line"), MORE_LINES)

    def _field(self, name: str, lines: int) -> Field:
        self.rows.addSpacing(INSIDE)
        title = Words(name)
        field = Field(name, lines)
        title.setBuddy(field)
        self.add(title)
        self.add(field)
        field.textChanged.connect(self._kept.start)
        field.left.connect(self.keep)
        return field

    def _typed(self) -> tuple[str, ...]:
        lines = self._questions.toPlainText().split("\n")
        return tuple(line for line in lines if line.strip())
