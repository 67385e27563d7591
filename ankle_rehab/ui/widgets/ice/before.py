"""Before an icing: how long, which ankle, and the two things to tick before the start opens."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import CHOICES, USUAL_MINUTES, Ticks
from ankle_rehab.domain.texts import IcingWords
from ankle_rehab.domain.value import value
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, SECTION, spaced
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


@value
class StartWish:
    """What was chosen when Start was pressed."""

    minutes: int
    side: Side
    ticks: Ticks


class IceBefore(QWidget):
    """`start_asked` carries a `StartWish`; Start stays shut until both boxes are ticked."""

    start_asked = Signal(object)

    def __init__(self, words: IcingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._minutes = USUAL_MINUTES
        self._now: datetime | None = None
        self._build()
        self._update()

    def display(self, now: datetime, side: Side | None) -> None:
        """Show when it would finish if it started now (local time); `side` is taken if none is chosen."""
        self._now = now
        if self._side.value is None:
            self._side.display(side)
        self._update()

    def clear(self) -> None:
        """Empty ticks and the usual length: every icing is looked at afresh."""
        for tick in (self._wrapped, self._awake):
            tick.display(False)
        self._minutes = USUAL_MINUTES
        self._update()

    def choose_side(self, side: Side) -> None:
        """Take this ankle, as a routine asks for it."""
        self._side.display(side)
        self._update()

    def choose_minutes(self, minutes: int) -> None:
        """Take this length, one of those that can be chosen."""
        self._on_minutes(minutes)

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        rows.addWidget(Words(self._words.start_warning))
        card = Card(tone="main")
        self._side = ChoiceRow(self.tr("Which ankle?"), [(side, text.side(side)) for side in Side])
        self._side.chosen.connect(self._update)
        card.add(WrapRow(self._build_minutes(), self._side, spacing=SECTION))
        card.body(self._words.bony, "note")
        self._wrapped = Tick(self._words.tick_wrapped)
        self._awake = Tick(self._words.tick_awake)
        for tick in (self._wrapped, self._awake):
            tick.changed.connect(self._update)
            card.add(tick)
        last = spaced(QHBoxLayout(), GROUP)
        self._start = QPushButton()
        self._start.setProperty("role", "primary")
        self._start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._start.clicked.connect(self._on_start)
        self._finishes = Words("", "note")
        last.addWidget(self._start)
        last.addWidget(self._finishes)
        last.addStretch()
        card.add(last, gap=INSIDE)
        rows.addWidget(card)
        more = Card(self.tr("Good to know"))
        for sentence in (self._words.barrier, self._words.never, self._words.how_long, self._words.purpose):
            more.body(sentence)
        rows.addWidget(more)

    def _build_minutes(self) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), INSIDE)
        rows.addWidget(Words(self.tr("How long?")))
        group = QButtonGroup(self)
        row = WrapRow()
        self._choices: dict[int, QPushButton] = {}
        for minutes in CHOICES:
            button = QPushButton(self.tr("{n} min").format(n=minutes))
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setProperty("role", "choice")
            button.setAccessibleName(self.tr("{n} minutes").format(n=minutes))
            button.setAccessibleDescription(self.tr("How long?"))
            button.toggled.connect(lambda on, chosen=minutes: self._on_minutes(chosen) if on else None)
            group.addButton(button)
            row.add(button)
            self._choices[minutes] = button
        rows.addWidget(row)
        return whole

    def _update(self) -> None:
        self._choices[self._minutes].setChecked(True)
        ticks = Ticks(self._wrapped.ticked, self._awake.ticked)
        ready = ticks.both and self._side.value is not None
        words = self.tr("Start {n} minutes").format(n=self._minutes)
        self._start.setText(words)
        self._start.setAccessibleName(words)
        self._start.setEnabled(ready)
        self._finishes.setText(self._beside_start(ticks))

    def _beside_start(self, ticks: Ticks) -> str:
        if self._side.value is None:
            return self.tr("Choose the ankle first.")
        if not ticks.both:
            return self.tr("Tick both boxes to start.")
        if self._now is None:
            return ""
        end = self._now + timedelta(minutes=self._minutes)
        return self._words.finishes.format(at=text.clock_time(end))

    def _on_minutes(self, minutes: int) -> None:
        self._minutes = minutes
        self._update()

    def _on_start(self) -> None:
        side = self._side.value
        if side is not None:
            ticks = Ticks(self._wrapped.ticked, self._awake.ticked)
            self.start_asked.emit(StartWish(self._minutes, side, ticks))
