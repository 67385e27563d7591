"""The log helps to mend the program and says nothing about its user."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ankle_rehab import __version__
from ankle_rehab.services import error_log
from ankle_rehab.services.error_log import ErrorLog
from tests.fakes.clock import FakeClock

SECRET = "pain 8 in the left ankle"


def read(note: str) -> int:
    return int(note)


def failed(note: str = SECRET) -> Exception:
    """An error as it is caught, with another one behind it, both quoting the diary."""
    try:
        try:
            read(note)
        except ValueError as error:
            raise KeyError(note) from error
    except KeyError as error:
        return error
    raise AssertionError(note)


def other() -> Exception:
    try:
        return Exception(read(SECRET))
    except ValueError as error:
        return error


def test_it_tells_kind_and_place_and_never_a_word_of_the_diary(data_dir: Path, clock: FakeClock) -> None:
    ErrorLog(data_dir, clock).add(failed())
    text = (data_dir / "ankle-rehab.log").read_text(encoding="utf-8")
    assert text.startswith(f"2026-11-22T09:00:00+01:00 {__version__} KeyError test_error_log.py:")
    assert "<- ValueError test_error_log.py:" in text
    assert ":read" in text
    assert SECRET not in text


def test_the_same_error_stands_there_once(data_dir: Path, clock: FakeClock) -> None:
    log = ErrorLog(data_dir, clock)
    for error in (failed(), other(), failed("another note")):
        log.add(error)
    lines = (data_dir / "ankle-rehab.log").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_only_its_owner_may_read_it(data_dir: Path, clock: FakeClock) -> None:
    ErrorLog(data_dir, clock).add(failed())
    assert stat.S_IMODE((data_dir / "ankle-rehab.log").stat().st_mode) == 0o600


def test_it_never_grows_without_end(data_dir: Path, clock: FakeClock) -> None:
    path = data_dir / "ankle-rehab.log"
    path.write_bytes(b"x" * (error_log.LARGEST_BYTES + 1))
    ErrorLog(data_dir, clock).add(failed())
    assert path.stat().st_size < 1000
    assert path.with_name("ankle-rehab.log.1").stat().st_size == error_log.LARGEST_BYTES + 1


def test_it_is_silent_where_nothing_can_be_written(tmp_path: Path, clock: FakeClock) -> None:
    ErrorLog(tmp_path / "nowhere", clock).add(failed())
    assert not (tmp_path / "nowhere").exists()


def test_an_uncaught_error_is_written_and_shown(
    data_dir: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    error = failed()
    ErrorLog(data_dir, clock).on_uncaught(type(error), error, error.__traceback__)
    assert "KeyError" in capsys.readouterr().err
    assert (data_dir / "ankle-rehab.log").exists()
