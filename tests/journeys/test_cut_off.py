"""A session that a kill or a log-out cuts off: nothing done is lost, and the next start offers to go on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ankle_rehab.domain.hurt import HurtChoice
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.session import State
from ankle_rehab.services.clock import SystemClock
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
STEP_OF_THE_PRESS = 5
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these signals are of POSIX systems")


def cut_off(folder: Path, how: signal.Signals) -> tuple[int, float]:
    """Cut the program off in the middle of the press; returns its exit code and how long it took to leave."""
    command = [sys.executable, "-m", "tests.journeys.child_program", str(folder)]
    clock = SystemClock()
    with subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        try:
            assert child.stdout.readline().split() == ["ready", str(STEP_OF_THE_PRESS)]
            asked = clock.read().elapsed
            child.send_signal(how)
            code = child.wait(timeout=20)
            return code, clock.read().elapsed - asked
        finally:
            child.kill()


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a program that was killed in the middle of a hold."""
    folder = tmp_path_factory.mktemp("killed") / "diary"
    code, _ = cut_off(folder, signal.SIGKILL)
    assert code == -signal.SIGKILL
    return folder


def restarted(folder: Path, data_dir: Path, clock: FakeClock) -> None:
    """Give the test what the killed program left, an hour and a half later."""
    shutil.copytree(folder, data_dir, dirs_exist_ok=True)
    clock.reboot(5400)


def test_after_a_kill_the_session_goes_on_at_its_step(
    killed: Path, data_dir: Path, clock: FakeClock, open_program: Open
) -> None:
    restarted(killed, data_dir, clock)
    visitor = open_program()
    assert visitor.reads("You were in the middle of a session")
    assert visitor.reads("The article's three: step 6 of 12")
    visitor.click("Go on at that step")
    assert visitor.page == "player"
    assert (visitor.run().index, visitor.run().state) == (STEP_OF_THE_PRESS, State.PAUSED)
    assert visitor.run().remaining == 60
    visitor.click("Go on")
    visitor.wait(visitor.run().session_remaining)
    (session,) = visitor.diary.sessions()
    assert (session.outcome, session.done_seconds) == (Outcome.COMPLETED, 320)
    assert visitor.diary.open_session() is None


def test_the_offer_leads_to_the_signs_and_waits(
    killed: Path, data_dir: Path, clock: FakeClock, open_program: Open
) -> None:
    restarted(killed, data_dir, clock)
    for way in ("link", "key"):
        visitor = open_program()
        assert visitor.reads("You were in the middle of a session")
        if way == "link":
            visitor.click("Something is new")
        else:
            visitor.press(Qt.Key.Key_F2)
        assert visitor.page == "signs"
        assert visitor.front() is visitor.program.window


def test_after_a_kill_what_was_done_can_be_saved(
    killed: Path, data_dir: Path, clock: FakeClock, open_program: Open
) -> None:
    restarted(killed, data_dir, clock)
    visitor = open_program()
    visitor.click("Save what was done")
    (session,) = visitor.diary.sessions()
    assert (session.outcome, session.done_seconds) == (Outcome.PARTIAL, 80)
    assert [step.name for step in visitor.diary.session_steps(session.id)] == ["ankle-circles"] * 2
    assert not open_program().reads("You were in the middle of a session")


def test_asked_to_leave_it_is_gone_within_a_second_and_keeps_the_half_done_hold(
    data_dir: Path, clock: FakeClock, open_program: Open
) -> None:
    code, seconds = cut_off(data_dir, signal.SIGTERM)
    assert code == 0
    assert seconds <= 1
    clock.reboot(5400)
    visitor = open_program()
    assert visitor.reads("Done so far: 1 min 50 s of guided time.")
    visitor.click("Save what was done")
    (session,) = visitor.diary.sessions()
    steps = visitor.diary.session_steps(session.id)
    assert [(step.name, step.seconds, step.whole) for step in steps] == [
        ("ankle-circles", 40, True),
        ("ankle-circles", 40, True),
        ("wall-press", 30, False),
    ]


@pytest.mark.parametrize("score", ["4 of 10, moderate", "6 of 10, moderate"])
def test_what_was_asked_after_a_score_is_asked_again(
    resident: Visitor, open_program: Open, score: str
) -> None:
    """The exercise that hurt is not simply done again: with this score it may be left out or made easier."""
    resident.click("Start session")
    resident.wait(15)
    resident.click("It hurts")
    resident.click(score)
    choices = resident.run().choices
    assert HurtChoice.GO_ON not in choices
    visitor = open_program()
    visitor.click("Go on at that step")
    visitor.none_of_these()
    visitor.click("2 of 10, mild")
    assert (visitor.page, visitor.run().state, visitor.run().choices) == ("player", State.PAUSED, choices)
    for page in ("player", "today", "player"):
        visitor.program.window.show_page(page)
    focused = visitor.program.window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Make it easier"
    other = visitor.sees("Leave this exercise out")[0]
    other.setFocus(Qt.FocusReason.TabFocusReason)
    visitor.press(Qt.Key.Key_3)
    assert visitor.program.window.focusWidget() is other
    assert visitor.run().choices == choices
    visitor.click("Leave this exercise out")
    assert visitor.run().step.item == 1


def kept_plan(visitor: Visitor) -> str:
    """What is on disk of the session under way."""
    found = visitor.diary.open_session()
    assert found is not None
    return found.plan_text


def test_what_was_answered_is_not_asked_again(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(15)
    resident.click("It hurts")
    resident.click("3 of 10, mild")
    assert kept_plan(resident).count('"scored"') == 1
    resident.click("Go on")
    assert resident.run().state is State.RUNNING
    assert kept_plan(resident).count('"scored"') == 0
