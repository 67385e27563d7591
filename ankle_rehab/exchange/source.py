"""Where records come from when they leave: rows of plain values, without a word on how they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from ankle_rehab.domain.value import value
from ankle_rehab.exchange.kinds import Kind

ROWS_AT_ONCE = 200

Row = tuple[Any, ...]
Block = tuple[int, Iterable[Iterable[str]]]
Put = Callable[[bytes], object]
Tell = Callable[[int], None]


@value
class Program:
    """Which program made a file, and when: its version, and the moment with its offset."""

    version: str
    made: str


class Source(Protocol):
    """A diary that stands still while it is read."""

    def rows(self, table: str, columns: Sequence[str], *, trash: bool = False) -> Iterable[Row]:
        """The finished records of a table in a lasting order; `trash` adds those thrown away.

        Records that belong to others come in the order of those.
        """


def nobody(_number: int) -> None:
    """Nobody wants to know how far it is."""


def inner_of(kind: Kind, source: Source, *, trash: bool = False) -> Callable[[object], list[Row]]:
    """The records inside of each record of a kind, asked for by its number in rising order."""
    if kind.inner is None:
        return lambda _number: []
    rows = iter(source.rows(kind.inner.table, (kind.inner.link, *kind.inner.columns), trash=trash))
    waiting = next(rows, None)

    def of(number: Any) -> list[Row]:
        nonlocal waiting
        inside: list[Row] = []
        while waiting is not None and waiting[0] <= number:
            if waiting[0] == number:
                inside.append(waiting[1:])
            waiting = next(rows, None)
        return inside

    return of
