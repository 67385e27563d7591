"""What was written down: day by day, beside the month, and what is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, timedelta
from itertools import accumulate, groupby, pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.diary import Day, DayKind
from ankle_rehab.domain.finding import Cursor, Filter
from ankle_rehab.domain.pain import PainEntry, PastEntry
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.beside import Beside
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.diary.day_card import DayCard
from ankle_rehab.ui.widgets.diary.day_choice import DayChoice
from ankle_rehab.ui.widgets.diary.find_bar import FindBar
from ankle_rehab.ui.widgets.diary.month_view import MonthView
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.wrap_row import WrapRow

DAYS_AT_ONCE = 7
ENTRIES_AT_ONCE = 21  # three a day; more would take the window longer than a blink
FOUND_AT_ONCE = 30
MOST_COUNTED = 1000
MONTH_WIDTH = 300
LOOK_AGAIN_MILLISECONDS = 20_000

_Key = tuple[Day, str, tuple[tuple[PastEntry, ...], ...], DistanceUnit]


class DiaryPage(Page):
    """Newest day first, a week of written days at a time, fewer where very much was written on each.

    Nothing is lost by Delete: Undo brings it back.

    `edit_requested` carries the number of an entry, `run_requested` that of a run or another activity,
    `day_requested` a day that wants to be written about. `unit` is in what distances are told.
    """

    name = "diary"
    entry_requested = Signal()
    edit_requested = Signal(int)
    day_requested = Signal(object)
    run_requested = Signal(int)

    def __init__(
        self,
        clock: Clock,
        diary: Diary,
        themes: Themes,
        unit: Callable[[], DistanceUnit],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._clock = clock
        self._diary = diary
        self._unit = unit
        self._until: date | None = None
        self._weeks = 1
        self._wanted = Filter()
        self._found: tuple[PainEntry, ...] = ()
        self._cards: dict[_Key, DayCard] = {}
        self._seen = clock.now().date()
        self._month = self._seen.replace(day=1)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_AGAIN_MILLISECONDS)
        self._looking.timeout.connect(self.tick)
        self._build(themes)
        diary.changed.connect(self.mark_stale)

    def seek(self) -> None:
        """Open the bar with the keyboard in it."""
        self._find.show()
        self._find.begin()
        self.to_top()

    def tick(self) -> None:
        """Look at the clock: what was today is yesterday after midnight."""
        if self._clock.now().date() != self._seen:
            self.mark_stale()

    def showEvent(self, event: QShowEvent) -> None:
        self._looking.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._looking.stop()
        super().hideEvent(event)

    def to_beginning(self) -> None:
        """Back to the newest day."""
        self._find.clear()
        self._on_found_enough()
        self._on_newest()

    def refresh(self) -> None:
        """Build only the days that are new or have changed."""
        today = self._clock.now().date()
        if self._month == self._seen.replace(day=1):
            self._month = today.replace(day=1)
        self._seen = today
        self._refresh_month(today)
        if self._wanted.empty:
            before = None if self._until is None else self._until + timedelta(days=1)
            most_days, most = self._weeks * DAYS_AT_ONCE, self._weeks * ENTRIES_AT_ONCE
            days = self._diary.days(before, most_days + 1, most)
            shown = _first_of(days[:most_days], most)
            self._display(shown, more=len(days) > len(shown))
            self._empty.setVisible(not days and self._until is None)
        else:
            self._look()
            self._empty.hide()
        self._newest.setVisible(self._until is not None and self._wanted.empty)
        thrown = len(self._diary.trash())
        self._trash.setVisible(thrown > 0)
        self._trash.setText(self.tr("Trash ({n})").format(n=thrown))

    def _build(self, themes: Themes) -> None:
        self.retitle(self.tr("Diary"))
        self._new = button(self.tr("New entry"), "primary", self.entry_requested.emit)
        seek = button(self.tr("Find"), "quiet", self.seek)
        self._show_month = QPushButton(self.tr("Month"))
        self._show_month.setProperty("role", "quiet")
        self._show_month.setCheckable(True)
        self._show_month.setAccessibleName(self.tr("Month"))
        self._trash = button(self.tr("Trash"), "link", lambda: self.open_page.emit("trash"))
        self.add(WrapRow(self._new, seek, self._show_month, self._trash))
        self._find = FindBar(lambda: self._clock.now().date())
        self._find.sought.connect(self._on_sought)
        self._find.left.connect(self._on_found_enough)
        self._find.hide()
        self.add(self._find)
        beside = Beside(self._build_list(), self._build_side(themes), MONTH_WIDTH)
        beside.narrowed.connect(self._show_month.setVisible)
        self._show_month.toggled.connect(beside.ask_for_side)
        self.add(beside)

    def _build_list(self) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), GROUP)
        self._newest = button(self.tr("Back to the newest day"), "link", self._on_newest)
        rows.addWidget(self._newest)
        self._empty = Card(self.tr("Nothing here yet"))
        self._empty.body(
            self.tr(
                "An entry is one number for one ankle: how much it hurts, from 0 to 10. "
                "A few words are enough, and a few entries a week already show how it goes."
            )
        )
        self._empty.body(self.tr("Sessions and icings come here by themselves."), "note")
        rows.addWidget(self._empty)
        self._days = spaced(QVBoxLayout(), GROUP)
        rows.addLayout(self._days)
        self._earlier = button(self.tr("Earlier days"), "quiet", self._on_earlier)
        rows.addWidget(WrapRow(self._earlier))
        rows.addStretch()
        return whole

    def _build_side(self, themes: Themes) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), GROUP)
        self._view = MonthView(themes)
        self._view.turned.connect(self._on_turned)
        self._view.chosen.connect(self._on_day)
        self._choice = DayChoice()
        self._choice.marked.connect(self._on_marked)
        self._choice.write.connect(lambda: self.day_requested.emit(self._until))
        rows.addWidget(self._view)
        rows.addWidget(self._choice)
        rows.addStretch()
        return whole

    # the list ----------------------------------------------------------------------------------------

    def _display(self, days: tuple[Day, ...], *, more: bool) -> None:
        today = self._clock.now().date()
        unit = self._unit()
        wanted = [(day, text.near_day(day.date, today), self._changes(day.entries), unit) for day in days]
        for key in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(key)
            self._days.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, key in enumerate(wanted):
            if key not in self._cards:
                self._cards[key] = self._card(*key)
                self._days.insertWidget(place, self._cards[key])
                self._cards[key].show()
        self._settle_tab_order([self._cards[key] for key in wanted])
        self._earlier.setVisible(more)

    def _changes(self, entries: Iterable[PainEntry]) -> tuple[tuple[PastEntry, ...], ...]:
        """What each of these said before it was changed."""
        return tuple(() if entry.id is None else self._diary.history(entry.id) for entry in entries)

    def _card(
        self, day: Day, title: str, changes: tuple[tuple[PastEntry, ...], ...], unit: DistanceUnit
    ) -> DayCard:
        histories = {entry.id: past for entry, past in zip(day.entries, changes, strict=True) if entry.id}
        card = DayCard(day, title, histories, unit)
        card.delete.connect(self._on_delete)
        card.edit.connect(self.edit_requested)
        card.run_wanted.connect(self.run_requested)
        card.all_wanted.connect(self._on_all_of)
        return card

    def _settle_tab_order(self, cards: list[DayCard]) -> None:
        """Tab goes from day to day as the eye does, wherever a card was put in later."""
        stops = [stop for card in cards for stop in card.findChildren(QPushButton)]
        for one, following in pairwise((self._newest, *stops, self._earlier)):
            QWidget.setTabOrder(one, following)

    def _look(self, *, further: bool = False) -> None:
        """The newest entries that fit, or the next ones behind those in sight."""
        limit = FOUND_AT_ONCE if further else max(FOUND_AT_ONCE, len(self._found))
        before = Cursor.after(self._found[-1]) if further and self._found else None
        found = self._diary.find(self._wanted, before, limit + 1)
        self._found = (*(self._found if further else ()), *found[:limit])
        grouped = groupby(self._found, key=lambda entry: entry.refers_to.local_date)
        self._display(tuple(Day(day, tuple(some)) for day, some in grouped), more=len(found) > limit)
        count = self._diary.found_count(self._wanted, MOST_COUNTED)
        words = (
            self.tr("Entries found: {n}") if count < MOST_COUNTED else self.tr("Entries found: {n} or more")
        )
        self._find.tell(words.format(n=count))

    # the month ---------------------------------------------------------------------------------------

    def _refresh_month(self, today: date) -> None:
        days = self._diary.month(self._month.year, self._month.month)
        self._view.display(self._month, days, today, self._until)
        self._choice.setVisible(self._until is not None)
        if self._until is not None:
            same = (self._until.year, self._until.month) == (self._month.year, self._month.month)
            shown = days if same else self._diary.month(self._until.year, self._until.month)
            kind = shown[self._until].kind if self._until in shown else None
            self._choice.display(self._until, kind, today)

    def _on_turned(self, first: date) -> None:
        self._month = first
        with suppress(StorageFault):  # the diary has told of it
            self._refresh_month(self._clock.now().date())

    def _on_day(self, day: date) -> None:
        """The list begins with this day; the same day again lets go of it. Nothing is looked for any more."""
        self._until = None if day == self._until else day
        self._weeks = 1
        self._find.clear()
        self._on_found_enough()

    def _on_marked(self, kind: DayKind | None) -> None:
        if self._until is not None:
            try:
                self._diary.mark_day(self._until, kind)
            except StorageFault:  # the diary has told of it, and the button shall not say otherwise
                self._on_turned(self._month)

    # what is wanted ----------------------------------------------------------------------------------

    def _on_sought(self, wanted: Filter) -> None:
        self._wanted, self._found = wanted, ()
        if wanted.empty:
            self._find.tell("")
        self.mark_stale()

    def _on_found_enough(self) -> None:
        self._find.hide()
        self._on_sought(Filter())

    def _on_all_of(self, day: date) -> None:
        """A day with very much on it is read through as what was found."""
        self._find.show()
        self._find.ask_for_day(day)
        self._find.begin()
        self.to_top()

    def _on_newest(self) -> None:
        self._until = None
        self._weeks = 1
        self._month = self._clock.now().date().replace(day=1)
        self.mark_stale()

    def _on_earlier(self) -> None:
        if not self._wanted.empty:
            with suppress(StorageFault):
                self._look(further=True)
            return
        self._weeks += 1
        self.refresh()

    def _on_delete(self, entry_id: int) -> None:
        try:
            self._diary.remove_pain(entry_id)
        except StorageFault:
            return
        step = self._diary.undo.newest
        words = self.tr("Deleted. It stays in the trash for 30 days.")
        self.notice.emit(Notice(words, self._taking_back(step)))

    def _taking_back(self, step: int | None) -> Callable[[], None]:
        def take_back() -> None:
            if step is not None:
                with suppress(StorageFault):
                    self._diary.undo.take_back(step)

        return take_back


def _first_of(days: tuple[Day, ...], most: int) -> tuple[Day, ...]:
    """As many days as have not more than so many entries together, but never none."""
    counts = accumulate(len(day.entries) for day in days)
    return days[: max(1, sum(count <= most for count in counts))]
