"""How the program starts itself anew: from a checkout or a package of Python, or as a bundle of its own."""

from __future__ import annotations

import sys
from pathlib import Path

CHILD = "--child"


def is_bundle() -> bool:
    """Whether the program was installed as a folder of its own, with the Python in it."""
    return bool(getattr(sys, "frozen", False))


def program() -> tuple[str, ...]:
    """The words of a command that open the program; options may follow."""
    return (sys.executable,) if is_bundle() else (sys.executable, "-m", "ankle_rehab")


def child() -> tuple[str, ...]:
    """The words of a command that do work beside the window; a verb of `child` follows."""
    return (sys.executable, CHILD) if is_bundle() else (sys.executable, "-m", "ankle_rehab.child")


def folder() -> Path:
    """Where such a command is to be started, so that it finds the same program."""
    return Path(__file__).resolve().parents[1]
