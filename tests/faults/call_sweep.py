"""Ways of writing, harmed at one call to the system after the other, each time in a process of its own.

`python -m tests.faults.call_sweep FOLDER MOST SEED ONLY NAME…` harms MOST calls of each, taken by chance;
ONLY is one kind of harm at one kind of call, as "EIO at fsync", or nothing.
When there are no more than that it harms all that touch the folder, each kind of harm at each kind of call,
up to the one that is never met.
Prints a line of JSON for each: how many calls change something when nobody harms them, whether all were
harmed, how many, how they ended, and what was not as it should be.

A process ends at once after its work, as when it is killed then. What must be: killed, the diary is as it
was before or after the act. Refused, a known fault is told, what the program shows is what the file holds,
and the same act succeeds once more. Called done, it is on the disk.
"""

from __future__ import annotations

import json
import mmap
import os
import random
import shutil
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ankle_rehab.domain.value import value
from ankle_rehab.storage.faults import StorageFault
from tests.faults.acts import Act, Writing, rows_in
from tests.faults.planted_calls import PLANTED
from tests.faults.tracing import (
    ALL_CALLS,
    CHANGING,
    LOOKING,
    SYNCS,
    UNHARMED,
    WRITING,
    Harm,
    Log,
    kinds_for,
    watched,
)
from tests.faults.write_paths import PATHS

DONE, REFUSED, GIVEN_UP, BROKEN = 0, 3, 4, 5
SECONDS = 30
ROOM = 1 << 14


@value
class Ending:
    """How a try ended: exit code or minus the signal, what strace saw, what the process said of it."""

    code: int
    log: Log
    said: str

    @property
    def killed(self) -> bool:
        return self.code == -signal.SIGKILL


class Sweep:
    """All tries of one way of writing, each in a copy of the same folder."""

    def __init__(self, kind: type[Writing], place: Path) -> None:
        self.ended: Counter[str] = Counter()
        self.met = False
        self.complete = False
        self.wrong: list[str] = []
        self._kind = kind
        self._place = place
        self._page = mmap.mmap(-1, ROOM)
        self._whole = place / "whole"
        self._whole.mkdir(mode=0o700, parents=True)
        kind(self._whole).prepare()
        self._harmless = (self._marked(worked=False), self._marked(worked=True))
        self.calls = self._calls()

    def harms(self, most: int, seed: int, only: str = "") -> Iterator[Harm]:
        """Some by chance of all that an unharmed try can meet; or each until one was not met."""
        kinds = [
            (name, kind)
            for name in (*CHANGING, *LOOKING)
            if name in self.calls
            for kind in kinds_for(name)
            if only in ("", f"{kind} at {name}")
        ]
        known = [Harm(name, number, kind) for name, kind in kinds for number in self.calls[name]]
        self.complete = most >= len(known)
        if not self.complete:
            yield from random.Random(seed).sample(known, most)
            return
        for name, kind in kinds:
            yield from (harm for harm in known if (harm.call, harm.kind) == (name, kind))
            number = self.calls[name][-1]
            while self.met:
                number += 1
                yield Harm(name, number, kind)

    def run(self, harm: Harm) -> None:
        """One try, and what is to be said against it."""
        case = self._fresh()
        ending = self._try(case, harm)
        self.met = ending.killed or ending.log.harmed
        if self.met:
            self.ended[f"{harm.kind} {self._named(ending)}"] += 1
        if trouble := self._against(case, ending):
            self.wrong.append(f"{harm}: {trouble}")
        shutil.rmtree(case.folder)

    def _against(self, case: Writing, ending: Ending) -> str:
        if ending.code not in (DONE, REFUSED, GIVEN_UP, -signal.SIGKILL):
            return f"ended with {ending.code}: {ending.said}"
        try:
            case.look()
            if ending.code in (DONE, REFUSED) and not case.done():
                return f"called done, or done once more, and not there ({ending.said})"
        except Exception:
            return last_words()
        unkept = ending.log.unkept()
        if ending.code == DONE and case.keeps and unkept:
            return f"called done, and never brought to the disk: {unkept}"
        return ""

    def _named(self, ending: Ending) -> str:
        if ending.code in (REFUSED, GIVEN_UP):
            return ending.said
        return "killed" if ending.killed else "done all the same" if ending.code == DONE else "broken"

    def _marked(self, *, worked: bool) -> str:
        """What the next start finds, with or without the work; also loads what is loaded late."""
        case = self._fresh()
        case.begin()
        if worked:
            case.work()
        case.shown()
        case.leave()
        case.look()
        mark = rows_in(case.diary) if isinstance(case, Act) else ""
        shutil.rmtree(case.folder)
        return mark

    def _calls(self) -> dict[str, list[int]]:
        """The numbers of the calls of an unharmed try that touch its folder, by their names."""
        case = self._fresh()
        ending = self._try(case, None)
        assert ending.code == DONE, ending.said
        shutil.rmtree(case.folder)
        calls = ending.log.calls(str(case.folder))
        unknown = set(calls) - {*CHANGING, *LOOKING, *UNHARMED}
        assert not unknown, f"calls that nobody harms: {unknown}"
        return calls

    def _fresh(self) -> Writing:
        trial = self._place / "trial"
        shutil.copytree(self._whole, trial)
        case = self._kind(trial)
        case.harmless = getattr(self, "_harmless", ())
        return case

    def _try(self, case: Writing, harm: Harm | None) -> Ending:
        self._page[:] = bytes(ROOM)
        child = os.fork()
        if child == 0:
            self._live(case)
        os.waitpid(child, os.WUNTRACED)
        log = self._place / "log"
        with watched(child, log, harm, ALL_CALLS if harm is None else ",".join((harm.call, *SYNCS))):
            os.kill(child, signal.SIGCONT)
            _, status = os.waitpid(child, 0)
        said = self._page[:].rstrip(b"\0").decode()
        return Ending(os.waitstatus_to_exitcode(status), Log(log.read_text()), said)

    def _live(self, case: Writing) -> None:
        """In the child: do the work, once more if it is refused, and never come back from here."""
        code = BROKEN
        try:
            signal.alarm(SECONDS)
            case.begin()
            os.kill(os.getpid(), signal.SIGSTOP)
            code = self._work(case)
        except BaseException:
            self._say(last_words())
        finally:
            os._exit(code)

    def _work(self, case: Writing) -> int:
        try:
            case.work()
        except (StorageFault, OSError) as fault:
            kind = type(fault).__name__
            self._say(kind)
            shown = case.shown()
            assert shown in ("", case.harmless[0]), f"{kind} was told, and yet something is there"
            if not case.may_be_done_again(fault):
                return GIVEN_UP
            if shown or not _is_done(case):
                case.work()
            return REFUSED
        return DONE

    def _say(self, words: str) -> None:
        told = words.encode()[-ROOM:]
        self._page[:] = told + bytes(ROOM - len(told))


def last_words() -> str:
    """Where the last error came from, and what it says, in one line."""
    kind, error, trace = sys.exc_info()
    steps = [f"{Path(step.filename).name}:{step.lineno}" for step in traceback.extract_tb(trace)[-4:]]
    return f"{kind.__name__ if kind else ''}: {error} ({' '.join(steps)})"


def _is_done(case: Writing) -> bool:
    """Whether what was refused late is there; one that is half done is not."""
    try:
        return case.done()
    except Exception:
        return False


def main() -> None:
    place, most, seed, only, *names = sys.argv[1:]
    for number, name in enumerate(names):
        sweep = Sweep((PATHS | PLANTED)[name], Path(place) / str(number))
        for harm in sweep.harms(int(most), int(seed), only):
            sweep.run(harm)
        changing = sum(len(sweep.calls.get(call, ())) for call in WRITING)
        tried = sum(sweep.ended.values())
        found = {
            "name": name,
            "changing": changing,
            "every": sweep.complete,
            "tried": tried,
            "ended": sweep.ended,
            "wrong": sweep.wrong,
        }
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
