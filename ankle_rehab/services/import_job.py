"""What the child process does when a file is to be brought in: read it, and find out what of it is new."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from ankle_rehab.exchange import archive_reader, spreadsheet_reader
from ankle_rehab.exchange.found import Found
from ankle_rehab.exchange.problem import NotUnderstood, Problem
from ankle_rehab.exchange.spreadsheet import FILES
from ankle_rehab.storage import errand_lines, limits, matching
from ankle_rehab.storage.incoming import Incoming, NotTaken
from ankle_rehab.storage.matching import Verdict
from ankle_rehab.storage.snapshot import Snapshot

READING = 0.7
TELL_EACH = 2_000
LARGEST = 1024 * 1024 * 1024
_BEGINNING = 64
_BLANK = b"\xef\xbb\xbf \t\r\n"


def run(arguments: Sequence[str]) -> int:
    """`import SNAPSHOT FILE-OR-FOLDER NEW-FILE`: the last one is made, and holds what was found.

    Ends with the numbers of records for each table and verdict, or with what is wrong with the file.
    """
    here, source, target = map(Path, arguments)
    limits.hold()
    return errand_lines.attempt(lambda: _say(here, source, target), source)


def _say(here: Path, source: Path, target: Path) -> None:
    try:
        errand_lines.say(numbers=look(here, source, target, lambda done: errand_lines.say(done=done)))
    except NotUnderstood as wrong:
        errand_lines.say(
            problem=wrong.problem.value,
            place=wrong.place,
            number=wrong.number,
            field=wrong.field,
            found=wrong.found,
        )
    except MemoryError:
        errand_lines.say(problem=Problem.TOO_LARGE.value)


def look(here: Path, source: Path, target: Path, tell: Callable[[float], None]) -> dict[str, dict[str, int]]:
    """Read everything into the new file `target` and compare it with the diary `here`.

    `tell` is told what part (0-1) is done. Returns how many records of each table are new, the same and
    different. Raises NotUnderstood, StorageFault and OSError.
    """
    progress = _Progress(source, tell)
    with closing(Snapshot(here)) as snapshot, closing(Incoming(target, snapshot)) as incoming:
        with incoming.writing():
            for found in _records(source, progress.read):
                _set_down(incoming, found)
                progress.records += 1
        if not progress.records:
            raise NotUnderstood(Problem.EMPTY, source.name)
        numbers: Counter[tuple[str, Verdict]] = Counter()
        with incoming.writing(), snapshot.reading():
            for found_to_be in matching.match(incoming, snapshot):
                numbers[found_to_be] += 1
                progress.compared()
    counted: dict[str, dict[str, int]] = {}
    for (table, verdict), records in numbers.items():
        counted.setdefault(table, {})[verdict.value] = records
    return counted


class _Progress:
    """Reading is more than half of the work, by its bytes; the rest is comparing, by its records."""

    def __init__(self, source: Path, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._bytes = sum(path.stat().st_size for path in _files(source))
        self._read = 0
        self._compared = 0
        self.records = 0

    def read(self, number: int) -> None:
        """So many more letters were read."""
        self._read += number
        self._tell(READING * min(1.0, self._read / max(1, self._bytes)))

    def compared(self) -> None:
        """One more record."""
        self._compared += 1
        if self._compared % TELL_EACH == 0:
            self._tell(READING + (1.0 - READING) * min(1.0, self._compared / self.records))


def _files(source: Path) -> list[Path]:
    if source.is_dir():
        return [path for name in FILES if (path := source / name).is_file()]
    return [source]


def _records(source: Path, tell: Callable[[int], None]) -> Iterator[Found]:
    """The records of a folder of tables, of one table, or of an archive, whatever the file is called."""
    if source.is_dir():
        return spreadsheet_reader.read(source, tell)
    found = source.stat()
    if not stat.S_ISREG(found.st_mode):
        raise NotUnderstood(Problem.NOT_OURS, source.name)
    if found.st_size > LARGEST:
        raise NotUnderstood(Problem.TOO_LARGE, source.name)
    with source.open("rb") as file:
        beginning = file.read(_BEGINNING).lstrip(_BLANK)
    if not beginning:
        raise NotUnderstood(Problem.EMPTY, source.name)
    return (
        archive_reader.read(source, tell) if beginning[:1] in b"{[" else spreadsheet_reader.read(source, tell)
    )


def _set_down(incoming: Incoming, found: Found) -> None:
    kind = found.kind
    try:
        if found.owner is None:
            incoming.add(kind.table, kind.columns, found.row)
        else:
            incoming.add(kind.table, (kind.link, *kind.columns), (found.owner, *found.row))
        if kind.inner is not None:
            for row in found.inner:
                incoming.add(kind.inner.table, (kind.inner.link, *kind.inner.columns), (found.row[0], *row))
    except NotTaken as error:
        problem = Problem.TWICE if error.twice else Problem.NOT_KNOWN
        raise NotUnderstood(problem, found.place, found.number) from error
