"""Amber scores beside missing ones: after which days one comes without a run, and what is said of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.cycles import Cycle, DayFacts, Felt, cycles, uneasy_days
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.load import Outing, Past
from ankle_rehab.domain.load_rules import before
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.run_allowance import (
    Allowance,
    AllowanceKind,
    Asking,
    Basis,
    LastRun,
    allowance,
    light_since,
)
from ankle_rehab.domain.run_answer import RunAnswer, RunToday
from ankle_rehab.domain.run_gate import Gate, GateKind
from tests.fakes.facts import day, diary
from tests.fakes.training import briefly

TODAY = 10
WEEK = "0-6: m1"
LONGEST, LAST = 8.0, 5.0

# what was noted from day 7 on, after a week of mornings of 1; the days after which one comes without a run
DAYS = [
    ("8: m1 d1 a1\n9: m1", ()),
    ("8: d2", ()),
    ("8: session", ()),
    ("8: m1 d3 a1\n9: m1", (8,)),  # amber
    ("8: d3", (8,)),  # HOLD by what is missing, and sore all the same
    ("8: session\n9: m3", (8,)),
    ("8: session\n9: m5", (8,)),
    ("8: a4", (8,)),
    ("8: r3 session", (8,)),
    ("8: m3 session", (8,)),  # the morning of a day after a quiet one is its rest before
    ("8: D4", (8,)),  # written late: it never makes anything milder
    ("8: d8", (8,)),
    # days without an activity: the morning tells of the day before
    ("9: m3", (8,)),
    ("9: o3", (9,)),
    ("9: m3 o3", (8, 9)),
    ("9: m2 o2", ()),
]


@pytest.mark.parametrize(("noted", "uneasy"), DAYS)
def test_after_which_days_one_comes_without_a_run(noted: str, uneasy: tuple[int, ...]) -> None:
    found = uneasy_days(cycles(diary(f"{WEEK}\n{noted}")))
    assert found == {day(number) for number in uneasy}


def test_a_morning_two_above_the_usual_one_is_uneasy_below_three() -> None:
    assert uneasy_days(cycles(diary("0-6: m0\n8: session\n9: m2"))) == {day(8)}
    assert not uneasy_days(cycles(diary("8: session\n9: m2"))), "nothing is known of a usual morning"


def test_a_hold_without_an_amber_score_counts_for_nothing() -> None:
    found = cycles(diary("8: session\n9: m2"))
    assert [one.verdict.light for one in found if one.day == day(8)] == [Light.HOLD]
    assert not uneasy_days(found)


SINCE = [
    ("nothing known", {}, (), None),
    ("green", {8: Light.GREEN}, (), Light.GREEN),
    ("missing scores", {8: Light.HOLD}, (), Light.HOLD),
    ("missing scores and an amber one", {8: Light.HOLD}, (8,), Light.AMBER),
    ("green, and sore since", {8: Light.GREEN}, (9,), Light.AMBER),
    ("sore before it", {8: Light.GREEN}, (7,), Light.GREEN),
    ("green, and red since", {8: Light.GREEN, 9: Light.RED}, (9,), Light.RED),
    ("stopped", {8: Light.STOP}, (8,), Light.RED),
]


@pytest.mark.parametrize(("words", "lights", "uneasy", "light"), SINCE, ids=[row[0] for row in SINCE])
def test_the_light_of_the_last_run_as_of_now(
    words: str, lights: dict[int, Light], uneasy: tuple[int, ...], light: Light | None
) -> None:
    """The last run was on day 8."""
    assert words
    known = {day(number): shown for number, shown in lights.items()}
    assert light_since(day(8), known, {day(number) for number in uneasy}) is light


def past_of(found: Sequence[Cycle], ran: int) -> Past:
    reds = frozenset(one.day for one in found if _light(one).severity >= Light.RED.severity)
    run = Outing(day(ran), kilometres=LAST, key="run")
    longest = Outing(day(ran) - timedelta(days=9), kilometres=LONGEST, key="longest")
    return Past((longest, run), reds=reds, ambers=uneasy_days(found))


def answer_of(days: Sequence[DayFacts], ran: int) -> Allowance:
    """The answer of day 10; a red day leaves a run out on itself and on the two days after it."""
    found = cycles(days)
    known = past_of(found, ran)
    lights = {one.day: _light(one) for one in found if one.counts}
    red = any(day(TODAY) - one <= timedelta(days=2) for one in known.reds)
    answer = RunAnswer(RunToday.RED if red else RunToday.OPEN, 1, Gate(GateKind.NONE, ()))
    light = light_since(day(ran), lights, known.ambers)
    last = LastRun(day(ran), LAST, light)
    return allowance(Asking(day(TODAY), known, answer, False, True, True, longest=LONGEST, last=last))


def _light(one: Cycle) -> Light:
    return one.verdict.light


ANSWERS = [
    # the last run was yesterday
    (9, "9: session d1 a1\n10: m1", AllowanceKind.UP_TO, 8.8, Basis.LONGEST),
    (9, "9: session\n10: m2", AllowanceKind.UP_TO, 8.0, Basis.SAME),
    (9, "9: session\n10: m3", AllowanceKind.RULES, None, Basis.AMBER),
    (9, "9: session d4", AllowanceKind.RULES, None, Basis.AMBER),
    (9, "9: session\n10: m4", AllowanceKind.CLOSED, None, None),  # 3 above the usual: red
    # it was two days ago
    (8, "8: session d1 a1\n9: m1\n10: m1", AllowanceKind.UP_TO, 8.8, Basis.LONGEST),
    (8, "8: session\n9: m3\n10: m1", AllowanceKind.UP_TO, 5.0, Basis.AMBER),
    (8, "8: session d1 a1\n9: m1\n10: m3", AllowanceKind.RULES, None, Basis.AMBER),
    (8, "8: session d1 a1\n9: m1\n10: o3", AllowanceKind.RULES, None, Basis.AMBER),
    (8, "8: session d1 a1\n9: m1 o3\n10: m1", AllowanceKind.RULES, None, Basis.AMBER),
]


@pytest.mark.parametrize(("ran", "noted", "kind", "far", "basis"), ANSWERS)
def test_can_i_run_today(
    ran: int, noted: str, kind: AllowanceKind, far: float | None, basis: Basis | None
) -> None:
    found = answer_of(diary(f"{WEEK}\n{noted}"), ran)
    kilometres = None if found.kilometres is None else round(found.kilometres, 2)
    assert (found.kind, kilometres, found.basis) == (kind, far, basis)


def test_without_a_usual_morning_a_score_of_five_is_not_passed_over() -> None:
    assert answer_of(diary("9: session\n10: m5"), 9).basis is Basis.AMBER


@pytest.mark.parametrize(
    ("noted", "on", "rules"),
    [
        ("9: session\n10: m3", 10, ["L8 amber"]),
        ("9: session\n10: m3", 11, []),
        ("10: o4", 11, ["L8 amber"]),
        ("10: o4", 12, []),
        ("10: m2", 10, []),
    ],
)
def test_a_plan_is_told_of_a_sore_day_before_it(noted: str, on: int, rules: list[str]) -> None:
    known = past_of(cycles(diary(f"{WEEK}\n{noted}")), ran=5)
    assert briefly(before(known, Outing(day(on), kilometres=5, planned=True))) == rules
    assert "L8 amber" not in briefly(before(known, Outing(day(on), kilometres=5))), "it has happened"


SCORES = st.one_of(st.none(), st.integers(0, 10))


@st.composite
def noted_days(draw: st.DrawFn) -> list[DayFacts]:
    """Three days up to today, after a week of like mornings or of none, with any score missing."""
    usual = draw(st.sampled_from([None, 0, 1, 3]))
    found = [] if usual is None else list(diary(f"0-6: m{usual}"))
    for number in (8, 9, 10):
        felt = {
            moment: Felt(score, score if draw(st.booleans()) else None)
            for moment in (Moment.REST_BEFORE, Moment.DURING_WORST, Moment.AFTER_60MIN, Moment.NEXT_MORNING)
            if (score := draw(SCORES)) is not None
        }
        one = DayFacts(day(number), diary("0: m1")[0].side, felt, trained=draw(st.booleans()))
        found.append(one)
    return found


def rank(found: Allowance) -> tuple[int, float]:
    """How little it leaves in: closed, out by a rule, or so many kilometres."""
    kinds = (AllowanceKind.UP_TO, AllowanceKind.RULES, AllowanceKind.CLOSED)
    return kinds.index(found.kind), -(found.kilometres or 0)


@given(noted_days(), st.data())
def test_one_more_point_over_the_same_baseline_never_makes_the_answer_milder(
    days: list[DayFacts], data: st.DataObject
) -> None:
    """The mornings before today's are what is usual, so of the mornings only today's is made worse."""
    places = [
        (place, moment)
        for place, one in enumerate(days)
        for moment, felt in one.scores.items()
        if one.day >= day(8)
        and felt.worst < 10
        and (moment is not Moment.NEXT_MORNING or one.day == day(TODAY))
    ]
    if not places:
        return
    place, moment = data.draw(st.sampled_from(places))
    felt = days[place].scores[moment]
    more = Felt(felt.worst + 1, None if felt.in_time is None else felt.in_time + 1)
    worse = list(days)
    worse[place] = replace(days[place], scores={**days[place].scores, moment: more})
    for ran in (8, 9):
        assert rank(answer_of(worse, ran)) >= rank(answer_of(days, ran))
        plan = Outing(day(TODAY), kilometres=3, planned=True)
        was, now = (briefly(before(past_of(cycles(one), ran), plan)) for one in (days, worse))
        assert "L8 amber" not in was or "L8 amber" in now
