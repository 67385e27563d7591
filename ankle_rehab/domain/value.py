"""How a value is made: a small class that is known by what it holds and never changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[Kind]) -> type[Kind]:
    """A dataclass with slots, equal and hashed by its fields; mypy sees to it that nothing changes one.

    `dataclass(frozen=True, slots=True)` writes and compiles six methods for every class, which took a tenth
    of the start of the program. Here only `__init__` is written, with the first value of the kind: of every
    five kinds the start needs two. What `replace` and `fields` read is made when they are first used.
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
        made.__init__ = _init(names, defaults, checked="__post_init__" in held)
        made.__init__(self, *given, **named)

    def fields() -> object:
        named = {"__annotations__": held["__annotations__"], "__doc__": made.__name__}
        twin: Any = type(made.__name__, (), {**named, **defaults})
        bare = dataclass(init=False, repr=False, eq=False, match_args=False)(twin)
        made.__dataclass_fields__ = bare.__dataclass_fields__
        return made.__dataclass_fields__

    made: Any = type(
        kind.__name__,
        kind.__bases__,
        {
            **held,
            "__qualname__": kind.__qualname__,
            "__slots__": names,
            "__match_args__": names,
            "__dataclass_fields__": _Later(fields),
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


def _init(names: Sequence[str], defaults: Mapping[str, Any], *, checked: bool) -> Callable[..., None]:
    """The `__init__` that a dataclass with these fields has; `checked` where `__post_init__` has a say."""
    known: dict[str, Any] = {"UNGIVEN": MISSING}
    asked, lines = ["self"], []
    for name in names:
        default, given = defaults.get(name, MISSING), name
        if isinstance(default, Field) and default.default_factory is not MISSING:
            known[f"make_{name}"] = default.default_factory
            given = f"make_{name}() if {name} is UNGIVEN else {name}"
            asked.append(f"{name}=UNGIVEN")
        elif default is not MISSING:
            known[f"usual_{name}"] = default.default if isinstance(default, Field) else default
            asked.append(f"{name}=usual_{name}")
        else:
            asked.append(name)
        lines.append(f" self.{name} = {given}")
    if checked:
        lines.append(" self.__post_init__()")
    exec("\n".join((f"def __init__({', '.join(asked)}):", *lines)), known)  # noqa: S102 - names of fields alone
    made: Callable[..., None] = known["__init__"]
    return made
