"""The review in words: the numbers of a range, week beside week, side by side, what was done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.done import Done
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import Change, Comparison, Summary
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import PADDING, Card, remove
from ankle_rehab.ui.widgets.review.numbers_grid import NumbersGrid
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import review_words


class NothingYetCard(Card):
    """What this page will be, and the way to the first entry."""

    entry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Nothing to look back on yet"))
        self.body(
            self.tr(
                "Write down how much your ankle hurts, a number from 0 to 10, on a few days. "
                "Here you then see every score as a point, day by day, and what was done around it."
            )
        )
        self.body(
            self.tr("Four scores in a week are enough for a first number. Days without a score stay empty."),
            "note",
        )
        first = button(self.tr("Write the first entry"), "primary", self.entry_requested.emit)
        self.add(WrapRow(first), gap=INSIDE)


class NumbersCard(Card):
    """Median, range, number and missing days of each side and moment: a grid, or sentences if narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("The scores in numbers"))
        self._summaries: tuple[Summary, ...] = ()
        self._span = self.body("", "note")
        self._grid = NumbersGrid()
        self._sentences = QWidget()
        self._lines = spaced(QVBoxLayout(self._sentences), INSIDE)
        self.add(self._grid)
        self.add(self._sentences)
        self._median = self.body(
            self.tr("Median: when all scores stand in a row by size, it is the one in the middle."), "note"
        )
        self._late = self.body("", "note")

    def display(self, summaries: tuple[Summary, ...], span: Span) -> None:
        """Show what can be said of a range."""
        self._summaries = summaries
        self._span.setText(review_words.span(span))
        late = review_words.left_out(summaries)
        self._late.setText(late)
        self._late.setVisible(bool(late))
        self._median.setVisible(any(one.enough for one in summaries))
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits() is self._grid.isHidden():
            self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fill()

    def _fits(self) -> bool:
        room = self.contentsRect().width() - 2 * PADDING
        return bool(self._summaries) and self._grid.needed_width() <= room

    def _fill(self) -> None:
        """The grid where it fits, otherwise a sentence for each of its rows."""
        fits = self._fits()
        self._grid.hide()  # of a grid in sight everything is laid out anew with each label that is shown
        self._sentences.setVisible(not fits)
        if fits:
            self._grid.display(self._summaries)
            self._grid.show()
            return
        _empty(self._lines)
        for one in self._summaries:
            self._lines.addWidget(Words(review_words.summary(one)))
        if not self._summaries:
            self._lines.addWidget(Words(self.tr("Nothing was written down in this time.")))


class SentenceCard(Card):
    """Sentences below each other, and a quiet line under them."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._lines = spaced(QVBoxLayout(), INSIDE)
        self.add(self._lines)
        self._note = self.body("", "note")
        self._said: tuple[tuple[str, ...], str] | None = None
        self.rows.addStretch()

    def say(self, sentences: tuple[str, ...], note: str) -> None:
        """Put other sentences into the card; an empty note takes no room."""
        if (sentences, note) == self._said:
            return
        self._said = (sentences, note)
        _empty(self._lines)
        for sentence in sentences:
            self._lines.addWidget(Words(sentence))
        self._note.setText(note)
        self._note.setVisible(bool(note))


class WeeksCard(SentenceCard):
    """The last seven days beside the seven before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("The last 7 days beside the 7 before"))

    def display(self, changes: tuple[Change, ...]) -> None:
        said = (*(review_words.change(one) for one in changes), review_words.no_change(changes))
        said = tuple(filter(None, said))
        self.say(said or (self.tr("Nothing was written down in these two weeks."),), review_words.caveat())


class TogetherCard(SentenceCard):
    """Mornings after a session, ice or a run beside the other mornings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Mornings side by side"))

    def display(
        self, comparisons: tuple[Comparison, ...], unit: DistanceUnit = DistanceUnit.KILOMETRES
    ) -> None:
        said = tuple(filter(None, (review_words.comparison(one, unit) for one in comparisons)))
        self.say(said or (review_words.no_comparison(),), review_words.together_only() if said else "")


class DoneCard(SentenceCard):
    """Sessions, runs, icings and rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("What was done"))

    def display(self, done: Done, unit: DistanceUnit = DistanceUnit.KILOMETRES) -> None:
        self.say(review_words.done(done, unit), review_words.right_decisions(done))


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        remove(layout, 0)
