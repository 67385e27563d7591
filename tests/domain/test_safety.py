"""What the answers and scores so far close, and that one more sign or point never opens anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import (
    Clearance,
    Reason,
    Refusal,
    clear,
    closed_by,
    may_skip_question,
    worst_latest,
)
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.routine import Gate, Routine
from ankle_rehab.domain.safety import Asked, Release, SignCheck, Standing, standing
from ankle_rehab.domain.triage import LEVELS, SAID_ONCE, Level, Sign
from tests.fakes.answers import BALL, GENTLE, NOW, ago, check, score
from tests.fakes.exercises import exercise, routine


def now_stands(checks: tuple[SignCheck, ...] = (), entries: tuple[PainEntry, ...] = ()) -> Standing:
    return standing(checks, entries, NOW)


def reasons(plan: Routine, stands: Standing, rest_score: int | None) -> tuple[Reason, ...]:
    verdict = clear(plan, stands, rest_score, NOW)
    return verdict.reasons if isinstance(verdict, Refusal) else ()


def test_nothing_starts_before_the_signs_were_asked() -> None:
    assert reasons(routine(exercise()), now_stands(), 0) == (Reason.NOT_CHECKED,)
    assert reasons(routine(exercise()), now_stands((check(),)), 0) == ()


@pytest.mark.parametrize("sign", list(Sign))
def test_what_each_sign_closes(sign: Sign) -> None:
    """A doctor today or help at once: everything. An appointment: all but what stays open."""
    stands = now_stands((check(sign),))
    alone = LEVELS[sign]
    held = alone is not Level.BOOK or sign not in SAID_ONCE
    assert stands.open_signs == ({sign} if held else set())
    assert stands.level is (alone if held else None)
    closed = () if not held else (Reason.APPOINTMENT,) if alone is Level.BOOK else (Reason.SIGN,)
    assert reasons(routine(exercise()), stands, 0) == closed
    gentle = routine(exercise(), gate=Gate("", None, 0, True, False))
    assert reasons(gentle, stands, 0) == (closed if stands.locked else ())


def test_still_sore_after_eight_weeks_blocks_nothing() -> None:
    stands = now_stands((check(Sign.SLOW, Sign.GIVES_WAY, Sign.CRACKING),))
    assert (stands.open_signs, stands.blocks_harder, stands.locks_ice) == (frozenset(), False, False)


def test_an_answer_of_an_earlier_version_counts_as_if_every_detail_was_ticked() -> None:
    former = replace(check(Sign.CRACKING), page=Asked.FORMER)
    assert now_stands((former,)).level is Level.TODAY


@pytest.mark.parametrize("how", [Release.BOOKED, Release.SAME])
def test_an_appointment_opens_what_waited_for_it_and_nothing_more(how: Release) -> None:
    ticked = check(Sign.ONE_SPOT, Sign.FEVER, hours=3)
    booked = replace(check(hours=2, release=how), closes=frozenset({Sign.ONE_SPOT, Sign.FEVER}))
    assert now_stands((ticked, booked)).open_signs == {Sign.FEVER}
    again = check(Sign.ONE_SPOT, hours=1)
    assert now_stands((check(Sign.ONE_SPOT, hours=3), booked, again)).open_signs == {Sign.ONE_SPOT}


def test_changed_answers_take_the_place_of_those_before() -> None:
    ticked = check(Sign.FEVER, Sign.NUMB, hours=3, twisted=True)
    changed = replace(
        check(Sign.NUMB, hours=1, release=Release.CORRECTED), closes=frozenset({Sign.FEVER}), untwists=True
    )
    stands = now_stands((ticked, changed))
    assert stands.open_signs == {Sign.NUMB}
    assert stands.hours_since_twist is None


def test_a_twist_of_an_entry_can_be_a_mistake_too() -> None:
    mistake = replace(check(hours=1, release=Release.MISTAKE), untwists=True)
    written = score(2, hours=5, twist=True)
    assert now_stands((check(hours=9), mistake), (written,)).hours_since_twist is None
    later = score(2, hours=0.5, twist=True)
    assert now_stands((check(hours=9), mistake), (written, later)).hours_since_twist == 0.5
    ticked = check(hours=9, twisted=True)
    assert now_stands((ticked, mistake), (written,)).hours_since_twist == 9
    sign_too = check(Sign.FEVER, hours=3)
    assert now_stands((check(hours=9), sign_too, mistake), (written,)).open_signs == {Sign.FEVER}


def test_a_score_raised_to_seven_after_it_was_seen_counts() -> None:
    seen = check(hours=5, release=Release.SEEN)
    entry = replace(score(8, hours=9), id=3)
    assert now_stands((check(hours=10), seen), (entry,)).high_score is None
    assert standing((check(hours=10), seen), (entry,), NOW, {3: ago(4).utc}).high_score == entry
    twist = replace(score(2, hours=9, twist=True), id=3)
    mistake = replace(check(hours=5, release=Release.MISTAKE), untwists=True)
    assert standing((check(hours=10), mistake), (twist,), NOW, {3: ago(4).utc}).hours_since_twist == 9


def test_a_sign_stays_until_it_was_seen_or_a_mistake() -> None:
    ticked = check(Sign.FEVER, hours=5)
    assert now_stands((ticked, check(hours=1))).open_signs == {Sign.FEVER}
    assert not now_stands((ticked, check(hours=1, release=Release.SEEN))).open_signs
    assert not now_stands((ticked, check(hours=1, release=Release.MISTAKE))).open_signs
    later = check(Sign.CALF, hours=0.5)
    assert now_stands((ticked, check(hours=1, release=Release.SEEN), later)).open_signs == {Sign.CALF}


def test_a_mistake_is_found_behind_a_later_page_without_ticks() -> None:
    answers = (check(Sign.FEVER, hours=9), check(hours=5), check(hours=1, release=Release.MISTAKE))
    assert not now_stands(answers).open_signs


def test_a_mistake_that_names_its_signs_leaves_every_other_page_as_it_is() -> None:
    ticked, twisted = check(Sign.NUMB, hours=9), check(hours=5, twisted=True)
    mistake = replace(check(hours=1, release=Release.MISTAKE), closes=frozenset({Sign.NUMB}))
    stands = now_stands((ticked, twisted, mistake))
    assert (stands.open_signs, stands.hours_since_twist) == (frozenset(), 5)
    again = now_stands((ticked, check(Sign.NUMB, hours=3), mistake))
    assert again.open_signs == {Sign.NUMB}
    both = now_stands((twisted, ticked, replace(mistake, untwists=True)))
    assert (both.open_signs, both.hours_since_twist) == (frozenset(), None)


def test_seen_under_a_clock_that_was_ahead_does_not_count_for_what_comes_until_then() -> None:
    ahead = check(hours=-9000, release=Release.SEEN)
    assert now_stands((check(hours=10), ahead), (score(9),)).high_score is not None
    seen = check(hours=0.5, release=Release.SEEN)
    assert now_stands((check(hours=10), ahead, seen), (score(9),)).high_score is None
    assert now_stands((check(hours=10), seen, ahead), (score(9),)).high_score is None


def test_ticked_by_mistake_takes_back_the_twist_but_seen_does_not() -> None:
    twisted = check(hours=5, twisted=True)
    assert now_stands((twisted, check(release=Release.MISTAKE))).hours_since_twist is None
    assert now_stands((twisted, check(release=Release.SEEN))).hours_since_twist == 5


@pytest.mark.parametrize(("hours", "calm"), [(0, True), (71.9, True), (72, False), (200, False)])
def test_a_twist_holds_for_seventy_two_hours(hours: float, calm: bool) -> None:
    for stands in (
        now_stands((check(hours=hours, twisted=True),)),
        now_stands((check(),), (score(0, hours=hours, twist=True),)),
    ):
        assert (stands.calm, stands.tender) == (calm, calm)
        verdict = clear(routine(exercise(), BALL), stands, 0, NOW)
        assert isinstance(verdict, Clearance)
        assert verdict.half_size == calm
        assert verdict.covers == ({"press"} if calm else {"press", "ball"})


@pytest.mark.parametrize(("hours", "closed"), [(71.9, True), (72, False)])
def test_a_gate_keeps_its_own_hours_after_a_twist(hours: float, closed: bool) -> None:
    gated = routine(exercise(), gate=Gate("", None, 72, False, False))
    stands = now_stands((check(hours=hours, twisted=True),))
    assert (reasons(gated, stands, None) == (Reason.TWIST,)) == closed


def test_a_twist_in_the_future_counts_as_just_now() -> None:
    assert now_stands((check(hours=-30, twisted=True),)).hours_since_twist == 0


@pytest.mark.parametrize(
    ("swelling", "tender"),
    [(None, False), (Swelling.NONE, False), (Swelling.LITTLE, True), (Swelling.LARGE, True)],
)
def test_new_swelling_takes_the_ball_away(swelling: Swelling | None, tender: bool) -> None:
    stands = now_stands((check(),), (score(1, swelling=swelling),))
    assert stands.tender == tender
    assert len(make_plan(routine(exercise(), BALL), (Side.LEFT,), tender=stands.tender).items) == 2 - tender
    assert not now_stands((check(),), (score(1, hours=72, swelling=swelling),)).tender


@pytest.mark.parametrize(
    ("how", "hours", "tender"),
    [(Release.SEEN, 71.9, True), (Release.SEEN, 72, False), (Release.MISTAKE, 1, False)],
)
def test_a_changed_look_keeps_the_ball_away_though_it_was_seen(
    how: Release, hours: float, tender: bool
) -> None:
    stands = now_stands((check(Sign.CHANGED_LOOK, hours=hours), check(hours=0, release=how)))
    assert not stands.open_signs
    assert stands.tender == tender


@pytest.mark.parametrize(("value", "closed"), [(6, False), (7, True), (10, True)])
def test_a_score_of_seven_closes_everything(value: int, closed: bool) -> None:
    expected = (Reason.HIGH_SCORE,) if closed else ()
    assert reasons(routine(exercise()), now_stands((check(),), (score(value),)), 0) == expected
    assert reasons(routine(exercise()), now_stands((check(),)), value) == expected


@pytest.mark.parametrize(
    ("later", "settled"),
    [
        (score(3, hours=1, moment=Moment.NEXT_MORNING), True),
        (score(4, hours=1, moment=Moment.NEXT_MORNING), False),
        (score(0, hours=1, moment=Moment.REST_BEFORE), False),
        (score(0, hours=1, moment=Moment.NEXT_MORNING, side=Side.RIGHT), False),
        (score(0, hours=30, moment=Moment.NEXT_MORNING), False),
        (score(0, hours=8.5, moment=Moment.NEXT_MORNING), True),
    ],
)
def test_a_high_score_settles_with_a_later_morning_of_that_side(later: PainEntry, settled: bool) -> None:
    entries = tuple(sorted((score(8, hours=20), later), key=lambda entry: entry.refers_to.utc))
    assert (now_stands((check(),), entries).high_score is None) == settled


def test_just_after_midnight_is_no_morning() -> None:
    late = score(8, hours=10)  # 23:00 the evening before
    soon, next_day = (score(0, hours=hours, moment=Moment.NEXT_MORNING) for hours in (8.5, 1))
    assert soon.refers_to.local_date > late.refers_to.local_date
    assert now_stands((check(),), (late, soon)).high_score is not None
    assert now_stands((check(),), (late, next_day)).high_score is None


def test_nothing_is_moved_with_the_pack_on() -> None:
    iced = Standing(checked=True, cold=True, iced=True)
    assert closed_by(GENTLE, iced) == (Reason.COLD,)
    assert closed_by(GENTLE, iced, moves=False) == ()
    assert closed_by(GENTLE, Standing(checked=True, cold=True)) == ()


def test_a_high_score_is_released_by_having_been_seen_but_not_for_the_next_one() -> None:
    seen = check(hours=5, release=Release.SEEN)
    assert now_stands((check(hours=9), seen), (score(8, hours=6),)).high_score is None
    assert now_stands((check(hours=9), seen), (score(8, hours=4),)).high_score is not None


@pytest.mark.parametrize(
    ("limit", "value", "expected"),
    [
        (3, 3, ()),
        (3, 4, (Reason.PAIN_AT_REST,)),
        (3, None, (Reason.NO_SCORE,)),
        (5, 5, ()),
        (None, 6, ()),
        (None, None, ()),
        (None, 7, (Reason.HIGH_SCORE,)),
    ],
)
def test_the_pain_gates(limit: int | None, value: int | None, expected: tuple[Reason, ...]) -> None:
    gated = routine(exercise(), gate=Gate("", limit, 0, False, False))
    assert reasons(gated, now_stands((check(),)), value) == expected


@pytest.mark.parametrize(
    ("light", "expected"),
    [
        (Light.GREEN, ()),
        (Light.AMBER, ()),
        (Light.HOLD, ()),
        (Light.RED, (Reason.RED,)),
        (Light.CALM, (Reason.RED,)),
        (Light.STOP, (Reason.RED,)),
    ],
)
def test_strength_waits_for_a_session_that_was_not_red(light: Light, expected: tuple[Reason, ...]) -> None:
    gate = Gate("", 3, 168, False, False, not_after_red=True)
    assert closed_by(gate, now_stands((check(),)), light=light) == expected
    assert closed_by(replace(gate, not_after_red=False), now_stands((check(),)), light=light) == ()


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (2, ()),
        (3, (Reason.WALKING_PAIN,)),
        (7, (Reason.HIGH_SCORE,)),
        (None, (Reason.NO_SCORE,)),
    ],
)
def test_balance_asks_for_the_pain_of_a_few_steps(score: int | None, expected: tuple[Reason, ...]) -> None:
    gated = routine(exercise(), gate=Gate("", None, 72, False, False, max_walking_pain=2))
    assert reasons(gated, now_stands((check(),)), score) == expected


def test_a_clearance_covers_its_plan_for_ten_minutes() -> None:
    plan = make_plan(routine(exercise(), BALL), (Side.LEFT,))
    word = Clearance(NOW, frozenset({"press", "ball"}), half_size=False)
    assert word.allows(plan, NOW)
    assert word.allows(plan, NOW + timedelta(minutes=10))
    assert not word.allows(plan, NOW + timedelta(minutes=10, seconds=1))
    assert not word.allows(plan, NOW - timedelta(seconds=1))
    assert not Clearance(NOW, frozenset({"press"}), half_size=False).allows(plan, NOW)
    assert not Clearance(NOW, word.covers, half_size=True).allows(plan, NOW)


def test_a_gentle_routine_asks_nothing_when_today_is_known_and_low() -> None:
    assert may_skip_question(GENTLE, 3)
    assert not may_skip_question(GENTLE, 4)
    assert not may_skip_question(GENTLE, None)
    assert not may_skip_question(Gate("", 3, 0, False, False), 0)


def test_of_two_sides_the_worse_counts_by_its_latest_score() -> None:
    assert worst_latest((score(6, hours=3), score(2, hours=1), score(3, hours=2, side=Side.RIGHT))) == 3
    assert worst_latest(()) is None


def test_what_closes_before_any_score_names_the_most_serious_first() -> None:
    stands = now_stands((check(Sign.FEVER, twisted=True),), (score(8),))
    gate = Gate("", 3, 72, False, False, not_after_red=True)
    closed = closed_by(gate, stands, light=Light.STOP)
    assert closed == (Reason.SIGN, Reason.HIGH_SCORE, Reason.TWIST, Reason.RED)
