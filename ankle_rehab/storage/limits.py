"""What a process may use that reads files of strangers: enough for any diary, too little to do harm."""

from __future__ import annotations

import sys

MEMORY = 300 * 1024 * 1024
SECONDS = 900


def hold() -> None:
    """From now on this process gets no more memory, and ends when it has computed for too long.

    Windows knows no such limits; there only the sizes are looked at.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    _lower(resource.RLIMIT_CPU, SECONDS)
    _lower(resource.RLIMIT_AS, MEMORY)


def _lower(which: int, limit: int) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    _, most = resource.getrlimit(which)
    if most == resource.RLIM_INFINITY or limit < most:
        resource.setrlimit(which, (limit, limit))
