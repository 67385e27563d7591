"""Nothing more (a run, a hard run, an active day, a kilometre, a closed day) ever makes the rules milder.

A longer run in the past does one thing besides: it makes the next long run less of a jump. So whatever is
added here has no distance, or the jump is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.load import Asked, Finding, Outing, Past, Rule, Weight, longest_before
from ankle_rehab.domain.load_log import LoadLog
from ankle_rehab.domain.load_rules import asks, before, week_findings, weeks
from tests.fakes.training import day

DAYS = st.integers(3, 12)
FIRST = st.integers(0, 6)
KILOMETRES = st.sampled_from([None, 0.5, 1.0, 3.0, 5.0, 5.5, 6.0, 8.0, 10.0, 13.1, 20.0, 21.1])


def outings(distance: st.SearchStrategy[float | None] = KILOMETRES) -> st.SearchStrategy[Outing]:
    return st.builds(
        Outing,
        DAYS.map(day),
        st.sampled_from([Sport.RUN, Sport.RUN, Sport.RUN, Sport.BIKE, Sport.WALK]),
        kilometres=distance,
        minutes=st.sampled_from([None, 30.0, 95.0]),
        effort=st.sampled_from([None, 3, 7]),
        run_type=st.sampled_from([None, RunType.EASY, RunType.TEMPO]),
        hard=st.sampled_from([None, None, True, False]),
    )


def told_apart(found: Iterable[Outing]) -> tuple[Outing, ...]:
    return tuple(replace(one, key=str(number)) for number, one in enumerate(found))


PASTS = st.builds(
    Past,
    st.lists(outings(), max_size=12).map(told_apart),
    active=st.frozensets(DAYS.map(day), max_size=6),
    asked=st.sampled_from([None, Asked(day(3), 0), Asked(day(5), 8)]),
    reds=st.frozensets(DAYS.map(day), max_size=1),
    ambers=st.frozensets(DAYS.map(day), max_size=2),
    blocked=st.frozensets(DAYS.map(day), max_size=2),
    rest=st.frozensets(DAYS.map(day), max_size=2),
    recent=st.sampled_from([None, day(3), day(8)]),
)


def heaviness(found: Iterable[Finding], *, without: frozenset[Rule] = frozenset()) -> dict[str, int]:
    """How heavy each rule is; a second run of a day is told milder than a second hard one."""
    worst: dict[str, int] = {}
    for one in found:
        if one.rule not in without | {Rule.L2, Rule.W4}:
            name = one.rule.removesuffix("b")
            worst[name] = max(worst.get(name, -1), one.weight.rank)
    return worst


def never_milder(before_it: dict[str, int], after_it: dict[str, int]) -> bool:
    return all(after_it.get(rule, -1) >= weight for rule, weight in before_it.items())


def with_one_more(known: Past, outing: Outing) -> Past:
    return replace(known, outings=(*known.outings, replace(outing, key="more")))


@given(PASTS, outings(st.none()), DAYS, FIRST)
def test_one_more_outing_is_never_milder_in_any_week(known: Past, more: Outing, on: int, first: int) -> None:
    was = week_findings(known, day(on), first)
    now = week_findings(with_one_more(known, more), day(on), first)
    assert never_milder(heaviness(was), heaviness(now))


def labelled(known: Past) -> Past:
    """With every run labelled by the runner, so that none is hard for its distance beside a shorter one."""
    return replace(known, outings=tuple(replace(one, hard=bool(one.hard)) for one in known.outings))


@given(PASTS, outings(), DAYS, FIRST)
def test_one_more_outing_of_any_length_is_never_milder_but_for_the_jump(
    known: Past, more: Outing, on: int, first: int
) -> None:
    known = labelled(known)
    was = week_findings(known, day(on), first)
    now = week_findings(with_one_more(known, more), day(on), first)
    jumps = frozenset({Rule.L1})
    assert never_milder(heaviness(was, without=jumps), heaviness(now, without=jumps))


@given(PASTS, st.integers(0, 11), DAYS, FIRST)
def test_one_more_hard_run_is_never_milder(known: Past, which: int, on: int, first: int) -> None:
    harder = tuple(
        replace(one, hard=True) if number == which else one for number, one in enumerate(known.outings)
    )
    was = week_findings(known, day(on), first)
    now = week_findings(replace(known, outings=harder), day(on), first)
    assert never_milder(heaviness(was), heaviness(now))


@given(PASTS, DAYS, DAYS, FIRST)
def test_one_more_active_day_is_never_milder(known: Past, more: int, on: int, first: int) -> None:
    busier = replace(known, active=known.active | {day(more)})
    was, now = (week_findings(one, day(on), first) for one in (known, busier))
    assert never_milder(heaviness(was), heaviness(now))


@given(PASTS, outings(), outings(st.none()), FIRST, st.booleans())
def test_one_more_outing_is_never_milder_before_another(
    known: Past, asked: Outing, more: Outing, first: int, planned: bool
) -> None:
    asked = replace(asked, planned=planned)
    was = [one for one in before(known, asked, first) if one.rule is not Rule.W3]
    now = before(with_one_more(known, more), asked, first)
    assert never_milder(heaviness(was), heaviness(now))


@given(PASTS, outings(), st.sampled_from([0.5, 1.0, 4.0, 30.0]), FIRST, st.booleans())
def test_more_kilometres_are_never_milder(
    known: Past, asked: Outing, more: float, first: int, planned: bool
) -> None:
    short = replace(asked, planned=planned, kilometres=asked.kilometres or 1.0)
    far = replace(short, kilometres=(short.kilometres or 0) + more)
    known = labelled(known)
    assert never_milder(heaviness(before(known, short, first)), heaviness(before(known, far, first)))


@given(PASTS, outings(), DAYS, FIRST)
def test_one_more_closed_day_is_never_milder(known: Past, asked: Outing, more: int, first: int) -> None:
    closed = replace(known, blocked=known.blocked | {day(more)})
    was, now = (before(one, asked, first) for one in (known, closed))
    assert never_milder(heaviness(was), heaviness(now))


@given(PASTS, outings(), DAYS, FIRST, st.booleans())
def test_one_more_day_marked_for_rest_is_never_milder(
    known: Past, asked: Outing, more: int, first: int, planned: bool
) -> None:
    asked = replace(asked, planned=planned)
    marked = replace(known, rest=known.rest | {day(more)})
    was, now = (before(one, asked, first) for one in (known, marked))
    assert never_milder(heaviness(was), heaviness(now))
    was, now = (week_findings(with_one_more(one, asked), asked.day, first) for one in (known, marked))
    assert never_milder(heaviness(was), heaviness(now))


@given(PASTS, outings(), FIRST, st.booleans())
def test_what_is_told_before_stands_in_the_week_afterwards(
    known: Past, asked: Outing, first: int, planned: bool
) -> None:
    """Whatever asks before it is planned is found in its week once it is, at least as heavy."""
    asked = replace(asked, planned=planned)
    told = asks(before(known, asked, first))
    later = week_findings(with_one_more(known, asked), asked.day, first)
    rows = frozenset({Rule.W3, Rule.L5})  # a row may have its end in the next week
    assert never_milder(heaviness(told, without=rows), heaviness(later))


@given(st.lists(st.tuples(st.integers(-5, 45), KILOMETRES, st.booleans()), max_size=12), st.integers(-5, 45))
def test_the_longest_run_is_the_same_looked_up_in_one_walk(
    found: list[tuple[int, float | None, bool]], told: int
) -> None:
    runs = (Outing(day(on), kilometres=far, planned=planned) for on, far, planned in found)
    known = Past(told_apart(runs), asked=Asked(day(told), 8))
    log = LoadLog(known)
    for run, longest in zip(log.runs, log.longest, strict=True):
        assert longest == longest_before(known.outings, run.day, known.asked)


@given(PASTS, FIRST)
def test_past_weeks_hold_what_the_rules_say_of_each(known: Past, first: int) -> None:
    for week in weeks(known, first):
        said = week_findings(known, week.start, first)
        marks = [one for one in said if one.weight not in (Weight.SUGGESTION,)]
        assert set(week.findings) <= set(marks)
