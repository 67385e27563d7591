"""How a command line is taken apart, and that every verb is whole: its help, its place in the README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ankle_rehab import __main__ as program
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.verbs.saying import Code
from ankle_rehab.verbs.verb import MODULES, verb_of
from tests.verbs.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def types(*words: str) -> subprocess.CompletedProcess[str]:
    """What comes of a command line far away from any screen."""
    surroundings = {name: text for name, text in os.environ.items() if name not in SCREENS}
    command = [sys.executable, "-m", "ankle_rehab", *words]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ([], []),
        (["log", "4"], ["log", "4"]),
        (["--data-dir", "there", "log", "4"], ["log", "--data-dir", "there", "4"]),
        (["--data-dir=there", "log", "4"], ["log", "--data-dir=there", "4"]),
        (["--data-dir", "log"], []),
        (["--data-dir", "log", "log"], ["log", "--data-dir", "log"]),
        (["--data-dir"], []),
        (["--safe-mode"], []),
        (["nonsense"], []),
        (["--minimized", "log"], []),
        (["morning.ankle-routine.json"], ["open", "morning.ankle-routine.json"]),
        (["--data-dir", "there", "/tmp/morning", "b"], ["open", "--data-dir", "there", "/tmp/morning", "b"]),
        (["README.md"], ["open", "README.md"]),
        (["--morning.json"], []),
    ],
)
def test_the_verb_is_found(words: list[str], command: list[str]) -> None:
    assert program.command_of(words) == command


@pytest.mark.parametrize("words", [("sesion",), ("--minimized", "session"), ("--safe-mode", "ice")])
def test_a_word_that_is_no_command_there_is_told_by_name(words: tuple[str, ...]) -> None:
    told = types(*words)
    assert told.returncode == 2
    assert f"“{words[-1]}” is no command and no file" in told.stderr


def test_the_program_knows_every_verb() -> None:
    assert set(program.VERBS) == set(MODULES)


def test_the_readme_names_every_verb() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("## From a terminal")[2]
    assert set(re.findall(r"^\| `([a-z]+)", readme, re.MULTILINE)) == set(MODULES)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_verb_says_in_a_sentence_what_it_does(name: str) -> None:
    about = verb_of(name).about()
    assert about.endswith(".")
    assert len(about) < 300


def test_help_names_the_exit_codes_and_needs_no_screen() -> None:
    said = types("log", "--help")
    assert (said.returncode, said.stderr) == (0, "")
    assert "usage: ankle-rehab log" in said.stdout
    assert "Exit code: 0 when it was done" in said.stdout


def test_a_terminal_that_knows_few_letters_shows_the_rest_as_question_marks() -> None:
    source = "from ankle_rehab.verbs import saying; saying.prepare_terminal(); saying.say_all('a · b', 'ü')"
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    said = subprocess.run(
        [sys.executable, "-c", source], cwd=ROOT, env=surroundings, capture_output=True, check=True
    )
    assert (said.stdout, said.stderr) == (b"a ? b\n", b"?\n")


def test_all_it_is_made_of_works_here() -> None:
    said = types("--self-test")
    assert said.returncode == 0, said.stdout
    lines = said.stdout.splitlines()
    assert lines[0].startswith("Ankle Rehab ")
    assert len(lines) == 10
    assert "works    Diary file: written and read, with a checksum on every page" in lines
    assert any(line.startswith("works    Voice: ") for line in lines)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
@pytest.mark.parametrize("words", [(), ("session",), ("ice", "10"), ("--minimized",), ("a.json",)])
def test_what_needs_a_window_says_so_where_there_is_no_screen(words: Sequence[str], tmp_path: Path) -> None:
    said = types("--data-dir", str(tmp_path), *words)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith("This needs the window, and there is no screen here.")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays of X11")
@pytest.mark.parametrize("display", [":7345", "unix:7345", "localhost:7345.0"])
def test_a_display_that_is_gone_is_no_screen(display: str, tmp_path: Path) -> None:
    surroundings = {name: text for name, text in os.environ.items() if name not in SCREENS}
    command = [sys.executable, "-m", "ankle_rehab", "session", "--data-dir", str(tmp_path)]
    said = subprocess.run(
        command,
        cwd=ROOT,
        env={**surroundings, "DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith("This needs the window, and there is no screen here.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux that takes nothing")
@pytest.mark.parametrize("words", [("remind",), ("log", "4", "--side", "left"), ("--self-test",)])
def test_no_room_for_the_words_is_told_and_undoes_nothing(words: Sequence[str], desk: Desk) -> None:
    where = () if words == ("--self-test",) else ("--data-dir", str(desk.folder))
    command = [sys.executable, "-m", "ankle_rehab", *words, *where]
    with Path("/dev/full").open("w") as full:
        said = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert said.returncode == Code.PARTLY
    assert said.stderr.endswith("It was done, but what there is to say about it could not be written.\n")
    with desk.open() as database:
        assert len(DiaryStore(database).entries()) == (words[0] == "log")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="locales of Linux")
@pytest.mark.parametrize("locale", ["C", "POSIX", "tr_TR.UTF-8"])
@pytest.mark.parametrize("words", [("remind",), ("--self-test",)])
def test_cron_is_not_told_of_its_letters(words: Sequence[str], locale: str, desk: Desk) -> None:
    where = () if words == ("--self-test",) else ("--data-dir", str(desk.folder))
    command = [sys.executable, "-m", "ankle_rehab", *words, *where]
    surroundings = {**os.environ, "LC_ALL": locale}
    said = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert said.returncode == Code.DONE
    assert "locale" not in said.stderr
