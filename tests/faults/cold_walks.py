"""Random ways of an icing: the computer sleeps, its clock is set, it travels, it is killed and restarted."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from ankle_rehab import paths
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, IcingState, StopReason, Ticks
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.icing import IcingTimer
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh
from tests.fakes.icing import FakeGuard
from tests.faults.memory import memory

LENGTH = 20 * 60.0
A_SECOND = 1.0
KEPT_EACH = 60.0
LOOK = 20
DECADE = 10 * 365 * 86400
ZONES = ("Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata")
STARTS = st.sampled_from(
    [
        *(datetime.fromisoformat(at) for at in ("2026-11-22T09:00:00+01:00", "2026-12-31T23:55:00+01:00")),
        *(datetime.fromisoformat(at) for at in ("2026-03-29T01:55:00+01:00", "2026-10-25T02:55:00+02:00")),
    ]
)
"""A plain day, the end of a year, and both changes of the clocks in Berlin."""
SECONDS = st.integers(0, 400)
SHIFTS = st.integers(-7200, 7200) | st.sampled_from([-DECADE, DECADE])
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("awake"), SECONDS),
        st.tuples(st.just("sleep"), SECONDS | st.integers(0, 7200)),
        st.tuples(st.just("clock"), SHIFTS),
        st.tuples(st.just("travel"), st.integers(0, len(ZONES) - 1)),
        st.tuples(st.just("kill"), SECONDS),
        st.tuples(st.just("restart"), st.integers(5, 400)),
        st.tuples(st.just("wrong clock after a restart"), SHIFTS),
    ),
    max_size=15,
)
Made = Callable[[FakeClock, Diary, FakeGuard], IcingTimer]


class ColdWalk:
    """One icing of twenty minutes on a real diary; `cold_for` is how long the pack is really on, in seconds.

    Nobody can know how long the computer was off when its clock was set back then: from then on `sure` is
    false, and what was kept, which is done once a minute, is the least that has to be told.
    """

    def __init__(self, folder: Path, start: datetime, made: Made) -> None:
        self.clock = FakeClock(start)
        self.folder, self.made = folder, made
        self.open()
        self.timer.answer_conditions(frozenset(), "1", asked=False)
        self.timer.start(20, Ticks(wrapped=True, awake=True), Side.LEFT)
        self.cold_for = self.told = 0.0
        self.restarted = self.set_forward = False
        self.sure = True

    def open(self) -> None:
        self.database = open_fresh(self.folder / paths.DIARY_FILE, self.clock)
        self.diary = Diary(self.database, self.clock)
        self.timer = self.made(self.clock, self.diary, FakeGuard())

    def kill(self) -> None:
        """Nothing is put in order; what the timer would still do goes nowhere."""
        self.timer.blockSignals(True)
        self.timer.sleep()
        self.database.abandon()

    @property
    def icing(self) -> Icing:
        icing = self.timer.icing
        assert icing is not None, "an icing was lost"
        return icing

    def move(self, kind: str, amount: int) -> None:
        """Let one thing happen, and look as often as the program does."""
        match kind:
            case "awake":
                for seconds in (*[LOOK] * (amount // LOOK), amount % LOOK):
                    self.clock.advance(seconds)
                    self._passed(seconds)
            case "sleep":
                self.clock.sleep(amount)
                self._passed(amount)
            case "clock":
                self._set(amount)
            case "travel":
                self.clock.travel(ZONES[amount])
                self._passed(0)
            case "kill":
                self.kill()
                self.clock.advance(amount)
                self.open()
                self._passed(amount)
            case _:
                self.kill()
                self.restarted = True
                self.clock.reboot(60 if kind != "restart" else amount)
                if kind != "restart":
                    self.sure = self.sure and amount >= 0
                    self._shift(amount)
                self.open()
                self._passed(60 if kind != "restart" else amount)

    def end(self) -> None:
        """The pack comes off, and what is written down is how long it was on."""
        if self.icing.state is IcingState.ALARM:
            self.timer.confirm_end()
        else:
            self.timer.stop(StopReason.USER)
        self.timer.after(True, None)
        (kept,) = self.diary.icings()
        assert kept.lasted is not None
        self._judge(kept.lasted)

    def _set(self, amount: int) -> None:
        self._shift(amount)
        self._passed(0)

    def _shift(self, amount: int) -> None:
        self.set_forward = self.set_forward or amount > 0
        self.clock.set_wall(self.clock.now().astimezone(UTC) + timedelta(seconds=amount))

    def _passed(self, seconds: float) -> None:
        """So much of the time has gone by, by the clock that nobody can set."""
        self.cold_for += seconds
        self.timer.tick()
        if self.icing.state is IcingState.CHECK:
            self.timer.answer_fine()
        icing = self.icing
        self._judge(icing.passed)
        over = icing.passed >= LENGTH
        assert (icing.state is IcingState.ALARM) == over, f"{icing.state} after {icing.passed:.0f} s"
        assert not over or icing.reason is StopReason.TIME_UP

    def _judge(self, told: float) -> None:
        forgotten = 0.0 if self.sure else KEPT_EACH
        assert told >= self.told - forgotten, "time that had passed was forgotten"
        if self.sure:
            assert told >= self.cold_for - A_SECOND, f"{told:.0f} s told, {self.cold_for:.0f} s cold"
        if not (self.restarted and self.set_forward) and self.sure:
            assert told <= self.cold_for + A_SECOND, f"{told:.0f} s told, {self.cold_for:.0f} s cold"
        self.told = told


def walk(start: datetime, moves: list[tuple[str, int]], made: Made = IcingTimer) -> None:
    """Take one walk; raises AssertionError where something does not hold."""
    folder = Path(tempfile.mkdtemp(prefix="cold-walk-", dir=memory()))
    try:
        taken = ColdWalk(folder, start, made)
        try:
            for kind, amount in moves:
                taken.move(kind, amount)
            taken.end()
        finally:
            taken.timer.sleep()
            taken.database.close()
    finally:
        shutil.rmtree(folder)
