"""From the physiotherapist: written down, done, cut off, shared with somebody else and printed."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit

from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.session import State
from tests.fakes.own import bridge, morning
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor


def writes(visitor: Visitor, name: str, words: str) -> None:
    """Type into the field of this name on the page in front."""
    page = visitor.program.window.page(visitor.page)
    found = [
        one
        for kind in (QLineEdit, QPlainTextEdit)
        for one in page.findChildren(kind)
        if one.accessibleName() == name
    ]
    (field,) = found
    field.setFocus()
    QTest.keyClicks(field, words)
    visitor.settle()


def chooses(visitor: Visitor, name: str, words: str) -> None:
    page = visitor.program.window.page(visitor.page)
    (box,) = (one for one in page.findChildren(QComboBox) if one.accessibleName() == name)
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())
    visitor.settle()


def files(visitor: Visitor, path: Path) -> None:
    """Answer the dialog of files with this one."""
    dialog = visitor.front()
    assert isinstance(dialog, QFileDialog)
    if dialog.fileMode() is QFileDialog.FileMode.ExistingFile:
        dialog.fileSelected.emit(str(path))
        dialog.close()
    else:
        for field in dialog.findChildren(QLineEdit):
            field.setText(str(path))
        dialog.accept()
    visitor.settle()


def to_own(visitor: Visitor) -> None:
    visitor.program.window.show_page("session")
    visitor.settle()
    visitor.click("From my physiotherapist")


def shelved(visitor: Visitor) -> None:
    """A routine with an exercise of one's own is written down."""
    visitor.program.parts.own.keep_exercise(bridge())
    visitor.program.parts.own.keep_routine(morning())
    visitor.settle()


def test_what_was_shown_is_written_down_and_done(resident: Visitor) -> None:
    to_own(resident)
    resident.click("New exercise")
    writes(resident, "Name", "Bridge")
    writes(resident, "What to do", "Lift your hips.")
    resident.click("Done")
    resident.click("New routine")
    writes(resident, "Name", "Evening")
    resident.click("Add this exercise")
    resident.click("Done")
    assert resident.reads("Bridge")
    resident.click("Start: Evening")
    while not resident.program.parts.player.active:
        resident.none_of_these()
        if resident.sees("2 of 10, mild"):
            resident.click("2 of 10, mild")
    assert resident.page == "player"
    while resident.run().state is not State.FINISHED:
        resident.press(Qt.Key.Key_G)
        resident.wait(20)
    assert resident.run().outcome in (Outcome.COMPLETED, Outcome.PARTIAL)
    assert resident.diary.sessions()[-1].name == "Evening"


def test_a_session_of_ones_own_goes_on_after_a_restart_though_it_was_deleted(
    resident: Visitor, open_program: Open
) -> None:
    shelved(resident)
    to_own(resident)
    resident.click("Start: Morning")
    if not resident.program.parts.player.active:
        resident.none_of_these()
        resident.click("2 of 10, mild")
    resident.wait(15)
    resident.program.parts.own.remove("own-b1")
    resident.program.parts.own.remove("own-a1")
    again = open_program()
    assert again.reads("Morning")
    again.click("Go on at that step")
    if not again.program.parts.player.active:
        again.click("2 of 10, mild")
    assert again.run().plan.name == "Morning"
    again.program.parts.player.end()
    assert again.diary.sessions()[-1].name == "Morning"


def test_one_that_is_gone_for_good_can_still_be_kept(resident: Visitor, open_program: Open) -> None:
    shelved(resident)
    to_own(resident)
    resident.click("Start: Morning")
    if not resident.program.parts.player.active:
        resident.none_of_these()
        resident.click("2 of 10, mild")
    resident.wait(15)
    resident.program.parts.own.erase("own-a1")
    again = open_program()
    assert not again.sees("Go on at that step")
    again.click("Save what was done")
    assert again.diary.sessions()[-1].name == "Morning"


def test_a_routine_goes_to_somebody_else_as_a_file(resident: Visitor, tmp_path: Path) -> None:
    shelved(resident)
    to_own(resident)
    resident.click("Share: Morning")
    files(resident, tmp_path / "for-anna.ankle-routine.json")
    assert resident.reads("Saved:")
    own = resident.program.parts.own
    own.erase("own-b1")
    own.erase("own-a1")
    resident.settle()
    resident.click("Read a shared file")
    files(resident, tmp_path / "for-anna.ankle-routine.json")
    assert resident.reads("From the file for-anna")
    assert resident.sees("Morning: new")
    resident.click("Take what is ticked")
    assert own.own_routine("own-a1") == morning()
    assert own.own_exercise("own-b1") == bridge()


def test_a_routine_is_printed_from_its_page_and_from_session(resident: Visitor, tmp_path: Path) -> None:
    shelved(resident)
    to_own(resident)
    resident.click("Print: Morning")
    assert resident.page == "routine-sheet"
    resident.click("Save as PDF")
    files(resident, tmp_path / "morning.pdf")
    (page,) = PdfReader(tmp_path / "morning.pdf").pages
    assert "Bridge & lift" in " ".join(page.extract_text().split())
    chooses(resident, "Which routine?", "Desk break")
    resident.click("Save as PDF")
    files(resident, tmp_path / "desk.pdf")
    (page,) = PdfReader(tmp_path / "desk.pdf").pages
    assert "Desk break" in " ".join(page.extract_text().split())


def test_a_twist_closes_ones_own_routine_like_any_other(resident: Visitor) -> None:
    shelved(resident)
    resident.program.parts.guard.answer(frozenset(), twisted=True)
    to_own(resident)
    resident.click("Start: Morning")
    resident.settle()
    assert not resident.program.parts.player.active
    resident.none_of_these()
    assert not resident.program.parts.player.active
