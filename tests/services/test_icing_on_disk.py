"""An icing in a real diary file: a process is killed without warning, and the next one takes it up."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from ankle_rehab.domain.icing import Icing, IcingState, SkinAfter
from ankle_rehab.domain.icing_cues import IcingCue
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.storage.diary_file import open_diary
from tests.fakes.clock import FakeClock
from tests.fakes.icing import FakeGuard

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Ticks
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.storage.diary_file import open_diary
from tests.fakes.clock import FakeClock
from tests.fakes.icing import FakeGuard

app = QCoreApplication([])
clock = FakeClock()
diary = Diary(open_diary(Path(sys.argv[1]), clock), clock)
timer = IcingTimer(clock, diary, FakeGuard())
timer.answer_conditions(frozenset(), "1", asked=False)
timer.start(20, Ticks(True, True), Side.RIGHT)
clock.advance(310)
timer.tick()
os.kill(os.getpid(), signal.SIGKILL)
"""

SUSPENDED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Ticks
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.storage.diary_file import open_diary
from tests.fakes.icing import FakeGuard

app = QCoreApplication([])
clock = SystemClock()
diary = Diary(open_diary(Path(sys.argv[1]), clock), clock)
timer = IcingTimer(clock, diary, FakeGuard())
if timer.icing is None:
    timer.answer_conditions(frozenset(), "1", asked=False)
    timer.start(5, Ticks(True, True), Side.RIGHT)
print(timer.icing.state.value, round(timer.icing.over), flush=True)
os._exit(0)
"""
ASLEEP = ["unshare", "--time", "--boottime", "900", "--fork"]


def can_pretend_sleep() -> bool:
    """Whether this computer lets a process believe that it has slept."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    return subprocess.run([*ASLEEP, "true"], capture_output=True, check=False, timeout=10).returncode == 0


def on_this_computer(before: list[str], path: Path) -> str:
    """Start a process of the program with the computer's own clock; what it says of its icing."""
    command = [*before, sys.executable, "-c", SUSPENDED, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return ran.stdout.strip()


@pytest.mark.skipif(not can_pretend_sleep(), reason="needs a kernel with time namespaces, and root")
def test_the_real_clock_counts_a_quarter_of_an_hour_asleep(data_dir: Path) -> None:
    path = data_dir / "diary.sqlite3"
    assert on_this_computer([], path) == "running 0"
    state, over = on_this_computer(ASLEEP, path).split()
    assert state == "alarm"
    assert 600 <= int(over) < 660


@pytest.fixture
def killed(data_dir: Path) -> Path:
    """A diary whose program was killed 310 seconds into an icing, at the five-minute check."""
    path = data_dir / "diary.sqlite3"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, "-c", CHILD, str(path)], env=environment, check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    return path


class NextStart:
    """The program started again on the same file."""

    def __init__(self, path: Path, clock: FakeClock) -> None:
        self.database = open_diary(path, clock)
        self.diary = Diary(self.database, clock)
        self.clock = clock
        self.timer = IcingTimer(clock, self.diary, FakeGuard())
        self.cues: list[IcingCue] = []
        self.timer.announce.connect(lambda cue, _icing: self.cues.append(cue))

    @property
    def icing(self) -> Icing:
        icing = self.timer.icing
        assert icing is not None
        return icing

    def quit(self) -> None:
        for part in (self.timer, self.diary):
            part.deleteLater()
            QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)
        self.database.close()


@pytest.fixture
def again(
    killed: Path, clock: FakeClock, request: pytest.FixtureRequest, qapp: QCoreApplication
) -> Generator[NextStart]:  # (signals need an application)
    assert qapp is not None
    reboot, seconds = request.param
    (clock.reboot if reboot else clock.advance)(seconds)
    started = NextStart(killed, clock)
    yield started
    started.quit()


@pytest.mark.parametrize("again", [(False, 400), (True, 400)], indirect=True)
def test_it_goes_on_with_the_right_time(again: NextStart) -> None:
    assert again.icing.remaining == pytest.approx(1200 - 400, abs=1)
    assert again.icing.state is IcingState.RUNNING or again.icing.check is not None
    again.timer.tick()
    again.clock.advance(200)
    again.timer.tick()
    assert again.cues[-1] is IcingCue.CHECK


@pytest.mark.parametrize("again", [(False, 27 * 60), (True, 27 * 60)], indirect=True)
def test_past_the_end_the_alarm_is_there_at_once_and_the_real_time_is_logged(again: NextStart) -> None:
    assert again.icing.state is IcingState.ALARM
    assert int(again.icing.over // 60) == 7
    again.timer.tick()
    assert again.cues == [IcingCue.ALARM]
    again.timer.confirm_end()
    again.timer.after(False, 6)
    (kept,) = again.diary.icings()
    assert kept.lasted == pytest.approx(27 * 60)
    assert kept.skin_after is SkinAfter.NOT_YET
    assert [entry.score for entry in again.diary.entries()] == [6]
    again.timer.skin_again(True)
    assert again.diary.icings()[0].skin_after is SkinAfter.LATER
