"""Writes the files of pins: every package, for every system and Python, with the hashes of all its files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from environment import CONSTRAINTS, ROOT

RESOLVER = "uv==0.13.9"
BUILD = "hatchling\neditables\n"  # what an editable install of the project is built with
FIXED = "PySide6==6.11.3\n"  # 6.12.0 ends Python 3.11 after some 5,000 calls
VOICES = "hibari-tts==0.2.1\nsoundfile==0.14.0\n"
_HEAD = "# Pins with hashes, written by `python3 packaging/dev.py pin`. Nobody edits this by hand.\n"
_PURPOSE = {
    "run": "the program, and what its editable install is built with",
    "test": "adds the suite",
    "check": "adds the checks",
    "package": "builds the bundle and what is made of it",
    "soak": "tells which planted mistakes the suite notices",
    "voices": "the tool that speaks the voice lines; never part of the program",
}


def write(*, upgrade: bool) -> int:
    """Resolves anew; versions pinned already are kept unless `upgrade` is wished."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        resolver = _Resolver(folder, upgrade=upgrade)
        pyproject = str(ROOT / "pyproject.toml")
        build = resolver.note("build.in", BUILD)
        extras = ["--extra", "soak", "--extra", "package"]
        whole = resolver.resolve(CONSTRAINTS, [pyproject, build, *extras], FIXED)
        fixed = "".join(re.findall(r"^\S+==[^\\\n]*", entry)[0].rstrip() + "\n" for entry in whole.values())
        run = resolver.resolve(CONSTRAINTS, [pyproject, build], fixed)
        test = resolver.resolve(CONSTRAINTS, [pyproject, build, "--extra", "test"], fixed)
        check = resolver.resolve(CONSTRAINTS, [pyproject, build, "--extra", "dev"], fixed)
        package = resolver.resolve(CONSTRAINTS, [pyproject, build, "--extra", "package"], fixed)
        voices_file = CONSTRAINTS.with_name("voices.txt")
        voices = resolver.resolve(voices_file, [resolver.note("voices.in", VOICES)], "")
    groups = {
        "run": run,
        "test": {key: entry for key, entry in test.items() if key not in run},
        "check": {key: entry for key, entry in check.items() if key not in run | test | package},
        "package": {key: entry for key, entry in package.items() if key not in run | test},
        "soak": {key: entry for key, entry in whole.items() if key not in run | test | check | package},
    }
    _save(CONSTRAINTS, groups)
    _save(voices_file, {"voices": voices})
    return 0


def entries(text: str) -> dict[str, str]:
    """Each requirement with its hash lines, by its first line (name, version and marker)."""
    found = re.findall(r"^(\S+==[^\\\n]*)\\\n((?:[ ]+--hash=\S+(?: \\)?\n)+)", text, flags=re.MULTILINE)
    return {first.rstrip(): f"{first}\\\n{hashes}" for first, hashes in found}


def _save(path: Path, groups: dict[str, dict[str, str]]) -> None:
    parts = [
        f"\n# [{group}] {_PURPOSE[group]}\n" + "".join(found.values()) for group, found in groups.items()
    ]
    path.write_text(_HEAD + "".join(parts), encoding="utf-8")
    print(
        f"{path.relative_to(ROOT)}: "
        + ", ".join(f"{len(found)} for {name}" for name, found in groups.items())
    )


class _Resolver:
    """The resolver in a throw-away environment of its own."""

    def __init__(self, folder: Path, *, upgrade: bool) -> None:
        self._folder = folder
        self._upgrade = upgrade
        venv.create(folder / "venv", with_pip=True)
        self._python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        self._run("pip", "install", "--quiet", "--disable-pip-version-check", RESOLVER)

    def note(self, name: str, text: str) -> str:
        path = self._folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def resolve(self, present: Path, sources: list[str], fixed: str) -> dict[str, str]:
        """`present` is the file whose versions are kept where they still fit."""
        output = self._folder / "resolved.txt"
        output.write_text(present.read_text(encoding="utf-8") if present.exists() else "", encoding="utf-8")
        self._run(
            *(
                "uv",
                "pip",
                "compile",
                "--quiet",
                "--universal",
                "--python-version",
                "3.11",
                "--generate-hashes",
            ),
            *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
            *("--constraints", self.note("fixed.in", fixed), "--output-file", str(output)),
            *(["--upgrade"] if self._upgrade else []),
            *sources,
        )
        return entries(output.read_text(encoding="utf-8"))

    def _run(self, *words: str) -> None:
        subprocess.run([str(self._python), "-m", *words], cwd=ROOT, check=True, stdout=sys.stderr)
