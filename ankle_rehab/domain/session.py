"""A running session as one value: where it stands, what was done, and how each event moves it on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum

from ankle_rehab.domain.exercise import Between, Dose, Exercise, Level, Mode
from ankle_rehab.domain.hurt import END_SCORE, HurtChoice, hurt_choices
from ankle_rehab.domain.outcome import Outcome, StepRecord
from ankle_rehab.domain.pain import check_score
from ankle_rehab.domain.plan import Phase, Plan, PlanItem, Step, item_steps
from ankle_rehab.domain.routine import Activity, ActivityStep, ExerciseStep
from ankle_rehab.domain.value import value

LONGEST_TICK = 3.0
EXTRA_REST = 10.0
BACK_TO_START_AFTER = 2.0


class State(StrEnum):
    """Whether time runs. WAITING is an activity that a key ends."""

    RUNNING = "running"
    PAUSED = "paused"
    WAITING = "waiting"
    FINISHED = "finished"


class PauseReason(StrEnum):
    """Why time stands still; HURTS waits for a score, SCORED for the way on after it."""

    USER = "user"
    GAP = "gap"
    HURTS = "hurts"
    SCORED = "scored"


@value
class SessionRun:
    """One session in progress.

    `index` is the current step, `elapsed` its guided seconds so far, `records` what was done (None for
    steps not reached or left out), one place a step. `first` is the step before which there is no way back:
    what was made easier or left out because it hurt is not done again.
    """

    plan: Plan
    steps: tuple[Step, ...]
    records: tuple[StepRecord | None, ...]
    index: int = 0
    elapsed: float = 0.0
    state: State = State.RUNNING
    pause_reason: PauseReason | None = None
    outcome: Outcome | None = None
    hurts: tuple[int, ...] = ()
    first: int = 0

    @staticmethod
    def begin(plan: Plan) -> SessionRun:
        steps = plan.steps
        return SessionRun(plan, steps, (None,) * len(steps))._entered(0)

    # what is now -------------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        return self.steps[min(self.index, len(self.steps) - 1)]

    @property
    def item(self) -> PlanItem:
        """The exercise or activity of the current step."""
        return self.plan.items[self.step.item]

    @property
    def exercise(self) -> Exercise | None:
        """The exercise of the current step as it is done here, None in an activity."""
        if not isinstance(self.item, ExerciseStep):
            return None
        return self.item.exercise.half_size if self.plan.half_size else self.item.exercise

    @property
    def between(self) -> Between | None:
        """What is done now, between the sets of intervals or after the last; None at any other time."""
        return self.exercise.between if self.exercise and self.step.phase is Phase.REST else None

    @property
    def dose(self) -> Dose | None:
        return self.item.dose if isinstance(self.item, ExerciseStep) else None

    @property
    def level(self) -> Level | None:
        """The easier level that was chosen for the current exercise."""
        return self.item.level if isinstance(self.item, ExerciseStep) else None

    @property
    def activity(self) -> Activity | None:
        return self.item.activity if isinstance(self.item, ActivityStep) else None

    @property
    def choices(self) -> tuple[HurtChoice, ...]:
        """The ways on, once a score was given after "It hurts"; empty at any other time."""
        if self.pause_reason is not PauseReason.SCORED:
            return ()
        eased = self.item.eased if isinstance(self.item, ExerciseStep) else 0
        return hurt_choices(self.hurts[-1], self.exercise, eased)

    @property
    def remaining(self) -> float:
        """Seconds left in this step, never below 0."""
        return max(0.0, self.step.seconds - self.elapsed)

    @property
    def session_remaining(self) -> float:
        """Seconds left in the whole session."""
        if self.state is State.FINISHED:
            return 0.0
        return self.remaining + sum(step.seconds for step in self.steps[self.index + 1 :])

    @property
    def done_seconds(self) -> float:
        """Guided seconds of work and activities so far."""
        current = self.elapsed if self._counts(self.step) and self.state is not State.FINISHED else 0.0
        return current + sum(
            record.seconds
            for position, record in enumerate(self.records)
            if record and (position != self.index or self.state is State.FINISHED)
        )

    @property
    def segment(self) -> int:
        """Which segment of the exercise (0 first) the work has reached."""
        exercise, dose = self.exercise, self.dose
        if exercise is None or dose is None or not exercise.segments or self.step.phase is not Phase.WORK:
            return 0
        count = len(exercise.segments)
        if dose.mode is Mode.REPS:
            return min(count - 1, self.rep * count // dose.reps)
        return min(count - 1, int(self.elapsed * count / self.step.seconds))

    @property
    def rep(self) -> int:
        """Whole repetitions done in this set."""
        dose = self.dose
        if dose is None or dose.mode is not Mode.REPS or self.step.phase is not Phase.WORK:
            return 0
        return min(dose.reps - 1, int(self.elapsed / sum(dose.tempo) + 1e-9))

    @property
    def rep_part(self) -> tuple[int, float]:
        """Which part of the tempo (0 first) and how far through it (0-1)."""
        dose = self.dose
        if dose is None or dose.mode is not Mode.REPS or self.step.phase is not Phase.WORK:
            return 0, 0.0
        within = max(0.0, self.elapsed - self.rep * sum(dose.tempo))
        for part, seconds in enumerate(dose.tempo):
            if within < seconds - 1e-9:
                return part, within / seconds
            within -= seconds
        return len(dose.tempo) - 1, 1.0

    @property
    def moves_left(self) -> bool:
        """Whether a movement is still to come or under way, and not only wrapping, icing and writing."""
        if self.state is State.FINISHED:
            return False
        return any(isinstance(self.plan.items[step.item], ExerciseStep) for step in self.steps[self.index :])

    def next_step(self) -> Step | None:
        """The step after this one, None at the end."""
        return self.steps[self.index + 1] if self.index + 1 < len(self.steps) else None

    # what happens ------------------------------------------------------------------------------------

    def advance(self, delta: float) -> SessionRun:
        """Move on by guided time. A gap of over three seconds pauses here; time running backwards is 0."""
        if self.state is not State.RUNNING or delta <= 0:
            return self
        if delta > LONGEST_TICK:
            return self.pause(PauseReason.GAP)
        run, left = self, delta
        while run.state is State.RUNNING and left >= run.remaining - 1e-9:
            left -= run.remaining
            run = replace(run, elapsed=run.step.seconds)._moved(whole=True)
        return replace(run, elapsed=run.elapsed + max(0.0, left)) if run.state is State.RUNNING else run

    def pause(self, reason: PauseReason = PauseReason.USER) -> SessionRun:
        if self.state is State.FINISHED:
            return self
        return replace(self, state=State.PAUSED, pause_reason=reason)

    def resume(self) -> SessionRun:
        if self.state is not State.PAUSED:
            return self
        waiting = self.step.phase is Phase.ACTIVITY
        return replace(self, state=State.WAITING if waiting else State.RUNNING, pause_reason=None)

    def reopened(self) -> SessionRun:
        """The run at the start of its step, standing still until a key; for a session found after a crash.

        Where a score was given and nothing was chosen yet, it still waits for that.
        """
        if self.state is State.FINISHED:
            return self
        scored = self.pause_reason is PauseReason.SCORED
        return self._entered(self.index).pause(PauseReason.SCORED if scored else PauseReason.USER)

    def confirm(self, seconds: float = 0.0) -> SessionRun:
        """A key where the player waits: an activity is done, a get-ready or rest is cut short.

        `seconds` is how long the activity really took; more than it usually takes is not counted.
        """
        if self.state is State.WAITING:
            return replace(self, elapsed=min(max(0.0, seconds), self.step.seconds))._moved(whole=True)
        if self.state is State.RUNNING and self.step.phase is not Phase.WORK:
            return self._moved(whole=True)
        return self

    def skip(self) -> SessionRun:
        """Leave the current step; work done so far is kept as done in part.

        Without ice there is no skin to look at afterwards.
        """
        if self.state is State.FINISHED:
            return self
        run = self._moved(whole=False)
        no_ice = self.activity is Activity.ICING and run.activity is Activity.SKIN_CHECK
        return run.skip() if no_ice else run

    def skip_exercise(self) -> SessionRun:
        """Leave all that remains of the current exercise or activity, because it hurt."""
        run = self
        while run.state is not State.FINISHED and run.step.item == self.step.item:
            run = run.skip()
        return replace(run, first=run.index)

    def back(self) -> SessionRun:
        """To the start of this step, or of the one before when this one has barely begun.

        Not from the ice: a cold ankle is a poor judge of movement.
        """
        if self.state is State.FINISHED or self.activity is Activity.ICING:
            return self
        target = self.index if self.elapsed > BACK_TO_START_AFTER else max(self.first, self.index - 1)
        records = (*self.records[:target], *((None,) * (len(self.steps) - target)))
        return replace(self, records=records)._entered(target)

    def more_rest(self) -> SessionRun:
        """Ten more seconds in a rest or change of side."""
        if self.state is State.FINISHED or self.step.phase not in (Phase.REST, Phase.SWITCH):
            return self
        longer = replace(self.step, seconds=self.step.seconds + EXTRA_REST)
        return replace(self, steps=(*self.steps[: self.index], longer, *self.steps[self.index + 1 :]))

    def hurt(self, score: int) -> SessionRun:
        """Keep a score given during the session; 7 or more ends it."""
        check_score(score)
        if self.state is State.FINISHED:
            return self
        run = replace(self, hurts=(*self.hurts, score)).pause(PauseReason.SCORED)
        return run.end(Outcome.STOPPED_FOR_PAIN) if score >= END_SCORE else run

    def ease(self) -> SessionRun:
        """Go on with the next easier level of this exercise; the sets already done stay done."""
        easier = self.item.easier if isinstance(self.item, ExerciseStep) else None
        return self if self.state is State.FINISHED or easier is None else self._with_easier(easier)

    def end(self, outcome: Outcome | None = None) -> SessionRun:
        """Stop here; without an outcome it is completed only when every step was done whole."""
        if self.state is State.FINISHED:
            return self
        run = replace(self, records=self._with_record(whole=False), state=State.FINISHED, pause_reason=None)
        return replace(run, outcome=outcome or run._natural_outcome())

    # parts -------------------------------------------------------------------------------------------

    def _counts(self, step: Step) -> bool:
        return step.phase in (Phase.WORK, Phase.ACTIVITY)

    def _with_record(self, *, whole: bool) -> tuple[StepRecord | None, ...]:
        if not self._counts(self.step) or (not whole and self.elapsed <= 0):
            return self.records
        name = self.item.exercise.id if isinstance(self.item, ExerciseStep) else self.item.activity.value
        record = StepRecord(self.step, name, self.elapsed, whole)
        return (*self.records[: self.index], record, *self.records[self.index + 1 :])

    def _moved(self, *, whole: bool) -> SessionRun:
        run = replace(self, records=self._with_record(whole=whole))
        if self.index + 1 < len(self.steps):
            return run._entered(self.index + 1)
        run = replace(run, state=State.FINISHED, pause_reason=None)
        return replace(run, outcome=run._natural_outcome())

    def _entered(self, index: int) -> SessionRun:
        state = State.WAITING if self.steps[index].phase is Phase.ACTIVITY else State.RUNNING
        return replace(self, index=index, elapsed=0.0, state=state, pause_reason=None)

    def _natural_outcome(self) -> Outcome:
        whole = all(
            record is not None and record.whole
            for step, record in zip(self.steps, self.records, strict=True)
            if self._counts(step)
        )
        return Outcome.COMPLETED if whole else Outcome.PARTIAL

    def _with_easier(self, easier: ExerciseStep) -> SessionRun:
        """Put the easier step behind the current one and leave the rest of this exercise out."""
        here = self.step.item
        items = (*self.plan.items[: here + 1], easier, *self.plan.items[here + 1 :])
        plan = replace(self.plan, items=items)
        left = {step.side for step in self.steps[self.index :] if step.item == here}
        sides = tuple(side for side in (self.step.side, *plan.sides) if side is not None and side in left)
        done = Counter(
            record.step.side
            for record in self.records[: self.index]
            if record is not None and record.whole and record.step.item == here
        )
        inserted = item_steps(replace(plan, sides=tuple(dict.fromkeys(sides)) or plan.sides), here + 1, done)
        later = [
            replace(step, item=step.item + 1) for step in self.steps[self.index + 1 :] if step.item > here
        ]
        kept = self.steps[: self.index + 1]
        steps = (*kept, *inserted, *later)
        records = (*self._with_record(whole=False)[: len(kept)], *((None,) * (len(steps) - len(kept))))
        return replace(self, plan=plan, steps=steps, records=records, first=len(kept))._entered(len(kept))
