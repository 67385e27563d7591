"""How it went: the chart, honest sentences, what was done, what came before the bad days."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Verdict
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.domain.self_test import TestResult
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.table import Order, SortBy
from ankle_rehab.domain.texts import Source
from ankle_rehab.services.course import Course
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.review import Review
from ankle_rehab.services.review_steps import ReviewSteps
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.chart.axis import View
from ankle_rehab.ui.widgets.chart.card import ChartCard
from ankle_rehab.ui.widgets.chart.chart import LONGER, QUARTER, SHORTER
from ankle_rehab.ui.widgets.chart.layout import Rows
from ankle_rehab.ui.widgets.chart.range_row import Range, RangeRow
from ankle_rehab.ui.widgets.chart.view import SHORTEST
from ankle_rehab.ui.widgets.pair import Pair
from ankle_rehab.ui.widgets.review.bad_days_card import BadDaysCard
from ankle_rehab.ui.widgets.review.cards import DoneCard, NothingYetCard, NumbersCard, TogetherCard, WeeksCard
from ankle_rehab.ui.widgets.review.light_cards import LightsCard, NotesCard, RuleCard
from ankle_rehab.ui.widgets.review.steps_card import StepsCard
from ankle_rehab.ui.widgets.review.table_card import TableCard
from ankle_rehab.ui.widgets.self_test.card import SelfTestCard
from ankle_rehab.ui.widgets.wrap_row import WrapRow

ALWAYS = (MarkKind.LIGHT, MarkKind.SESSION, MarkKind.ICING)
JUDGED_AT_ONCE = 31
LEAST_DAYS = 365
LOW_BELOW = 560
SETTLED_AFTER = 250


class ReviewPage(Page):
    """What is in sight of the chart is what the sentences and the table are about.

    `edit_requested` carries the number of an entry that is to be opened, `tests` gives the best self-test of
    each day, kind and side, `name` what an exercise (by id) is called, `unit` in what distances are told. The
    chart comes first; all else is worked out after it, one card a turn of the event loop, so that nothing
    stands still for long.
    """

    name = "review"
    edit_requested = Signal(int)

    def __init__(
        self,
        *,
        clock: Clock,
        diary: Diary,
        review: Review,
        steps: ReviewSteps,
        lights: Lights,
        course: Course,
        name: Callable[[str], str],
        tests: Callable[[], tuple[TestResult, ...]],
        sources: tuple[Source, ...],
        unit: Callable[[], DistanceUnit],
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._lights = lights
        self._course = course
        self._name = name
        self._tests = tests
        self._unit = unit
        self._judged: dict[date, Verdict] = {}
        self._alike: dict[Verdict, Verdict] = {}  # thirty years have some hundred that differ
        self._known: set[int] = set()
        self._clock = clock
        self._review = review
        self._steps = steps
        self._whole = self._span = Span(self._today(), self._today())
        self._looked = False
        self._to_do: deque[Iterator[None]] = deque()
        self._worker = self._timer(0, self._work)
        self._settled = self._timer(SETTLED_AFTER, self.look_again)
        self._build(themes, sources)
        diary.changed.connect(self.mark_stale)
        course.changed.connect(self.mark_stale)

    def refresh(self) -> None:
        """Look at the diary anew: the chart at once, the rest one after the other."""
        self._judged, self._known = {}, set()
        first, last = self._review.first_day(), self._review.last_day()
        rows = Rows((), ()) if first is None or last is None else self._rows(first, last)
        self._empty.setVisible(not rows.sides)
        self._full.setVisible(first is not None)
        if first is None or last is None:
            self._to_do.clear()
            return
        end = max(last, self._today())
        begin = min(first, self._today() - timedelta(days=LEAST_DAYS - 1))
        self._whole = Span(first, end)
        self._tested.display(self._tests(), self._today())
        self._chart_card.display(View.of(begin, end), rows)
        if not self._looked:
            self._looked = True
            self._ranges.display(Range.SIX_WEEKS)
        if self._ranges.value is not None:
            self._on_range(self._ranges.value)
        else:
            self.look_again()
        self._follow(self._chart.view)

    def look_again(self) -> None:
        """Work out everything that is said about what is in sight."""
        self._settled.stop()
        view = self._chart.view
        self._span = Span(view.since, view.until)
        since, until = self._span.since, self._span.until
        self._to_do = deque(
            (
                self._first_steps(),
                self._light_steps(since, until),
                self._number_steps(since, until),
                self._past_steps(since, until),
            )
        )
        self._worker.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chart.set_low(self.height() < LOW_BELOW)

    # parts -----------------------------------------------------------------------------------------------

    def _build(self, themes: Themes, sources: tuple[Source, ...]) -> None:
        self.retitle(self.tr("Review"))
        doctor = button(self.tr("Page for your doctor"), "link", lambda: self.open_page.emit("doctor"))
        self.column.removeWidget(self.title)
        self.column.insertWidget(0, WrapRow(self.title, doctor, apart=True))
        self._empty = NothingYetCard()
        self._empty.entry_requested.connect(lambda: self.open_page.emit("entry"))
        self.add(self._empty)
        self._full = QWidget()
        rows = spaced(QVBoxLayout(self._full), GROUP)
        self._toggle = button(self.tr("Table"), "choice", self._on_toggle)
        self._toggle.setToolTip(self.tr("Key: T"))
        self._toggle.setAccessibleDescription(self.tr("Key: T"))
        self._ranges = RangeRow(self._toggle)
        self._ranges.chosen.connect(self._on_range)
        rows.addWidget(self._ranges)
        self._chart_card = ChartCard(themes, self._review, self._today)
        self._chart = self._chart_card.chart
        self._ranges.moved.connect(lambda step: self._chart.shift(step * QUARTER * 2))
        self._ranges.zoomed.connect(lambda step: self._chart.zoom(SHORTER if step > 0 else LONGER))
        self._chart.view_changed.connect(self._on_view)
        self._chart.several_requested.connect(self._on_several)
        self._table_card = TableCard(themes, self._review)
        self._table_card.hide()
        rows.addWidget(self._chart_card)
        rows.addWidget(self._table_card)
        self._numbers, self._weeks, self._together, self._done, self._before = (
            NumbersCard(),
            WeeksCard(),
            TogetherCard(),
            DoneCard(),
            BadDaysCard(),
        )
        for source in (self._chart, self._table_card, self._before):
            source.edit_requested.connect(self.edit_requested)
        self._light, self._notes = LightsCard(themes), NotesCard()
        self._tested, self._history = SelfTestCard(themes), StepsCard()
        self._notes.signs_requested.connect(lambda: self.open_page.emit("signs"))
        for part in (
            *(self._notes, self._light, self._numbers, Pair(self._weeks, self._done)),
            *(self._history, self._tested, self._together, self._before, RuleCard(themes, sources)),
        ):
            rows.addWidget(part)
        self.add(self._full)
        self._full.hide()
        keys = QShortcut(QKeySequence(Qt.Key.Key_T), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._on_toggle)

    def _timer(self, wait: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(act)
        return timer

    # what is in sight ------------------------------------------------------------------------------------

    def _rows(self, first: date, last: date) -> Rows:
        """Sides and kinds of marks that the diary holds at all."""
        ends = (Order(SortBy.SIDE, False), Order(SortBy.SIDE, True))
        sides = {row.side for order in ends for row in self._review.table(order, limit=1)}
        kinds = self._review.kinds(first, last) | {*ALWAYS}
        return Rows(
            tuple(side for side in Side if side in sides), tuple(kind for kind in MarkKind if kind in kinds)
        )

    def _on_range(self, chosen: Range) -> None:
        """Look back so many days from today, or at everything.

        Who has travelled may have written tomorrow already; what lies further ahead is of a wrong clock.
        """
        self._ranges.display(chosen)
        self._chart.look_at(self._view_of(chosen))
        self.look_again()

    def _view_of(self, chosen: Range) -> View:
        end = self._whole.until
        if chosen.value and end > self._today() + timedelta(days=1):
            end = self._today()
        since = end - timedelta(days=chosen.value - 1) if chosen.value else self._whole.since
        return View.of(since, end).within(self._chart.whole, SHORTEST)

    def _on_view(self, view: View) -> None:
        """The view was moved: the buttons follow at once, the numbers when it has come to rest."""
        self._follow(view)
        self._settled.start()

    def _follow(self, view: View) -> None:
        whole = self._chart.whole
        chosen = self._ranges.value
        if chosen is not None and view != self._view_of(chosen):
            self._ranges.display(None)
        self._ranges.allow(
            earlier=view.first > whole.first,
            later=view.last < whole.last,
            out=view.days < whole.days,
            closer=view.days > SHORTEST,
        )

    def _work(self) -> None:
        """One step a turn, once the chart is whole; what is not seen any more waits until it is."""
        if not self.isVisible():
            self._to_do.clear()
            self._stale = True
        if not self._to_do:
            return
        if self._chart.loading:
            self._worker.start()
            return
        try:
            next(self._to_do[0])
        except StopIteration:
            self._to_do.popleft()
        except StorageFault:  # the diary has told it; the next look tries again
            self._to_do.clear()
        if self._to_do:
            self._worker.start()

    def _first_steps(self) -> Iterator[None]:
        """What is told of the chart, or the rows of the table."""
        self._chart_card.name_chart()
        self._fill_table()
        yield

    def _light_steps(self, since: date, until: date) -> Iterator[None]:
        """The light of each day in sight, a month at a time, and what holds now and over time."""
        for number in range(since.toordinal() // JUDGED_AT_ONCE, until.toordinal() // JUDGED_AT_ONCE + 1):
            if number not in self._known:
                self._judge(number)
                yield
        self._chart_card.set_lights(self._judged)
        self._table_card.set_lights(self._judged)
        yield
        lights = Counter(one.light for day, one in self._judged.items() if since <= day <= until)
        self._light.display(self._lights.now().verdict, lights)
        yield
        self._notes.display(self._lights.notes())
        yield

    def _judge(self, number: int) -> None:
        """So many days at a time, counted from the beginning of the calendar."""
        first = max(1, number * JUDGED_AT_ONCE)
        last = min(date.max.toordinal(), (number + 1) * JUDGED_AT_ONCE - 1)
        span = Span(date.fromordinal(first), date.fromordinal(last))
        for one in self._lights.worst_days(span):
            self._judged[one.day] = self._alike.setdefault(one.verdict, one.verdict)
        self._known.add(number)

    def _number_steps(self, since: date, until: date) -> Iterator[None]:
        """The scores in numbers, and the last two weeks."""
        summaries = yield from self._steps.range_summary(since, until)
        self._numbers.display(summaries, self._span)
        yield
        self._weeks.display(self._review.summaries())
        yield

    def _past_steps(self, since: date, until: date) -> Iterator[None]:
        """What was done, what stands beside the mornings, what came before the worst."""
        done = yield from self._steps.done(since, until)
        self._done.display(done, self._unit())
        yield
        comparisons = yield from self._steps.comparisons(since, until)
        self._together.display(comparisons, self._unit())
        yield
        self._history.display(self._course.steps(self._span), self._name, self._course.kept(self._span))
        yield
        worst = yield from self._steps.bad_days(since, until)
        self._before.display(worst, self._unit())
        yield

    # chart and table -------------------------------------------------------------------------------------

    def _on_several(self, day: date) -> None:
        """A dot for several scores that are too close for the chart: the table tells them apart."""
        self._chart.look_at(View.of(day, day + timedelta(days=1)))
        self._show_table(True)

    def _on_toggle(self) -> None:
        self._show_table(self._table_card.isHidden())

    def _show_table(self, shown: bool) -> None:
        self._table_card.setVisible(shown)
        self._chart_card.setVisible(not shown)
        self._ranges.show_tools(not shown)
        words = self.tr("Chart") if shown else self.tr("Table")
        self._toggle.setText(words)
        self._toggle.setAccessibleName(words)
        self._fill_table()
        (self._table_card.table if shown else self._chart).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_table(self) -> None:
        if not self._table_card.isHidden():
            self._table_card.display(self._span.since, self._span.until)

    def _today(self) -> date:
        return self._clock.now().date()
