"""The traffic light: the table as clinicians wrote it, its reasons, and that more pain is never milder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.light import (
    Facts,
    Light,
    Reason,
    Scores,
    Why,
    baseline,
    judge,
    judge_quiet,
)
from ankle_rehab.domain.pain import Moment

Case: TypeAlias = tuple[int | None, int | None, int | None, int | None, float | None]
Four: TypeAlias = tuple[int | None, int | None, int | None, int | None]

NONE = Facts()
SIGN, LIMP, GAVE_WAY, SWOLLEN = (
    Facts(sign=True),
    Facts(limp=True),
    Facts(gave_way=True),
    Facts(new_swelling=True),
)


def twisted(hours: float, *, sign: bool = False) -> Facts:
    return Facts(hours_since_twist=hours, sign=sign)


# rest before, worst during, within 60 minutes after, next morning, usual morning; what else holds; the light
TABLE = [
    ((0, 0, 0, 0, 0), NONE, "green"),
    ((1, 2, 2, 1, 1), NONE, "green"),
    ((1, 2, 2, 0, 1), NONE, "green"),
    ((1, 2, 1, 2, 1), NONE, "green"),
    ((1, 2, 1, 2, 1.5), NONE, "green"),
    ((None, 2, 2, 1, 1), NONE, "green"),
    ((1, 3, 2, 1, 1), NONE, "amber"),
    ((1, 5, 4, 2, 1), NONE, "amber"),
    ((3, 2, 1, 1, 1), NONE, "amber"),
    ((1, 2, 2, 3, 3), NONE, "amber"),
    ((0, 1, 1, 2, 0), NONE, "amber"),
    ((1, 2, 2, 3, 1), NONE, "amber"),
    ((1, 2, 2, 5, 5), NONE, "amber"),
    ((4, 5, 5, 5, 4), NONE, "amber"),
    ((1, 2, 1, 4, 1), NONE, "red"),
    ((2, 6, 3, 2, 2), NONE, "red"),
    ((6, 2, 2, 5, 5), NONE, "red"),
    ((6, None, None, None, 2), NONE, "red"),
    ((1, 6, 2, None, 1), NONE, "red"),
    ((1, 2, 1, 1, 1), LIMP, "red"),
    ((1, 1, 1, 1, 1), GAVE_WAY, "red"),
    ((1, 4, 3, 1, 1), SWOLLEN, "red"),
    ((3, 7, 5, 3, 3), NONE, "stop"),
    ((2, 3, 7, 2, 2), NONE, "stop"),
    ((7, None, None, None, 2), NONE, "stop"),
    ((2, 4, 3, 7, 2), NONE, "stop"),
    ((1, 2, 1, 1, 1), SIGN, "stop"),
    ((1, 2, 1, 1, 1), twisted(10), "calm"),
    ((1, 8, 1, 1, 1), twisted(10), "stop"),
    ((1, 2, 1, 1, 1), twisted(10, sign=True), "stop"),
    ((1, 2, 1, 1, 1), twisted(72), "green"),
    ((1, 6, 1, 1, 1), twisted(71.9), "calm"),
    ((1, 2, 2, None, 1), NONE, "hold"),
    ((1, 2, 2, 1, None), NONE, "hold"),
    ((1, 5, 2, None, 1), NONE, "hold"),
]
# a day without activity: nothing during or after it is missed; amber is told before what is missing
QUIET = [
    ((None, None, None, 1, 1), NONE, "green"),
    ((2, None, None, 1, 1), NONE, "green"),
    ((2, None, None, None, 1), NONE, "hold"),
    ((2, None, None, 2, None), NONE, "hold"),
    ((3, None, None, None, None), NONE, "amber"),
    ((None, None, None, 3, 1), NONE, "amber"),
    ((None, None, None, 4, 2), NONE, "red"),
    ((6, None, None, None, None), NONE, "red"),
    ((None, None, None, None, None), LIMP, "red"),
    ((None, None, None, 1, 1), twisted(3), "calm"),
    ((7, None, None, None, None), twisted(3), "stop"),
]


@pytest.mark.parametrize(("scores", "facts", "light"), TABLE)
def test_the_table(scores: Case, facts: Facts, light: str) -> None:
    assert judge(Scores(*scores), facts).light == light


@pytest.mark.parametrize(("scores", "facts", "light"), QUIET)
def test_a_day_without_activity(scores: Case, facts: Facts, light: str) -> None:
    assert judge_quiet(Scores(*scores), facts).light == light


@pytest.mark.parametrize(
    ("mornings", "usual"),
    [
        ((), None),
        ((1, 2), None),
        ((1, None, 2, 3), 2),
        ((None, None, None, None, 4, 5, 6), 5),
        ((1, 2, 3, 4), 2.5),
        ((9, 1, 1, 1, 1, 1, 1, 1), 1),
    ],
)
def test_the_usual_morning(mornings: tuple[int | None, ...], usual: float | None) -> None:
    assert baseline(mornings) == usual


@pytest.mark.parametrize(
    ("scores", "facts", "reasons"),
    [
        (Scores(1, 1, 1, 1, 1), NONE, [Reason(Why.ALL_LOW)]),
        (
            Scores(1, 4, 5, 1, 1),
            NONE,
            [Reason(Why.SCORE, Moment.AFTER_60MIN, 5), Reason(Why.SCORE, Moment.DURING_WORST, 4)],
        ),
        (
            Scores(1, 6, 5, 4, 1.5),
            LIMP,
            [
                Reason(Why.SCORE, Moment.DURING_WORST, 6),
                Reason(Why.MORNING_UP, Moment.NEXT_MORNING, 4, 1.5),
                Reason(Why.LIMP),
            ],
        ),
        (
            Scores(0, 0, None, None, 0),
            NONE,
            [Reason(Why.NO_SCORE, Moment.AFTER_60MIN), Reason(Why.NO_SCORE, Moment.NEXT_MORNING)],
        ),
        (Scores(0, 0, 0, 0, None), NONE, [Reason(Why.NO_BASELINE)]),
        (Scores(0, 9, 0, 0, 0), SIGN, [Reason(Why.SIGN), Reason(Why.SCORE, Moment.DURING_WORST, 9)]),
        (Scores(0, 6, 0, 0, 0), twisted(1), [Reason(Why.TWIST)]),
        (Scores(0, 0, 0, 2, 0), NONE, [Reason(Why.MORNING_UP, Moment.NEXT_MORNING, 2, 0)]),
    ],
)
def test_the_reasons_are_those_of_that_light_alone(
    scores: Scores, facts: Facts, reasons: list[Reason]
) -> None:
    assert list(judge(scores, facts).reasons) == reasons


def severity(scores: Scores, facts: Facts = NONE, *, quiet: bool = False) -> int:
    rule = judge_quiet if quiet else judge
    return rule(scores, facts).light.severity


def with_one_more(case: Four) -> Iterator[Four]:
    rest, during, after, morning = case
    if rest is not None and rest < 10:
        yield rest + 1, during, after, morning
    if during is not None and during < 10:
        yield rest, during + 1, after, morning
    if after is not None and after < 10:
        yield rest, during, after + 1, morning
    if morning is not None and morning < 10:
        yield rest, during, after, morning + 1


@pytest.mark.parametrize("quiet", [False, True])
def test_one_more_point_is_never_milder_whatever_is_missing(quiet: bool) -> None:
    """Every case of whole numbers, and each of them missing: 12 x 12 x 12 x 12 of them."""
    rule = judge_quiet if quiet else judge
    whole = (None, *range(11))
    for usual in (None, 1, 4, 8):
        rank: dict[Four, int] = {}
        for rest, during, after, morning in product(whole, repeat=4):
            verdict = rule(Scores(rest, during, after, morning, usual), NONE)
            rank[rest, during, after, morning] = verdict.light.severity
        for case, here in rank.items():
            assert all(rank[worse] >= here for worse in with_one_more(case)), (case, usual)


FACTS = st.builds(
    Facts,
    limp=st.booleans(),
    gave_way=st.booleans(),
    new_swelling=st.booleans(),
    sign=st.booleans(),
    hours_since_twist=st.none() | st.floats(0, 200),
)
SCORE = st.none() | st.integers(0, 10)
SCORES = st.builds(
    Scores, rest=SCORE, during=SCORE, after=SCORE, morning=SCORE, usual=st.none() | st.floats(0, 10)
)


@given(SCORES, FACTS, st.sampled_from(("limp", "gave_way", "new_swelling", "sign")), st.booleans())
def test_one_more_sign_is_never_milder(scores: Scores, facts: Facts, told: str, quiet: bool) -> None:
    more = replace(facts, **{told: True})
    assert severity(scores, more, quiet=quiet) >= severity(scores, facts, quiet=quiet)


@given(SCORES, FACTS, st.floats(0, 200), st.booleans())
def test_a_twist_is_never_milder_than_none_nor_a_newer_one_than_an_older(
    scores: Scores, facts: Facts, hours: float, quiet: bool
) -> None:
    without = replace(facts, hours_since_twist=None)
    older, newer = (replace(facts, hours_since_twist=since) for since in (hours + 10, hours))
    rank = [severity(scores, one, quiet=quiet) for one in (without, older, newer)]
    assert rank == sorted(rank)


@given(SCORES, FACTS, st.booleans())
def test_one_more_point_is_never_milder_with_all_that_else_holds(
    scores: Scores, facts: Facts, quiet: bool
) -> None:
    four = (scores.rest, scores.during, scores.after, scores.morning)
    for case in with_one_more(four):
        worse = Scores(*case, scores.usual)
        assert severity(worse, facts, quiet=quiet) >= severity(scores, facts, quiet=quiet)


def test_hold_and_amber_are_alike_in_severity() -> None:
    order = sorted(Light, key=lambda light: light.severity)
    assert order == [Light.GREEN, Light.HOLD, Light.AMBER, Light.RED, Light.CALM, Light.STOP]
    assert Light.HOLD.severity == Light.AMBER.severity
