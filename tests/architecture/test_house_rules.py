"""The tree as a newcomer finds it: few names at the top, short modules, and a clock nobody goes round."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    *("pyproject.toml", "ankle_rehab", "resources", "tests", "packaging"),
    *("README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", ".gitignore", ".gitattributes", ".ci"),
}
BANNED: dict[str, dict[str, str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "tool"
]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]
CLOCKS = {
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"),
    *("time.time", "time.monotonic", "time.perf_counter", "time.sleep"),
    *("PySide6.QtCore.QElapsedTimer", "PySide6.QtCore.QDateTime.currentDateTime"),
}


def kept_files() -> list[Path]:
    """What git keeps; a folder that is no checkout cannot tell."""
    git = shutil.which("git")
    words = [git or "git", "-c", f"safe.directory={ROOT}", "ls-files"]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False) if git else None
    if run is None or run.returncode != 0:
        pytest.skip("needs git and a checkout")
    return [Path(line) for line in run.stdout.splitlines()]


def complaints(source: str, path: str) -> str:
    """What ruff says to a piece of text as if it stood at this path."""
    words = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    run = subprocess.run(
        [*words, "--stdin-filename", path, "-"],
        cwd=ROOT,
        input=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


def test_the_top_level_holds_only_the_names_agreed() -> None:
    assert {path.parts[0] for path in kept_files()} <= TOP_LEVEL


def test_no_package_shadows_the_library_packaging() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_modules_are_short() -> None:
    files = [path for name in ("ankle_rehab", "packaging", "tests") for path in (ROOT / name).rglob("*.py")]
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files
    }
    assert not {name: length for name, length in lengths.items() if length > 400}


def test_no_layout_is_asked_for_its_items() -> None:
    """PySide keeps such an item when Qt has deleted it, and the next thing in its place ends the program.

    `tests/journeys/test_many_days.py` counts them. The row that wraps keeps its parts as long as it lives.
    """
    code = [path for path in kept_files() if path.parts[0] == "ankle_rehab" and path.suffix == ".py"]
    asking = {path.name for path in code if ".itemAt(" in (ROOT / path).read_text(encoding="utf-8")}
    assert asking <= {"wrap_row.py"}


def test_every_clock_but_ours_is_on_the_list() -> None:
    assert set(BANNED) >= CLOCKS


@pytest.mark.parametrize("api", sorted(BANNED))
def test_a_banned_call_is_found_everywhere_but_in_the_clock(api: str) -> None:
    module, _, rest = api.partition(".Q" if api.startswith("PySide6") else ".")
    first, *others = (("Q" if api.startswith("PySide6") else "") + rest).split(".")
    source = f"from {module} import {first}\n\nprint({'.'.join([first, *others])}())\n"
    for path in ("ankle_rehab/domain/planted.py", "ankle_rehab/ui/pages/planted.py", "tests/test_planted.py"):
        assert f"TID251 `{api}` is banned" in complaints(source, path)
    assert "TID251" not in complaints(source, "ankle_rehab/services/clock.py")


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("import pickle\n\nprint(pickle.loads(b''))\n", "S301"),
        ("import marshal\n\nprint(marshal.loads(b''))\n", "S302"),
        ("print(eval('1'))\n", "S307"),
        ("exec('pass')\n", "S102"),
        ("import subprocess\n\nsubprocess.run('true', shell=True, check=False)\n", "S602"),
        ("import os\n\nos.system('true')\n", "S605"),
        ("import xml.etree.ElementTree as tree\n\nprint(tree.parse('a'))\n", "S314"),
        ("import tarfile\n\ntarfile.open('a').extractall()\n", "S202"),
    ],
)
def test_nothing_that_carries_out_what_it_reads_gets_in(source: str, rule: str) -> None:
    for path in ("ankle_rehab/storage/planted.py", "packaging/planted.py"):
        assert f" {rule} " in complaints(source, path)
