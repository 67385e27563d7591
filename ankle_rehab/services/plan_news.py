"""What Today says beside the plan, one thing at a time, and that it was read."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.over_time import Note, NoteKind
from ankle_rehab.domain.progress import Phase, PlanStep, StepWhy
from ankle_rehab.domain.value import value
from ankle_rehab.services.course import Course
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.self_tests import SelfTests
from ankle_rehab.storage.course_store import CourseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.plan_store import PlanStore

READ = "read/"
QUIET = timedelta(days=14)
SETTLED_IN = timedelta(days=7)


class NewsKind(StrEnum):
    """What there is to say, the most important first."""

    BOOK = "book"
    PHASE = "phase"
    AMBERS = "ambers"
    SELF_TESTS = "self-tests"


@value
class News:
    """One thing to say; `note` belongs to BOOK and AMBERS, `phase` to PHASE."""

    kind: NewsKind
    note: Note | None = None
    phase: Phase | None = None

    @property
    def subject(self) -> str:
        """Under which it is kept that it was read: each note of each side and each phase by itself."""
        if self.note is not None:
            side = self.note.side
            return READ + self.note.kind + (f"/{side}" if side is not None else "")
        return READ + (self.phase or self.kind)


class PlanNews:
    """Raises the faults of `storage.faults`."""

    def __init__(
        self,
        diary: Diary,
        database: Database,
        clock: Clock,
        *,
        course: Course,
        lights: Lights,
        tests: SelfTests,
    ) -> None:
        self._diary = diary
        self._store = PlanStore(database)
        self._past = CourseStore(database)
        self._clock = clock
        self._course = course
        self._lights = lights
        self._tests = tests

    def first(self) -> News | None:
        """The most important of what holds and was not read in the last fortnight, None for nothing.

        Two red days are told of again when there is another one.
        """
        return next((one for one in self._all() if not self._was_read(one)), None)

    def read(self, news: News) -> None:
        """Say that it was read."""
        at = Stamp.of(self._clock.now(), self._clock.zone())
        step = PlanStep(at, news.subject, 0, 0, StepWhy.OWN_SAME, chosen=True, about=self._about(news))
        self._diary.write(partial(self._store.add, step), Topic.PLAN)

    def _all(self) -> list[News]:
        found = [News(NewsKind.BOOK, note) for note in self._lights.notes() if note.kind.books]
        phase = self._course.phase_news()
        if phase is not None:
            found.append(News(NewsKind.PHASE, phase=phase))
        offer = self._course.offer()
        if offer is not None:
            found.append(News(NewsKind.AMBERS, offer))
        if self._tests_due():
            found.append(News(NewsKind.SELF_TESTS))
        return found

    def _tests_due(self) -> bool:
        """Whether a self-test is due, a week after the first session at the earliest."""
        first = self._diary.read(self._past.first_session)
        today = self._clock.now().date()
        return first is not None and today - first >= SETTLED_IN and bool(self._tests.due())

    def _was_read(self, news: News) -> bool:
        if news.kind is NewsKind.AMBERS:
            return False
        steps = self._diary.read(partial(self._store.steps, news.subject))
        if not steps:
            return False
        again = news.note is not None and news.note.kind is NoteKind.TWO_REDS
        newer = again and steps[-1].about != self._about(news)
        return not newer and self._clock.now().date() - steps[-1].at.local_date < QUIET

    def _about(self, news: News) -> date:
        return self._clock.now().date() if news.note is None else news.note.days[-1]
