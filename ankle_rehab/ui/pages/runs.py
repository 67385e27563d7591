"""The training week: what is planned, what was done, what the rules say of it, and every run so far."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_allowance import Allowance, AllowanceKind
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.runs.list import RunList
from ankle_rehab.ui.runs.load_board import LoadBoard
from ankle_rehab.ui.runs.planner import RunPlanner
from ankle_rehab.ui.runs.writing import RunWriting
from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.runs.longest_card import LongestCard
from ankle_rehab.ui.widgets.today.why_more import WhyMore
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import allowance_words, source_words

IN_THE_LIST = frozenset({Topic.RUNS, Topic.SESSIONS, Topic.SHOES})
BEFORE_A_RUN = "pre-run"
LOOK_AGAIN_MILLISECONDS = 20_000


class RunsPage(Page):
    """`start_requested` carries the id of a routine, `run_requested` the number of an activity."""

    name = "runs"
    start_requested = Signal(str)
    run_requested = Signal(int)
    left = Signal()

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Runs"))
        self._parts = parts
        self._seen = self._today()
        self._until: datetime | None = None
        self._list_is_old = True
        self._build(themes)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_AGAIN_MILLISECONDS)
        self._looking.timeout.connect(self.tick)
        self._steps: deque[Callable[[], None]] = deque()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._on_next)
        parts.diary.changed.connect(self._on_changed)
        parts.preferences.changed.connect(self._on_settings)

    def seek(self) -> None:
        """Look for a run."""
        self._list.seek()

    def to_beginning(self) -> None:
        """Back to this week."""
        self._planner.show_day(self._today())
        self.to_top()

    def begin(self, day: date | None = None) -> None:
        """Open the form for what was done on a day, today if none is named."""
        self._writing.begin(day or self._today())
        self.to_top()

    def look_at(self, day: date) -> None:
        """Bring the week of this day into sight."""
        self._planner.show_day(day)
        self._planner.focus()

    def tick(self) -> None:
        """Look at the clock: today is yesterday after midnight, and what leaves a run out has its end."""
        now = self._parts.clock.now()
        over = any(until is not None and now >= until for until in (self._until, self._planner.until))
        if over or now.date() != self._seen:
            self.mark_stale()

    def refresh(self) -> None:
        self._seen = self._today()
        settings = self._parts.preferences.settings
        answer = self._parts.run_load.allowance(self._parts.running.look())
        told = self._parts.run_load.longest_known()
        self._until = answer.answer.until
        self._show_answer(answer)
        self._longest.measure(settings.distance_unit)
        usual = told and answer.kind is AllowanceKind.START and settings.usual_run is None
        self._longest.display(usual=usual)
        self._longest.setVisible(not told or usual)
        self._planner.refresh()
        self._trash.setVisible(bool(self._parts.trash.thrown()))
        listed = self._list.steps(anew=self._list_is_old)
        self._steps = deque((*listed, self._settle_list, self._board.refresh))
        self._next.start()

    def _on_next(self) -> None:
        """The list and the chart follow in short turns, so that ten years of runs hold nothing up."""
        if not self._steps:
            return
        step = self._steps.popleft()
        try:
            step()
        except StorageFault:  # the diary has told of it; the next look tries again
            self._steps.clear()
            return
        if self._steps:
            self._next.start()

    def _settle_list(self) -> None:
        self._list_is_old = False

    def showEvent(self, event: QShowEvent) -> None:
        self._looking.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._looking.stop()
        if self._steps:
            self._next.stop()
            self.mark_stale()
        super().hideEvent(event)

    def _build(self, themes: Themes) -> None:
        self._write = button(self.tr("Write down a run"), "primary", self.begin)
        files = button(self.tr("Files from your watch"), "quiet", lambda: self.open_page.emit("run-files"))
        shoes = button(self.tr("Shoes"), "link", lambda: self.open_page.emit("shoes"))
        back = button(self.tr("Back to running"), "link", lambda: self.open_page.emit("running"))
        self._trash = button(self.tr("Trash"), "link", lambda: self.open_page.emit("trash"))
        self.add(WrapRow(self._write, files, shoes, back, self._trash, spacing=GROUP))
        self._writing = RunWriting(self._parts, themes)
        self._writing.notice.connect(self.notice)
        self._writing.done.connect(self._on_written)
        self._writing.turned.connect(self._settle)
        self._longest = LongestCard()
        self._longest.longest.connect(lambda metres: self._parts.run_load.tell_longest(metres / 1000))
        self._longest.usual.connect(lambda metres: self._parts.run_load.tell_usual(metres / 1000))
        self._answer = Words("")
        self._why = WhyMore(self.tr("Why this answer about running?"))
        self._planner = RunPlanner(self._parts, themes)
        self._planner.notice.connect(self.notice)
        self._planner.changed.connect(self._on_turned)
        self._planner.opened.connect(self.run_requested)
        self._planner.write.connect(self.begin)
        self._planner.fulfil.connect(self._on_fulfil)
        self._planner.prepare.connect(lambda: self.start_requested.emit(BEFORE_A_RUN))
        self._list = RunList(self._parts)
        self._list.opened.connect(self.run_requested)
        self._list.measured.connect(self._on_measured)
        self._board = LoadBoard(self._parts, themes)
        self._board.week_requested.connect(self.look_at)
        for card in (self._planner.before, self._writing.after):
            card.focused.connect(partial(self.reveal, card))
        line = WrapRow(self._answer, self._why.ask, spacing=GROUP)
        parts = (self._writing, line, self._why, self._longest, self._planner, self._planner.before)
        for part in (*parts, self._list, self._board):
            self.add(part)

    def _show_answer(self, answer: Allowance) -> None:
        unit, now = self._parts.preferences.settings.distance_unit, self._parts.clock.now()
        self._answer.setText(allowance_words.answer(answer, unit, now))
        behind = allowance_words.why(answer, unit, now.date())
        keys = allowance_words.source_keys(answer)
        self._why.display(behind, source_words.line(self._parts.content, keys))

    def _settle(self) -> None:
        """One main button at a time: that of the form, while something is being written."""
        self._write.setVisible(not self._writing.busy)

    def _on_changed(self, topic: Topic) -> None:
        self._list_is_old = self._list_is_old or topic in IN_THE_LIST
        if topic is not Topic.REMINDERS:
            self.mark_stale()

    def _on_settings(self) -> None:
        self._list_is_old = True
        self.mark_stale()

    def _on_turned(self) -> None:
        """Another week is in sight; all else stays as it is."""
        with suppress(StorageFault):  # the diary has told of it
            self._planner.refresh()

    def _on_fulfil(self, plan: Planned) -> None:
        self._writing.fulfil(plan)
        self.to_top()

    def _on_measured(self, session: Activity) -> None:
        self._writing.edit(session)
        self.to_top()

    def _on_written(self) -> None:
        self._write.setFocus()

    def _today(self) -> date:
        return self._parts.clock.now().date()
