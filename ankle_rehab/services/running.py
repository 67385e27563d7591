"""Back to running: the gate before it, the stage of the run-walk ladder, and its sessions as a shelf."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.exercise import Exercise, Side
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.progress import RUN, PlanStep
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.run_answer import RunAnswer, RunToday
from ankle_rehab.domain.run_gate import Evidence, Gate, GateKind, judge_gate
from ankle_rehab.domain.run_ladder import (
    LONG_BREAK,
    day_reasons,
    due_move,
    greens_so_far,
    next_free_day,
    own_step,
    stage,
    stage_after,
    step_of,
)
from ankle_rehab.domain.run_routine import (
    BRISK_WALK,
    EASY_RUN,
    HOP_HOLD,
    HOP_TEST,
    RUN_WALK,
    WALK_TEST,
    done_whole,
    hop_test,
    run_routine,
    walk_test,
)
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.lights import DayLight, Lights
from ankle_rehab.services.run_facts import Run, RunFacts
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.test_store import TestStore

PAUSE_REDS, PAUSE_DAYS = 2, 7
TWIST_HOURS = 72.0
MOST_MOVES = 20


@value
class RunStanding:
    """All that the page of running tells: the answer, the runs and the steps of the ladder, oldest first.

    `greens` are the days that count towards the next stage. `hopped` is whether a hop test of today waits for
    its numbers, `laddered` whether the ladder is in use.
    """

    answer: RunAnswer
    evidence: Evidence
    runs: tuple[Run, ...]
    lights: tuple[DayLight, ...]
    steps: tuple[PlanStep, ...]
    greens: tuple[date, ...]
    hopped: bool
    laddered: bool

    @property
    def sides(self) -> tuple[Side, ...]:
        """Those that the gate asks about."""
        return self.evidence.sides


class Running:
    """A shelf of `services.repertoire`: the session of the stage that holds, and the tests before it.

    Reading and writing raise the faults of `storage.faults`, which the diary has told.
    """

    def __init__(
        self,
        diary: Diary,
        database: Database,
        clock: Clock,
        *,
        facts: RunFacts,
        lights: Lights,
        guard: Guard,
        content: Content,
    ) -> None:
        self._diary = diary
        self._plan = PlanStore(database)
        self._tests = TestStore(database)
        self._scores = DiaryStore(database)
        self._clock = clock
        self._facts = facts
        self._lights = lights
        self._guard = guard
        self._content = content
        self._all_the_same: date | None = None

    # the shelf ---------------------------------------------------------------------------------------

    def exercise(self, exercise_id: str) -> Exercise:
        """Not from here: the exercises of the ladder are found among all others by their id."""
        raise LookupError(exercise_id)

    def exercises(self) -> tuple[Exercise, ...]:
        """None: a run may only be part of the ladder, behind its gate."""
        return ()

    def routine(self, routine_id: str) -> Routine:
        """The session of the stage that holds, or one of the two tests before running."""
        if routine_id not in (RUN_WALK, WALK_TEST, HOP_TEST):
            raise LookupError(routine_id)
        words, walk = self._content.running(), self._content.exercise(BRISK_WALK)
        if routine_id == WALK_TEST:
            return walk_test(words.walk_test, walk)
        if routine_id == HOP_TEST:
            return hop_test(words.hop_test, self._content.exercise(HOP_HOLD))
        return run_routine(stage(self.stage()), words.ladder, walk, self._content.exercise(EASY_RUN))

    def routines(self) -> tuple[Routine, ...]:
        """The session of the stage that holds; the tests begin on the page of running."""
        return (self.routine(RUN_WALK),)

    # what holds --------------------------------------------------------------------------------------

    def gate(self) -> Gate:
        """The gate of today."""
        return self.standing().answer.gate

    def stage(self) -> int:
        """The stage that holds now."""
        return self.standing().answer.stage

    def answer(self) -> RunAnswer:
        """Whether today's plan has room for a run, and what leaves it out."""
        return self.standing().answer

    def closed(self) -> tuple[Reason, ...]:
        """What keeps a session of the ladder closed, for the guard."""
        return self.answer().reasons

    def standing(self) -> RunStanding:
        """All of it in one look, with the steps that are due and not kept yet."""
        runs, lights = self._facts.runs(), self._facts.lights()
        known = self._facts.evidence(runs, lights)
        steps = self._diary.read(lambda: self._plan.steps(RUN))
        by_day = {one.day: one.verdict.light for one in lights}
        counting = _counting(runs, by_day)
        twist = None if known.twist is None else known.twist.local_date
        for _ in range(MOST_MOVES):
            move = due_move(steps, counting, by_day, known.today, twist)
            if move is None:
                break
            steps = (*steps, step_of(self._now(), stage_after(steps), move))
        days = {run.at.local_date for run in runs} | self._facts.logged()
        answer = self._answer(known, stage_after(steps), days, lights)
        return RunStanding(
            answer=answer,
            evidence=known,
            runs=runs,
            lights=lights,
            steps=steps,
            greens=greens_so_far(steps, counting, by_day, twist),
            hopped=self._facts.hopped(),
            laddered=_laddered(answer.gate, runs, steps, known.today),
        )

    # what changes ------------------------------------------------------------------------------------

    def look(self) -> RunStanding:
        """Let the ladder step up, hold or step back by its rule, and keep each step that is due."""
        found = self.standing()
        due = [step for step in found.steps if step.id is None]
        if due:
            self._diary.write(lambda: [self._plan.add(step) for step in due], Topic.PLAN)
        return found

    def choose(self, number: int) -> None:
        """The user's own choice of a stage: less at any time, more after the reason was shown."""
        before, after = self.look().answer.stage, stage(number).number
        if after != before:
            step = own_step(self._now(), before, after)
            self._diary.write(lambda: self._plan.add(step), Topic.PLAN, Action.PLAN)

    def run_all_the_same(self) -> None:
        """The user has read why today is better without a run, and runs; it holds for today."""
        self._all_the_same = self._facts.today()

    def keep_walk(self, minutes: int, pains: Mapping[Side, int]) -> TestResult:
        """Keep a brisk walk just done, with the worst pain (0-10) of each side, which is a score too."""
        result = TestResult(self._now(), TestKind.BRISK_WALK, None, float(minutes), max(pains.values()))
        self._keep_tests((result,), pains)
        return result

    def keep_hops(self, controlled: Mapping[Side, int], pains: Mapping[Side, int]) -> None:
        """Keep a hop test just done: how many were controlled on each side, and the worst pain (0-10)."""
        now = self._now()
        results = [
            TestResult(now, TestKind.HOPS, side, float(hops), pains[side])
            for side, hops in controlled.items()
        ]
        self._keep_tests(tuple(results), pains)

    def keep_outside(self, worst: Mapping[Side, int], after: Mapping[Side, int]) -> None:
        """Keep that the stage was done elsewhere and has just ended, with the scores (0-10) of each side."""
        plan = make_plan(self.routine(RUN_WALK), tuple(worst))
        ended = self._clock.now()
        started = Stamp.of(ended - timedelta(seconds=plan.seconds), self._clock.zone())
        now = self._now()
        number = self._diary.begin_session(SessionRun.begin(plan), started)
        self._diary.finish_session(number, done_whole(plan), now)
        given = ((Moment.DURING_WORST, worst), (Moment.AFTER_60MIN, after))
        self._diary.add_pains(
            tuple(
                PainEntry(side, score, moment, now, now, session_id=number)
                for moment, scores in given
                for side, score in scores.items()
            )
        )

    def keep_morning(self, scores: Mapping[Side, int]) -> None:
        """Keep the scores (0-10) of this morning's first steps."""
        now = self._now()
        self._diary.add_pains(
            tuple(PainEntry(side, score, Moment.NEXT_MORNING, now, now) for side, score in scores.items())
        )

    # parts -------------------------------------------------------------------------------------------

    def _answer(
        self, known: Evidence, number: int, days: set[date], lights: tuple[DayLight, ...]
    ) -> RunAnswer:
        gate, standing, now = judge_gate(known), self._guard.standing(), self._clock.now()
        ambers = self._lights.load(Span(known.today - timedelta(days=1), known.today)).uneasy
        why = day_reasons(known.today, days, ambers)
        hours = standing.hours_since_twist
        until: datetime | None = None
        if known.sign:
            found = RunToday.SIGN
        elif (day := self._guard.waits_to_run()) is not None:
            found = RunToday.APPOINTMENT
            until = datetime.combine(day + timedelta(days=1), time(), tzinfo=now.tzinfo)
        elif hours is not None and hours < TWIST_HOURS:
            found, until = RunToday.TWIST, now + timedelta(hours=TWIST_HOURS - hours)
        elif (until := self._lights.now(standing).no_run_before) is not None:
            found = RunToday.RED
        elif (until := self._paused_until(lights, now)) is not None:
            found = RunToday.PAUSE
        elif not gate.open:
            found = RunToday.GATE
        elif why and self._all_the_same != known.today:
            found = RunToday.DAY
        else:
            found = RunToday.OPEN
        return RunAnswer(found, number, gate, until, why, next_free_day(known.today, days, ambers))

    def _paused_until(self, lights: tuple[DayLight, ...], now: datetime) -> datetime | None:
        """Two red days within seven pause running for a week, or until a professional has seen the ankle.

        The text says no end; the gate after a red day stands all the same.
        """
        reds = [one.day for one in lights if one.over_time.light in (Light.RED, Light.STOP)][-PAUSE_REDS:]
        if len(reds) < PAUSE_REDS or reds[-1] - reds[0] >= timedelta(days=PAUSE_DAYS):
            return None
        seen = self._guard.left().seen
        end = datetime.combine(reds[-1] + timedelta(days=PAUSE_DAYS), time(), tzinfo=now.tzinfo)
        looked_at = None if seen is None or seen > now else seen.astimezone(now.tzinfo).date()
        over = now >= end or (looked_at is not None and looked_at > reds[-1])
        return None if over else end

    def _keep_tests(self, results: tuple[TestResult, ...], pains: Mapping[Side, int]) -> None:
        """Results and their scores, as one step of undo."""
        now = self._now()

        def work() -> None:
            for result in results:
                self._tests.add(result)
            self._scores.add_pain(
                PainEntry(side, pain, Moment.DURING_WORST, now, now) for side, pain in pains.items()
            )

        self._diary.write(work, (Topic.TESTS, Topic.PAIN), Action.SELF_TEST)

    def _now(self) -> Stamp:
        return Stamp.of(self._clock.now(), self._clock.zone())


def _laddered(gate: Gate, runs: tuple[Run, ...], steps: tuple[PlanStep, ...], today: date) -> bool:
    """Whether a gate stands, or a run of the ladder or a choice of a stage is not over 30 days old."""
    recent = [run.at.local_date for run in runs] + [step.at.local_date for step in steps if step.chosen]
    stands = not gate.open or gate.kind is GateKind.AFTER_SPRAIN
    return stands or any(today - day <= LONG_BREAK for day in recent)


def _counting(runs: tuple[Run, ...], lights: dict[date, Light]) -> frozenset[date]:
    """The days of runs for the rule of the ladder: one that was not whole never counts as green."""
    return frozenset(
        run.at.local_date for run in runs if run.whole or lights.get(run.at.local_date) is not Light.GREEN
    )
