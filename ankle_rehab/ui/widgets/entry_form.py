"""A new entry for the diary: side, number, when it was felt, a note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.value import value
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LONGEST_NOTE = 2000
NOTE_WIDTH = 560


@value
class Draft:
    """What was filled in."""

    side: Side
    score: int
    moment: Moment
    note: str


class EntryForm(Card):
    """`written` carries a `Draft` when Save is pressed, `closed` that nothing is to be written."""

    written = Signal(object)
    closed = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._build(themes)

    def begin(self, side: Side | None) -> None:
        """An empty form with this side chosen; the keyboard is on the row of numbers."""
        self._side.display(side)
        self._scale.clear()
        self._moment.display(Moment.OTHER)
        self._note.clear()
        self._on_changed()
        self._scale.focus()

    def _build(self, themes: Themes) -> None:
        self.retitle(self.tr("New entry"))
        self._side = ChoiceRow(self.tr("Which side?"), tuple((side, text.side(side)) for side in Side))
        self._scale = PainScale(self.tr("How much does it hurt?"), themes)
        self._moment = ChoiceRow(self.tr("When?"), tuple((one, text.moment(one)) for one in Moment))
        self._note = QLineEdit()
        self._note.setMaxLength(LONGEST_NOTE)
        self._note.setMaximumWidth(NOTE_WIDTH)
        self._note.setPlaceholderText(self.tr("A note, if you like"))
        self._note.setAccessibleName(self.tr("Note"))
        self._note.returnPressed.connect(self._on_save)
        self._save = QPushButton(self.tr("Save"))
        self._save.setProperty("role", "primary")
        self._save.setAccessibleName(self.tr("Save entry"))
        self._save.clicked.connect(self._on_save)
        close = QPushButton(self.tr("Close"))
        close.setProperty("role", "link")
        close.setAccessibleName(self.tr("Close without saving"))
        close.clicked.connect(self._on_close)
        self._side.chosen.connect(self._on_changed)
        self._scale.chosen.connect(self._on_changed)
        self.add(self._side, gap=INSIDE)
        self.add(self._scale, gap=INSIDE)
        self.add(self._moment, gap=INSIDE)
        self.add(self._note, gap=INSIDE)
        self.add(WrapRow(self._save, close), gap=GROUP - INSIDE)

    def _on_changed(self, _value: object = None) -> None:
        self._save.setEnabled(self._side.value is not None and self._scale.value is not None)

    def _on_save(self) -> None:
        side, score = self._side.value, self._scale.value
        if side is not None and score is not None:
            moment = self._moment.value or Moment.OTHER
            self.written.emit(Draft(side, score, moment, self._note.text().strip()))

    def _on_close(self) -> None:
        self.closed.emit()
