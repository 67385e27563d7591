"""A desktop of Wayland (fault 65): nothing asks for what a window may not have there."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.long_program import ROOMS
from tests.faults.tries import seen

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = ("weston", "--backend=headless-backend.so", "--no-config", "--width=1280", "--height=800")
PATIENCE = 120

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Wayland is of Linux"),
    pytest.mark.skipif(
        shutil.which("weston") is None, reason="needs weston (Debian: apt-get install weston)"
    ),
]


@pytest.fixture
def line(tmp_path: Path) -> Iterator[socket.socket]:
    """A line to a desktop without a screen, which ends when the program on it has ended."""
    ours, theirs = socket.socketpair()
    place = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_SERVER_SOCKET": str(theirs.fileno())}
    with (
        ours,
        subprocess.Popen(
            DESKTOP,
            env=os.environ | place,
            pass_fds=[theirs.fileno()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as desktop,
    ):
        theirs.close()
        yield ours
        desktop.terminate()


def lived(folder: Path, line: socket.socket, *planted: str) -> dict[str, Any]:
    """What the program tells of a short life there."""
    there = {"QT_QPA_PLATFORM": "wayland", "WAYLAND_SOCKET": str(line.fileno())}
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.wayland_program", str(folder), *planted],
        cwd=ROOT,
        env=os.environ | there,
        pass_fds=[line.fileno()],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def test_the_program_lives_in_a_desktop_of_wayland(data_dir: Path, line: socket.socket) -> None:
    found = lived(data_dir, line)
    assert found["desktop"] == "wayland"
    assert set(found["shown"]) >= set(ROOMS)
    assert found["seen"] > len(ROOMS) / 2
    assert found["complaints"] == []
    seen("test_wayland", f"{len(found['shown'])} pages and a window large, small and away: 0 complaints")


def test_what_no_window_may_have_there_is_seen(data_dir: Path, line: socket.socket) -> None:
    assert any("grabbing the mouse" in words for words in lived(data_dir, line, "planted")["complaints"])
