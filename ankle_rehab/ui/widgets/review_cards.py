"""The review in words: the numbers of a range, week beside week, side by side, what was done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ankle_rehab.domain.done import Done
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.statistics import Change, Comparison, Span, Summary
from ankle_rehab.ui import counted, diary_text, review_words, text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.words import Words

COLUMN_GAP = 20


class NumbersCard(Card):
    """Median, range, number and missing days of each side and moment: a grid, or sentences if narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("The scores in numbers"))
        self._span = self.body("", "note")
        self._grid_holder, self._lines_holder = QWidget(), QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(COLUMN_GAP)
        self._grid.setVerticalSpacing(INSIDE)
        self._lines = spaced(QVBoxLayout(self._lines_holder), INSIDE)
        self.add(self._grid_holder)
        self.add(self._lines_holder)
        self._median = self.body(
            self.tr("Median: when all scores stand in a row by size, it is the one in the middle."), "note"
        )
        self._late = self.body("", "note")

    def display(self, summaries: tuple[Summary, ...], span: Span) -> None:
        """Show what can be said of a range."""
        self._span.setText(review_words.span(span))
        _empty(self._grid)
        _empty(self._lines)
        self._fill_grid(summaries)
        for one in summaries:
            self._lines.addWidget(Words(review_words.summary(one)))
        if not summaries:
            self._lines.addWidget(Words(self.tr("Nothing was written down in this time.")))
        late = review_words.left_out(summaries)
        self._late.setText(late)
        self._late.setVisible(bool(late))
        self._median.setVisible(any(one.enough for one in summaries))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Median"),
            self.tr("Lowest to highest"),
            self.tr("Scores"),
            self.tr("Days without"),
        )

    def _fill_grid(self, summaries: tuple[Summary, ...]) -> None:
        headings = self._headings()
        for column, heading in enumerate(headings, 1):
            self._put(heading, 0, column, "note")
        row = 0
        for side in Side:
            own = [one for one in summaries if one.side is side]
            if own:
                row += 1
                self._put(diary_text.side_heading(side), row, 0, "word")
            for one in own:
                row += 1
                self._put(text.moment(one.moment), row, 0)
                self._fill_row(one, row, headings)
        self._grid.setColumnStretch(len(headings) + 1, 1)

    def _fill_row(self, one: Summary, row: int, headings: tuple[str, ...]) -> None:
        cells = ["", "", counted.number(one.n), counted.number(one.days_without)]
        if one.median is None:
            few = self._put(review_words.not_enough(), row, 1, "note", columns=2)
            few.setAccessibleName(review_words.summary(one))
        else:
            cells[:2] = review_words.number(one.median), review_words.spread(one)
        for column, (heading, cell) in enumerate(zip(headings, cells, strict=True), 1):
            if cell:
                self._put(cell, row, column).setAccessibleName(f"{heading}: {cell}")

    def _put(self, words: str, row: int, column: int, role: str = "body", columns: int = 1) -> Words:
        label = Words(words, role)
        if column:
            label.setWordWrap(False)
            label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, column, 1, columns)
        return label

    def _arrange(self) -> None:
        """The grid where each of its columns fits on one line."""
        metrics = QFontMetrics(self.font())
        wide = sum(metrics.horizontalAdvance(heading) + COLUMN_GAP for heading in self._headings())
        wide += metrics.horizontalAdvance(review_words.not_enough())
        fits = self._grid.count() > len(self._headings()) and wide + 2 * GROUP <= self.contentsRect().width()
        self._grid_holder.setVisible(fits)
        self._lines_holder.setVisible(not fits)


class SentenceCard(Card):
    """Sentences below each other, and a quiet line under them."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._lines = spaced(QVBoxLayout(), INSIDE)
        self.add(self._lines)
        self._note = self.body("", "note")
        self.rows.addStretch()

    def say(self, sentences: tuple[str, ...], note: str) -> None:
        """Put other sentences into the card; an empty note takes no room."""
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
    """Mornings after a session or ice beside the other mornings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Mornings side by side"))

    def display(self, comparisons: tuple[Comparison, ...]) -> None:
        said = tuple(filter(None, (review_words.comparison(one) for one in comparisons)))
        self.say(said or (review_words.no_comparison(),), review_words.together_only() if said else "")


class DoneCard(SentenceCard):
    """Sessions, icings and rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("What was done"))

    def display(self, done: Done) -> None:
        self.say(review_words.done(done), review_words.right_decisions(done))


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while layout.count():
        remove(layout, 0)
