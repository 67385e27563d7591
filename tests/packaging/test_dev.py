"""The one command: its sentence for an old Python, its verbs, and the package that it installs."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from environment import ROOT

DEV = ROOT / "packaging" / "dev.py"
MODERN = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.FunctionDef, ast.AsyncFunctionDef)


def python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_which_one_is_needed(version: tuple[int, int, int]) -> None:
    pretend = f"import runpy, sys; sys.version_info = {version}; runpy.run_path({str(DEV)!r})"
    run = python("-c", pretend)
    assert run.returncode == 1
    assert run.stderr.startswith(
        f"Ankle Rehab needs Python 3.11 or newer; this is Python {version[0]}.{version[1]}. Please"
    )
    assert "Traceback" not in run.stderr


def test_the_first_file_keeps_to_words_that_an_old_python_can_read() -> None:
    source = DEV.read_text(encoding="ascii")
    assert not [type(node).__name__ for node in ast.walk(ast.parse(source)) if isinstance(node, MODERN)]
    assert "from __future__" not in source


@pytest.mark.parametrize(("words", "code"), [([], 2), (["help"], 0), (["nonsense"], 2)])
def test_without_a_verb_it_says_what_it_can_do(words: list[str], code: int) -> None:
    run = python(str(DEV), *words)
    assert run.returncode == code
    for verb in ("run", "test", "check", "soak", "bench", "pictures", "voices", "pin", "audit"):
        assert f"\n{verb} " in run.stdout


def test_an_unknown_measurement_is_answered_with_the_known_ones() -> None:
    run = python(str(DEV), "bench", "nonsense")
    assert run.returncode == 1
    assert run.stderr.startswith("There is no such measurement; there are: bench_")


def starting(source: str) -> list[str]:
    """The words that let the workshop start a small program, as it starts the real one."""
    start = f"workshop.start([sys.executable, '-c', {source!r}], {{}}, pathlib.Path.cwd())"
    return [sys.executable, "-c", f"import pathlib, sys, workshop; sys.exit({start})"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(
    ("source", "code"),
    [("raise SystemExit(7)", 7), ("import os; os.kill(os.getpid(), 9)", 137)],
    ids=["its own code", "killed"],
)
def test_the_end_of_the_program_is_the_end_of_the_command(source: str, code: int) -> None:
    assert subprocess.run(starting(source), cwd=ROOT / "packaging", check=False).returncode == code


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_the_wish_to_stop_reaches_the_program() -> None:
    source = (
        "import signal, sys; signal.alarm(20); signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM]);"
        "print('up', flush=True); signal.sigwait([signal.SIGTERM]); sys.exit(5)"
    )
    with subprocess.Popen(starting(source), cwd=ROOT / "packaging", stdout=subprocess.PIPE) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == b"up\n"
        command.terminate()
        assert command.wait() == 5


def test_the_package_holds_the_program_its_resources_and_its_command(tmp_path: Path) -> None:
    run = python("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    assert run.returncode == 0, run.stderr
    (path,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        names = set(wheel.namelist())
        info = next(name.partition("/")[0] for name in names if ".dist-info/" in name)
        commands = wheel.read(f"{info}/entry_points.txt").decode()
        facts = Parser().parsestr(wheel.read(f"{info}/METADATA").decode())
    kept = {
        path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()
    }
    assert {f"ankle_rehab/_resources/{path.as_posix()}" for path in kept} <= names
    scripts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "ankle_rehab").rglob("*.sql")}
    assert scripts and scripts <= names
    assert f"{info}/licenses/LICENSE" in names
    assert "ankle-rehab = ankle_rehab.__main__:main" in commands
    assert facts["License-Expression"] == "MIT"
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]
