"""The light that holds now: which day it comes from, what ends it, and which side counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.cycles import DayFacts, Felt, cycles
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, Reason, Verdict, Why
from ankle_rehab.domain.light_now import last_light, light_now, worse
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.triage import Sign
from tests.fakes.facts import at, day, diary, together

TODAY = 10
OPEN = Standing(checked=True)
WEEK = "0-8: m1"
QUIET = Reason(Why.ALL_LOW)
NO_MORNING = Reason(Why.NO_SCORE, Moment.NEXT_MORNING)

# the days of one ankle up to today (day 10), after a week of mornings of 1, and the light of today
NOWS = [
    ("", "hold"),
    ("9: m1 d1 a1\n10: m1", "green"),
    ("9: m1 d1 a1", "hold"),  # the morning is asked for
    ("8: m1 d1 a1\n9: m1", "hold"),  # and today's own too
    ("9: m1 d1 a1\n10: m3", "amber"),
    ("9: m1 d1 a1\n10: m6", "red"),
    ("9: m1 d4 a1\n10: m1", "amber"),
    ("9: m1 d1 a1 limp\n10: m1", "red"),
    ("9: m1 d1 a1\n10: m1 limp", "red"),
    ("9: m1 d1 a1\n10: m1 o3", "amber"),
    ("9: m1 d1 a1\n10: m1 o6", "red"),
    ("9: m1 d1 a1\n10: m1 d2", "green"),  # nothing is missed of an activity of today
    ("9: m1 d1 a1\n10: m1 d4", "amber"),
    ("9: m1 d1 a1\n10: M1", "hold"),  # a morning written late is no evidence
    ("3: m1 d1 a1\n4: m1\n10: m1", "green"),  # seven days are still near
    ("2: m1 d1 a1\n3: m1\n10: m1", "hold"),  # eight are not
    ("9: m1 o6\n10: m1", "red"),  # a sore day without activity
    ("8: m1 limp\n9: m1 d1 a1\n10: m1", "green"),  # the last light counts
    ("8: m1 d1 a1\n9: m1 limp\n10: m1", "red"),
    # a stop that the guard does not know any more has settled, or was seen: it counts as red
    ("9: m1 d8 a1\n10: m1", "red"),
    ("9: m1 d1 a1\n10: m7", "red"),
]


@pytest.mark.parametrize(("noted", "light"), NOWS)
def test_the_light_now(noted: str, light: str) -> None:
    later = {one.day: one for one in diary(f"{WEEK}\n{noted}")}
    assert light_now(tuple(later.values()), day(TODAY), OPEN).verdict.light == light


def high(score: int = 8, side: Side = Side.RIGHT) -> PainEntry:
    return PainEntry(side, score, Moment.OTHER, at(9), at(9))


GUARDED = [
    (replace(OPEN, hours_since_twist=71.9), "calm", [Reason(Why.TWIST)], None),
    (replace(OPEN, open_signs=frozenset({Sign.NUMB})), "stop", [Reason(Why.SIGN)], None),
    (
        replace(OPEN, high_score=high(), hours_since_twist=5.0),
        "stop",
        [Reason(Why.SCORE, Moment.OTHER, 8)],
        Side.RIGHT,
    ),
    (
        replace(OPEN, high_score=high(), open_signs=frozenset({Sign.NUMB})),
        "stop",
        [Reason(Why.SIGN), Reason(Why.SCORE, Moment.OTHER, 8)],
        Side.RIGHT,
    ),
    (replace(OPEN, open_signs=frozenset({Sign.GIVES_WAY})), "green", [QUIET], Side.LEFT),
    (replace(OPEN, hours_since_twist=72.0), "green", [QUIET], Side.LEFT),
]


@pytest.mark.parametrize(("standing", "light", "reasons", "side"), GUARDED)
def test_what_the_guard_knows_comes_first(
    standing: Standing, light: str, reasons: list[Reason], side: Side | None
) -> None:
    held = light_now(diary("2-10: m1 d1 a1"), day(TODAY), standing)
    assert (held.verdict.light, list(held.verdict.reasons), held.side) == (light, reasons, side)


def test_a_settled_stop_tells_of_its_score() -> None:
    held = light_now(diary("3-8: m1\n9: m1 d8 a1\n10: m2"), day(TODAY), OPEN)
    assert held.verdict == Verdict(Light.RED, (Reason(Why.SETTLED, Moment.DURING_WORST, 8),))


LEFT_GREEN = diary("2-10: m1 d1 a1")
SIDES = [
    ("", "green", Side.LEFT),
    ("9: d5 a1\n10: m1", "hold", Side.RIGHT),
    ("2-8: m1\n9: m1 d5 a1\n10: m1", "amber", Side.RIGHT),
    ("10: o1", "green", Side.LEFT),  # nothing was done with it, and nothing speaks against
    ("10: o3", "amber", Side.RIGHT),
    ("10: o6", "red", Side.RIGHT),
]


@pytest.mark.parametrize(("noted", "light", "side"), SIDES)
def test_of_two_sides_the_worse_one_counts(noted: str, light: str, side: Side) -> None:
    held = light_now(together((*LEFT_GREEN, *diary(noted, Side.RIGHT))), day(TODAY), OPEN)
    assert (held.verdict.light, held.side) == (light, side)


def test_nothing_at_all_is_hold_without_a_side() -> None:
    held = light_now((), day(TODAY), OPEN)
    assert (held.verdict, held.side) == (Verdict(Light.HOLD, (Reason(Why.NO_ACTIVITY),)), None)


def test_the_morning_is_asked_for_beside_what_is_missing_of_the_day_before() -> None:
    held = light_now(diary("2-8: m1\n9: m1 d1"), day(TODAY), OPEN)
    assert set(held.verdict.reasons) == {Reason(Why.NO_SCORE, Moment.AFTER_60MIN), NO_MORNING}


def test_the_last_light_is_the_worse_side_of_the_newest_day() -> None:
    days = together((*LEFT_GREEN, *diary("9: d6 a1\n10: m1", Side.RIGHT)))
    found = cycles(days)
    last = last_light(found, day(9))
    assert last is not None
    assert (last.day, last.side, last.verdict.light) == (day(9), Side.RIGHT, Light.RED)
    assert last_light(found, day(1)) is None


def test_the_worse_of_lights_puts_amber_before_hold_and_keeps_each_reason_once() -> None:
    amber, hold = Verdict(Light.AMBER, (QUIET,)), Verdict(Light.HOLD, (NO_MORNING,))
    assert worse((hold, amber)) == amber
    assert worse((hold, hold)) == hold
    with pytest.raises(ValueError, match="empty"):
        worse(())


def test_a_twist_hides_no_red_day_behind_the_quiet_days_after_it() -> None:
    days = diary(f"{WEEK}\n9: m1")
    red = tuple({one.day: one for one in (*days, *diary("4: m1 d6 a1\n6: m1 o4\n10: m1"))}.values())
    assert light_now(red, day(TODAY), OPEN).verdict.light is Light.RED
    assert light_now(red, day(TODAY), OPEN, [at(5)]).verdict.light is Light.RED


# one more point on any day is never milder, with the usual mornings unchanged ---------------------------

SCORES = st.dictionaries(st.sampled_from(Moment), st.integers(0, 10).map(lambda score: Felt(score, score)))
USUAL = diary("0-3: m1\n4: m1 d1 a1")


@given(
    st.lists(SCORES, min_size=5, max_size=5),
    st.lists(SCORES, min_size=5, max_size=5),
    st.integers(0, 9),
    st.sampled_from([moment for moment in Moment if moment is not Moment.NEXT_MORNING]),
)
def test_one_more_point_is_never_milder_now(
    left: list[dict[Moment, Felt]], right: list[dict[Moment, Felt]], place: int, moment: Moment
) -> None:
    written = [*left, *right]
    felt = written[place].get(moment)
    if felt is None or felt.worst == 10:
        return
    more = [*written]
    more[place] = {**written[place], moment: Felt(felt.worst + 1, felt.worst + 1)}
    assert rank(more) >= rank(written)


@given(st.lists(SCORES, min_size=5, max_size=5), st.integers(1, 9))
def test_a_twist_is_never_milder_afterwards(left: list[dict[Moment, Felt]], twisted: int) -> None:
    assert rank(left, [at(twisted)]) >= rank(left)


def rank(written: list[dict[Moment, Felt]], twists: list[Stamp] | None = None) -> int:
    days = [
        DayFacts(day(6) + timedelta(days=place % 5), Side.LEFT if place < 5 else Side.RIGHT, scores)
        for place, scores in enumerate(written)
    ]
    held = light_now(together((*USUAL, *days)), day(TODAY), OPEN, twists or [])
    return held.verdict.light.severity
