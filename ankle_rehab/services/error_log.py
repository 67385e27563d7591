"""The log: which kind of error happened where and when, and never a word of the diary."""

from __future__ import annotations

import sys
from contextlib import suppress
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from ankle_rehab import __version__, paths
from ankle_rehab.domain.clock import Clock

LARGEST_BYTES = 256 * 1024
OLDER_FILES = 2
MOST_ERRORS, MOST_PLACES = 5, 20


class Note(StrEnum):
    """All that is ever written down beside errors: no other words can get into the log."""

    SLEEP_TOLD = "sleep is told by logind"
    SLEEP_SEEN = "sleep is seen by the clock alone"


class ErrorLog:
    """Appends one line an error to a private file; the same error from the same place only once a run.

    A full file is put aside as `.1` and that one as `.2`; what was there before is let go. Never raises: a
    full disk must not turn a small trouble into a large one.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / paths.LOG_FILE
        self._clock = clock
        self._told: set[str] = set()

    def add(self, error: BaseException) -> None:
        """Write down the kind of an error and its place; its message may quote the diary and is left out."""
        line = _describe(error)
        if line in self._told:
            return
        self._told.add(line)
        with suppress(OSError):
            self._append(f"{self._clock.now().isoformat(timespec='seconds')} {__version__} {line}\n")

    def note(self, about: Note) -> None:
        """Write down how the program stands to this computer."""
        with suppress(OSError):
            self._append(f"{self._clock.now().isoformat(timespec='seconds')} {__version__} {about}\n")

    def on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """For `sys.excepthook`: write it down, then go on as Python does in a terminal.

        Elsewhere what is printed is kept in a log of the system's, so no message of an error is.
        """
        self.add(error.with_traceback(trace))
        if sys.stderr is None:
            return
        if sys.stderr.isatty():
            sys.__excepthook__(kind, error, trace)
        else:
            print(_describe(error), file=sys.stderr)

    def _append(self, line: str) -> None:
        with suppress(FileExistsError):
            paths.create_private(self._path)
        if self._path.stat().st_size > LARGEST_BYTES:
            self._put_aside()
            paths.create_private(self._path)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line)

    def _put_aside(self) -> None:
        for newer, older in reversed(tuple(pairwise(files(self._path.parent)))):
            if newer.exists():
                newer.replace(older)


def files(folder: Path) -> tuple[Path, ...]:
    """Where the log is, the newest first; not all of them need to be there."""
    older = (f"{paths.LOG_FILE}.{number}" for number in range(1, OLDER_FILES + 1))
    return tuple(folder / name for name in (paths.LOG_FILE, *older))


def _describe(error: BaseException) -> str:
    """Kind and places of an error and of those behind it, outermost first."""
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(parts) < MOST_ERRORS:
        parts.append(" ".join([type(seen).__name__, *_places(seen)]))
        seen = seen.__cause__ or seen.__context__
    return " <- ".join(parts)


def _places(error: BaseException) -> list[str]:
    places: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return places[-MOST_PLACES:]
