"""A screen that nobody sees, with a window manager where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

NEEDED = ("Xvfb", "xdotool")
QUIET = subprocess.DEVNULL


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """The environment for programs on a screen of their own, on the first free display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=QUIET, stderr=QUIET, pass_fds=(writing,)) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        manager = shutil.which("openbox")
        started = (
            [subprocess.Popen([manager], env=surroundings, stdout=QUIET, stderr=QUIET)] if manager else []
        )
        try:
            yield surroundings
        finally:
            for process in (*started, server):
                process.terminate()
                process.wait()
