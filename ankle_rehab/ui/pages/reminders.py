"""Reminders: plain sentences, each with its switch and its next times; add and change in one form."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.quiet import hush_of
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.reminder_rules import ended
from ankle_rehab.services.diary import Topic
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.reminder_day import help_first
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.calendar_card import CalendarCard
from ankle_rehab.ui.desktop.by_itself import ByItself
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.quiet_times import QuietTimes
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.reminder.form import DESK_HOURS, ReminderForm
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import reminder_words

NEXT_TIMES = 3


class RemindersPage(Page):
    """`begin` opens the form for a new one, from whatever page it was wished for."""

    name = "reminders"

    def __init__(self, parts: Parts, _themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._form: ReminderForm | None = None
        self._stops: dict[tuple[int | None, int], QWidget] = {}
        self._build()
        parts.reminders.changed.connect(self.mark_stale)

    def begin(self, kind: Kind, routine_id: str = "") -> None:
        """Open the form for a new one about this."""
        self._open(ReminderForm.fresh(self._parts.clock.now().date(), kind, routine_id))

    def refresh(self) -> None:
        kept = self._parts.reminders.reminders()
        self._stops.clear()
        while self._cards.count():
            remove(self._cards, 0)
        for one, times in zip(kept, self._parts.reminders.upcoming(kept, NEXT_TIMES), strict=True):
            card = self._card(one, times)
            self._cards.addWidget(card)
            card.show()
        self._empty.setVisible(not kept and self._form is None)
        self._new.setVisible(self._form is None)
        self._desk.setVisible(all(one.kind is not Kind.DESK for one in kept))
        self._quiet.refresh()
        self._by_itself.refresh()

    def _freshen(self) -> None:
        """The keyboard stays where it was, though the cards are made anew."""
        focus = self.window().focusWidget()
        held = [place for place, one in self._stops.items() if focus in (one, one.focusProxy())]
        super()._freshen()
        for place in held:
            if place in self._stops:
                self._stops[place].setFocus()

    def _build(self) -> None:
        self.retitle(self.tr("Reminders"))
        self._empty = Card(self.tr("Nothing to remind you of yet"))
        self._empty.body(
            self.tr(
                "A reminder tells you that it is time for a session or for one number in the diary. It comes "
                "while the program runs. A reminder that you skip is never counted against you."
            )
        )
        self.add(self._empty)
        self._new = WrapRow(button(self.tr("New reminder"), "primary", lambda: self.begin(Kind.PLAN)))
        self.add(self._new)
        self._place = spaced(QVBoxLayout(), GROUP)
        self.add(self._place)
        self._cards = spaced(QVBoxLayout(), GROUP)
        self.add(self._cards)
        self._desk = Card(self.tr("A minute at the desk"))
        hours = ", ".join(text.clock_time(one) for one in DESK_HOURS)
        self._desk.body(
            self.tr(
                "On working days at {hours} you are offered one minute of ankle circles or pumps, under the "
                "desk and with shoes on. It counts towards the day, and is turned off with one click."
            ).format(hours=hours)
        )
        self._desk.add(WrapRow(button(self.tr("Offer me a minute at the desk"), "quiet", self._on_desk)))
        self.add(self._desk)
        self._quiet = QuietTimes(self._parts)
        self.add(self._quiet)
        self._by_itself = ByItself(self._parts)
        self.add(self._by_itself)
        calendar = CalendarCard(self._parts)
        calendar.notice.connect(self.notice)
        self.add(calendar)

    def _card(self, reminder: Reminder, following: tuple[datetime, ...]) -> Card:
        today = self._parts.clock.now().date()
        routine = reminder_words.routine_name(reminder, self._parts.repertoire.usual)
        words = reminder_words.sentence(reminder, routine, today)
        card = Card(words)
        card.body(self._comes(reminder, following, today), "note")
        switch = Tick(self.tr("On"), told=self.tr("On: {words}").format(words=words))
        switch.display(reminder.on)
        switch.changed.connect(partial(self._on_switch, reminder))
        ways = (
            (self.tr("Change"), self.tr("Change: {words}"), partial(self._open, reminder)),
            (self.tr("Remove"), self.tr("Remove: {words}"), partial(self._on_remove, reminder)),
            (
                self.tr("Show me one now"),
                self.tr("Show me one now: {words}"),
                partial(self._parts.reminders.try_one, reminder),
            ),
        )
        made = [button(short, "link", act) for short, _, act in ways]
        for one, (_, whole, _) in zip(made, ways, strict=True):
            one.setAccessibleName(whole.format(words=words))
        self._stops |= {(reminder.id, place): one for place, one in enumerate((switch, *made))}
        card.add(WrapRow(switch, *made))
        return card

    def _comes(self, reminder: Reminder, following: tuple[datetime, ...], today: date) -> str:
        """Its next times, or why there are none."""
        if not reminder.on:
            return self.tr("Switched off.")
        if ended(reminder, self._parts.clock.now()):
            return self.tr("Its last time has gone by.")
        if reminder.kind.moves and help_first(self._parts.guard.standing()):
            return self.tr("Silent for now, because getting help comes first.")
        if following:
            return " ".join(filter(None, (reminder_words.coming(following, today), self._waits(following))))
        if reminder.kind.follows or reminder.kind is Kind.REST_EVE:
            return self.tr("No time is known yet.")
        if self._parts.reminders.paused_until is not None:
            return self.tr("All reminders rest for now.")
        return self.tr("It lies in your quiet hours, so it does not come.")

    def _waits(self, following: tuple[datetime, ...]) -> str:
        """That some of these times are told later, and when; nothing where none is."""
        settings = self._parts.preferences.settings
        hush = hush_of(settings)
        if all(hush.over(one) == one for one in following):
            return ""
        until = text.clock_time(settings.quiet_until)
        return self.tr("In your quiet hours it waits until {time}.").format(time=until)

    def _open(self, reminder: Reminder) -> None:
        self._shut()
        routines = {one.id: one.name for one in self._parts.repertoire.routines()}
        self._form = ReminderForm(routines, reminder)
        self._form.saved.connect(self._on_saved)
        self._form.left.connect(self._on_left)
        self._form.changed.connect(self._write_back)
        self._place.addWidget(self._form)
        self._write_back(self._form.value)
        self._form.show()
        self._form.setFocus()
        self.mark_stale()
        self.to_top()

    def _write_back(self, reminder: Reminder | None) -> None:
        """The sentence as it will stand in the list, with the next times as far as they are known by now."""
        if self._form is None:
            return
        if reminder is None:
            self._form.tell("")
            return
        routine = reminder_words.routine_name(reminder, self._parts.repertoire.usual)
        today, coming = self._parts.clock.now().date(), ""
        with suppress(StorageFault):  # the diary has told of it; the sentence does without
            (following,) = self._parts.reminders.upcoming((reminder,), NEXT_TIMES)
            coming = self._comes(reminder, following, today)
        self._form.tell("\n".join(filter(None, (reminder_words.sentence(reminder, routine, today), coming))))

    def _shut(self) -> None:
        if self._form is not None:
            remove(self._place, 0)
            self._form = None

    def _on_left(self) -> None:
        self._shut()
        self.mark_stale()
        self.to_top()

    def _on_saved(self, reminder: Reminder) -> None:
        if self._form is not None and ended(reminder, self._parts.clock.now()):
            self._form.refuse(self.tr("That time has gone by. Please choose a later one."))
            return
        try:
            if reminder.id is None:
                self._parts.reminders.add(reminder)
            else:
                self._parts.reminders.change(reminder)
        except StorageFault:  # the diary has told of it; what was chosen still stands in the form
            return
        self._say(self.tr("The reminder is kept."))
        self._on_left()

    def _on_desk(self) -> None:
        with suppress(StorageFault):
            self._parts.reminders.add(ReminderForm.fresh(self._parts.clock.now().date(), Kind.DESK))
            self._say(self.tr("The reminder is kept."))

    def _on_switch(self, reminder: Reminder, on: bool) -> None:
        with suppress(StorageFault):
            self._parts.reminders.change(replace(reminder, on=on))
        self.mark_stale(Topic.REMINDERS)

    def _on_remove(self, reminder: Reminder) -> None:
        with suppress(StorageFault):
            self._parts.reminders.remove(reminder)
            self._say(self.tr("The reminder is removed."))

    def _say(self, words: str) -> None:
        step = self._parts.diary.undo.newest
        undo = None if step is None else partial(self._take_back, step)
        self.notice.emit(Notice(words, undo))

    def _take_back(self, step: int) -> None:
        with suppress(StorageFault):
            self._parts.diary.undo.take_back(step)
