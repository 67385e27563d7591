"""Long work beside the window, in a process of its own: `python -m ankle_rehab.child VERB …`, without Qt.

Each verb prints one line of JSON for each step of its progress and ends with 0, or with 1 and a line that
says what went wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

Verb = Callable[[Sequence[str]], int]


def _in(module: str, function: str) -> Verb:
    """A verb whose module is loaded when it is wanted."""

    def do(arguments: Sequence[str]) -> int:
        verb: Verb = getattr(import_module(f"ankle_rehab.{module}"), function)
        return verb(arguments)

    return do


VERBS: Mapping[str, Verb] = {
    "verify": _in("storage.backup_errands", "verify"),
    "look-at": _in("storage.backup_errands", "look_at"),
    "copy-backups": _in("storage.backup_errands", "copy"),
    "stage": _in("storage.backup_errands", "stage"),
    "bring-back": _in("storage.backup_errands", "bring_back"),
    "begin-empty": _in("storage.backup_errands", "begin_empty"),
    "without-entry": _in("storage.backup_errands", "without"),
    "without-own": _in("storage.backup_errands", "without_own"),
    "without-run": _in("storage.backup_errands", "without_run"),
    "without-shoe": _in("storage.backup_errands", "without_shoe"),
    "check-texts": _in("storage.content_errand", "check"),
    "salvage": _in("storage.salvage_errand", "run"),
    "export": _in("services.export_job", "run"),
    "import": _in("services.import_job", "run"),
    "read-runs": _in("services.run_file_job", "run"),
}


def main(arguments: Sequence[str]) -> int:
    """Do one verb; returns the exit code."""
    name, *rest = arguments
    return VERBS[name](rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
