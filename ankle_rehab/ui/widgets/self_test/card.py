"""Left and right in the self-tests over time, as points and in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import SELF_TESTS, TestKind, TestResult
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.self_test.chart import SelfTestChart
from ankle_rehab.ui.words import self_test_words

DAYS_TOLD = 13


class SelfTestCard(Card):
    """`display` takes the best try of each day and foot (`services.self_tests.SelfTests.history`).

    The words under the points say the same without a picture, the newest day first.
    """

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Left and right in the self-tests"))
        self._results: tuple[TestResult, ...] = ()
        self._today = date(2000, 1, 1)
        self._chosen = ChoiceRow(
            self.tr("Which test?"), tuple((kind, self_test_words.name(kind)) for kind in SELF_TESTS)
        )
        self._chosen.chosen.connect(self._update)
        self._chart = SelfTestChart(themes)
        self._empty = self.body(
            self.tr("Nothing here yet. After your first self-test each foot has a point for every fortnight.")
        )
        self.add(self._chosen)
        self.add(self._chart, gap=INSIDE)
        self._told = self.body("")
        self._note = self.body(
            self.tr("Each point is the best try of a day. Single tries go up and down; look at many."), "note"
        )
        self._chosen.display(TestKind.BALANCE)

    def display(self, results: Iterable[TestResult], today: date) -> None:
        """Show these results, oldest first, of all three tests."""
        self._results, self._today = tuple(results), today
        self._update()

    def _update(self, _kind: object = None) -> None:
        kind = self._chosen.value or TestKind.BALANCE
        of_kind = tuple(one for one in self._results if one.kind is kind and one.side is not None)
        none_at_all = not any(one.kind in SELF_TESTS for one in self._results)
        self._empty.setVisible(none_at_all)
        self._chosen.setVisible(not none_at_all)
        for part in (self._chart, self._told, self._note):
            part.setVisible(bool(of_kind))
        self._chart.display(kind, of_kind, self._today)
        days = sorted({one.at.local_date for one in of_kind}, reverse=True)[:DAYS_TOLD]
        lines = [self._line(day, of_kind) for day in days]
        self._told.setText("\n".join(lines))
        name = self.tr("{test}: points for the left and the right foot. The words below say the same.")
        self._chart.setAccessibleName(name.format(test=self_test_words.name(kind)))

    def _line(self, day: date, results: tuple[TestResult, ...]) -> str:
        of_day = {one.side: one for one in results if one.at.local_date == day}
        words = self.tr("{day}: {what}")
        return words.format(
            day=text.day_of_year(day, self._today),
            what=self_test_words.both(of_day.get(Side.LEFT), of_day.get(Side.RIGHT)),
        )
