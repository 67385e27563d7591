"""Why may it hurt: what the diary knows beforehand, and the answers as they are kept."""

from __future__ import annotations

from datetime import date, timedelta

from ankle_rehab.domain import known_causes
from ankle_rehab.domain.activity import Activity, Prep
from ankle_rehab.domain.causes import CauseCheck, CausePage, Fit, fit
from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.known_causes import FOUR_WEEKS, YEAR, Known, Past, Run
from ankle_rehab.domain.preparation import Prepared
from ankle_rehab.domain.safety import answers
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.runs import Runs
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.test_store import TestStore

TRAINING = ("strength", "balance")


class Causes:
    """Reads through the diary, which tells every trouble; what is answered is kept there."""

    def __init__(self, diary: Diary, database: Database, clock: Clock, page: CausePage) -> None:
        self._diary = diary
        self._clock = clock
        self._page = page
        self._checks = CauseStore(database)
        self._runs = Runs(diary, database, clock)
        self._shoes = ShoeStore(database)
        self._tests = TestStore(database)

    def known(self) -> tuple[Known, ...]:
        """What the diary can say already."""
        return known_causes.known(self._past())

    def last(self) -> CauseCheck | None:
        """The answers that were kept last."""
        return self._diary.read(self._checks.last)

    def fit(self, ticked: frozenset[str]) -> Fit:
        """Which parts of the article fit these answers."""
        return fit(self._page.causes, ticked)

    def answered(self, ticked: frozenset[str]) -> CauseCheck:
        """The answers as they are given now, with the version of the text they are given to."""
        stamp = Stamp.of(self._clock.now(), self._clock.zone())
        return CauseCheck(stamp, ticked, self._page.text_version)

    def keep(self, ticked: frozenset[str]) -> CauseCheck:
        """Write the answers down."""
        check = self.answered(ticked)
        return self._diary.write(lambda: self._checks.add(check), Topic.CAUSES)

    def _past(self) -> Past:
        today = self._clock.now().date()
        since = today - timedelta(days=FOUR_WEEKS)
        sessions = [session for session in self._diary.sessions(since) if session.done_seconds > 0]
        outings = self._runs.all(Span(since, today))
        return Past(
            today=today,
            entries=self._diary.entries(since),
            twists=self._twists(today),
            runs=tuple(Run(one.start.local_date, self._prepared(one)) for one in outings if one.is_run),
            trained=frozenset(one.started.local_date for one in sessions if one.routine_id in TRAINING)
            | {one.start.local_date for one in outings if one.is_active},
            shoes=self._diary.read(self._shoes.shoes),
            tests=self._diary.read(self._tests.results),
        )

    def _prepared(self, run: Activity) -> bool:
        """Whether mobility came before it, with the program or without."""
        done = self._runs.preparation(run)[Prep.MOBILITY_BEFORE]
        return done in (Prepared.BY_PLAYER, Prepared.WITHOUT_PROGRAM)

    def _twists(self, today: date) -> tuple[date, ...]:
        """The days of all twists of a year that were not taken back."""
        told = self._diary.telling(today - timedelta(days=YEAR), today, self._clock.now())
        left = answers(self._diary.checks(), told, self._diary.risen(told))
        zone = self._clock.now().tzinfo
        ticked = (page.at.astimezone(zone).date() for page in left.pages if page.twisted)
        return (*ticked, *(entry.refers_to.local_date for entry in left.twists))
