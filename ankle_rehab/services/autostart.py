"""Starting with the desktop: one small file or entry of this account, and what it says is what holds.

Nothing about it is kept anywhere else. The program starts in the tray then. The ways of Windows and macOS
are written from their documentation and were not run.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from shutil import which
from typing import Protocol

from ankle_rehab import paths
from ankle_rehab.resources import resource
from ankle_rehab.storage.atomic_file import write

NAME = "ankle-rehab"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_PLAIN = {"\\": "\\", "n": "\n", "t": "\t", "r": "\r", "s": " "}
_WORD = re.compile(r'"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<odd>")|(?P<bare>[^ \t\n"]+)')
_SPECIAL = frozenset(" \t\n\"'\\><~|&;$*?#()`")


class Autostart(Protocol):
    """One system's way to start a program with the desktop."""

    def is_on(self) -> bool:
        """Whether the next log-in starts the program on this diary, as far as can be read."""

    def turn(self, *, on: bool) -> None:
        """Make it so; raises OSError."""


def of_this_system(folder: Path) -> Autostart:
    """For the diary in `folder`; nothing is looked at yet."""
    command = start_command(folder)
    if sys.platform == "win32":
        return RunKey(command)
    if sys.platform == "darwin":
        return LaunchAgent(command, Path.home() / "Library" / "LaunchAgents")
    return DesktopFile(command, config_folder() / "autostart")


def start_command(folder: Path) -> tuple[str, ...]:
    """How this very program is started again, without a window; an unusual folder is named."""
    here = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "ankle_rehab")
    usual = None
    with suppress(paths.NoHome):
        usual = paths.data_dir()
    return (*here, "--minimized", *(() if folder == usual else ("--data-dir", str(folder))))


def config_folder() -> Path:
    """Where this account keeps what programs are told: an empty or relative variable counts as not set."""
    stated = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return stated if stated.is_absolute() else Path.home() / ".config"


class DesktopFile:
    """An entry in the autostart folder, as the desktops of Linux agreed on (XDG)."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command = tuple(command)
        self._path = folder / f"{NAME}.desktop"

    def is_on(self) -> bool:
        found = self._read()
        switched_off = (
            found.get("Hidden", "").lower() == "true"
            or found.get("X-GNOME-Autostart-enabled", "").lower() == "false"
        )
        command = words_of(found.get("Exec", ""))
        return not switched_off and self._starts_this(command) and which(command[0]) is not None

    def turn(self, *, on: bool) -> None:
        """Off leaves an entry alone that starts the program on another diary."""
        if on:
            self._path.parent.mkdir(paths.PRIVATE_FOLDER_MODE, parents=True, exist_ok=True)
            write(self._path, self._entry().encode("utf-8"))
        elif self._starts_this(words_of(self._read().get("Exec", ""))):
            self._path.unlink(missing_ok=True)

    def _starts_this(self, command: Sequence[str]) -> bool:
        """Also with a word more or less than this program writes, or from another place."""
        ours = any(Path(word).name in (NAME, "ankle_rehab") for word in command)
        return ours and _diary_of(command) == _diary_of(self._command)

    def _entry(self) -> str:
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Name=Ankle Rehab",
            f"Icon={_escaped(str(resource('icons', 'ankle-rehab.svg')))}",
            f"Exec={exec_line(self._command)}",
            "Terminal=false",
            "StartupNotify=false",
        )
        return "\n".join((*lines, ""))

    def _read(self) -> dict[str, str]:
        """What the group of the entry says; nothing where there is no such file."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return {}
        found: dict[str, str] = {}
        inside = False
        for line in lines:
            if line.startswith("["):
                inside = line.strip() == "[Desktop Entry]"
            elif inside and "=" in line and not line.startswith("#"):
                key, _, said = line.partition("=")
                found.setdefault(key.strip(), said.strip())
        return found


class RunKey:
    """A value under the key of Windows' registry that is run at log-in."""

    def __init__(self, command: Sequence[str], key: str = RUN_KEY) -> None:
        from subprocess import list2cmdline  # noqa: PLC0415 - on Windows alone

        self._line = list2cmdline(command)
        self._key = key

    def is_on(self) -> bool:
        """The task manager can switch the entry off beside it: an odd first byte says so."""
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, self._key) as key:
                    if winreg.QueryValueEx(key, NAME)[0] != self._line:
                        return False
            except OSError:
                return False
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, APPROVED_KEY) as key:
                    switch = winreg.QueryValueEx(key, NAME)[0]
            except OSError:
                return True
            return not (isinstance(switch, bytes) and switch[:1] and switch[0] % 2)
        return False

    def turn(self, *, on: bool) -> None:
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, self._key) as key:
                if on:
                    winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, self._line)
                else:
                    with suppress(FileNotFoundError):
                        winreg.DeleteValue(key, NAME)
            if on:
                with (
                    suppress(OSError),
                    winreg.OpenKey(winreg.HKEY_CURRENT_USER, APPROVED_KEY, 0, winreg.KEY_SET_VALUE) as key,
                ):
                    winreg.DeleteValue(key, NAME)


class LaunchAgent:
    """A property list in the folder of macOS for what starts at log-in."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command = list(command)
        self._path = folder / f"{NAME}.plist"

    def is_on(self) -> bool:
        found = self._read()
        return (
            found.get("ProgramArguments") == self._command
            and found.get("RunAtLoad") is True
            and found.get("Disabled") is not True
            and which(self._command[0]) is not None
        )

    def turn(self, *, on: bool) -> None:
        import plistlib  # noqa: PLC0415 - on macOS alone

        if on:
            self._path.parent.mkdir(paths.PRIVATE_FOLDER_MODE, parents=True, exist_ok=True)
            agent = {"Label": NAME, "ProgramArguments": self._command, "RunAtLoad": True}
            write(self._path, plistlib.dumps(agent))
        else:
            self._path.unlink(missing_ok=True)

    def _read(self) -> dict[str, object]:
        import plistlib  # noqa: PLC0415 - on macOS alone
        from xml.parsers.expat import ExpatError  # noqa: PLC0415

        try:
            found = plistlib.loads(self._path.read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException, ExpatError):
            return {}
        return found if isinstance(found, dict) else {}


def exec_line(command: Sequence[str]) -> str:
    """A command as the key Exec of a desktop entry has it (Desktop Entry Specification 1.5)."""
    return " ".join(_quoted(word) for word in command)


def words_of(line: str) -> tuple[str, ...]:
    """The other way round; nothing for a line whose quotes do not end."""
    plain = re.sub(r"\\(.)", lambda found: _PLAIN.get(found[1], found[0]), line)
    words = []
    for found in _WORD.finditer(plain):
        if found["odd"] is not None:
            return ()
        inside = found["quoted"]
        word = found["bare"] if inside is None else re.sub(r"\\(.)", r"\1", inside)
        words.append(word.replace("%%", "%"))
    return tuple(words)


def _diary_of(command: Sequence[str]) -> str:
    """The folder that it names; empty for the usual one."""
    following = dict(pairwise(command))
    return following.get("--data-dir", "")


def _quoted(word: str) -> str:
    """An argument in quotes where it needs them, then as a string of the file; "%" alone begins a field."""
    if not word or _SPECIAL & set(word):
        word = '"' + "".join(f"\\{one}" if one in '"`$\\' else one for one in word) + '"'
    return _escaped(word.replace("%", "%%"))


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
