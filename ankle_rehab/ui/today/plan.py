"""The plan on Today's card: the routine for now with its light and why, a day off, or what closes it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ankle_rehab.domain.day_plan import DayPlan, PlanWhy, done_by
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.plan import make_plan, with_doses
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.safety import Standing
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.widgets.today.cards import RoutineCard
from ankle_rehab.ui.words import plan_words

FIRST = "three"


class TodayPlan(QObject):
    """Fills `card`; `routine_id` is what "Start session" starts, or "Do it again" what was done for it."""

    def __init__(self, parts: Parts, card: RoutineCard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._card = card
        self._plan: DayPlan | None = None
        self.routine_id = FIRST
        card.explain.connect(self._on_explain)

    def refresh(self, standing: Standing, done: set[str]) -> None:
        """Look again; `done` are the routines done to their end today."""
        parts = self._parts
        light = parts.lights.now(standing).verdict.light
        plan = parts.course.today(standing, light)
        if plan != self._plan:
            self._card.hide_reasons()
        self._plan = plan
        by = done_by(plan.routine_id, frozenset(done))
        self.routine_id = by or plan.routine_id or FIRST
        routine = self._routine(self.routine_id)
        locks = [
            reason for reason in parts.guard.closed_by(routine) if reason in (Reason.SIGN, Reason.HIGH_SCORE)
        ]
        if locks:
            self._card.display_lock(parts.content.advice().reasons[locks[0]])
            return
        if plan.why is PlanWhy.PREVENTION_REST:
            self._card.display_day_off()
        else:
            self._display(routine, standing, done=bool(by))
        self._card.tell(None if plan.why is PlanWhy.FIRST else light, plan_words.why(plan.why))
        if self._card.reasons_shown:
            self._on_explain()

    def _display(self, routine: Routine, standing: Standing, *, done: bool) -> None:
        settings = self._parts.preferences.settings
        sore = settings.sore_sides or (Side.LEFT,)
        both = settings.train_both or not settings.sore_sides
        sides = (sore[0], sore[0].other) if both else sore
        plan = make_plan(routine, sides, tender=standing.tender, half_size=standing.calm)
        whole = make_plan(routine, sides)
        left_out = len(plan.items) < len(whole.items)
        self._card.display_plan(plan, done=done, without_ball=left_out)

    def _routine(self, routine_id: str) -> Routine:
        """As it would start now; what is planned is always one of the built-in routines."""
        shaped = self._parts.course.shape(self._parts.content.routine(routine_id))
        return with_doses(shaped, self._parts.preferences.settings.doses)

    def _on_explain(self) -> None:
        if self._plan is None:
            return
        verdict = self._parts.lights.now().verdict
        known = {source.key: source for source in self._parts.content.sources()}
        named = [known[key].address or known[key].read for key in plan_words.sources(self._plan)]
        words = self.tr("Sources: {names}").format(names="; ".join(dict.fromkeys(named)))
        self._card.show_reasons(plan_words.explained(self._plan, verdict), words)
