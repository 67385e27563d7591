"""A routine to choose: how long, what it needs, when it helps, when it was last done, or why it is closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

NO_BREAK = "\u00a0"


@value
class RoutineWords:
    """What stands on the card; `closed` says in a sentence why it does not start, empty when it does."""

    routine_id: str
    name: str
    duration: str
    when: str
    equipment: str
    last_done: str
    closed: str = ""


class RoutineChoice(Card):
    """`opened` asks for the details, `start` starts at once; both carry the id of the routine."""

    opened = Signal(str)
    start = Signal(str)

    def __init__(self, words: RoutineWords, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(
            f"{words.name} · {words.duration.replace(' ', NO_BREAK)}",
            tone="main" if first and not words.closed else "",
            parent=parent,
        )
        self._id = words.routine_id
        self.title.setText(breakable(self.title.text()))
        self._build(words, first=first)

    def _build(self, words: RoutineWords, *, first: bool) -> None:
        self.body(words.when)
        self.body(words.equipment, "note")
        closed = self.tr("Closed for now. {why}").format(why=words.closed)
        self.body(closed if words.closed else words.last_done, "body" if words.closed else "note")
        self.rows.addStretch()
        look = button(self.tr("Look and change"), "quiet", self._on_open)
        look.setAccessibleName(self.tr("Look at {name}").format(name=words.name))
        start = button(self.tr("Start"), "primary" if first else "quiet", self._on_start)
        start.setAccessibleName(self.tr("Start {name}").format(name=words.name))
        row = WrapRow(look) if words.closed else WrapRow(start, look)
        self.add(row, gap=INSIDE)

    def _on_open(self) -> None:
        self.opened.emit(self._id)

    def _on_start(self) -> None:
        self.start.emit(self._id)
