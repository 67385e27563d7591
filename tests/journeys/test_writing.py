"""An entry from the first click to the diary: written, changed, told late, cut off, without room."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, Zone
from ankle_rehab.services.undo import Action
from tests.fakes.clock import FakeClock
from tests.journeys.child_writer import NOTE
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
MORE = "More: time, place, swelling, medicine"
NO_ROOM = "Not saved: there is no room left on the disk."
A_DAY = 86_400


def newest(visitor: Visitor) -> tuple[Side, int, Moment]:
    entry = visitor.diary.entries()[-1]
    return entry.side, entry.score, entry.moment


def write(visitor: Visitor, words: str) -> None:
    (note,) = visitor.program.window.page("entry").findChildren(QPlainTextEdit)
    note.setPlainText(words)


def begin_by_key(visitor: Visitor) -> None:
    """Ctrl+N, in a window that is in front."""
    visitor.program.window.activateWindow()
    visitor.settle()
    QTest.keyClick(visitor.program.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    visitor.settle()


def test_three_clicks_from_the_diary_and_back_there(resident: Visitor) -> None:
    resident.click("Diary")
    resident.clicks = 0
    resident.click("New entry")
    resident.click("3 of 10, mild")
    resident.click("Save entry")
    assert resident.clicks == 3
    assert resident.page == "diary"
    assert newest(resident) == (Side.LEFT, 3, Moment.AFTER_60MIN)
    assert resident.reads("Left: 3, mild")
    assert resident.reads("Saved: left, 3, mild.")
    resident.click("Undo")
    assert not resident.reads("Left: 3, mild")


def test_a_key_and_two_clicks_from_anywhere_and_back_there(resident: Visitor) -> None:
    resident.click("Review")
    resident.clicks = 0
    begin_by_key(resident)
    assert resident.page == "entry"
    resident.click("0 of 10, no pain")
    resident.click("Save entry")
    assert (resident.clicks, resident.page) == (2, "review")
    assert newest(resident)[1] == 0


def test_three_clicks_from_today_where_no_ankle_is_sore(newcomer: Visitor) -> None:
    newcomer.click("Which ankle is sore?: Neither")
    newcomer.click("I understand")
    newcomer.click("Write down a pain score")
    newcomer.click("Which side?: Right")
    newcomer.click("2 of 10, mild")
    newcomer.click("Save entry")
    assert newcomer.page == "today"
    assert newest(newcomer) == (Side.RIGHT, 2, Moment.NEXT_MORNING)


def test_the_morning_question_leads_to_all_that_may_be_said(resident: Visitor, clock: FakeClock) -> None:
    clock.advance(A_DAY)
    resident.click("Diary")
    resident.click("Today")
    resident.clicks = 0
    resident.click("3 of 10, mild", "How was your left ankle this morning")
    assert resident.clicks == 1
    assert newest(resident) == (Side.LEFT, 3, Moment.NEXT_MORNING)
    resident.click("Say more about left, 3, mild")
    assert resident.page == "entry"
    resident.click(MORE)
    resident.click("Achilles tendon")
    resident.click("How long was it stiff in the morning? 1 to 5 min")
    resident.click("Save entry")
    assert resident.page == "today"
    entry = resident.diary.entries()[-1]
    assert (entry.zones, entry.score) == (frozenset({Zone.ACHILLES}), 3)


def test_a_changed_entry_says_what_it_was(resident: Visitor, clock: FakeClock) -> None:
    resident.click("Diary")
    resident.click("New entry")
    resident.click("4 of 10, moderate")
    resident.click("Save entry")
    clock.advance(3600)
    resident.click("Change Left: 4, moderate")
    assert resident.program.window.page("entry").accessibleName() == "Change entry"
    resident.click("6 of 10, moderate")
    resident.click("Save entry")
    assert resident.page == "diary"
    assert resident.reads("Left: 6, moderate")
    resident.click("Change Left: 6, moderate")
    assert resident.reads("Sunday 22 November, 10:00, until then: 4, moderate")
    resident.click("Close without saving")
    assert resident.diary.undo.next_undo is Action.EDIT_ENTRY
    resident.diary.undo.undo()
    assert resident.reads("Left: 4, moderate")


def test_an_entry_about_another_day_is_marked_as_late(resident: Visitor) -> None:
    resident.click("Diary")
    resident.click("New entry")
    resident.click("5 of 10, moderate")
    resident.click(MORE)
    resident.click("When was it?: Another day")
    resident.click("Day: the day before")
    resident.click("Save entry")
    assert resident.reads("Friday 20 November")
    assert resident.reads("written later")
    assert resident.diary.entries()[0].late


def test_both_sides_are_two_entries_and_one_undo(resident: Visitor) -> None:
    before = resident.diary.entries()
    resident.click("Diary")
    resident.click("New entry")
    resident.click("Which side?: Both")
    resident.click("2 of 10, mild")
    resident.click("Save entry")
    assert [entry.side for entry in resident.diary.entries()[-2:]] == [Side.LEFT, Side.RIGHT]
    assert resident.reads("Saved: both ankles, 2, mild.")
    resident.click("Undo")
    assert resident.diary.entries() == before


def test_a_fresh_twist_ends_the_session_and_asks_for_the_signs(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(15)
    begin_by_key(resident)
    resident.click("4 of 10, moderate")
    resident.click(MORE)
    resident.click("Did you twist it? Yes")
    resident.click("Save entry")
    assert resident.page == "signs"
    assert not resident.program.parts.player.active
    assert resident.program.parts.guard.standing().calm
    resident.click("Today")
    assert resident.reads("Gentle for now")


def test_a_high_score_closes_the_door_wherever_it_is_written(resident: Visitor) -> None:
    resident.click("Diary")
    resident.click("New entry")
    resident.click("8 of 10, severe")
    resident.click("Save entry")
    resident.click("Today")
    assert resident.reads("The pain was 7 or more")


def test_leaving_half_way_loses_nothing(resident: Visitor) -> None:
    begin_by_key(resident)
    resident.click("4 of 10, moderate")
    write(resident, "before the phone rang")
    resident.click("Today")
    assert resident.reads("You had begun an entry")
    assert resident.reads("left · 4, moderate · before the phone rang")
    resident.click("Go on with it")
    resident.click("Save entry")
    assert resident.page == "today"
    assert not resident.reads("You had begun an entry")
    assert resident.diary.entries()[-1].note == "before the phone rang"


def test_closing_the_program_half_way_loses_nothing(resident: Visitor, open_program: Open) -> None:
    begin_by_key(resident)
    resident.click("4 of 10, moderate")
    write(resident, "time to go")
    again = open_program()
    assert again.reads("left · 4, moderate · time to go")


@pytest.mark.skipif(sys.platform == "win32", reason="no such kill there")
def test_after_a_kill_what_was_typed_is_offered(
    tmp_path: Path, data_dir: Path, clock: FakeClock, open_program: Open
) -> None:
    folder = tmp_path / "killed"
    command = [sys.executable, "-m", "tests.journeys.child_writer", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        try:
            assert child.stdout.readline() == "kept\n"
        finally:
            child.send_signal(signal.SIGKILL)
    shutil.copytree(folder, data_dir, dirs_exist_ok=True)
    clock.reboot(600)
    visitor = open_program()
    assert visitor.page == "today"
    assert visitor.reads(f"left · 4, moderate · {NOTE}")
    visitor.click("Go on with it")
    visitor.click("Save entry")
    assert visitor.diary.entries()[-1].note == NOTE
    assert not open_program().reads("You had begun an entry")


def test_without_room_the_text_stays_and_saving_works_once_there_is(resident: Visitor) -> None:
    before = resident.diary.entries()
    resident.fill_disk()
    begin_by_key(resident)
    resident.click("4 of 10, moderate")
    write(resident, "a long note " * 500)
    resident.click("Save entry")
    assert resident.page == "entry"
    assert resident.reads(NO_ROOM)
    assert resident.diary.entries() == before
    resident.empty_disk()
    resident.click("Save entry")
    assert resident.page == "today"
    assert resident.diary.entries()[-1].note == "a long note " * 500
    assert len(resident.diary.entries()) == len(before) + 1
