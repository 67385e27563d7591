"""The suite itself is strict: what must fail a test does fail it, shown by small suites run apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SLOT = """
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal()

def listener():
    raise ValueError("from a slot")

def test_planted(qapp):
    bell = Bell()
    bell.rung.connect(listener)
    bell.rung.emit()
"""
QT_WARNING = """
from PySide6.QtCore import qWarning

def test_planted(qapp):
    qWarning("a warning of Qt")
"""
PYTHON_WARNING = """
import warnings

def test_planted():
    warnings.warn("a warning of Python", stacklevel=1)
"""
WINDOW = """
from PySide6.QtWidgets import QWidget

def test_planted(qapp):
    global window
    window = QWidget()
"""
TIMER = """
from PySide6.QtCore import QTimer

def test_planted(qapp):
    global timer
    timer = QTimer()
    timer.start(60_000)
"""
OLD_TIMER = """
import pytest
from PySide6.QtCore import QTimer

@pytest.fixture(scope="module")
def crowd(qapp):
    return QTimer(), [[number] for number in range(100_000)]

def test_that_makes_it(crowd):
    pass

def test_between():
    pass

def test_planted(crowd):
    crowd[0].start(60_000)
"""
THREAD = """
import threading

def test_planted(request):
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten", daemon=True)
    thread.start()
"""
CHILD = """
import subprocess, sys

def test_planted():
    global child
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
"""
CRASH = """
import os, signal

def test_before():
    pass

def test_planted(qapp):
    os.kill(os.getpid(), signal.SIGSEGV)
"""
UNKNOWN_MARK = """
import pytest

@pytest.mark.sloow
def test_planted():
    pass
"""
TIDY = """
import os
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

def test_planted(qtbot, clock, data_dir):
    window = QWidget()
    qtbot.addWidget(window)
    timer = QTimer(window)
    timer.start(60_000)
    assert clock.zone() == "Europe/Berlin"
    assert list(data_dir.iterdir()) == []
    assert Path.home() != Path("REAL_HOME")
    assert not any(value.startswith("REAL_HOME") for name, value in os.environ.items() if "XDG" in name)
"""


def run_apart(folder: Path, source: str, *words: str) -> subprocess.CompletedProcess[str]:
    """The planted test, run under this project's own settings and conftest."""
    real_home = folder / "real-home"
    real_home.mkdir()
    planted = folder / "test_planted.py"
    planted.write_text(source.replace("REAL_HOME", str(real_home)), encoding="utf-8")
    plugins = ("-p", "tests.conftest", "-p", "no:cacheprovider")
    settings = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder))
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, *settings, *words, str(planted)],
        cwd=ROOT,
        env=os.environ
        | {"HOME": str(real_home), "XDG_DATA_HOME": str(real_home / "share"), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("source", "sign"),
    [
        pytest.param(SLOT, "ValueError: from a slot", id="exception in a slot"),
        pytest.param(QT_WARNING, "a warning of Qt", id="warning of Qt"),
        pytest.param(PYTHON_WARNING, "UserWarning: a warning of Python", id="warning of Python"),
        pytest.param(WINDOW, "left behind: window", id="window left open"),
        pytest.param(TIMER, "left behind: running timer", id="timer left running"),
        pytest.param(OLD_TIMER, "left behind: running timer", id="timer of an earlier test left running"),
        pytest.param(THREAD, "left behind: thread forgotten", id="thread left running"),
        pytest.param(
            CHILD,
            "left behind: child process",
            id="child process left",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="children are listed by Linux alone"),
        ),
        pytest.param(UNKNOWN_MARK, "sloow", id="unknown mark"),
    ],
)
def test_what_must_fail_a_test_fails_it(tmp_path: Path, source: str, sign: str) -> None:
    run = run_apart(tmp_path, source)
    assert run.returncode != 0, run.stdout
    assert sign in run.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_crash_among_several_processes_fails_the_test_it_came_in(tmp_path: Path) -> None:
    run = run_apart(tmp_path, CRASH, "-n", "2")
    assert run.returncode == 1, run.stdout
    assert "crashed while running 'test_planted.py::test_planted'" in run.stdout
    assert "1 failed, 1 passed" in run.stdout


def test_a_tidy_test_passes_away_from_the_real_home(tmp_path: Path) -> None:
    run = run_apart(tmp_path, TIDY)
    assert run.returncode == 0, run.stdout
    assert "1 passed" in run.stdout
