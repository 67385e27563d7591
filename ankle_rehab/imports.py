"""Imports as Python does them: to be imported first of all by whatever shows a window.

PySide6 puts a function of its own in the place of Python's, for `from __feature__ import …`, which nothing
here asks for. It reads the source of every module that is imported, and Python keeps what was read: a tenth
of the start, and 5 MB.

It also compiles, anew at every start, modules that explain its functions: their signatures, what was wrong
with a call, files of stubs. That is a seventh of the start. Here each is read when something first asks it.
"""

from __future__ import annotations

import builtins
import linecache
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec

    from _typeshed.importlib import MetaPathFinderProtocol

EXPLAINING = frozenset(
    f"shibokensupport.signature.{name}"
    for name in (
        *("errorhandler", "layout", "mapping", "parser"),
        *("lib.enum_sig", "lib.pyi_generator", "lib.tool"),
    )
)
"""What a PySide6 calls otherwise is read at the start, as it means it to be."""
TAKEN = {"shibokensupport.signature.mapping": "update_mapping"}
"""A function that C++ takes out of a module without asking for it and ends the process if it is not there."""
_reading = RLock()


class WhenAsked:
    """Loads a module as `loader` does, when it is first asked for one of its names."""

    def __init__(self, loader: Loader, name: str) -> None:
        self._loader = loader
        self._name = name

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        reading = False

        def ask(name: str) -> Any:
            nonlocal reading
            if name.startswith("__"):  # the import itself looks for these
                raise AttributeError(name)
            with _reading:
                if vars(module).get("__getattr__") is ask:
                    if reading:  # by a module that this one needs, and that needs it too
                        raise AttributeError(name)
                    reading = True
                    try:
                        self._read(module)
                    finally:
                        reading = False
                    del vars(module)["__getattr__"]
            return getattr(module, name)

        def taken() -> object:
            return ask(TAKEN[self._name])()

        vars(module)["__getattr__"] = ask
        if self._name in TAKEN:
            vars(module)[TAKEN[self._name]] = taken

    def _read(self, module: ModuleType) -> None:
        """PySide6 has renamed the module by now, and its own loader knows only the first name."""
        spec = module.__spec__
        assert spec is not None
        renamed, spec.name = spec.name, self._name
        try:
            self._loader.exec_module(module)
        finally:
            spec.name = renamed


class Finders(list["MetaPathFinderProtocol"]):
    """`sys.meta_path` while PySide6 is imported, which puts a finder of its own before all others."""

    def __iter__(self) -> Iterator[MetaPathFinderProtocol]:
        yield self
        yield from super().__iter__()

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What explains is found as by the others, and not read yet."""
        if name not in EXPLAINING:
            return None
        found = (finder.find_spec(name, path, target) for finder in super().__iter__())
        spec = next(filter(None, found), None)
        if spec is not None and spec.loader is not None:
            later: Any = WhenAsked(spec.loader, name)
            spec.loader = later
        return spec


if "PySide6.QtCore" not in sys.modules:
    finders, sys.meta_path = sys.meta_path, Finders(sys.meta_path)
    try:
        import_module("PySide6.QtCore")
    finally:
        sys.meta_path = finders
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
linecache.clearcache()
