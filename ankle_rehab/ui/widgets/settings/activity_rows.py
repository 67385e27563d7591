"""Up to three activities that matter, each with a number every fortnight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.story import ACTIVITIES, OwnActivity
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LONGEST_NAME = 80
NAME_WIDTH = 420
SCORES = range(11)


class ActivityRows(Card):
    """`named` carries a new name, `scored` (number of the activity, 0-10), `removed` its number."""

    named = Signal(str)
    scored = Signal(int, int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[tuple[OwnActivity, bool], ...] | None = None
        self._build()

    def display(self, activities: tuple[OwnActivity, ...], due: tuple[OwnActivity, ...]) -> None:
        """Show the activities; those that are `due` ask for a number."""
        shown = tuple((activity, activity in due) for activity in activities)
        if shown != self._shown:
            self._shown = shown
            self._list.clear()
            for activity, asked in shown:
                self._list.add(self._row(activity, asked=asked))
        self._new.setVisible(len(activities) < ACTIVITIES)

    def _build(self) -> None:
        self.retitle(self.tr("What matters to you"))
        self.body(
            self.tr(
                "Name up to three things your ankle keeps you from, such as stairs or a 5 km run, and say "
                "every fortnight how they go: 0 is not at all, 10 is as well as before."
            )
        )
        self._list = Card()
        self._list.setProperty("role", "plain")
        self._list.rows.setContentsMargins(0, 0, 0, 0)
        self.add(self._list)
        self._new = QWidget()
        rows = spaced(QVBoxLayout(self._new), 0)
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setMinimumWidth(NAME_WIDTH // 2)
        self._name.setAccessibleName(self.tr("One more activity"))
        self._name.setPlaceholderText(self.tr("One more activity"))
        self._name.returnPressed.connect(self._on_add)
        self._add = button(self.tr("Add it"), "", self._on_add)
        rows.addWidget(WrapRow(self._name, self._add))
        self.add(self._new, gap=INSIDE)

    def _row(self, activity: OwnActivity, *, asked: bool) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), INSIDE)
        rows.setContentsMargins(0, 0, 0, GROUP)
        rows.addWidget(Words(breakable(activity.name), "word"))
        if activity.scores:
            last = activity.scores[-1]
            told = self.tr("Last: {score} of 10 on {day}").format(
                score=last.score, day=text.long_day(last.at.local_date)
            )
            rows.addWidget(Words(told, "note"))
        gone = button(self.tr("Take off the list"), "link", lambda: self.removed.emit(activity.id))
        gone.setAccessibleName(self.tr("Take {name} off the list").format(name=activity.name))
        if asked:
            rows.addWidget(WrapRow(*(self._number(activity, score) for score in SCORES)))
        rows.addWidget(WrapRow(gone))
        return whole

    def _number(self, activity: OwnActivity, score: int) -> QPushButton:
        made = button(str(score), "score", self._give(activity.id, score))
        made.setAccessibleName(self.tr("{name}: {score} of 10").format(name=activity.name, score=score))
        return made

    def _give(self, activity_id: int, score: int) -> Callable[[], None]:
        return lambda: self.scored.emit(activity_id, score)

    def _on_add(self) -> None:
        name = self._name.text().strip()
        if name:
            self._name.clear()
            self.named.emit(name)
