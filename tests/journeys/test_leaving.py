"""The whole program, asked to leave: gone within a second, and what ran is taken up at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab import paths
from ankle_rehab.app import Outside, Program
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, Ticks
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.diary_file import open_diary
from tests.fakes.clock import FakeClock
from tests.fakes.entries import stamp
from tests.ui.house import reads

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ankle_rehab import cli
from ankle_rehab.app import Outside
from tests.fakes.clock import FakeClock
from tests.journeys.ready import tell_when_ready
app = QApplication([])
app.setQuitOnLastWindowClosed(False)
tell_when_ready()
sys.exit(cli.run(app, Outside(FakeClock(), lambda: None, tuple), Path(sys.argv[1])))
"""


@contextmanager
def opened(app: QApplication, clock: FakeClock, folder: Path) -> Iterator[Program]:
    """The program on this folder, its first page accepted."""
    program = Program(app, Outside(clock, lambda: None, tuple), folder)
    parts = program.parts
    parts.preferences.change(accepted_version=parts.content.first_start().text_version)
    try:
        yield program
    finally:
        program.close()


def ice(parts: Parts) -> None:
    ticks = Ticks(wrapped=True, awake=True)
    parts.diary.begin_icing(Icing.begin(parts.clock.read(), parts.clock.zone(), 20, Side.LEFT, ticks))


def train(parts: Parts) -> None:
    plan = make_plan(parts.content.routine("three"), (Side.LEFT,))
    parts.diary.begin_session(SessionRun.begin(plan), stamp())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals from other programs")
@pytest.mark.parametrize("begin", [ice, train])
@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_the_program_within_a_second_whatever_runs(
    qapp: QApplication, clock: FakeClock, data_dir: Path, begin: Callable[[Parts], None], number: str
) -> None:
    with opened(qapp, clock, data_dir) as before:
        begin(before.parts)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data_dir)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # the picture-less platform tells what it does not support
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
            program.send_signal(getattr(signal, number))
            assert program.wait(timeout=1) == 0
        finally:
            program.kill()
    assert [path.name for path in data_dir.iterdir()] == [paths.DIARY_FILE]
    with opened(qapp, clock, data_dir) as after:
        assert after.parts.icing.active is (begin is ice)
        assert (after.parts.diary.open_session() is not None) is (begin is train)


def test_closed_before_it_was_seen_it_does_nothing_later(
    qapp: QApplication, clock: FakeClock, data_dir: Path
) -> None:
    with opened(qapp, clock, data_dir) as program:
        program.first_picture.hurry()
    qapp.processEvents()
    assert program.desk is None


def test_a_session_that_cannot_be_read_keeps_nobody_out(
    qapp: QApplication, clock: FakeClock, data_dir: Path
) -> None:
    with opened(qapp, clock, data_dir) as before:
        train(before.parts)
    database = open_diary(data_dir / paths.DIARY_FILE, clock)
    with database.change() as change:
        change.do("""UPDATE session SET sides = '["middle"]'""")
    database.close()
    with opened(qapp, clock, data_dir) as program:
        program.open()
        assert program.window.current_page == "today"
        assert reads(program.window, "A part of the diary cannot be read.")


def test_a_window_closed_with_the_pack_on_stays_and_says_why(
    qapp: QApplication, clock: FakeClock, data_dir: Path
) -> None:
    with opened(qapp, clock, data_dir) as before:
        ice(before.parts)
    with opened(qapp, clock, data_dir) as program:
        program.open()
        program.parts.icing.tick()
        assert not program.window.close()
        assert program.window.isVisible()
        assert program.window.current_page == "ice"
        assert reads(program.window, "The pack is still on.")
