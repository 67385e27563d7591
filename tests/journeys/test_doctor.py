"""Towards the doctor's appointment: telling the story, choosing what goes in, and leaving with a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit

from ankle_rehab.domain.activity import Activity, Sport
from tests.fakes.entries import stamp
from tests.fakes.year import write_year
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor


def writes(visitor: Visitor, name: str, words: str) -> None:
    """Type into the field of this name, which keeps it when the page is left."""
    (field,) = (
        one for one in visitor.program.window.findChildren(QPlainTextEdit) if one.accessibleName() == name
    )
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    visitor.click("Today")
    opened(visitor)


def page_of(visitor: Visitor, folder: Path) -> str:
    """Save the page as PDF and read it back."""
    visitor.click("Save as PDF")
    dialog = visitor.front()
    assert isinstance(dialog, QFileDialog)
    path = folder / "page.pdf"
    for field in dialog.findChildren(QLineEdit):
        field.setText(str(path))
    dialog.accept()
    visitor.settle()
    assert visitor.reads(f"Saved: {path}")
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def opened(visitor: Visitor) -> None:
    visitor.program.window.show_page("doctor")
    visitor.settle()


def test_what_is_told_and_asked_stands_on_the_page(resident: Visitor, tmp_path: Path) -> None:
    write_year(resident.program.parts.database)
    opened(resident)
    writes(resident, "How did it begin?", "On a root")
    writes(resident, "My questions, one on each line", "May I run?")
    resident.click("Medicines")
    text = page_of(resident, tmp_path)
    assert "How it began: On a root" in text
    assert "1. May I run?" in text
    assert "Medicines" not in text


def test_all_of_it_is_there_after_a_restart(resident: Visitor, open_program: Open) -> None:
    opened(resident)
    writes(resident, "Since when does it hurt?", "March")
    resident.click("Medicines")
    again = open_program()
    opened(again)
    fields = {one.accessibleName(): one for one in again.program.window.findChildren(QPlainTextEdit)}
    assert fields["Since when does it hurt?"].toPlainText() == "March"
    assert (
        fields["My questions, one on each line"].toPlainText() == "Which medicine or treatment could help me?"
    )
    assert not again.sees("Medicines")[0].isChecked()
    assert again.sees("My questions")[0].isChecked()


def test_the_weeks_of_running_are_ticked_onto_the_page(resident: Visitor, tmp_path: Path) -> None:
    run = Activity(Sport.RUN, stamp(date(2026, 11, 20)), seconds=1800, metres=5000)
    resident.program.parts.runs.add(run)
    opened(resident)
    weeks = "Weeks of running, and pain on the same days"
    assert not resident.sees(weeks)[0].isChecked()
    resident.click(weeks)
    text = page_of(resident, tmp_path)
    assert weeks in text
    assert "In all: 1 run, 5 km." in text


def test_an_activity_is_named_scored_and_rests_for_a_fortnight(resident: Visitor) -> None:
    opened(resident)
    (name,) = (
        one
        for one in resident.program.window.findChildren(QLineEdit)
        if one.accessibleName() == "One more activity"
    )
    name.setText("Stairs")
    resident.click("Add it")
    resident.click("Stairs: 4 of 10")
    assert resident.reads("Last: 4 of 10 on Sunday 22 November")
    assert not resident.sees("Stairs: 4 of 10")
    resident.clock.advance(14 * 86400)
    resident.program.window.show_page("today")
    opened(resident)
    assert resident.sees("Stairs: 4 of 10")


def test_the_preview_says_how_many_pages_there_are(resident: Visitor) -> None:
    opened(resident)
    sheets = [
        one
        for one in resident.program.window.findChildren(QLabel)
        if one.accessibleName().startswith("Preview of page")
    ]
    assert [one.accessibleName() for one in sheets] == ["Preview of page 1 of 1"]
    assert sheets[0].pixmap().width() > 0


def test_undo_takes_back_what_was_told(resident: Visitor) -> None:
    opened(resident)
    writes(resident, "Since when does it hurt?", "March")
    resident.program.parts.diary.undo.undo()
    resident.settle()
    fields = {one.accessibleName(): one for one in resident.program.window.findChildren(QPlainTextEdit)}
    assert not fields["Since when does it hurt?"].toPlainText()
