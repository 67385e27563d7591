"""The guard knows what was answered and scored, and gives or refuses the word to start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Clearance, Reason, Refusal
from ankle_rehab.domain.icing import Icing, StopReason, Ticks
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.routine import Gate
from ankle_rehab.domain.safety import Release, SignCheck
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.guard import Guard
from ankle_rehab.storage.faults import DiskFull
from tests.fakes.clock import FakeClock
from tests.fakes.exercises import exercise, routine
from tests.fakes.records import AnswerNotes

GENTLE = routine(exercise(), gate=Gate("", 3, 0, False, True))
HARDER = routine(exercise(), gate=Gate("", 3, 0, False, False))


class FullNotes(AnswerNotes):
    """A diary without room for one more answer."""

    def add_check(self, check: SignCheck) -> SignCheck:
        raise DiskFull(Path("diary"))


@pytest.fixture
def notes() -> AnswerNotes:
    return AnswerNotes()


@pytest.fixture
def guard(clock: FakeClock, notes: AnswerNotes) -> Guard:
    return Guard(clock, notes, "v1")


def write(notes: AnswerNotes, clock: FakeClock, score: int, side: Side = Side.LEFT) -> None:
    stamp = Stamp.of(clock.now(), clock.zone())
    notes.add_pain(PainEntry(side, score, Moment.OTHER, stamp, stamp))


def test_the_first_thing_is_the_page_of_signs(guard: Guard) -> None:
    assert not guard.standing().checked
    assert guard.clear(GENTLE, 0) == Refusal((Reason.NOT_CHECKED,))
    assert guard.answer(frozenset(), twisted=False).checked
    assert isinstance(guard.clear(GENTLE, 0), Clearance)


def test_an_answer_is_kept_with_its_time_and_the_version_of_the_text(
    guard: Guard, notes: AnswerNotes, clock: FakeClock
) -> None:
    stands = guard.answer(frozenset({Sign.FEVER}), twisted=True)
    assert stands.open_signs == {Sign.FEVER}
    assert stands.calm
    kept = notes.answers[0]
    assert (kept.text_version, kept.at) == ("v1", Stamp.of(clock.now(), clock.zone()))


@pytest.mark.parametrize("how", [Release.SEEN, Release.MISTAKE])
def test_a_release_opens_again(guard: Guard, how: Release) -> None:
    guard.answer(frozenset({Sign.FEVER}), twisted=False)
    assert guard.closed_by(GENTLE) == (Reason.SIGN,)
    assert not guard.release(how).open_signs
    assert guard.closed_by(GENTLE) == ()


def test_a_mistake_is_about_what_stood_on_the_screen(guard: Guard, clock: FakeClock) -> None:
    guard.answer(frozenset({Sign.NUMB}), twisted=False)
    clock.advance(60)
    guard.answer(frozenset(), twisted=True)
    clock.advance(60)
    stands = guard.release(Release.MISTAKE, of=frozenset({Sign.NUMB}))
    assert (stands.open_signs, stands.calm) == (frozenset(), True)
    guard.answer(frozenset({Sign.FEVER}), twisted=True)
    clock.advance(60)
    stands = guard.release(Release.MISTAKE, of=frozenset({Sign.FEVER}))
    assert (stands.open_signs, stands.calm) == (frozenset(), True)
    guard.answer(frozenset({Sign.FEVER}), twisted=True)
    assert guard.release(Release.MISTAKE, of=frozenset({Sign.FEVER}), twist=True).open_signs == frozenset()


@pytest.mark.parametrize(("score", "known"), [(3, 3), (4, None)])
def test_a_gentle_routine_knows_a_low_score_of_today(
    guard: Guard, notes: AnswerNotes, clock: FakeClock, score: int, known: int | None
) -> None:
    assert guard.known_score(GENTLE) is None
    write(notes, clock, score)
    assert guard.known_score(GENTLE) == known
    assert guard.known_score(HARDER) is None


def test_yesterdays_score_is_not_todays(guard: Guard, notes: AnswerNotes, clock: FakeClock) -> None:
    write(notes, clock, 2)
    clock.advance(15 * 3600)
    assert clock.now().date() > notes.scores[0].refers_to.local_date
    assert guard.known_score(GENTLE) is None


def test_the_sorer_side_decides(guard: Guard, notes: AnswerNotes, clock: FakeClock) -> None:
    write(notes, clock, 1, Side.LEFT)
    write(notes, clock, 5, Side.RIGHT)
    assert guard.score_today() == 5
    assert guard.known_score(GENTLE) is None


def test_a_high_score_of_ninety_days_ago_still_holds(
    guard: Guard, notes: AnswerNotes, clock: FakeClock
) -> None:
    guard.answer(frozenset(), twisted=False)
    write(notes, clock, 8)
    clock.advance(89 * 86400)
    assert guard.clear(GENTLE, 0) == Refusal((Reason.HIGH_SCORE, Reason.NOT_CHECKED))


def test_the_words_of_a_clearance_hold_from_now(guard: Guard, clock: FakeClock) -> None:
    guard.answer(frozenset(), twisted=False)
    clock.advance(3600)
    verdict = guard.clear(replace(GENTLE, steps=GENTLE.steps), 2)
    assert verdict == Clearance(clock.now(), frozenset({"press"}), half_size=False)


def test_a_sign_that_the_disk_refuses_holds_all_the_same(clock: FakeClock) -> None:
    guard = Guard(clock, FullNotes(), "v1")
    assert guard.answer(frozenset({Sign.FEVER}), twisted=False).open_signs == {Sign.FEVER}
    assert guard.clear(GENTLE, 0) == Refusal((Reason.SIGN,))
    assert guard.answered_at() == clock.now()
    assert not guard.release(Release.SEEN).open_signs


def test_a_tick_is_dated_by_the_clock_on_the_wall_here(guard: Guard, clock: FakeClock) -> None:
    guard.answer(frozenset({Sign.FEVER}), twisted=False)
    at = guard.answered_at()
    assert at is not None
    assert (at.hour, at.utcoffset()) == (9, clock.now().utcoffset())


def test_the_other_ankle_does_not_speak_for_the_sore_one(
    guard: Guard, notes: AnswerNotes, clock: FakeClock
) -> None:
    write(notes, clock, 1, Side.LEFT)
    assert guard.known_score(GENTLE, (Side.LEFT,)) == 1
    assert guard.known_score(GENTLE, (Side.RIGHT,)) is None
    assert guard.known_score(GENTLE, (Side.RIGHT, Side.LEFT)) is None


def test_balance_waits_while_the_ankle_is_cold(guard: Guard, notes: AnswerNotes, clock: FakeClock) -> None:
    waits = routine(exercise(), gate=Gate("", 3, 0, False, False, waits_after_icing=True))
    guard.answer(frozenset(), twisted=False)
    icing = Icing.begin(clock.read(), clock.zone(), 20, Side.LEFT, Ticks(True, True))
    notes.cold = [icing]
    assert guard.closed_by(waits) == guard.closed_by(HARDER) == (Reason.COLD,)
    assert guard.closed_by(waits, moves=False) == ()
    clock.advance(1200)
    over = icing.take_off(clock.read(), StopReason.USER).confirm_end(clock.read()).after(True, None)
    notes.cold = [over]
    clock.advance(29 * 60)
    assert guard.closed_by(HARDER) == ()
    assert guard.clear(waits, 0) == Refusal((Reason.COLD,))
    clock.advance(60)
    assert isinstance(guard.clear(waits, 0), Clearance)
