"""The private files that exist only while the diary leaves or something comes in."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ankle_rehab import paths

COPY = f"{paths.DIARY_FILE}.leaving"
INCOMING = f"{paths.DIARY_FILE}.arriving"
_JOURNALS = ("", "-journal", "-wal", "-shm")


def tidy(folder: Path) -> None:
    """Remove them, also what a killed program has left; only while nothing leaves or comes in."""
    for name in (COPY, INCOMING):
        for ending in _JOURNALS:
            with suppress(OSError):
                (folder / f"{name}{ending}").unlink(missing_ok=True)
