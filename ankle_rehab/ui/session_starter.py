"""The one way into a session: signs once, a number where one is needed, the guard's word, then the player."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.desk import DESK, DESK_MINUTE, minute
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Reason, Refusal
from ankle_rehab.domain.plan import Plan, SideChoice, make_plan
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.safety import Asked, Due
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.value import value
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.player import NotCleared, Player
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.repertoire import Repertoire
from ankle_rehab.services.session_scores import SessionScores
from ankle_rehab.storage.content import Content
from ankle_rehab.ui.theme import Themes

if TYPE_CHECKING:
    from ankle_rehab.ui.dialogs.check_in import CheckIn


@value
class Wanted:
    """What is to start: a routine for some feet, or a session found after a crash.

    `score` is the number given in the check-in, where the signs came after it. `sure` is the answer to what
    is asked once before more is done than planned.
    """

    routine: Routine
    sides: tuple[Side, ...]
    session_id: int | None = None
    run: SessionRun | None = None
    score: int | None = None
    sure: bool = False

    @property
    def moves(self) -> bool:
        """Whether there is anything left to move."""
        return self.run is None or self.run.moves_left


class SessionStarter(QObject):
    """`started` comes when the player runs; `signs_requested` and `about_you_requested` when they come first.

    After them `go_on` takes up what was wanted. `window` is where the check-in opens. `doubt` says what
    speaks against a routine (by id) that is more than planned, and nothing for any other.
    """

    started = Signal()
    signs_requested = Signal()
    about_you_requested = Signal()

    def __init__(
        self,
        *,
        player: Player,
        guard: Guard,
        scores: SessionScores,
        preferences: Preferences,
        content: Content,
        repertoire: Repertoire,
        themes: Themes,
        doubt: Callable[[str], str] = lambda _routine_id: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._doubt = doubt
        self._player = player
        self._guard = guard
        self._scores = scores
        self._preferences = preferences
        self._content = content
        self._repertoire = repertoire
        self._themes = themes
        self._wanted: Wanted | None = None
        self._check_in: CheckIn | None = None
        self._minutes = 0
        self.window: QWidget | None = None

    @property
    def waiting(self) -> bool:
        """Whether something is wanted that has not started yet."""
        return self._wanted is not None

    def begin(self, routine_id: str, sides: tuple[Side, ...] | None = None) -> None:
        """Start a routine with the user's own doses, for the feet usually trained unless others are named.

        DESK_MINUTE is one exercise of the desk break, another one each time.
        """
        settings = self._preferences.settings
        feet = sides or SideChoice.usual(settings).sides(settings.sore_side)
        if routine_id == DESK_MINUTE:
            routine = minute(self._repertoire.routine(DESK), len(feet), self._minutes)
            self._minutes += 1
        else:
            routine = self._repertoire.routine(routine_id)
        self._wanted = Wanted(routine, feet)
        self.go_on()

    def resume(self, session_id: int, run: SessionRun) -> None:
        """Go on with a session found after a crash; the same questions come first."""
        routine = self._repertoire.routine(run.plan.routine_id)
        self._wanted = Wanted(routine, run.plan.sides, session_id, run)
        self.go_on()

    def go_on(self) -> None:
        """Ask what must be asked for what is wanted, or start it."""
        wanted = self._wanted
        if wanted is None:
            return
        standing = self._guard.standing()
        if self._player.active:
            self._wanted = None
            self.started.emit()
        elif not standing.checked:
            self.signs_requested.emit()
        elif reasons := self._guard.closed_by(wanted.routine, moves=wanted.moves):
            self._refuse(wanted, Refusal(reasons))
        elif not wanted.sure and wanted.run is None and (words := self._doubt(wanted.routine.id)):
            self._open(wanted).ask_twice(words)
        elif standing.due is Due.ALL:
            self.signs_requested.emit()
        elif standing.due is Due.ABOUT_YOU:
            self.about_you_requested.emit()
        else:
            self._ask(wanted)

    def forget(self) -> None:
        """What was wanted is not wanted any more."""
        self._wanted = None
        self._close()

    def plan(self, wanted: Wanted) -> Plan:
        """The plan as it would start now: what a fresh twist or swelling leaves out is left out."""
        if wanted.run is not None:
            return wanted.run.plan
        standing = self._guard.standing()
        return make_plan(wanted.routine, wanted.sides, tender=standing.tender, half_size=standing.calm)

    def _ask(self, wanted: Wanted) -> None:
        asked = self._preferences.settings.sore_sides
        known = self._guard.known_score(wanted.routine, asked)
        if self._guard.standing().due is Due.NEWS:
            self._open(wanted).ask_news()
        elif wanted.score is not None:
            self._clear(wanted, wanted.score)
        elif known is not None:
            self._scores.begin(asked)
            self._clear(wanted, known)
        else:
            (self._check_in or self._open(wanted)).ask()

    def _on_sure(self) -> None:
        if self._wanted is not None:
            self._wanted = replace(self._wanted, sure=True)
            self._close()
            self.go_on()

    def _on_nothing_new(self) -> None:
        self._guard.answer(frozenset(), twisted=False, page=Asked.NOTHING_NEW)
        self.go_on()

    def _on_answered(self, sides: tuple[Side, ...], score: int) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        self._scores.begin(sides)
        self._scores.before(score, walking=wanted.routine.gate.max_walking_pain is not None)
        if self._preferences.settings.both_sore:
            self._scores.begin(self._preferences.settings.sore_sides)
        self._clear(wanted, score)

    def _clear(self, wanted: Wanted, score: int) -> None:
        verdict = self._guard.clear(wanted.routine, score, moves=wanted.moves)
        if isinstance(verdict, Refusal):
            if verdict.reasons[0] is Reason.NOT_CHECKED:
                self._wanted = replace(wanted, score=score)
                self._on_signs()
            else:
                self._refuse(wanted, verdict, score)
            return
        try:
            if wanted.session_id is not None and wanted.run is not None:
                self._player.resume(wanted.session_id, wanted.run, verdict)
            else:
                self._player.start(self.plan(wanted), verdict)
        except NotCleared:  # a twist since then: the kept plan holds movements that must wait
            self._refuse(wanted, Refusal((Reason.TWIST,)))
            return
        self._wanted = None
        self._close()
        self.started.emit()

    def _refuse(self, wanted: Wanted, refusal: Refusal, score: int | None = None) -> None:
        dialog = self._check_in or self._open(wanted)
        dialog.refuse(refusal, wanted.routine.gate.limit, score)
        self._wanted = None

    def _open(self, wanted: Wanted) -> CheckIn:
        from ankle_rehab.ui.dialogs.check_in import CheckIn  # noqa: PLC0415 - not before the first question

        self._close()
        sore = self._preferences.settings.sore_sides
        dialog = CheckIn(
            wanted.routine.name,
            sore[0] if len(sore) == 1 else None,
            self._content.advice(),
            self._themes,
            self.window,
            walking=wanted.routine.gate.max_walking_pain is not None,
        )
        dialog.answered.connect(self._on_answered)
        dialog.sure.connect(self._on_sure)
        dialog.nothing_new.connect(self._on_nothing_new)
        dialog.signs.connect(self._on_signs)
        dialog.finished.connect(self._on_closed)
        self._check_in = dialog
        dialog.open()
        return dialog

    def _on_signs(self) -> None:
        self._close()
        self.signs_requested.emit()

    def _on_closed(self) -> None:
        """Closed without a number: it is not wanted any more."""
        self._check_in = None
        self._wanted = None

    def _close(self) -> None:
        dialog, self._check_in = self._check_in, None
        if dialog is not None:
            dialog.finished.disconnect(self._on_closed)
            dialog.close()
