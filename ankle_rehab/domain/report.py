"""What stands on the page for the doctor, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ankle_rehab.domain.done import Done
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.points import Mark, Point
from ankle_rehab.domain.safety import Release, Sign, SignCheck
from ankle_rehab.domain.statistics import Change, Span, Summary
from ankle_rehab.domain.story import OwnActivity, Part, Story
from ankle_rehab.domain.timeline import BadDays
from ankle_rehab.domain.value import value

HIGHEST_SCORES = 5


@value
class Medicine:
    """A medicine as it was written, on how many days of the span, and the last of them."""

    name: str
    days: int
    last: date


@value
class Ticked:
    """Warning signs that were ticked on one day, and whether a twist was told of."""

    day: date
    signs: tuple[Sign, ...]
    twisted: bool


@value
class Report:
    """Everything that may go in; `parts` is what does. `highest` are the worst entries, worst first.

    `changes` compare the last seven days of the span with the seven before, `summaries` the whole span.
    """

    made: date
    span: Span
    parts: frozenset[Part]
    story: Story
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    summaries: tuple[Summary, ...]
    changes: tuple[Change, ...]
    highest: tuple[PainEntry, ...]
    bad_days: BadDays
    signs: tuple[Ticked, ...]
    activities: tuple[OwnActivity, ...]
    done: Done
    medicines: tuple[Medicine, ...]


def medicines(written: Iterable[tuple[str, date]]) -> tuple[Medicine, ...]:
    """What was taken, the most often written first; capitals and spaces aside, named as at first."""
    days: dict[str, set[date]] = {}
    names: dict[str, str] = {}
    for words, on in written:
        name = " ".join(words.split())
        if name:
            days.setdefault(name.casefold(), set()).add(on)
            names.setdefault(name.casefold(), name)
    found = (Medicine(names[key], len(on), max(on)) for key, on in days.items())
    return tuple(sorted(found, key=lambda medicine: (-medicine.days, medicine.name.casefold())))


def ticked(checks: Iterable[SignCheck], span: Span) -> tuple[Ticked, ...]:
    """Every answered page of the span on which something was ticked, oldest first.

    "Ticked by mistake" takes back the last of them.
    """
    kept: list[SignCheck] = []
    for check in checks:
        if check.release is Release.MISTAKE and kept:
            kept.pop()
        elif check.release is None and (check.signs or check.twisted):
            kept.append(check)
    return tuple(
        Ticked(check.at.local_date, tuple(sign for sign in Sign if sign in check.signs), check.twisted)
        for check in kept
        if span.since <= check.at.local_date <= span.until
    )
