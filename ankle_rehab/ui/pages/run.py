"""One run or other activity: all that is known of it, what belongs around it, and how the ankle was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.activity import Activity, Prep, Sport
from ankle_rehab.domain.load import Known
from ankle_rehab.domain.preparation import AROUND, ended_at
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.runs.writing import RunWriting
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.taking_back import taking_back
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.runs.form import Draft
from ankle_rehab.ui.widgets.runs.lap_grid import LapGrid
from ankle_rehab.ui.widgets.runs.prep_card import PrepCard
from ankle_rehab.ui.widgets.words import breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import load_words, run_words

ROUTINES = {Prep.MOBILITY_BEFORE: "pre-run", Prep.BALL_BEFORE: "pre-run", Prep.BALL_AFTER: "post-run"}


class RunPage(Page):
    """`start_requested` carries the id of a routine."""

    name = "run"
    start_requested = Signal(str)
    run_requested = Signal(int)
    left = Signal()

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("A run"))
        self._parts = parts
        self._number: int | None = None
        self._activity: Activity | None = None
        self._drafts: dict[int, Draft] = {}
        self._build(themes)
        parts.diary.changed.connect(self._on_changed)
        parts.preferences.changed.connect(self.mark_stale)

    def open_run(self, number: int) -> None:
        """Show the activity of this number; a change of another one that is half made waits there."""
        if number != self._number:
            self._put_aside()
            self._number = number
            draft = self._drafts.pop(number, None)
            if draft is not None:
                self._writing.resume(draft)
        self.mark_stale()
        self.to_top()

    def _put_aside(self) -> None:
        draft = self._writing.put_aside()
        if draft is None or self._number is None:
            return
        self._drafts[self._number] = draft
        unit = self._parts.preferences.settings.distance_unit
        words = self.tr("Not saved yet: your change of {what}. It waits there until you come back.")
        self.notice.emit(Notice(words.format(what=run_words.summary(draft.shown, unit))))

    def refresh(self) -> None:
        found = None if self._number is None else self._parts.runs.activity(self._number)
        self._activity = found
        for part in (self._facts, self._prep, self._pain, self._laps_card):
            part.setVisible(found is not None)
        self._gone.setVisible(found is None)
        if found is not None:
            self._show(found)

    # building ----------------------------------------------------------------------------------------

    def _build(self, themes: Themes) -> None:
        self.add(WrapRow(WayBack(self.tr("All runs"), self.left.emit)))
        self._gone = Card(self.tr("This one is not in the list any more"))
        self.add(self._gone)
        self._facts = Card()
        self.add(self._facts)
        self._writing = RunWriting(self._parts, themes)
        self._writing.notice.connect(self.notice)
        self._writing.done.connect(self.mark_stale)
        self._writing.after.focused.connect(lambda: self.reveal(self._writing.after))
        self.add(self._writing)
        self._prep = PrepCard()
        self._prep.ticked.connect(self._on_ticked)
        self._prep.start.connect(lambda prep: self.start_requested.emit(ROUTINES[prep]))
        self.add(self._prep)
        self._pain = Card(self.tr("How the ankle was"))
        self.add(self._pain)
        self._laps_card = Card(self.tr("Laps"))
        self._laps = LapGrid()
        self._laps_card.add(self._laps)
        self.add(self._laps_card)

    # what is known -----------------------------------------------------------------------------------

    def _show(self, found: Activity) -> None:
        today = self._parts.clock.now().date()
        self.retitle(run_words.name(found))
        self._show_facts(found, run_words.when(found, today))
        prepared = self._parts.runs.preparation(found)
        self._prep.display(prepared, self._startable(found))
        self._prep.setVisible(bool(prepared))
        self._show_pain(found)
        self._laps_card.setVisible(len(found.laps) > 1)
        if len(found.laps) > 1:
            self._laps.display(found.laps, self._parts.preferences.settings.distance_unit)

    def _show_facts(self, found: Activity, when: str) -> None:
        unit = self._parts.preferences.settings.distance_unit
        card = self._facts
        card.clear()
        card.retitle(when)
        pairs = {pair.shoe.id: pair.shoe.name for pair in self._parts.shoes.pairs()}
        numbers = run_words.joined(run_words.numbers(found, unit))
        if numbers:
            card.body(numbers, "heading")
        details = run_words.joined(run_words.details(found, pairs.get(found.shoe_id, "")))
        if details:
            card.body(breakable(details))
        quiet = "note" if found.start.local_date < self._parts.clock.now().date() else "body"
        for line in self._rules(self._parts.run_load.known(found)):
            card.body(line, quiet)
        if found.note:
            card.body(breakable(found.note))
        card.body(run_words.source(found.source), "note")
        edit = button(self.tr("Change"), "quiet", self._on_edit)
        gone = button(self.tr("Delete"), "link", self._on_delete)
        card.add(WrapRow(edit, gone), gap=INSIDE)

    def _rules(self, known: Known) -> list[str]:
        """Why it was hard, and what it went against, with the source of each."""
        unit = self._parts.preferences.settings.distance_unit
        lines = [] if known.hard is None else [load_words.hard(known.hard)]
        lines += [f"{load_words.finding(one, unit)} {load_words.source(one)}." for one in known.findings]
        return lines

    def _show_pain(self, found: Activity) -> None:
        """The scores that belong to it, and a way to give them."""
        self._pain.clear()
        scores = () if found.id is None else self._parts.runs.scores(found.id)
        for one in scores:
            words = self.tr("{moment}: {side}, {score}")
            self._pain.body(
                words.format(
                    moment=text.moment(one.moment),
                    side=text.side_inside(one.side),
                    score=text.score(one.score),
                )
            )
        if not scores:
            self._pain.body(self.tr("No number is written down for it."), "note")
        give = button(self.tr("Give a number"), "quiet", self._on_scores)
        self._pain.add(WrapRow(give), gap=INSIDE)

    def _startable(self, found: Activity) -> frozenset[Prep]:
        """What can still be done within its hour: before a run to come, after one that has just ended."""
        if found.sport is not Sport.RUN or not found.timed:
            return frozenset()
        now = self._parts.clock.now()
        after = timedelta(0) <= now - ended_at(found) <= AROUND
        return frozenset({Prep.BALL_AFTER}) if after else frozenset()

    # what the user does ------------------------------------------------------------------------------

    def _on_changed(self, topic: Topic) -> None:
        if topic is not Topic.REMINDERS:
            self.mark_stale()

    def _on_edit(self) -> None:
        if self._activity is not None:
            self._writing.edit(self._activity)

    def _on_scores(self) -> None:
        if self._activity is not None:
            self._writing.ask_scores(self._activity)

    def _on_ticked(self, prep: Prep, done: bool) -> None:
        found = self._activity
        if found is None:
            return
        kept = found.without_program | {prep} if done else found.without_program - {prep}
        try:
            self._parts.runs.change(replace(found, without_program=kept))
        except (StorageFault, LookupError):  # the diary has told of it, and the tick shall not say otherwise
            self._prep.forget()
            self.mark_stale()

    def _on_delete(self) -> None:
        if self._number is None:
            return
        try:
            self._parts.runs.remove(self._number)
        except StorageFault:
            return
        self.notice.emit(
            Notice(self.tr("Deleted. It stays in the trash for 30 days."), taking_back(self._parts.diary))
        )
        self.left.emit()
