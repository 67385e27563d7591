"""Export and import: asked before anything is replaced, and what comes is seen before it is taken."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.ui import style
from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.theme import LIGHT
from tests.fakes.clock import FakeClock
from tests.ui.house import button, click, seen
from tests.ui.test_layouts import cut_off
from tests.ui.transfer_desk import Desk


@pytest.fixture
def desk(
    qapp: QApplication, qtbot: QtBot, clock: FakeClock, data_dir: Path, tmp_path: Path
) -> Generator[Desk]:
    style.apply(qapp, LIGHT, 1.0)
    documents = tmp_path / "documents"
    documents.mkdir()
    desk = Desk(qapp, clock, data_dir, documents)
    qtbot.addWidget(desk.page)
    yield desk
    desk.bench.close()


def test_it_says_that_this_is_health_data(desk: Desk) -> None:
    assert desk.reads("What you save is a copy of your health data")
    click(desk.page, "Your data")
    assert desk.asked_for == ["data"]


@pytest.mark.parametrize(
    ("form", "offered"),
    [
        ("One file with everything", "ankle-rehab-2026-11-22.json"),
        ("For a clinic's computer", "ankle-rehab-fhir-2026-11-22.json"),
    ],
)
def test_a_file_is_saved_and_where_it_is_is_said(desk: Desk, form: str, offered: str) -> None:
    desk.bench.write()
    target = desk.documents / "mine.json"
    desk.saves(form, target)
    assert desk.answers.asked == [offered]
    assert json.loads(target.read_text(encoding="utf-8"))
    assert desk.reads("Saved: 1 record.")
    assert any(str(target) in label.accessibleName() for label in desk.page.findChildren(QLabel))


def test_tables_are_saved_into_a_folder(desk: Desk) -> None:
    desk.bench.write()
    desk.saves("Tables", desk.documents)
    assert (desk.documents / "pain.csv").exists()
    assert desk.reads("Saved: 1 record.")


def test_without_a_place_nothing_happens(desk: Desk) -> None:
    click(desk.page, "Choose where to save")
    assert desk.bench.said == []
    assert button(desk.page, "Choose where to save").isEnabled()


def test_a_file_that_is_there_is_replaced_only_when_asked_for(desk: Desk) -> None:
    target = desk.documents / "diary.json"
    target.write_text("old", encoding="utf-8")
    desk.answers.place = target
    click(desk.page, "Choose where to save")
    assert desk.reads("diary.json is there already. Replace it?")
    assert button(desk.page, "Choose another place").hasFocus()
    click(desk.page, "Do not save")
    assert target.read_text(encoding="utf-8") == "old"
    click(desk.page, "Choose where to save")
    desk.answers.place = desk.documents / "other.json"
    QTest.keyClick(button(desk.page, "Choose another place"), Qt.Key.Key_Space)
    desk.bench.finish()
    assert (desk.documents / "other.json").exists()
    desk.answers.place = target
    click(desk.page, "Choose where to save")
    click(desk.page, "Replace it")
    desk.bench.finish()
    assert target.read_text(encoding="utf-8") != "old"


def test_tables_that_are_there_are_replaced_only_when_asked_for(desk: Desk) -> None:
    (desk.documents / "pain.csv").write_text("old", encoding="utf-8")
    desk.answers.place = desk.documents
    click(desk.page, "Save it as: Tables")
    click(desk.page, "Choose where to save")
    assert desk.reads("In that folder are tables already: pain.csv. Replace them?")
    click(desk.page, "Replace it")
    desk.bench.finish()
    assert (desk.documents / "pain.csv").read_text(encoding="utf-8") != "old"


def test_what_stands_in_the_way_is_said(desk: Desk) -> None:
    desk.saves("One file with everything", desk.documents / "nowhere" / "diary.json")
    assert desk.reads("Not saved: that folder is not there.")
    assert button(desk.page, "Choose where to save").isEnabled()


def test_it_can_be_called_back(desk: Desk) -> None:
    for hour in range(20):
        desk.bench.write(note="a long note " * 5000, hour=hour)
    desk.answers.place = desk.documents / "diary.json"
    click(desk.page, "Choose where to save")
    assert seen(desk.page, QProgressBar, "Saving the file")
    assert not button(desk.page, "Choose a file").isEnabled()
    click(desk.page, "Cancel")
    assert list(desk.documents.iterdir()) == []
    assert button(desk.page, "Choose where to save").isVisibleTo(desk.page)


def test_what_is_new_is_seen_before_it_is_taken_and_can_be_taken_back(desk: Desk) -> None:
    entry = desk.bench.write(note="mine")
    archive = desk.archive()
    desk.bench.diary.remove_pain(entry.id or 0)
    desk.bench.diary.empty_trash()
    desk.brings(archive)
    assert desk.reads("What is in the file")
    assert desk.reads("Pain entries: 1 new")
    assert not desk.reads("Save it for elsewhere")
    assert desk.bench.diary.entries() == ()
    click(desk.page, "Take it in")
    desk.bench.finish()
    assert desk.reads("Taken in. Pain entries: 1")
    assert [one.note for one in desk.bench.diary.entries()] == ["mine"]
    (notice,) = desk.notices
    assert notice.undo is not None
    notice.undo()
    assert desk.bench.diary.entries() == ()


def test_what_is_here_already_is_not_offered(desk: Desk) -> None:
    desk.bench.write()
    desk.brings(desk.archive())
    assert desk.reads("Pain entries: 1 here already")
    assert desk.reads("All of it is here already.")
    assert not seen(desk.page, QWidget, "Take it in")
    click(desk.page, "Leave it")
    assert desk.reads("Save it for elsewhere")


def test_each_difference_is_shown_and_mine_is_kept_unless_chosen(desk: Desk) -> None:
    entries = [desk.bench.write(score, note="old", hour=hour) for hour, score in ((7, 1), (8, 2))]
    archive = desk.archive()
    for entry in entries:
        desk.bench.diary.edit_pain(replace(entry, score=9))
    desk.brings(archive)
    assert desk.reads("Pain entries: 2 different")
    assert desk.reads("Here: 9, severe")
    assert desk.reads("In the file: 1, mild")
    first = "Left, at rest, before, Sunday 22 November, 08:00"
    assert button(desk.page, f"{first}: Keep mine").isChecked()
    click(desk.page, f"{first}: Take the other")
    click(desk.page, "Take it in")
    desk.bench.finish()
    assert [one.score for one in desk.bench.diary.entries()] == [1, 9]


def test_all_differences_can_be_chosen_at_once(desk: Desk) -> None:
    entries = [desk.bench.write(1, hour=hour) for hour in range(12)]
    archive = desk.archive()
    for entry in entries:
        desk.bench.diary.edit_pain(replace(entry, score=9))
    desk.brings(archive)
    assert desk.reads("1 to 10 of 12")
    click(desk.page, "Further ones")
    assert desk.reads("11 to 12 of 12")
    click(desk.page, "Take all from the file")
    click(desk.page, "Keep all of mine")
    click(desk.page, "Take all from the file")
    click(desk.page, "Take it in")
    desk.bench.finish()
    assert {one.score for one in desk.bench.diary.entries()} == {1}


def test_settings_come_only_with_a_tick(desk: Desk) -> None:
    desk.bench.parts.preferences.change(sore_side=Side.LEFT)
    archive = desk.archive()
    desk.bench.parts.preferences.change(sore_side=Side.RIGHT)
    desk.brings(archive)
    (box,) = seen(desk.page, QCheckBox, "Take over the settings in the file, too")
    box.click()
    click(desk.page, "Take it in")
    desk.bench.finish()
    assert desk.bench.parts.preferences.settings.sore_side == Side.LEFT


def test_a_folder_of_tables_comes_in(desk: Desk) -> None:
    entry = desk.bench.write(note="=1+1")
    desk.saves("Tables", desk.documents)
    desk.bench.diary.remove_pain(entry.id or 0)
    desk.bench.diary.empty_trash()
    desk.brings(desk.documents)
    click(desk.page, "Take it in")
    desk.bench.finish()
    assert [one.note for one in desk.bench.diary.entries()] == ["=1+1"]


def test_a_file_that_is_not_understood_is_one_sentence(desk: Desk) -> None:
    wrong = desk.documents / "wrong.csv"
    wrong.write_text("name\r\nJo\r\n", encoding="utf-8")
    desk.brings(wrong)
    assert desk.reads("This is neither an archive nor a table of this program. Nothing was taken from it.")


@pytest.mark.parametrize(
    "more",
    [
        '"schema":1,"entries":[{"id":1,"' + "x" * 100_000 + '":1}]}',
        '"schema":1,"' + "y" * 100_000 + '":1}',
        '"schema":' + "9" * 4_000 + "}",
    ],
    ids=["field", "name", "schema"],
)
def test_a_sentence_stays_short_whatever_the_file_says(desk: Desk, more: str) -> None:
    wrong = desk.documents / "wrong.json"
    wrong.write_text(f'{{"format":"ankle-rehab-archive",{more}', encoding="utf-8")
    desk.brings(wrong)
    (told,) = [one for one in desk.page.findChildren(QLabel) if "Nothing was taken" in one.accessibleName()]
    assert len(told.accessibleName()) < 300


def test_a_name_too_long_for_the_disk_is_one_sentence(desk: Desk) -> None:
    desk.saves("One file with everything", desk.documents / ("x" * 300))
    assert desk.reads("Not saved: that name cannot be used there.")


def test_the_folder_of_the_diary_is_no_place_to_save_in(desk: Desk) -> None:
    desk.bench.write()
    desk.answers.place = desk.bench.folder / "diary.db"
    click(desk.page, "Choose where to save")
    click(desk.page, "Replace it")
    assert desk.reads("Not saved: that folder belongs to the diary itself. Please choose another one.")


def test_a_file_that_went_away_is_one_sentence(desk: Desk) -> None:
    desk.brings(desk.documents / "gone.json")
    assert desk.reads("The file could not be read. Nothing was taken from it.")


def test_without_a_backup_nothing_comes_in(desk: Desk) -> None:
    archive = desk.archive()
    (desk.bench.folder / "backups").write_text("in the way", encoding="utf-8")
    archive.write_text(
        json.dumps(
            json.loads(archive.read_text(encoding="utf-8"))
            | {"days": [{"date": "2026-11-01", "kind": "rest"}]}
            | {"counts": dict.fromkeys(counts(archive), 0) | {"days": 1}}
        ),
        encoding="utf-8",
    )
    desk.bench.write()
    desk.brings(archive)
    click(desk.page, "Take it in")
    desk.bench.finish()
    assert desk.reads("Nothing was taken in, for no backup could be made.")
    assert desk.bench.diary.days()[0].kind is None


def counts(archive: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads(archive.read_text(encoding="utf-8"))["counts"]
    return found


def test_a_diary_open_for_reading_leaves_and_takes_nothing_in(
    desk: Desk, qapp: QApplication, qtbot: QtBot, clock: FakeClock
) -> None:
    desk.bench.write(note="of old")
    desk.bench.database.close()
    reader = Desk(qapp, clock, desk.bench.folder, desk.documents, reading=True)
    qtbot.addWidget(reader.page)
    assert not button(reader.page, "Choose a file").isEnabled()
    assert reader.reads("The diary is open for reading only")
    archive = reader.archive()
    assert "of old" in archive.read_text(encoding="utf-8")
    reader.bench.close()


def test_the_dialogs_of_the_desktop_say_what_was_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    chosen: list[Path] = []
    (tmp_path / "diary.json").write_text("old", encoding="utf-8")
    ways: list[Callable[[], None]] = [
        lambda: FileChoice().save(over, "Save", "new.json", "JSON (*.json)", chosen.append),
        lambda: FileChoice().file(over, "Open", "JSON (*.json)", chosen.append),
        lambda: FileChoice().folder(over, "Folder", chosen.append),
    ]
    for way, place in zip(ways, ("new.json", "diary.json", ""), strict=True):
        way()
        (dialog,) = (one for one in over.findChildren(QFileDialog) if one.isVisible())
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(tmp_path / place))
        dialog.fileSelected.emit(str(tmp_path / place))
        dialog.reject()
    assert chosen == [tmp_path / "new.json", tmp_path / "diary.json", tmp_path]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(desk: Desk, qapp: QApplication, scale: float) -> None:
    style.apply(qapp, LIGHT, scale)
    desk.page.resize(724, 420)
    entry = desk.bench.write(3, note="A note of some length that was written after a long walk " * 3)
    archive = desk.archive()
    QApplication.processEvents()
    assert cut_off(desk.page) == []
    desk.bench.diary.edit_pain(replace(entry, score=9))
    desk.bench.parts.preferences.change(sounds_volume=3)
    desk.brings(archive)
    for _ in range(3):
        QApplication.processEvents()
    assert cut_off(desk.page) == []
    style.apply(qapp, LIGHT, 1.0)
