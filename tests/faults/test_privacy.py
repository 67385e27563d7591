"""A word of the user's is looked for wherever it has no business, and sockets of the internet (80, 81).

Goals S2 and S3. strace sees what was written and removed again, by the program and by its children.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ankle_rehab import paths
from tests.faults.needs import IN_CI, may_trace, traced
from tests.faults.telling_program import ASKED_FOR
from tests.faults.tries import SOAK, seen, tries

ROOT = Path(__file__).resolve().parents[2]
WORD = "Quincejelly"
TRACED = "trace=socket,write,pwrite64,writev,pwritev,sendto,sendmsg,execve,memfd_create"
SUITE = ("services", "verbs", "exchange", "storage", "journeys", "ui", "domain", "architecture", "faults")
"""All but tests/packaging: there pip installs packages, and asks the system whether there is IPv6."""
QUICK = "services/test_single.py"
UNTOLD = ("PYTEST_", SOAK, IN_CI)
"""What a suite within this one is not to know: it is whole, quick, and may leave out what needs strace."""
OPENS_A_SOCKET = "import socket\n\ndef test_it():\n    socket.socket(socket.AF_INET6).close()\n"
LOOKS_FOR_PRINTERS = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ankle_rehab.ui.paper import printing
from PySide6.QtPrintSupport import QPrinterInfo
QPrinterInfo.availablePrinterNames()
"""
_INTERNET = re.compile(r"\bsocket\((AF_INET6?)\b")
_WRITTEN = re.compile(r"\b(?:p?writev?|pwrite64)\(\d+<([^>]*)>")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks where Linux keeps things")


def strace(log: Path, calls: str = TRACED) -> list[str]:
    """Watch what follows, and all its children."""
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "200000", "-e", calls, "-o", str(log)]


def told(home: Path, *planted: str) -> dict[str, list[str]]:
    """Somebody writes the word wherever words can be written; returns what the program showed to others."""
    names = {"XDG_DATA_HOME": "share", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    names |= {"XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp"}
    for name in (*names.values(), ASKED_FOR):
        (home / name).mkdir(mode=0o700)
    places = {"HOME": str(home), **{key: str(home / name) for key, name in names.items()}}
    words = [sys.executable, "-m", "tests.faults.telling_program", WORD, *planted]
    run = subprocess.run(
        [*(strace(home.with_name("log")) if may_trace() else []), *words],
        cwd=ROOT,
        env=os.environ | places,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    shown: dict[str, list[str]] = json.loads(run.stdout)
    return shown | {"terminal": run.stderr.splitlines()}


def ours(path: Path, home: Path) -> bool:
    """Whether the words of the diary may be in this file: the diary, its backups, what was asked for."""
    folder = home / "share" / paths.PROGRAM_FOLDER
    if path.is_relative_to(home / ASKED_FOR) or path.is_relative_to(folder / paths.BACKUP_FOLDER):
        return True
    return path.parent == folder and path.name.startswith(paths.DIARY_FILE)


def left_in(home: Path) -> Iterator[str]:
    """Files that hold the word, or are called like it, and should not; in any writing of it."""
    forms = {WORD.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")}
    for path in home.rglob("*"):
        if WORD in path.name or (
            path.is_file() and not ours(path, home) and any(form in path.read_bytes() for form in forms)
        ):
            yield str(path.relative_to(home))


def written_to(log: Path, home: Path) -> Iterator[str]:
    """Where the word went for however short a time, or to whom it was said."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if WORD not in line or "execve(" in line:
            continue
        found = _WRITTEN.search(line)
        place = found[1] if found else line[:80]
        to_another_program = found is None or not place.startswith(("pipe:", "/dev/"))
        if to_another_program and not ours(Path(place.removesuffix(" (deleted)")), home):
            yield place


def internet(log: Path) -> list[str]:
    """Each socket of the internet that was asked for."""
    return _INTERNET.findall(log.read_text(encoding="utf-8", errors="replace"))


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The home of somebody who was cut off in the middle of a sentence, and what was shown until then."""
    home = tmp_path_factory.mktemp("life") / "home"
    home.mkdir(mode=0o700)
    return home, told(home)


def test_the_word_is_in_the_diary_its_backups_and_what_was_asked_for(
    life: tuple[Path, dict[str, Any]],
) -> None:
    home, _ = life
    folder = home / "share" / paths.PROGRAM_FOLDER
    kept = [*folder.glob("diary.db*"), *(folder / paths.BACKUP_FOLDER).iterdir()]
    assert sum(WORD.encode() in path.read_bytes() for path in kept) >= 2
    asked_for = [path for path in (home / ASKED_FOR).rglob("*") if path.is_file()]
    assert sum(WORD.encode() in path.read_bytes() for path in asked_for) >= 3
    assert list(left_in(home)) == []
    seen("test_privacy", "a word of the notes: 0 files outside of diary, backups and asked-for files")


def test_nothing_shown_to_others_holds_the_word(life: tuple[Path, dict[str, Any]]) -> None:
    _, shown = life
    assert len(shown["titles"]) > 20
    assert shown["told"]
    assert {name: words for name, words in shown.items() if WORD in str(words)} == {}


def test_a_log_is_there_and_says_what_went_wrong_without_the_word(
    life: tuple[Path, dict[str, Any]],
) -> None:
    home, shown = life
    log = (home / "share" / paths.PROGRAM_FOLDER / paths.LOG_FILE).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert any("ValueError" in line for line in shown["terminal"])


@traced
def test_no_process_is_told_the_word_on_its_command_line_or_writes_it_elsewhere(
    life: tuple[Path, dict[str, Any]],
) -> None:
    home, _ = life
    log = home.with_name("log")
    assert list(written_to(log, home)) == []
    commands = [line for line in log.read_text(errors="replace").splitlines() if "execve(" in line]
    assert len(commands) > 3  # the children that make backups and exports
    assert [line[:200] for line in commands[1:] if f'"{WORD}"' not in line and WORD in line] == []


@traced
@pytest.mark.parametrize(("server", "asked"), [(None, False), ("localhost", True)])
def test_printers_are_looked_for_on_the_network_only_where_that_was_set_up(
    tmp_path: Path, server: str | None, asked: bool
) -> None:
    """Whatever CUPS has of its own on this computer: none of the settings of this account is read."""
    environment = {name: said for name, said in os.environ.items() if name != "CUPS_SERVER"}
    environment |= {"HOME": str(tmp_path)} | ({"CUPS_SERVER": server} if server else {})
    run = subprocess.run(
        [*strace(tmp_path / "log", "trace=socket"), sys.executable, "-c", LOOKS_FOR_PRINTERS],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert bool(internet(tmp_path / "log")) is asked


def sockets_of_tests(log: Path, *where: str | Path) -> list[str]:
    """Sockets of the internet that tests asked for, with all the processes they began; the tests hold."""
    environment = {name: said for name, said in os.environ.items() if not name.startswith(UNTOLD)}
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "faulthandler_timeout=0"]
    run = subprocess.run(
        [*strace(log, "trace=socket"), *words, *where],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-5000:]
    return internet(log)


@traced
def test_the_whole_program_asks_for_no_socket_of_the_internet(
    life: tuple[Path, dict[str, Any]],
) -> None:
    home, _ = life
    assert internet(home.with_name("log")) == []
    seen("test_privacy", "all pages, backups, exports and notifications: 0 sockets of the internet")


@traced
def test_no_test_asks_for_one_either(tmp_path: Path) -> None:
    log = tmp_path / "log"
    for where in SUITE[: tries(0, len(SUITE))] or (QUICK,):
        assert sockets_of_tests(log, f"tests/{where}") == [], where
        seen("test_privacy", f"every test in tests/{where}: 0 sockets of the internet")


@traced
def test_a_test_that_asks_for_one_is_seen(tmp_path: Path) -> None:
    test = tmp_path / "test_planted.py"
    test.write_text(OPENS_A_SOCKET, encoding="utf-8")
    assert sockets_of_tests(tmp_path / "log", test) == ["AF_INET6"]


@traced
def test_a_word_in_the_log_one_in_passing_and_a_socket_are_seen(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    told(home, "planted")
    assert list(left_in(home)) == [f"share/{paths.PROGRAM_FOLDER}/{paths.LOG_FILE}"]
    places = [place.removeprefix(str(home)) for place in written_to(home.with_name("log"), home)]
    assert len(places) == 2
    assert any(place.startswith("/tmp/") for place in places)
    assert internet(home.with_name("log")) == ["AF_INET"]
