"""Summaries that stay honest: what may be said of scores, and from how many of them on.

The limits are those of the clinical page, section 5: four entries in a window, two points for a change, five
in each group to put side by side. Entries written late are counted apart and never go into a number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import product

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import SCORES, Moment
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value

ENOUGH = 4
WINDOW_DAYS = 7
CLEAR_POINTS = 2.0
ENOUGH_IN_GROUP = 5


def window(until: date) -> Span:
    """The seven days that end with `until`."""
    return Span(until - timedelta(days=WINDOW_DAYS - 1), until)


def window_before(until: date) -> Span:
    """The seven days before those."""
    return window(until - timedelta(days=WINDOW_DAYS))


@value
class Tally:
    """How often each score was written in some span for one side and moment.

    `counts` has a place for each of the scores 0 to 10; `days` is on how many local dates they lie and
    `newest` the last of these. `late` is how many more were written late; they are in none of the others.
    """

    side: Side
    moment: Moment
    counts: tuple[int, ...] = (0,) * SCORES
    days: int = 0
    newest: date | None = None
    late: int = 0


@value
class Summary:
    """What can be said of one side and moment in `span`.

    `n` entries lie between `lowest` and `highest`; `days_without` is how many days of the span have none
    (today is not one of them before it is over), `late` how many were left out because they were written
    late. `median`, `lowest` and `highest` are None where there are not enough entries yet.
    """

    side: Side
    moment: Moment
    span: Span
    n: int
    days_without: int
    late: int
    median: float | None
    lowest: int | None
    highest: int | None

    @property
    def enough(self) -> bool:
        """Whether there are enough entries to say anything but how many there are."""
        return self.n >= ENOUGH


class Direction(StrEnum):
    """What a change is called: "about the same" below two points, "clearly" from two on."""

    LOWER = "lower"
    SAME = "same"
    HIGHER = "higher"


@value
class Change:
    """The last seven days beside the seven before; without enough in both there is no `direction`."""

    now: Summary
    before: Summary
    points: float | None
    direction: Direction | None


@value
class Group:
    """The mornings on one side of a comparison; `median` None where there are none."""

    n: int
    median: float | None


class Together(StrEnum):
    """What lay the day before a morning."""

    SESSION = "session"
    ICING = "icing"
    RUN = "run"
    LONG_RUN = "long-run"


@value
class Comparison:
    """Mornings after a day with something beside the others: it may go together, it never tells a cause.

    On the day of a LONG_RUN more than `over` kilometres were run.
    """

    side: Side
    what: Together
    after: Group
    others: Group
    over: int | None = None

    @property
    def enough(self) -> bool:
        """Whether both groups are large enough to be shown side by side."""
        return min(self.after.n, self.others.n) >= ENOUGH_IN_GROUP


def median(counts: Sequence[int]) -> float | None:
    """The middle of scores given as how often each was written, None without any; may end in a half."""
    n = sum(counts)
    if not n:
        return None
    return (_nth(counts, (n - 1) // 2) + _nth(counts, n // 2)) / 2


def together(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """One tally for each side and moment, left first, of those over spans without a common day."""
    found: dict[tuple[Side, Moment], list[Tally]] = {}
    for one in tallies:
        found.setdefault((one.side, one.moment), []).append(one)
    return tuple(
        Tally(
            side,
            moment,
            tuple(sum(counts) for counts in zip(*(one.counts for one in found[side, moment]), strict=True)),
            sum(one.days for one in found[side, moment]),
            max((one.newest for one in found[side, moment] if one.newest is not None), default=None),
            sum(one.late for one in found[side, moment]),
        )
        for side, moment in product(Side, Moment)
        if (side, moment) in found
    )


def summarise(tally: Tally, span: Span, today: date) -> Summary:
    """What may be said of a tally taken over `span`."""
    n = sum(tally.counts)
    written = [score for score, count in enumerate(tally.counts) if count]
    enough = n >= ENOUGH
    open_day = int(span.since <= today <= span.until and tally.newest != today)
    return Summary(
        side=tally.side,
        moment=tally.moment,
        span=span,
        n=n,
        days_without=max(0, span.days - tally.days - open_day),
        late=tally.late,
        median=median(tally.counts) if enough else None,
        lowest=written[0] if enough else None,
        highest=written[-1] if enough else None,
    )


def change(now: Summary, before: Summary) -> Change:
    """The step from one summary to the next, said only where both have enough entries."""
    if now.median is None or before.median is None:
        return Change(now, before, None, None)
    points = now.median - before.median
    direction = Direction.SAME
    if abs(points) >= CLEAR_POINTS:
        direction = Direction.HIGHER if points > 0 else Direction.LOWER
    return Change(now, before, points, direction)


def compare(
    side: Side,
    what: Together,
    mornings: Mapping[date, int],
    days: Collection[date],
    over: int | None = None,
) -> Comparison:
    """Mornings (the score of each local date) after one of `days` beside all the others."""
    day = timedelta(days=1)
    after = [score for morning, score in mornings.items() if morning - day in days]
    others = [score for morning, score in mornings.items() if morning - day not in days]
    return Comparison(side, what, group(after), group(others), over)


def compare_runs(
    side: Side, mornings: Mapping[date, int], runs: Mapping[date, float | None]
) -> tuple[Comparison, ...]:
    """The same after a day with a run, and after one with a long run.

    `runs` is how many kilometres were run on each day with a run, None where nobody knows; a morning after
    such a day is on neither side of the long runs.
    """
    known = {day: kilometres for day, kilometres in runs.items() if kilometres is not None}
    over, long_days = long_runs(known)
    day = timedelta(days=1)
    told = {
        morning: score
        for morning, score in mornings.items()
        if morning - day in known or morning - day not in runs
    }
    return (
        compare(side, Together.RUN, mornings, runs.keys()),
        compare(side, Together.LONG_RUN, told, long_days, over),
    )


def long_runs(runs: Mapping[date, float]) -> tuple[int | None, frozenset[date]]:
    """What a long run is among these (how many kilometres were run on a day), and the days of them.

    Longer than the middle one, in whole kilometres; None where that parts off nothing.
    """
    lengths = sorted(runs.values())
    over = int(lengths[(len(lengths) - 1) // 2]) if lengths else 0
    days = frozenset(day for day, kilometres in runs.items() if kilometres > over)
    return (over, days) if over and 0 < len(days) < len(runs) else (None, frozenset())


def group(scores: Iterable[int]) -> Group:
    """Some mornings taken together; the order does not matter."""
    counts = [0] * SCORES
    for score in scores:
        counts[score] += 1
    return Group(sum(counts), median(counts))


def _nth(counts: Sequence[int], position: int) -> int:
    """The score at a place (0 first) in the sorted row."""
    seen = 0
    for score, count in enumerate(counts):
        seen += count
        if seen > position:
            return score
    raise IndexError(position)
