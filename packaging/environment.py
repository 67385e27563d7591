"""The private Python environment of this checkout: made once, kept while nothing changes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PYPROJECT = ROOT / "pyproject.toml"
_MARK = "# ["


def read_pins(path: Path) -> dict[str, str]:
    """The requirements of each group; a group begins with a line such as `# [test] what it is for`."""
    pins: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(_MARK):
            lines = pins.setdefault(line.removeprefix(_MARK).partition("]")[0], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {group: "\n".join(lines) + "\n" for group, lines in pins.items()}


class Environment:
    """A folder with a Python of its own, and a stamp in it that says what was installed, written last of all.

    `project` is installed into it in place; a change to `watched` asks for a new installation.
    Without its stamp a folder counts as half-made and is made from nothing.
    """

    def __init__(
        self,
        folder: Path,
        pins: Mapping[str, str],
        *,
        project: Path | None = ROOT,
        watched: Path | None = PYPROJECT,
    ) -> None:
        self.folder = folder
        self._pins = pins
        self._project = project
        self._watched = watched
        self._programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self._stamp = folder / "set-up-stamp"
        self.python = self.script("python")

    def script(self, name: str) -> Path:
        return self._programs / (f"{name}.exe" if os.name == "nt" else name)

    def is_ready(self, groups: tuple[str, ...]) -> bool:
        """Whether nothing need be done; costs two small files read and one hash."""
        stamp = self._read_stamp()
        return self._is_sound(stamp) and all(stamp.get(group) == self._mark(group) for group in groups)

    def prepare(self, groups: tuple[str, ...]) -> None:
        """Installs these groups and those held before; raises SystemExit with a sentence."""
        with self._one_at_a_time():
            if self.is_ready(groups):
                return
            stamp = self._read_stamp()
            if self._is_sound(stamp):
                groups = tuple(group for group in self._pins if group in groups or group in stamp)
                self.forget()
            else:
                self._make()
            self._install(groups)
            marks = {"place": self._place()} | {group: self._mark(group) for group in groups}
            unfinished = self._stamp.with_suffix(".new")
            unfinished.write_text("".join(f"{key} {mark}\n" for key, mark in marks.items()), encoding="ascii")
            unfinished.replace(self._stamp)

    def forget(self) -> None:
        """Takes the stamp away, so that the next start looks at everything again."""
        self._stamp.unlink(missing_ok=True)

    def trouble_with_qt(self) -> str:
        """The last line of what Python says when Qt cannot be loaded; nothing when it can."""
        words = [str(self.python), "-c", "import PySide6.QtGui, PySide6.QtWidgets, PySide6.QtSvg"]
        run = subprocess.run(words, capture_output=True, text=True, check=False)
        return "" if run.returncode == 0 else (run.stderr.strip().splitlines() or ["no reason given"])[-1]

    def _make(self) -> None:
        print(f"Making {self.folder.name} (once; it is a large download) …", flush=True)
        if self.folder.is_symlink() or self.folder.is_file():
            sys.exit(f"{self.folder} is not a folder; please move it away.")
        shutil.rmtree(self.folder, ignore_errors=True)
        base = getattr(sys, "_base_executable", None) or sys.executable
        self._call([base, "-m", "venv", str(self.folder)], "The environment could not be made.")

    def _install(self, groups: tuple[str, ...]) -> None:
        """Only finished packages of known hash: building one would fetch unpinned tools for it."""
        print("Installing the pinned packages …", flush=True)
        wanted = self.folder / "wanted.txt"
        wanted.write_text("".join(self._pins[group] for group in groups), encoding="utf-8")
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
        pip += [] if sys.stdout.isatty() else ["--quiet"]
        self._call(
            [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(wanted)],
            "The packages could not be installed. Is this computer on line, and the disk not full?",
        )
        if self._project is not None:
            self._call(
                [
                    *pip,
                    "--quiet",
                    "--no-index",
                    "--no-deps",
                    "--no-build-isolation",
                    "--editable",
                    str(self._project),
                ],
                "The project itself could not be installed; pyproject.toml may be at fault.",
            )

    @staticmethod
    def _call(command: list[str], sentence: str) -> None:
        if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode != 0:
            sys.exit(sentence)

    def _is_sound(self, stamp: Mapping[str, str]) -> bool:
        return stamp.get("place") == self._place() and self.python.exists()

    def _read_stamp(self) -> dict[str, str]:
        try:
            lines = self._stamp.read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            return {}
        return dict(line.split(" ", 1) for line in lines if " " in line)

    def _place(self) -> str:
        """Changes when the checkout is moved or started with another Python: scripts hold both paths."""
        python = (sys.version_info[:2], sys.base_prefix, sys.implementation.cache_tag, sys.maxsize)
        return _hash(repr((str(self.folder), python)).encode())

    def _mark(self, group: str) -> str:
        watched = self._watched.read_bytes() if self._watched is not None else b""
        return _hash(self._pins[group].encode() + watched)

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """A second start waits here for the first one's set-up (not on Windows, which has no such lock)."""
        if sys.platform == "win32":
            yield
            return
        import fcntl  # noqa: PLC0415 (Windows has none)

        with CONSTRAINTS.open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
