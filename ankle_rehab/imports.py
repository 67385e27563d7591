"""Imports as Python does them: to be imported first of all by whatever shows a window.

PySide6 puts a function of its own in the place of Python's, for `from __feature__ import …`, which nothing
here asks for. It reads the source of every module that is imported, and Python keeps what was read: a tenth
of the start, and 5 MB.

It also brings modules of Python along that hardly ever do anything: those are read with their first use.
"""

from __future__ import annotations

import builtins
import linecache
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader

IDLE = frozenset({"argparse", "ipaddress", "logging", "tempfile"})


class Later:
    """Finds those modules."""

    @staticmethod
    def find_spec(name: str, _path: Sequence[str] | None = None, _target: object = None) -> ModuleSpec | None:
        """None for all others, and where Python does not find them in a folder, as in a bundle."""
        found = PathFinder.find_spec(name) if name in IDLE else None
        if found is not None and found.loader is not None:
            found.loader = LazyLoader(found.loader)
        return found


sys.meta_path.insert(0, Later)
import PySide6.QtCore  # noqa: E402, F401 - puts its function in place

sys.meta_path.remove(Later)
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
linecache.clearcache()
