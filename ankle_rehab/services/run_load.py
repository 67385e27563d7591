"""Training load as the diary tells it: the rules before an outing, of a week, and the answer of today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache

from ankle_rehab.domain import load_rules, run_after
from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.load import Finding, Known, Outing, Past, Rule, longest_before
from ankle_rehab.domain.load_log import LoadLog
from ankle_rehab.domain.load_rules import LOOK_AHEAD_DAYS, Swap, SwapKind, Week, week_start
from ankle_rehab.domain.outings import key_of
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_allowance import Allowance, Asking, LastRun, allowance, light_since
from ankle_rehab.domain.run_answer import RunAnswer, RunToday
from ankle_rehab.domain.run_plan import unread
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.load_past import LoadPast
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.running import Running, RunStanding

_WEEK = timedelta(days=6)
_RIDES = frozenset({Rule.W4, Rule.W7})
_NO_IMPACT = (SwapKind.BIKE, SwapKind.ROWER)
_NOTHING_LEFT = (RunToday.SIGN, RunToday.TWIST, RunToday.APPOINTMENT)
_WITH_LITTLE_PAIN = (RunToday.RED, RunToday.PAUSE)
_NOT_CROSS = (Sport.STRENGTH, Sport.WALK)
LITTLE_PAIN = 2


@value
class Block:
    """Why something is left out on a day, whatever the rules of load say; `until` is its end, if known.

    `cross` is whether it is about a ride, a row or a swim, and not about a run.
    """

    reason: RunToday
    until: datetime | None = None
    cross: bool = False


@value
class Warned:
    """A plan of today or tomorrow before which something is to be said, and what could be done instead."""

    plan: Planned
    findings: tuple[Finding, ...]
    block: Block | None
    swaps: tuple[Swap, ...]


@value
class After:
    """What an activity of the last seven days goes against and was not read of it yet.

    The ways out are about `plan`, the one that comes next, or about a free day where it is None; `alone` is
    whether nothing else makes the day of that plan an active one.
    """

    done: Activity
    findings: tuple[Finding, ...]
    block: Block | None
    plan: Planned | None
    swaps: tuple[Swap, ...]
    alone: bool = True

    @property
    def rules(self) -> frozenset[Rule]:
        """What has been read of it, once this was."""
        return frozenset(one.rule for one in self.findings) | ({Rule.L8} if self.block else frozenset())


class RunLoad:
    """Reads; every method raises the faults of `storage.faults`, which the diary has told."""

    def __init__(
        self,
        past: LoadPast,
        clock: Clock,
        *,
        lights: Lights,
        guard: Guard,
        running: Running,
        preferences: Preferences,
    ) -> None:
        self._past = past
        self._guard = guard
        self._clock = clock
        self._lights = lights
        self._running = running
        self._preferences = preferences

    # what is known -----------------------------------------------------------------------------------

    def past(self, until: date | None = None, since: date | None = None) -> Past:
        """All that the rules look at for the days up to `until`, today where it is None, and all plans ahead.

        Ten weeks before `since` are read too; without it before `until` or today, whichever is earlier.
        """
        last = until or self._today()
        return self._past.past(since or min(last, self._today()), last)

    def outing(self, one: Activity | Planned) -> Outing:
        """One activity or plan as the rules see it."""
        return self._past.outing(one)

    def week(self, day: date) -> tuple[Finding, ...]:
        """What the rules say of the week that holds a day, and of the seven days that end on it."""
        return self.judge(Span(day, day))(day)

    def judge(self, span: Span) -> Callable[[date], tuple[Finding, ...]]:
        """The same for any day of a span, which is read once; weeks that are over are only marked.

        No ride is suggested while signs, a fresh twist or the pain of today leave it out.
        """
        first, today = self._first, self._today()
        rides_left_in = cache(lambda: self._cross_training(self._running.answer()))
        log = LoadLog(self._past.past(week_start(span.since, first), week_start(span.until, first) + _WEEK))

        def findings(day: date) -> tuple[Finding, ...]:
            over = week_start(day, first) + _WEEK < today
            found = load_rules.findings_of(log, day, first, over=over)
            if not any(one.rule in _RIDES for one in found) or rides_left_in():
                return found
            return tuple(one for one in found if one.rule not in _RIDES)

        return findings

    def weeks(self, span: Span) -> tuple[Week, ...]:
        """The weeks of a span with what each went against, from the first one with anything, oldest first."""
        since = week_start(span.since, self._first)
        past = self._past.past(since, span.until)
        found = load_rules.weeks(past, self._first)
        return tuple(week for week in found if since <= week.start <= span.until)

    def known(self, activity: Activity) -> Known:
        """What stands for one activity: why it was hard, the longest run before it, what it went against."""
        return self.known_all((activity,))[0]

    def known_all(self, activities: Iterable[Activity]) -> tuple[Known, ...]:
        """The same for many, in their order; the diary is read once."""
        asked = tuple(activities)
        if not asked:
            return ()
        days = [one.start.local_date for one in asked]
        log = LoadLog(self._past.past(min(days), max(days)))
        return tuple(load_rules.known_of(log, self.outing(one), self._first) for one in asked)

    # before an outing --------------------------------------------------------------------------------

    def before(self, one: Planned | Activity) -> tuple[Finding, ...]:
        """What an activity, planned or being written down, would newly go against, heaviest first."""
        return load_rules.before(self._around(one), self.outing(one), self._first)

    def swaps(self, one: Planned | Activity) -> tuple[Swap, ...]:
        """What could be done in its place, today or later.

        A bike or rower only where signs and twists leave them in, another day only where a run is left in.
        """
        answer, outing = self._running.answer(), self.outing(one)
        days = (outing.day + timedelta(days=number) for number in range(LOOK_AHEAD_DAYS + 1))
        closed = frozenset(day for day in days if self._block(answer, day, None) is not None)
        past = replace(self._around(one), blocked=closed)
        found = load_rules.swaps(past, outing, self._first)
        left_in = self._cross_training(answer)
        return tuple(swap for swap in found if left_in or swap.kind not in _NO_IMPACT)

    def closing(self) -> Callable[[Planned], Block | None]:
        """Why a plan is left out, None where it is not, for as many as are asked about at this moment.

        A run is left out by signs, twists, red lights and, today alone, a gate that is not open: it may be
        open tomorrow. Cross-training and strength are left out by signs, fresh twists and an appointment to
        come, and cross-training after red while the pain of today is over 2.
        """
        answer = self._running.answer()
        hurts = answer.today in _WITH_LITTLE_PAIN and self._hurts()

        def closed(plan: Planned) -> Block | None:
            if plan.day < self._today():
                return None
            if plan.sport is Sport.RUN:
                return self._block(answer, plan.day, plan.at)
            if answer.today in _NOTHING_LEFT and plan.sport is not Sport.WALK:
                found = self._block(answer, plan.day, plan.at)
                return None if found is None else replace(found, cross=True)
            sore = hurts and plan.sport not in _NOT_CROSS and plan.day == self._today()
            return Block(answer.today, cross=True) if sore else None

        return closed

    def warning(self) -> Warned | None:
        """The next plan of today or tomorrow that is left out, or against a rule not read of it yet."""
        today = self._today()
        plans = self._past.ahead(Span(today, today + timedelta(days=1)))
        if not plans:
            return None
        closed, log = self.closing(), LoadLog(self.past())
        for plan in plans:
            block = closed(plan)
            known = load_rules.known_of(log, self.outing(plan), self._first)
            found = unread(plan, known.findings)
            if block is not None or found:
                return Warned(plan, found, block, self.swaps(plan))
        return None

    def after(self, done: Activity) -> After | None:
        """What is to be said after an activity of the last seven days was written down, None for nothing.

        What was done stays done: the ways out are about the plan that comes next, or a day still free.
        """
        day, today = done.start.local_date, self._today()
        if not run_after.is_recent(day, today):
            return None
        past, closed = self._around(done), self.closing()
        found = unread(done, load_rules.before(past, self.outing(done), self._first))
        at = done.start.utc.astimezone(self._clock.now().tzinfo).time() if done.timed else None
        block = closed(Planned(day, done.sport, at=at)) if day == today and done.is_active else None
        if block is not None:
            found = tuple(one for one in found if one.rule is not Rule.L8)
        if Rule.L8 in done.anyway:
            block = None
        if block is None and not found:
            return None
        upcoming = run_after.next_plan(past, today, found)
        if upcoming is None:
            return After(done, found, block, None, self._ways_on(past))
        plans = self._past.ahead(Span(upcoming.day, upcoming.day))
        plan = next(one for one in plans if key_of(one) == upcoming.key)
        return After(done, found, block, plan, self.swaps(plan), run_after.is_alone(past, upcoming))

    # today -------------------------------------------------------------------------------------------

    def allowance(self, standing: RunStanding | None = None) -> Allowance:
        """Whether there is room for a run today, by the runner's own rules and numbers.

        `standing` spares asking for what `Running` has just said.
        """
        standing = standing or self._running.standing()
        today, past = self._today(), self.past()
        done = [one for one in past.outings if one.is_run and not one.planned and one.day < today]
        mine = [one.key for one in past.outings if one.is_run and one.planned and one.day == today]
        longest = longest_before(past.outings, today, past.asked)
        return allowance(
            Asking(
                today=today,
                past=_without(past, mine[1:]),
                answer=standing.answer,
                laddered=standing.laddered,
                told=bool(done) or (past.asked is not None and past.asked.holds_on(today)),
                cross=self._cross_training(standing.answer),
                longest=longest,
                last=self._last(max(done, key=lambda one: one.day)) if done else None,
                planned=next(iter(mine), ""),
                first=self._first,
            )
        )

    def longest_known(self) -> bool:
        """Whether the longest run of the last 30 days need not be asked: a run or an answer tells it."""
        told, today = self._past.told(), self._today()
        if told is not None and told.holds_on(today):
            return True
        return longest_before(self.past().outings, today) is not None

    def tell_longest(self, kilometres: float) -> None:
        """Keep the answer; 0 says that there was no run."""
        self._preferences.change(longest_run=kilometres, longest_run_told=self._today())

    def tell_usual(self, kilometres: float) -> None:
        """Keep how far one usually ran before a break."""
        self._preferences.change(usual_run=kilometres)

    # parts -------------------------------------------------------------------------------------------

    @property
    def _first(self) -> int:
        return self._preferences.settings.week_start

    def _today(self) -> date:
        return self._clock.now().date()

    def _last(self, run: Outing) -> LastRun:
        """The newest run with its light as of now."""
        lit = self._lights.load(Span(run.day, self._today()))
        lights = {one.day: one.over_time.light for one in lit.lights}
        return LastRun(run.day, run.kilometres, light_since(run.day, lights, lit.uneasy))

    def _block(self, answer: RunAnswer, day: date, at: time | None) -> Block | None:
        found = Block(answer.today, answer.until)
        match answer.today:
            case RunToday.OPEN | RunToday.DAY:
                return None
            case RunToday.GATE:
                return found if day == self._today() else None
            case _ if answer.until is None:
                return found
            case _:
                begins = datetime.combine(day, at or time(), tzinfo=self._clock.now().tzinfo)
                return found if begins < answer.until else None

    def _cross_training(self, answer: RunAnswer) -> bool:
        """Whether it is left in: not with a sign or a high score, a fresh twist or an appointment to come.

        After red only while the last scores of today, as far as there are any, are from 0 to 2.
        """
        hurts = answer.today in _WITH_LITTLE_PAIN and self._hurts()
        return answer.today not in _NOTHING_LEFT and not hurts

    def _hurts(self) -> bool:
        return (self._guard.score_today() or 0) > LITTLE_PAIN

    def _ways_on(self, past: Past) -> tuple[Swap, ...]:
        """Where nothing is planned: what is free, with a ride or a row only where they are left in."""
        left_in = self._cross_training(self._running.answer())
        found = run_after.ways_on(past, self._today(), self._first)
        return tuple(swap for swap in found if left_in or swap.kind not in _NO_IMPACT)

    def _around(self, one: Planned | Activity) -> Past:
        """The past around one outing, with all plans ahead but for the one that an activity fulfils."""
        today = self._today()
        if isinstance(one, Planned):
            return self._past.past(min(one.day, today), one.day)
        day = one.start.local_date
        return self._past.past(min(day, today), max(day, today), fulfils=one)


def _without(past: Past, plans: Iterable[str]) -> Past:
    """The past without these plans, by their keys: of today only the first plan is asked about."""
    left = frozenset(plans)
    return replace(past, outings=tuple(one for one in past.outings if one.key not in left))
