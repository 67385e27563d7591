"""What each layer loads, seen in a fresh interpreter, and what no part of the program may reach for."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "ankle_rehab"
SCREEN = {"PySide6.QtGui", "PySide6.QtWidgets"}
HEAVY = {
    f"PySide6.Qt{name}"
    for name in ("Multimedia", "MultimediaWidgets", "TextToSpeech", "PrintSupport", "Network", "Qml", "Quick")
}
GPL_ONLY = {
    f"PySide6.Qt{name}"
    for name in ("Charts", "Graphs", "GraphsWidgets", "DataVisualization", "VirtualKeyboard", "NetworkAuth")
}
WIRE = {"ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "asyncio", "requests"}
QT_WIRE = {"QTcpSocket", "QTcpServer", "QSslSocket", "QUdpSocket", "QNetworkAccessManager", "QDnsLookup"}
WORLD = {
    "io",
    "locale",
    "logging",
    "os",
    "pathlib",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "sys",
    "time",
}
SQL_CLOCKS = ("current_timestamp", "current_date", "current_time", "unixepoch", "julianday", "'now'")


def modules(folder: Path) -> Iterator[str]:
    """Every module under a folder or file of the program, as one writes it in an import."""
    for path in sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]:
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def loaded_by(names: list[str]) -> set[str]:
    """Everything a new Python has loaded once these modules are imported."""
    source = f"import {', '.join(names)}, sys; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def imports(path: Path) -> set[str]:
    """The full names that a module imports: for `from a import b` both a and a.b."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def attributes_of(module: str, path: Path) -> set[str]:
    """What is taken from a module that was imported under its own name."""
    return {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == module
    }


@pytest.mark.parametrize(
    ("parts", "unwanted"),
    [
        (["domain"], {"PySide6", "shiboken6", "apsw", "appdirs", "jeepney", "sqlite3"}),
        (["paths", "resources", "storage"], {"PySide6", "shiboken6", "jeepney", "sqlite3"}),
        (["services"], SCREEN | HEAVY | GPL_ONLY),
        (["ui/widgets"], HEAVY | GPL_ONLY | {"apsw", "jeepney", "ankle_rehab.services"}),
        (["app", "cli", "ui/main_window"], HEAVY | GPL_ONLY | {"numpy", "sqlite3", "ssl"}),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else "",
)
def test_a_layer_loads_nothing_from_above(parts: list[str], unwanted: set[str]) -> None:
    names = [name for part in parts for name in modules(PROGRAM / part)]
    loaded = loaded_by(names)
    assert set(names) <= loaded
    assert loaded & unwanted == set()


def test_the_domain_asks_nothing_of_the_world() -> None:
    reads = {
        path.name: {name.partition(".")[0] for name in imports(path)} & WORLD
        for path in (PROGRAM / "domain").glob("*.py")
    }
    assert reads
    assert not {name: found for name, found in reads.items() if found}


def test_nothing_goes_over_the_network() -> None:
    """Only Unix sockets on this computer: jeepney and `bus` open theirs, a pair of them wakes the loop.

    What shows notifications on Windows and macOS wants a loop of asyncio, and opens nothing.
    """
    bus, elsewhere = PROGRAM / "services" / "bus.py", PROGRAM / "services" / "notify_elsewhere.py"
    for path in PROGRAM.rglob("*.py"):
        names = imports(path)
        loop = {"asyncio"} if path == elsewhere else set()
        assert {name.partition(".")[0] for name in names} & WIRE == loop, path
        assert not {name.rpartition(".")[2] for name in names} & QT_WIRE, path
        assert {name for name in names if name.startswith("socket.")} <= {"socket.socketpair"}, path
        sockets = {"socket", "AF_UNIX"} if path == bus else {"socketpair"}
        assert attributes_of("socket", path) <= sockets, path


def test_no_licence_but_ours_is_forced_on_the_program() -> None:
    for path in [*PROGRAM.rglob("*.py"), *(ROOT / "packaging").glob("*.py")]:
        assert not imports(path) & GPL_ONLY, path


def test_the_database_is_never_asked_for_the_time() -> None:
    """What it counts from a date that is written in a row is no question about the time."""
    paths = [*PROGRAM.rglob("*.sql"), *(PROGRAM / "storage").rglob("*.py")]
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8").lower().replace("julianday(refers_to_date)", "")
        assert not [word for word in SQL_CLOCKS if word in text], path
