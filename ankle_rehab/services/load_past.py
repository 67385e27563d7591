"""What the diary knows of training, put together for the rules of training load."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.causes import CauseId, fit
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.load import Asked, Outing, Past, Wait
from ankle_rehab.domain.outings import key_of, outing_of, outing_of_plan
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_after import RECENT
from ankle_rehab.domain.run_week import still_open
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.lights import RED_HOURS, Lights
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.runs import Runs
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore

LOOK_BACK = timedelta(days=70)
AHEAD = timedelta(days=60)
LIT = timedelta(days=400)
BRACED_FOR = timedelta(days=365)
TRAINING = frozenset({"strength", "balance"})
_SPRAINS = frozenset({CauseId.INJURY, CauseId.SPRAIN})


class LoadPast:
    """Reads; every method raises the faults of `storage.faults`, which the diary has told."""

    def __init__(
        self,
        diary: Diary,
        database: Database,
        clock: Clock,
        *,
        runs: Runs,
        lights: Lights,
        preferences: Preferences,
        content: Content,
    ) -> None:
        self._diary = diary
        self._marks = DayStore(database)
        self._causes = CauseStore(database)
        self._clock = clock
        self._runs = runs
        self._lights = lights
        self._preferences = preferences
        self._content = content

    def outing(self, one: Activity | Planned) -> Outing:
        """One activity or plan as the rules see it."""
        if isinstance(one, Planned):
            return outing_of_plan(one, self._clock.now().tzinfo)
        return outing_of(one, self._preferences.settings.top_heart_rate)

    def told(self) -> Asked | None:
        """The longest run as it was told once."""
        known = self._preferences.settings
        if known.longest_run is None or known.longest_run_told is None:
            return None
        return Asked(known.longest_run_told, known.longest_run)

    def ahead(self, span: Span) -> tuple[Planned, ...]:
        """What is planned for these days, from today on, and not done yet."""
        return still_open(self._runs.plans(span), self._runs.all(span), self._clock.now().date())

    def past(self, since: date, until: date, fulfils: Activity | None = None) -> Past:
        """What the rules need for these days: ten weeks before them as well, and all plans ahead.

        From today on a plan counts unless it is done. `fulfils` is an activity not kept yet, which does that.
        Lights are looked at for a year and a month before the end, so that many years are quickly read.
        """
        now = self._clock.now()
        today = now.date()
        end = until if until < today else max(until, today + AHEAD)
        span = Span(min(since, end) - LOOK_BACK, end)
        seen = Span(max(span.since, min(end, today) - LIT), min(end, today))
        lit = self._lights.load(seen)
        waits = [over.astimezone(now.tzinfo) for over in lit.waits]
        marks = self._diary.read(partial(self._marks.marks, span.since, end))
        return Past(
            outings=self._outings(span, today, fulfils),
            active=self._trained(span),
            asked=self.told(),
            reds=frozenset(one.day for one in lit.lights if one.over_time.light in (Light.RED, Light.STOP)),
            ambers=lit.uneasy,
            sprained=self._sprained(today),
            waits=tuple(Wait(over - timedelta(hours=RED_HOURS), over) for over in waits),
            rest=frozenset(day for day, kind in marks.items() if kind is DayKind.REST),
            usual=self._preferences.settings.usual_run,
            recent=today - RECENT,
        )

    def _outings(self, span: Span, today: date, fulfils: Activity | None) -> tuple[Outing, ...]:
        kept = self._runs.all(span)
        plans = self._runs.plans(Span(today, span.until)) if span.until >= today else ()
        new = () if fulfils is None or key_of(fulfils) in map(key_of, kept) else (fulfils,)
        ahead = still_open(plans, (*kept, *new), today)
        return (*map(self.outing, kept), *map(self.outing, ahead))

    def _trained(self, span: Span) -> frozenset[date]:
        """Days on which strength or balance was trained."""
        return frozenset(
            one.started.local_date
            for one in self._diary.sessions(span.since)
            if one.routine_id in TRAINING and one.done_seconds > 0
        )

    def _sprained(self, today: date) -> bool:
        """Whether the last answers of a year about what may hurt fit an old injury or a sprain."""
        last = self._diary.read(self._causes.last)
        if last is None or today - last.at.local_date > BRACED_FOR:
            return False
        found = fit(self._content.guide.causes.causes, last.ticked).causes
        return any(cause.id in _SPRAINS for cause in found)
