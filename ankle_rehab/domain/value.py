"""How a value is made: a small class that is known by what it holds and never changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[Kind]) -> type[Kind]:
    """A dataclass with slots, equal and hashed by its fields; mypy sees to it that nothing changes one.

    `dataclass(frozen=True, slots=True)` writes and compiles six methods for every class, which took a tenth
    of the start of the program. Here only `__init__` is written, and not before the first value is made or
    its fields are asked for: of every five classes the start makes values of two. The others are shared.
    """
    names = tuple(vars(kind)["__annotations__"])
    held = {name: what for name, what in vars(kind).items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: held.pop(name) for name in names if name in held}
    read: Callable[[object], object] = attrgetter(*names)

    def equal(self: object, other: object) -> bool:
        return read(self) == read(other) if other.__class__ is made else NotImplemented

    def hashed(self: object) -> int:
        return hash(read(self))

    def shown(self: object) -> str:
        return f"{made.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def first(self: object, *given: object, **named: object) -> None:
        complete()
        made.__init__(self, *given, **named)

    def complete() -> object:
        asked = ("__annotations__", "__doc__", "__post_init__")  # without words a dataclass finds its own
        twin: Any = type(
            made.__name__, (), {**defaults, **{name: held[name] for name in asked if name in held}}
        )
        dataclass(eq=False, repr=False, match_args=False)(twin)
        made.__init__ = twin.__init__
        made.__dataclass_fields__ = twin.__dataclass_fields__
        return made.__dataclass_fields__

    made: Any = type(
        kind.__name__,
        kind.__bases__,
        {
            **held,
            "__qualname__": kind.__qualname__,
            "__slots__": names,
            "__match_args__": names,
            "__dataclass_fields__": _Later(complete),
            "__init__": first,
            "__eq__": equal,
            "__hash__": hashed,
            "__repr__": shown,
        },
    )
    return made  # type: ignore[no-any-return]


class _Later:
    """What a class has as soon as it is asked for."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __get__(self, thing: object, kind: type) -> object:
        return self._make()
