"""What today asks for: the question that is due, the routine for now, and the last seven days at a glance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from datetime import date, datetime, timedelta

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.value import value

MORNING_FROM = 4
DAYS_IN_STRIP = 7
FIRST_ROUTINE = "three"


@value
class Question:
    """A score that is wanted: which side, felt when."""

    side: Side
    moment: Moment


def question_due(
    entries: Iterable[PainEntry],
    trained: Mapping[date, Collection[Side]],
    sore_sides: tuple[Side, ...],
    standing: Standing,
    now: datetime,
) -> Question | None:
    """The morning question that still waits for an answer, the sorer side first.

    It is due all day from four o'clock after a day with a session or a run, about the sore sides or, if none
    is sore, about those that were `trained`; after a sore day of that side; and while a score of 7 or more of
    that side has not settled.
    """
    if now.hour < MORNING_FROM:
        return None
    today = now.date()
    yesterday = today - timedelta(days=1)
    kept = tuple(entries)
    asked = set(sore_sides or trained[yesterday]) if yesterday in trained else set()
    asked |= {entry.side for entry in kept if entry.refers_to.local_date == yesterday and entry.score > 0}
    if standing.high_score is not None and standing.high_score.refers_to.local_date < today:
        asked.add(standing.high_score.side)
    answered = {
        entry.side
        for entry in kept
        if entry.moment is Moment.NEXT_MORNING and entry.refers_to.local_date == today
    }
    order = (*sore_sides, *(side for side in Side if side not in sore_sides))
    for side in order:
        if side in asked - answered:
            return Question(side, Moment.NEXT_MORNING)
    return None


@value
class DayMarks:
    """One day of the strip; `pain` is the worst score of each side that was written down.

    `others` are rides, swims and the like.
    """

    day: date
    sessions: int = 0
    icings: int = 0
    pain: Mapping[Side, int] = field(default_factory=dict)
    rest: bool = False
    runs: int = 0
    others: int = 0


def week(
    today: date,
    sessions: Iterable[date],
    icings: Iterable[date],
    worst: Mapping[date, Mapping[Side, int]],
    *,
    runs: Iterable[date] = (),
    others: Iterable[date] = (),
) -> tuple[DayMarks, ...]:
    """The seven days up to today, oldest first; `worst` has the highest score of each side of a day.

    A rest day is a past day without a session, a run or another activity on which, or before which, something
    was written down.
    """
    trained, iced, ran, moved = tuple(sessions), tuple(icings), tuple(runs), tuple(others)
    first = min((*trained, *iced, *ran, *moved, *worst), default=today)
    marks = []
    for back in range(DAYS_IN_STRIP - 1, -1, -1):
        day = today - timedelta(days=back)
        rest = first <= day < today and day not in (*trained, *ran, *moved)
        marks.append(
            DayMarks(
                day,
                trained.count(day),
                iced.count(day),
                worst.get(day, {}),
                rest,
                ran.count(day),
                moved.count(day),
            )
        )
    return tuple(marks)
