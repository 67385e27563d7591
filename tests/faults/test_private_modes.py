"""Whatever the program writes is for its owner alone, from its first moment on (faults 68 and 77, goal S1).

It runs with `umask 0`, which hides nothing: each file and folder has the rights that it was asked for.
"""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.needs import may_trace, traced
from tests.faults.tracing import Log, watched

ROOT = Path(__file__).resolve().parents[2]
OTHERS = 0o077
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs the rights of a POSIX system")


def places(home: Path) -> dict[str, str]:
    """A home with everything that a desktop names, so that nothing is written anywhere else."""
    names = {"XDG_DATA_HOME": "share", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    names |= {"XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp"}
    for name in names.values():
        (home / name).mkdir(mode=0o700)
    return {"HOME": str(home), **{key: str(home / name) for key, name in names.items()}}


def lived(home: Path, log: Path | None, planted: str = "") -> None:
    """A program that does something of everything in a home of its own, perhaps watched by strace."""
    words = [sys.executable, "-m", "tests.faults.writing_program", *([planted] if planted else [])]
    environment = os.environ | places(home)
    with subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        os.waitid(os.P_PID, program.pid, os.WSTOPPED | os.WNOWAIT)
        if log is None:
            program.send_signal(signal.SIGCONT)
        else:
            with watched(program.pid, log, None, calls="openat,mkdir,mkdirat"):
                program.send_signal(signal.SIGCONT)
                program.wait(timeout=120)
        assert program.wait(timeout=120) == 0


def open_to_others(home: Path) -> Iterator[str]:
    """What somebody else may read, write or enter; the folders of the desktop are not the program's."""
    for path in home.rglob("*"):
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode) and stat.S_IMODE(mode) & OTHERS:
            yield f"{path.relative_to(home)} {stat.S_IMODE(mode):o}"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of somebody who has used the program, and `log` beside it, what strace saw."""
    place = tmp_path_factory.mktemp("private") / "home"
    place.mkdir(mode=0o700)
    lived(place, place.with_name("log") if may_trace() else None)
    return place


def test_all_that_is_there_in_the_end_is_private(home: Path) -> None:
    names = {path.name for path in home.rglob("*") if path.is_file()}
    assert {"diary.db", "ankle.json"} < names
    assert any(name.startswith("diary-000001") for name in names)
    assert list(open_to_others(home)) == []


@traced
def test_nothing_is_open_to_others_even_for_a_moment(home: Path) -> None:
    made = dict(Log(home.with_name("log").read_text()).made())
    ours = {path: mode for path, mode in made.items() if str(home) in path}
    assert any(path.endswith("diary.db-wal") for path in ours)
    assert {path: oct(mode) for path, mode in ours.items() if mode & OTHERS} == {}


def test_one_file_with_the_rights_of_everybody_is_noticed(tmp_path: Path) -> None:
    lived(tmp_path, None, planted="open to all")
    assert list(open_to_others(tmp_path)) == ["share/ankle-rehab/ankle-rehab.log.1 666"]
