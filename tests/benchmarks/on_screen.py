"""One start of any program on a screen: how soon a window is in sight, and what its processes hold then."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from ankle_rehab.domain.value import value

PATIENCE = 15.0
SETTLED = 2.0
ENDING = 5.0
ROOT = Path(__file__).resolve().parents[2]
QUIET = subprocess.DEVNULL


@value
class Seen:
    """Seconds from process start to the first new window, and KiB (PSS) of all processes a little later."""

    seconds: float
    kibibytes: int


def measure(command: Sequence[str], surroundings: Mapping[str, str]) -> Seen | None:
    """Start a program and end it again; None where no window came."""
    before = _windows(surroundings)
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=QUIET, stderr=QUIET, start_new_session=True
    )
    family = {process.pid}
    try:
        while not any(_is_of(process.pid, one, surroundings) for one in _windows(surroundings) - before):
            if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                return None
        seconds = time.perf_counter() - begun
        time.sleep(SETTLED)
        family |= _family(process.pid)
        return Seen(seconds, sum(map(_held, family)))
    finally:
        _end(process, family)


def _windows(surroundings: Mapping[str, str]) -> set[str]:
    """The windows in sight that have a name; asking takes about five milliseconds."""
    words = ["xdotool", "search", "--onlyvisible", "--name", "."]
    found = subprocess.run(words, env=surroundings, capture_output=True, text=True, check=False)
    return set(found.stdout.split())


def _is_of(leader: int, window: str, surroundings: Mapping[str, str]) -> bool:
    """Whether a window belongs to a program; one of the panel may come back when an icon goes."""
    words = ["xdotool", "getwindowpid", window]
    told = subprocess.run(words, env=surroundings, capture_output=True, text=True, check=False).stdout.strip()
    return told.isdigit() and int(told) in _family(leader)


def _family(leader: int) -> set[int]:
    """Every process of its session, and what these have begun in sessions of their own."""
    told = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                told[int(folder.name)] = (int(fields[1]), int(fields[3]))
    known = {leader}
    while True:
        more = {one for one, (parent, session) in told.items() if parent in known or session == leader}
        if more <= known:
            return known
        known |= more


def _held(pid: int) -> int:
    with suppress(OSError):
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        return int(re.findall(r"^Pss:\s+(\d+)", told, flags=re.MULTILINE)[0])
    return 0


def _end(process: subprocess.Popen[bytes], family: set[int]) -> None:
    """Ask it to leave, and wait for that; what stays behind is killed."""
    process.terminate()
    try:
        process.wait(ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in family - {process.pid}:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
