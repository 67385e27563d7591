"""What the diary knows beforehand about the six causes: which line, and whether it is a yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ankle_rehab.domain.causes import Ask
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.known_causes import Fact, Known, Past, Run, known
from ankle_rehab.domain.pain import PainEntry, Stiffness, Swelling
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.shoe import Shoe
from tests.fakes.entries import pain, stamp

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def entry(days: int) -> PainEntry:
    return replace(pain(2), recorded=stamp(ago(days)), refers_to=stamp(ago(days)))


def mornings(*stiff: bool) -> tuple[PainEntry, ...]:
    kinds = {True: Stiffness.UP_TO_5, False: Stiffness.NONE}
    return tuple(replace(entry(day), stiffness=kinds[each]) for day, each in enumerate(stiff))


def result(kind: TestKind, amount: float, side: Side, days: int = 3) -> TestResult:
    return TestResult(stamp(ago(days)), kind, side, amount)


def runs(*days: int, warm: bool = True) -> tuple[Run, ...]:
    return tuple(Run(ago(day), warm) for day in days)


NOTHING = Past(TODAY)
VECTORS: tuple[tuple[str, Past, tuple[Known, ...]], ...] = (
    ("an empty diary says nothing", NOTHING, ()),
    (
        "a pair of 14 months",
        Past(TODAY, shoes=(Shoe("Blue", ago(425), 300),)),
        (Known(Ask.WORN_SHOES, Fact.SHOE_AGE, True, 425, name="Blue"),),
    ),
    (
        "a pair of 800 km",
        Past(TODAY, shoes=(Shoe("Blue", None, 800),)),
        (Known(Ask.WORN_SHOES, Fact.SHOE_DISTANCE, True, 800, name="Blue"),),
    ),
    ("a pair of 500 km", Past(TODAY, shoes=(Shoe("Blue", ago(100), 500),)), ()),
    (
        "a new pair is told, not ticked",
        Past(TODAY, shoes=(Shoe("Old", ago(200)), Shoe("New", ago(21)))),
        (Known(Ask.NEW_SHOES, Fact.SHOE_NEW, False, 21, name="New"),),
    ),
    ("two mornings are too few", Past(TODAY, mornings(True, True)), ()),
    (
        "stiff on 5 of 9",
        Past(TODAY, mornings(True, True, True, True, True, False, False, False, False)),
        (Known(Ask.STIFF_FIRST_STEPS, Fact.STIFF, True, 5, 9),),
    ),
    (
        "stiff on 1 of 3",
        Past(TODAY, mornings(True, False, False)),
        (Known(Ask.STIFF_FIRST_STEPS, Fact.STIFF, False, 1, 3),),
    ),
    (
        "the lower side, of the last test",
        Past(
            TODAY,
            tests=(
                result(TestKind.KNEE_TO_WALL, 3, Side.LEFT, 30),
                result(TestKind.KNEE_TO_WALL, 6, Side.LEFT),
                result(TestKind.KNEE_TO_WALL, 4.5, Side.RIGHT),
            ),
        ),
        (Known(Ask.KNEE_NOT_TO_WALL, Fact.KNEE_TO_WALL, True, 4.5, side=Side.RIGHT),),
    ),
    (
        "ten seconds are steady",
        Past(TODAY, tests=(result(TestKind.BALANCE, 10, Side.LEFT),)),
        (Known(Ask.WOBBLES, Fact.WOBBLE, False, 10, side=Side.LEFT),),
    ),
    (
        "under ten seconds",
        Past(TODAY, tests=(result(TestKind.BALANCE, 9.9, Side.LEFT),)),
        (Known(Ask.WOBBLES, Fact.WOBBLE, True, 9.9, side=Side.LEFT),),
    ),
    (
        "gave way twice on one day",
        Past(TODAY, (replace(entry(3), gave_way=True), replace(entry(3), gave_way=True))),
        (Known(Ask.MAY_GIVE_WAY, Fact.GAVE_WAY, True, 1, 28),),
    ),
    (
        "a twist of 100 days ago",
        Past(TODAY, twists=(ago(300), ago(100))),
        (
            Known(Ask.INJURED_EVER, Fact.TWIST, True, 100),
            Known(Ask.INJURED_THIS_YEAR, Fact.TWIST, True, 100),
        ),
    ),
    ("a twist of 366 days ago", Past(TODAY, twists=(ago(366),)), ()),
    (
        "a twist of three weeks ago, swollen on the next day",
        Past(TODAY, (replace(entry(20), swelling=Swelling.CLEAR),), twists=(ago(21),)),
        (
            Known(Ask.INJURED_EVER, Fact.TWIST, True, 21),
            Known(Ask.INJURED_THIS_YEAR, Fact.TWIST, True, 21),
            Known(Ask.SOLE_TURNED_INWARDS, Fact.TWIST, True, 21),
            Known(Ask.SWELLED_SOON, Fact.SWELLED, True, 21),
        ),
    ),
    (
        "a limp of this week",
        Past(TODAY, (replace(entry(6), limp=True), replace(entry(7), limp=True))),
        (Known(Ask.HURTS_TO_WALK, Fact.LIMP, True, 1, 7),),
    ),
    (
        "three runs a week, mobility before each",
        Past(TODAY, runs=runs(1, 3, 5, 8, 10, 12)),
        (
            Known(Ask.MANY_RUNS, Fact.RUNS, False, 3, 21),
            Known(Ask.NO_MOBILITY, Fact.UNPREPARED, False, 0, 6),
        ),
    ),
    (
        "four runs in seven days, across the end of a week",
        Past(TODAY, runs=runs(9, 11, 13, 15, warm=False)),
        (
            Known(Ask.MANY_RUNS, Fact.RUNS, True, 4, 21),
            Known(Ask.NO_MOBILITY, Fact.UNPREPARED, True, 4, 4),
        ),
    ),
    ("runs of a month ago", Past(TODAY, runs=runs(21, 22, 23, 24)), ()),
    (
        "thirteen days of training in fourteen",
        Past(TODAY, trained=frozenset(ago(day) for day in range(13))),
        (Known(Ask.NO_REST_DAY, Fact.TRAINING, False, 13, 14),),
    ),
    (
        "no rest day",
        Past(TODAY, trained=frozenset(ago(day) for day in range(30))),
        (Known(Ask.NO_REST_DAY, Fact.TRAINING, True, 14, 14),),
    ),
)


@pytest.mark.parametrize(("past", "lines"), [row[1:] for row in VECTORS], ids=[row[0] for row in VECTORS])
def test_what_is_known(past: Past, lines: tuple[Known, ...]) -> None:
    assert known(past) == lines
