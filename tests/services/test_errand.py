"""Work in a child process: it tells what it does, ends well or with a fault, and can be called back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.services.errand import Errand
from ankle_rehab.storage import backup, errand_lines
from ankle_rehab.storage.copying import counts
from ankle_rehab.storage.faults import (
    DamagedFile,
    DiskFull,
    ForeignFile,
    NewerFile,
    StorageFault,
    WriteFailed,
)
from tests.fakes.book import Book

PATIENCE = 60_000
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def copy(data_dir: Path) -> tuple[Path, str]:
    """A backup and the rows that it holds, as JSON."""
    with Book(data_dir).opened() as database:
        return backup.make(database, data_dir / "backups", NOW), json.dumps(counts(database))


def test_what_it_finds_comes_back(qtbot: QtBot, copy: tuple[Path, str]) -> None:
    path, rows = copy
    errand = Errand("verify", (str(path), rows), path)
    assert not errand.running
    with qtbot.waitSignal(errand.done, timeout=PATIENCE) as done:
        errand.start()
        assert errand.running
    assert done.args == [{"entries": 0, "unfound": False}]
    assert not errand.running


def test_a_fault_comes_back_as_what_it_is(qtbot: QtBot, copy: tuple[Path, str]) -> None:
    path, _ = copy
    errand = Errand("verify", (str(path), '{"pain_entry": 7}'), path)
    with qtbot.waitSignal(errand.failed, timeout=PATIENCE) as failed:
        errand.start()
    assert failed.args is not None
    (fault,) = failed.args
    assert isinstance(fault, DamagedFile)
    assert fault.path == path


def test_a_child_that_breaks_is_a_fault_too(qtbot: QtBot, tmp_path: Path) -> None:
    errand = Errand("no such verb", (), tmp_path)
    with qtbot.waitSignal(errand.failed, timeout=PATIENCE) as failed:
        errand.start()
    assert failed.args is not None
    (fault,) = failed.args
    assert isinstance(fault, WriteFailed)
    assert fault.path == tmp_path


def test_after_it_was_called_back_nothing_comes(qapp: QCoreApplication, copy: tuple[Path, str]) -> None:
    path, rows = copy
    errand = Errand("verify", (str(path), rows), path)
    said: list[object] = []
    for signal in (errand.told, errand.done, errand.failed):
        signal.connect(said.append)
    errand.start()
    errand.cancel()
    qapp.processEvents()
    assert not errand.running
    assert said == []


@pytest.mark.parametrize("line", [b"", b"{", b"[1]", b"7", b"\xff", b"[" * 9000, b"Traceback: something\n"])
def test_what_is_no_fact_is_passed_over(line: bytes) -> None:
    assert errand_lines.facts_of(line) == {}


@pytest.mark.parametrize(
    "fault",
    [
        DiskFull(Path("a"), "full"),
        ForeignFile(Path("b")),
        NewerFile(Path("c"), 9, 2),
        DamagedFile(Path("d"), "x"),
    ],
)
def test_every_fault_is_the_same_on_the_other_side(
    fault: StorageFault, capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> None:
        raise fault

    assert errand_lines.attempt(work, Path("elsewhere")) == 1
    other = errand_lines.fault_of(errand_lines.facts_of(capsys.readouterr().out.encode()), Path("elsewhere"))
    assert other is not None
    assert type(other) is type(fault)
    assert (str(other), other.path) == (str(fault), fault.path)


def test_an_error_of_the_system_is_told_as_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise OSError(28, "No space left on device")

    assert errand_lines.attempt(work, Path("there")) == 1
    fault = errand_lines.fault_of(errand_lines.facts_of(capsys.readouterr().out.encode()), Path("elsewhere"))
    assert isinstance(fault, DiskFull)
    assert fault.path == Path("there")


@pytest.mark.parametrize("name", ["StorageFault", "Path", "errno", "no such thing", "OSError"])
def test_a_fault_of_an_unknown_name_is_one_of_the_disk(name: str) -> None:
    fault = errand_lines.fault_of({"fault": name, "detail": "why"}, Path("there"))
    assert isinstance(fault, StorageFault)
    assert fault.path == Path("there")
