"""What can be wrong with a file from outside, and where in it."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """Why a file is not read."""

    EMPTY = "empty"
    NOT_TEXT = "not-text"
    NOT_OURS = "not-ours"
    NOT_WHOLE = "not-whole"
    NOT_JSON = "not-json"
    NOT_TABLE = "not-table"
    NEWER = "newer"
    TWICE = "twice"
    MISSING = "missing"
    NOT_KNOWN = "not-known"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"


class NotUnderstood(Exception):
    """A file that is not read; nothing was taken from it.

    `place` names the file or the list in it, `number` the record there (1 first, 0 for none in particular),
    `field` the part of the record. For a NEWER file `found` is its schema.
    """

    def __init__(
        self, problem: Problem, place: str = "", number: int = 0, field: str = "", *, found: int = 0
    ) -> None:
        super().__init__(f"{problem.value}: {place} {number} {field}")
        self.problem = problem
        self.place = place
        self.number = number
        self.field = field
        self.found = found


class WrongValue(ValueError):
    """A value that is not what its field holds; `problem` is MISSING, NOT_KNOWN or TWICE."""

    def __init__(self, field: str, problem: Problem = Problem.NOT_KNOWN) -> None:
        super().__init__(field)
        self.field = field
        self.problem = problem
