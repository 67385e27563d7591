"""How a value is made: a small class that is known by what it holds and never changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind")
FEW = 50
"""So many values of a kind are made sooner without an `__init__` of their own than with one."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[Kind]) -> type[Kind]:
    """A dataclass with slots, equal and hashed by its fields; mypy sees to it that nothing changes one.

    `dataclass(frozen=True, slots=True)` writes and compiles six methods for every class, which took a tenth
    of the start of the program. Here `dataclass` writes one, `__init__`, for a kind of which there are many,
    or when `replace` and `fields` look at it; the first values of a kind are filled without. Of most kinds
    the start makes none or a few.
    """
    names = tuple(vars(kind)["__annotations__"])
    held = {name: what for name, what in vars(kind).items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: held.pop(name) for name in names if name in held}
    checked: Callable[[object], None] | None = held.get("__post_init__")
    read: Callable[[object], object] = attrgetter(*names)

    def equal(self: object, other: object) -> bool:
        return read(self) == read(other) if other.__class__ is made else NotImplemented

    def hashed(self: object) -> int:
        return hash(read(self))

    def shown(self: object) -> str:
        return f"{made.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def written() -> Any:
        """A dataclass of the same fields, which lends what it makes."""
        lent: dict[str, Any] = {
            name: held[name] for name in ("__annotations__", "__post_init__") if name in held
        }
        twin = type(kind.__name__, (), {**lent, "__doc__": kind.__name__, **defaults})
        lender: Any = dataclass(repr=False, eq=False, match_args=False)(twin)
        made.__init__, made.__dataclass_fields__ = lender.__init__, lender.__dataclass_fields__
        return made

    factories: dict[str, Any] = {
        name: one.default_factory for name, one in defaults.items() if isinstance(one, Field)
    }
    plain = MISSING not in factories.values() and all(type(one).__hash__ for one in defaults.values())
    known, few = frozenset(names), iter(range(FEW))

    def filled(self: object, given: tuple[object, ...], named: dict[str, object]) -> bool:
        """Whether it was well given; what is not is left to `__init__`, which says what is wrong."""
        made_now = {name: make() for name, make in factories.items()}
        holds = {**defaults, **made_now, **dict(zip(names, given, strict=False)), **named}
        whole = holds.keys() == known and len(given) <= len(names)
        if not whole or not named.keys().isdisjoint(names[: len(given)]):
            return False
        for name in names:
            setattr(self, name, holds[name])
        if checked is not None:
            checked(self)
        return True

    def first(self: object, *given: object, **named: object) -> None:
        if not plain or next(few, None) is None or not filled(self, given, named):
            written().__init__(self, *given, **named)

    made: Any = type(
        kind.__name__,
        kind.__bases__,
        {
            **held,
            "__qualname__": kind.__qualname__,
            "__slots__": names,
            "__match_args__": names,
            "__dataclass_fields__": _Later(lambda: written().__dataclass_fields__),
            "__init__": first,
            "__eq__": equal,
            "__hash__": hashed,
            "__repr__": shown,
        },
    )
    whole: type[Kind] = made
    return whole


class _Later:
    """What a class has as soon as it is asked for."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __get__(self, thing: object, kind: type) -> object:
        return self._make()
