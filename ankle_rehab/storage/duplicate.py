"""A second, private file with the same bytes, beside its place until it was read back."""

from __future__ import annotations

from pathlib import Path

from ankle_rehab.storage import atomic_file
from ankle_rehab.storage.faults import DiskFull

PIECE = 1 << 18


def duplicate(source: Path, target: Path) -> None:
    """Copy a closed file; raises OSError, or DiskFull while there is no room, with `target` as it was."""
    import shutil  # noqa: PLC0415 - slow to load, and not needed by a start

    size = source.stat().st_size
    if shutil.disk_usage(target.parent).free < size:
        raise DiskFull(target, f"{size} bytes are needed")
    with source.open("rb") as file, atomic_file.writing(target) as new:
        while piece := file.read(PIECE):
            new.write(piece)
