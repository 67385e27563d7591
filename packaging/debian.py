"""The libraries that Qt, sound, voice and printing need from a bare Debian, found missing and put right."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple


class Use(Enum):
    """What goes without it: everything, a window on a screen, only sound and voice, or only printing."""

    EVERYTHING = 1
    WINDOW = 2
    SOUND = 3
    PRINTING = 4


class Need(NamedTuple):
    """One package, and the file name of a library (loaded as a trial) or a path that shows it is there."""

    package: str
    sign: str
    use: Use


NEEDS = (
    Need("libegl1", "libEGL.so.1", Use.EVERYTHING),
    Need("libgl1", "libGL.so.1", Use.EVERYTHING),
    Need("libglib2.0-0", "libglib-2.0.so.0", Use.EVERYTHING),
    Need("libdbus-1-3", "libdbus-1.so.3", Use.EVERYTHING),
    Need("libfontconfig1", "libfontconfig.so.1", Use.EVERYTHING),
    Need("libxkbcommon0", "libxkbcommon.so.0", Use.EVERYTHING),
    Need("fonts-dejavu-core", "/usr/share/fonts", Use.EVERYTHING),
    Need("libxcb-cursor0", "libxcb-cursor.so.0", Use.WINDOW),
    Need("libxcb-icccm4", "libxcb-icccm.so.4", Use.WINDOW),
    Need("libxcb-image0", "libxcb-image.so.0", Use.WINDOW),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1", Use.WINDOW),
    Need("libxcb-render-util0", "libxcb-render-util.so.0", Use.WINDOW),
    Need("libxcb-shape0", "libxcb-shape.so.0", Use.WINDOW),
    Need("libxcb-xkb1", "libxcb-xkb.so.1", Use.WINDOW),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0", Use.WINDOW),
    Need("libpulse0", "libpulse.so.0", Use.SOUND),
    Need("libcups2", "libcups.so.2", Use.PRINTING),
)
VENV = Need(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "ensurepip", Use.EVERYTHING)
SUITE = {
    "strace": "/usr/bin/strace",
    "dbus": "/usr/bin/dbus-daemon",
    "dunst": "/usr/bin/dunst",
    "xvfb": "/usr/bin/Xvfb",
    "weston": "/usr/bin/weston",
    "locales": "/usr/share/i18n/locales/de_DE",
    "desktop-file-utils": "/usr/bin/desktop-file-validate",
    "appstream": "/usr/bin/appstreamcli",
}
"""Packages for some of the suite's tests alone, and the path that shows that each is there."""
APT = ("apt-get", "install", "-y", "--no-install-recommends")


@dataclass(frozen=True)
class Computer:
    """What is asked of a computer: what it has, whether it knows apt-get, and (as root) how it installs."""

    has: Callable[[str], bool]
    knows_apt: bool
    install: Callable[[Sequence[str]], None] | None


def this_computer() -> Computer:
    """The one in front of the user; only Linux is ever found lacking."""
    if sys.platform != "linux":
        return Computer(lambda _sign: True, knows_apt=False, install=None)
    knows_apt = shutil.which("apt-get") is not None
    return Computer(_is_there, knows_apt, _install if knows_apt and os.geteuid() == 0 else None)


def provide(computer: Computer, *, screen: bool) -> bool:
    """Looks for what is missing; as root installs it (True), otherwise prints the command for it.

    Raises SystemExit when the program cannot go on without; lacking only sound or printing stops nothing.
    """
    missing = missing_needs(computer)
    if missing and computer.install is not None:
        computer.install([need.package for need in missing])
        missing = missing_needs(computer)
        if not missing:
            return True
    if missing:
        print(advice(computer), file=sys.stderr, flush=True)
    if any(need.use is Use.EVERYTHING or (need.use is Use.WINDOW and screen) for need in missing):
        raise SystemExit(1)
    return False


def provide_for_suite(computer: Computer) -> None:
    """Installs, for root, what only tests use; for everybody else those tests are skipped and say why."""
    missing = [package for package, sign in SUITE.items() if not computer.has(sign)]
    if missing and computer.install is not None:
        computer.install(missing)


def missing_needs(computer: Computer) -> tuple[Need, ...]:
    """Everything of the list that this computer lacks."""
    return tuple(need for need in (VENV, *NEEDS) if not computer.has(need.sign))


def advice(computer: Computer) -> str:
    """What a person should type, in one line; where there is no apt-get, the names to look for."""
    missing = missing_needs(computer)
    if not missing:
        return "No system library that is known to be needed is missing."
    if computer.knows_apt:
        command = " ".join(["sudo", *APT, *(need.package for need in missing)])
        return (
            f"Some system packages are missing. This installs them:\n\n    {command}\n\n"
            "(When a package is not found: sudo apt-get update, then the same again.)"
        )
    return "Some system libraries are missing; please install: " + ", ".join(need.sign for need in missing)


def _install(packages: Sequence[str]) -> None:
    """Brings the list of packages up to date and installs these; who called looks whether it worked."""
    print("Installing with apt-get: " + " ".join(packages), flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["apt-get", "update"], [*APT, *packages]):
        subprocess.run([*words, "--quiet"], env=quiet, stdin=subprocess.DEVNULL, check=False)


def _is_there(sign: str) -> bool:
    """Loads a library rather than asking for its path: that would start a compiler to look for it."""
    if sign == "ensurepip":
        importlib.invalidate_caches()
        return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))
    if sign.startswith("/"):
        path = Path(sign)
        return any(path.rglob("*.[to]tf")) if path.is_dir() else path.exists()
    try:
        ctypes.CDLL(sign)
    except OSError:
        return False
    return True
