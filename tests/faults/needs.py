"""What some harnesses need of the computer; where it is missing they are skipped, in CI never."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache

import pytest

IN_CI = "ANKLE_REHAB_CI"
"""Set where nothing may be skipped."""

_IN_A_WORLD_OF_ITS_OWN = ("unshare", "--mount", "sh", "-c")


@cache
def may_trace() -> bool:
    """Whether strace is there and may watch another process of this account."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    sleeper = subprocess.Popen(["sleep", "60"])
    try:
        words = ["strace", "-o", os.devnull, "-e", "trace=none", "-p", str(sleeper.pid)]
        with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr is not None
            said = tracer.stderr.readline()
            sleeper.kill()
        return "attached" in said
    finally:
        sleeper.kill()
        sleeper.wait()


@cache
def may_mount() -> bool:
    """Whether this account may mount small disks."""
    if sys.platform != "linux" or os.getuid() != 0 or shutil.which("unshare") is None:
        return False
    words = [*_IN_A_WORLD_OF_ITS_OWN, "mount -t tmpfs -o size=64k tmpfs /tmp"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


traced = pytest.mark.skipif(not may_trace(), reason="needs Linux, strace and the right to watch a process")
mounted = pytest.mark.skipif(not may_mount(), reason="needs Linux and root, to mount small disks")
