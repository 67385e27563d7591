"""Self-tests: what is due, what was reached, what keeps one closed, and keeping a result."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.exercise import Exercise, Side
from ankle_rehab.domain.gates import Reason, Refusal
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.routine import ExerciseStep, Routine
from ankle_rehab.domain.self_test import (
    EXERCISES,
    MAX_REST_PAIN,
    Due,
    TestKind,
    TestResult,
    best_of_days,
    due,
    gate,
)
from ankle_rehab.domain.self_test_texts import SelfTestWords
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.test_store import TestStore


class SelfTests:
    """Reads and writes through the diary, which tells `Topic.TESTS` and every trouble.

    The worst pain of a test is a score of the diary too ("worst during it"), so that every rule knows of it.
    """

    def __init__(
        self,
        diary: Diary,
        database: Database,
        clock: Clock,
        *,
        guard: Guard,
        content: Content,
        preferences: Preferences,
    ) -> None:
        self._diary = diary
        self._clock = clock
        self._guard = guard
        self._content = content
        self._preferences = preferences
        self._store = TestStore(database)
        self._scores = DiaryStore(database)
        self._said: dict[int, int] = {}

    @cached_property
    def words(self) -> SelfTestWords:
        """What is said about the tests."""
        return self._content.self_tests()

    def exercise(self, kind: TestKind) -> Exercise:
        """The exercise of which a self-test is one go; KeyError for the tests before running."""
        return self._content.exercise(EXERCISES[kind])

    # what is known -----------------------------------------------------------------------------------

    def results(self, kind: TestKind | None = None, side: Side | None = None) -> tuple[TestResult, ...]:
        """Results oldest first."""
        return self._diary.read(lambda: self._store.results(kind, side))

    def history(self, kind: TestKind | None = None) -> tuple[TestResult, ...]:
        """The best try of each day, kind and side, oldest first."""
        return best_of_days(self.results(kind))

    def last(self, kind: TestKind, side: Side, *, before: TestResult | None = None) -> TestResult | None:
        """The best try of the last day of that kind and side, or of the last day before that of a result."""
        found = best_of_days(self.results(kind, side))
        if before is not None:
            found = tuple(one for one in found if one.at.local_date < before.at.local_date)
        return found[-1] if found else None

    def due(self) -> tuple[Due, ...]:
        """Each self-test and side that was not done for 14 days, or never."""
        return due(self.results(), self._clock.now().date())

    # what keeps one closed ---------------------------------------------------------------------------

    def closed_by(self, kind: TestKind) -> tuple[Reason, ...]:
        """Why that test may not be done now, most serious first; NO_SCORE asks for pain at rest.

        After pain of more than 3 during something it is asked anew how it is at rest by now.
        """
        sore = self._preferences.settings.sore_sides
        score = None if self._stirred() else self._guard.score_today(sore)
        verdict = self._guard.clear(self._routine(kind), score)
        return verdict.reasons if isinstance(verdict, Refusal) else ()

    def asked_side(self) -> Side | None:
        """The ankle whose pain at rest is asked for, None when it is not known which one."""
        stirred = self._stirred()
        sore = self._preferences.settings.sore_sides
        unknown = [side for side in sore if self._guard.score_today((side,)) is None]
        return next(iter((*stirred, *unknown, *sore)), None)

    def say_rest(self, sides: tuple[Side, ...], score: int) -> None:
        """Keep the pain at rest now (0-10) of these sides."""
        now = self._now()
        self._diary.add_pains(tuple(PainEntry(side, score, Moment.REST_BEFORE, now, now) for side in sides))

    # what is kept ------------------------------------------------------------------------------------

    def add(self, result: TestResult) -> TestResult:
        """Keep a result, with its pain as a score; returns it with its number. One step of undo."""

        def work() -> TestResult:
            kept = self._store.add(result)
            if result.pain is not None:
                self._keep_score(kept, result.pain)
            return kept

        return self._diary.write(work, (Topic.TESTS, Topic.PAIN), Action.SELF_TEST)

    def reached(self, kind: TestKind, side: Side, amount: float, pain: int | None = None) -> TestResult:
        """Keep what was reached just now."""
        return self.add(TestResult(self._now(), kind, side, amount, pain))

    def hurt(self, side: Side, score: int) -> None:
        """Keep the score (0-10) of a test that pain ended before anything was counted."""
        now = self._now()
        self._diary.add_pain(PainEntry(side, score, Moment.DURING_WORST, now, now))

    def say_pain(self, result: TestResult, pain: int) -> TestResult:
        """The worst meanwhile (0-10), said after the result was kept; another answer replaces the first."""
        if result.id is None:
            raise ValueError("only a result that was kept can be added to")
        said = replace(result, pain=pain)
        number = result.id

        def work() -> None:
            self._store.keep_pain(number, pain)
            if number in self._said:
                self._scores.remove_pain(self._said.pop(number), self._clock.now())
            self._keep_score(said, pain)

        self._diary.write(work, (Topic.TESTS, Topic.PAIN), Action.SELF_TEST)
        return said

    def remove(self, result: TestResult) -> None:
        """Put a result out of sight. One step of undo."""
        if result.id is not None:
            number, now = result.id, self._clock.now()
            self._diary.write(lambda: self._store.remove(number, now), Topic.TESTS, Action.SELF_TEST)

    # parts -------------------------------------------------------------------------------------------

    def _stirred(self) -> tuple[Side, ...]:
        """The sides of which today's last word was more than 3 during something."""
        today = self._clock.now().date()
        latest = {
            entry.side: entry for entry in self._diary.entries(today) if entry.refers_to.local_date == today
        }
        return tuple(
            side
            for side, entry in latest.items()
            if entry.moment is Moment.DURING_WORST and entry.score > MAX_REST_PAIN
        )

    def _keep_score(self, kept: TestResult, pain: int) -> None:
        if kept.side is None:
            return
        now = self._now()
        entry = PainEntry(kept.side, pain, Moment.DURING_WORST, now, now)
        (score,) = self._scores.add_pain((entry,))
        if kept.id is not None and score.id is not None:
            self._said[kept.id] = score.id

    def _routine(self, kind: TestKind) -> Routine:
        """The test as the guard knows what may be closed: one exercise behind a gate."""
        exercise = self.exercise(kind)
        return Routine(
            id=f"self-test-{kind.value}",
            name=self.words.tests[kind].name,
            when="",
            note="",
            gate=gate(kind, self.words.gate),
            steps=(ExerciseStep(exercise, exercise.dose),),
            sources=(),
        )

    def _now(self) -> Stamp:
        return Stamp.of(self._clock.now(), self._clock.zone())
