"""From the first start to the end of a session in real time, by real mouse and keys on a real window."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.plan import Phase
from ankle_rehab.paths import DIARY_FILE
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.diary_file import open_diary
from tests.benchmarks.rows import Row, faults, lacking, row, tell
from tests.benchmarks.virtual_screen import NEEDED, virtual_screen

LIMIT_MILLISECONDS = 50.0
LIMIT_CLICKS = 8
ON_THE_FIRST_PAGE, FOR_BOTH_NUMBERS = 2, 2
DESK = (10.0, 30.0, 10.0, 20.0, 5.0, 20.0, 10.0, 36.0)  # seconds of each step of the routine
WORK_STEPS = 4
PLANNED = sum(DESK)
PICTURES = "ANKLE_REHAB_BENCH_PICTURES"
PATIENCE = 20.0


class Lost(Exception):
    """The journey could not go on; says where."""


@dataclass
class Seen:
    """What the player told: when each step was entered, and how long the session stood still."""

    entered: dict[int, float] = field(default_factory=dict)
    still: dict[int, float] = field(default_factory=dict)
    ended: float = 0.0
    _stopped: float = 0.0
    state: str = ""
    index: int = -1

    def heed(self, index: int, state: str, at: float) -> None:
        if state == "paused":
            self._stopped = at
        elif self.state == "paused":
            self.still[index] = self.still.get(index, 0.0) + at - self._stopped
        if state == "finished":
            self.ended = at
        elif index not in self.entered:
            self.entered[index] = at
        self.index, self.state = index, state


class Visitor:
    """Somebody in front of the screen: finds controls by name, clicks and types through the X server."""

    def __init__(self, process: subprocess.Popen[str], surroundings: dict[str, str]) -> None:
        self._process = process
        self._surroundings = surroundings
        self._heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._clock = SystemClock()
        self.clicks = 0
        self.seen = Seen()
        threading.Thread(target=self._listen, daemon=True).start()

    def click(self, name: str, within: str = "") -> None:
        """Move to the control of this name and press the mouse once."""
        x, y = self._find(f"{name}|{within}")
        self._xdotool("mousemove", x, y, "click", "1")
        self.clicks += 1

    def press(self, key: str) -> None:
        """Press one key of the keyboard."""
        self._xdotool("key", key)

    def wait_for(self, index: int, state: str, seconds: float) -> None:
        """Look on until the session stands at this step in this state; an index of -1 is any step."""
        end = self._now() + seconds
        while (self.seen.state, self.seen.index if index >= 0 else -1) != (state, index):
            self._hear(end, f"step {index} {state}")

    def look_on(self, seconds: float) -> None:
        """Only watch for a while."""
        end = self._now() + seconds
        while self._now() < end:
            try:
                self._heed(self._heard.get(timeout=max(0.001, end - self._now())))
            except queue.Empty:
                return

    def ask(self, question: str) -> str:
        """What the program answers."""
        self._write(question)
        end = self._now() + PATIENCE
        while not (answer := self._hear(end, question)):
            pass
        return answer

    def photograph(self, name: str) -> None:
        """Keep a picture of the whole screen, where a folder for pictures is named."""
        folder = os.environ.get(PICTURES)
        if folder and shutil.which("import"):
            file = str(Path(folder) / f"{name}.png")
            subprocess.run(["import", "-window", "root", file], env=self._surroundings, check=False)

    def _find(self, name: str) -> tuple[str, str]:
        """Where the control is, once it has come to rest there."""
        end, last = self._now() + PATIENCE, ""
        while self._now() < end:
            self._write(f"where {name}")
            answer = self._hear(end, name)
            if answer == last and answer.startswith("at "):
                return answer.split()[1], answer.split()[2]
            last = answer
            self.look_on(0.1)
        raise Lost(f"no control called {name!r}")

    def _write(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _hear(self, end: float, awaited: str) -> str:
        """The next answer; "" where the program told of the session instead."""
        while True:
            try:
                line = self._heard.get(timeout=max(0.001, end - self._now()))
            except queue.Empty:
                raise Lost(f"waited in vain for {awaited}") from None
            if not self._heed(line):
                return line
            if awaited.startswith("step "):
                return ""

    def _heed(self, line: str) -> bool:
        words = line.split()
        if words[:1] != ["step"]:
            return False
        self.seen.heed(int(words[1]), words[2], float(words[3]))
        return True

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._heard.put(line.strip())

    def _now(self) -> float:
        return self._clock.read().elapsed

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._surroundings, check=True, timeout=10)


@contextmanager
def program(folder: Path, surroundings: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The program in a process of its own, asked to close at the end as a logout would."""
    command = [sys.executable, "-m", "tests.benchmarks.journey_program", str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=surroundings, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def first_session(visitor: Visitor) -> None:
    """First page, warning signs, one number: the routine begins."""
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    visitor.click("Session")
    visitor.photograph("1-choose")
    visitor.click("Start Desk break")
    for _ in range(4):
        visitor.click("None of these")
    visitor.look_on(1)
    visitor.photograph("2-check-in")
    visitor.click("2 of 10, mild")
    visitor.wait_for(0, "running", PATIENCE)


def journey(visitor: Visitor) -> None:
    """From the first page through the whole session, with a pause and far view, to the last two numbers."""
    first_session(visitor)
    visitor.photograph("3-get-ready")
    visitor.wait_for(1, "running", 15)
    visitor.look_on(8)
    visitor.photograph("4-pumps")
    visitor.press("space")
    visitor.wait_for(1, "paused", 5)
    visitor.look_on(1)
    visitor.photograph("5-paused")
    visitor.press("g")
    visitor.wait_for(1, "running", 5)
    visitor.press("F11")
    visitor.look_on(2)
    visitor.photograph("6-far-view")
    visitor.wait_for(2, "running", 40)
    visitor.press("Escape")
    visitor.wait_for(3, "running", 15)
    visitor.look_on(6)
    visitor.photograph("7-circles")
    visitor.wait_for(4, "running", 30)
    visitor.look_on(1)
    visitor.photograph("8-change-side")
    visitor.wait_for(-1, "finished", PLANNED)
    visitor.look_on(1)
    visitor.photograph("9-finished")
    visitor.click("3 of 10, mild", "The worst")
    visitor.click("1 of 10, mild", "And now")
    visitor.look_on(0.5)
    visitor.photograph("10-both-numbers")


def judged(visitor: Visitor, folder: Path, exit_code: int) -> Iterator[Row]:
    """Compare what the diary file says and how long it took with what was planned."""
    database = open_diary(folder / DIARY_FILE, SystemClock())
    try:
        diary = Diary(database, SystemClock())
        sessions = diary.sessions()
        steps = [step for session in sessions for step in diary.session_steps(session.id)]
        scores = [(entry.moment, entry.score) for entry in diary.entries()]
    finally:
        database.close()
    errors = [abs(error) for error in step_errors(visitor.seen)]
    yield row("largest error of the end of a step", [max(errors)], "ms", LIMIT_MILLISECONDS)
    yield row(f"error of the whole {PLANNED:.0f} s", [errors[-1]], "ms", LIMIT_MILLISECONDS)
    clicks = visitor.clicks - ON_THE_FIRST_PAGE - FOR_BOTH_NUMBERS
    remark = "without two on the first page and two that keep the numbers afterwards"
    what = "from the first page to the end of the session"
    yield row(what, [clicks], "clicks", LIMIT_CLICKS, remark=remark)
    wrong = (
        [(session.routine_id, session.outcome) for session in sessions] != [("desk", Outcome.COMPLETED)],
        len(steps) != WORK_STEPS,
        not all(step.whole and step.step.phase is Phase.WORK for step in steps),
        scores != [(Moment.REST_BEFORE, 2), (Moment.DURING_WORST, 3), (Moment.AFTER_60MIN, 1)],
        exit_code != 0,
    )
    told = f"{len(sessions)} session, {len(steps)} steps, scores {[score for _, score in scores]}"
    yield faults("in the diary and at the end", sum(wrong), told)


def step_errors(seen: Seen) -> list[float]:
    """How late each step ended, in milliseconds, the time in which the session stood still left out."""
    ends = [seen.entered[index] for index in range(1, len(DESK))] + [seen.ended]
    errors, planned, still = [], 0.0, 0.0
    for index, end in enumerate(ends):
        planned += DESK[index]
        still += seen.still.get(index, 0.0)
        errors.append((end - seen.entered[0] - still - planned) * 1000)
    return errors


def measured() -> Iterator[Row]:
    if missing := lacking("a session of 141 s in real time, by mouse and keys", *NEEDED):
        yield missing
        return
    with tempfile.TemporaryDirectory() as place, virtual_screen() as surroundings:
        folder = Path(place) / "diary"
        with program(folder, surroundings) as process:
            visitor = Visitor(process, surroundings)
            try:
                journey(visitor)
            except Lost as lost:
                visitor.photograph("lost")
                yield faults("the journey was lost", 1, str(lost))
                return
        yield from judged(visitor, folder, process.returncode)


if __name__ == "__main__":
    sys.exit(tell(measured()))
