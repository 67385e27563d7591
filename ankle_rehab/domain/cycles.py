"""From what the diary tells of each day to the light of each day: scores around an activity, signs, twists.

One cycle is a day with a session, a run or a score during or after one, for each side; its morning is the
next one. Every score belongs to one day only: a morning after a day without activity belongs to its own day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from itertools import islice
from operator import lt

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import (
    AMBER_FROM,
    MORNINGS,
    Facts,
    Light,
    Scores,
    Verdict,
    amber_reasons,
    baseline,
    judge,
    judge_quiet,
)
from ankle_rehab.domain.pain import Moment, Swelling
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.domain.zones import lived

SWELLING_DAYS = 14
LOOK_BACK_DAYS = SWELLING_DAYS + 1
_DAY = timedelta(days=1)
_AT_REST = (Moment.REST_BEFORE, Moment.OTHER)
_ACTIVE = (Moment.DURING_WORST, Moment.AFTER_60MIN)
_BACK = tuple(timedelta(days=back) for back in range(MORNINGS, 0, -1))
_MUCH = {swelling: much for much, swelling in enumerate(Swelling)}


@value
class Felt:
    """The worst score of a day and moment, and the worst of those written within 24 hours."""

    worst: int
    in_time: int | None


@value
class DayFacts:
    """What was written of one side about one local date.

    `trained` is whether a session had this side in it, or there was a run; `swellings` is all that was said
    of swelling, in the order of time.
    """

    day: date
    side: Side
    scores: Mapping[Moment, Felt] = field(default_factory=dict)
    trained: bool = False
    limp: bool = False
    gave_way: bool = False
    swellings: tuple[Swelling, ...] = ()

    @property
    def active(self) -> bool:
        """Whether a score tells of an activity."""
        return any(moment in self.scores for moment in _ACTIVE)


@value
class Cycle:
    """One day of one side with all that its light comes from.

    `active` is false for a day without activity, of which only what is red or worse counts. `scores` are all,
    `in_time` those written within 24 hours: a late score can make a light more severe and never green.
    """

    day: date
    side: Side
    active: bool
    scores: Scores
    in_time: Scores
    facts: Facts

    @property
    def verdict(self) -> Verdict:
        """The light of this day by itself."""
        rule = judge if self.active else judge_quiet
        found = rule(self.scores, self.facts)
        return rule(self.in_time, self.facts) if found.light is Light.GREEN else found

    @property
    def untwisted(self) -> Verdict:
        """The light without a fresh twist, under which a red day is told of as calm."""
        return replace(self, facts=replace(self.facts, hours_since_twist=None)).verdict

    @property
    def shown(self) -> Verdict | None:
        """The light to show; None for a day without an activity and without anything red or worse."""
        found = self.verdict
        return found if self.active or found.light.severity >= Light.RED.severity else None

    @property
    def uneasy(self) -> bool:
        """Whether its scores are amber or worse, also where others are missing and the light is HOLD."""
        return bool(amber_reasons(self.scores))

    @property
    def counts(self) -> bool:
        """Whether this day has a light to show."""
        return self.active or self.shown is not None


def cycles(
    days: Iterable[DayFacts], twists: Iterable[Stamp] = (), signs: Iterable[Span] = ()
) -> tuple[Cycle, ...]:
    """The cycle of each day and side with anything to judge, oldest first.

    `signs` are the days on which a warning sign of the levels "emergency" or "today" was open. The first of
    `days` only tell what was usual before, so `LOOK_BACK_DAYS` more than are wanted belong in.
    """
    known = {(one.day, one.side): one for one in sorted(days, key=lambda one: (one.day, one.side))}
    fresh = _new_swellings(known.values())
    active = {key for key, one in known.items() if one.active or _trained(known, one)}
    open_signs, twisted = tuple(signs), tuple(twists)
    found = []
    for (day, side), one in known.items():
        here = (day, side) in active
        orphan = (day - _DAY, side) not in active
        if not (here or one.scores or one.limp or one.gave_way or one.swellings):
            continue
        facts = Facts(
            limp=one.limp,
            gave_way=one.gave_way,
            new_swelling=(day, side) in fresh,
            sign=any(span.since <= day <= span.until for span in open_signs),
            hours_since_twist=_hours_since(twisted, day),
        )
        usual = usual_morning(known, side, day + _DAY if here else day)
        told = [_scores(known, one, usual, here=here, orphan=orphan, in_time=late) for late in (False, True)]
        found.append(Cycle(day, side, here, told[0], told[1], facts))
    return tuple(found)


def uneasy_days(found: Iterable[Cycle]) -> frozenset[date]:
    """The days after which at least one without running comes, for the scores that are there.

    The text asks for it after amber. Where it leaves a choice this is the careful reading: what is missing
    takes no amber score away, and a day without activity counts like any other. Its morning tells of the
    day before, as it does after an activity.
    """
    return frozenset(day for one in found if one.uneasy for day in _uneasy(one))


def _uneasy(one: Cycle) -> Iterator[date]:
    by_day = max(one.scores.rest or 0, one.scores.during or 0, one.scores.after or 0) >= AMBER_FROM
    if one.active or by_day:
        yield one.day
    if not one.active and amber_reasons(Scores(morning=one.scores.morning, usual=one.scores.usual)):
        yield one.day - _DAY


def usual_morning(known: Mapping[tuple[date, Side], DayFacts], side: Side, morning: date) -> float | None:
    """The median of the seven calendar mornings before one; what was written late is left out."""
    days = (morning - back for back in _BACK)
    return baseline([_felt(known.get((day, side)), Moment.NEXT_MORNING, in_time=True) for day in days])


def today_of(days: Iterable[DayFacts], side: Side, today: date) -> Cycle | None:
    """What today's own entries say of one side: with this morning, and nothing missed during or after.

    None where nothing was written of that side today.
    """
    known = {(one.day, one.side): one for one in days}
    one = known.get((today, side))
    if one is None:
        return None
    fresh = _new_swellings(sorted(known.values(), key=lambda one: one.day))
    usual = usual_morning(known, side, today)
    told = [
        Scores(
            rest=_worst(_felt(one, moment, in_time=which) for moment in _AT_REST),
            during=_felt(one, Moment.DURING_WORST, in_time=which),
            after=_felt(one, Moment.AFTER_60MIN, in_time=which),
            morning=_felt(one, Moment.NEXT_MORNING, in_time=which),
            usual=usual,
        )
        for which in (False, True)
    ]
    facts = Facts(limp=one.limp, gave_way=one.gave_way, new_swelling=(today, side) in fresh)
    return Cycle(today, side, False, told[0], told[1], facts)


def _trained(known: Mapping[tuple[date, Side], DayFacts], one: DayFacts) -> bool:
    """Whether a session or a run of that day counts for this side.

    It does for each side with a score that day or the next morning, and for all its sides where none has one.
    """

    def scored(side: Side) -> bool:
        here, next_day = known.get((one.day, side)), known.get((one.day + _DAY, side))
        morning = _felt(next_day, Moment.NEXT_MORNING, in_time=False)
        return bool(here is not None and here.scores) or morning is not None

    return one.trained and (scored(one.side) or not scored(one.side.other))


def _scores(
    known: Mapping[tuple[date, Side], DayFacts],
    one: DayFacts,
    usual: float | None,
    *,
    here: bool,
    orphan: bool,
    in_time: bool,
) -> Scores:
    rest = [_felt(one, moment, in_time=in_time) for moment in _AT_REST]
    own_morning = _felt(one, Moment.NEXT_MORNING, in_time=in_time) if orphan else None
    if here:
        rest.append(own_morning)
        morning = _felt(known.get((one.day + _DAY, one.side)), Moment.NEXT_MORNING, in_time=in_time)
    else:
        morning = own_morning
    return Scores(
        rest=_worst(rest),
        during=_felt(one, Moment.DURING_WORST, in_time=in_time),
        after=_felt(one, Moment.AFTER_60MIN, in_time=in_time),
        morning=morning,
        usual=usual,
    )


def _felt(one: DayFacts | None, moment: Moment, *, in_time: bool) -> int | None:
    felt = None if one is None else one.scores.get(moment)
    if felt is None:
        return None
    return felt.in_time if in_time else felt.worst


def _worst(scores: Iterable[int | None]) -> int | None:
    return max((score for score in scores if score is not None), default=None)


def _hours_since(twists: Sequence[Stamp], day: date) -> float | None:
    """Hours from the last twist up to a day to the beginning of that day: the cautious end of it."""
    hours = None
    for twist in twists:
        days = (day - twist.local_date).days
        if days >= 0:
            wall = lived(twist)
            since = max(0.0, 24.0 * days - wall.hour - wall.minute / 60)
            hours = since if hours is None else min(hours, since)
    return hours


def _new_swellings(ordered: Iterable[DayFacts]) -> frozenset[tuple[date, Side]]:
    """The days with more swelling than was last told of within the fortnight before, if anything was."""
    last: dict[Side, tuple[date, int]] = {}
    fresh = set()
    for one in ordered:
        if not one.swellings:
            continue
        told_on, before = last.get(one.side, (one.day, 0))
        told = [before if (one.day - told_on).days <= SWELLING_DAYS else 0]
        told += [_MUCH[swelling] for swelling in one.swellings]
        if any(map(lt, told, islice(told, 1, None))):
            fresh.add((one.day, one.side))
        last[one.side] = (one.day, told[-1])
    return frozenset(fresh)
