"""Nothing more, on any way from the diary to the door, ever makes it milder."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.asking import due, ice_asks
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import (
    Clearance,
    Refusal,
    clear,
    may_skip_question,
    worst_latest,
)
from ankle_rehab.domain.icing_rules import lock
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.routine import Gate
from ankle_rehab.domain.safety import Asked, Release, SignCheck, standing
from ankle_rehab.domain.triage import Detail, Level, Sign
from tests.fakes.answers import BALL, GENTLE, NOW, check, score
from tests.fakes.exercises import exercise, routine


def _with_more(found: SignCheck) -> st.SearchStrategy[SignCheck]:
    return st.builds(
        replace,
        st.just(found),
        details=st.frozensets(st.sampled_from(Detail), max_size=2),
        page=st.sampled_from(Asked),
        closes=st.frozensets(st.sampled_from(Sign)),
        untwists=st.booleans(),
    )


def _as_carried(found: SignCheck) -> SignCheck:
    """What came along with a backup never is a release: see `domain.carrying`."""
    return replace(found, release=None) if found.page is Asked.CARRIED else found


CHECKS = st.lists(
    st.builds(
        check,
        st.sampled_from(list(Sign)),
        hours=st.floats(0, 200),
        twisted=st.booleans(),
        release=st.sampled_from([None, None, *Release]),
    )
    .flatmap(_with_more)
    .map(_as_carried),
    max_size=4,
    unique_by=lambda one: one.at.utc,
).map(lambda found: tuple(sorted(found, key=lambda one: one.at.utc)))
ENTRIES = st.lists(
    st.builds(
        score,
        st.integers(0, 10),
        hours=st.floats(0, 200),
        side=st.sampled_from(Side),
        moment=st.sampled_from(Moment),
        swelling=st.sampled_from([None, *Swelling]),
        twist=st.sampled_from([None, True, False]),
    ),
    max_size=5,
).map(lambda found: tuple(sorted(found, key=lambda one: one.refers_to.utc)))
TICK = st.tuples(st.sampled_from(Sign), st.none() | st.sampled_from(Detail))
GATES = st.builds(
    Gate,
    st.just(""),
    st.sampled_from([None, 3, 5]),
    st.sampled_from([0.0, 72.0, 168.0]),
    st.booleans(),
    st.booleans(),
)


def never_milder(before: Clearance | Refusal, after: Clearance | Refusal) -> bool:
    """Whether `after` closes at least as much: every exercise it covers was covered, and as gently."""
    if isinstance(before, Refusal) or isinstance(after, Refusal):
        return isinstance(after, Refusal)
    return after.covers <= before.covers and (after.half_size or not before.half_size)


@given(CHECKS, ENTRIES, GATES, st.integers(0, 4), TICK)
def test_one_more_sign_or_detail_is_never_milder(
    checks: tuple[SignCheck, ...],
    entries: tuple[PainEntry, ...],
    gate: Gate,
    which: int,
    tick: tuple[Sign, Detail | None],
) -> None:
    """One more tick on any page, for the level, the sessions and the ice."""
    sign, detail = tick
    answered = (check(hours=300), *checks, check(hours=0))
    old = answered[which % len(answered)]
    if old.release is not None:
        return
    deeper = old.details if detail is None else old.details | {detail}
    new = replace(old, signs=old.signs | {sign}, details=deeper)
    worse = tuple(new if one is old else one for one in answered)
    before, after = verdicts(answered, entries, gate), verdicts(worse, entries, gate)
    assert never_milder(before[0], after[0])
    assert after[1].rank >= before[1].rank
    assert after[2] >= before[2]


def verdicts(
    checks: tuple[SignCheck, ...], entries: tuple[PainEntry, ...], gate: Gate
) -> tuple[Clearance | Refusal, Level, int]:
    """From the diary: what may start, the level, and how closed icing is (2 closed, 1 asks, 0 open)."""
    stands = standing(checks, entries, NOW)
    high = stands.high_score
    stands = replace(stands, due=due(checks, entries, NOW), ice_asks=ice_asks(checks, entries, high, NOW))
    ice = 2 if lock(stands) is not None else int(stands.ice_asks)
    plan = routine(exercise(), BALL, gate=gate)
    return clear(plan, stands, 0, NOW), stands.level or Level.SELF_CARE, ice


@settings(max_examples=300)
@given(CHECKS, ENTRIES, GATES, st.sampled_from(Side))
def test_one_more_point_in_the_last_score_of_a_side_is_never_milder(
    checks: tuple[SignCheck, ...], entries: tuple[PainEntry, ...], gate: Gate, side: Side
) -> None:
    """With what it is compared with unchanged: the score before it, as the baseline for the light."""
    last = next((entry for entry in reversed(entries) if entry.side is side), None)
    if last is None or last.score == 10:
        return
    worse = tuple(replace(one, score=one.score + 1) if one is last else one for one in entries)
    answered = (check(hours=300), *checks)
    before, after = verdicts(answered, entries, gate), verdicts(answered, worse, gate)
    assert never_milder(before[0], after[0])
    assert after[2] >= before[2]


@given(CHECKS, ENTRIES, GATES, st.integers(0, 9))
def test_one_more_point_at_rest_is_never_milder(
    checks: tuple[SignCheck, ...], entries: tuple[PainEntry, ...], gate: Gate, rest: int
) -> None:
    stands = standing((check(hours=300), *checks), entries, NOW)
    plan = routine(exercise(), BALL, gate=gate)
    assert never_milder(clear(plan, stands, rest, NOW), clear(plan, stands, rest + 1, NOW))


@given(ENTRIES, st.integers(0, 4), st.integers(0, 10))
def test_one_more_point_in_the_diary_is_never_milder(
    entries: tuple[PainEntry, ...], which: int, rest: int
) -> None:
    if which >= len(entries) or entries[which].score == 10:
        return
    worse = list(entries)
    old = worse[which]
    worse[which] = PainEntry(
        old.side,
        old.score + 1,
        old.moment,
        old.recorded,
        old.refers_to,
        swelling=old.swelling,
        twist=old.twist,
    )
    plan = routine(exercise(), BALL)
    before = clear(plan, standing((check(),), entries, NOW), rest, NOW)
    after = clear(plan, standing((check(),), tuple(worse), NOW), rest, NOW)
    assert never_milder(before, after)


@settings(max_examples=300)
@given(CHECKS, ENTRIES, GATES, st.sampled_from([None, *Side]), st.integers(0, 9))
@example((), (score(2),), GENTLE, Side.LEFT, 0)
@example((), (score(2), score(3)), GENTLE, None, 0)
def test_one_more_point_is_never_milder_from_the_diary_through_the_check_in(
    checks: tuple[SignCheck, ...], entries: tuple[PainEntry, ...], gate: Gate, sore: Side | None, answer: int
) -> None:
    """One more point in any score of today, or in the answer to the check-in."""

    def comes_of(written: tuple[PainEntry, ...], said: int) -> tuple[bool, Clearance | Refusal]:
        known = worst_latest(written, () if sore is None else (sore,))
        asked = not may_skip_question(gate, known)
        stands = standing((check(hours=300), *checks), written, NOW)
        return asked, clear(routine(exercise(), BALL, gate=gate), stands, said if asked else known, NOW)

    asked, before = comes_of(entries, answer)
    worse = [(entries, answer + 1)]
    for which, entry in enumerate(entries):
        more = replace(entry, score=min(10, entry.score + 1))
        worse.append(((*entries[:which], more, *entries[which + 1 :]), answer))
    for written, said in worse:
        asked_then, after = comes_of(written, said)
        assert never_milder(before, after)
        assert asked_then or not asked
