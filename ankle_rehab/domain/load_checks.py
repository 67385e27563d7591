"""Each rule of training load by itself, over a `LoadLog`; days are ordinals, runs are their places in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ankle_rehab.domain.load import (
    LONGEST_OF,
    Finding,
    Jump,
    Outing,
    Rule,
    Wait,
    Weight,
    day_off_is_owed,
    jump,
)
from ankle_rehab.domain.load_log import LoadLog

DAYS_A_WEEK = 7
RUNS_A_WEEK = 3
HARD_RUNS_A_WEEK = 2
LOW_IMPACT_DAYS = 3
ROW_OF_DAYS = 6
WHOLE_ROW = 7
LEAST_WEEK_KILOMETRES = 5.0
WEEK_RISE, LARGE_WEEK_RISE = 1.10, 1.30
_JUMPS = {Jump.SMALL: Weight.AMBER, Jump.MODERATE: Weight.AMBER, Jump.LARGE: Weight.RED}
_HEAVY = {weight: -weight.rank for weight in Weight}
_PLACES = {rule: place for place, rule in enumerate(Rule)}


def marks(log: LoadLog, start: int) -> list[Finding]:
    """What a calendar week goes against."""
    days = range(start, start + DAYS_A_WEEK)
    found = runs_a_week(log, start)
    for day in days:
        found += _runs_a_day(log, day)
    found += _longest_row(log, days)
    for place in log.runs_in(days):
        found += _jump(log, place)
        found += _after_red(log, place)
    found += _rise(log, start)
    found += _rows_of_runs(log, days)
    found += _planned_on_rest(log, days)
    return found


def _planned_on_rest(log: LoadLog, days: range) -> list[Finding]:
    """REST of a week: each marked day on which something is planned, once."""
    if not log.past.rest:
        return []
    meant = (date.fromordinal(day) for day in days if day in log.meant)
    return [Finding(Rule.REST, Weight.AMBER, (day,)) for day in meant if day in log.past.rest]


def runs_a_week(log: LoadLog, start: int) -> list[Finding]:
    """W1: over three runs in the calendar week."""
    places = log.runs_in(range(start, start + DAYS_A_WEEK))
    if len(places) <= RUNS_A_WEEK:
        return []
    return [Finding(Rule.W1, Weight.AMBER, _days(log, places), len(places), RUNS_A_WEEK)]


def rolling(log: LoadLog, day: int) -> list[Finding]:
    """W1: over three runs in the seven days that end on a day, which covers the join of two weeks."""
    places = log.runs_in(range(day - DAYS_A_WEEK + 1, day + 1))
    if len(places) <= RUNS_A_WEEK:
        return []
    return [Finding(Rule.W1, Weight.NOTE, _days(log, places), len(places), RUNS_A_WEEK)]


def most_rolling(log: LoadLog, day: int) -> list[Finding]:
    """W1: the fullest seven days that hold a day."""
    ends = (rolling(log, end) for end in range(day, day + DAYS_A_WEEK))
    return max(ends, key=lambda found: found[0].amount or 0 if found else 0)


def _runs_a_day(log: LoadLog, day: int) -> list[Finding]:
    """W2: two hard runs on one date; else W2b: a second run of any kind."""
    hard, runs = log.pushed.get(day, 0), log.on.get(day, ())
    if hard > 1:
        return [Finding(Rule.W2, Weight.RED, (date.fromordinal(day),), hard, 1)]
    if len(runs) > 1:
        return [Finding(Rule.W2B, Weight.NOTE, (date.fromordinal(day),), len(runs), 1)]
    return []


def row(log: LoadLog, day: int) -> list[Finding]:
    """W3: six active days in a row, or seven and more, up to a day; `days` are the last seven of them."""
    count = log.active.get(day, 0)
    if count < ROW_OF_DAYS:
        return []
    weight = Weight.RED if count >= WHOLE_ROW else Weight.AMBER
    days = range(day - min(count, WHOLE_ROW) + 1, day + 1)
    return [Finding(Rule.W3, weight, _dates(days), count, WHOLE_ROW)]


def _longest_row(log: LoadLog, days: range) -> list[Finding]:
    """W3 of a week: the longest row of active days that ends in it, or is not at its end yet."""
    return row(log, max(days, key=lambda day: log.active.get(day, 0)))


def of_run(log: LoadLog, place: int, *, around: bool) -> list[Finding]:
    """What one run goes against by itself and beside its neighbours; `around` looks at the day after too."""
    run = log.runs[place]
    day, hard = run.day.toordinal(), log.hard[place] is not None
    found = _jump(log, place) + _after_red(log, place)
    same = log.on[day]
    if len(same) > 1:
        found += _beside(log, place, same if around else [other for other in same if other <= place])
    ran = [other for other in ((day - 1, day + 1) if around else (day - 1,)) if other in log.on]
    if ran:
        found.append(Finding(Rule.L4, Weight.NOTE, _dates(sorted((*ran, day))), len(ran) + 1, 1))
    pushed = [other for other in ran if other in log.pushed] if hard else []
    if pushed:
        found.append(Finding(Rule.L5, Weight.AMBER, _dates(sorted((*pushed, day))), len(pushed) + 1, 1))
    return found


def _beside(log: LoadLog, place: int, same: list[int]) -> list[Finding]:
    """W2 and W2b of one run beside others of its day."""
    day = (log.runs[place].day,)
    hard = sum(log.hard[other] is not None for other in same)
    if hard > 1 and log.hard[place] is not None:
        return [Finding(Rule.W2, Weight.RED, day, hard, 1)]
    return [Finding(Rule.W2B, Weight.NOTE, day, len(same), 1)] if len(same) > 1 else []


def _jump(log: LoadLog, place: int) -> list[Finding]:
    """L1: over 110 % of the longest run of the 30 days before.

    A small jump went with about as many injuries as a moderate one, so both are amber; a large one is red. A
    run with no recent run before it is amber beyond half the usual distance, and wherever that is not known;
    without a distance it is a note.
    """
    run, longest = log.runs[place], log.longest[place]
    size = jump(run.kilometres, longest)
    if size in _JUMPS:
        return [Finding(Rule.L1, _JUMPS[size], (run.day,), run.kilometres, longest, size)]
    if longest is not None or not (run.planned or _after_a_break(log, place)):
        return []
    half = None if log.past.usual is None else log.past.usual / 2
    if run.kilometres and half and run.kilometres <= half:
        return []
    weight = Weight.AMBER if run.kilometres else Weight.NOTE
    return [Finding(Rule.L1, weight, (run.day,), run.kilometres, half, Jump.UNKNOWN)]


def _after_a_break(log: LoadLog, place: int) -> bool:
    """Whether a run that was done, without any of 30 days before it, is known to come after a break.

    Where the diary knows of none before it, it may only be the first one written down: told so from
    `Past.recent` on alone, so that a diary that is filled with old runs does not begin with a break. What was
    told within 30 days after it says how far runs went before it too, and a session of the ladder is how one
    begins after a break.
    """
    run, past = log.runs[place], log.past
    asked = past.asked
    if run.staged:
        return False
    if asked is not None and asked.kilometres > 0 and run.day <= asked.day <= run.day + LONGEST_OF:
        return False
    told = asked is not None and asked.holds_on(run.day)
    return log.runs[0].day < run.day or told or (past.recent is not None and run.day >= past.recent)


def on_rest(log: LoadLog, outing: Outing) -> list[Finding]:
    """REST: something planned for a day that is marked for rest."""
    if not (outing.planned and outing.is_active and outing.day in log.past.rest):
        return []
    return [Finding(Rule.REST, Weight.AMBER, (outing.day,))]


def _rise(log: LoadLog, start: int) -> list[Finding]:
    """L2: 10 % and more above the week before, for information, and only if both weeks have 5 km.

    There are two steps, up to 30 % and above [S38, S39].
    """
    last, now = (_kilometres(log, first) for first in (start - DAYS_A_WEEK, start))
    if min(last, now) < LEAST_WEEK_KILOMETRES or now / last < WEEK_RISE - 1e-9:
        return []
    step = Jump.SMALL if now / last <= LARGE_WEEK_RISE + 1e-9 else Jump.MODERATE
    return [Finding(Rule.L2, Weight.INFORMATION, (date.fromordinal(start),), now, last, step)]


def _rows_of_runs(log: LoadLog, days: range) -> list[Finding]:
    """L4, runs on consecutive dates, and L5, a hard run the day after a hard run: a finding for each row."""
    found = [
        Finding(Rule.L4, Weight.NOTE, one, len(one), 1) for one in _rows(days, lambda day: day in log.on)
    ]
    hard = _rows(days, lambda day: day in log.pushed)
    return found + [Finding(Rule.L5, Weight.AMBER, one, len(one), 1) for one in hard]


def _rows(days: range, on: Callable[[int], bool]) -> list[tuple[date, ...]]:
    """The rows of two days and more of a week, with the day before it."""
    found: list[list[int]] = [[]]
    for day in range(days[0] - 1, days[-1] + 1):
        if on(day):
            found[-1].append(day)
        elif found[-1]:
            found.append([])
    return [_dates(one) for one in found if len(one) > 1]


def _after_red(log: LoadLog, place: int) -> list[Finding]:
    """L8: a run within 48 hours after something red, or on a day that is closed.

    Of a run without a time every day counts that the 48 hours touch, but for the one on which they begin. A
    run that is only planned is amber from the day of an amber score on until a day without running has come:
    section 5 of the text asks for one at least, and the careful reading is that a plan is told so too.
    """
    run = log.runs[place]
    waits = any(_within(run, wait) for wait in log.waits.get(run.day.toordinal(), ()))
    if waits or run.day in log.past.blocked:
        return [Finding(Rule.L8, Weight.RED, (run.day,))]
    amber = run.planned and day_off_is_owed(run.day, log.past.ambers, lambda day: day.toordinal() in log.on)
    return [Finding(Rule.L8, Weight.AMBER, (run.day,))] if amber else []


def _within(run: Outing, wait: Wait) -> bool:
    if run.start is not None:
        return wait.since < run.start < wait.until
    return wait.since.date() < run.day <= wait.until.date()


def easier_next(log: LoadLog, place: int, start: int) -> list[Finding]:
    """W7: a hard run after red, or after two hard ones in a week with amber: rather less impact."""
    day = log.runs[place].day.toordinal()
    if log.hard[place] is None or not _asks_less(log, start, day):
        return []
    return [Finding(Rule.W7, Weight.SUGGESTION, (log.runs[place].day,))]


def _asks_less(log: LoadLog, start: int, day: int) -> bool:
    """Red within the seven days up to a day, or amber in a week with two hard runs."""
    week = range(start, start + DAYS_A_WEEK)
    red = any(0 <= day - one.toordinal() < DAYS_A_WEEK for one in log.past.reds)
    amber = any(one.toordinal() in week for one in log.past.ambers)
    hard = sum(log.hard[place] is not None for place in log.runs_in(week))
    return red or (amber and hard >= HARD_RUNS_A_WEEK)


def offers(log: LoadLog, start: int, day: int) -> list[Finding]:
    """W4 and W7, what may be done instead, and L7, the brace: for the week as it is."""
    week = range(start, start + DAYS_A_WEEK)
    places = log.runs_in(week)
    found = []
    if places:
        low = sum(one in log.low for one in week)
        room = min(LOW_IMPACT_DAYS, ROW_OF_DAYS - sum(one in log.active for one in week))
        if not low and room > 0:
            found.append(Finding(Rule.W4, Weight.SUGGESTION, (date.fromordinal(start),), low, room))
        if log.past.sprained:
            found.append(Finding(Rule.L7, Weight.SUGGESTION, _days(log, places)))
    if _asks_less(log, start, day):
        hard = sum(log.hard[place] is not None for place in places)
        found.append(Finding(Rule.W7, Weight.SUGGESTION, (date.fromordinal(day),), hard, HARD_RUNS_A_WEEK))
    return found


def _kilometres(log: LoadLog, start: int) -> float:
    return sum(log.runs[place].kilometres or 0 for place in log.runs_in(range(start, start + DAYS_A_WEEK)))


def _days(log: LoadLog, places: Iterable[int]) -> tuple[date, ...]:
    return tuple(dict.fromkeys(log.runs[place].day for place in places))


def _dates(days: Iterable[int]) -> tuple[date, ...]:
    return tuple(map(date.fromordinal, days))


def heaviest_first(found: list[Finding]) -> tuple[Finding, ...]:
    """The heaviest first, those alike in the order of the text."""
    if len(found) > 1:
        found.sort(key=lambda one: (_HEAVY[one.weight], _PLACES[one.rule], one.days))
    return tuple(found)
