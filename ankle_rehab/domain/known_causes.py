"""What the diary already knows about the six causes. Each line is shown, and the user may say otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from ankle_rehab.domain.causes import Ask
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import PainEntry, Stiffness, Swelling
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.shoe import Shoe, Wear, wear
from ankle_rehab.domain.value import value

WEEK, FORTNIGHT, THREE_WEEKS, FOUR_WEEKS, YEAR = 7, 14, 21, 28, 365
MOST_RUNS_A_WEEK = 3
LEAST_MORNINGS = 3
NEAR_WALL_CENTIMETRES = 5
STEADY_SECONDS = 10


class Fact(StrEnum):
    """What is known, and what `Known.amount` and `Known.of` count."""

    RUNS = "runs in 7 days, of the last 3 weeks"
    TRAINING = "days with training, of the last 14"
    SHOE_AGE = "days in use"
    SHOE_DISTANCE = "kilometres"
    SHOE_NEW = "days in use, of a new pair"
    STIFF = "stiff mornings, of those written down in 14 days"
    TWIST = "days since the last twist"
    GAVE_WAY = "days on which it gave way, of the last 28"
    KNEE_TO_WALL = "centimetres"
    WOBBLE = "seconds on one leg"
    UNPREPARED = "runs without mobility before, of those in 3 weeks"
    SWELLED = "days since the twist after which swelling was written down"
    LIMP = "days with a limp, of the last 7"


@value
class Known:
    """One line about a question; `ticked` whether it is a yes. `name` is a shoe's, `side` that of a test."""

    ask: Ask
    fact: Fact
    ticked: bool
    amount: float
    of: int = 0
    name: str = ""
    side: Side | None = None


@value
class Run:
    """A run that was done; `prepared` whether mobility came in the hour before it."""

    day: date
    prepared: bool


@value
class Past:
    """What is looked at: entries of four weeks, days of twists in a year, runs and training, shoes, tests."""

    today: date
    entries: tuple[PainEntry, ...] = ()
    twists: tuple[date, ...] = ()
    runs: tuple[Run, ...] = ()
    trained: frozenset[date] = frozenset()
    shoes: tuple[Shoe, ...] = ()
    tests: tuple[TestResult, ...] = ()


def known(past: Past) -> tuple[Known, ...]:
    """Every line that can be said; nothing is said of what was never written down."""
    return (*_shoes(past), *_stiffness(past), *_tests(past), *_injuries(past), *_training(past))


def _shoes(past: Past) -> Iterator[Known]:
    worn = [shoe for shoe in past.shoes if wear(shoe, past.today) is Wear.DUE]
    for shoe in worn[:1]:
        age = shoe.days(past.today) or 0
        if age >= YEAR:
            yield Known(Ask.WORN_SHOES, Fact.SHOE_AGE, True, age, name=shoe.name)
        else:
            yield Known(Ask.WORN_SHOES, Fact.SHOE_DISTANCE, True, shoe.kilometres or 0, name=shoe.name)
    new = [(days, shoe) for shoe in past.shoes if (days := shoe.days(past.today)) is not None]
    for days, shoe in sorted(new, key=lambda pair: pair[0])[:1]:
        if days <= THREE_WEEKS:
            yield Known(Ask.NEW_SHOES, Fact.SHOE_NEW, False, days, name=shoe.name)


def _stiffness(past: Past) -> Iterator[Known]:
    """A yes from half of the mornings on, and from three that were written down [our choice]."""
    mornings: dict[date, bool] = {}
    for entry in _since(past, FORTNIGHT):
        if entry.stiffness is not None:
            day = entry.refers_to.local_date
            mornings[day] = mornings.get(day, False) or entry.stiffness is not Stiffness.NONE
    if len(mornings) >= LEAST_MORNINGS:
        stiff = sum(mornings.values())
        yield Known(Ask.STIFF_FIRST_STEPS, Fact.STIFF, 2 * stiff >= len(mornings), stiff, len(mornings))


def _tests(past: Past) -> Iterator[Known]:
    """The last result of each side; the lower one is told."""
    for kind, ask, fact, limit in (
        (TestKind.KNEE_TO_WALL, Ask.KNEE_NOT_TO_WALL, Fact.KNEE_TO_WALL, NEAR_WALL_CENTIMETRES),
        (TestKind.BALANCE, Ask.WOBBLES, Fact.WOBBLE, STEADY_SECONDS),
    ):
        last = {result.side: result for result in past.tests if result.kind is kind}
        if last:
            lowest = min(last.values(), key=lambda result: result.amount)
            yield Known(ask, fact, lowest.amount < limit, lowest.amount, side=lowest.side)


def _injuries(past: Past) -> Iterator[Known]:
    """A twist of the last three weeks is taken for one with the sole inwards: the careful reading."""
    gave_way = len({entry.refers_to.local_date for entry in _since(past, FOUR_WEEKS) if entry.gave_way})
    if gave_way:
        yield Known(Ask.MAY_GIVE_WAY, Fact.GAVE_WAY, True, gave_way, FOUR_WEEKS)
    limped = len({entry.refers_to.local_date for entry in _since(past, WEEK) if entry.limp})
    if limped:
        yield Known(Ask.HURTS_TO_WALK, Fact.LIMP, True, limped, WEEK)
    last = max((day for day in past.twists if day <= past.today), default=None)
    if last is None:
        return
    ago = (past.today - last).days
    if ago <= YEAR:
        yield Known(Ask.INJURED_EVER, Fact.TWIST, True, ago)
        yield Known(Ask.INJURED_THIS_YEAR, Fact.TWIST, True, ago)
    if ago <= THREE_WEEKS:
        yield Known(Ask.SOLE_TURNED_INWARDS, Fact.TWIST, True, ago)
        if any(_swollen_after(last, entry) for entry in past.entries):
            yield Known(Ask.SWELLED_SOON, Fact.SWELLED, True, ago)


def _training(past: Past) -> Iterator[Known]:
    runs = [run for run in past.runs if 0 <= (past.today - run.day).days < THREE_WEEKS]
    if runs:
        most = max(sum(0 <= (last.day - run.day).days < WEEK for run in runs) for last in runs)
        yield Known(Ask.MANY_RUNS, Fact.RUNS, most > MOST_RUNS_A_WEEK, most, THREE_WEEKS)
        without = sum(not run.prepared for run in runs)
        yield Known(Ask.NO_MOBILITY, Fact.UNPREPARED, 2 * without > len(runs), without, len(runs))
    trained = sum(0 <= (past.today - day).days < FORTNIGHT for day in past.trained)
    if trained:
        yield Known(Ask.NO_REST_DAY, Fact.TRAINING, trained == FORTNIGHT, trained, FORTNIGHT)


def _since(past: Past, days: int) -> tuple[PainEntry, ...]:
    return tuple(
        entry for entry in past.entries if 0 <= (past.today - entry.refers_to.local_date).days < days
    )


def _swollen_after(twist: date, entry: PainEntry) -> bool:
    day = entry.refers_to.local_date
    return entry.swelling not in (None, Swelling.NONE) and twist <= day <= twist + timedelta(days=1)
