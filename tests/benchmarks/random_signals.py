"""The whole program asked to leave at random moments: gone within a second, and nothing saved is lost.

    python -m tests.benchmarks.random_signals [--times 200] [--seed 0]

Some of the moments lie in the start, some while a later start hands over one entry after the other, some
while the window is in the tray. What was answered with "saved" must be in the diary afterwards.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.domain.exercise import Side
from ankle_rehab.resources import resource
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.single import NoAnswer, carry
from ankle_rehab.storage.connection import connect
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.settings_store import SettingsStore

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 1.0
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def lay_diary(folder: Path) -> None:
    """An empty diary past its first page, the left ankle sore."""
    paths.prepare_folder(folder)
    database = open_diary(folder / paths.DIARY_FILE, SystemClock())
    settings = SettingsStore(database)
    version = Content(resource("content", "en")).text_version
    settings.save(replace(settings.load(), accepted_version=version, sore_side=Side.LEFT))
    database.close()


def whole(diary: Path) -> bool:
    """Whether the file of a program that has ended is sound."""
    connection = connect(diary, read_only=True)
    try:
        return str(connection.pragma("integrity_check")) == "ok"
    finally:
        connection.close()


def entries(folder: Path) -> int:
    """How many there are in the diary of a program that has ended."""
    database = open_diary(folder / paths.DIARY_FILE, SystemClock())
    found = len(DiaryStore(database).entries())
    database.close()
    return found


def start(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "ankle_rehab", "--data-dir", str(folder), *more]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def answers(folder: Path, program: subprocess.Popen[bytes]) -> bool:
    """Waits until it answers; False when it has ended before, or does not answer at all."""
    with suppress(NoAnswer):
        while program.poll() is None:
            if carry(folder, ()) is not None:
                return True
            time.sleep(0.02)
    return False


def saved(folder: Path, score: str) -> bool:
    """Whether the open window said that it has written down this score."""
    with suppress(NoAnswer):
        reply = carry(folder, ("log", score), starting=0.5)
        return reply is not None and reply.code == 0
    return False


def one_time(folder: Path, chance: random.Random) -> str:
    """What went wrong with one start and one signal; nothing when all was well."""
    how = chance.choice(["start", "write", "write", "rest"])
    number = chance.choice(SIGNALS)
    before = entries(folder)
    program = start(folder, *chance.choice([(), ("--minimized",)]))
    said = 0
    if how == "start":
        time.sleep(chance.uniform(0.0, 1.0))
    else:
        answers(folder, program)
        until = time.monotonic() + chance.uniform(0.0, 0.6)
        while time.monotonic() < until:
            if how == "rest":
                time.sleep(0.01)
            else:
                said += saved(folder, str(chance.randrange(4)))
    begun = time.monotonic()
    program.send_signal(number)
    if how == "write":
        said += saved(folder, "1")
    try:
        code = program.wait(timeout=10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
        return f"{how}: still there ten seconds after {number.name}"
    seconds = time.monotonic() - begun
    faults = []
    if seconds > LONGEST_SECONDS:
        faults.append(f"it took {seconds:.2f} s")
    if code != 0 and how != "start":  # before the first picture there is nothing to end in order
        faults.append(f"exit code {code}")
    if not whole(folder / paths.DIARY_FILE):
        faults.append("the diary is damaged")
    found = entries(folder) - before
    if found < said:
        faults.append(f"{said} entries were said to be saved, {found} were")
    return f"{how}, {number.name}: {'; '.join(faults)}" if faults else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts beside itself ignores it
    wrong = []
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_RUNTIME_DIR"] = place
        folder = Path(place) / "diary"
        lay_diary(folder)
        for number in range(asked.times):
            fault = one_time(folder, random.Random(asked.seed * 10_000 + number))
            if fault:
                wrong.append(fault)
                print(f"time {number}: {fault}", flush=True)
        kept = entries(folder)
    print(f"{asked.times} signals: {len(wrong)} wrong; {kept} entries in the diary")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
