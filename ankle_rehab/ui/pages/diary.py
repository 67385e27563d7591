"""What was written down, day by day, and a quick way to write down more."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.diary import Day
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.day_card import DayCard
from ankle_rehab.ui.widgets.entry_form import Draft, EntryForm
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.today_cards import button
from ankle_rehab.ui.widgets.wrap_row import WrapRow

DAYS_AT_ONCE = 7


class DiaryPage(Page):
    """Newest day first, a week of written days at a time. Nothing is lost by Delete: Undo brings it back."""

    name = "diary"

    def __init__(
        self,
        clock: Clock,
        diary: Diary,
        preferences: Preferences,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._clock = clock
        self._diary = diary
        self._preferences = preferences
        self._shown_days = DAYS_AT_ONCE
        self._cards: dict[tuple[Day, str], DayCard] = {}
        self._build(themes)
        diary.changed.connect(self.mark_stale)

    def new_entry(self) -> None:
        """Open the empty form."""
        self._form.show()
        self._new_row.hide()
        self._form.begin(self._preferences.settings.sore_side)
        self.to_top()

    def refresh(self) -> None:
        """Build only the days that are new or have changed."""
        days = self._diary.days(limit=self._shown_days + 1)
        today = self._clock.now().date()
        wanted = [(day, text.near_day(day.date, today)) for day in days[: self._shown_days]]
        old = {key: card for key, card in self._cards.items() if key not in wanted}
        for key, card in old.items():
            del self._cards[key]
            self._days.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, key in enumerate(wanted):
            if key not in self._cards:
                self._cards[key] = self._card(*key)
                self._days.insertWidget(place, self._cards[key])
                self._cards[key].show()
        self._settle_tab_order([self._cards[key] for key in wanted])
        self._earlier.setVisible(len(days) > self._shown_days)
        self._empty.setVisible(not days)

    def _build(self, themes: Themes) -> None:
        self.retitle(self.tr("Diary"))
        self._new = button(self.tr("New entry"), "primary", self.new_entry)
        self._new_row = WrapRow(self._new)
        self.add(self._new_row)
        self._form = EntryForm(themes)
        self._form.written.connect(self._on_written)
        self._form.closed.connect(self._close_form)
        self._form.hide()
        self.add(self._form)
        self._empty = Card(self.tr("Nothing here yet"))
        self._empty.body(
            self.tr(
                "An entry is one number for one ankle: how much it hurts, from 0 to 10. "
                "A few words are enough, and a few entries a week already show how it goes."
            )
        )
        self._empty.body(self.tr("Sessions and icings come here by themselves."), "note")
        self.add(self._empty)
        self._days = spaced(QVBoxLayout(), GROUP)
        self.add(self._days)
        self._earlier = button(self.tr("Earlier days"), "quiet", self._on_earlier)
        self.add(WrapRow(self._earlier))

    def _settle_tab_order(self, cards: list[DayCard]) -> None:
        """Tab goes from day to day as the eye does, wherever a card was put in later."""
        stops = [stop for card in cards for stop in card.findChildren(QPushButton)]
        for one, following in pairwise((*stops, self._earlier)):
            QWidget.setTabOrder(one, following)

    def _card(self, day: Day, title: str) -> DayCard:
        card = DayCard(day, title)
        card.delete.connect(self._on_delete)
        return card

    def _close_form(self) -> None:
        self._form.hide()
        self._new_row.show()
        self._new.setFocus()

    def _on_written(self, draft: Draft) -> None:
        now = Stamp.of(self._clock.now(), self._clock.zone())
        entry = PainEntry(draft.side, draft.score, draft.moment, now, now, note=draft.note)
        try:
            kept = self._diary.add_pain(entry)
        except StorageFault:
            return
        self._close_form()
        words = self.tr("Saved: {side}, {score}.").format(
            side=text.side_inside(draft.side), score=text.score(draft.score)
        )
        self.notice.emit(Notice(words, lambda: self._take_back(kept)))

    def _take_back(self, entry: PainEntry) -> None:
        if entry.id is not None:
            with suppress(StorageFault):  # the diary has told of it
                self._diary.remove_pain(entry.id)

    def _bring_back(self, entry_id: int) -> None:
        with suppress(StorageFault):
            self._diary.restore_pain(entry_id)

    def _on_delete(self, entry_id: int) -> None:
        try:
            self._diary.remove_pain(entry_id)
        except StorageFault:
            return
        self.notice.emit(Notice(self.tr("Deleted."), lambda: self._bring_back(entry_id)))

    def _on_earlier(self) -> None:
        self._shown_days += DAYS_AT_ONCE
        self.refresh()
