"""Imports as Python does them: to be imported first of all by whatever shows a window.

PySide6 puts a function of its own in the place of Python's, for `from __feature__ import …`, which nothing
here asks for. It reads the source of every module that is imported, and Python keeps what was read: a tenth
of the start, and 5 MB.
"""

from __future__ import annotations

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 - puts its function in place

builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
linecache.clearcache()
