"""The player moves a session by the clock, keeps every step on disk and lets nothing start unasked."""

from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.cues import Cue, CueKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Clearance
from ankle_rehab.domain.hurt import HurtChoice
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.plan import Phase, Plan
from ankle_rehab.domain.session import PauseReason, SessionRun, State
from ankle_rehab.services.player import NotCleared, Player
from ankle_rehab.storage.faults import DiskFull
from tests.fakes.clock import FakeClock
from tests.fakes.exercises import WALK, exercise, plan
from tests.fakes.records import SessionNotes

LEFT = (Side.LEFT,)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def notes() -> SessionNotes:
    return SessionNotes()


@pytest.fixture
def player(clock: FakeClock, notes: SessionNotes) -> Generator[Player]:
    made = Player(clock, notes)
    yield made
    if made.active:
        made.end()


def cleared(clock: FakeClock, wanted: Plan) -> Clearance:
    return Clearance(clock.now(), frozenset(one.id for one in wanted.exercises), half_size=False)


def start(player: Player, clock: FakeClock, wanted: Plan) -> None:
    player.start(wanted, cleared(clock, wanted))


def pass_time(player: Player, clock: FakeClock, seconds: float, tick: float = 0.5) -> None:
    for _ in range(round(seconds / tick)):
        clock.advance(tick)
        player.tick()


def run_of(player: Player) -> SessionRun:
    assert player.run is not None
    return player.run


def test_what_a_picture_costs_does_not_put_off_the_next(player: Player, clock: FakeClock) -> None:
    (timer,) = player.findChildren(QTimer)
    start(player, clock, plan(exercise(), sides=LEFT))
    clock.advance(1.001)
    player.changed.connect(lambda _run: clock.advance(0.020))
    player.tick()
    assert timer.interval() <= 13


def test_a_whole_session_takes_its_time_and_is_kept_at_every_step(
    player: Player, clock: FakeClock, notes: SessionNotes
) -> None:
    ended: list[SessionRun] = []
    player.finished.connect(ended.append)
    start(player, clock, plan(exercise(), sides=LEFT))
    pass_time(player, clock, 29.5)
    assert player.active
    pass_time(player, clock, 0.5)
    assert not player.active
    assert [run.outcome for run in ended] == [Outcome.COMPLETED]
    assert [run.index for run in notes.steps[1]] == [0, 1]
    run, at = notes.finished[1]
    assert run.done_seconds == 20
    assert at.utc - notes.started[0].utc == timedelta(seconds=30)


def test_without_a_fresh_clearance_for_this_plan_nothing_starts(
    player: Player, clock: FakeClock, notes: SessionNotes
) -> None:
    wanted = plan(exercise())
    word = cleared(clock, wanted)
    clock.advance(601)
    with pytest.raises(NotCleared):
        player.start(wanted, word)
    with pytest.raises(NotCleared):
        player.start(plan(exercise(name="Hop")), cleared(clock, wanted))
    with pytest.raises(NotCleared):
        player.resume(1, SessionRun.begin(wanted), word)
    assert player.run is None
    assert notes.started == []


def test_a_second_session_does_not_start_over_the_first(player: Player, clock: FakeClock) -> None:
    start(player, clock, plan(exercise()))
    with pytest.raises(NotCleared):
        start(player, clock, plan(WALK))


def test_extra_ticks_change_nothing(player: Player, clock: FakeClock) -> None:
    start(player, clock, plan(exercise()))
    clock.advance(2)
    for _ in range(100):
        player.tick()
    assert run_of(player).elapsed == 2


def test_a_key_counts_the_time_up_to_it(player: Player, clock: FakeClock) -> None:
    start(player, clock, plan(exercise()))
    player.confirm()
    clock.advance(2.5)
    player.toggle_pause()
    assert run_of(player).elapsed == 2.5
    clock.advance(100)
    player.toggle_pause()
    clock.advance(1)
    player.skip()
    assert run_of(player).done_seconds == 3.5


def test_a_computer_that_was_away_pauses_the_session_and_a_key_does_not_hide_it(
    player: Player, clock: FakeClock
) -> None:
    cues: list[Cue] = []
    player.cue.connect(lambda cue, _run: cues.append(cue))
    start(player, clock, plan(exercise()))
    pass_time(player, clock, 12)
    clock.sleep(900)
    player.toggle_pause()
    run = run_of(player)
    assert (run.state, run.pause_reason, run.elapsed) == (State.PAUSED, PauseReason.GAP, 2)
    assert cues[-1] == Cue(CueKind.GAP)
    player.confirm()
    assert run_of(player).state is State.RUNNING
    pass_time(player, clock, 1)
    assert run_of(player).elapsed == 3


def test_while_it_hurts_waits_for_its_answer_no_key_goes_on(player: Player, clock: FakeClock) -> None:
    start(player, clock, plan(exercise()))
    pass_time(player, clock, 12)
    player.pause_for_question()
    asked = run_of(player)
    for key in (player.toggle_pause, player.confirm, player.skip, player.back):
        key()
        assert run_of(player) == asked
    player.hurt(4)
    scored = run_of(player)
    for key in (player.toggle_pause, player.confirm, player.skip, player.back, player.withdraw_question):
        key()
        assert run_of(player) == scored


def test_only_a_way_on_that_the_score_leaves_open_is_taken(
    player: Player, clock: FakeClock, notes: SessionNotes
) -> None:
    start(player, clock, plan(exercise(), WALK))
    player.choose(HurtChoice.STOP)
    assert player.active
    player.pause_for_question()
    player.choose(HurtChoice.GO_ON)
    assert run_of(player).state is State.PAUSED
    player.hurt(4)
    player.choose(HurtChoice.GO_ON)
    assert run_of(player).state is State.PAUSED
    player.choose(HurtChoice.SKIP)
    assert run_of(player).state is State.WAITING
    assert notes.steps[1][-2].hurts == (4,)


@pytest.mark.parametrize(
    ("choice", "index", "state"),
    [
        (HurtChoice.GO_ON, 1, State.RUNNING),
        (HurtChoice.EASIER, 2, State.RUNNING),
        (HurtChoice.SKIP, 4, State.WAITING),
    ],
)
def test_the_ways_on(player: Player, clock: FakeClock, choice: HurtChoice, index: int, state: State) -> None:
    start(player, clock, plan(exercise(), WALK))
    pass_time(player, clock, 12)
    player.pause_for_question()
    player.hurt(2)
    player.choose(choice)
    assert (run_of(player).index, run_of(player).state) == (index, state)


@pytest.mark.parametrize("score", [2, 7])
def test_stopping_because_it_hurts_is_kept_as_that(
    player: Player, clock: FakeClock, notes: SessionNotes, score: int
) -> None:
    start(player, clock, plan(exercise()))
    player.pause_for_question()
    player.hurt(score)
    player.choose(HurtChoice.STOP)
    run, _ = notes.finished[1]
    assert (run.outcome, run.hurts) == (Outcome.STOPPED_FOR_PAIN, (score,))


def test_it_hurts_pressed_by_mistake_goes_on(player: Player, clock: FakeClock) -> None:
    start(player, clock, plan(exercise()))
    player.pause_for_question()
    player.withdraw_question()
    assert run_of(player).state is State.RUNNING
    assert run_of(player).hurts == ()


def test_an_activity_counts_the_time_the_person_really_took(player: Player, clock: FakeClock) -> None:
    start(player, clock, plan(WALK, WALK, exercise()))
    clock.advance(50)
    player.confirm()
    clock.advance(7)
    player.confirm()
    assert run_of(player).done_seconds == 57
    assert run_of(player).step.phase is Phase.READY


def test_a_session_found_after_a_crash_waits_at_its_step_and_keeps_its_number(
    player: Player, clock: FakeClock, notes: SessionNotes
) -> None:
    wanted = plan(exercise(), sides=LEFT)
    notes.steps[41] = []
    player.resume(41, SessionRun.begin(wanted).confirm().advance(3), cleared(clock, wanted))
    run = run_of(player)
    assert (run.index, run.elapsed, run.state) == (1, 0, State.PAUSED)
    clock.advance(500)
    player.tick()
    player.confirm()
    pass_time(player, clock, 20)
    assert notes.finished[41][0].done_seconds == 20


def test_a_full_disk_does_not_stop_the_session_and_it_is_kept_once_there_is_room(
    player: Player, clock: FakeClock, notes: SessionNotes
) -> None:
    notes.fault = DiskFull(Path("diary"))
    start(player, clock, plan(exercise()))
    pass_time(player, clock, 31)
    assert run_of(player).step.phase is Phase.SWITCH
    assert player.session_id is None
    notes.fault = None
    pass_time(player, clock, 24)
    assert notes.finished[1][0].outcome is Outcome.COMPLETED


def test_the_end_is_told_even_when_it_cannot_be_kept(
    player: Player, clock: FakeClock, notes: SessionNotes
) -> None:
    ended: list[SessionRun] = []
    player.finished.connect(ended.append)
    start(player, clock, plan(WALK))
    notes.fault = DiskFull(Path("diary"))
    player.confirm()
    assert len(ended) == 1


def test_it_wakes_up_by_itself(player: Player, clock: FakeClock, qtbot: QtBot) -> None:
    start(player, clock, plan(exercise()))
    clock.advance(1)
    with qtbot.waitSignal(player.changed, timeout=1000):
        pass
    assert run_of(player).elapsed == 1
