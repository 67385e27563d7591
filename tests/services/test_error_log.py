"""The log helps to mend the program and says nothing about its user."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ankle_rehab import __version__
from ankle_rehab.services import error_log
from ankle_rehab.services.error_log import ErrorLog
from ankle_rehab.storage.faults import DiskFull
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
    """However often it is full: three files, and the oldest lines are let go."""
    path = data_dir / "ankle-rehab.log"
    for fill in (b"a", b"b", b"c", b"d"):
        path.write_bytes(fill * (error_log.LARGEST_BYTES + 1))
        ErrorLog(data_dir, clock).add(failed())
    assert path.stat().st_size < 1000
    kept = sorted(data_dir.glob("ankle-rehab.log*"))
    assert [one.name for one in kept] == [path.name, f"{path.name}.1", f"{path.name}.2"]
    assert [one.read_bytes()[:1] for one in kept[1:]] == [b"d", b"c"]


def deep(left: int) -> int:
    return deep(left - 1) if left else read(SECRET)


def test_an_error_from_deep_inside_takes_one_short_line(data_dir: Path, clock: FakeClock) -> None:
    with pytest.raises(ValueError, match=SECRET) as caught:
        deep(200)
    ErrorLog(data_dir, clock).add(caught.value)
    (line,) = (data_dir / "ankle-rehab.log").read_text(encoding="utf-8").splitlines()
    assert line.count("test_error_log.py") == error_log.MOST_PLACES
    assert line.endswith(":read")


CANARIES = ("canary note", "8 of 10", "canary.runner", "/home/canary")


def noted(error: Exception) -> Exception:
    error.add_note("canary note, 8 of 10")
    return error


@pytest.mark.parametrize(
    "error",
    [
        ValueError("canary note"),
        DiskFull(Path("/home/canary/diary.db")),
        FileNotFoundError(2, "no such file", "/home/canary/.local/share/diary.db"),
        KeyError(("canary.runner", "8 of 10")),
        ExceptionGroup("canary note", [ValueError("8 of 10")]),
        UnicodeDecodeError("utf-8", b"canary note", 0, 1, "/home/canary"),
        noted(RuntimeError("/home/canary")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_nothing_that_an_error_carries_is_in_the_log_or_in_what_is_printed(
    data_dir: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    ErrorLog(data_dir, clock).on_uncaught(type(error), error, error.__traceback__)
    written = (data_dir / "ankle-rehab.log").read_text(encoding="utf-8") + capsys.readouterr().err
    assert type(error).__name__ in written
    assert not [one for one in (*CANARIES, str(Path.home())) if one in written]


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
