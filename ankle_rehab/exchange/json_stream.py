"""Reading a large JSON object piece by piece: each entry of its top, and each record of a list there."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ankle_rehab.exchange.problem import NotUnderstood, Problem
from ankle_rehab.exchange.source import Tell, nobody

MOST_OF_ONE = 16 * 1024 * 1024
_PIECE = 1 << 18
_NEAR_THE_END = 16
_SPACE = " \t\r\n"
_UNFINISHED = "Unterminated string"


class JsonStream:
    """The text of one file, of which never more than a few records are in memory.

    `tell` is told how many more letters were read.

    Every method raises NotUnderstood with its `place` and the number of the record there.
    """

    def __init__(self, path: Path, tell: Tell = nobody) -> None:
        self._tell = tell
        self._file = io.TextIOWrapper(path.open("rb"), encoding="utf-8-sig", newline="")
        self._decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)
        self._text = ""
        self._at = 0
        self._ended = False
        self.place = ""
        self.number = 0

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def names(self) -> Iterator[str]:
        """The keys of the object that the file is; after each, one of `value` and `items` has to be asked."""
        if not self._next():
            raise self.trouble(Problem.EMPTY)
        self._expect("{", Problem.NOT_OURS)
        seen: set[str] = set()
        for _ in self._parts("}"):
            name = self.value()
            if not isinstance(name, str):
                raise self.trouble(Problem.NOT_JSON)
            if name in seen:
                raise self.trouble(Problem.TWICE, name)
            seen.add(name)
            self._expect(":")
            self.place, self.number = name, 0
            yield name
            self.place, self.number = "", 0
        if self._next():
            raise self.trouble(Problem.NOT_JSON)

    def items(self) -> Iterator[Any]:
        """The records of the list that comes next."""
        self._expect("[")
        for _ in self._parts("]"):
            self.number += 1
            yield self.value()

    def value(self) -> Any:
        """Whatever comes next, whole."""
        self._next()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                unfinished = error.msg.startswith(_UNFINISHED) or error.pos >= len(self._text) - _NEAR_THE_END
                if not unfinished or not self._more():
                    raise self.trouble(Problem.NOT_WHOLE if unfinished else Problem.NOT_JSON) from error
            except RecursionError as error:
                raise self.trouble(Problem.TOO_DEEP) from error
            except _Twice as error:
                raise self.trouble(Problem.TWICE, str(error)) from error
            except ValueError as error:  # a number with thousands of digits, or NaN
                raise self.trouble(Problem.NOT_JSON) from error
            else:
                if end < len(self._text) or not self._more():
                    self._at = end
                    return found

    def trouble(self, problem: Problem, field: str = "") -> NotUnderstood:
        """What is wrong here."""
        return NotUnderstood(problem, self.place, self.number, field)

    def _parts(self, closing: str) -> Iterator[None]:
        """Once for each part up to the closing sign, which is read as well."""
        if self._next() != closing:
            yield
            while self._next() != closing:
                self._expect(",")
                yield
        self._expect(closing)

    def _next(self) -> str:
        """The next sign that is no space, "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def _expect(self, sign: str, problem: Problem = Problem.NOT_JSON) -> None:
        found = self._next()
        if found != sign:
            raise self.trouble(problem if found else Problem.NOT_WHOLE)
        self._at += 1

    def _more(self) -> bool:
        """Read on; False at the end of the file. What was used is forgotten, and more is read each time."""
        if self._ended:
            return False
        rest = self._text[self._at :]
        if len(rest) > MOST_OF_ONE:
            raise self.trouble(Problem.TOO_LARGE)
        try:
            piece = self._file.read(max(_PIECE, min(len(rest), MOST_OF_ONE - len(rest))))
        except UnicodeDecodeError as error:
            raise self.trouble(Problem.NOT_TEXT) from error
        self._text, self._at = rest + piece, 0
        self._ended = not piece
        self._tell(len(piece))
        return not self._ended


class _Twice(ValueError):
    """A key that stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice(Counter(name for name, _ in pairs).most_common(1)[0][0])
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")
