"""While the window is open, it does what is typed in a terminal: judged anew, in sight, one writer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QProcess, QProcessEnvironment
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ankle_rehab import paths
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.single import Reply, Single
from ankle_rehab.ui.pages.transfer import TransferPage
from ankle_rehab.verbs.carried import Errands
from ankle_rehab.verbs.saying import Code
from ankle_rehab.verbs.verb import Scene
from tests.journeys.conftest import Ask, Start
from tests.journeys.rescuer import PATIENCE, Rescuer

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def window(request: pytest.FixtureRequest, start: Start) -> Rescuer:
    """The program is open on 35 entries, and a backup holds 30 of them."""
    request.getfixturevalue("diary")
    return start()


@pytest.fixture
def listening(window: Rescuer, data_dir: Path) -> Iterator[Single]:
    """Terminals can reach the window."""
    single = Single(data_dir)
    single.asked.connect(window.opening.on_asked)
    assert single.claim()
    assert single.listen()
    yield single
    single.close()


def entries(window: Rescuer) -> int:
    return len(window.program.parts.diary.entries())


# through the real entry point ----------------------------------------------------------------------------


def test_a_terminal_without_a_screen_reaches_the_window(
    window: Rescuer, listening: Single, data_dir: Path, tmp_path: Path
) -> None:
    assert listening.claim()
    process, loop = QProcess(), QEventLoop()
    process.finished.connect(loop.quit)
    process.setWorkingDirectory(str(tmp_path))
    surroundings = QProcessEnvironment.systemEnvironment()
    for name in SCREENS:
        surroundings.remove(name)
    surroundings.insert("PYTHONPATH", str(ROOT) + os.pathsep + os.environ.get("PYTHONPATH", ""))
    process.setProcessEnvironment(surroundings)

    def types(*words: str) -> tuple[int, str, str]:
        process.start(sys.executable, ["-m", "ankle_rehab", "--data-dir", str(data_dir), *words])
        loop.exec()
        said, trouble = process.readAllStandardOutput().data(), process.readAllStandardError().data()
        return process.exitCode(), bytes(said).decode(), bytes(trouble).decode()

    code, said, trouble = types("log", "3", "--side", "left", "--note", "from afar")
    assert (code, trouble) == (Code.DONE, "")
    assert said.startswith("Saved: left, 3, mild.\n")
    assert entries(window) == 36
    assert types("session", "daily")[0] == Code.DONE
    assert window.program.window.current_page == "signs"
    code, said, trouble = types("export", "--json", "here.json")
    assert (code, trouble) == (Code.DONE, "")
    assert (tmp_path / "here.json").is_file()
    code, said, trouble = types("log", "99")
    assert (code, said) == (Code.NOT_DONE, "")
    assert "whole number" in trouble
    assert "Traceback" not in trouble


# what is written -----------------------------------------------------------------------------------------


def test_a_score_is_written_by_the_window_and_can_be_taken_back_there(window: Rescuer, ask: Ask) -> None:
    reply = ask(window, "log", "4", "--side", "left", "--at", "yesterday 18:00")
    assert reply.code == Code.DONE
    assert reply.words.startswith("Saved: left, 4, moderate.")
    assert entries(window) == 36
    assert window.reads("Saved: left, 4, moderate.")
    window.click("Undo")
    assert entries(window) == 35


@pytest.mark.parametrize(
    "command",
    [
        ("log", "12"),
        ("log", "4", "--side", "left", "--note", "a\0b"),
        ("log", "--help"),
        ("erase",),
        ("../log", "4"),
        ("__init__",),
        ("remind", "x"),
        ("ice", "45"),
        ("session", "nonsense"),
        ("restore", "../../etc/passwd", "--yes"),
        ("import", "/nowhere/a.json"),
        ("import", "a\0b.fit"),
        ("export", "--json", "a\0b"),
        ("export", "--csv", ""),
        ("restore", "\0", "--yes"),
        ("session", "\udcff\0"),
    ],
)
def test_the_window_judges_the_words_itself(window: Rescuer, ask: Ask, command: tuple[str, ...]) -> None:
    assert ask(window, *command).code == Code.NOT_DONE
    assert entries(window) == 35
    assert window.open


def test_a_score_of_seven_ends_a_running_session(calm: Rescuer, ask: Ask) -> None:
    begin(calm, ask)
    assert ask(calm, "log", "8").code == Code.DONE
    assert not calm.program.parts.player.active


# the window ----------------------------------------------------------------------------------------------


def begin(window: Rescuer, ask: Ask, routine: str = "three") -> None:
    """A session runs, after the one number that the window has asked for."""
    assert ask(window, "session", routine).code == Code.DONE
    window.click("1 of 10, mild")
    assert window.program.parts.player.active


def test_a_session_meets_the_questions_first(window: Rescuer, ask: Ask) -> None:
    reply = ask(window, "session", "three")
    assert reply == Reply(Code.DONE, "The article's three: the window asks a few things first.")
    assert window.program.window.current_page == "signs"
    assert not window.program.parts.player.active


def test_a_warning_sign_keeps_a_session_closed_for_the_terminal_too(calm: Rescuer, ask: Ask) -> None:
    calm.program.parts.guard.answer(frozenset({Sign.COLD_OR_PALE}), twisted=False)
    reply = ask(calm, "session", "--quick")
    assert reply.code == Code.NOT_DONE
    assert "You ticked a sign that needs a professional." in reply.trouble
    assert not calm.program.parts.player.active
    reply = ask(calm, "ice", "10")
    assert reply.code == Code.NOT_DONE
    assert calm.program.window.current_page == "ice"


def test_a_running_session_is_shown_and_no_other_begun(calm: Rescuer, ask: Ask) -> None:
    begin(calm, ask)
    calm.program.window.show_page("today")
    assert ask(calm, "session", "three").code == Code.DONE
    assert calm.program.window.current_page == "player"
    assert ask(calm, "session", "daily").code == Code.NOT_DONE
    run = calm.program.parts.player.run
    assert run is not None
    assert run.plan.routine_id == "three"
    calm.program.parts.player.end()


def test_without_a_name_it_is_the_session_of_the_plan(calm: Rescuer, ask: Ask) -> None:
    planned = calm.program.parts.course.today().routine_id
    assert planned
    begin(calm, ask, planned)
    assert ask(calm, "session").code == Code.DONE
    calm.program.parts.player.end()


def test_ice_is_laid_out_and_nothing_starts_by_itself(calm: Rescuer, ask: Ask) -> None:
    assert "asks a few things first" in ask(calm, "ice").words
    calm.program.parts.icing.answer_conditions(frozenset(), "1", asked=False)
    assert "Tick both boxes" in ask(calm, "ice", "10").words
    assert calm.program.window.current_page == "ice"
    assert not calm.sees("Start 10 minutes")
    for tick in ("cloth", "awake"):
        calm.click(next(name for name in named(calm) if tick in name))
    assert not calm.program.parts.icing.active
    calm.click("Start 10 minutes")
    assert calm.program.parts.icing.active
    assert ask(calm, "ice", "20").code == Code.NOT_DONE
    assert ask(calm, "ice").code == Code.DONE
    assert ask(calm, "restore", "1", "--yes").code == Code.NOT_DONE


def named(window: Rescuer) -> list[str]:
    """What a screen reader calls the buttons in front."""
    return [one.accessibleName() for one in window.front().findChildren(QAbstractButton)]


def test_before_the_first_page_was_read_it_comes_first(start: Start, ask: Ask) -> None:
    newcomer = start()
    for command in (
        ("session",),
        ("ice", "10"),
        ("log", "4", "--side", "left"),
        ("remind", "x", "--at", "8:00"),
    ):
        reply = ask(newcomer, *command)
        assert reply.code == Code.NOT_DONE
        assert "first page" in reply.trouble
    assert newcomer.program.window.current_page == "first-start"


# what takes its time -------------------------------------------------------------------------------------


def test_a_backup_a_check_and_the_list(window: Rescuer, ask: Ask) -> None:
    made = ask(window, "backup")
    assert made.code == Code.DONE
    assert "A backup was made and checked: 35 entries." in made.words
    checked = ask(window, "check")
    assert (checked.code, checked.trouble) == (Code.DONE, "")
    assert "Backups: 2 of 2 are whole." in checked.words
    listed = ask(window, "restore", "list").words
    assert "35 entries" in listed
    assert "30 entries" in listed


def test_a_backup_is_brought_back_with_the_window_open(window: Rescuer, ask: Ask) -> None:
    assert ask(window, "restore", "1").code == Code.ASKS
    assert entries(window) == 35
    reply = ask(window, "restore", "1", "--yes")
    assert reply.code == Code.DONE
    assert reply.words.startswith("The diary is as it was on ")
    assert entries(window) == 30
    assert window.reads("The diary is as it was on ")
    again = ask(window, "restore", "list").words
    assert "before a backup was brought back" in again


def test_what_leaves_and_comes_back_in(window: Rescuer, ask: Ask, tmp_path: Path) -> None:
    assert ask(window, "export", "--json", "all.json").code == Code.DONE
    assert ask(window, "export", "--json", "all.json").code == Code.ASKS
    assert ask(window, "export", "--pdf", "page.pdf").code == Code.DONE
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    ask(window, "restore", "1", "--yes")
    reply = ask(window, "import", "all.json")
    assert (reply.code, reply.trouble) == (Code.DONE, "")
    assert entries(window) == 35


def test_a_preview_that_waits_in_the_window_is_left_alone(
    window: Rescuer, ask: Ask, qtbot: QtBot, tmp_path: Path
) -> None:
    ask(window, "export", "--json", "all.json")
    transfer = window.program.parts.transfer
    window.program.window.show_page("transfer")
    assert isinstance(window.program.window.page("transfer"), TransferPage)
    with qtbot.waitSignal(transfer.found, timeout=PATIENCE):
        transfer.look(tmp_path / "all.json")
    for command in (("export", "--json", "b.json"), ("import", "all.json"), ("check",)):
        reply = ask(window, *command)
        assert reply.code == Code.NOT_DONE
        assert "busy" in reply.trouble
    assert transfer.preview is not None


@pytest.mark.parametrize("command", [("check",), ("backup",), ("export", "--json", "a.json")])
def test_leaving_the_window_ends_what_it_was_asked_for(
    window: Rescuer, tmp_path: Path, command: tuple[str, ...]
) -> None:
    heard: list[Reply] = []
    name, *words = command
    window.opening.on_asked([name, "--here", str(tmp_path), *words], heard.append)
    window.close()
    assert heard == [Reply(Code.NOT_DONE, "", "The window was closed before it was done.")]
    assert not list(tmp_path.glob("*.json"))


def test_a_fault_of_the_program_is_answered_all_the_same() -> None:
    def broken() -> Scene | None:
        raise RuntimeError

    heard: list[Reply] = []
    errands = Errands(broken, lambda: None)
    with pytest.raises(RuntimeError):
        errands.carry_out(["backup"], heard.append)
    (reply,) = heard
    assert reply.code == Code.NOT_DONE
    assert "Something went wrong in the program." in reply.trouble


def test_without_an_open_diary_it_is_said(start: Start, diary: Path) -> None:
    diary.write_bytes(b"x" * 8192)
    shown = start()
    heard: list[Reply] = []
    shown.opening.on_asked(["log", "4", "--side", "left"], heard.append)
    assert heard == [Reply(Code.NOT_DONE, "", "The diary is not open. The window says why.")]
    assert (diary.parent / paths.BACKUP_FOLDER).is_dir()
