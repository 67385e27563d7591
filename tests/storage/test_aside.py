"""Copies of the diary outside of its folder never outlive the program, however it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ankle_rehab.storage import aside, erase
from ankle_rehab.storage.aside import PREFIX, PlaceAside

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="who holds a folder is known on POSIX systems alone")
HOLDER = """
from ankle_rehab.storage.aside import PlaceAside
place = PlaceAside()
(place.folder / "diary.db.leaving").write_text("pain")
print(place.folder, flush=True)
input()
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where copies are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@posix
def test_what_a_killed_program_left_is_swept_and_a_running_one_keeps_its_own(temporary: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    place = Path(holder.stdout.readline().strip())
    aside.sweep()
    assert [file.name for file in place.iterdir()] == ["diary.db.leaving"]
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    aside.sweep()
    assert list(temporary.iterdir()) == []


@posix
def test_deleting_everything_sweeps_too(temporary: Path, data_dir: Path) -> None:
    left = temporary / f"{PREFIX}abc"
    left.mkdir()
    (left / "diary.db").write_text("pain")
    erase.erase(data_dir)
    assert list(temporary.iterdir()) == []


@posix
def test_files_of_others_and_links_are_left_alone(temporary: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "diary.db").write_text("a diary")
    (temporary / f"{PREFIX}link").symlink_to(other)
    mine = temporary / f"{PREFIX}mine"
    mine.mkdir()
    (mine / "holiday.jpg").write_text("picture")
    (temporary / "ankle-rehab-tests").mkdir()
    aside.sweep()
    assert (other / "diary.db").exists()
    assert (mine / "holiday.jpg").exists()
    assert len(list(temporary.iterdir())) == 3


def test_a_place_that_is_forgotten_is_gone(temporary: Path) -> None:
    place = PlaceAside()
    (place.folder / "diary.db").touch()
    place.forget()
    assert list(temporary.iterdir()) == []
