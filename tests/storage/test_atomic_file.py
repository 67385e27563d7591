"""Either the old file or the whole new one, never a part."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from ankle_rehab.storage import atomic_file

if sys.platform != "win32":
    import resource


def test_a_new_file_is_whole_and_private(tmp_path: Path) -> None:
    content = bytes(range(256)) * 1000
    atomic_file.write(tmp_path / "report.json", content)
    assert (tmp_path / "report.json").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "report.json").stat().st_mode) == 0o600


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_bytes(b"a much longer old content")
    atomic_file.write(target, b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are a matter of POSIX systems")
def test_when_it_does_not_fit_the_old_file_stays_and_nothing_is_left(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            atomic_file.write(target, b"x" * 200_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic_file.write(tmp_path / "nowhere" / "report.json", b"x")
