"""What the diary knows that matters for a run: twists, red days, runs, tests, mornings, giving way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.cycles import DayFacts
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import MORNINGS, Light, baseline
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.outings import outing_of
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.run_gate import GOOD_FOR_DAYS, STEADY_DAYS, Evidence, Morning
from ankle_rehab.domain.run_routine import EASY_RUN, HOP_TEST, RUN_WALK, WALK_TEST
from ankle_rehab.domain.safety import SETTLED_SCORE
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lights import DayLight, Lights
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.runs import Runs
from ankle_rehab.services.self_tests import SelfTests
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.fact_store import FactStore

TWIST_DAYS = 365
"""A twist counts until the first run after it, or for a year, in which the next comes more easily (S26b)."""
RED_DAYS = 90
_DAY = timedelta(days=1)
_MEANWHILE = (Moment.DURING_WORST, Moment.AFTER_60MIN)


@value
class Run:
    """One run of the ladder; `whole` is whether its stage was done to the end."""

    at: Stamp
    name: str
    whole: bool


class RunFacts:
    """Reads; every method raises the faults of `storage.faults`, which the diary has told."""

    def __init__(
        self,
        diary: Diary,
        database: Database,
        clock: Clock,
        *,
        lights: Lights,
        guard: Guard,
        tests: SelfTests,
        preferences: Preferences,
        logged: Runs,
    ) -> None:
        self._diary = diary
        self._logged = logged
        self._store = FactStore(database)
        self._lights = lights
        self._guard = guard
        self._tests = tests
        self._preferences = preferences
        self._clock = clock

    def today(self) -> date:
        return self._clock.now().date()

    def runs(self) -> tuple[Run, ...]:
        """The runs of the last year in which at least a part was run, oldest first."""
        since = self.today() - timedelta(days=TWIST_DAYS)
        return tuple(
            Run(record.started, record.name, record.outcome is Outcome.COMPLETED)
            for record in self._diary.sessions(since)
            if record.routine_id == RUN_WALK and self._ran(record.id)
        )

    def logged(self) -> set[date]:
        """The days of the last two weeks with a run that was written down or came from a file."""
        return self._days_with_runs(GOOD_FOR_DAYS)

    def _days_with_runs(self, back: int) -> set[date]:
        today = self.today()
        kept = self._logged.activities(Span(today - timedelta(days=back), today))
        return {one.start.local_date for one in kept if outing_of(one).is_run}

    def _settled(self, lights: Iterable[DayLight]) -> date | None:
        """The last day with a run that was written down and a green light."""
        green = {one.day for one in lights if one.over_time.light is Light.GREEN}
        ran = self._days_with_runs(RED_DAYS)
        return max(green & ran, default=None)

    def lights(self) -> tuple[DayLight, ...]:
        """The worst light of each day that can still matter, oldest first."""
        today = self.today()
        return self._lights.worst_days(Span(today - timedelta(days=RED_DAYS), today))

    def evidence(self, runs: Iterable[Run], lights: Iterable[DayLight]) -> Evidence:
        """All that the gate asks about."""
        lights, today, standing = tuple(lights), self.today(), self._guard.standing()
        reds = [one for one in lights if one.verdict.light in (Light.RED, Light.STOP)]
        red = reds[-1].day if reds else None
        twist, twisted = self._twist()
        sides = self._sides((*twisted, *(one.side for one in reds[-1:])))
        recent = tuple(
            result
            for result in sorted((*self._tests.results(), *self._walked()), key=lambda one: one.at.utc)
            if timedelta(0) <= today - result.at.local_date <= timedelta(days=GOOD_FOR_DAYS)
        )
        facts = self._diary.read(
            lambda: self._store.days(Span(today - timedelta(days=GOOD_FOR_DAYS + MORNINGS + 1), today))
        )
        steady_since = today - timedelta(days=STEADY_DAYS)
        return Evidence(
            today=today,
            sides=sides,
            twist=twist,
            red=red,
            run=max((run.at for run in runs), key=lambda at: at.utc, default=None),
            sign=standing.blocks_harder or standing.high_score is not None,
            gave_way=max((one.day for one in facts if one.gave_way and one.day > steady_since), default=None),
            settled=self._settled(lights) if red else None,
            results=recent,
            mornings=_mornings(recent, facts, sides),
        )

    def hopped(self) -> bool:
        """Whether a hop test was done in the player today, and not yet said how it was."""
        today = self.today()
        done = [one.ended.utc for one in self._diary.sessions(today) if one.routine_id == HOP_TEST]
        told = [one.at.utc for one in self._tests.results(TestKind.HOPS) if one.at.local_date == today]
        return bool(done) and max(done) > max(told, default=datetime.min.replace(tzinfo=UTC))

    def _walked(self) -> list[TestResult]:
        """Brisk walks done in the player, as far as it was said how much they hurt."""
        since = self.today() - timedelta(days=GOOD_FOR_DAYS)
        walks = [one for one in self._diary.sessions(since) if one.routine_id == WALK_TEST]
        entries = self._diary.entries(since) if walks else ()
        found = []
        for walk in walks:
            said = [one.score for one in entries if one.session_id == walk.id and one.moment in _MEANWHILE]
            pains = [*said, *walk.hurts]
            if pains:
                minutes = walk.done_seconds / 60
                found.append(TestResult(walk.ended, TestKind.BRISK_WALK, None, minutes, max(pains)))
        return found

    def _ran(self, session_id: int) -> bool:
        return any(
            record.name == EASY_RUN and record.seconds > 0 for record in self._diary.session_steps(session_id)
        )

    def _twist(self) -> tuple[Stamp | None, tuple[Side, ...]]:
        """When the last twist was known, and its side where the diary says so.

        A twist that was written down later than it happened counts from when it was written.
        """
        now, zone = self._clock.now(), self._clock.zone()
        first = self.today() - timedelta(days=TWIST_DAYS)
        left = self._guard.left()
        entries: tuple[PainEntry, ...] = left.twists
        pages = [page for page in left.pages if page.twisted]
        if not entries and not pages:  # the guard looks back for 90 days
            entries = self._diary.read(
                lambda: self._store.twists(Span(first, self.today() - RED_DAYS * _DAY))
            )
        found: list[tuple[Stamp, tuple[Side, ...]]] = [
            (max(entry.recorded, entry.refers_to, key=lambda at: at.utc), (entry.side,)) for entry in entries
        ]
        found += [(Stamp.of(page.at.astimezone(now.tzinfo), zone), ()) for page in pages]
        kept = [one for one in found if one[0].local_date >= first]
        return max(kept, key=lambda one: one[0].utc, default=(None, ()))

    def _sides(self, told: tuple[Side, ...]) -> tuple[Side, ...]:
        """The sides that must show what is asked: those told of and those that are sore, else both."""
        wanted = {*told, *self._preferences.settings.sore_sides}
        return tuple(side for side in Side if side in wanted or not wanted)


def _mornings(
    results: Iterable[TestResult], facts: Iterable[DayFacts], sides: tuple[Side, ...]
) -> dict[date, Morning]:
    """The mornings after brisk walks, of the worse side."""
    by_day = {(one.day, one.side): one for one in facts}
    after = {one.at.local_date + _DAY for one in results if one.kind is TestKind.BRISK_WALK}
    return {day: _worse([_morning(by_day, day, side) for side in sides]) for day in after}


def _morning(by_day: Mapping[tuple[date, Side], DayFacts], day: date, side: Side) -> Morning:
    """The morning of one side; one written more than a day late counts only where it speaks against a run."""
    usual = [_in_time(by_day.get((day - back * _DAY, side))) for back in range(MORNINGS, 0, -1)]
    facts = by_day.get((day, side))
    felt = None if facts is None else facts.scores.get(Moment.NEXT_MORNING)
    if felt is None or (felt.in_time is None and felt.worst <= SETTLED_SCORE):
        return Morning(None, baseline(usual))
    return Morning(felt.worst, baseline(usual))


def _in_time(facts: DayFacts | None) -> int | None:
    felt = None if facts is None else facts.scores.get(Moment.NEXT_MORNING)
    return None if felt is None else felt.in_time


def _worse(mornings: list[Morning]) -> Morning:
    """The highest score with the largest rise of any side; not known as long as one side is not."""
    scores = [one.score for one in mornings if one.score is not None]
    if len(scores) < len(mornings):
        high = max(scores, default=0)
        return Morning(high if high > SETTLED_SCORE else None, None)
    rises = [one.score - one.usual for one in mornings if one.score is not None and one.usual is not None]
    highest = max(scores)
    return Morning(highest, highest - max(rises) if len(rises) == len(mornings) else None)
