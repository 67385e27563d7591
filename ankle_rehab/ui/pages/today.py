"""What to do now: the question that is due, the routine, ice, and the week at a glance."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.today import question_due, week
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.icing import IcingTimer, Question
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import tab_order, text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.today.begun_entry import BegunEntry
from ankle_rehab.ui.today.plan import TodayPlan
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.today.cards import IceCard, RoutineCard, ScoreCard, button
from ankle_rehab.ui.widgets.today.week_strip import WeekStrip
from ankle_rehab.ui.widgets.words import Words

if TYPE_CHECKING:
    from ankle_rehab.ui.today.late import TodayLate

LOOK_BACK = timedelta(days=13)
A_DAY = timedelta(days=1)
LOOK_AGAIN_MILLISECONDS = 20_000


class TodayPage(Page):
    """Shows at most three cards and the week. `start_requested` carries the id of a routine.

    `edit_requested` carries the number of an entry about which more is to be said; `draft_requested` asks
    for the entry that was begun and not saved.
    """

    name = "today"
    start_requested = Signal(str)
    entry_requested = Signal()
    edit_requested = Signal(int)
    draft_requested = Signal()

    def __init__(
        self,
        *,
        clock: Clock,
        diary: Diary,
        guard: Guard,
        icing: IcingTimer,
        preferences: Preferences,
        content: Content,
        parts: Parts,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._clock = clock
        self._diary = diary
        self._guard = guard
        self._icing = icing
        self._preferences = preferences
        self._content = content
        self._late: TodayLate | None = None
        self._moment = Moment.OTHER
        self._scored: PainEntry | None = None
        self._session_id: int | None = None
        self._asked = Stamp.of(clock.now(), clock.zone())
        self._seen = self._hour()
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_AGAIN_MILLISECONDS)
        self._looking.timeout.connect(self.tick)
        self._build(themes)
        diary.changed.connect(self.mark_stale)
        preferences.changed.connect(self.mark_stale)
        icing.finished.connect(self.mark_stale)
        icing.waiting_over.connect(self.mark_stale)
        parts.course.changed.connect(self.mark_stale)

    def tick(self) -> None:
        """Look at the clock: another day, or another hour of it, may ask for something else."""
        if self._hour() != self._seen:
            self._parts.course.tick()
            self.mark_stale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.tick()

    def shown(self) -> None:
        """Coming from another page, nothing is left to be said about a score given before."""
        self._scored = None
        super().shown()

    def showEvent(self, event: QShowEvent) -> None:
        self._looking.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._looking.stop()
        super().hideEvent(event)

    def refresh(self) -> None:
        now = self._clock.now()
        since = now.date() - LOOK_BACK
        entries = self._diary.entries(now.date() - A_DAY)
        sessions = self._diary.sessions(since)
        standing = self._guard.standing()
        self._asked = Stamp.of(now, self._clock.zone())
        self._seen = self._hour()
        self._greeting.setText(self._greet(now.hour))
        self.retitle(text.long_day(now.date()))
        days = tuple(session.started.local_date for session in sessions)
        trained: dict[date, set[Side]] = {}
        for session in sessions:
            trained.setdefault(session.started.local_date, set()).update(session.sides)
        ran, moved = self._diary.moved(since)
        for day in ran:
            trained[day] = set(Side)
        yesterday = now.date() - A_DAY
        self._session_id = next(
            (one.id for one in sessions[::-1] if one.started.local_date == yesterday), None
        )
        done = {
            session.routine_id
            for session in sessions
            if session.started.local_date == now.date() and session.outcome is Outcome.COMPLETED
        }
        self._begun.refresh()
        self._refresh_score(entries, trained, standing)
        self._refresh_more(entries)
        self._plan.refresh(standing, done)
        self._refresh_ice()
        iced = tuple(icing.started.local_date for icing in self._diary.icings(since))
        self._week.display(week(now.date(), days, iced, self._diary.worst(since), runs=ran, others=moved))
        self._refresh_late()

    def _build(self, themes: Themes) -> None:
        self._greeting = Words("", "note")
        self.column.insertWidget(0, self._greeting)
        self.column.insertSpacing(1, -12)
        self._begun = BegunEntry(self._diary, self._place_on_top, self)
        self._begun.go_on.connect(self.draft_requested)
        self._begun.notice.connect(self.notice)
        self._themes = themes
        self._routine = RoutineCard(themes)
        self._plan = TodayPlan(self._parts, self._routine, self)
        self._routine.start.connect(self._on_start)
        self._routine.rest.connect(self._on_rest)
        self._routine.choose.connect(self._on_choose)
        self._routine.something_new.connect(self._on_signs)
        self._routine.read_advice.connect(self._on_signs)
        self._ice = IceCard()
        self._ice.open_ice.connect(self._on_ice)
        self._write = button(self.tr("Write down a pain score"), "link", self.entry_requested.emit)
        for card in (self._routine, self._ice):
            self.add(card)
        self.section(self.tr("Your week"))
        self._week = WeekStrip(themes)
        self.add(self._week)
        self.add(self._write)

    def _greet(self, hour: int) -> str:
        if 5 <= hour < 12:
            return self.tr("Good morning")
        if 12 <= hour < 18:
            return self.tr("Good afternoon")
        return self.tr("Good evening") if hour >= 18 else self.tr("Hello")

    def _place_on_top(self, part: QWidget) -> None:
        """Under the date."""
        self.column.insertWidget(self.column.indexOf(self.title) + 1, part)
        self._settle_tab_order()

    def _settle_tab_order(self) -> None:
        """From the sheet on: a part that Qt made by itself, when first met, costs 8 ms of the start."""
        sheet = self.column.parentWidget() or self
        tab_order.settle(sheet, (*tab_order.buttons_of(self.column), self._write))

    def _refresh_more(self, entries: tuple[PainEntry, ...]) -> None:
        """More can be said about the score given last as long as it stands in the diary."""
        scored = self._scored
        said = ""
        if scored is not None and scored in entries:
            said = f"{text.side_inside(scored.side)}, {text.score(scored.score)}"
        if said or "_score" in vars(self):
            self._score.offer_more(said)
        if said:
            self._settle_tab_order()

    def _refresh_score(
        self, entries: tuple[PainEntry, ...], trained: dict[date, set[Side]], standing: Standing
    ) -> None:
        """The question that is due stands first; otherwise the row for right now stands below the routine."""
        sore = self._preferences.settings.sore_sides
        due = question_due(entries, trained, sore, standing, self._clock.now())
        asks = due is not None or bool(sore)
        if asks or "_score" in vars(self):
            self._place_score(first=due is not None)
            self._score.setVisible(asks)
        self._write.setVisible(due is None and not sore)
        if due is not None:
            self._moment = due.moment
            self._score.display(self._morning_question, due.side, both=False)
        elif sore:
            self._moment = Moment.OTHER
            self._score.display(self._now_question, sore[0], both=len(sore) > 1)

    @cached_property
    def _score(self) -> ScoreCard:
        """Built with the first question: a healthy ankle is not asked about."""
        card = ScoreCard(self._themes)
        card.scored.connect(self._on_scored)
        card.more.connect(self._on_more)
        self.column.insertWidget(self.column.indexOf(self._routine), card)
        return card

    def _place_score(self, *, first: bool) -> None:
        """Above the routine or below it."""
        places = self.column.indexOf(self._score), self.column.indexOf(self._routine)
        if (places[0] < places[1]) == first:
            return
        self.column.insertWidget(places[1], self._score)
        self._settle_tab_order()

    def _hour(self) -> tuple[date, int]:
        now = self._clock.now()
        return now.date(), now.hour

    def _refresh_ice(self) -> None:
        allowance, question = self._icing.allowed(), self._icing.question()
        why_not = "" if allowance.allowed else text.hold(allowance, self._content.icing(), self._clock.now())
        first = ""
        if question is Question.ASK_FIRST:
            first = self._content.icing().ask_first
        elif question is not None:
            first = self.tr("A few questions come before the first ice.")
        self._ice.display(why_not, first)

    def _refresh_late(self) -> None:
        """What the first picture did without; beside something worth knowing ice may wait on its own page."""
        if not self._parts.course.begun:
            return
        if self._late is None:
            from ankle_rehab.ui.today.late import TodayLate  # noqa: PLC0415 - not before the first picture

            self._late = TodayLate(self._parts, self)
            self._late.open_page.connect(self.open_page)
            self.column.insertWidget(self.column.indexOf(self._ice), self._late.card)
            self.column.insertWidget(self.column.indexOf(self._ice) + 1, self._late.run)
            self.column.insertWidget(self.column.indexOf(self._ice) + 2, self._late.offer)
            self.column.insertWidget(self.column.indexOf(self._late.card), self._late.reminders)
            for part in (self._late.offer, self._late.reminders):
                part.turned.connect(self._settle_tab_order)
            self.column.insertWidget(self.column.indexOf(self._week) + 1, self._late.ahead)
        self._ice.setVisible(not self._late.refresh())
        self._settle_tab_order()

    def _morning_question(self, side: Side) -> str:
        if side is Side.LEFT:
            return self.tr("How was your left ankle this morning, with the first steps?")
        return self.tr("How was your right ankle this morning, with the first steps?")

    def _now_question(self, side: Side) -> str:
        if side is Side.LEFT:
            return self.tr("How is your left ankle right now?")
        return self.tr("How is your right ankle right now?")

    def _on_scored(self, side: Side, score: int) -> None:
        """A question about the morning that was left open over midnight is about the day it was asked on.

        The morning belongs to the session of the day before, if there was one.
        """
        now = Stamp.of(self._clock.now(), self._clock.zone())
        morning = self._moment is Moment.NEXT_MORNING
        felt = self._asked if morning and self._asked.local_date != now.local_date else now
        session = self._session_id if morning else None
        try:
            kept = self._diary.add_pain(PainEntry(side, score, self._moment, now, felt, session_id=session))
        except StorageFault:
            self._score.scale.clear()
            return
        self._scored, step = kept, self._diary.undo.newest
        self._refresh_more((kept,))
        words = self.tr("Saved: {side}, {score}.").format(
            side=text.side_inside(side), score=text.score(score)
        )
        self.notice.emit(Notice(words, lambda: self._take_back(step)))

    def _take_back(self, step: int | None) -> None:
        if step is not None:
            with suppress(StorageFault):  # the diary has told of it
                self._diary.undo.take_back(step)

    def _on_more(self) -> None:
        if self._scored is not None and self._scored.id is not None:
            self.edit_requested.emit(self._scored.id)

    def _on_start(self) -> None:
        self.start_requested.emit(self._plan.routine_id)

    def _on_rest(self) -> None:
        self.start_requested.emit("desk")

    def _on_choose(self) -> None:
        self.open_page.emit("session")

    def _on_signs(self) -> None:
        self.open_page.emit("signs")

    def _on_ice(self) -> None:
        self.open_page.emit("ice")
