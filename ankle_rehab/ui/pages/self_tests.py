"""The self-tests of every fortnight: choose one, read how, be counted, and see both feet side by side."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.safety import STOP_SCORE
from ankle_rehab.domain.self_test import SELF_TESTS, TestKind, TestResult, counted
from ankle_rehab.domain.self_test_run import RunEnd, RunPhase, SelfTestRun
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import MARGIN
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.self_test.after import SelfTestAfter
from ankle_rehab.ui.widgets.self_test.before import SelfTestBefore
from ankle_rehab.ui.widgets.self_test.choice import SelfTestChoice
from ankle_rehab.ui.widgets.self_test.hold import SelfTestHold
from ankle_rehab.ui.widgets.self_test.stage import SelfTestStage
from ankle_rehab.ui.words import self_test_words


class SelfTestsPage(Page):
    """A result is saved the moment it is there, and can be taken back; leaving the page ends a count."""

    name = "self-tests"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Self-tests"))
        self._parts = parts
        self._tests = parts.self_tests
        self._timer = parts.self_test_timer
        self._kind = TestKind.BALANCE
        self._side = Side.LEFT
        self._kept: TestResult | None = None
        self._hurt: SelfTestRun | None = None
        self._steps: list[int] = []
        self._build(themes)
        self._show(self._choice)
        self._timer.changed.connect(self._on_run)
        parts.diary.changed.connect(self.mark_stale)
        parts.preferences.changed.connect(self._on_preferences)
        self._on_preferences()

    def to_beginning(self) -> None:
        """Back to the choice of a test."""
        self._timer.leave()
        self._show(self._choice)
        self.mark_stale()

    def refresh(self) -> None:
        """Show what was reached, whose turn it is, and what keeps the tests closed."""
        if self._part is self._after and self._kept is not None and not self._still_kept(self._kept):
            self._show(self._choice)  # it was undone
        closed = {kind: reasons[0] for kind in SELF_TESTS if (reasons := self._tests.closed_by(kind))}
        self._hold.setVisible(bool(closed) and self._part is self._choice)
        if closed:
            first = next(iter(closed))
            only = self._tests.words.tests[first].name if len(closed) == 1 else ""
            self._hold.display(closed[first], self._tests.asked_side(), only)
        turns = {one.kind for one in self._tests.due()}
        today = self._parts.clock.now().date()
        turn = self.tr("It is time for this one again.")
        self._choice.display(
            {
                kind: (
                    self_test_words.last_time(self._both(kind), today),
                    turn if kind in turns and any(self._both(kind)) else "",
                )
                for kind in SELF_TESTS
            },
            [kind for kind in SELF_TESTS if kind not in closed],
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody is watching any more: a count that runs ends, and nothing is kept of it."""
        if self._timer.active and not event.spontaneous():
            self.to_beginning()
        super().hideEvent(event)

    # what is shown -----------------------------------------------------------------------------------

    def _build(self, themes: Themes) -> None:
        words, motions = self._tests.words, Motions(resource("motions"))
        clock = self._parts.clock
        self._hold = SelfTestHold(self._parts.content.advice(), words.gate, themes)
        self._choice = SelfTestChoice(words)
        self._before = SelfTestBefore(clock, Figure(themes, motions))
        self._figure = Figure(themes, motions)
        self._stage = SelfTestStage(themes, self._figure)
        self._after = SelfTestAfter(themes)
        self._part: QWidget = self._choice
        self.add(self._hold)
        self._hold.hide()
        for part in (self._choice, self._before, self._stage, self._after):
            part.hide()
            self.add(part)
        self._hold.answered.connect(self._on_rest)
        self._hold.signs.connect(lambda: self.open_page.emit("signs"))
        self._choice.chosen.connect(self._on_chosen)
        self._before.begun.connect(self._on_begun)
        self._before.measured.connect(self._on_measured)
        self._before.back.connect(self.to_beginning)
        self._stage.pressed.connect(self._timer.press)
        self._stage.hurts.connect(self._timer.hurts)
        self._stage.left.connect(self._on_left)
        self._after.scored.connect(self._on_scored)
        self._after.other.connect(lambda: self._open(self._side.other))
        self._after.again.connect(lambda: self._open(self._side))
        self._after.signs.connect(lambda: self.open_page.emit("signs"))
        self._after.done.connect(self.to_beginning)

    def _show(self, part: QWidget) -> None:
        """Bring this part to the front; while it is counted nothing else takes room."""
        self._part = part
        for other in (self._choice, self._before, self._stage, self._after):
            other.setVisible(other is part)
        if part is not self._choice:
            self._hold.hide()
        self.title.setVisible(part is self._choice)
        self.to_top()
        self._fit()

    def _fit(self) -> None:
        """The digits take the room that there is."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._stage.setMinimumHeight(max(0, self._scroll.viewport().height() - 2 * MARGIN))

    def _open(self, side: Side, *, known: bool = True) -> None:
        """How it is done with this foot, unless something keeps it closed by now.

        Who has just done it (`known`) finds the keyboard on the start.
        """
        self._side = side
        if self._closed():
            self.to_beginning()
            return
        self._before.display(
            self._kind, self._tests.words.tests[self._kind], self._tests.exercise(self._kind), side
        )
        self._show(self._before)
        if known:
            self._before.focus()

    def _closed(self) -> bool:
        try:
            return bool(self._tests.closed_by(self._kind))
        except StorageFault:
            return True

    def _still_kept(self, result: TestResult) -> bool:
        return any(one.id == result.id for one in self._tests.results(result.kind, result.side))

    def _both(self, kind: TestKind) -> tuple[TestResult | None, TestResult | None]:
        return self._tests.last(kind, Side.LEFT), self._tests.last(kind, Side.RIGHT)

    def _show_reached(self, result: TestResult) -> None:
        """This foot, both feet of today, and the last time before."""
        today = result.at.local_date
        latest = self._both(result.kind)
        now = [one if one is not None and one.at.local_date == today else None for one in latest]
        left, right = (self._tests.last(result.kind, side, before=result) for side in Side)
        self._after.show_reached(
            self._side,
            self_test_words.result(result),
            self.tr("Today: {what}").format(what=self_test_words.both(now[0], now[1])),
            self_test_words.last_time((left, right), today) if left or right else "",
            other=now[0 if self._side.other is Side.LEFT else 1] is None,
        )
        self._show(self._after)

    # what is done ------------------------------------------------------------------------------------

    def _on_preferences(self, _settings: object = None) -> None:
        reduced = self._parts.preferences.settings.reduced_motion
        self._before.set_reduced_motion(reduced)
        self._figure.reduced_motion = reduced

    def _on_rest(self, sides: tuple[Side, ...], score: int) -> None:
        with suppress(StorageFault):
            self._tests.say_rest(sides, score)
        self.mark_stale()

    def _on_chosen(self, kind: TestKind) -> None:
        """The ankle that is not sore goes first: so one knows the test before the sore one's turn."""
        self._kind = kind
        sore = self._parts.preferences.settings.sore_side
        self._open(Side.LEFT if sore is None else sore.other, known=False)

    def _on_begun(self, side: Side) -> None:
        self._side = side
        if self._closed():
            self.to_beginning()
            return
        self._scroll.setFocus()  # a button that goes with the keyboard on it would take it along
        self._stage.begin(self._tests.words.tests[self._kind], self._tests.exercise(self._kind))
        self._show(self._stage)
        self._timer.start(self._kind, side)
        self._stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_measured(self, side: Side, distance: float) -> None:
        self._side = side
        if self._closed():
            self.to_beginning()
        else:
            self._keep(counted(self._kind, distance))

    def _on_left(self) -> None:
        self._timer.leave()
        self._open(self._side)

    def _on_run(self, run: SelfTestRun | None) -> None:
        if run is None:
            return
        self._stage.display(run)
        if run.phase is RunPhase.ENDED:
            self._on_ended(run)

    def _on_ended(self, run: SelfTestRun) -> None:
        words = self._tests.words
        if run.end is RunEnd.HURTS:
            self._hurt, self._kept = run, None
            self._show(self._after)
            self._after.ask_hurt(run.side)
        elif run.end is RunEnd.GAP or run.amount == 0:
            self._show(self._after)
            self._after.show_lost(words.gap if run.end is RunEnd.GAP else words.nothing)
        else:
            self._keep(run.amount)

    def _keep(self, reached: float) -> None:
        """Save it at once; what the disk refuses is told by the diary and can be tried again."""
        self._hurt, self._steps = None, []
        try:
            self._kept = self._tests.reached(self._kind, self._side, reached)
        except StorageFault:
            self._open(self._side)
            return
        self._show_reached(self._kept)
        self._tell(self.tr("Saved. {what}").format(what=self_test_words.result(self._kept)))

    def _on_scored(self, score: int) -> None:
        with suppress(StorageFault):
            if self._kept is not None:
                self._kept = self._tests.say_pain(self._kept, score)
            elif self._hurt is not None and self._hurt.amount > 0:
                self._steps = []
                self._kept = self._tests.reached(self._kind, self._side, self._hurt.amount, score)
            elif self._hurt is not None:
                self._steps = []
                self._tests.hurt(self._side, score)
            else:
                return
            self._tell(self.tr("Saved. Pain {score} of 10.").format(score=score))
            self._show_pain(score)

    def _show_pain(self, score: int) -> None:
        """A score within the limit leaves the way open; above it, or 7 and more, that is it for today."""
        words, limit = self._tests.words, self._tests.exercise(self._kind).pain_limit
        over = score > limit
        if not over and self._hurt is None:
            return
        said = words.within_limit if not over else words.over_limit.format(limit=limit)
        severe = score >= STOP_SCORE
        self._after.show_pain(words.severe if severe else said, severe=severe, other=not over)

    def _tell(self, words: str) -> None:
        """What was saved, with a way to take back every step of this result, the last first."""
        undo = self._parts.diary.undo
        if undo.newest is not None:
            self._steps.append(undo.newest)
        self.notice.emit(Notice(words, self._take_back(tuple(reversed(self._steps)))))

    def _take_back(self, steps: tuple[int, ...]) -> Callable[[], None]:
        def take_back() -> None:
            with suppress(StorageFault):
                for step in steps:
                    self._parts.diary.undo.take_back(step)
            self.to_beginning()

        return take_back
