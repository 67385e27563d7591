"""Self-tests: kept, found, undone, due, and closed by the same gates as sessions."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.self_test import SELF_TESTS, TestKind
from ankle_rehab.domain.self_test_run import RunEnd, RunPhase, TestCueKind
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.diary import Topic
from ankle_rehab.services.self_test_timer import SelfTestTimer
from ankle_rehab.services.self_tests import SelfTests
from tests.fakes.clock import FakeClock
from tests.ui.house import House, stamp

pytestmark = pytest.mark.usefixtures("qapp")
BALANCE, RAISES = TestKind.BALANCE, TestKind.HEEL_RAISES


@pytest.fixture
def house(clock: FakeClock, data_dir: Path) -> Generator[House]:
    house = House(clock, data_dir)
    house.preferences.change(sore_side=Side.LEFT)
    yield house
    house.close()


@pytest.fixture
def tests(house: House) -> SelfTests:
    return house.parts.self_tests


def scores(house: House) -> list[tuple[Side, Moment, int]]:
    return [(entry.side, entry.moment, entry.score) for entry in house.diary.entries()]


def ready(house: House) -> None:
    """All questions answered, and a low number today."""
    house.guard.answer(frozenset(), twisted=False)
    house.parts.self_tests.say_rest((Side.LEFT,), 1)


def test_a_result_comes_back_and_can_be_undone(house: House, tests: SelfTests) -> None:
    told: list[Topic] = []
    house.diary.changed.connect(told.append)
    kept = tests.reached(BALANCE, Side.LEFT, 24)
    assert tests.results() == (kept,)
    assert kept.id is not None
    assert Topic.TESTS in told
    assert house.diary.undo.undo()
    assert tests.results() == ()
    assert house.diary.undo.redo()
    assert tests.results() == (kept,)
    tests.remove(kept)
    assert tests.results() == ()


def test_the_worst_pain_is_a_score_of_the_diary_and_a_second_answer_replaces_it(
    house: House, tests: SelfTests
) -> None:
    kept = tests.reached(BALANCE, Side.RIGHT, 24)
    said = tests.say_pain(kept, 4)
    assert tests.results() == (said,)
    assert scores(house) == [(Side.RIGHT, Moment.DURING_WORST, 4)]
    tests.say_pain(said, 2)
    assert [one.pain for one in tests.results()] == [2]
    assert scores(house) == [(Side.RIGHT, Moment.DURING_WORST, 2)]
    for _ in range(3):
        house.diary.undo.undo()
    assert (tests.results(), scores(house)) == ((), [])


def test_a_result_that_pain_ended_is_one_step(house: House, tests: SelfTests) -> None:
    tests.reached(RAISES, Side.LEFT, 7, 6)
    assert scores(house) == [(Side.LEFT, Moment.DURING_WORST, 6)]
    house.diary.undo.undo()
    assert (tests.results(), scores(house)) == ((), [])


def test_the_last_one_is_the_best_of_its_day(house: House, tests: SelfTests) -> None:
    assert tests.last(BALANCE, Side.LEFT) is None
    for amount in (20, 24, 22):
        first = tests.reached(BALANCE, Side.LEFT, amount)
        house.clock.advance(60)
    found = tests.last(BALANCE, Side.LEFT)
    assert found is not None
    assert found.amount == 24
    house.clock.advance(14 * 86_400)
    later = tests.reached(BALANCE, Side.LEFT, 30)
    before = tests.last(BALANCE, Side.LEFT, before=later)
    assert before is not None
    assert before.amount == 24
    assert tests.last(BALANCE, Side.LEFT, before=first) is None
    assert [one.amount for one in tests.history(BALANCE)] == [24, 30]


def test_it_is_due_a_fortnight_later(house: House, tests: SelfTests) -> None:
    assert len(tests.due()) == 6
    for kind in SELF_TESTS:
        for side in Side:
            tests.reached(kind, side, 5)
    assert tests.due() == ()
    house.clock.advance(13 * 86_400)
    assert tests.due() == ()
    house.clock.advance(86_400)
    assert len(tests.due()) == 6


def test_open_after_the_questions_and_a_low_number(house: House, tests: SelfTests) -> None:
    assert tests.closed_by(BALANCE)[0] is Reason.NOT_CHECKED
    house.guard.answer(frozenset(), twisted=False)
    assert tests.closed_by(BALANCE) == (Reason.NO_SCORE,)
    tests.say_rest((Side.LEFT,), 3)
    for kind in SELF_TESTS:
        assert tests.closed_by(kind) == ()


@pytest.mark.parametrize(("score", "reason"), [(4, Reason.PAIN_AT_REST), (7, Reason.HIGH_SCORE)])
def test_pain_at_rest_closes_them(house: House, tests: SelfTests, score: int, reason: Reason) -> None:
    ready(house)
    tests.say_rest((Side.LEFT,), score)
    assert tests.closed_by(BALANCE)[0] is reason


@pytest.mark.parametrize("sign", [Sign.OUT_OF_SHAPE, Sign.NUMB, Sign.SEVERE_PAIN])
def test_a_sign_closes_them(house: House, tests: SelfTests, sign: Sign) -> None:
    ready(house)
    house.guard.answer(frozenset({sign}), twisted=False)
    assert tests.closed_by(RAISES)[0] is Reason.SIGN


def test_a_twist_closes_them_for_72_hours(house: House, tests: SelfTests) -> None:
    ready(house)
    house.guard.answer(frozenset(), twisted=True)
    assert Reason.TWIST in tests.closed_by(BALANCE)
    house.clock.advance(73 * 3600)
    house.guard.answer(frozenset(), twisted=False)
    tests.say_rest((Side.LEFT,), 1)
    assert tests.closed_by(BALANCE) == ()


def test_heel_raises_wait_for_7_days_after_a_twist_as_strength_work_does(
    house: House, tests: SelfTests
) -> None:
    ready(house)
    house.guard.answer(frozenset(), twisted=True)
    for hours, closed in ((73, True), (94, True), (2, False)):
        house.clock.advance(hours * 3600)
        house.guard.answer(frozenset(), twisted=False)
        tests.say_rest((Side.LEFT,), 1)
        assert (Reason.TWIST in tests.closed_by(RAISES)) is closed
        assert Reason.TWIST not in tests.closed_by(BALANCE)


def test_a_score_of_seven_in_a_test_closes_the_next(house: House, tests: SelfTests) -> None:
    ready(house)
    tests.reached(BALANCE, Side.LEFT, 12, 7)
    assert Reason.HIGH_SCORE in tests.closed_by(BALANCE)


def test_without_a_sore_ankle_any_number_of_today_is_enough(house: House, tests: SelfTests) -> None:
    house.preferences.change(sore_side=None)
    house.guard.answer(frozenset(), twisted=False)
    now = stamp(22, 8)
    house.diary.add_pain(PainEntry(Side.RIGHT, 0, Moment.OTHER, now, now))
    assert tests.closed_by(BALANCE) == ()


# the timer -----------------------------------------------------------------------------------------------


def test_the_timer_counts_by_the_clock_and_says_what_is_heard(clock: FakeClock) -> None:
    timer = SelfTestTimer(clock)
    cues: list[str] = []
    timer.cue.connect(lambda cue, _run: cues.append(cue.kind.value))
    timer.start(BALANCE, Side.LEFT)
    assert timer.active
    for _ in range(4 * 34):
        clock.advance(0.25)
        timer.tick()
        timer.tick()
    timer.press()
    assert timer.run is not None
    assert (timer.run.amount, timer.run.end, timer.active) == (24, RunEnd.KEY, False)
    assert [kind for kind in cues if kind == TestCueKind.SECONDS] == ["seconds"] * 2
    timer.press()
    assert cues.count("end") == 1


def test_a_computer_that_slept_ends_the_count(clock: FakeClock) -> None:
    timer = SelfTestTimer(clock)
    timer.start(RAISES, Side.LEFT)
    timer.press()
    for _ in range(13):
        clock.advance(1)
        timer.tick()
    clock.sleep(60)
    timer.press()
    assert timer.run is not None
    assert (timer.run.end, timer.run.amount) == (RunEnd.GAP, 2)


def test_a_test_that_is_left_tells_nothing(clock: FakeClock) -> None:
    timer = SelfTestTimer(clock)
    timer.start(BALANCE, Side.LEFT)
    timer.press()
    told: list[object] = []
    timer.changed.connect(told.append)
    timer.leave()
    timer.tick()
    assert (told, timer.active, timer.run) == ([None], False, None)


def test_a_key_in_the_last_moment_of_getting_ready_does_not_end_what_has_just_begun(
    clock: FakeClock,
) -> None:
    timer = SelfTestTimer(clock)
    timer.start(BALANCE, Side.LEFT)
    for _ in range(3):
        clock.advance(2.5)
        timer.tick()
    clock.advance(2.5)
    timer.press()
    assert timer.run is not None
    assert timer.run.phase is RunPhase.COUNTING
    timer.leave()
