"""Back to running: whether today has room for a run, the gate, the ladder, and the last runs."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ankle_rehab.domain.run_allowance import AllowanceKind
from ankle_rehab.domain.run_answer import RunAnswer, RunToday
from ankle_rehab.domain.run_gate import Check, Detail, GateKind, Holds, Requirement
from ankle_rehab.domain.run_ladder import LAST, LONG_BREAK, stage
from ankle_rehab.domain.run_routine import HOP_HOLD, HOP_TEST, RUN_WALK, WALK_TEST
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.running import RunStanding
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.runs.gate_card import RunGateCard
from ankle_rehab.ui.widgets.runs.ladder_card import RunLadderCard
from ankle_rehab.ui.widgets.runs.record import Record, RecordKind, RunRecord
from ankle_rehab.ui.widgets.today.why_more import WhyMore
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import allowance_words, light_words, running_words, source_words

LAST_RUNS = 5


class RunningPage(Page):
    """`start_requested` carries the id of the routine to begin."""

    name = "running"
    start_requested = Signal(str)

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Back to running"))
        self._parts = parts
        self._clock = parts.clock
        self._running = parts.running
        self._asked: RecordKind | None = None
        self._declined: RecordKind | None = None
        self._build(themes)
        parts.diary.changed.connect(self.mark_stale)
        parts.preferences.changed.connect(self.mark_stale)

    def shown(self) -> None:
        self._asked = self._declined = None
        super().shown()
        self.to_top()

    def refresh(self) -> None:
        """Let the ladder move by its rule, then show how everything stands."""
        self._running.look()
        found = self._running.standing()
        self._found = found
        self._show_today(found)
        self._gate.display(found.answer.gate)
        self._ladder.display(found.steps, len(found.greens), _highest(found))
        self._show_runs(found)

    # today -------------------------------------------------------------------------------------------

    def _show_today(self, found: RunStanding) -> None:
        first = _asked_first(found)
        asked = self._asked or (first if first is not self._declined else None)
        if asked is None:
            self._record.hide()
        elif self._record.isHidden() or self._record.kind is not asked:
            self._record.ask(asked, found.sides)
            self._record.show()
        answer = found.answer
        self._today.clear()
        self._answer(found)
        if answer.today is RunToday.OPEN:
            self._today.body(running_words.stage_list(stage(answer.stage)))
            if answer.day_reasons:
                self._today.body(self.tr("You chose to run all the same. Less is fine at any time."), "note")
        if asked is None:
            self._today.add(self._ways(answer), gap=INSIDE)
            if answer.gate.open and self._hops_wait():
                words = self.tr("Hops of other routines wait for this test: 10 hops with pain of 0 to 2.")
                self._today.body(words, "note")
                self._today.add(WrapRow(*self._hop_ways("quiet")), gap=INSIDE)

    def _answer(self, found: RunStanding) -> None:
        """The ladder's own answer; first that of one's own rules, where the ladder is not in use."""
        unit, now = self._parts.preferences.settings.distance_unit, self._clock.now()
        allowed = self._parts.run_load.allowance(found)
        if allowed.kind in (AllowanceKind.CLOSED, AllowanceKind.STAGE):
            self._today.body(running_words.answer(found.answer, now), "heading")
            return
        self._today.body(allowance_words.answer(allowed, unit, now), "heading")
        why = WhyMore(self.tr("Why this answer about running?"))
        sources = source_words.line(self._parts.content, allowance_words.source_keys(allowed))
        ways = WrapRow(why.ask)
        if allowed.kind is AllowanceKind.ASK:
            ways.add(button(self.tr("Tell it"), "link", lambda: self.open_page.emit("runs")))
        self._today.add(ways)
        self._today.add(why)
        why.display(allowance_words.why(allowed, unit, now.date()), sources)
        self._today.body(self.tr("By the run-walk ladder"), "word")
        self._today.body(running_words.beside(found.answer, now))

    def _ways(self, answer: RunAnswer) -> WrapRow:
        """What can be done now, the next step first."""
        match answer.today:
            case RunToday.OPEN:
                start = self.tr("Start stage {n}").format(n=answer.stage)
                outside = self.tr("I did this stage outside")
                return WrapRow(
                    button(start, "primary", lambda: self.start_requested.emit(RUN_WALK)),
                    button(outside, "quiet", lambda: self.ask(RecordKind.OUTSIDE)),
                    button(self.tr("Mobility first"), "link", lambda: self.start_requested.emit("pre-run")),
                )
            case RunToday.DAY:
                return WrapRow(button(self.tr("Run all the same"), "quiet", self._on_all_the_same))
            case RunToday.GATE:
                return self._gate_ways(answer.gate.lacking)
            case RunToday.SIGN | RunToday.APPOINTMENT | RunToday.PAUSE:
                words = self.tr("Look at the warning signs")
                return WrapRow(button(words, "primary", lambda: self.open_page.emit("signs")))
            case RunToday.RED | RunToday.TWIST:
                words = self.tr("What fits today")
                return WrapRow(button(words, "primary", lambda: self.open_page.emit("today")))

    def _gate_ways(self, lacking: tuple[Check, ...]) -> WrapRow:
        """A way to each thing that is still to be shown; the first one is the main one."""
        open_ones = {check.requirement for check in lacking}
        ways = WrapRow()
        role = "primary"
        if Requirement.WALK in open_ones:
            ways.add(
                button(self.tr("Start the brisk walk"), role, lambda: self.start_requested.emit(WALK_TEST))
            )
            ways.add(button(self.tr("I have walked briskly"), "quiet", lambda: self.ask(RecordKind.WALK)))
            role = "quiet"
        if open_ones & {Requirement.BALANCE, Requirement.HEEL_RAISES}:
            ways.add(button(self.tr("To the self-tests"), role, lambda: self.open_page.emit("self-tests")))
            role = "quiet"
        if open_ones == {Requirement.HOPS}:
            for way in self._hop_ways(role):
                ways.add(way)
        return ways

    def _hop_ways(self, role: str) -> tuple[QPushButton, QPushButton]:
        """To the hop test, and to its numbers."""
        return (
            button(self.tr("Start the hop test"), role, lambda: self.start_requested.emit(HOP_TEST)),
            button(self.tr("I have hopped"), "quiet", lambda: self.ask(RecordKind.HOPS)),
        )

    def _hops_wait(self) -> bool:
        """Whether hops of the balance ladder or of a routine of one's own wait for nothing but their test."""
        course = self._parts.course
        here = any(step.exercise_id == HOP_HOLD for step in course.ladder.stages[course.stage - 1].steps)
        return (here or self._parts.own.used_like(HOP_HOLD)) and not course.hops_passed()

    # the rest ----------------------------------------------------------------------------------------

    def _show_runs(self, found: RunStanding) -> None:
        """The last runs with their lights, the newest first."""
        lights = {one.day: one.verdict.light for one in found.lights}
        today = self._clock.now().date()
        self._runs.clear()
        if not found.runs:
            self._runs.body(self.tr("None yet. Runs of this ladder are listed here."), "note")
        for run in reversed(found.runs[-LAST_RUNS:]):
            day, light = run.at.local_date, lights.get(run.at.local_date)
            told = self.tr("not known yet") if light is None else light_words.name(light)
            part = "" if run.whole else self.tr(" (in part)")
            words = self.tr("{day}: {run}{part}. Light: {light}")
            self._runs.body(words.format(day=text.near_day(day, today), run=run.name, part=part, light=told))

    def _build(self, themes: Themes) -> None:
        self._today = Card(self.tr("Can I run today?"), tone="main")
        self._record = RunRecord(themes)
        self._record.hide()
        self._record.kept.connect(self._on_kept)
        self._record.left.connect(self._on_left)
        self._gate = RunGateCard()
        self._ladder = RunLadderCard()
        self._ladder.chosen.connect(self._on_chosen)
        self._runs = Card(self.tr("Your last runs"))
        limits = Card(self.tr("Good to know"))
        limits.body(
            self.tr(
                "Three runs a week, with a day without running between. After each run the program asks how "
                "the ankle was, and again the next morning: that makes the light of the run."
            )
        )
        limits.body(
            self.tr(
                "The rule is our reading of a beginners' plan and of advice for going back to running. Your "
                "own limits, and what your doctor or physiotherapist says, come first."
            ),
            "note",
        )
        for part in (self._today, self._record, self._gate, self._ladder, self._runs, limits):
            self.add(part)

    # what is pressed ---------------------------------------------------------------------------------

    def ask(self, kind: RecordKind) -> None:
        """Open the form for this."""
        self._asked = kind
        self.mark_stale()
        self._record.focus()

    def _on_left(self) -> None:
        self._asked, self._declined = None, self._record.kind
        self._record.hide()
        self.mark_stale()

    def _on_kept(self, record: Record) -> None:
        """What cannot be kept stays in the form: the diary has told why."""
        self._asked = None
        try:
            match record.kind:
                case RecordKind.WALK:
                    self._running.keep_walk(next(iter(record.amounts.values())), record.pains)
                case RecordKind.HOPS:
                    self._running.keep_hops(record.amounts, record.pains)
                case RecordKind.OUTSIDE:
                    self._running.keep_outside(record.pains, record.now)
                case RecordKind.MORNING:
                    self._running.keep_morning(record.pains)
        except StorageFault:
            self._asked = record.kind
            return
        self._record.hide()
        self.notice.emit(Notice(self.tr("Kept.")))
        self.mark_stale()
        self.to_top()

    def _on_all_the_same(self) -> None:
        self._running.run_all_the_same()
        self.mark_stale()

    def _on_chosen(self, number: int) -> None:
        with suppress(StorageFault):
            self._running.choose(number)
        self.mark_stale()


def _asked_first(found: RunStanding) -> RecordKind | None:
    """What is asked without a word: this morning after a brisk walk, how the hop test in the player was."""
    for check in found.answer.gate.lacking:
        if check.detail is Detail.MORNING_MISSING and check.since == found.evidence.today:
            return RecordKind.MORNING
        if check.requirement is Requirement.HOPS and check.holds is Holds.OPEN and found.hopped:
            return RecordKind.HOPS
    return RecordKind.HOPS if found.answer.gate.open and found.hopped else None


def _highest(found: RunStanding) -> int:
    """How high a stage may be chosen: any without trouble and a recent run, else one more than the rule's."""
    known, now = found.evidence, found.answer.stage
    if found.answer.today not in (RunToday.OPEN, RunToday.DAY):
        return now
    runs = [run for run in found.runs if known.today - run.at.local_date <= LONG_BREAK]
    no_trouble = found.answer.gate.kind is GateKind.NONE and known.twist is None and known.red is None
    return LAST if no_trouble and not runs else min(LAST, now + 1)
