"""How far today, by one's own rules: what is known on Saturday 15 March 2025, and the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.light import Light
from ankle_rehab.domain.load import Past
from ankle_rehab.domain.run_allowance import Allowance, AllowanceKind, Asking, Basis, LastRun, allowance
from ankle_rehab.domain.run_answer import RunAnswer, RunToday
from ankle_rehab.domain.run_gate import Gate, GateKind
from tests.fakes.training import briefly, day, other, past, run

TODAY = 15
GATE = Gate(GateKind.NONE, ())
OPEN = RunAnswer(RunToday.OPEN, 1, GATE)


def asked(
    known: Past,
    *,
    answer: RunToday = RunToday.OPEN,
    light: Light | None = Light.GREEN,
    laddered: bool = False,
    told: bool = True,
    planned: str = "",
) -> Asking:
    done = [one for one in known.outings if one.is_run and not one.planned]
    last = max(done, key=lambda one: one.day, default=None)
    lengths = [one.kilometres for one in done if one.kilometres]
    return Asking(
        today=day(TODAY),
        past=known,
        answer=RunAnswer(answer, 1, GATE),
        laddered=laddered,
        told=told,
        cross=answer not in (RunToday.SIGN, RunToday.TWIST, RunToday.APPOINTMENT),
        longest=max(lengths, default=None),
        last=None if last is None else LastRun(last.day, last.kilometres, light),
        planned=planned,
    )


def far(found: Allowance) -> float | None:
    return None if found.kilometres is None else round(found.kilometres, 2)


@pytest.mark.parametrize(
    ("light", "kilometres", "basis"),
    [
        (Light.GREEN, 8.8, Basis.LONGEST),
        (Light.HOLD, 8.0, Basis.SAME),
        (None, 8.0, Basis.SAME),
        (Light.AMBER, 5.0, Basis.AMBER),
        (Light.RED, 3.5, Basis.RED),
        (Light.STOP, 3.5, Basis.RED),
    ],
)
def test_the_light_of_the_last_run_says_how_far(light: Light | None, kilometres: float, basis: Basis) -> None:
    """8 km is the longest run of 30 days, the last one was 5 km."""
    found = allowance(asked(past(run(3, 8), run(12, 5)), light=light))
    assert (found.kind, far(found), found.basis) == (AllowanceKind.UP_TO, kilometres, basis)
    assert found.low_impact


def test_the_answer_of_the_issue() -> None:
    found = allowance(asked(past(run(12, 5))))
    assert (found.kind, far(found), found.low_impact, found.easy) == (AllowanceKind.UP_TO, 5.5, True, False)


@pytest.mark.parametrize(
    ("known", "answer", "rules", "bike"),
    [
        (past(run(10, 5), run(11, 5), run(13, 5)), AllowanceKind.RULES, ["W1 amber"], True),
        (
            past(run(10, 5), run(12, 5), run(16, 5, planned=True)),
            AllowanceKind.RULES,
            ["W1 amber", "L4 note"],
            True,
        ),
        (past(run(15, 5)), AllowanceKind.RULES, ["W2b note"], True),
        (
            past(run(10, 5), *(other(one) for one in (11, 12, 13, 14))),
            AllowanceKind.RULES,
            ["W3 amber"],
            False,
        ),
        (past(run(9, 5), *(other(one) for one in range(10, 15))), AllowanceKind.RULES, ["W3 red"], False),
        (past(run(10, 5), other(11), other(12), other(13)), AllowanceKind.UP_TO, [], True),
        (past(run(14, 5)), AllowanceKind.UP_TO, ["L4 note"], True),
        (past(run(9, 5), run(11, 5), run(13, 5)), AllowanceKind.UP_TO, ["W1 note"], True),
    ],
)
def test_the_rules_of_the_week_leave_a_run_out(
    known: Past, answer: AllowanceKind, rules: list[str], bike: bool
) -> None:
    found = allowance(asked(known))
    assert (found.kind, briefly(found.findings), found.low_impact) == (answer, rules, bike)


def test_after_amber_at_least_one_day_without_running() -> None:
    known = past(run(13, 5))
    for ago, kind in ((0, AllowanceKind.RULES), (1, AllowanceKind.RULES), (2, AllowanceKind.UP_TO)):
        found = allowance(asked(replace(known, ambers=frozenset({day(TODAY - ago)})), light=Light.AMBER))
        assert found.kind is kind


@pytest.mark.parametrize(
    ("amber", "ran", "kind"),
    [
        (12, (12, 13, 14), AllowanceKind.RULES),
        (12, (12, 14), AllowanceKind.UP_TO),
        (13, (13, 14), AllowanceKind.RULES),
        (13, (12, 14), AllowanceKind.RULES),
        (13, (12, 13), AllowanceKind.UP_TO),
    ],
)
def test_who_ran_on_after_amber_still_has_that_day_to_come(
    amber: int, ran: tuple[int, ...], kind: AllowanceKind
) -> None:
    """In a week that begins on Thursday the 13th, so that no week is full."""
    known = replace(past(*(run(on, 5) for on in ran)), ambers=frozenset({day(amber)}))
    assert allowance(replace(asked(known), first=3)).kind is kind


def test_a_day_marked_for_rest_stays_one() -> None:
    found = allowance(asked(replace(past(run(12, 5)), rest=frozenset({day(TODAY)}))))
    assert (found.kind, found.basis, found.low_impact) == (AllowanceKind.RULES, Basis.REST, False)
    tomorrow = allowance(asked(replace(past(run(12, 5)), rest=frozenset({day(TODAY + 1)}))))
    assert tomorrow.kind is AllowanceKind.UP_TO


@pytest.mark.parametrize(
    ("known", "easy"),
    [
        (past(run(12, 5, hard=True)), False),
        (past(run(14, 5, hard=True)), True),
        (past(run(12, 5), run(16, 5, hard=True, planned=True)), True),
        (replace(past(run(9, 5)), reds=frozenset({day(9)})), True),
        (replace(past(run(9, 5)), reds=frozenset({day(8)})), False),
    ],
)
def test_whether_a_hard_run_is_better_left_out(known: Past, easy: bool) -> None:
    """The day after and the day before a hard run, and for a week after red."""
    assert allowance(asked(known)).easy is easy


@pytest.mark.parametrize(
    ("usual", "told", "kind", "kilometres"),
    [
        (None, False, AllowanceKind.ASK, None),
        (10.0, False, AllowanceKind.ASK, None),
        (None, True, AllowanceKind.START, None),
        (10.0, True, AllowanceKind.START, 5.0),
    ],
)
def test_without_a_recent_run_it_is_asked_once(
    usual: float | None, told: bool, kind: AllowanceKind, kilometres: float | None
) -> None:
    found = allowance(asked(replace(past(), usual=usual), told=told))
    assert (found.kind, found.kilometres) == (kind, kilometres)


@pytest.mark.parametrize("answer", list(RunToday))
def test_whatever_closes_running_comes_first(answer: RunToday) -> None:
    found = allowance(asked(past(run(12, 5)), answer=answer))
    closed = answer not in (RunToday.OPEN, RunToday.DAY)
    assert (found.kind is AllowanceKind.CLOSED) is closed
    assert found.low_impact is (answer not in (RunToday.SIGN, RunToday.TWIST, RunToday.APPOINTMENT))
    assert (found.kilometres is None) is closed


@pytest.mark.parametrize(
    ("answer", "kind"), [(RunToday.OPEN, AllowanceKind.STAGE), (RunToday.DAY, AllowanceKind.CLOSED)]
)
def test_who_is_on_the_ladder_is_told_of_its_stage(answer: RunToday, kind: AllowanceKind) -> None:
    found = allowance(asked(past(run(12, 5)), answer=answer, laddered=True))
    assert (found.kind, found.kilometres) == (kind, None)


def test_the_plan_of_today_is_not_counted_beside_the_run_that_it_is() -> None:
    known = past(run(10, 5), run(12, 5), run(15, 5, planned=True, key="plan 1"))
    assert allowance(asked(known, planned="plan 1")).kind is AllowanceKind.UP_TO
    assert allowance(asked(known)).kind is AllowanceKind.RULES


LIGHTS = st.sampled_from([Light.GREEN, Light.HOLD, Light.AMBER, Light.RED, Light.STOP])
RUNS = st.lists(st.tuples(st.integers(1, 14), st.sampled_from([3.0, 5.0, 8.0, 13.0])), min_size=1, max_size=3)


@given(RUNS, LIGHTS, LIGHTS)
def test_a_more_severe_light_never_lets_one_run_further(
    runs: list[tuple[int, float]], one: Light, another: Light
) -> None:
    """But for HOLD and AMBER, which are alike in severity."""
    known = past(*(run(on, km) for on, km in runs))
    milder, heavier = sorted((one, another), key=lambda light: light.severity)
    if milder.severity == heavier.severity:
        return
    first, then = (allowance(asked(known, light=light)) for light in (milder, heavier))
    assert first.kind is then.kind
    if first.kilometres is not None and then.kilometres is not None:
        assert then.kilometres <= first.kilometres


@given(RUNS, LIGHTS, st.integers(1, 15))
def test_one_more_run_without_a_distance_never_lets_one_run_further(
    runs: list[tuple[int, float]], light: Light, more: int
) -> None:
    known = past(*(run(on, km) for on, km in runs))
    question = asked(known, light=light)
    more_runs = replace(question, past=replace(known, outings=(*known.outings, run(more))))
    first, then = allowance(question), allowance(more_runs)
    assert then.kind in (first.kind, AllowanceKind.RULES)
