"""How a value is made: a small class that is known by what it holds and never changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[Kind]) -> type[Kind]:
    """A dataclass with slots, equal and hashed by its fields; mypy sees to it that nothing changes one.

    `dataclass(frozen=True, slots=True)` writes and compiles six methods for every class, which took a tenth
    of the start of the program. Here it writes only `__init__`, and the others are shared.
    """
    made = dataclass(eq=False, repr=False, slots=True)(kind)
    names: tuple[str, ...] = vars(made)["__match_args__"]
    read: Callable[[object], object] = attrgetter(*names)

    def equal(self: object, other: object) -> bool:
        return read(self) == read(other) if other.__class__ is made else NotImplemented

    def hashed(self: object) -> int:
        return hash(read(self))

    def shown(self: object) -> str:
        return f"{made.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    for name, method in (("__eq__", equal), ("__hash__", hashed), ("__repr__", shown)):
        setattr(made, name, method)
    return made
