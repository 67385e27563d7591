"""A file with exercises, opened from outside: looked at in the window, and nothing of it taken unseen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.own_sharing import Shared
from ankle_rehab.services.single import Reply
from ankle_rehab.storage import own_share
from ankle_rehab.ui.desktop.opened_files import OpenedFiles
from ankle_rehab.verbs.saying import Code
from tests.fakes.own import bridge, morning
from tests.journeys.conftest import Ask, Start
from tests.journeys.rescuer import Rescuer
from tests.ui.house import reads

NAME = "morning.ankle-routine.json"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """What somebody has sent."""
    own_share.write(tmp_path / NAME, Shared((bridge(),), (morning(),)))
    return tmp_path / NAME


def taken(window: Rescuer) -> int:
    own = window.program.parts.own
    return len(own.written_routines()) + len(own.written_exercises())


def test_the_window_shows_what_is_in_it_and_takes_it_when_told(calm: Rescuer, ask: Ask, shared: Path) -> None:
    reply = ask(calm, "open", shared.name)
    assert reply == Reply(Code.DONE, "The window shows what is in the file. Nothing is taken yet.")
    assert calm.program.window.current_page == "own"
    assert calm.reads("Morning: new") or calm.sees("Morning: new")
    assert taken(calm) == 0
    calm.click("Take what is ticked")
    assert taken(calm) == 2
    assert ask(calm, "open", str(shared)).code == Code.DONE
    assert calm.reads("You have all of this already.")


def test_a_file_opened_before_the_first_page_was_read_is_shown_after_it(
    start: Start, ask: Ask, shared: Path
) -> None:
    newcomer = start()
    reply = ask(newcomer, "open", str(shared))
    assert reply == Reply(Code.DONE, "The window shows the file once its first page is read.")
    assert newcomer.program.window.current_page == "first-start"
    newcomer.click("Which ankle is sore?: Left")
    newcomer.click("I understand")
    assert newcomer.program.window.current_page == "own"
    assert newcomer.sees("Take what is ticked")
    assert taken(newcomer) == 0


def test_a_session_goes_on_and_the_window_says_why_nothing_is_opened(
    calm: Rescuer, ask: Ask, shared: Path
) -> None:
    ask(calm, "session", "three")
    words = "The window asks something. Please answer it first, and open the file then."
    assert ask(calm, "open", str(shared)) == Reply(Code.NOT_DONE, "", words)
    assert reads(calm.program.window, words)
    calm.click("1 of 10, mild")
    words = "A session is running. Please open the file when it is over."
    assert ask(calm, "open", str(shared)) == Reply(Code.NOT_DONE, "", words)
    assert calm.program.window.current_page == "player"
    assert calm.reads(words)
    calm.program.parts.player.end()
    assert ask(calm, "open", str(shared)).code == Code.DONE


def test_several_files_are_told_of_and_none_is_shown(calm: Rescuer, ask: Ask, shared: Path) -> None:
    words = "Please open one file at a time."
    assert ask(calm, "open", str(shared), str(shared)) == Reply(Code.NOT_DONE, "", words)
    assert calm.reads(words)
    assert calm.program.window.current_page != "own"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nothing.json", "That file is not there. Nothing was changed."),
        ("x" * 300, "That file could not be read. Nothing was changed."),
        (".", "That is a folder or a device, not a file with exercises. Nothing was changed."),
        ("note.txt", "That is not a file with exercises of this program. Nothing was changed."),
        ("large.json", "That file is too large for exercises. Nothing was changed."),
    ],
)
def test_a_file_that_brings_nothing_says_why_in_window_and_terminal(
    calm: Rescuer, ask: Ask, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "note.txt").write_text("Buy ice.")
    with (tmp_path / "large.json").open("wb") as large:
        large.truncate(1_000_000_000)
    assert ask(calm, "open", name) == Reply(Code.NOT_DONE, "", words)
    assert calm.reads(words)
    assert not calm.sees("Take what is ticked")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of files that are no letters")
def test_a_name_that_no_letters_can_write_is_shown_all_the_same(
    calm: Rescuer, ask: Ask, shared: Path
) -> None:
    odd = os.fsdecode(b"\xff\xfe.ankle-routine.json")
    shared.rename(shared.parent / odd)
    assert ask(calm, "open", odd).code == Code.DONE
    assert calm.sees("Take what is ticked")


def test_a_file_dropped_on_the_window_is_shown_there(calm: Rescuer, shared: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(shared))])
    at, copy = QPointF(300, 300), Qt.DropAction.CopyAction
    event = QDropEvent(at, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(calm.program.window.windowHandle(), event)
    calm.settle()
    assert calm.program.window.current_page == "own"
    assert calm.sees("Take what is ticked")


def test_the_system_may_tell_of_a_file_while_the_program_runs(qapp: QApplication, shared: Path) -> None:
    heard: list[str] = []
    opened = OpenedFiles(qapp)
    opened.asked.connect(heard.append)
    QApplication.sendEvent(qapp, QFileOpenEvent(str(shared)))
    qapp.removeEventFilter(opened)
    opened.deleteLater()
    assert heard == [str(shared)]
