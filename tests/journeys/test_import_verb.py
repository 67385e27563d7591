"""`ankle-rehab import FILE…` as somebody types it, far away from any screen."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from ankle_rehab import paths
from ankle_rehab.domain.span import Span
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.verbs.saying import Code
from tests.fakes import watch_files as make
from tests.fakes import watch_shelf
from tests.fakes.watch_files import START

ALL = Span(date(2000, 1, 1), date(2099, 12, 31))
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
PAST = START - timedelta(days=30)  # this one asks the real clock, for which the others may lie ahead


class Terminal:
    """Types the command; the diary is in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.diary = folder / "kept"
        self.files = folder / "watch"
        self.files.mkdir()
        self.code = 0
        self.errors = ""

    def put(self, name: str, data: bytes) -> Path:
        path = self.files / name
        path.write_bytes(data)
        return path

    def types(self, *words: str | Path) -> list[str]:
        """The lines that were printed."""
        command = [sys.executable, "-m", "ankle_rehab", "import", *map(str, words)]
        surroundings = {name: text for name, text in os.environ.items() if name not in SCREENS}
        done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
        self.code, self.errors = done.returncode, done.stderr
        return done.stdout.splitlines()

    def brings_in(self, *words: str | Path) -> list[str]:
        return self.types("--data-dir", self.diary, *words)

    def kept(self) -> int:
        database = open_diary(self.diary / paths.DIARY_FILE, SystemClock())
        try:
            return len(ActivityStore(database).activities(ALL))
        finally:
            database.close()


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_help_says_what_it_does_and_what_its_exit_codes_mean(terminal: Terminal) -> None:
    words = " ".join(terminal.types("--help"))
    assert terminal.code == 0
    for word in ("FILE", "--dry-run", "--join", "--partial", "Exit code: 0"):
        assert word in words


def test_files_come_in_once_with_a_line_for_each(terminal: Terminal) -> None:
    run = terminal.put("run.fit", make.fit_run(start=PAST))
    again = terminal.put("again.gpx", make.gpx(start=PAST))
    settings = terminal.put("settings.fit", make.Fit(make.SETTINGS).bytes())
    lines = terminal.brings_in(run, again, settings)
    assert (terminal.code, terminal.errors) == (Code.DONE, "")
    assert [line.split()[0] for line in lines] == ["run.fit", "again.gpx", "settings.fit", "Taken:"]
    assert "5 km" in lines[0]
    assert lines[0].endswith("Taken.")
    assert lines[1].endswith("The same as run.fit.")
    assert "Settings" in lines[2]
    assert lines[3] == "Taken: 1."
    assert terminal.kept() == 1
    lines = terminal.brings_in(terminal.files)
    assert terminal.code == Code.DONE
    assert lines[-1] == "Taken: 0."
    assert terminal.kept() == 1


def test_a_dry_run_only_tells(terminal: Terminal) -> None:
    lines = terminal.brings_in("--dry-run", terminal.put("run.fit", make.fit_run(start=PAST)))
    assert terminal.code == Code.DONE
    assert lines[-1] == "New: 1. Nothing was written."
    assert terminal.kept() == 0


def test_a_file_that_broke_off_is_taken_only_when_that_is_asked_for(terminal: Terminal) -> None:
    whole = terminal.put("run.fit", make.fit_run(start=PAST))
    broken = terminal.put("cut.fit", make.fit_run(start=PAST - timedelta(days=2), step=5)[:-400])
    lines = terminal.brings_in(whole, broken)
    assert terminal.code == Code.PARTLY
    assert "breaks off" in lines[1]
    assert lines[-1] == "Taken: 1. Read in part: 1 (see --partial)."
    lines = terminal.brings_in("--partial", broken)
    assert lines[-1] == "Taken: 1."
    assert terminal.kept() == 2


def test_a_file_that_is_not_there_is_said(terminal: Terminal) -> None:
    lines = terminal.brings_in("nowhere.fit")
    assert terminal.code == Code.PARTLY
    assert lines[0].split()[0] == "nowhere.fit"
    assert "not there" in lines[0]


def test_a_diary_that_is_open_elsewhere_is_left_alone(terminal: Terminal) -> None:
    run = terminal.put("run.fit", make.fit_run(start=PAST))
    terminal.brings_in("--dry-run", run)
    database = open_diary(terminal.diary / paths.DIARY_FILE, SystemClock())
    try:
        assert terminal.brings_in(run) == []
        assert terminal.code == Code.NOT_DONE
        assert "Another program has the diary open." in terminal.errors
    finally:
        database.close()
    assert terminal.kept() == 0


def test_without_a_file_it_says_how_it_is_used(terminal: Terminal) -> None:
    terminal.types()
    assert terminal.code == Code.NOT_DONE
    assert "usage:" in terminal.errors


def test_every_shape_of_file_has_its_line(terminal: Terminal) -> None:
    lines = terminal.brings_in("--partial", watch_shelf.lay(terminal.files))
    assert terminal.code == Code.PARTLY
    wanted = [one for one in watch_shelf.shelf() if not one.name.endswith(".md")]
    for one in wanted:
        (line,) = [line for line in lines if line.startswith(one.name)]
        assert ("Taken." in line) is (one.sport is not None)
    assert terminal.kept() == sum(one.sport is not None for one in wanted)
