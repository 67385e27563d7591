"""What the child process does with files from a watch: read each within its time, and tell what is in it."""

from __future__ import annotations

import gc
import json
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from ankle_rehab.domain.run_files import FileTrouble, FoundRun
from ankle_rehab.domain.zones import zone_of
from ankle_rehab.exchange import run_files
from ankle_rehab.exchange.run_archives import Shelf, Source
from ankle_rehab.exchange.run_clean import Surroundings
from ankle_rehab.exchange.run_facts import facts_of
from ankle_rehab.storage import errand_lines, limits

SECONDS = 2.0


def run(arguments: Sequence[str]) -> int:
    """`read-runs ZONE LATEST SHARE OF FROM`: reads every file whose place is SHARE of OF, from FROM on.

    The paths come in as one list of JSON. Each file is announced with its place before it is read, so that
    one which ends this process is known. LATEST is the last second since 1970 that is believed.
    """
    zone, latest, share, shares, begin = arguments
    around = Surroundings(zone_of(zone), zone, float(latest))
    limits.hold()
    gc.freeze()
    paths = [Path(path) for path in json.loads(sys.stdin.readline())]
    shelf = Shelf()
    sources = list(shelf.sources(paths))
    errand_lines.say(total=len(sources))
    with time_limit() as begun:
        for place in range(int(share), len(sources), int(shares)):
            source = sources[place]
            if place < int(begin):
                continue
            errand_lines.say(place=place, name=source.name, inside=source.inside)
            found = read_one(shelf, source, around, begun())
            errand_lines.say(place=place, found=[facts_of(one) for one in found])
    shelf.close()
    errand_lines.say(left_alone=shelf.left_alone)
    return 0


def read_one(shelf: Shelf, source: Source, around: Surroundings, late: Callable[[], bool]) -> list[FoundRun]:
    """Everything in one file; raises nothing."""
    try:
        content = shelf.content(source)
        return run_files.read(
            content.data,
            around,
            late,
            name=source.name,
            inside=source.inside,
            trouble=content.trouble,
        )
    except MemoryError:
        return [FoundRun(source.name, source.inside, trouble=FileTrouble.TOO_LARGE)]


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[Callable[[], Callable[[], bool]]]:
    """A function that begins the time of a file, and returns what tells whether that is over.

    It is time of the processor, so that a busy computer cuts nothing short; on Windows it is any time.
    """
    over = False

    def ring(*_facts: object) -> None:
        nonlocal over
        over = True

    waiting: list[Timer] = []

    def begin() -> Callable[[], bool]:
        nonlocal over
        over = False
        if sys.platform == "win32":
            while waiting:
                waiting.pop().cancel()
            waiting.append(Timer(seconds, ring))
            waiting[0].start()
        else:
            signal.setitimer(signal.ITIMER_PROF, seconds)
        return lambda: over

    if sys.platform == "win32":
        yield begin
        for timer in waiting:
            timer.cancel()
        return
    before = signal.signal(signal.SIGPROF, ring)
    yield begin
    signal.setitimer(signal.ITIMER_PROF, 0.0)
    signal.signal(signal.SIGPROF, before)
