"""Where harnesses keep what they throw away at once: in memory, where there is such a disk.

Everything is asked of it as of any disk, also to be kept safely; only nobody waits for it. What a power cut
takes is tried elsewhere.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_MEMORY = Path("/dev/shm")


@cache
def memory() -> Path | None:
    """A folder for `tempfile`; None where the usual one has to do."""
    return _MEMORY if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) else None
