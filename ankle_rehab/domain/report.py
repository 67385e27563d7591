"""What stands on the page for the doctor, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date

from ankle_rehab.domain.done import Done
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.load_chart import LoadWeek
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.points import Mark, Point
from ankle_rehab.domain.safety import Asked, Release, SignCheck
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import Change, Summary
from ankle_rehab.domain.story import OwnActivity, Part, Story
from ankle_rehab.domain.timeline import BadDays
from ankle_rehab.domain.triage import Detail, Level, Sign
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
    """Warning signs that were ticked on one day, and whether a twist was told of.

    `level` is the level as it came out then. Of a `former` page each sign stands for all that was asked in
    one question. `ended` is how they ended, on the day `on` (seen on, booked for), if that was told.
    """

    day: date
    signs: tuple[Sign, ...]
    twisted: bool
    details: tuple[Detail, ...] = ()
    level: Level | None = None
    former: bool = False
    ended: Release | None = None
    on: date | None = None


@value
class Report:
    """Everything that may go in; `parts` is what does. `highest` are the worst entries, worst first.

    `changes` compare the last seven days of the span with the seven before, `summaries` the whole span.
    `lights` is how many days of each traffic light there are, `unit` in what distances are told, `weeks` the
    whole weeks of training that end with this one.
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
    lights: Mapping[Light, int] = field(default_factory=dict)
    unit: DistanceUnit = DistanceUnit.KILOMETRES
    weeks: tuple[LoadWeek, ...] = ()


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
    """Every answer of the span on which something was ticked, oldest first, and how it ended.

    "Ticked by mistake" takes back what it names, or the last of them, a correction the signs it closes.
    """
    kept: list[Ticked] = []
    for check in checks:
        match check.release:
            case None:
                if check.signs or check.twisted:
                    kept.append(_ticked(check, check.signs, twisted=check.twisted))
            case Release.MISTAKE if check.untwists or check.closes:
                kept = _mistaken(kept, check)
            case Release.MISTAKE:
                kept = kept[:-1]
            case Release.CORRECTED:
                kept = [_without(one, check.closes, twist=check.untwists) for one in kept]
                new = check.signs.difference(*(one.signs for one in kept))
                if new or check.twisted:
                    kept.append(_ticked(check, new, twisted=check.twisted))
            case _:
                kept = [_ended(one, check) for one in kept]
    told = (one for one in kept if one.signs or one.twisted)
    return tuple(one for one in told if span.since <= one.day <= span.until)


def _ticked(check: SignCheck, signs: frozenset[Sign], *, twisted: bool) -> Ticked:
    return Ticked(
        check.at.local_date,
        tuple(sign for sign in Sign if sign in signs),
        twisted,
        tuple(detail for detail in Detail if detail in check.details and detail.sign in signs),
        check.level if check.signs else None,
        check.page is Asked.FORMER,
    )


def _mistaken(kept: list[Ticked], check: SignCheck) -> list[Ticked]:
    """Without the named signs of the last answer that has one open, and without the last twist if told."""
    open_ones = [one for one in reversed(kept) if one.ended is None]
    signed = next((one for one in open_ones if check.closes & frozenset(one.signs)), None)
    twisted = next((one for one in reversed(kept) if one.twisted), None) if check.untwists else None
    return [
        _without(one, check.closes if one is signed else frozenset(), twist=one is twisted) for one in kept
    ]


def _without(one: Ticked, closed: frozenset[Sign], *, twist: bool) -> Ticked:
    signs = tuple(sign for sign in one.signs if sign not in closed)
    details = tuple(detail for detail in one.details if detail.sign in signs)
    return replace(one, signs=signs, details=details, twisted=one.twisted and not twist)


def _ended(one: Ticked, check: SignCheck) -> Ticked:
    """Seen ends all that has not ended yet, the others what they name."""
    if one.ended is not None or not one.signs:
        return one
    named = check.release is Release.SEEN or check.closes & frozenset(one.signs)
    return replace(one, ended=check.release, on=check.on) if named else one
