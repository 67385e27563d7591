"""A full disk in the middle of writing: refused in words, nothing typed is lost, and a second try works."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.journeys.visitor import Visitor
from tests.ui.own_desk import lines, write

NO_ROOM = "Not saved: there is no room left on the disk."
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = "A long story about a kerb. " * 600


def note_of(visitor: Visitor) -> QPlainTextEdit:
    (note,) = visitor.program.window.page("entry").findChildren(QPlainTextEdit)
    return note


def press(visitor: Visitor, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """A shortcut, in a window that is in front."""
    visitor.program.window.activateWindow()
    visitor.settle()
    QTest.keyClick(visitor.program.window, key, held)
    visitor.settle()


def test_a_change_that_finds_no_room_leaves_the_entry_and_the_text(resident: Visitor) -> None:
    (before,) = resident.diary.entries()
    resident.click("Diary")
    resident.click("Change Left: 2, mild")
    note_of(resident).setPlainText(LONG)
    resident.fill_disk()
    resident.click("Save entry")
    assert resident.page == "entry"
    assert resident.reads(NO_ROOM)
    assert note_of(resident).toPlainText() == LONG
    assert resident.diary.entries() == (before,)
    resident.empty_disk()
    resident.click("Save entry")
    (after,) = resident.diary.entries()
    assert (after.note, after.recorded) == (LONG, before.recorded)
    assert [past.was.note for past in resident.diary.history(before.id or 0)] == [""]


def test_a_step_done_again_that_finds_no_room_can_be_done_later(resident: Visitor) -> None:
    resident.click("Diary")
    resident.click("New entry")
    resident.click("4 of 10, moderate")
    note_of(resident).setPlainText(LONG)
    resident.click("Save entry")
    press(resident, Qt.Key.Key_Z, CONTROL)
    assert len(resident.diary.entries()) == 1
    resident.fill_disk()
    press(resident, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert resident.reads(NO_ROOM)
    assert len(resident.diary.entries()) == 1
    resident.empty_disk()
    press(resident, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert [entry.note for entry in resident.diary.entries()][-1] == LONG


def test_what_was_begun_is_offered_again_though_it_could_not_be_kept(resident: Visitor) -> None:
    resident.click("Diary")
    resident.click("New entry")
    resident.click("4 of 10, moderate")
    resident.fill_disk()
    note_of(resident).setPlainText(LONG)
    resident.click("Today")
    resident.program.window.show_page("entry")
    assert resident.reads("You had begun an entry")
    resident.click("Go on with it")
    assert note_of(resident).toPlainText() == LONG
    resident.empty_disk()
    resident.click("Save entry")
    assert resident.diary.entries()[-1].note == LONG


def test_an_exercise_that_found_no_room_stands_in_its_form_and_is_kept_later(resident: Visitor) -> None:
    own = resident.program.parts.own
    cues = "\n".join(str(number) * 1500 for number in range(8))
    resident.program.window.show_page("own")
    resident.click("New exercise")
    page = resident.program.window.page("own-exercise")
    write(page, "Name", "Bridge")
    resident.click("Done")
    resident.click("Change: Bridge")
    lines(page, "What to do").setPlainText(cues)
    resident.fill_disk()
    resident.click("Done")
    assert resident.reads(NO_ROOM)
    resident.click("New exercise")
    assert lines(page, "What to do").toPlainText() == cues
    resident.empty_disk()
    resident.click("Done")
    (kept,) = own.written_exercises()
    assert own.own_exercise(kept.id).cues == tuple(cues.split("\n"))


def test_a_routine_that_found_no_room_stands_in_its_form_and_is_kept_later(resident: Visitor) -> None:
    own = resident.program.parts.own
    resident.program.window.show_page("own")
    resident.click("New routine")
    page = resident.program.window.page("own-routine")
    write(page, "Name", "Morning")
    resident.click("Done")
    resident.click("Change: Morning")
    resident.fill_disk()
    for _ in range(30):
        resident.click("Add this exercise")
    resident.click("Done")
    assert resident.reads(NO_ROOM)
    resident.empty_disk()
    resident.click("Change: Morning")
    resident.click("Done")
    (kept,) = own.written_routines()
    assert len(own.own_routine(kept.id).steps) == 30
