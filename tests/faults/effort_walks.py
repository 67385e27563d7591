"""Random minutes of a session: ticks early and late, sleep, pauses, and a wall clock that is set by years."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from ankle_rehab.domain.clock import Reading
from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.gates import Clearance
from ankle_rehab.domain.session import PauseReason, SessionRun, State
from ankle_rehab.services.player import Player
from tests.fakes.clock import FakeClock
from tests.fakes.exercises import exercise, plan
from tests.fakes.records import SessionNotes

DECADE = 10 * 365 * 86400
DRIFT = 0.05
LONG = plan(exercise(Dose(Mode.HOLD, seconds=3 * 3600, switch=5)), sides=(Side.LEFT,))
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("tick"), st.integers(0, 3000)),
        st.tuples(st.just("sleep"), st.integers(4_000, 7_200_000)),
        st.tuples(st.just("clock"), st.integers(-DECADE, DECADE).map(lambda seconds: seconds * 1000)),
        st.tuples(st.just("pause"), st.just(0)),
    ),
    max_size=40,
)


class WallClock(FakeClock):
    """A planted fault: what has passed is read from the clock on the wall."""

    def read(self) -> Reading:
        found = super().read()
        return Reading(found.wall, found.wall.timestamp(), found.boot_id, found.counts_sleep)


class Effort:
    """One long exercise; `guided` is how long it was led through, in seconds, counted a second time."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.player = Player(clock, SessionNotes())
        self.player.start(LONG, Clearance(clock.now(), frozenset({"press"}), half_size=False))
        self.player.tick()
        self.whole = self.run.session_remaining
        self.guided = 0.0

    @property
    def run(self) -> SessionRun:
        run = self.player.run
        assert run is not None
        return run

    @property
    def counted(self) -> float:
        return self.whole - self.run.session_remaining

    def move(self, kind: str, milliseconds: int) -> None:
        """Let one thing happen, and look at the clock."""
        before = self.run
        match kind:
            case "tick":
                self.clock.advance(milliseconds / 1000)
                self.guided += milliseconds / 1000 if before.state is State.RUNNING else 0.0
            case "sleep":
                self.clock.sleep(milliseconds / 1000)
            case "clock":
                self.clock.set_wall(self.clock.now() + timedelta(milliseconds=milliseconds))
            case _:
                self.player.toggle_pause()
                assert self.run.state is not before.state, "a pause was not heeded"
                assert self.counted <= self.guided + DRIFT, "going on counts what was not done"
                self.guided = self.counted
        self.player.tick()
        self._judge(kind, before)

    def _judge(self, kind: str, before: SessionRun) -> None:
        if kind == "sleep":
            woken = PauseReason.GAP if before.state is State.RUNNING else before.pause_reason
            assert self.run.pause_reason is woken, "after sleep it is not paused as it was"
        elif kind != "pause":
            assert self.run.state is before.state, f"{kind} has paused or resumed it"
        assert abs(self.counted - self.guided) <= DRIFT, f"{self.counted} s counted of {self.guided}"

    def end(self) -> None:
        self.player.end()


def walk(moves: list[tuple[str, int]], clock: type[FakeClock] = FakeClock) -> None:
    """Take one walk; raises AssertionError where something does not hold."""
    taken = Effort(clock())
    try:
        for kind, amount in moves:
            taken.move(kind, amount)
    finally:
        taken.end()


def wrong_after(minutes: int) -> float:
    """How many seconds a session is wrong after so many minutes of ticks, the clock set each minute."""
    taken = Effort(FakeClock())
    ticks = minutes * 60 * 30
    for number in range(ticks):
        taken.clock.advance(1 / 30)
        taken.player.tick()
        if number % 1800 == 0:
            years = (-1) ** (number // 1800) * DECADE * 1000
            taken.guided = taken.counted
            taken.move("clock", years)
    wrong = abs(taken.counted - minutes * 60)
    taken.end()
    return wrong
