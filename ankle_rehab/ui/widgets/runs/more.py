"""What is rarely said of a run: when it began, one's own word for it, the heart rate, a note."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.activity import Activity
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.amount_field import AmountField
from ankle_rehab.ui.widgets.note_field import NoteField
from ankle_rehab.ui.widgets.open_choice import Answer, OpenChoice
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import TimeField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LEAST_HEART, MOST_HEART = 30, 250


class RunMore(QWidget):
    """`changed` is about the user alone."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timed = Tick(self.tr("I know when it began"))
        self._timed.changed.connect(self._on_timed)
        self._time = TimeField(self.tr("It began at"))
        self._time.changed.connect(self.changed)
        self._hard = OpenChoice(
            self.tr("How was it for you? Your own word counts more than any rule."),
            ((Answer.YES, self.tr("Hard")), (Answer.NO, self.tr("Easy"))),
        )
        self._hard.chosen.connect(lambda _answer: self.changed.emit())
        self.heart = AmountField(self.tr("Mean heart rate"), self.tr("beats a minute"), _heart)
        self._note = NoteField()
        self._note.setPlaceholderText(self.tr("A note, if you like"))
        self._note.setAccessibleName(self.tr("Note"))
        rows = spaced(QVBoxLayout(self), INSIDE)
        heart = WrapRow(Words(self.tr("Mean heart rate, if you know it")), self.heart)
        for part in (WrapRow(self._timed, self._time), self._hard, heart, self._note):
            rows.addWidget(part)

    @property
    def at(self) -> time | None:
        """When it began, None where only the day is known."""
        return self._time.value if self._timed.ticked else None

    @property
    def hard(self) -> bool | None:
        return None if self._hard.value is None else bool(self._hard.value.value)

    @property
    def heart_rate(self) -> int | None:
        """Beats a minute."""
        return None if self.heart.value is None else round(self.heart.value)

    @property
    def note(self) -> str:
        return self._note.toPlainText().strip()

    def display(self, activity: Activity, at: time) -> None:
        """Show what is known of it; `at` is the time that is offered for its beginning."""
        self._timed.display(activity.timed)
        self._time.display(at)
        self._time.setVisible(activity.timed)
        self._hard.display(None if activity.hard is None else Answer(activity.hard))
        self.heart.display("" if activity.heart_rate is None else str(activity.heart_rate))
        self._note.setPlainText(activity.note)

    def fit(self, *, run: bool) -> None:
        """Ask only what belongs to the sport."""
        self._hard.setVisible(run)

    def _on_timed(self, timed: bool) -> None:
        self._time.setVisible(timed)
        self.changed.emit()


def _heart(words: str) -> float | None:
    """Beats a minute, None for nothing; ValueError for anything else."""
    if not words.strip():
        return None
    found = int(words)
    if not LEAST_HEART <= found <= MOST_HEART:
        raise ValueError("no heart rate")
    return float(found)
