"""The icing timer against a clock moved by hand: what is shown, announced and kept, whatever happens."""

from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import CheckAnswer, Icing, IcingState, SkinAfter, StopReason, Ticks
from ankle_rehab.domain.icing_cues import IcingCue
from ankle_rehab.domain.icing_rules import Condition, Hold
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.icing import IcingRefused, IcingTimer, Question
from tests.fakes.clock import FakeClock, RunningClock
from tests.fakes.icing import FakeGuard, MemoryKeeper

BOTH = Ticks(wrapped=True, awake=True)


class Bench:
    """A timer with everything it is given, and lists of what it sent out."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.keeper = MemoryKeeper()
        self.guard = FakeGuard()
        self.timer = self.build()
        self.timer.answer_conditions(frozenset(), "1", asked=False)

    def build(self) -> IcingTimer:
        """Start the program, again if need be."""
        self.cues: list[IcingCue] = []
        self.shown: list[Icing] = []
        self.finished: list[Icing] = []
        timer = IcingTimer(self.clock, self.keeper, self.guard)
        timer.announce.connect(lambda cue, _icing: self.cues.append(cue))
        timer.changed.connect(self.shown.append)
        timer.finished.connect(self.finished.append)
        return timer

    def kill(self) -> None:
        """The program is gone without a word; what is on disk stays."""
        self.timer.blockSignals(True)
        self.timer.deleteLater()
        QCoreApplication.sendPostedEvents(self.timer, QEvent.Type.DeferredDelete.value)

    def start(self, minutes: int = 20) -> None:
        self.timer.start(minutes, BOTH, Side.LEFT)

    def go(self, seconds: int) -> None:
        """So many seconds, one tick each."""
        for _ in range(seconds):
            self.clock.advance(1)
            self.timer.tick()

    @property
    def icing(self) -> Icing:
        icing = self.timer.icing
        assert icing is not None
        return icing


@pytest.fixture
def bench(clock: FakeClock, qapp: QCoreApplication) -> Generator[Bench]:  # noqa: ARG001 (signals need it)
    made = Bench(clock)
    yield made
    made.kill()


def test_twenty_minutes_with_checks(bench: Bench) -> None:
    bench.start()
    for seconds in (310, 300, 300):
        bench.go(seconds)
        bench.timer.answer_fine()
    bench.go(300)
    assert bench.icing.state is IcingState.ALARM
    bench.timer.confirm_end()
    bench.timer.after(True, 2)
    assert bench.cues == [
        IcingCue.START,
        IcingCue.CHIME,
        IcingCue.CHECK,
        IcingCue.CHECK,
        IcingCue.ONE_MINUTE,
        IcingCue.ALARM,
        IcingCue.OFF,
    ]
    (kept,) = bench.keeper.icings()
    assert bench.finished == [kept]
    assert (kept.reason, kept.lasted, kept.skin_after) == (StopReason.TIME_UP, 1210, SkinAfter.NORMAL)
    assert [past.answer for past in kept.checked] == [CheckAnswer.FINE] * 3
    assert [(entry.side, entry.score) for entry in bench.keeper.scores] == [(Side.LEFT, 2)]
    assert bench.timer.icing is None


def test_no_answer_louder_alarm(bench: Bench) -> None:
    bench.start()
    bench.go(600)
    bench.cues.clear()
    bench.go(120)
    assert bench.cues == [IcingCue.LOUDER, IcingCue.LOUDER, IcingCue.LOUDER, IcingCue.ALARM]
    assert bench.icing.reason is StopReason.UNANSWERED
    bench.go(45)
    assert bench.cues[4:] == [IcingCue.ALARM, IcingCue.ALARM]
    bench.timer.stop(StopReason.USER)
    assert bench.icing.state is IcingState.AFTER
    assert bench.icing.lasted == 765


def test_suspended_past_the_end_the_first_thing_is_the_alarm(bench: Bench) -> None:
    bench.start()
    bench.go(120)
    bench.cues.clear()
    bench.clock.sleep(45 * 60)
    bench.timer.tick()
    assert bench.cues == [IcingCue.ALARM]
    assert bench.icing.over == pytest.approx(27 * 60)
    bench.timer.confirm_end()
    bench.timer.after(True, None)
    assert bench.keeper.icings()[0].lasted == 47 * 60


def test_any_number_of_ticks_changes_nothing(bench: Bench) -> None:
    bench.start()
    bench.clock.advance(400)
    bench.timer.tick()
    shown = bench.icing
    for _ in range(50):
        bench.timer.tick()
    assert bench.icing == shown
    assert bench.cues == [IcingCue.START, IcingCue.CHIME]


@pytest.mark.parametrize("hours", [-30, -1, 1, 5000])
def test_a_changed_wall_clock_does_not_touch_it(bench: Bench, hours: int) -> None:
    bench.start()
    bench.go(60)
    bench.clock.set_wall(bench.clock.now() + timedelta(hours=hours))
    bench.go(60)
    assert bench.icing.remaining == pytest.approx(18 * 60)


@pytest.mark.parametrize("reboot", [False, True])
def test_after_a_kill_it_goes_on_where_the_skin_is(bench: Bench, reboot: bool) -> None:
    bench.start()
    bench.go(130)
    bench.kill()
    if reboot:
        bench.clock.reboot(60)
    else:
        bench.clock.advance(60)
    bench.timer = bench.build()
    assert bench.icing.remaining == pytest.approx(1200 - 190, abs=1)
    bench.go(120)
    assert bench.cues == [IcingCue.CHIME]


@pytest.mark.parametrize("reboot", [False, True])
def test_past_the_end_at_the_next_start_the_alarm_is_first(bench: Bench, reboot: bool) -> None:
    bench.start()
    bench.go(130)
    bench.kill()
    if reboot:
        bench.clock.reboot(25 * 60 - 10)
    else:
        bench.clock.advance(25 * 60 - 10)
    bench.timer = bench.build()
    assert bench.icing.state is IcingState.ALARM
    assert bench.icing.over // 60 == 7
    bench.timer.tick()
    assert bench.cues == [IcingCue.ALARM]
    kept = bench.keeper.open_icing()
    assert kept is not None and kept.state is IcingState.ALARM


def test_it_wakes_by_itself_after_a_restart(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    bench.kill()
    bench.clock.advance(1300)
    bench.timer = bench.build()
    qtbot.waitUntil(lambda: IcingCue.ALARM in bench.cues, timeout=1000)


def test_the_questions_afterwards_survive_a_kill_for_two_hours(bench: Bench) -> None:
    bench.start(5)
    bench.go(300)
    bench.timer.confirm_end()
    bench.kill()
    bench.clock.advance(3600)
    bench.timer = bench.build()
    assert bench.icing.state is IcingState.AFTER
    bench.kill()
    bench.clock.advance(3700)
    bench.timer = bench.build()
    assert bench.timer.icing is None
    assert bench.keeper.icings()[0].skin_after is None


def test_a_full_disk_does_not_stop_the_alarm_and_is_made_good(bench: Bench) -> None:
    bench.keeper.full = True
    bench.start(5)
    bench.go(290)
    assert bench.keeper.rows == {}
    bench.go(10)
    assert bench.icing.state is IcingState.ALARM
    bench.keeper.full = False
    bench.timer.confirm_end()
    bench.timer.after(True, 4)
    assert bench.keeper.icings()[0].lasted == 300


def test_an_ended_icing_on_a_full_disk_still_counts_and_is_written_later(bench: Bench) -> None:
    bench.start(5)
    bench.go(300)
    bench.timer.confirm_end()
    bench.keeper.full = True
    bench.timer.after(True, 4)
    assert bench.timer.allowed().reason is Hold.TOO_SOON
    assert bench.keeper.icings() == ()
    bench.keeper.full = False
    bench.timer.save_again()
    assert len(bench.keeper.icings()) == 1


def test_the_disk_is_written_at_changes_and_once_a_minute_not_every_second(bench: Bench) -> None:
    bench.start()
    before = bench.keeper.writes
    bench.go(299)
    assert bench.keeper.writes - before == 4


def test_the_next_one_is_allowed_after_two_hours(bench: Bench) -> None:
    bench.start(5)
    assert bench.timer.allowed().reason is Hold.RUNNING
    bench.go(300)
    bench.timer.confirm_end()
    end = bench.clock.now()
    bench.timer.after(True, None)
    allowed = bench.timer.allowed()
    assert (allowed.allowed, allowed.reason, allowed.at) == (False, Hold.TOO_SOON, end + timedelta(hours=2))
    with pytest.raises(IcingRefused):
        bench.start()
    assert bench.timer.cold_until() == end + timedelta(minutes=30)
    bench.clock.advance(7200)
    assert bench.timer.cold_until() is None
    bench.start()
    assert bench.timer.active


def test_six_a_day_after_a_twist_then_three(bench: Bench) -> None:
    bench.guard.now = Standing(checked=True, hours_since_twist=1.0)
    assert bench.timer.allowed().limit == 6
    bench.guard.now = Standing(checked=True, hours_since_twist=80.0)
    assert bench.timer.allowed().limit == 3


def score(clock: FakeClock, value: int) -> PainEntry:
    stamp = Stamp.of(clock.now(), clock.zone())
    return PainEntry(Side.LEFT, value, Moment.OTHER, stamp, stamp)


def test_some_signs_close_it(bench: Bench) -> None:
    bench.guard.now = Standing(checked=True, open_signs=frozenset({Sign.FEVER}))
    assert bench.timer.allowed().reason is Hold.SIGN
    with pytest.raises(IcingRefused):
        bench.start()
    bench.guard.now = Standing(checked=True, open_signs=frozenset({Sign.SEVERE_PAIN}))
    assert bench.timer.allowed().allowed


def test_after_a_high_score_the_signs_are_asked_and_then_decide(bench: Bench) -> None:
    severe = score(bench.clock, 8)
    bench.guard.now = Standing(checked=True, high_score=severe, ice_asks=True)
    assert bench.timer.question() is Question.SIGNS
    with pytest.raises(IcingRefused):
        bench.start()
    bench.guard.now = Standing(checked=True, high_score=severe)
    assert bench.timer.allowed().allowed


def test_the_signs_come_first_then_the_conditions(clock: FakeClock, bench: Bench) -> None:
    bench.guard.now = Standing(checked=False)
    assert bench.timer.question() is Question.SIGNS
    with pytest.raises(IcingRefused):
        bench.start()
    bench.guard.now = Standing(checked=True)
    assert bench.timer.question() is None
    clock.advance(90 * 86400)
    assert bench.timer.question() is Question.CONDITIONS
    bench.timer.answer_conditions(frozenset({Condition.DIABETES}), "1", asked=False)
    assert bench.timer.question() is Question.ASK_FIRST
    bench.timer.answer_conditions(frozenset({Condition.DIABETES}), "1", asked=True)
    assert bench.timer.question() is None
    bench.timer.answer_conditions(frozenset({Condition.RAYNAUD}), "1", asked=True)
    assert bench.timer.allowed().reason is Hold.CONDITION
    with pytest.raises(IcingRefused):
        bench.start()


def test_skin_that_is_not_normal_is_asked_about_and_holds_the_next_icing(bench: Bench) -> None:
    bench.start(5)
    bench.go(300)
    bench.timer.confirm_end()
    bench.timer.after(False, None)
    assert bench.timer.skin_question() is None
    bench.clock.advance(1799)
    assert bench.timer.skin_question() is None
    bench.clock.advance(1)
    assert bench.timer.skin_question() is not None
    bench.timer.skin_again(False)
    bench.clock.advance(10800)
    waiting = bench.timer.skin_question()
    assert waiting is not None and waiting.skin_after is SkinAfter.STILL_NOT
    assert bench.timer.allowed().reason is Hold.SKIN
    bench.timer.skin_again(True)
    assert bench.timer.skin_question() is None
    assert bench.timer.allowed().allowed


def test_a_warning_sign_calls_it_off(bench: Bench) -> None:
    bench.start()
    bench.go(30)
    bench.timer.heed_signs()
    assert bench.icing.state is IcingState.RUNNING
    bench.guard.now = Standing(checked=True, open_signs=frozenset({Sign.OUT_OF_SHAPE}))
    bench.timer.heed_signs()
    assert bench.cues[-1] is IcingCue.ALARM
    bench.timer.confirm_end()
    assert bench.icing.reason is StopReason.SIGN


@pytest.mark.parametrize("minutes", [0, 21, 40])
def test_never_longer(bench: Bench, minutes: int) -> None:
    with pytest.raises(ValueError, match=r"5, 10, 15 or 20|length"):
        bench.start(minutes)
    assert not bench.timer.active


@pytest.mark.usefixtures("qapp")
def test_a_timer_with_nothing_to_wait_for_does_not_wake_up() -> None:
    bench = Bench(RunningClock())
    waiting = [timer for timer in bench.timer.findChildren(QTimer) if timer.isActive()]
    assert waiting == []
    bench.kill()


def test_an_unplugged_diary_keeps_nobody_from_finishing(bench: Bench) -> None:
    bench.start(5)
    bench.go(300)
    bench.keeper.full = bench.keeper.away = True
    bench.timer.confirm_end()
    bench.timer.after(skin_ok=True, pain=None)
    assert bench.timer.icing is None
    assert len(bench.finished) == 1
