"""Starting with the desktop: what is on the disk is what the setting says, and the entry can be read."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab import paths
from ankle_rehab.services.autostart import (
    DesktopFile,
    LaunchAgent,
    RunKey,
    config_folder,
    exec_line,
    of_this_system,
    start_command,
    words_of,
)

USUAL = (sys.executable, "-m", "ankle_rehab", "--minimized")


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    return tmp_path / "autostart" / "ankle-rehab.desktop"


@pytest.fixture
def desktop(entry: Path) -> DesktopFile:
    return DesktopFile(USUAL, entry.parent)


def test_it_is_off_until_it_is_wished_for(desktop: DesktopFile, entry: Path) -> None:
    assert not desktop.is_on()
    desktop.turn(on=True)
    assert desktop.is_on()
    desktop.turn(on=True)
    desktop.turn(on=False)
    assert not desktop.is_on()
    assert list(entry.parent.iterdir()) == []
    desktop.turn(on=False)


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not here")
def test_the_entry_is_a_good_one(desktop: DesktopFile, entry: Path) -> None:
    desktop.turn(on=True)
    found = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, "")


@pytest.mark.parametrize(
    ("before", "after", "on"),
    [
        ("Terminal=false", "Hidden=true", False),
        ("Terminal=false", "X-GNOME-Autostart-enabled=false", False),
        ("Terminal=false", "X-GNOME-Autostart-enabled=true", True),
        (sys.executable, "/moved/away/python", False),
        ("--minimized", "--minimized --safe-mode", True),
        (f"{sys.executable} -m ankle_rehab", "/usr/bin/true", False),
        ("[Desktop Entry]", "[Another Group]", False),
        ("--minimized", '"--minimized', False),
        ("--minimized", "--minimized --data-dir /elsewhere", False),
    ],
)
def test_what_others_made_of_the_entry_is_seen(
    desktop: DesktopFile, entry: Path, before: str, after: str, on: bool
) -> None:
    desktop.turn(on=True)
    text = entry.read_text(encoding="utf-8")
    assert before in text
    entry.write_text(text.replace(before, after), encoding="utf-8")
    assert desktop.is_on() is on


def test_another_diary_keeps_its_start(tmp_path: Path, entry: Path) -> None:
    other = DesktopFile((*USUAL, "--data-dir", str(tmp_path / "my 100 % diary")), entry.parent)
    other.turn(on=True)
    assert other.is_on()
    usual = DesktopFile(USUAL, entry.parent)
    assert not usual.is_on()
    usual.turn(on=False)
    assert other.is_on()


def test_the_usual_folder_is_not_named(tmp_path: Path) -> None:
    assert start_command(paths.data_dir())[-1] == "--minimized"
    assert start_command(tmp_path)[-2:] == ("--data-dir", str(tmp_path))


def test_what_is_started_is_this_program(tmp_path: Path) -> None:
    *command, _minimized, _option, _folder = start_command(tmp_path)
    told = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("Ankle Rehab ")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other systems have other ways")
def test_this_system_has_its_file_where_the_desktop_looks(tmp_path: Path) -> None:
    here = of_this_system(tmp_path)
    here.turn(on=True)
    assert [path.name for path in (config_folder() / "autostart").iterdir()] == ["ankle-rehab.desktop"]
    here.turn(on=False)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("not a folder")
    with pytest.raises(OSError, match="autostart"):
        DesktopFile(USUAL, tmp_path / "autostart").turn(on=True)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), min_size=1, max_size=5))
def test_every_command_comes_back_whole(words: list[str]) -> None:
    assert words_of(exec_line(words)) == tuple(words)


def test_a_launch_agent_says_what_is_started(tmp_path: Path) -> None:
    agent = LaunchAgent(USUAL, tmp_path / "LaunchAgents")
    assert not agent.is_on()
    agent.turn(on=True)
    (path,) = (tmp_path / "LaunchAgents").iterdir()
    assert plistlib.loads(path.read_bytes())["ProgramArguments"] == list(USUAL)
    assert agent.is_on()
    path.write_bytes(b"<plist>")
    assert not agent.is_on()
    agent.turn(on=False)
    assert list((tmp_path / "LaunchAgents").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there it is on and off")
def test_where_there_is_no_registry_nothing_is_on() -> None:
    key = RunKey(USUAL)
    key.turn(on=True)
    assert not key.is_on()
