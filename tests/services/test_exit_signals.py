"""Asked to leave, a waiting program is gone within a second and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from pytestqt.qtbot import QtBot

from ankle_rehab.services.exit_signals import ExitSignals
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.plan_codec import rebuild
from ankle_rehab.storage.session_store import SessionStore
from tests.fakes.book import Book
from tests.fakes.runs import find, run_of

ROOT = Path(__file__).resolve().parents[2]
SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.exit_signals import ExitSignals
from ankle_rehab.storage.diary_file import open_diary
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.runs import run_of
app = QCoreApplication([])
clock = FakeClock()
database = open_diary(Path(sys.argv[1]), clock)
diary = Diary(database, clock)
leaving = ExitSignals()
run = run_of(seconds=15)
number = diary.begin_session(run_of(seconds=0), stamp())
diary.add_pain(pain())
def close():
    diary.keep_step(number, run)
    database.close()
    app.quit()
leaving.closing.connect(close)
QTimer.singleShot(0, lambda: print("ready", flush=True))
code = app.exec()
leaving.close()
sys.exit(code)
"""


@contextmanager
def handlers_kept() -> Iterator[None]:
    """Fails when a handler is not given back."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    assert {number: signal.getsignal(number) for number in SIGNALS} == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals from other programs")
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_waiting_program_leaves_within_a_second_with_its_session_kept(
    data_dir: Path, number: signal.Signals
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data_dir / "diary.db")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
            program.send_signal(number)
            assert program.wait(timeout=1) == 0
        finally:
            program.kill()
    assert [path.name for path in data_dir.iterdir()] == ["diary.db"]
    with Book(data_dir).opened() as database:
        found = SessionStore(database).open()
        assert len(DiaryStore(database).entries()) == 1
    assert found is not None
    assert rebuild(found, find) == run_of(seconds=15).reopened()
    assert found.done_seconds == 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals from other programs")
def test_closing_comes_once_and_the_handlers_are_given_back(qapp: QCoreApplication) -> None:
    told: list[str] = []
    with handlers_kept():
        leaving = ExitSignals()
        leaving.closing.connect(lambda: told.append("closing"))
        for number in SIGNALS:
            signal.raise_signal(number)
            qapp.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        leaving.request()
        leaving.close()
        leaving.close()
    assert told == ["closing"]
    assert signal.set_wakeup_fd(-1) == -1


def test_the_session_manager_may_ask_as_well(qtbot: QtBot) -> None:
    with handlers_kept():
        leaving = ExitSignals()
        with qtbot.waitSignal(leaving.closing, timeout=0, raising=True):
            leaving.request()
        leaving.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_other_signals_do_not_close_the_program(qapp: QCoreApplication) -> None:
    told: list[str] = []
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    leaving = ExitSignals()
    leaving.closing.connect(lambda: told.append("closing"))
    signal.raise_signal(signal.SIGUSR1)
    qapp.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    leaving.close()
    signal.signal(signal.SIGUSR1, before)
    assert told == []
