"""Long work beside the window, in a process of its own: `python -m ankle_rehab.child VERB …`, without Qt.

Each verb prints one line of JSON for each step of its progress and ends with 0, or with 1 and a line that
says what went wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

Verb = Callable[[Sequence[str]], int]

VERBS: Mapping[str, Verb] = {}


def main(arguments: Sequence[str]) -> int:
    """Do one verb; returns the exit code."""
    name, *rest = arguments
    return VERBS[name](rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
