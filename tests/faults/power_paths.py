"""Cuts the power while files are made, copied, brought back and replaced, and looks at all that may be left.

`python -m tests.faults.power_paths FOLDER STATES SEED FAULT NAME…` records each way of writing once,
every step of SQLite and of Python, and tries at most so many states of the disk after steps taken by
chance, and after the last. Prints a line of JSON for each. FAULT is `none`, or a disk on which a sync
keeps no `names` or no `bytes`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from random import Random

from tests.faults.acts import Writing
from tests.faults.call_sweep import DONE, Sweep, last_words
from tests.faults.disk import Disk, FolderSynced, Step, Synced, put, sign
from tests.faults.recorded import CALLS, TELL_ALL, Recording
from tests.faults.tracing import watched
from tests.faults.write_paths import PATHS

FORGETS: dict[str, tuple[type, ...]] = {"none": (), "names": (FolderSynced,), "bytes": (Synced,)}
AT_ONCE = 4


class Cuts(Sweep):
    """One way of writing, cut off after its steps."""

    def __init__(self, kind: type[Writing], place: Path, forgets: tuple[type, ...]) -> None:
        super().__init__(kind, place)
        self.states = 0
        self._forgets = forgets
        self._before = place / "before"

    def cut(self, states: int, seed: int) -> None:
        """At most so many states, half of them of the disk after the work was called done."""
        random, steps = Random(seed), self._recorded()
        parts = max(1, states // 2 // AT_ONCE)
        chosen = set(random.sample(range(len(steps)), min(len(steps), parts)))
        disk = self._disk()
        looked: set[int] = set()
        for number, step in enumerate(steps):
            if number in chosen:
                looked |= self._look_at(disk, random, AT_ONCE, looked, done=False)
            disk.take(step)
        self._look_at(disk, random, max(AT_ONCE, states - len(looked)), set(), done=True)

    def _look_at(self, disk: Disk, random: Random, many: int, looked: set[int], *, done: bool) -> set[int]:
        new: set[int] = set()
        for state in disk.states(random, many):
            mark = sign(state)
            if mark not in looked | new:
                new.add(mark)
                self.states += 1
                if trouble := self._trouble(state, done=done):
                    self.wrong.append(f"{'after' if done else 'before'} it was done: {trouble}")
        return new

    def _trouble(self, state: dict[str, bytes | None], *, done: bool) -> str:
        trial = self._place / "cut"
        put(state, trial)
        case = self._kind(trial)
        case.harmless = self._harmless
        try:
            case.look()
            return "" if not done or not case.keeps or case.done() else "it is not there"
        except Exception:
            return last_words()
        finally:
            shutil.rmtree(trial)

    def _disk(self) -> Disk:
        disk = Disk()
        self._numbers = disk.lay(self._before)
        return disk

    def _recorded(self) -> list[Step]:
        """The steps of an unharmed try; what lay there before it began is kept."""
        case, log = self._fresh(), self._place / "steps"
        child = os.fork()
        if child == 0:
            self._live(case)
        os.waitpid(child, os.WUNTRACED)
        shutil.copytree(case.folder, self._before)
        with watched(child, log, None, CALLS, TELL_ALL):
            os.kill(child, signal.SIGCONT)
            _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == DONE
        self._disk()
        steps = Recording(case.folder, self._numbers).take(log.read_text())
        shutil.rmtree(case.folder)
        return [step for step in steps if not isinstance(step, self._forgets)]


def main() -> None:
    place, states, seed, forgets = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), FORGETS[sys.argv[4]]
    for number, name in enumerate(sys.argv[5:]):
        cuts = Cuts(PATHS[name], place / str(number), forgets)
        cuts.cut(states, seed)
        print(json.dumps({"name": name, "states": cuts.states, "wrong": cuts.wrong}), flush=True)


if __name__ == "__main__":
    main()
