"""What holds over days and weeks: two reds, ambers in a row, mornings that climb, swelling that lasts.

Design choices of the clinical content, section 5; "not lower in two weeks" and "still sore at 6 to 8 weeks"
follow S6, "swelling beyond 5 days" S7. None closes anything by itself: each is advice with its numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from ankle_rehab.domain.cycles import SWELLING_DAYS, DayFacts
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, middle
from ankle_rehab.domain.pain import Moment, Swelling
from ankle_rehab.domain.statistics import CLEAR_POINTS, ENOUGH, WINDOW_DAYS
from ankle_rehab.domain.value import value

REDS = 2
AMBERS = 3
NOT_LOWER_DAYS = 14
SWOLLEN_DAYS = 5
SORE_WEEKS = 6
LONG_WEEKS = 8
PAIN_FREE_DAYS = 14
SILENT_DAYS = 28
LOOK_BACK_DAYS = 12 * 7


class NoteKind(StrEnum):
    """What was seen."""

    TWO_REDS = "two-reds"
    MORNINGS_UP = "mornings-up"
    SWELLING_LASTS = "swelling-lasts"
    NOT_LOWER = "not-lower"
    STILL_SORE = "still-sore"
    THREE_AMBERS = "three-ambers"

    @property
    def books(self) -> bool:
        """Whether it advises to book a doctor or physiotherapist."""
        return self not in (NoteKind.MORNINGS_UP, NoteKind.THREE_AMBERS)


@value
class Note:
    """One thing seen over time: the days it is about, oldest first, and its numbers.

    TWO_REDS: the red days and how many (`number`). MORNINGS_UP and NOT_LOWER: the median of the last seven
    days and of the seven `before`; `days` are the first and the last of all 14. SWELLING_LASTS: from the
    first to the last day it was told of, `number` of days. STILL_SORE: from the first day to the last sore
    one, whole weeks in `number`, LONG_WEEKS for more. THREE_AMBERS: the last three and how many in a row.
    """

    kind: NoteKind
    side: Side | None
    days: tuple[date, ...]
    number: float
    before: float | None = None

    @property
    def no_run_before(self) -> date | None:
        """The first day on which two reds no longer lie within a week; None for all other kinds."""
        return self.days[-REDS] + timedelta(days=WINDOW_DAYS) if self.kind is NoteKind.TWO_REDS else None


def notes(lights: Mapping[date, Light], facts: Iterable[DayFacts], today: date) -> tuple[Note, ...]:
    """All that holds on a day, in the order of `NoteKind`.

    `lights` has the worse light of each day that has one, `facts` are those of the last LOOK_BACK_DAYS.
    """
    known = sorted((one for one in facts if one.day <= today), key=lambda one: one.day)
    found = [two_reds(lights, today), three_ambers(lights, today)]
    for side in Side:
        mine = [one for one in known if one.side is side]
        rules = (mornings_up, swelling_lasts, not_lower, still_sore)
        found += [rule(mine, today) for rule in rules]
    order = list(NoteKind)
    return tuple(sorted((one for one in found if one), key=lambda one: order.index(one.kind)))


def two_reds(lights: Mapping[date, Light], today: date) -> Note | None:
    """Two red days within the seven up to today; a stop counts as one."""
    first = today - timedelta(days=WINDOW_DAYS - 1)
    days = sorted(
        day for day, light in lights.items() if first <= day <= today and light in (Light.RED, Light.STOP)
    )
    return Note(NoteKind.TWO_REDS, None, tuple(days), len(days)) if len(days) >= REDS else None


def three_ambers(lights: Mapping[date, Light], today: date) -> Note | None:
    """Three days in a row that were amber or worse; only green ends the row, hold and calm say nothing."""
    row: list[date] = []
    for day in sorted((day for day in lights if day <= today), reverse=True):
        if lights[day] is Light.GREEN:
            break
        if lights[day] in (Light.AMBER, Light.RED, Light.STOP):
            row.append(day)
    if len(row) < AMBERS:
        return None
    return Note(NoteKind.THREE_AMBERS, None, tuple(reversed(row[:AMBERS])), len(row))


def mornings_up(facts: Sequence[DayFacts], today: date) -> Note | None:
    """The morning median of the last seven days at least two above that of the seven before.

    `facts` are those of one side, oldest first. Each week needs mornings on four days.
    """
    weeks = _weeks({one.day: [one.scores[_M].in_time] for one in facts if _M in one.scores}, today)
    if weeks is None or weeks[0] - weeks[1] < CLEAR_POINTS:
        return None
    return _of_weeks(NoteKind.MORNINGS_UP, facts, today, weeks)


def not_lower(facts: Sequence[DayFacts], today: date) -> Note | None:
    """Sore for 14 days, and the worst of each day in the second week as high as in the first, by the median.

    The cautious reading: only a lower median is lower, but however little lower it is.
    """
    since = sore_since(facts, today)
    worst = {one.day: [felt.in_time for felt in one.scores.values()] for one in facts}
    weeks = _weeks(worst, today)
    if since is None or (today - since).days + 1 < NOT_LOWER_DAYS or weeks is None:
        return None
    if not weeks[0] or weeks[0] < weeks[1]:
        return None
    return _of_weeks(NoteKind.NOT_LOWER, facts, today, weeks)


def swelling_lasts(facts: Sequence[DayFacts], today: date) -> Note | None:
    """Swelling told of on the sixth day or later, never "none" meanwhile, and within the last fortnight."""
    first = last = None
    for one in facts:
        for swelling in one.swellings:
            if swelling is Swelling.NONE:
                first = None
            elif first is None or last is None or (one.day - last).days > SWELLING_DAYS:
                first = one.day
            last = one.day
    if first is None or last is None or (today - last).days > SWELLING_DAYS:
        return None
    days = (last - first).days + 1
    if days <= SWOLLEN_DAYS:
        return None
    return Note(NoteKind.SWELLING_LASTS, facts[0].side, (first, last), days)


def still_sore(facts: Sequence[DayFacts], today: date) -> Note | None:
    """Sore for six weeks or more, up to the last sore day: the calm days since are none of them."""
    since = sore_since(facts, today)
    if since is None:
        return None
    last = max(one.day for one in facts if _sore(one))
    weeks = min(LONG_WEEKS, (last - since).days // 7)
    if weeks < SORE_WEEKS:
        return None
    return Note(NoteKind.STILL_SORE, facts[0].side, (since, last), weeks)


def sore_since(facts: Sequence[DayFacts], today: date) -> date | None:
    """The first day of the pain that goes on today, None where the last fortnight tells of none.

    A pause ends it that shows no pain for 14 days in at least four scores, and any silence of four weeks.
    """
    since = None
    later = today
    for day in sorted((one.day for one in facts if _sore(one)), reverse=True):
        gap = (later - day).days
        if gap >= SILENT_DAYS or (gap > PAIN_FREE_DAYS and _scores_between(facts, day, later) >= ENOUGH):
            break
        if since is None and gap >= PAIN_FREE_DAYS:
            break
        since = later = day
    return since


_M = Moment.NEXT_MORNING


def _sore(one: DayFacts) -> bool:
    return any(felt.worst > 0 for felt in one.scores.values())


def _scores_between(facts: Iterable[DayFacts], first: date, last: date) -> int:
    return sum(len(one.scores) for one in facts if first < one.day < last)


def _weeks(days: Mapping[date, Iterable[int | None]], today: date) -> tuple[float, float] | None:
    """The median of the worst of each day in the last seven days and in the seven before."""
    found = []
    for back in (0, WINDOW_DAYS):
        worst = list(_worst_of(days, today - timedelta(days=back)))
        if len(worst) < ENOUGH:
            return None
        found.append(float(middle(worst)))
    return found[0], found[1]


def _worst_of(days: Mapping[date, Iterable[int | None]], until: date) -> Iterator[int]:
    for back in range(WINDOW_DAYS):
        scores = [score for score in days.get(until - timedelta(days=back), ()) if score is not None]
        if scores:
            yield max(scores)


def _of_weeks(kind: NoteKind, facts: Sequence[DayFacts], today: date, weeks: tuple[float, float]) -> Note:
    days = (today - timedelta(days=2 * WINDOW_DAYS - 1), today)
    return Note(kind, facts[0].side, days, weeks[0], weeks[1])
