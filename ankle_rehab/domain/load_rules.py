"""The rules of training load: at most three runs a week, one hard run a day, a day of rest, no big jumps.

W rules are the article's own, L rules come from the evidence beside it (L3, a ratio of acute to chronic load,
is not computed; L6 belongs to shoes; W5 and W6 are ticks on a run, see `domain.preparation`). Where the text
leaves a choice the more careful reading is taken and said. Nothing here is anybody's own risk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.load import A_DAY, Finding, Known, Outing, Past, Rule, Weight
from ankle_rehab.domain.load_checks import (
    DAYS_A_WEEK,
    RUNS_A_WEEK,
    easier_next,
    heaviest_first,
    marks,
    most_rolling,
    of_run,
    offers,
    on_rest,
    rolling,
    row,
    runs_a_week,
)
from ankle_rehab.domain.load_log import LoadLog
from ankle_rehab.domain.value import value

ASKS_FROM = Weight.AMBER
LOOK_AHEAD_DAYS = 14


class SwapKind(StrEnum):
    """What can take the place of a run, or of another activity."""

    BIKE = "bike"
    ROWER = "rower"
    REST = "rest"
    OTHER_DAY = "other-day"


@value
class Swap:
    """One way out; `day` is another day for OTHER_DAY, else the same one."""

    kind: SwapKind
    day: date


@value
class Week:
    """A past training week as the rules found it; `kilometres` and `longest` of the runs done."""

    start: date
    runs: int
    hard: int
    kilometres: float
    longest: float | None
    findings: tuple[Finding, ...]


def week_start(day: date, first: int = 0) -> date:
    """The first day of the week that holds a day; weeks begin on `first` (0 is Monday, 6 Sunday)."""
    return day - timedelta(days=(day.weekday() - first) % DAYS_A_WEEK)


def asks(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those against which something is planned only after asking once."""
    return tuple(one for one in findings if one.weight.rank >= ASKS_FROM.rank)


def week_findings(past: Past, day: date, first: int = 0) -> tuple[Finding, ...]:
    """What the rules say of the week that holds a day, and of the seven days that end on it; heaviest first.

    What is planned counts as if it were done.
    """
    return findings_of(LoadLog(past), day, first)


def findings_of(log: LoadLog, day: date, first: int = 0, *, over: bool = False) -> tuple[Finding, ...]:
    """The same of a past that is in order already; of a week that is `over` without what might be done."""
    start = week_start(day, first).toordinal()
    found = marks(log, start)
    if not over:
        found += offers(log, start, day.toordinal())
    if not any(one.rule is Rule.W1 for one in found):
        found += rolling(log, day.toordinal())
    return heaviest_first(found)


def weeks(past: Past, first: int = 0) -> tuple[Week, ...]:
    """Every week from the first outing to the last one, oldest first; of these only what went against a rule.

    What is only a suggestion for days to come is left out.
    """
    return weeks_of(LoadLog(past), first)


def weeks_of(log: LoadLog, first: int = 0) -> tuple[Week, ...]:
    """The same of a past that is in order already."""
    if not log.active:
        return ()
    start = week_start(date.fromordinal(min(log.active)), first).toordinal()
    return tuple(_week(log, day) for day in range(start, max(log.active) + 1, DAYS_A_WEEK))


def before(past: Past, outing: Outing, first: int = 0) -> tuple[Finding, ...]:
    """What this outing, planned or being written down, would newly go against, heaviest first.

    It takes the place of the one in `past` with the same `key`. Whatever goes against a rule without it is
    not its doing and is not told again, unless it makes that heavier. What is only information (L2) is left
    to the week.
    """
    others = tuple(one for one in past.outings if not outing.key or one.key != outing.key)
    log = LoadLog(replace(past, outings=(*others, outing)))
    found = on_rest(log, outing)
    day = outing.day.toordinal()
    busy = outing.day in past.active or any(one.is_active for one in others if one.day == outing.day)
    if outing.is_active and not busy:
        found += row(log, day + log.row_after(day))
    place = log.place(outing)
    if place is not None:
        start = week_start(outing.day, first).toordinal()
        week = runs_a_week(log, start)
        found += week or most_rolling(log, day)
        found += of_run(log, place, around=True)
        found += easier_next(log, place, start)
    return heaviest_first(found)


def known(past: Past, outing: Outing, first: int = 0) -> Known:
    """What stands for one activity of the past: why it was hard, the longest run before it, what it broke.

    Only what was done up to then counts.
    """
    return known_of(LoadLog(past), outing, first)


def known_of(log: LoadLog, outing: Outing, first: int = 0) -> Known:
    """The same of a past that is in order already; of what is no run only the days without rest are known."""
    place = log.place(outing)
    if place is None:
        found = row(log, outing.day.toordinal()) if outing.is_active else []
        return Known(findings=heaviest_first(found + on_rest(log, outing)))
    run, longest = log.runs[place], log.longest[place]
    day = run.day.toordinal()
    start = week_start(run.day, first).toordinal()
    found = [*of_run(log, place, around=False), *row(log, day), *on_rest(log, run)]
    so_far = [other for other in log.runs_in(range(start, day + 1)) if other <= place]
    if len(so_far) > RUNS_A_WEEK:
        days = tuple(log.runs[other].day for other in so_far)
        found.append(Finding(Rule.W1, Weight.AMBER, days, len(so_far), RUNS_A_WEEK))
    ratio = run.kilometres / longest if run.kilometres and longest else None
    return Known(log.hard[place], longest, ratio, heaviest_first(found))


def swaps(past: Past, outing: Outing, first: int = 0) -> tuple[Swap, ...]:
    """What could be done in its place: bike, rower, rest, and the next day against which nothing speaks.

    A bike or rower is left out where it would take the day of rest; so is a day that is marked as one.
    """
    found = []
    if outing.sport is Sport.RUN:
        for kind, sport in ((SwapKind.BIKE, Sport.BIKE), (SwapKind.ROWER, Sport.ROWER)):
            ride = replace(outing, sport=sport, run_type=None, hard=None, kilometres=None)
            if not asks(before(past, ride, first)):
                found.append(Swap(kind, outing.day))
    found.append(Swap(SwapKind.REST, outing.day))
    day = free_day(past, outing, first)
    if day is not None:
        found.append(Swap(SwapKind.OTHER_DAY, day))
    return tuple(found)


def free_day(past: Past, outing: Outing, first: int = 0) -> date | None:
    """The next day after its own for the same outing, None where none of a fortnight is free.

    A day without even a note comes before one with a note alone.
    """
    noted: date | None = None
    for number in range(1, LOOK_AHEAD_DAYS + 1):
        day = outing.day + number * A_DAY
        if day in past.rest or day in past.blocked:
            continue
        start = None if outing.start is None else outing.start + number * A_DAY
        found = before(past, replace(outing, day=day, start=start, planned=True), first)
        if asks(found):
            continue
        if not any(one.weight is Weight.NOTE for one in found):
            return day
        noted = noted or day
    return noted


def _week(log: LoadLog, start: int) -> Week:
    runs = [log.runs[place] for place in log.runs_in(range(start, start + DAYS_A_WEEK))]
    lengths = [run.kilometres for run in runs if run.kilometres]
    return Week(
        start=date.fromordinal(start),
        runs=len(runs),
        hard=sum(log.hard[place] is not None for place in log.runs_in(range(start, start + DAYS_A_WEEK))),
        kilometres=sum(lengths),
        longest=max(lengths, default=None),
        findings=heaviest_first(marks(log, start)),
    )
