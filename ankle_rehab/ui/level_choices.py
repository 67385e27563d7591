"""What may be chosen of the levels and stages of a routine, and what they are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.levels import HOPS, takes_harder
from ankle_rehab.domain.routine import ExerciseStep, Routine
from ankle_rehab.domain.safety import Standing
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.widgets.routine.level_row import LevelChoice
from ankle_rehab.ui.words import plan_words

BALANCE = "balance"

translate = QCoreApplication.translate


class LevelChoices:
    """Asks the plan about one routine at a time."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def levels(self, routine: Routine, standing: Standing) -> dict[str, LevelChoice]:
        """What may be chosen for each exercise that has levels; a ladder is not gone beyond."""
        if routine.gate.running:
            return {}
        known = self._parts.course.levels()
        reason = plan_words.harder(self._parts.lights.now(standing).verdict)
        closed = translate("levels", "Harder waits for the appointment.") if standing.blocks_harder else ""
        found = {}
        for step in routine.steps:
            if not isinstance(step, ExerciseStep) or not (step.exercise.easier or step.exercise.harder):
                continue
            exercise, level = step.exercise, known.get(step.exercise.id, 0)
            found[exercise.id] = LevelChoice(
                level,
                easier=level > -len(exercise.easier) and step.easier is not None,
                harder=level < (len(exercise.harder) if takes_harder(routine.id) else 0),
                reason=" ".join(filter(None, (reason, self._next_words(exercise, level)))),
                closed=closed,
            )
        return found

    def _next_words(self, exercise: Exercise, level: int) -> str:
        """What the next harder level is, where it is one of its own."""
        if not 0 <= level < len(exercise.harder):
            return ""
        return translate("levels", "The next level: {words}").format(words=exercise.harder[level].words)

    def stages(self, routine_id: str, standing: Standing) -> LevelChoice | None:
        """What may be chosen of the stages of a ladder, None without one."""
        if routine_id != BALANCE:
            return None
        course = self._parts.course
        return LevelChoice(
            course.stage,
            easier=course.stage > 1,
            harder=course.stage < len(course.ladder.stages),
            reason=plan_words.harder(self._parts.lights.now(standing).verdict),
            closed=translate("levels", "Harder waits for the appointment.") if standing.blocks_harder else "",
        )

    def stage(self, routine_id: str) -> str:
        """The stage of a ladder in words, with what waits."""
        if routine_id != BALANCE:
            return ""
        course = self._parts.course
        ladder, number = course.ladder, course.stage
        stage = ladder.stages[number - 1]
        title = translate("levels", "Stage {number} of {count}: {name}.").format(
            number=number, count=len(ladder.stages), name=stage.name
        )
        hops = any(step.exercise_id == HOPS for step in stage.steps)
        waits = ladder.hops if hops and not course.hops_passed() else ""
        return "\n".join(filter(None, (title, *stage.words, waits)))
