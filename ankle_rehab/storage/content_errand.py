"""What a child process does for the texts of the program: read them all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ankle_rehab.storage.content import Content, ContentError
from ankle_rehab.storage.errand_lines import attempt, say


def check(arguments: Sequence[str]) -> int:
    """`FOLDER`: tells whether every text under it is there and right (`whole`)."""
    folder = Path(arguments[0])

    def work() -> None:
        try:
            Content(folder).check()
        except ContentError:
            say(whole=False)
        else:
            say(whole=True)

    return attempt(work, folder)
