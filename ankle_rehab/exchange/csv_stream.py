"""Reading a large CSV file from outside row by row, whatever it holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from ankle_rehab.exchange.cells import unsafe
from ankle_rehab.exchange.problem import NotUnderstood, Problem
from ankle_rehab.exchange.source import Tell, nobody

MOST_OF_ONE = 16 * 1024 * 1024
_PIECE = 1 << 18
_SEPARATORS = ",;\t"  # a spreadsheet may have saved it in the manner of its country


class CsvStream:
    """The rows of one file, of which never more than one is in memory.

    `tell` is told how many more letters were read.

    Every method raises NotUnderstood with the name of the file and the line; `begin` comes first.
    """

    def __init__(self, path: Path, tell: Tell = nobody) -> None:
        self._tell = tell
        self.place = path.name
        self.number = 0
        csv.field_size_limit(MOST_OF_ONE)
        self.headings: tuple[str, ...] = ()
        self._file = io.TextIOWrapper(path.open("rb"), encoding="utf-8-sig", newline="")
        self._reader = csv.reader(())

    def begin(self) -> None:
        """Read the headings."""
        lines = self._read_lines()
        first = next(lines, "")
        delimiter = max(_SEPARATORS, key=first.count)
        self._reader = csv.reader(chain((first,), lines), strict=True, delimiter=delimiter)
        self.headings = tuple(heading.strip() for heading in self._next() or ())
        if not any(self.headings):
            raise self.trouble(Problem.EMPTY)
        if len(set(self.headings)) < len(self.headings):
            raise self.trouble(Problem.TWICE)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def rows(self) -> Iterator[Mapping[str, str]]:
        """The cells of each row by their headings, as they were before they were made safe."""
        while (row := self._next()) is not None:
            if len(row) > len(self.headings):
                raise self.trouble(Problem.NOT_TABLE)
            cells = dict.fromkeys(self.headings, "")
            cells.update(zip(self.headings, map(unsafe, row), strict=False))
            if any(cells.values()):
                yield cells

    def trouble(self, problem: Problem, field: str = "") -> NotUnderstood:
        """What is wrong in this row."""
        return NotUnderstood(problem, self.place, self.number, field)

    def _next(self) -> list[str] | None:
        self.number = self._reader.line_num + 1
        try:
            return next(self._reader, None)
        except csv.Error as error:
            raise self.trouble(_problem_of(error)) from error

    def _read_lines(self) -> Iterator[str]:
        letters = 0
        try:
            while line := self._file.readline(MOST_OF_ONE):
                if len(line) == MOST_OF_ONE:
                    raise self.trouble(Problem.TOO_LARGE)
                yield line
                letters += len(line)
                if letters > _PIECE:
                    self._tell(letters)
                    letters = 0
        except UnicodeDecodeError as error:
            raise self.trouble(Problem.NOT_TEXT) from error


def _problem_of(error: csv.Error) -> Problem:
    words = str(error)
    if "limit" in words:
        return Problem.TOO_LARGE
    return Problem.NOT_WHOLE if "end of data" in words else Problem.NOT_TABLE
